"""A database in trouble, a clock that jumps, a release that follows another: with the real program."""
