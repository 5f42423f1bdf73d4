"""Conversations that must always go the same way, and the promises that hold for every line of code."""
