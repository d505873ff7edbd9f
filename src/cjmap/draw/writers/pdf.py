"""A scene as a PDF: vector shapes, and text that can be selected and searched.

Each weight of the typeface is a family of its own, because PDF knows only regular and bold. No
date is written, so the same scene gives the same bytes.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from datetime import UTC, datetime
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from cjmap.draw import text as texts
from cjmap.draw.errors import DrawError
from cjmap.draw.look.theme import channels, legible
from cjmap.draw.scene import (
    Area,
    Box,
    Disc,
    Image,
    Scene,
    Shape,
    Stroke,
    Weight,
    Words,
    polyline,
)
from cjmap.draw.writers.bounds import bounds_of, bounds_of_shape
from cjmap.draw.writers.fallback import FontFile, fonts_for, shipped
from cjmap.draw.writers.outline import arrowheads_of, dashes_of, line_of, radius_of
from cjmap.draw.writers.page import MARGIN, Sheet, Window, sheets_of
from cjmap.draw.writers.written import address

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.draw.scene import Point

# The library asks for a date; a real one would make every file different.
_NO_DATE = datetime(2000, 1, 1, tzinfo=UTC)
_LARGEST_PAGE = 14_400
_ALIGNED = {"start": "L", "middle": "C", "end": "R"}
_BASELINE = 0.3
_WIDE = 20_000.0
_SMALL = 8.0
_LINE_ABOVE_EDGE = 9.0
_STRIKE = 0.29
_STRIKE_WIDTH = 0.07
"""How far above the baseline a text is struck through, and how strongly, in sizes of the font."""

_QUIET = "#64748b"
_READABLE = 4.5


def to_pdf(scene: Scene, *, page: str = "fit", folders: tuple[Path, ...] = ()) -> bytes:
    """Write a scene on pages of one of `cjmap.draw.writers.page.PAGES`.

    Characters that the shipped fonts lack are drawn with the fonts that `fallback` finds, with
    those in `folders` first; what no font has is left out. Scripts whose letters join or move,
    such as Arabic and Devanagari, need the package `uharfbuzz` of `cjmap[fonts]`. Raise DrawError
    for an unknown page and for a font that cannot be used.
    """
    sheets = sheets_of(scene, page)
    # The largest page that viewers show is 200 inches wide.
    if max(max(sheet.width, sheet.height) for sheet in sheets) > _LARGEST_PAGE:
        raise DrawError(
            "The picture is too large for a page of a PDF.", hint="Choose a page, such as `a3`."
        )
    with _quietly():
        return _Paper(scene, sheets, folders).written()


@contextmanager
def _quietly() -> Iterator[None]:
    """Keep what the libraries say about fonts from the terminal."""
    loggers = [logging.getLogger(name) for name in ("fpdf", "fontTools")]
    before = [logger.level for logger in loggers]
    for logger in loggers:
        logger.setLevel(logging.CRITICAL)
    try:
        yield
    finally:
        for logger, level in zip(loggers, before, strict=True):
            logger.setLevel(level)


class _Paper:
    """One PDF while it is written."""

    def __init__(self, scene: Scene, sheets: Sequence[Sheet], folders: tuple[Path, ...]) -> None:
        from fpdf import FPDF

        self.scene = scene
        self.sheets = sheets
        self.pdf = FPDF(unit="pt", format=(sheets[0].width, sheets[0].height))
        self.pdf.set_margin(0)
        self.pdf.c_margin = 0
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(texts.one_line(scene.title))
        self.pdf.set_subject(texts.one_line(scene.description))
        self.pdf.set_lang(scene.lang)
        self.pdf.set_creator("cjmap")
        self.pdf.set_creation_date(_NO_DATE)
        for weight, file in shipped().items():
            self.pdf.add_font(_family(weight), fname=file)
        self.others = fonts_for(scene.missing, folders)
        self.more = self._more_fonts(self.others.fonts)
        self.shapes_letters = bool(self.more) and find_spec("uharfbuzz") is not None

    def _more_fonts(self, fonts: Sequence[FontFile]) -> dict[bool, list[str]]:
        """Make the found fonts known; give their names, for plain text and for bold."""
        names: dict[bool, list[str]] = {False: [], True: []}
        used = {
            shape.weight is not Weight.REGULAR
            for shape in self.scene.shapes()
            if isinstance(shape, Words) and not self.scene.missing.isdisjoint("".join(shape.lines))
        }
        for number, font in enumerate(fonts):
            try:
                for bold in sorted(used):
                    names[bold].append(self._add(font, f"other{number}", bold))
            except Exception as error:  # fontTools raises anything at all for a damaged file
                raise DrawError(f"The font {font.path.name} cannot be used: {error}") from error
        return names if fonts else {}

    def _add(self, font: FontFile, name: str, bold: bool) -> str:
        """Make one font known; one without bold letters stands in for them as it is."""
        if font.variable:
            weight = 600.0 if bold else 400.0
            name += str(int(weight))
            self.pdf.add_font(name, fname=font.path, variations={"": {"wght": weight}})
        elif bold and font.bold is not None:
            name += "bold"
            self.pdf.add_font(name, fname=font.bold, collection_font_number=font.face)
        elif name not in self.pdf.fonts:
            self.pdf.add_font(name, fname=font.path, collection_font_number=font.face)
        return name

    def written(self) -> bytes:
        title = texts.one_line(self.scene.title)
        for number, sheet in enumerate(self.sheets):
            self.pdf.add_page(format=(sheet.width, sheet.height))
            # The bookmarks of a reader: the whole picture first, then its parts by page.
            self.pdf.start_section(
                f"{title} ({number + 1}/{len(self.sheets)})" if number else title
            )
            self._fill(self.scene.background)
            self.pdf.rect(0, 0, sheet.width, sheet.height, style="F")
            for window in sheet.windows:
                self._window(window, sheet.scale)
            if number:
                self._line_below(sheet, title, f"{number + 1}/{len(self.sheets)}")
        return bytes(self.pdf.output())

    def _line_below(self, sheet: Sheet, title: str, page: str) -> None:
        """Name the picture and the page on a part of it, which may be printed alone."""
        colour = legible(_QUIET, self.scene.background, _READABLE)
        room = sheet.width - 2 * MARGIN - 2 * texts.width(page, _SMALL)
        shown = texts.shorten(title, room, _SMALL)
        y = sheet.height - _LINE_ABOVE_EDGE
        brush = _Brush(self, 1.0, 0.0, 0.0)
        way = texts.direction(shown)
        brush.draw(Words(MARGIN, y, (shown,), _SMALL, colour, direction=way))
        brush.draw(Words(sheet.width - MARGIN, y, (page,), _SMALL, colour, anchor="end"))

    def _window(self, window: Window, scale: float) -> None:
        part = window.part
        wide, high = part.width * scale, part.height * scale
        brush = _Brush(self, scale, window.x - part.left * scale, window.y - part.top * scale)
        # The library believes that font and pen outlive what is cut out; a context knows better.
        with self.pdf.local_context(), self.pdf.rect_clip(window.x, window.y, wide, high):
            for mark in self.scene.marks:
                if not mark.shapes or not bounds_of(mark).meets(part):
                    continue
                for shape in mark.shapes:
                    if bounds_of_shape(shape).meets(part):
                        brush.draw(shape)
                target = address(mark.href)
                if target.lower().startswith("http"):
                    brush.link(mark.shapes, target)

    def _fill(self, colour: str) -> None:
        self.pdf.set_fill_color(*channels(colour))


class _Brush:
    """Draws shapes of the scene on the page at one scale and place."""

    def __init__(self, paper: _Paper, scale: float, dx: float, dy: float) -> None:
        self.paper = paper
        self.pdf: Any = paper.pdf
        self.scale = scale
        self.dx = dx
        self.dy = dy

    def draw(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Disc():
                self._disc(shape)
            case Area():
                self._path(shape.points, fill=shape.fill)
            case Stroke():
                self._stroke(shape)
            case Words():
                for index, line in enumerate(shape.lines):
                    y = shape.y + index * shape.size * texts.LINE
                    self._line(shape, line, y)
                    if shape.struck:
                        self._strike(shape, line, y)
            case Image():
                self._image(shape)

    def link(self, shapes: Sequence[Shape], target: str) -> None:
        around = bounds_of_shape(shapes[0])
        x, y = self._at((around.left, around.top))
        self.pdf.link(x, y, around.width * self.scale, around.height * self.scale, target)

    def _at(self, point: Point) -> Point:
        return point[0] * self.scale + self.dx, point[1] * self.scale + self.dy

    def _pen(self, colour: str | None, width: float, dashes: Sequence[float]) -> None:
        if colour is None:
            return
        self.pdf.set_draw_color(*channels(colour))
        self.pdf.set_line_width(width * self.scale)
        dash, gap = dashes[:2] or (0.0, 0.0)
        self.pdf.set_dash_pattern(dash * self.scale, gap * self.scale)

    def _box(self, box: Box) -> None:
        self.pdf.set_fill_color(*channels(box.fill))
        self._pen(box.stroke, box.stroke_width, dashes_of(box))
        x, y = self._at((box.x, box.y))
        radius = radius_of(box) * self.scale
        self.pdf.rect(
            x,
            y,
            box.width * self.scale,
            box.height * self.scale,
            style="F" if box.stroke is None else "DF",
            round_corners=radius > 0,
            corner_radius=radius,
        )

    def _disc(self, disc: Disc) -> None:
        self.pdf.set_fill_color(*channels(disc.fill))
        self._pen(disc.stroke, disc.stroke_width, ())
        x, y = self._at((disc.x, disc.y))
        style = "F" if disc.stroke is None else "DF"
        self.pdf.circle(x, y, disc.radius * self.scale, style=style)

    def _stroke(self, stroke: Stroke) -> None:
        self._path(line_of(stroke), stroke=stroke)
        self.pdf.set_fill_color(*channels(stroke.colour))
        for triangle in arrowheads_of(stroke):
            self.pdf.polygon([self._at(point) for point in triangle], style="F")

    def _path(
        self, points: Sequence[Point], fill: str | None = None, stroke: Stroke | None = None
    ) -> None:
        from fpdf.drawing import PaintedPath

        path = PaintedPath()
        placed = [self._at(point) for point in points]
        path.move_to(*placed[0])
        for index in range(1, len(placed) - 2, 3):
            path.curve_to(*placed[index], *placed[index + 1], *placed[index + 2])
        path.style.auto_close = fill is not None
        path.style.fill_color = fill
        path.style.stroke_color = stroke.colour if stroke else None
        if stroke:
            path.style.stroke_width = stroke.width * self.scale
            path.style.stroke_cap_style = "round"
            path.style.stroke_join_style = "round"
            dashes = dashes_of(stroke)
            path.style.stroke_dash_pattern = [length * self.scale for length in dashes] or None
        self.pdf.draw_path(path, copy=False)

    def _line(self, words: Words, line: str, y: float) -> None:
        pdf = self.pdf
        size = words.size * self.scale
        pdf.set_font(_family(words.weight), size=size)
        pdf.set_text_color(*channels(words.colour))
        x, baseline = self._at((words.x, y))
        if not self.paper.scene.missing.intersection(line):
            wide = pdf.get_string_width(line) if words.anchor != "start" else 0.0
            share = {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
            pdf.text(x - wide * share, baseline, line)
            return
        kept = "".join(c for c in line if c not in self.paper.others.undrawn)
        if not kept.strip():
            return
        if self.paper.more:
            pdf.set_fallback_fonts(self.paper.more[words.weight is not Weight.REGULAR], False)
        if self.paper.shapes_letters:
            pdf.set_text_shaping(True, direction=words.direction)
        align = _ALIGNED[words.anchor]
        left = x - {"L": 0.0, "C": _WIDE / 2, "R": _WIDE}[align]
        # The library puts the baseline of a cell without height this far below its place.
        # (Not set_xy: it takes what lies left of the page as counted from the right.)
        pdf.x, pdf.y = left, baseline - _BASELINE * size
        pdf.cell(w=_WIDE, h=0, text=kept, align=align)
        pdf.set_text_shaping(False)

    def _strike(self, words: Words, line: str, y: float) -> None:
        """Draw a line through the small letters, as SVG's `line-through` is."""
        if self.paper.scene.missing.intersection(line):
            wide = texts.width(line, words.size, words.weight)
        else:
            # The font of the line is still set.
            wide = self.pdf.get_string_width(line) / self.scale
        left = words.x - wide * {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor]
        middle = y - words.size * _STRIKE
        through = polyline((left, middle), (left + wide, middle))
        self._stroke(Stroke(through, words.colour, words.size * _STRIKE_WIDTH))

    def _image(self, image: Image) -> None:
        x, y = self._at((image.x, image.y))
        wide, high = image.width * self.scale, image.height * self.scale
        data = _cut(image)
        if image.circle:
            with self.pdf.round_clip(x, y, wide):
                self.pdf.image(data, x, y, wide, high)
        else:
            self.pdf.image(data, x, y, wide, high)


def _family(weight: Weight) -> str:
    return f"inter{weight.value.lower()}"


def _cut(image: Image) -> Any:
    """Cut a picture to the shape of its place, around its middle, as the SVG does."""
    import io

    from PIL import Image as Pixels

    with Pixels.open(io.BytesIO(image.data), formats=["PNG", "JPEG"]) as opened:
        wide, high = opened.size
        wanted = image.width / image.height
        if wide / high > wanted:
            kept = (high * wanted, float(high))
        else:
            kept = (float(wide), wide / wanted)
        left, top = (wide - kept[0]) / 2, (high - kept[1]) / 2
        box = (round(left), round(top), round(left + kept[0]), round(top + kept[1]))
        return opened.crop(box)
