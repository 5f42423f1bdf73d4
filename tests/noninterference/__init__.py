"""Two worlds that differ in one secret, and who can tell them apart: nobody but whom the table allows."""
