"""A member's own page: the real program behind real HTTP on loopback, and Chromium in front of it."""
