"""Everything that is kept: the only SQL, the only encryption, and the shape of what is sealed."""
