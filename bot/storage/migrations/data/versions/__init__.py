"""One file per release that changed the data database."""
