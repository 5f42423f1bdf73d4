"""How Kaveri speaks and listens: every page, in every language."""
