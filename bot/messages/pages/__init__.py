"""Saying → dialog, one file per part of the story. Every function is pure; every sentence is in a locale."""
