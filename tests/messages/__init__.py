"""What Kaveri says and understands, on every page it can show."""
