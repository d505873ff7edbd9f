"""What git tells of the maps of a portal: their versions, and what changed from one to the next.

- `traces`: which versions each map has, from one look at the log.
- `chronicle`: the same of a whole portal, and the maps as they were, read when they are asked for.
- `lately`: the last changes of all maps.
- `changes`: changes in words, sorted by how much they weigh.
"""
