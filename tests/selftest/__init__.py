"""The selftest, as an operator runs it: the command line against our own Slack and Teams."""
