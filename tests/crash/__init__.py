"""The real program, killed at every database write, key-store write and outward call, and started again."""
