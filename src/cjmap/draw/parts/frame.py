"""The measures that all pictures have in common, in points."""

MARGIN = 42.0
"""Space around the picture."""

GAP = 10.0
"""Space between the lanes and the column with their names, and between the people's boxes."""

LEAST = 780.0
"""The least inner width; below it a header has no room."""
