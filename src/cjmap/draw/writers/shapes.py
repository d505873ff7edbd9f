"""One shape of a scene as elements of SVG, with colours, numbers and texts made safe."""

from __future__ import annotations

import base64
import math
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

from cjmap.draw.errors import DrawError
from cjmap.draw.scene import Area, Box, Disc, Image, Point, Shape, Stroke, Weight, Words
from cjmap.draw.text import LINE, isolated
from cjmap.draw.writers.outline import arrowheads_of, dashes_of, line_of, radius_of
from cjmap.draw.writers.written import colour, number

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WEIGHTS = {Weight.SEMIBOLD: "600", Weight.BOLD: "700"}
_TYPES = {b"\x89PNG\r\n\x1a\n": "image/png", b"\xff\xd8\xff": "image/jpeg"}


def elements_of(shape: Shape, name: str) -> list[Element]:
    """Write a shape; `name` is an id that no other shape of the document has."""
    match shape:
        case Box():
            return [_box(shape)]
        case Disc():
            return [_disc(shape)]
        case Area():
            return [Element("path", {"d": path(shape.points), "fill": colour(shape.fill)})]
        case Stroke():
            return list(_stroke(shape))
        case Words():
            return [_line(shape, index) for index in range(len(shape.lines))]
        case Image():
            return _image(shape, name)


def media_type(data: bytes) -> str:
    """Tell the type of an image's bytes. Raise DrawError unless they are a PNG or a JPEG."""
    for start, kind in _TYPES.items():
        if data.startswith(start):
            return kind
    raise DrawError("An image of the picture is neither PNG nor JPEG.")


def path(points: Sequence[Point]) -> str:
    """Write Bézier pieces as the data of a path; pieces that are straight become L, H or V."""
    here = points[0]
    written = [f"M{number(here[0])},{number(here[1])}"]
    for first, second, end in zip(points[1::3], points[2::3], points[3::3], strict=True):
        if end != here:
            written.append(_piece(here, first, second, end))
        here = end
    return "".join(written)


def _box(box: Box) -> Element:
    attributes = {
        "x": number(box.x),
        "y": number(box.y),
        "width": number(box.width),
        "height": number(box.height),
    }
    radius = radius_of(box)
    if radius:
        attributes["rx"] = number(radius)
    attributes["fill"] = colour(box.fill)
    _pen(attributes, box.stroke, box.stroke_width)
    if box.stroke is not None:
        _dash(attributes, dashes_of(box))
    return Element("rect", attributes)


def _disc(disc: Disc) -> Element:
    attributes = {
        "cx": number(disc.x),
        "cy": number(disc.y),
        "r": number(disc.radius),
        "fill": colour(disc.fill),
    }
    _pen(attributes, disc.stroke, disc.stroke_width)
    return Element("circle", attributes)


def _stroke(stroke: Stroke) -> Iterable[Element]:
    attributes = {"d": path(line_of(stroke)), "fill": "none"}
    _pen(attributes, stroke.colour, stroke.width)
    attributes["stroke-linecap"] = "round"
    _dash(attributes, dashes_of(stroke))
    yield Element("path", attributes)
    for triangle in arrowheads_of(stroke):
        points = " ".join(f"{number(x)},{number(y)}" for x, y in triangle)
        yield Element("polygon", {"points": points, "fill": colour(stroke.colour)})


def _line(words: Words, index: int) -> Element:
    attributes = {"x": number(words.x), "y": number(words.y + index * words.size * LINE)}
    if words.anchor != "start":
        attributes["text-anchor"] = words.anchor
    attributes["font-size"] = number(words.size)
    if words.weight in _WEIGHTS:
        attributes["font-weight"] = _WEIGHTS[words.weight]
    attributes["fill"] = colour(words.colour)
    if words.struck:
        attributes["text-decoration"] = "line-through"
    element = Element("text", attributes)
    element.text = isolated(words.lines[index], words.direction)
    return element


def _image(image: Image, name: str) -> list[Element]:
    place = {
        "x": number(image.x),
        "y": number(image.y),
        "width": number(image.width),
        "height": number(image.height),
    }
    data = base64.b64encode(image.data).decode("ascii")
    address = f"data:{media_type(image.data)};base64,{data}"
    element = Element("image", {**place, "preserveAspectRatio": "xMidYMid slice", "href": address})
    if not image.circle:
        return [element]
    clip = Element("clipPath", {"id": name})
    middle = {"cx": number(image.x + image.width / 2), "cy": number(image.y + image.height / 2)}
    SubElement(clip, "circle", {**middle, "r": number(image.width / 2)})
    element.set("clip-path", f"url(#{name})")
    return [clip, element]


def _pen(attributes: dict[str, str], stroke: str | None, width: float) -> None:
    if stroke is None or width <= 0:
        return
    attributes["stroke"] = colour(stroke)
    if width != 1:
        attributes["stroke-width"] = number(width)


def _dash(attributes: dict[str, str], dashes: tuple[float, ...]) -> None:
    if dashes:
        attributes["stroke-dasharray"] = ",".join(number(length) for length in dashes)


def _piece(start: Point, first: Point, second: Point, end: Point) -> str:
    def off(point: Point) -> float:
        dx, dy = end[0] - start[0], end[1] - start[1]
        across = (point[0] - start[0]) * dy - (point[1] - start[1]) * dx
        return abs(across) / max(math.hypot(dx, dy), 1e-9)

    if off(first) < 0.02 and off(second) < 0.02:
        if abs(end[1] - start[1]) < 0.005:
            return f"H{number(end[0])}"
        if abs(end[0] - start[0]) < 0.005:
            return f"V{number(end[1])}"
        return f"L{number(end[0])},{number(end[1])}"
    return "c" + _joined((x - start[0], y - start[1]) for x, y in (first, second, end))


def _joined(points: Iterable[Point]) -> str:
    """Write numbers with as few separators as SVG allows: a minus separates by itself."""
    text = ""
    for point in points:
        for value in point:
            written = number(value)
            text += written if not text or written.startswith("-") else f" {written}"
    return text
