"""What Graphviz wrote, as the SVG that we hand out.

The engine's output is read, and only what a scene can contain is copied into a new document:
paths, polygons, ellipses and texts with a fixed set of attributes. Anything else (DOCTYPE,
comments, scripts, links, styles) has no way through. The copy is shaped by the scene: one group
for each mark, in the order of reading, with its id, classes and title.

Coordinates are folded to a plain top-left origin in points and rounded to two decimals, so that the same
scene gives the same bytes.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.draw import text as texts
from cjmap.draw.errors import DrawError, EngineError
from cjmap.draw.scene import Area, Mark, Scene, Shape, Stroke, Weight, Words
from cjmap.draw.theme import FALLBACK

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_SPACE = "http://www.w3.org/2000/svg"
_PREFIX = "{" + _SPACE + "}"
_PAIR = re.compile(r"(-?[\d.]+)[ ,](-?[\d.]+)")
_COMMAND = re.compile(r"([MC])([^MC]*)")
_COLOUR = re.compile(r"#[0-9a-f]{6}|none")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
_DASHES = re.compile(r"\d+(\.\d+)?(,\d+(\.\d+)?)*")
_UNSAFE = re.compile(r"[^a-z0-9_-]+")

_WEIGHTS = {Weight.SEMIBOLD.value: "600", Weight.BOLD.value: "700"}


def to_svg(scene: Scene, drawn: bytes) -> bytes:
    """Copy what an engine drew of `scene` into a clean, accessible SVG document (UTF-8 bytes).

    Raise EngineError if the engine's output is not well-formed or lacks a shape of the scene.
    """
    shapes = _read(scene, drawn)
    prefix = identifier(scene.kind, scene.id)
    root = ElementTree.Element(
        "svg",
        {
            "xmlns": _SPACE,
            "width": f"{_plain(scene.width)}pt",
            "height": f"{_plain(scene.height)}pt",
            "viewBox": f"0 0 {_plain(scene.width)} {_plain(scene.height)}",
            "role": "graphics-document document",
            "id": prefix,
            "lang": scene.lang,
            "aria-labelledby": f"{prefix}--title {prefix}--desc",
            "font-family": FALLBACK,
            "stroke-linejoin": "round",
        },
    )
    ElementTree.SubElement(root, "title", {"id": f"{prefix}--title"}).text = texts.one_line(
        scene.title
    )
    ElementTree.SubElement(root, "desc", {"id": f"{prefix}--desc"}).text = texts.one_line(
        scene.description
    )
    ElementTree.SubElement(
        root, "rect", {"width": "100%", "height": "100%", "fill": scene.background}
    )
    number = 0
    for mark in scene.marks:
        parts = shapes[number : number + len(mark.shapes)]
        number += len(mark.shapes)
        root.append(_group(mark, prefix, parts))
    ElementTree.indent(root, "", 0)
    return ElementTree.tostring(root, encoding="unicode").encode() + b"\n"


def identifier(*parts: str) -> str:
    """Join names to an id that is safe in XML, in CSS and in an address."""
    cleaned = (_UNSAFE.sub("-", part.lower()).strip("-") for part in parts)
    return "-".join(part for part in cleaned if part) or "map"


def _group(mark: Mark, prefix: str, parts: list[list[ElementTree.Element]]) -> ElementTree.Element:
    attributes = {"class": mark.css}
    if mark.id:
        attributes["id"] = identifier(prefix, mark.id)
    group = ElementTree.Element("g", attributes)
    if mark.title:
        ElementTree.SubElement(group, "title").text = texts.one_line(mark.title)
    for part in parts:
        group.extend(part)
    return group


def _read(scene: Scene, drawn: bytes) -> list[list[ElementTree.Element]]:
    """Give, for each shape of the scene in order, the clean elements that the engine drew."""
    if b"<!ENTITY" in drawn:
        raise EngineError("Graphviz wrote an entity declaration, which is never right.")
    try:
        root = ElementTree.fromstring(drawn)  # noqa: S314 - from our own engine, no entities
    except ElementTree.ParseError as error:
        raise EngineError(f"Graphviz wrote SVG that is not well-formed: {error}") from error
    graph = root.find(f"{_PREFIX}g")
    if graph is None:
        raise EngineError("Graphviz drew nothing.")
    named = {
        element.get("id"): element for element in graph.iter(f"{_PREFIX}g") if element is not graph
    }
    # The first loose shape is the page; the areas follow in their order.
    loose = [child for child in graph if child.tag in (f"{_PREFIX}polygon", f"{_PREFIX}path")]
    areas = iter(loose[1:])
    result: list[list[ElementTree.Element]] = []
    for index, shape in enumerate(scene.shapes()):
        if isinstance(shape, Area):
            area = next(areas, None)
            elements = [] if area is None else [area]
        else:
            group = named.get(f"s{index}")
            elements = [] if group is None else list(group.iter())
        copies = [copy for copy in (_copy(e, scene.height) for e in elements) if copy is not None]
        if not copies:
            raise EngineError(
                f"Graphviz left out shape {index} ({type(shape).__name__}) of the picture."
            )
        result.append([_finish(copy, shape) for copy in copies])
    return result


def _copy(element: ElementTree.Element, height: float) -> ElementTree.Element | None:
    """Copy one element if it is one that a scene can contain, else give None."""
    attributes: dict[str, str] = {}
    match element.tag.removeprefix(_PREFIX):
        case "path":
            tag, attributes["d"] = "path", _path(element.get("d", ""), height)
        case "polygon":
            tag = "polygon"
            attributes["points"] = " ".join(
                f"{_plain(x)},{_plain(y)}" for x, y in _points(element.get("points", ""), height)
            )
        case "polyline":
            tag = "path"
            points = _points(element.get("points", ""), height)
            attributes["d"] = "M" + "L".join(f"{_plain(x)},{_plain(y)}" for x, y in points)
        case "ellipse":
            tag = "circle"
            attributes["cx"] = _plain(float(element.get("cx", "")))
            attributes["cy"] = _plain(float(element.get("cy", "")) + height)
            attributes["r"] = _plain(float(element.get("rx", "")))
        case "text":
            tag = "text"
            attributes["x"] = _plain(float(element.get("x", "")))
            attributes["y"] = _plain(float(element.get("y", "")) + height)
            anchor = element.get("text-anchor", "")
            if anchor in ("middle", "end"):
                attributes["text-anchor"] = anchor
            attributes["font-size"] = _plain(float(element.get("font-size", "14")))
            style = element.get("font-family", "").rpartition(" ")[2]
            if style in _WEIGHTS:
                attributes["font-weight"] = _WEIGHTS[style]
        case _:
            return None
    _copy_paint(element, attributes)
    copy = ElementTree.Element(tag, attributes)
    if tag == "text":
        copy.text = element.text
    return copy


def _copy_paint(element: ElementTree.Element, attributes: dict[str, str]) -> None:
    """Copy colours and pen, and only values of a form that can be nothing else."""
    fill = element.get("fill", "#000000")
    # Graphviz knows a few hexadecimal colours by name and writes the name.
    fill = _NAMES.get(fill, fill)
    attributes["fill"] = fill if _COLOUR.fullmatch(fill) else "none"
    pen = element.get("stroke-width", "1")
    stroke = _NAMES.get(element.get("stroke", "none"), element.get("stroke", "none"))
    if not _COLOUR.fullmatch(stroke) or not _NUMBER.fullmatch(pen):
        return
    if stroke == "none" or float(pen) == 0:
        return
    attributes["stroke"] = stroke
    if float(pen) != 1:
        attributes["stroke-width"] = _plain(float(pen))
    dashes = element.get("stroke-dasharray", "")
    if _DASHES.fullmatch(dashes):
        attributes["stroke-dasharray"] = dashes


_NAMES = {"black": "#000000", "white": "#ffffff", "red": "#ff0000", "transparent": "none"}


def _finish(element: ElementTree.Element, shape: Shape) -> ElementTree.Element:
    """Add what DOT cannot say: round ends of lines, and dashes in proportion to the pen."""
    if isinstance(shape, Stroke) and element.tag == "path":
        element.set("stroke-linecap", "round")
        if shape.dash == "dashed":
            element.set(
                "stroke-dasharray", f"{_plain(shape.width * 3)},{_plain(shape.width * 2.4)}"
            )
        elif shape.dash == "dotted":
            element.set("stroke-dasharray", f"0.1,{_plain(shape.width * 2.4)}")
    if isinstance(shape, Words):
        element.attrib.pop("stroke", None)
    return element


def _points(text: str, height: float) -> list[tuple[float, float]]:
    return [(float(x), float(y) + height) for x, y in _PAIR.findall(text)]


def _path(d: str, height: float) -> str:
    """Rewrite a path of absolute M and C commands; pieces that are straight become L, H or V."""
    written: list[str] = []
    here = (0.0, 0.0)
    for command, rest in _COMMAND.findall(d):
        points = _points(rest, height)
        if command == "M":
            here = points[0]
            written.append(f"M{_plain(here[0])},{_plain(here[1])}")
            continue
        for first, second, end in _triples(points):
            if end != here:
                written.append(_piece(here, first, second, end))
            here = end
    return "".join(written)


def _triples(
    points: list[tuple[float, float]],
) -> Iterator[tuple[tuple[float, float], tuple[float, float], tuple[float, float]]]:
    for index in range(0, len(points) - 2, 3):
        yield points[index], points[index + 1], points[index + 2]


def _piece(
    start: tuple[float, float],
    first: tuple[float, float],
    second: tuple[float, float],
    end: tuple[float, float],
) -> str:
    def off(point: tuple[float, float]) -> float:
        dx, dy = end[0] - start[0], end[1] - start[1]
        across = (point[0] - start[0]) * dy - (point[1] - start[1]) * dx
        return abs(across) / max(math.hypot(dx, dy), 1e-9)

    if off(first) < 0.02 and off(second) < 0.02:
        if abs(end[1] - start[1]) < 0.005:
            return f"H{_plain(end[0])}"
        if abs(end[0] - start[0]) < 0.005:
            return f"V{_plain(end[1])}"
        return f"L{_plain(end[0])},{_plain(end[1])}"
    numbers = ((x - start[0], y - start[1]) for x, y in (first, second, end))
    return "c" + _joined(numbers)


def _joined(points: Iterable[tuple[float, float]]) -> str:
    """Write numbers with as few separators as SVG allows: a minus separates by itself."""
    text = ""
    for point in points:
        for value in point:
            number = _plain(value)
            text += number if not text or number.startswith("-") else f" {number}"
    return text


def _plain(value: float) -> str:
    """Write a number rounded to two decimals, without trailing zeros or a minus zero."""
    if value != value or abs(value) > 1e7:
        raise DrawError("A picture has an impossible coordinate.")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text
