"""How fast Kaveri answers Slack, next to bots that do nothing, on the same machine in the same minute."""
