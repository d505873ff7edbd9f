"""Read a rendered SVG back: where its cards, texts and lines are, in points."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass, field
from xml.etree import ElementTree

from cjmap.draw import text as texts
from cjmap.draw.scene import Weight

SPACE = "{http://www.w3.org/2000/svg}"
WEIGHTS = {"600": Weight.SEMIBOLD, "700": Weight.BOLD}

TOKEN = re.compile(r"[MLHVc]|-?(?:\d+\.\d+|\d+|\.\d+)")


@dataclass(frozen=True)
class Box:
    """A rectangle by its sides."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, other: Box, slack: float = 0.6) -> bool:
        """Tell whether the other one lies inside."""
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.top - slack <= other.top
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Box, slack: float = 0.6) -> bool:
        """Tell whether both share an area (not only a side)."""
        return (
            self.left + slack < other.right
            and other.left + slack < self.right
            and self.top + slack < other.bottom
            and other.top + slack < self.bottom
        )


@dataclass
class Line:
    """One line of text."""

    text: str
    box: Box
    colour: str


@dataclass
class Group:
    """One mark of the picture."""

    css: list[str]
    id: str
    title: str
    fills: list[tuple[str, Box]] = field(default_factory=list)
    lines: list[Line] = field(default_factory=list)
    strokes: list[list[tuple[float, float]]] = field(default_factory=list)
    order: list[Line | tuple[str, Box]] = field(default_factory=list)

    @property
    def box(self) -> Box:
        """The ground of the mark."""
        return self.fills[0][1]


@dataclass
class Drawing:
    """A whole picture."""

    width: float
    height: float
    groups: list[Group]

    def marked(self, *css: str) -> list[Group]:
        """Give the groups with one of these classes."""
        return [group for group in self.groups if set(css) & set(group.css)]


def flatten(d: str) -> list[tuple[float, float]]:
    """Give points along a path; curves as eight pieces each."""
    tokens = TOKEN.findall(d)
    points: list[tuple[float, float]] = []
    x = y = 0.0
    index = 0
    command = ""

    def number() -> float:
        nonlocal index
        index += 1
        return float(tokens[index - 1])

    while index < len(tokens):
        if tokens[index] in "MLHVc":
            command = tokens[index]
            index += 1
        match command:
            case "M" | "L":
                x, y = number(), number()
                points.append((x, y))
            case "H":
                x = number()
                points.append((x, y))
            case "V":
                y = number()
                points.append((x, y))
            case "c":
                a, b, c, d_, e, f = (number() for _ in range(6))
                for step in range(1, 9):
                    t = step / 8
                    s = 1 - t
                    points.append(
                        (
                            x + 3 * s * s * t * a + 3 * s * t * t * c + t**3 * e,
                            y + 3 * s * s * t * b + 3 * s * t * t * d_ + t**3 * f,
                        )
                    )
                x, y = x + e, y + f
            case _:
                raise AssertionError(f"unknown path: {d}")
    return points


def box_of(points: list[tuple[float, float]]) -> Box:
    """Give the box around points."""
    return Box(
        min(x for x, _ in points),
        min(y for _, y in points),
        max(x for x, _ in points),
        max(y for _, y in points),
    )


def line_of(element: ElementTree.Element) -> Line:
    """Measure one text element."""
    size = float(element.get("font-size", "0"))
    weight = WEIGHTS.get(element.get("font-weight", ""), Weight.REGULAR)
    text = element.text or ""
    wide = texts.width(text, size, weight)
    x, y = float(element.get("x", "0")), float(element.get("y", "0"))
    anchor = element.get("text-anchor", "start")
    left = x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[anchor]
    box = Box(left, y - 0.76 * size, left + wide, y + 0.22 * size)
    return Line(text, box, element.get("fill", ""))


def read(svg: bytes) -> Drawing:
    """Read a picture back."""
    root = ElementTree.fromstring(svg)
    _, _, width, height = (float(part) for part in root.get("viewBox", "").split())
    groups = []
    for element in root.iter(f"{SPACE}g"):
        title = element.find(f"{SPACE}title")
        group = Group(
            element.get("class", "").split(),
            element.get("id", ""),
            (title.text or "") if title is not None else "",
        )
        for part in element:
            tag = part.tag.removeprefix(SPACE)
            fill = part.get("fill", "")
            if tag == "text":
                line = line_of(part)
                group.lines.append(line)
                group.order.append(line)
            elif tag == "circle":
                x, y, r = (float(part.get(key, "0")) for key in ("cx", "cy", "r"))
                group.fills.append((fill, Box(x - r, y - r, x + r, y + r)))
                group.order.append(group.fills[-1])
            elif tag == "polygon":
                pairs = [pair.split(",") for pair in part.get("points", "").split()]
                box = box_of([(float(x), float(y)) for x, y in pairs])
                group.fills.append((fill, box))
                group.order.append(group.fills[-1])
            elif tag == "path":
                points = flatten(part.get("d", ""))
                if fill == "none":
                    group.strokes.append(points)
                else:
                    group.fills.append((fill, box_of(points)))
                    group.order.append(group.fills[-1])
            else:
                assert tag == "title", tag
        groups.append(group)
    return Drawing(width, height, groups)


def enters(points: list[tuple[float, float]], box: Box, slack: float = 1.0) -> bool:
    """Tell whether a line through the points runs inside a box (not only along its side)."""
    for (x0, y0), (x1, y1) in itertools.pairwise(points):
        low, high = 0.0, 1.0
        inside = True
        for start, end, least, most in (
            (x0, x1, box.left + slack, box.right - slack),
            (y0, y1, box.top + slack, box.bottom - slack),
        ):
            move = end - start
            if abs(move) < 1e-9:
                inside = inside and least < start < most
                continue
            first, second = sorted(((least - start) / move, (most - start) / move))
            low, high = max(low, first), min(high, second)
        if inside and low < high:
            return True
    return False


def complaints(drawing: Drawing) -> list[str]:
    """Give everything that a designer would not accept in a picture's geometry."""
    found: list[str] = []
    page = Box(0, 0, drawing.width, drawing.height)
    lines = [(group, line) for group in drawing.groups for line in group.lines]
    for _, line in lines:
        if not page.holds(line.box):
            found.append(f"off the page: {line.text!r}")
    boxed = drawing.marked("card", "chip", "person", "lane-label", "stage", "link-title", "line")
    for group in boxed:
        if not group.fills or ("person" in group.css and group.fills[0][0] != "#ffffff"):
            continue
        badges = len(group.fills) > 1
        for number, line in enumerate(group.lines):
            # The letters of badges stand out on purpose.
            last_letters = badges and len(line.text) <= 2
            inside = group.box.holds(line.box) or any(
                box.holds(line.box, 3) for _, box in group.fills[1:]
            )
            if not inside and not last_letters:
                found.append(f"{group.css} {group.id}: text {number} out of its box {line.text!r}")
    cards = [g for g in drawing.marked("card", "chip", "link-title") if g.fills]
    for index, first in enumerate(cards):
        for second in cards[index + 1 :]:
            if first.box.overlaps(second.box):
                found.append(f"{first.id or first.css} overlaps {second.id or second.css}")
    ordered = sorted(lines, key=lambda pair: pair[1].box.left)
    for index, (_, first_line) in enumerate(ordered):
        for _, second_line in ordered[index + 1 :]:
            if second_line.box.left > first_line.box.right:
                break
            if first_line.box.overlaps(second_line.box, 1.2):
                found.append(f"text on text: {first_line.text!r} and {second_line.text!r}")
    for group in drawing.marked("link", "way"):
        for stroke in group.strokes:
            for card in cards:
                if "link-title" not in card.css and enters(stroke, card.box):
                    found.append(f"{group.id} runs through {card.id or card.css}")
            for other, line in lines:
                if "link-title" not in other.css and enters(stroke, line.box, 0.5):
                    found.append(f"{group.id} runs through the text {line.text!r}")
    return found
