"""What a shape of the scene looks like in draw.io: styles of cells, key by key.

Labels are plain text (`html=0`), which draw.io wraps in the width of the cell. It is set in
Helvetica here, or what stands for that: no wider than texts are measured.
"""

from __future__ import annotations

import base64
import io
from typing import TYPE_CHECKING

from cjmap.draw.scene import Weight
from cjmap.exchange.drawio import stencils
from cjmap.exchange.drawio.paths import bounds, radius_of

if TYPE_CHECKING:
    from cjmap.draw.scene import Area, Box, Dash, Disc, Image, Stroke, Words

Looks = dict[str, str | float]
"""A style while it is put together; see `cjmap.exchange.drawio.pages.Style`."""

ABOVE = 5.0
"""What draw.io adds above a label that begins at the top, in points."""

_RADIUS = 12.0
"""The radius of a box's corners, in points, but no more than a third of a side."""

_DASHES: dict[Dash, Looks] = {
    "solid": {},
    "dashed": {"dashed": 1},
    "dotted": {"dashed": 1, "dashPattern": "1 3"},
    "chained": {"dashed": 1, "dashPattern": "6 3 1 3"},
}
_ALIGN = {"start": "left", "middle": "center", "end": "right"}
_BOLD, _STRUCK = 1, 8
_HEAD = 5
"""Size of an arrowhead."""


def box(shape: Box) -> Looks:
    """Return the style of a rectangle."""
    looks: Looks = {}
    if shape.rounded:
        looks |= _rounded(min(_RADIUS, shape.width / 3, shape.height / 3))
    return looks | _filled(shape.fill, shape.stroke, shape.stroke_width) | _DASHES[shape.dash]


def disc(shape: Disc) -> Looks:
    """Return the style of a circle."""
    return {
        "ellipse": "",
        "perimeter": "ellipsePerimeter",
        **_filled(shape.fill, shape.stroke, shape.stroke_width),
    }


def area(shape: Area) -> Looks:
    """Return the style of a closed shape: a rectangle with round corners, or a stencil."""
    radius = radius_of(shape)
    looks: Looks = (
        _rounded(radius) if radius is not None else {"shape": stencils.outline(shape.points)}
    )
    return looks | _filled(shape.fill, None, 1.0)


def chevron(shape: Area) -> Looks:
    """Return the style of a stage's chevron, whose tip reaches into the notch of the next one.

    The first one begins straight; all of them have a tip as wide.
    """
    left, _, right, _ = bounds(shape.points)
    inner = [x for x, _ in shape.points[::3] if left + 0.5 < x < right - 0.5]
    tip = right - max(inner) if inner else 0.0
    looks: Looks = {"shape": "step", "perimeter": "stepPerimeter", "fixedSize": 1, "size": tip}
    if not any(abs(x - left - tip) < 0.5 for x in inner):
        looks = {"shape": stencils.outline(shape.points)}
    return looks | _filled(shape.fill, None, 1.0)


def face(ground: Disc, eyes: tuple[Disc, ...], mouth: Stroke) -> Looks:
    """Return the style of a face that tells a score."""
    return {
        "shape": stencils.face(ground, eyes, mouth),
        "perimeter": "ellipsePerimeter",
        **_filled(ground.fill, ground.stroke, ground.stroke_width),
    }


def stroke(shape: Stroke) -> Looks:
    """Return the style of a line."""
    return {
        "endArrow": "block" if shape.head else "none",
        "startArrow": "block" if shape.tail else "none",
        "endSize": _HEAD,
        "startSize": _HEAD,
        "html": 0,
        "rounded": 0,
        "strokeColor": shape.colour,
        "strokeWidth": shape.width,
        **_DASHES[shape.dash],
    }


def image(shape: Image) -> Looks:
    """Return the style of a picture; draw.io writes data without `;base64`, which parts styles."""
    data = _cut_out(shape.data) if shape.circle else shape.data
    kind = "png" if data.startswith(b"\x89PNG") else "jpeg"
    return {
        "shape": "image",
        "imageAspect": 0,
        "image": f"data:image/{kind},{base64.b64encode(data).decode('ascii')}",
    }


def label(words: Words) -> Looks:
    """Return the part of a style that sets a label as these words are set."""
    struck = _STRUCK if words.struck else 0
    return {
        "html": 0,
        "whiteSpace": "wrap",
        "align": _ALIGN[words.anchor],
        "fontFamily": "Helvetica",
        "fontSize": words.size,
        "fontColor": words.colour,
        "fontStyle": (0 if words.weight is Weight.REGULAR else _BOLD) + struck,
        **({"textDirection": "rtl"} if words.direction == "rtl" else {}),
    }


def text(words: Words) -> Looks:
    """Return the style of a text that stands by itself."""
    return {
        "text": "",
        **label(words),
        "verticalAlign": "top",
        "spacing": 0,
        "spacingTop": -ABOVE,
        "strokeColor": "none",
        "fillColor": "none",
    }


def _rounded(radius: float) -> Looks:
    return {"rounded": 1, "absoluteArcSize": 1, "arcSize": 2 * radius}


def _filled(fill: str, edge: str | None, width: float) -> Looks:
    looks: Looks = {"html": 0, "fillColor": fill, "strokeColor": edge or "none"}
    return looks | ({"strokeWidth": width} if edge else {})


def _cut_out(data: bytes) -> bytes:
    """Cut a picture to the circle in its middle; what is around it is left empty."""
    from PIL import Image, ImageDraw

    with Image.open(io.BytesIO(data)) as opened:
        picture = opened.convert("RGBA")
    side = min(picture.size)
    left, top = (picture.width - side) // 2, (picture.height - side) // 2
    picture = picture.crop((left, top, left + side, top + side))
    mask = Image.new("L", (side * 4, side * 4), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, side * 4 - 1, side * 4 - 1), fill=255)
    picture.putalpha(mask.resize((side, side)))
    out = io.BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()
