"""The version of the map format itself."""

NEWEST_FORMAT = 1
"""The format that the models describe; `cjmap.migrate` brings older maps to it."""
