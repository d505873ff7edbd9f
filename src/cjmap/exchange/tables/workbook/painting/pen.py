"""One sheet of a workbook while it is written: every cell goes through here, and is checked.

XlsxWriter says by a number what it could not write; here that is an error. Formulas, links and numbers in
text are switched off where the workbook is opened.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import ceil
from typing import TYPE_CHECKING, Any

from cjmap.csv_text import guarded
from cjmap.draw import text as texts
from cjmap.draw.scene import Weight
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

    from cjmap.draw.look.theme import Theme

FONT = "Arial"
"""On every machine that has a spreadsheet; texts are measured as wide as it is, or wider."""

SIZE = 10.0
LONGEST = 32_767
"""The characters that a cell can hold."""

_LINE = 1.28
"""Line spacing of spreadsheets, in sizes of the font."""
_PADDING = 7.0
"""What a spreadsheet leaves free at both sides of a text, in points."""
_INDENT = 7.0
"""What a step of indentation takes, in points."""
_TALLEST = 409.0
"""No row can be taller, in points."""
_PER_PIXEL = 0.75
Style = dict[str, Any]


class Formats:
    """The formats of a workbook: the same properties give the same format."""

    def __init__(self, workbook: Workbook) -> None:
        """Begin with none."""
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Format] = {}

    def of(self, style: Mapping[str, Any]) -> Format:
        """Return the format of a style, with what all cells have in common."""
        whole = {"font_name": FONT, "font_size": SIZE, "valign": "top", **style}
        key = tuple(sorted(whole.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(dict(key))
        return self._made[key]


def _quoted(style: Style, value: str | float) -> Style:
    """Return the style of a cell whose text stays a text when somebody edits it and presses Enter."""
    is_text = isinstance(value, str) and guarded(value) != value
    return {**style, "quote_prefix": True} if is_text else style


@dataclass(slots=True)
class Pen:
    """Writes the cells of one sheet. Rows and columns count from 0; heights grow with what is written."""

    sheet: Worksheet
    formats: Formats
    theme: Theme
    what: str
    """What the sheet is of, for errors."""
    widths: dict[int, float] = field(default_factory=dict)
    heights: dict[int, float] = field(default_factory=dict)

    def width(self, column: int, points: float, *, hidden: bool = False) -> None:
        """Set the width of a column."""
        self.widths[column] = points
        options = {"hidden": True} if hidden else {}
        format = self.formats.of({})
        self.sheet.set_column_pixels(column, column, ceil(points / _PER_PIXEL), format, options)

    def height(self, row: int, points: float, *, hidden: bool = False) -> None:
        """Make a row at least so tall."""
        self.heights[row] = max(self.heights.get(row, 0.0), points)
        if hidden:
            self.sheet.set_row(row, None, None, {"hidden": True})
            self.heights.pop(row)

    def write(
        self,
        row: int,
        column: int,
        value: str | float,
        style: Style,
        *,
        measured: bool = True,
        room: float | None = None,
    ) -> None:
        """Write a cell; its row grows to hold the text. `room` is its width where it is not the column's."""
        format = self.formats.of(_quoted(style, value))
        if isinstance(value, str):
            self._check(value)
            done = (
                self.sheet.write_string(row, column, value, format)
                if value
                else self.sheet.write_blank(row, column, None, format)
            )
        else:
            done = self.sheet.write_number(row, column, value, format)
        self._done(done, value)
        if measured and isinstance(value, str) and value:
            space = room if room is not None else self.widths.get(column, 64.0)
            self.height(row, self.tall(value, space, style))

    def rich(self, row: int, column: int, parts: list[tuple[str, Style]], style: Style) -> None:
        """Write a cell whose parts look different, each on a line of its own."""
        pieces: list[Any] = []
        tall = 0.0
        for number, (text, own) in enumerate(parts):
            self._check(text)
            pieces += [self.formats.of(own), ("\n" if number else "") + text]
            look = {**own, "indent": style.get("indent", 0)}
            tall += self.tall(text, self.widths.get(column, 64.0), look) - _PADDING
        self._done(
            self.sheet.write_rich_string(
                row, column, *pieces, self.formats.of(_quoted(style, parts[0][0]))
            ),
            parts,
        )
        self.height(row, tall + _PADDING)

    def merge(self, row: int, first: int, last: int, value: str, style: Style) -> None:
        """Write one cell over several columns."""
        room = sum(self.widths.get(column, 64.0) for column in range(first, last + 1))
        if first < last:
            done = self.sheet.merge_range(row, first, row, last, "", self.formats.of(style))
            self._done(done, value)
        self.write(row, first, value, style, room=room)

    def tall(self, value: str, space: float, style: Mapping[str, Any]) -> float:
        """Return how tall a text is in so much width, in points."""
        size = float(style.get("font_size", SIZE))
        space -= _INDENT * int(style.get("indent", 0))
        weight = Weight.BOLD if style.get("bold") else Weight.REGULAR
        lines = sum(
            max(1, len(texts.wrap(line, max(space - _PADDING, 20.0), size, weight)))
            for line in value.split("\n")
        )
        return ceil(lines * size * _LINE + _PADDING)

    def settle(self) -> None:
        """Set the heights of all rows."""
        for row, points in self.heights.items():
            self._done(self.sheet.set_row(row, min(points, _TALLEST)), row)

    def _check(self, text: str) -> None:
        if len(text.encode("utf-16-le")) // 2 > LONGEST:
            raise CjmapError(
                f"{self.what}: a text has {len(text):,} characters, and a cell of a workbook holds {LONGEST:,}"
                f" (“{text[:40]}…”).",
                hint="`--to csv` has no such limit.",
            )

    def _done(self, answer: Any, value: object) -> None:
        if isinstance(answer, int) and answer < 0:
            raise CjmapError(
                f"{self.what}: “{str(value)[:60]}” could not be written into the workbook."
            )
