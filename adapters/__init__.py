"""One folder per platform. A folder translates, and knows no other folder and no domain event."""
