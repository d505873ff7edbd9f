"""Links and curves: edges that are tied to what they join, and move with it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjmap.draw.scene import Stroke
from cjmap.exchange.drawio import shapes
from cjmap.exchange.drawio.marks import sides_of
from cjmap.exchange.drawio.pages import LAYER, Cell
from cjmap.exchange.drawio.paths import at, pieces, turns

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjmap.draw.scene import Mark, Point
    from cjmap.exchange.drawio.paths import Bounds, Piece

_NEAR = 1.5
"""How far from a card's side a link may end that is tied to it, in points."""

_ALONG = 4
"""How many points each piece of a curve gives to the edge that follows it."""

_ROUND = 14
"""Twice the radius of a link's corners, in points."""


def link(mark: Mark, id: str, cards: Mapping[str, Bounds]) -> list[Cell]:
    """Return a link as an edge between the two cards that it touches, with its corners."""
    (stroke,) = (shape for shape in mark.shapes if isinstance(shape, Stroke))
    points = turns(stroke.points)
    looks = shapes.stroke(stroke) | {"edgeStyle": "orthogonalEdgeStyle", "rounded": 1}
    looks |= {"arcSize": _ROUND, "jumpStyle": "none"}
    source, target = _touched(points[0], cards), _touched(points[-1], cards)
    for card, point, end in ((source, points[0], "exit"), (target, points[-1], "entry")):
        if card is not None:
            looks |= _tied(point, cards[card], end)
    return [Cell(id, looks, points=points, source=source, target=target)]


def _touched(point: Point, cards: Mapping[str, Bounds]) -> str | None:
    """Return the card on whose side a point lies."""
    x, y = point
    for id, (left, top, right, bottom) in cards.items():
        inside = left - _NEAR <= x <= right + _NEAR and top - _NEAR <= y <= bottom + _NEAR
        on_side = min(abs(x - left), abs(x - right), abs(y - top), abs(y - bottom)) <= _NEAR
        if inside and on_side:
            return id
    return None


def _tied(point: Point, sides: Bounds, end: str) -> shapes.Looks:
    """Return where an edge meets a card, in parts of its width and height."""
    left, top, right, bottom = sides
    across = (point[0] - left) / ((right - left) or 1.0)
    down = (point[1] - top) / ((bottom - top) or 1.0)
    x, y = (min(max(round(value, 3), 0.0), 1.0) for value in (across, down))
    return {f"{end}X": x, f"{end}Y": y, f"{end}Dx": 0, f"{end}Dy": 0}


def curve(
    mark: Mark,
    id: str,
    markers: Sequence[tuple[str, Mark]],
    naming: Callable[[str], str],
    origin: Point,
    parent: str = LAYER,
) -> list[Cell]:
    """Return a curve as edges from one marker to the next one, and to its two ends.

    `markers` are the cells at its points with their marks. Each edge has the colour that the curve
    has in its middle.
    """
    places = sorted((_middle(each), id) for id, each in markers)
    runs: dict[int, list[tuple[Piece, Stroke]]] = {}
    strokes = [shape for shape in mark.shapes if isinstance(shape, Stroke)]
    for stroke in strokes:
        for piece in pieces(stroke.points):
            x = at(piece, 0.5)[0]
            gap = sum(place[0] <= x for place, _ in places)
            runs.setdefault(gap, []).append((piece, stroke))
    cells: list[Cell] = []
    for gap, run in sorted(runs.items()):
        source = _tied_to(run[0][0][0], places, gap - 1)
        target = _tied_to(run[-1][0][3], places, gap)
        looks = shapes.stroke(run[len(run) // 2][1]) | {"curved": 1}
        points = [(x - origin[0], y - origin[1]) for x, y in _along([each for each, _ in run])]
        own = id if not cells else naming("part")
        cells.append(Cell(own, looks, parent=parent, points=points, source=source, target=target))
    return cells


def _tied_to(point: Point, places: Sequence[tuple[Point, str]], number: int) -> str | None:
    """Return the marker with this number, if the curve goes through it."""
    if not 0 <= number < len(places):
        return None
    place, id = places[number]
    return id if math.dist(point, place) < _NEAR * 2 else None


def _along(run: Sequence[Piece]) -> Iterator[Point]:
    """Give points along pieces that follow one another."""
    count = max(1, math.ceil(_ALONG * 2 / len(run)))
    yield run[0][0]
    for piece in run:
        for number in range(1, count + 1):
            yield at(piece, number / count)


def _middle(mark: Mark) -> Point:
    left, top, right, bottom = sides_of(mark.shapes[0])
    return (left + right) / 2, (top + bottom) / 2
