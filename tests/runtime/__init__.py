"""The engine and what runs around it, driven through the playground on a pushed clock."""
