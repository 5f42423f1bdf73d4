"""What every store promises: in memory, on SQLite and on PostgreSQL."""
