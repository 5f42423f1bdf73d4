"""Slack: verified requests become presses, cards become Block Kit, notices go out through the Web API."""
