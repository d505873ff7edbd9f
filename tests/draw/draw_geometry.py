"""Read a rendered SVG back: where its shapes, texts and lines are, in points.

Nothing here knows a scene or a map: only what stands in the bytes counts. `read` gives a `Drawing`
with all parts in the order in which they are painted; `draw_checks` judges it.
"""

from __future__ import annotations

import itertools
import math
import re
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

SPACE = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
WEIGHTS = {"600": Weight.SEMIBOLD, "700": Weight.BOLD}

ASCENT = 0.76
DESCENT = 0.22
"""How far letters reach above and below the baseline, in sizes of the font."""

SLACK = 0.6
"""What counts as nothing, in points: rounding, and pens that meet."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box, slack: float = SLACK) -> bool:
        """Tell whether the other one lies inside."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Box, slack: float = SLACK) -> bool:
        """Tell whether both share an area (not only a side)."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )

    def grown(self, by: float) -> Box:
        """Give the box with its sides moved outwards."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)

    @property
    def width(self) -> float:
        """From the left to the right side."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From the upper to the lower side."""
        return self.bottom - self.top

    @property
    def centre(self) -> Point:
        """The middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def __str__(self) -> str:
        return f"({self.left:.1f} {self.top:.1f} {self.right:.1f} {self.bottom:.1f})"


@dataclass(frozen=True, slots=True, eq=False)
class Outline:
    """A closed, filled shape. `radius` is 0 for what is no circle."""

    order: int
    group: Group
    fill: str
    edge: str
    """`none` or a colour."""
    edge_width: float
    dash: str
    points: tuple[Point, ...]
    box: Box
    radius: float = 0.0
    rectangle: bool = False
    """Whether it fills its box but for round corners."""

    def holds(self, box: Box, slack: float = SLACK) -> bool:
        """Tell whether a box lies inside."""
        if not self.box.holds(box, slack):
            return False
        return self.rectangle or all(
            self.has(point) for point in corners(box.grown(-min(slack, box.height / 4)))
        )

    def overlaps(self, box: Box) -> bool:
        """Tell whether it shares an area with a box."""
        if not self.box.overlaps(box):
            return False
        if self.rectangle:
            return True
        around = (*self.points, self.points[0])
        return enters(around, box, SLACK) or self.has(box.centre)

    def has(self, point: Point) -> bool:
        """Tell whether a point lies inside."""
        x, y = point
        if not (self.box.left <= x <= self.box.right and self.box.top <= y <= self.box.bottom):
            return False
        if self.rectangle:
            return True
        inside = False
        for (x0, y0), (x1, y1) in itertools.pairwise((*self.points, self.points[0])):
            if (y0 > y) != (y1 > y) and x < x0 + (y - y0) / (y1 - y0) * (x1 - x0):
                inside = not inside
        return inside


@dataclass(frozen=True, slots=True, eq=False)
class Pen:
    """An open line."""

    order: int
    group: Group
    colour: str
    width: float
    dash: str
    points: tuple[Point, ...]
    box: Box


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """One line of text."""

    order: int
    group: Group
    text: str
    box: Box
    colour: str
    size: float
    weight: Weight


@dataclass(frozen=True, slots=True, eq=False)
class Photo:
    """A bitmap."""

    order: int
    group: Group
    box: Box


Part = Outline | Pen | Line | Photo


@dataclass(slots=True, eq=False)
class Group:
    """One mark of the picture."""

    css: list[str]
    id: str
    title: str
    parts: list[Part] = field(default_factory=list)

    @property
    def outlines(self) -> list[Outline]:
        """The closed shapes."""
        return [part for part in self.parts if isinstance(part, Outline)]

    @property
    def lines(self) -> list[Line]:
        """The lines of text."""
        return [part for part in self.parts if isinstance(part, Line)]

    @property
    def pens(self) -> list[Pen]:
        """The open lines."""
        return [part for part in self.parts if isinstance(part, Pen)]

    @property
    def fills(self) -> list[tuple[str, Box]]:
        """The colours of the closed shapes, and where they are."""
        return [(each.fill, each.box) for each in self.outlines]

    @property
    def strokes(self) -> list[tuple[Point, ...]]:
        """The points of the open lines."""
        return [pen.points for pen in self.pens]

    @property
    def box(self) -> Box:
        """The ground of the mark: its first closed shape."""
        return self.outlines[0].box

    @property
    def reach(self) -> Box:
        """The box around everything in it."""
        return around(part.box for part in self.parts)

    @property
    def words(self) -> str:
        """All its text, normalised by `plain`."""
        return plain("".join(line.text for line in self.lines))

    def __str__(self) -> str:
        return self.id or f"{' '.join(self.css)} “{self.title[:40]}”"


@dataclass(eq=False)
class Drawing:
    """A whole picture."""

    width: float
    height: float
    groups: list[Group]
    parts: list[Part]
    """Everything, in the order of painting."""
    ids: list[str]
    """Every id of the document, in order."""
    root: ElementTree.Element

    @property
    def page(self) -> Box:
        """The whole area."""
        return Box(0, 0, self.width, self.height)

    @cached_property
    def lines(self) -> list[Line]:
        """All lines of text."""
        return [part for part in self.parts if isinstance(part, Line)]

    @cached_property
    def outlines(self) -> list[Outline]:
        """All closed shapes but the page itself."""
        return [part for part in self.parts if isinstance(part, Outline) and part.group.css]

    @cached_property
    def pens(self) -> list[Pen]:
        """All open lines."""
        return [part for part in self.parts if isinstance(part, Pen)]

    @cached_property
    def words(self) -> str:
        """All text, normalised by `plain`."""
        return plain("".join(line.text for line in self.lines))

    @cached_property
    def named(self) -> dict[str, Group]:
        """The marks by what their ids say after that of the picture."""
        prefix = f"{self.root.get('id', '')}-"
        return {each.id.removeprefix(prefix): each for each in self.groups if each.id}

    def marked(self, *css: str) -> list[Group]:
        """Give the groups with one of these classes."""
        wanted = set(css)
        return [group for group in self.groups if wanted.intersection(group.css)]


_IGNORED = re.compile("[\\s\\-\u00ad\u2010\u2011\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069]")


def plain(text: str) -> str:
    """Give a text without what line breaks and hyphenation add or take away."""
    return _IGNORED.sub("", text)


class Near:
    """Finds the parts near a place: a grid of buckets."""

    _SIDE = 120.0

    def __init__(self, parts: Iterable[Part]) -> None:
        self._buckets: dict[tuple[int, int], list[Part]] = defaultdict(list)
        for part in parts:
            for key in self._keys(part.box):
                self._buckets[key].append(part)

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        side = self._SIDE
        for column in range(int(box.left // side), int(box.right // side) + 1):
            for row in range(int(box.top // side), int(box.bottom // side) + 1):
                yield column, row

    def find(self, box: Box) -> list[Part]:
        """Give the parts whose boxes may touch this one, in the order of painting."""
        keys = list(self._keys(box))
        if len(keys) == 1:
            return self._buckets.get(keys[0], [])
        found = {part.order: part for key in keys for part in self._buckets.get(key, ())}
        return [found[order] for order in sorted(found)]


def corners(box: Box) -> tuple[Point, Point, Point, Point]:
    """Give the four corners of a box."""
    return (
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
    )


def around(boxes: Iterable[Box]) -> Box:
    """Give the box around boxes."""
    each = list(boxes)
    return Box(
        min(box.left for box in each),
        min(box.top for box in each),
        max(box.right for box in each),
        max(box.bottom for box in each),
    )


def box_of(points: Iterable[Point]) -> Box:
    """Give the box around points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def enters(points: Iterable[Point], box: Box, slack: float = 1.0) -> bool:
    """Tell whether a line through the points runs inside a box (not only along its side)."""
    left, top = box.left + slack, box.top + slack
    right, bottom = box.right - slack, box.bottom - slack
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        if max(x0, x1) <= left or min(x0, x1) >= right:
            continue
        if max(y0, y1) <= top or min(y0, y1) >= bottom:
            continue
        low, high = 0.0, 1.0
        inside = True
        for start, end, least, most in ((x0, x1, left, right), (y0, y1, top, bottom)):
            move = end - start
            if abs(move) < 1e-9:
                inside = inside and least < start < most
                continue
            first, second = sorted(((least - start) / move, (most - start) / move))
            low, high = max(low, first), min(high, second)
        if inside and low < high:
            return True
    return False


def distance(point: Point, box: Box) -> float:
    """Give how far a point is from the nearest side of a box; the same inside and outside."""
    x, y = point
    dx = max(box.left - x, 0.0, x - box.right)
    dy = max(box.top - y, 0.0, y - box.bottom)
    if dx or dy:
        return math.hypot(dx, dy)
    return min(x - box.left, box.right - x, y - box.top, box.bottom - y)


# --- text ------------------------------------------------------------------------------------


@lru_cache(maxsize=3)
def advances(weight: Weight) -> Mapping[str, float]:
    """Read the advances of a shipped font, by character, in sizes of the font."""
    font = TTFont(str(files("cjmap.draw").joinpath(f"fonts/Inter-{weight.value}.ttf")))
    units, metrics = font["head"].unitsPerEm, font["hmtx"]
    return {chr(code): metrics[name][0] / units for code, name in font.getBestCmap().items()}


def text_width(text: str, size: float, weight: Weight) -> float:
    """Measure a text by the shipped font, and what it lacks by the declared fallbacks."""
    known = advances(weight)
    try:
        return sum(map(known.__getitem__, text)) * size
    except KeyError:
        return sum(
            sum(map(known.__getitem__, cluster)) * size
            if all(character in known for character in cluster)
            else texts.width(cluster, size, weight)
            for cluster in texts.clusters(text)
        )


# --- reading ---------------------------------------------------------------------------------

_TOKEN = re.compile(r"[A-Za-z]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_TRANSFORM = re.compile(r"(\w+)\(([^)]*)\)")
_INHERITED = (
    "fill",
    "stroke",
    "stroke-width",
    "stroke-dasharray",
    "font-size",
    "font-weight",
    "text-anchor",
    "direction",
)
_DEFAULTS = {"fill": "#000000", "stroke": "none", "stroke-width": "1", "font-size": "16"}
_CONTAINERS = {"g", "a", "svg"}
_UNPAINTED = {"title", "desc", "defs", "style", "metadata", "clipPath"}


def read(svg: bytes) -> Drawing:
    """Read a picture back. Raise AssertionError for anything that a picture never contains."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    reader = _Reader(root, width, height)
    page = Group([], root.get("id", ""), "")
    reader.walk(root, page, _DEFAULTS, (1.0, 0.0, 0.0))
    ids = [each.get("id", "") for each in root.iter() if each.get("id")]
    return Drawing(width, height, reader.groups, reader.parts, ids, root)


class _Reader:
    """Walks through the document with what is inherited: paint, type, and moves."""

    def __init__(self, root: ElementTree.Element, width: float, height: float) -> None:
        self.size = (width, height)
        self.groups: list[Group] = []
        self.parts: list[Part] = []
        self.defined = {each.get("id", ""): each for each in root.iter() if each.get("id")}

    def walk(
        self,
        element: ElementTree.Element,
        group: Group,
        style: Mapping[str, str],
        move: tuple[float, float, float],
    ) -> None:
        """Read what an element contains. `move` is a scale, then a shift right and down."""
        style = {
            **style,
            **{key: element.attrib[key] for key in _INHERITED if key in element.attrib},
        }
        move = _moved(move, element.get("transform", ""))
        if element.tag == f"{SPACE}g" and "class" in element.attrib:
            title = element.find(f"{SPACE}title")
            told = "" if title is None else title.text or ""
            group = Group(element.get("class", "").split(), element.get("id", ""), told)
            self.groups.append(group)
        for part in element:
            tag = part.tag.removeprefix(SPACE)
            if tag in _CONTAINERS:
                self.walk(part, group, style, move)
            elif tag == "use":
                name = (part.get("href") or part.get(LINK) or "").removeprefix("#")
                shift = (float(part.get("x", "0")), float(part.get("y", "0")))
                own = {
                    **style,
                    **{key: part.attrib[key] for key in _INHERITED if key in part.attrib},
                }
                inner = _moved(move, part.get("transform", ""))
                inner = (inner[0], inner[1] + inner[0] * shift[0], inner[2] + inner[0] * shift[1])
                used = self.defined[name]
                if used.tag.removeprefix(SPACE) in {"g", "symbol"}:
                    self.walk(used, group, own, inner)
                else:
                    self._paint(used, group, own, inner)
            elif tag not in _UNPAINTED:
                self._paint(part, group, style, move)

    def _paint(
        self,
        element: ElementTree.Element,
        group: Group,
        inherited: Mapping[str, str],
        move: tuple[float, float, float],
    ) -> None:
        tag = element.tag.removeprefix(SPACE)
        move = _moved(move, element.get("transform", ""))
        scale, right, down = move
        style = {**inherited, **element.attrib}
        unread = {"style", "opacity", "fill-opacity", "stroke-opacity"} & set(element.attrib)
        assert not unread, f"colours are plain, not {unread}"

        def length(key: str, whole: float = 0.0) -> float:
            value = element.get(key, "0")
            return float(value[:-1]) / 100 * whole if value.endswith("%") else float(value)

        def placed(points: Iterable[Point]) -> tuple[Point, ...]:
            return tuple((x * scale + right, y * scale + down) for x, y in points)

        points: tuple[Point, ...]
        radius, closed = 0.0, True
        match tag:
            case "text":
                self._text(element, group, style, move)
                return
            case "image":
                x, y = length("x"), length("y")
                box = box_of(placed([(x, y), (x + length("width"), y + length("height"))]))
                self._add(Photo(len(self.parts), group, box))
                return
            case "rect":
                x, y = length("x"), length("y")
                wide, tall = length("width", self.size[0]), length("height", self.size[1])
                points = placed(corners(Box(x, y, x + wide, y + tall)))
            case "circle" | "ellipse":
                x, y = length("cx"), length("cy")
                across = length("r") or length("rx")
                upright = length("r") or length("ry")
                turns = [math.tau * part / 24 for part in range(24)]
                points = placed(
                    (x + across * math.cos(turn), y + upright * math.sin(turn)) for turn in turns
                )
                radius = across * scale
            case "polygon" | "polyline":
                numbers = [float(part) for part in re.split(r"[\s,]+", style["points"].strip())]
                points = placed(_pairs(numbers))
                closed = tag == "polygon"
            case "line":
                points = placed([(length("x1"), length("y1")), (length("x2"), length("y2"))])
                closed = False
            case "path":
                points = placed(flatten(style["d"]))
            case _:
                raise AssertionError(f"a picture has no <{tag}>")
        pen, dash = float(style["stroke-width"]) * scale, style.get("stroke-dasharray", "")
        order, box = len(self.parts), box_of(points)
        if style["fill"] == "none" or not closed:
            self._add(Pen(order, group, style["stroke"], pen, dash, points, box))
            return
        # What round corners take away, for the largest radius that a box has.
        corner = 0.86 * min(12.0, box.width / 2, box.height / 2) ** 2
        missing = box.width * box.height - abs(_area(points))
        self._add(
            Outline(
                order,
                group,
                style["fill"],
                style["stroke"],
                pen if style["stroke"] != "none" else 0.0,
                dash,
                points,
                box,
                radius,
                not radius and missing < corner + 1,
            )
        )

    def _text(
        self,
        element: ElementTree.Element,
        group: Group,
        style: Mapping[str, str],
        move: tuple[float, float, float],
    ) -> None:
        """Read a text: one line, or one for each `tspan` that has a place."""
        runs = [(element, style)] if element.text and element.text.strip() else []
        for span in element:
            tag = span.tag.removeprefix(SPACE)
            assert tag in {"tspan", "title"}, tag
            if tag == "tspan":
                runs.append((span, {**style, **span.attrib}))
        for run, own in runs:
            size = float(own["font-size"]) * move[0]
            weight = WEIGHTS.get(own.get("font-weight", ""), Weight.REGULAR)
            text = run.text or ""
            wide = text_width(text, size, weight)
            x, y = float(own["x"]) * move[0] + move[1], float(own["y"]) * move[0] + move[2]
            part = {"start": 0.0, "middle": 0.5, "end": 1.0}[own.get("text-anchor", "start")]
            if own.get("direction") == "rtl":
                part = 1 - part
            left = x - wide * part
            box = Box(left, y - ASCENT * size, left + wide, y + DESCENT * size)
            self._add(Line(len(self.parts), group, text, box, own["fill"], size, weight))

    def _add(self, part: Part) -> None:
        self.parts.append(part)
        part.group.parts.append(part)


def _moved(move: tuple[float, float, float], transform: str) -> tuple[float, float, float]:
    scale, right, down = move
    for name, inner in _TRANSFORM.findall(transform):
        numbers = [float(number) for number in re.split(r"[\s,]+", inner.strip())]
        match name, numbers:
            case "translate", [x, *y]:
                right, down = right + scale * x, down + scale * (y[0] if y else 0.0)
            case "scale", [x]:
                scale *= x
            case _:
                raise AssertionError(f"a picture is moved and scaled, never more: {transform}")
    return scale, right, down


def _pairs(numbers: list[float]) -> list[Point]:
    return list(zip(numbers[::2], numbers[1::2], strict=True))


def _area(points: tuple[Point, ...]) -> float:
    return (
        sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in itertools.pairwise((*points, points[0])))
        / 2
    )


def flatten(d: str) -> list[Point]:
    """Give points along a path; curves as eight pieces each."""
    tokens = _TOKEN.findall(d)
    points: list[Point] = []
    x = y = 0.0
    index = 0
    command = ""

    def number() -> float:
        nonlocal index
        index += 1
        return float(tokens[index - 1])

    while index < len(tokens):
        if tokens[index].isalpha():
            command = tokens[index]
            index += 1
        own = (x, y) if command.islower() else (0.0, 0.0)
        match command.upper():
            case "M" | "L":
                x, y = own[0] + number(), own[1] + number()
                points.append((x, y))
                command = {"M": "L", "m": "l"}.get(command, command)
            case "H":
                x = own[0] + number()
                points.append((x, y))
            case "V":
                y = own[1] + number()
                points.append((x, y))
            case "C":
                ends = [(own[0] + number(), own[1] + number()) for _ in range(3)]
                points += _curve((x, y), *ends)
                x, y = ends[-1]
            case "Z":
                x, y = points[0]
                points.append((x, y))
            case _:
                raise AssertionError(f"unknown path: {d}")
    return points


def _curve(start: Point, first: Point, second: Point, end: Point) -> Iterator[Point]:
    for step in range(1, 9):
        t = step / 8
        s = 1 - t
        yield (
            s**3 * start[0] + 3 * s * s * t * first[0] + 3 * s * t * t * second[0] + t**3 * end[0],
            s**3 * start[1] + 3 * s * s * t * first[1] + 3 * s * t * t * second[1] + t**3 * end[1],
        )
