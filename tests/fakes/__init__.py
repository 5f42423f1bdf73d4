"""Small real implementations that pass the same contracts as what they stand for."""
