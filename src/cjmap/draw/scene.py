"""The scene: what is on a picture, as plain shapes with positions.

A picture is a function from a map to a `Scene`; a writer (`dot`, `svg`, …) knows only the shapes
below. All lengths are points (1/72 inch), x runs right and y runs down from the top left corner.
Colours are `#rrggbb`. Nothing here knows what a journey is, or what SVG is.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

Point = tuple[float, float]

Anchor = Literal["start", "middle", "end"]
Dash = Literal["solid", "dashed", "dotted", "chained"]
"""A chained line has a dot between any two dashes."""
Direction = Literal["ltr", "rtl"]


class Weight(Enum):
    """The three weights of the typeface; the value is the style's name in the font files."""

    REGULAR = "Regular"
    SEMIBOLD = "SemiBold"
    BOLD = "Bold"


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with its top left corner at (x, y); `rounded` corners have a radius ≤ 12 pt."""

    x: float
    y: float
    width: float
    height: float
    fill: str
    stroke: str | None = None
    stroke_width: float = 1.0
    rounded: bool = True
    dash: Dash = "solid"


@dataclass(frozen=True, slots=True)
class Disc:
    """A filled circle around (x, y)."""

    x: float
    y: float
    radius: float
    fill: str
    stroke: str | None = None
    stroke_width: float = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A closed shape of cubic Bézier pieces (3n + 1 points, the last equal to the first).

    Areas lie below every other shape, in the order in which they occur.
    """

    points: tuple[Point, ...]
    fill: str


@dataclass(frozen=True, slots=True)
class Stroke:
    """An open line of cubic Bézier pieces (3n + 1 points), with an arrowhead at either end.

    The tip of an arrowhead is the end of the line. `heads` holds the arrowheads of a stroke that
    was drawn, as closed outlines with straight sides; its line then ends where they begin.
    """

    points: tuple[Point, ...]
    colour: str
    width: float = 1.2
    dash: Dash = "solid"
    tail: bool = False
    head: bool = False
    heads: tuple[tuple[Point, ...], ...] | None = None


@dataclass(frozen=True, slots=True)
class Words:
    """Lines of text, one below the other at 1.2 × `size`; y is the first line's baseline.

    The lines are what is drawn: clean and already wrapped (see `cjmap.draw.text`). `anchor` says
    which part of a line lies at x, as one sees it: "start" is the left end of a line in any
    script. `direction` is the order of reading, in which runs of other scripts and full stops
    are set.
    """

    x: float
    y: float
    lines: tuple[str, ...]
    size: float
    colour: str
    weight: Weight = Weight.REGULAR
    anchor: Anchor = "start"
    direction: Direction = "ltr"
    struck: bool = False
    """Whether a line runs through the letters: what they say no longer holds."""
    text: str = field(default="", compare=False)
    """What the lines say, unbroken, for those who set it anew; empty where the lines are it."""


@dataclass(frozen=True, slots=True)
class Image:
    """A picture of the bytes `data`, cut to fill a rectangle with its top left corner at (x, y).

    `data` is a PNG or JPEG file as `cjmap.draw.writers.images.load_picture` gives it; nothing else may
    get here. With `circle` only the circle that touches the sides of the rectangle is shown.
    """

    x: float
    y: float
    width: float
    height: float
    data: bytes
    circle: bool = False


Shape = Box | Disc | Area | Stroke | Words | Image


@dataclass(frozen=True, slots=True)
class Mark:
    """Shapes that mean one thing together: a card with its text, a curve, a badge.

    `css` holds the classes, the kind of mark first; `id` names it within the map (empty for what
    needs no name); `title` is what a pointer or a screen reader is told. `lane` is the key of the
    lane that it belongs to (several, with blanks between, for an arrow from one to another), `series` that of the curve, where a lane has several; `href` is the
    address that it leads to: a relative path, or one with http or https; any other is dropped.
    """

    css: str
    shapes: tuple[Shape, ...]
    id: str = ""
    title: str = ""
    lane: str = ""
    series: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Scene:
    """A whole picture. `marks` are in the order of painting, which is also that of reading."""

    kind: str
    id: str
    title: str
    description: str
    lang: str
    width: float
    height: float
    background: str
    marks: tuple[Mark, ...]
    missing: frozenset[str] = field(default_factory=frozenset)
    """Characters in the picture's texts that the shipped fonts do not have."""

    def shapes(self) -> Iterator[Shape]:
        """Give all shapes in the order of painting."""
        for mark in self.marks:
            yield from mark.shapes


def moved(shape: Shape, dx: float, dy: float) -> Shape:
    """Give the shape `dx` points further right and `dy` points further down."""
    if isinstance(shape, (Area, Stroke)):
        return replace(shape, points=tuple((x + dx, y + dy) for x, y in shape.points))
    return replace(shape, x=shape.x + dx, y=shape.y + dy)


def polyline(*points: Point) -> tuple[Point, ...]:
    """Write straight lines through `points` as the Bézier pieces that `Stroke` and `Area` take."""
    path: list[Point] = [points[0]]
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        path += [
            (x0 + (x1 - x0) / 3, y0 + (y1 - y0) / 3),
            (x0 + 2 * (x1 - x0) / 3, y0 + 2 * (y1 - y0) / 3),
            (x1, y1),
        ]
    return tuple(path)


def polygon(*points: Point) -> tuple[Point, ...]:
    """Write a closed shape with straight sides as Bézier pieces."""
    return polyline(*points, points[0])


def rounded_polyline(points: list[Point], radius: float) -> tuple[Point, ...]:
    """Write an orthogonal line through `points` with its corners rounded by at most `radius`."""
    path: list[Point] = [points[0]]

    def straight_to(end: Point) -> None:
        if path[-1] != end:
            path.extend(polyline(path[-1], end)[1:])

    for before, corner, after in zip(points, points[1:], points[2:], strict=False):
        room = min(_distance(before, corner) / 2, _distance(corner, after) / 2, radius)
        start = _towards(corner, before, room)
        end = _towards(corner, after, room)
        straight_to(start)
        if start != end:
            # 0.5523 makes a cubic piece the nearest to a quarter of a circle.
            path += [
                _towards(start, corner, room * 0.5523),
                _towards(end, corner, room * 0.5523),
                end,
            ]
    straight_to(points[-1])
    return tuple(path)


def rounded_area(x: float, y: float, width: float, height: float, radius: float, fill: str) -> Area:
    """Give a filled rectangle whose corners are rounded by `radius`."""
    r = min(radius, width / 2, height / 2)
    right, bottom = x + width, y + height
    k = r * (1 - 0.5523)
    path: list[Point] = [(x + r, y)]

    def line(end: Point) -> None:
        path.extend(polyline(path[-1], end)[1:])

    line((right - r, y))
    path.extend([(right - k, y), (right, y + k), (right, y + r)])
    line((right, bottom - r))
    path.extend([(right, bottom - k), (right - k, bottom), (right - r, bottom)])
    line((x + r, bottom))
    path.extend([(x + k, bottom), (x, bottom - k), (x, bottom - r)])
    line((x, y + r))
    path.extend([(x, y + k), (x + k, y), (x + r, y)])
    return Area(tuple(path), fill)


def _distance(a: Point, b: Point) -> float:
    return abs(a[0] - b[0]) + abs(a[1] - b[1])


def _towards(start: Point, end: Point, length: float) -> Point:
    whole = _distance(start, end)
    if whole == 0:
        return start
    part = length / whole
    return (start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part)
