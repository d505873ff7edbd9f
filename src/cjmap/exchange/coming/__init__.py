"""From a file of another tool to maps."""
