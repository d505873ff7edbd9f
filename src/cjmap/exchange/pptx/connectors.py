"""Connectors: lines with corners that are glued to two shapes, and follow them in PowerPoint.

PowerPoint's elbow connectors (`bentConnector2` to `5`) begin with a level piece; one that begins
upright is turned by 90 degrees. Where the corners lie is told in parts of the rectangle between its ends
(ECMA-376, part 1, annex D: presetShapeDefinitions).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from cjmap.draw.scene import polyline
from cjmap.exchange.pptx.paragraphs import said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Point
    from cjmap.exchange.pptx.drawing import Box, Drawing, Look

_EMU = 12_700
_THINNEST = 1.0
"""The least side of the rectangle of one with corners, in points: they are told in parts of it."""

_MOST = 6
"""The most points that a connector of PowerPoint's has."""


@dataclass(frozen=True, slots=True)
class End:
    """The shape at an end of a connector, with its rectangle."""

    shape: Any
    box: Box

    def site(self, point: Point) -> int:
        """Return the number of the side on which a point lies."""
        x, y = point
        box = self.box
        apart = (abs(y - box.top), abs(x - box.left), abs(y - box.bottom), abs(x - box.right))
        return apart.index(min(apart))


def connect(
    drawing: Drawing,
    points: Sequence[Point],
    start: End,
    end: End,
    look: Look,
    name: str,
    title: str,
    *,
    tail: bool = False,
    head: bool = True,
) -> None:
    """Draw a connector through points, with arrowheads at its beginning (`tail`) and its end."""
    if len(points) > _MOST:
        drawing.outline(polyline(*points), look, name, title)
        return
    kind, adjust, place = _geometry(points)
    guides = "".join(
        f'<a:gd name="adj{number}" fmla="val {round(value * 100_000)}"/>'
        for number, value in enumerate(adjust, 1)
    )
    dash = '<a:prstDash val="dash"/>' if look.dashed else ""
    arrow = 'type="triangle" w="med" len="med"'
    colour = (look.edge or "#000000")[1:].upper()
    drawing.slide.shapes._spTree.append(
        parse_xml(
            f"<p:cxnSp {nsdecls('p', 'a')}><p:nvCxnSpPr>"
            f'<p:cNvPr id="{drawing.next_id()}" name={quoteattr(said(name))} descr={quoteattr(said(title))}/>'
            f'<p:cNvCxnSpPr><a:stCxn id="{start.shape.shape_id}" idx="{start.site(points[0])}"/>'
            f'<a:endCxn id="{end.shape.shape_id}" idx="{end.site(points[-1])}"/></p:cNvCxnSpPr>'
            f"<p:nvPr/></p:nvCxnSpPr><p:spPr>{place}"
            f'<a:prstGeom prst="{kind}"><a:avLst>{guides}</a:avLst></a:prstGeom>'
            f'<a:ln w="{round(look.width * _EMU)}"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'
            f"{dash}<a:round/><a:headEnd {arrow if tail else 'type=' + chr(34) + 'none' + chr(34)}/>"
            f"<a:tailEnd {arrow if head else 'type=' + chr(34) + 'none' + chr(34)}/></a:ln>"
            "</p:spPr></p:cxnSp>"
        )
    )


def _geometry(points: Sequence[Point]) -> tuple[str, list[float], str]:
    """Return the shape of a connector, where its corners lie, and its place on the slide."""
    (x0, y0), (x1, y1) = points[0], points[-1]
    if len(points) == 2:
        return "straightConnector1", [], _placed(x0, y0, x1, y1, bent=False)
    upright = abs(points[1][0] - x0) < abs(points[1][1] - y0)
    turned = [(y, x) for x, y in points] if upright else list(points)
    (u0, v0), (u1, v1) = turned[0], turned[-1]
    wide, tall = max(abs(u1 - u0), _THINNEST), max(abs(v1 - v0), _THINNEST)
    along = [(u - u0) * (-1 if u1 < u0 else 1) / wide for u, _ in turned]
    across = [(v - v0) * (-1 if v1 < v0 else 1) / tall for _, v in turned]
    # Corners alternate: the first one is told by how far along it is, the next by how far across.
    adjust = [(along if number % 2 else across)[number] for number in range(1, len(points) - 2)]
    return f"bentConnector{len(points) - 1}", adjust, _placed(x0, y0, x1, y1, upright=upright)


def _placed(
    x0: float, y0: float, x1: float, y1: float, *, bent: bool = True, upright: bool = False
) -> str:
    wide, tall = abs(x1 - x0), abs(y1 - y0)
    if bent:
        wide, tall = max(wide, _THINNEST), max(tall, _THINNEST)
    left, top = min(x0, x1), min(y0, y1)
    flips = {"flipH": x1 < x0, "flipV": y1 < y0}
    turn = ""
    if upright:
        # Turned to the right about its middle: what ran to the right runs down, and down to the left.
        left, top = left + (wide - tall) / 2, top + (tall - wide) / 2
        wide, tall = tall, wide
        flips = {"flipH": y1 < y0, "flipV": x1 > x0}
        turn = ' rot="5400000"'
    flipped = "".join(f' {name}="1"' for name, is_so in flips.items() if is_so)
    x, y, w, h = (round(value * _EMU) for value in (left, top, wide, tall))
    return f'<a:xfrm{turn}{flipped}><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></a:xfrm>'
