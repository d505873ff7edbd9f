"""How large a picture may become before it is refused: beyond that nobody reads it, and Graphviz
takes minutes and gigabytes for it.

A map of 1 MB can hold 30,000 stages. Graphviz takes some 80 µs and 13 KB for a shape; for areas, which
it reads out of one long text, it takes time with the square of their number.
"""

from __future__ import annotations

from cjmap.draw.errors import TooLargeError

MOST_SHAPES = 50_000
"""The most shapes of a picture, areas too: Graphviz takes up to 4 s and 650 MB for so many."""

MOST_AREAS = 6_000
"""The most areas of a picture (the stages, the grounds of lanes, rows and groups): 6 to 9 s."""

MOST_ARROWS = 4_000
"""The most arrows of a table: to find their ways takes 6 s for so many."""

MOST_ROUTING = 10_000_000
"""The most that arrows times the places of the grid that they run on may be: 5 to 8 s."""

_SPLIT = "Split the map, or the workspace if the picture shows all of it."


def check_arrows(arrows: int, places: int) -> None:
    """Raise TooLargeError for so many arrows on a grid of so many places, if that is too much."""
    if arrows > MOST_ARROWS or arrows * places > MOST_ROUTING:
        which = (
            f"{arrows:,} arrows would have to find their ways"
            if arrows > 1
            else "an arrow would have to find its way"
        )
        raise TooLargeError(
            f"The picture is too large: {which} in it.",
            hint=_SPLIT,
        )


def check_size(shapes: int, areas: int) -> None:
    """Raise TooLargeError for a picture that has so many shapes, or at least so many, if that is too much.

    What knows early that its picture has at least so many asks before it lays anything out.
    """
    for count, most, what in (
        (areas, MOST_AREAS, "stages and coloured grounds"),
        (shapes, MOST_SHAPES, "lines, boxes and texts"),
    ):
        if count > most:
            raise TooLargeError(
                f"The picture is too large: it would have more than {most:,} {what}.",
                hint=_SPLIT,
            )
