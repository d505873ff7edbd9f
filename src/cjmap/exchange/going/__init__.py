"""From maps to a file of another tool."""
