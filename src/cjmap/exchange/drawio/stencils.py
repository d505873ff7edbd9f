"""Outlines that draw.io has no shape for, as a stencil within the style of a cell.

A stencil is XML (https://www.drawio.com/doc/faq/shape-complex-create-edit), in which draw.io's own
editor of shapes writes too: percent-encoded, deflated, in base64. It is stored, not packed, so that
it is the same with every version of zlib.
"""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING
from urllib.parse import quote
from xml.etree.ElementTree import Element, SubElement, tostring

from cjmap.exchange.drawio.paths import bounds, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Disc, Point, Stroke

_BLOCK = 0xFFFF
"""How many bytes such a block holds at most."""


def outline(points: Sequence[Point]) -> str:
    """Return the style of a closed shape of Bézier pieces, filled as its cell is."""
    left, top, right, bottom = bounds(points)
    shape, drawn = _shape(right - left, bottom - top)
    _path(drawn, points, left, top)
    SubElement(drawn, "fillstroke")
    return _style(shape)


def face(ground: Disc, eyes: Sequence[Disc], mouth: Stroke) -> str:
    """Return the style of a face in a circle: its edge and ground are those of its cell."""
    side = 2 * ground.radius
    left, top = ground.x - ground.radius, ground.y - ground.radius
    shape, drawn = _shape(side, side, background=("ellipse", 0.0, 0.0, side))
    SubElement(drawn, "fillcolor", color=mouth.colour)
    SubElement(drawn, "strokecolor", color=mouth.colour)
    for eye in eyes:
        wide = _number(2 * eye.radius)
        SubElement(
            drawn,
            "ellipse",
            x=_number(eye.x - eye.radius - left),
            y=_number(eye.y - eye.radius - top),
            w=wide,
            h=wide,
        )
        SubElement(drawn, "fill")
    SubElement(drawn, "strokewidth", width=_number(mouth.width))
    _path(drawn, mouth.points, left, top, closed=False)
    SubElement(drawn, "stroke")
    return _style(shape)


def _shape(
    width: float, height: float, background: tuple[str, float, float, float] | None = None
) -> tuple[Element, Element]:
    shape = Element(
        "shape", w=_number(width), h=_number(height), aspect="variable", strokewidth="inherit"
    )
    drawn = SubElement(shape, "foreground")
    if background is not None:
        name, x, y, side = background
        ground = Element("background")
        sides = {"x": x, "y": y, "w": side, "h": side}
        SubElement(ground, name, {key: _number(value) for key, value in sides.items()})
        shape.insert(0, ground)
        SubElement(drawn, "fillstroke")
    return shape, drawn


def _path(
    drawn: Element, points: Sequence[Point], left: float, top: float, closed: bool = True
) -> None:
    path = SubElement(drawn, "path")
    x, y = points[0]
    SubElement(path, "move", x=_number(x - left), y=_number(y - top))
    for piece in pieces(points):
        places = {
            f"{axis}{number}": _number(value - start)
            for number, point in enumerate(piece[1:], 1)
            for axis, value, start in zip("xy", point, (left, top), strict=True)
        }
        SubElement(path, "curve", places)
    if closed:
        SubElement(path, "close")


def _style(shape: Element) -> str:
    text = quote(tostring(shape, encoding="unicode"), safe="~()*!.'-_")
    return f"stencil({base64.b64encode(_stored(text.encode('ascii'))).decode('ascii')})"


def _stored(data: bytes) -> bytes:
    """Return data as a deflate stream (RFC 1951, 3.2.4) of blocks that are not packed."""
    blocks = [data[start : start + _BLOCK] for start in range(0, len(data), _BLOCK)]
    stream = bytearray()
    for number, block in enumerate(blocks, 1):
        length = len(block).to_bytes(2, "little")
        stream.append(number == len(blocks))
        stream += length + bytes(byte ^ 0xFF for byte in length) + block
    return bytes(stream)


def _number(value: float) -> str:
    return f"{round(value, 2) + 0.0:g}"
