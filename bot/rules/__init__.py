"""Facts in, decisions out. Nothing here does I/O, reads a clock, draws a random number or logs."""
