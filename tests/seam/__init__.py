"""The laws of the seam (``bot.storage.seam``), each tried on each waker, on real databases."""
