"""People in two places: Slack and Teams in one program, each adapter against its own strict fake."""
