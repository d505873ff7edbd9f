"""Shapes on a slide: cards, chevrons, outlines, lines and pictures, each with a name to find it by.

Every shape has its own fill, edge and text, none from the theme's effects; colours are `#rrggbb`.
What only decorates is marked as such, so that a screen reader passes over it.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Emu, Pt

from cjmap.draw.look.theme import channels
from cjmap.exchange.pptx.paragraphs import INDENT, said

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.scene import Point
    from cjmap.exchange.pptx.paragraphs import Paragraph

_DECORATIVE = (
    '<a:extLst {0}><a:ext uri="{{C183D7F6-B498-43B3-948B-1728B52AA6E4}}"><adec:decorative'
    ' xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext>'
    "</a:extLst>"
)
_ALIGN = {"left": PP_ALIGN.LEFT, "center": PP_ALIGN.CENTER, "right": PP_ALIGN.RIGHT}
_ANCHOR = {"top": MSO_ANCHOR.TOP, "middle": MSO_ANCHOR.MIDDLE, "bottom": MSO_ANCHOR.BOTTOM}
_EMU = 12_700
"""Of them a point has so many; all lengths of the file are in these."""

RADIUS = 6.0
"""How much the corners of a card are rounded, in points."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right side."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower side."""
        return self.top + self.height

    @property
    def emu(self) -> tuple[Emu, Emu, Emu, Emu]:
        """Its sides as the file has them."""
        return tuple(
            Emu(round(value * _EMU)) for value in (self.left, self.top, self.width, self.height)
        )  # type: ignore[return-value]


@dataclass(frozen=True, slots=True)
class Look:
    """Fill and edge of a shape; None: none."""

    fill: str | None = None
    edge: str | None = None
    width: float = 0.75
    dashed: bool = False


def rgb(colour: str) -> Any:
    """Return `#rrggbb` as the library has it."""
    made: Any = RGBColor
    return made(*channels(colour))


class Drawing:
    """One slide to draw on, in one language."""

    def __init__(self, slide: Any, lang: str) -> None:
        """Draw on `slide`; `lang` is that of the text (BCP 47 with a region)."""
        self.slide = slide
        self.lang = lang

    def shape(
        self,
        kind: MSO_SHAPE,
        box: Box,
        look: Look,
        name: str,
        *,
        adjust: Sequence[float] = (),
        text: Sequence[Paragraph] = (),
        inset: tuple[float, float] = (5.0, 4.0),
        anchor: str = "top",
        title: str = "",
        wrap: bool = True,
    ) -> Any:
        """Draw a shape of PowerPoint's with text in it; `title` is told where it has none.

        Without text and title it decorates.
        """
        drawn = self.slide.shapes.add_shape(kind, *box.emu)
        drawn._element.remove(drawn._element.find(qn("p:style")))
        for number, value in enumerate(adjust):
            drawn.adjustments[number] = value
        _paint(drawn, look)
        drawn.name = said(name)
        self.write(drawn.text_frame, text, inset=inset, anchor=anchor)
        drawn.text_frame.word_wrap = wrap
        self._told(drawn._element, title, decorates=not text)
        return drawn

    def card(
        self,
        box: Box,
        look: Look,
        name: str,
        text: Sequence[Paragraph],
        *,
        inset: tuple[float, float] = (5.0, 4.0),
        anchor: str = "top",
        radius: float = RADIUS,
    ) -> Any:
        """Draw a card: a rectangle with rounded corners, and text."""
        round_by = min(radius / max(min(box.width, box.height), 0.1), 0.5)
        return self.shape(
            MSO_SHAPE.ROUNDED_RECTANGLE, box, look, name,
            adjust=(round_by,), text=text, inset=inset, anchor=anchor,
        )  # fmt: skip

    def ground(self, box: Box, fill: str, name: str) -> None:
        """Draw what lies behind cards."""
        self.card(box, Look(fill), name, ())

    def label(
        self,
        box: Box,
        name: str,
        text: Sequence[Paragraph],
        *,
        anchor: str = "top",
        inset: tuple[float, float] = (0.0, 0.0),
    ) -> Any:
        """Write text without anything around it."""
        drawn = self.slide.shapes.add_textbox(*box.emu)
        drawn.name = said(name)
        self.write(drawn.text_frame, text, inset=inset, anchor=anchor)
        return drawn

    def badge(self, x: float, y: float, letter: str, fill: str, name: str, title: str) -> Any:
        """Draw a disc with a letter around (x, y)."""
        from cjmap.exchange.pptx.paragraphs import Paragraph, Run

        side = 16.0
        word = Paragraph((Run(letter, "#ffffff", bold=True),), align="center")
        return self.shape(
            MSO_SHAPE.OVAL, Box(x - side / 2, y - side / 2, side, side),
            Look(fill, "#ffffff", 1.0), name,
            text=(word,), inset=(0.0, 0.0), anchor="middle", title=title, wrap=False,
        )  # fmt: skip

    def face(
        self,
        x: float,
        y: float,
        radius: float,
        score: float,
        colour: str,
        page: str,
        name: str,
        title: str,
    ) -> Any:
        """Draw a face around (x, y) whose mouth tells a score of −2..2."""
        bend = 0.04653 * max(-1.0, min(1.0, score / 1.5))
        box = Box(x - radius, y - radius, 2 * radius, 2 * radius)
        return self.shape(
            MSO_SHAPE.SMILEY_FACE, box, Look(page, colour, 1.5), name, adjust=(bend,), title=title
        )

    def outline(
        self, points: Sequence[Point], look: Look, name: str, title: str = "", closed: bool = False
    ) -> None:
        """Draw a line or, if `closed`, an area of cubic Bézier pieces (3n + 1 points)."""
        xs, ys = [x for x, _ in points], [y for _, y in points]
        left, top = min(xs), min(ys)
        wide, tall = max(max(xs) - left, 0.01), max(max(ys) - top, 0.01)

        def place(point: Point) -> str:
            x, y = (
                round((value - start) * _EMU)
                for value, start in zip(point, (left, top), strict=True)
            )
            return f'<a:pt x="{x}" y="{y}"/>'

        drawn = "".join(
            f"<a:cubicBezTo>{''.join(place(p) for p in points[n : n + 3])}</a:cubicBezTo>"
            for n in range(1, len(points), 3)
        )
        x, y, w, h = Box(left, top, wide, tall).emu
        shape = parse_xml(
            f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{self.next_id()}" name=""/><p:cNvSpPr/>'
            f'<p:nvPr/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/>'
            "</a:xfrm><a:custGeom><a:avLst/><a:gdLst/><a:ahLst/><a:cxnLst/>"
            '<a:rect l="0" t="0" r="r" b="b"/><a:pathLst>'
            f'<a:path w="{w}" h="{h}"{"" if closed else " fill=" + chr(34) + "none" + chr(34)}>'
            f"<a:moveTo>{place(points[0])}</a:moveTo>{drawn}{'<a:close/>' if closed else ''}"
            "</a:path></a:pathLst></a:custGeom></p:spPr></p:sp>"
        )
        self.slide.shapes._spTree.append(shape)
        added = self.slide.shapes[-1]
        added.name = said(name)
        _paint(added, look)
        self._told(shape, title, decorates=not title)

    def line(self, start: Point, end: Point, look: Look, name: str, title: str = "") -> Any:
        """Draw a straight line."""
        ends = [Emu(round(value * _EMU)) for value in (*start, *end)]
        from pptx.enum.shapes import MSO_CONNECTOR

        drawn = self.slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends)
        self.dress(drawn, look, name, title)
        return drawn

    def dress(self, connector: Any, look: Look, name: str, title: str = "") -> None:
        """Give a line its colour, its name, and what is told of it."""
        style = connector._element.find(qn("p:style"))
        if style is not None:
            connector._element.remove(style)
        connector.name = said(name)
        _stroke(connector.line, look)
        self._told(connector._element, title, decorates=not title)

    def picture(self, data: bytes, box: Box, name: str, title: str, circle: bool = False) -> None:
        """Put a picture into a rectangle, or into the circle that fills it."""
        drawn = self.slide.shapes.add_picture(io.BytesIO(data), *box.emu)
        wide, tall = drawn.image.size
        if wide > tall:
            drawn.crop_left = drawn.crop_right = (1 - tall / wide) / 2
        else:
            drawn.crop_top = drawn.crop_bottom = (1 - wide / tall) / 2
        if circle:
            drawn.auto_shape_type = MSO_SHAPE.OVAL
        drawn.name = said(name)
        self._told(drawn._element, title, decorates=False)

    def write(
        self,
        frame: Any,
        paragraphs: Sequence[Paragraph],
        *,
        inset: tuple[float, float] | None = None,
        anchor: str = "top",
    ) -> None:
        """Write text into a frame of the library's, in the theme's fonts."""
        if inset is not None:
            across, above = (Pt(value) for value in inset)
            frame.margin_left = frame.margin_right = across
            frame.margin_top = frame.margin_bottom = above
            frame.word_wrap = True
            frame.vertical_anchor = _ANCHOR[anchor]
        for number, each in enumerate(paragraphs):
            paragraph = frame.paragraphs[0] if not number else frame.add_paragraph()
            self._paragraph(paragraph, each, first=not number)

    def _paragraph(self, paragraph: Any, told: Paragraph, first: bool) -> None:
        if not told.align:
            self._runs(paragraph, told)
            return
        paragraph.alignment = _ALIGN[told.align]
        paragraph.line_spacing = 1.0
        paragraph.space_before = Pt(0 if first else told.above)
        settings = paragraph._p.get_or_add_pPr()
        if told.bullet:
            settings.set("marL", str(round(INDENT * _EMU)))
            settings.set("indent", str(-round(INDENT * _EMU)))
            settings.append(parse_xml(f'<a:buChar {nsdecls("a")} char="•"/>'))
        else:
            settings.set("marL", "0")
            settings.set("indent", "0")
            settings.append(parse_xml(f"<a:buNone {nsdecls('a')}/>"))
        self._runs(paragraph, told)

    def _runs(self, paragraph: Any, told: Paragraph) -> None:
        for each in told.runs:
            run = paragraph.add_run()
            run.text = _kept(each.text)
            if told.align:
                run.font.size = Pt(each.size)
                run.font.bold = each.bold
            if each.colour is not None:
                run.font.color.rgb = rgb(each.colour)
            run._r.get_or_add_rPr().set("lang", self.lang)
            if each.address:
                run.hyperlink.address = each.address

    def _told(self, element: Any, title: str, *, decorates: bool) -> None:
        named = next(element.iter(qn("p:cNvPr")))
        if title:
            named.set("descr", said(title))
        elif decorates:
            named.append(parse_xml(_DECORATIVE.format(nsdecls("a"))))

    def next_id(self) -> int:
        """Return a number for a shape that no other of the slide has."""
        return int(self.slide.shapes._next_shape_id)


def _kept(text: str) -> str:
    """Return the text of a run without what no file may hold; spaces at its ends are meant."""
    bare = text.strip(" ")
    start = text.index(bare) if bare else 0
    return f"{text[:start]}{said(bare)}{text[start + len(bare) :]}"


def _paint(shape: Any, look: Look) -> None:
    if look.fill is None:
        shape.fill.background()
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = rgb(look.fill)
    _stroke(shape.line, look)


def _stroke(line: Any, look: Look) -> None:
    if look.edge is None:
        line.fill.background()
        return
    line.color.rgb = rgb(look.edge)
    line.width = Pt(look.width)
    if look.dashed:
        from pptx.enum.dml import MSO_LINE

        line.dash_style = MSO_LINE.DASH
