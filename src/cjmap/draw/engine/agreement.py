"""What an engine drew, read back into the scene.

Graphviz draws the DOT text; this module finds every shape of the scene in its drawing, checks
that it is the same kind of outline with the same letters, colours and arrowheads near its place,
and gives the scene with its lines, arrowheads and areas as they were drawn. Only numbers are
taken from the drawing, so nothing in it can do harm.

Cards and letters stay where the scene has them, the same with every engine: older ones round
the sides of a node to whole points, and each measures text with the fonts that it finds, which
moves a baseline by a point or two.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw.errors import EngineError
from cjmap.draw.scene import Area, Box, Disc, Image, Point, Scene, Shape, Stroke, Words
from cjmap.draw.text import LINE
from cjmap.draw.writers.outline import line_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

TOLERANCE = 2.0
"""How far a drawn point may lie from the scene's, in points."""

_BASELINE_TOLERANCE = 0.1
"""How far a baseline may lie from ours, in sizes of the font, where that is more."""

_LEADING_TOLERANCE = 0.07
"""How much more or less than ours an engine's line spacing may be, in sizes of the font."""

_PREFIX = "{http://www.w3.org/2000/svg}"
_PAIR = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")

# Graphviz knows a few hexadecimal colours by name, and writes the name.
_NAMES = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "transparent": "none"}


@dataclass(slots=True)
class _Drawn:
    """What was drawn for one shape: points with y running down, from the top left corner."""

    curves: list[tuple[list[Point], str]] = field(default_factory=list)
    """Paths and polygons with their fill."""
    discs: list[tuple[Point, float, str]] = field(default_factory=list)
    texts: list[tuple[Point, str]] = field(default_factory=list)


def as_drawn(scene: Scene, drawn: bytes) -> Scene:
    """Give the scene with its lines, arrowheads and areas as an engine drew them.

    Raise EngineError if the engine did not draw the scene, all of it, where it belongs.
    """
    shapes: list[Shape] = []
    for index, (shape, found) in enumerate(zip(scene.shapes(), _read(scene, drawn), strict=True)):
        complaint = _complaint(shape, found)
        if complaint:
            raise EngineError(
                f"Graphviz {complaint} shape {index} ({type(shape).__name__}) of the picture.",
                hint="This is likely to be a bug of cjmap or of this Graphviz; "
                "the engine `embedded` is the one that is best tested.",
            )
        shapes.append(_taken(shape, found))
    marks = []
    start = 0
    for mark in scene.marks:
        end = start + len(mark.shapes)
        marks.append(replace(mark, shapes=tuple(shapes[start:end])))
        start = end
    return replace(scene, marks=tuple(marks))


def _read(scene: Scene, drawn: bytes) -> Iterable[_Drawn]:
    """Give, for each shape of the scene in order, what the engine drew for it."""
    if b"<!ENTITY" in drawn:
        raise EngineError("Graphviz wrote an entity declaration, which is never right.")
    try:
        root = ElementTree.fromstring(drawn)  # noqa: S314 - from our own engine, no entities
    except ElementTree.ParseError as error:
        raise EngineError(f"Graphviz wrote SVG that is not well-formed: {error}") from error
    graph = root.find(f"{_PREFIX}g")
    if graph is None:
        raise EngineError("Graphviz drew nothing.")
    named = {group.get("id"): group for group in graph.iter(f"{_PREFIX}g") if group is not graph}
    # The first loose shape is the page; the areas follow in their order.
    loose = [child for child in graph if child.tag in (f"{_PREFIX}polygon", f"{_PREFIX}path")]
    areas = iter(loose[1:])
    for index, shape in enumerate(scene.shapes()):
        if isinstance(shape, Area):
            area = next(areas, None)
            yield _drawn([] if area is None else [area], scene.height)
        else:
            group = named.get(f"s{index}")
            yield _drawn([] if group is None else group.iter(), scene.height)


def _drawn(elements: Iterable[ElementTree.Element], height: float) -> _Drawn:
    found = _Drawn()
    try:
        for element in elements:
            match element.tag.removeprefix(_PREFIX):
                case "path" | "polygon" | "polyline" as tag:
                    text = element.get("d" if tag == "path" else "points", "")
                    points = [(float(x), float(y) + height) for x, y in _PAIR.findall(text)]
                    if points:
                        found.curves.append((points, _fill(element)))
                case "ellipse":
                    place = (float(element.get("cx", "")), float(element.get("cy", "")) + height)
                    found.discs.append((place, float(element.get("rx", "")), _fill(element)))
                case "text":
                    place = (float(element.get("x", "")), float(element.get("y", "")) + height)
                    found.texts.append((place, (element.text or "").replace("\u00a0", " ")))
                case _:
                    pass
    except ValueError as error:
        raise EngineError(f"Graphviz wrote a number that is none: {error}") from error
    return found


def _fill(element: ElementTree.Element) -> str:
    fill = element.get("fill", "none")
    return _NAMES.get(fill, fill)


def _complaint(shape: Shape, found: _Drawn) -> str:
    """Say what Graphviz did wrong with a shape, as a verb; nothing if all is well."""
    if not (found.curves or found.discs or found.texts):
        return "left out"
    match shape:
        case Box():
            sides = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            return _compare_outline(sides, found, shape.fill)
        case Disc():
            return _compare_disc((shape.x, shape.y), shape.radius, found, shape.fill)
        case Image(circle=True):
            middle = (shape.x + shape.width / 2, shape.y + shape.height / 2)
            return _compare_disc(middle, shape.width / 2, found, "none")
        case Image():
            sides = (shape.x, shape.y, shape.x + shape.width, shape.y + shape.height)
            return _compare_outline(sides, found, "none")
        case Area():
            points, fill = found.curves[0]
            return _compare_points(shape.points, points) or _compare_fill(shape.fill, fill)
        case Stroke():
            return _compare_stroke(shape, found)
        case Words():
            return _compare_words(shape, found)


def _taken(shape: Shape, found: _Drawn) -> Shape:
    """Give a shape as it was drawn."""
    match shape:
        case Area():
            return replace(shape, points=tuple(found.curves[0][0]))
        case Stroke():
            line, *heads = (tuple(points) for points, _ in found.curves)
            return replace(shape, points=line, heads=tuple(heads))
        case _:
            return shape


def _sides(found: _Drawn) -> tuple[float, float, float, float]:
    points, _ = found.curves[0]
    xs, ys = [x for x, _ in points], [y for _, y in points]
    return min(xs), min(ys), max(xs), max(ys)


def _compare_outline(sides: tuple[float, float, float, float], found: _Drawn, fill: str) -> str:
    if len(found.curves) != 1:
        return "drew something else for"
    if any(abs(a - b) > TOLERANCE for a, b in zip(sides, _sides(found), strict=True)):
        return "misplaced"
    return _compare_fill(fill, found.curves[0][1])


def _compare_disc(middle: Point, radius: float, found: _Drawn, fill: str) -> str:
    if len(found.discs) != 1:
        return "drew something else for"
    place, drawn_radius, drawn_fill = found.discs[0]
    if not _near(place, middle) or abs(drawn_radius - radius) > TOLERANCE:
        return "misplaced"
    return _compare_fill(fill, drawn_fill)


def _compare_stroke(stroke: Stroke, found: _Drawn) -> str:
    line, *arrows = found.curves
    tips = [stroke.points[0]] * stroke.tail + [stroke.points[-1]] * stroke.head
    if len(arrows) != len(tips):
        return "drew too few or too many arrowheads for"
    for tip in tips:
        if not any(_near(point, tip, TOLERANCE + 1) for points, _ in arrows for point in points):
            return "misplaced an arrowhead of"
    return _compare_points(line_of(stroke), line[0])


def _compare_words(words: Words, found: _Drawn) -> str:
    if [text for _, text in found.texts] != [line.replace("\u00a0", " ") for line in words.lines]:
        return "changed the letters of"
    # Lines are centred together, so what each adds shows in all of them.
    tolerance = max(TOLERANCE, words.size * _BASELINE_TOLERANCE)
    tolerance += (len(words.lines) - 1) * words.size * _LEADING_TOLERANCE
    for number, (place, _) in enumerate(found.texts):
        if not _near(place, (words.x, words.y + number * words.size * LINE), tolerance):
            return "misplaced"
    return ""


def _compare_points(points: Sequence[Point], drawn: Sequence[Point]) -> str:
    if len(points) != len(drawn):
        return "drew something else for"
    far = any(not _near(a, b) for a, b in zip(points, drawn, strict=True))
    return "misplaced" if far else ""


def _compare_fill(fill: str, drawn: str) -> str:
    return "" if fill == drawn else "coloured wrongly"


def _near(first: Point, second: Point, tolerance: float = TOLERANCE) -> bool:
    return abs(first[0] - second[0]) <= tolerance and abs(first[1] - second[1]) <= tolerance
