"""Replicas are killed, paused and cut off while made-up people press, and what was promised is kept."""
