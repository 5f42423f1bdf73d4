"""Microsoft Teams: Bot Framework activities → Press · Card → Adaptive Card · the Connector's REST API."""
