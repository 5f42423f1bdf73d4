"""The migrations of the data database."""
