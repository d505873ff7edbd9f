"""What git tells of the maps of a portal: their versions, and what changed from one to the next.

- `traces`: which versions each map has, from one look at the log.
- `archive`: the maps as they were, read when they are asked for, and kept.
- `chronicle`: both for one portal.
- `lately`: the last changes of all maps.
"""
