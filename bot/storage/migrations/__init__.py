"""How the schemas came to be: one tree for the data database, one for the key store."""
