"""A made-up company that lives for weeks of virtual time, while what must always be true is watched."""
