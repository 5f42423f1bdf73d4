"""The page a newcomer tries first: what it renders, what it refuses, and how it is in a real browser."""
