"""The Teams adapter against a strict Teams of our own."""
