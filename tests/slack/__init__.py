"""Kaveri in Slack, against our own strict Slack."""
