"""The migrations of the key store."""
