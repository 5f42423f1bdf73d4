"""What every adapter promises, run over a registry of them (``registry.py``)."""
