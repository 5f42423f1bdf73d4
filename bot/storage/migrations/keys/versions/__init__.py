"""One file per release that changed the key store."""
