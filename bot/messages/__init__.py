"""How Kaveri speaks and listens, on neutral cards that every adapter renders in its own way. Pure."""
