"""Stored states of every format that was ever released. Each must be read for ever; add, never edit.

``NAME.json`` is a state as it was sealed; ``NAME.full.json`` is the same with every default written out.
"""
