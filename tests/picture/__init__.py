"""The picture of the states, drawn from what the rules do."""
