"""Questionnaires from files: how they are read, what a broken one is told, and what numbers come of them."""
