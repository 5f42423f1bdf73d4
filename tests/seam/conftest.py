"""Every law is tried on every waker."""

from tests.seam.rig import house

__all__ = ["house"]
