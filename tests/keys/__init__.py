"""Master keys: replaced while everybody goes on, kept by a key service, and missing."""
