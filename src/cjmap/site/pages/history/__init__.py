"""The history of all maps: what changed lately, and the versions of each."""
