"""The curious: what anybody with one thing can learn of the members, tried in earnest."""
