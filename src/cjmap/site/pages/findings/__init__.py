"""The findings: maps that cannot be read, then what the rules found in each map, and why it matters."""
