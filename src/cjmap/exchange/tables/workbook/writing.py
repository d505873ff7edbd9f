"""Maps as a workbook: a designed sheet for each, and all that they say in rows."""

from __future__ import annotations

import io
import re
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.look import view_of
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.tables.rows.plain import long_form
from cjmap.exchange.tables.shapes_asked import shape_of
from cjmap.exchange.tables.workbook.held import HOLDS
from cjmap.exchange.tables.workbook.names import sheet_name
from cjmap.exchange.tables.workbook.painting.areas import CanvasPainting
from cjmap.exchange.tables.workbook.painting.grid import GridPainting
from cjmap.exchange.tables.workbook.painting.listing import ListingPainting
from cjmap.exchange.tables.workbook.painting.others import (
    paint_legend,
    paint_losses,
    paint_rows,
    paint_written,
)
from cjmap.exchange.tables.workbook.painting.pen import FONT, SIZE, Formats, Pen
from cjmap.exchange.tables.workbook.sheets.of_map import KINDS, sheet_of
from cjmap.exchange.tables.workbook.sheets.sheet import Canvas, Grid
from cjmap.exchange.tables.workbook.words import word
from cjmap.exchange.tables.workbook.written import SHEET, Written

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from cjmap.draw.look.view import View

_CREATED = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""No time of writing: the same maps give the same bytes."""


def write(outgoing: Outgoing) -> list[Made]:
    """Write maps into one workbook: with the shape `rows` the rows alone, with `sheet` without them."""
    data = _Book(outgoing, shape_of(outgoing, "both")).data()
    return [Made(f"{outgoing.file_stem}.xlsx", data)]


class _Book:
    """One workbook while it is written."""

    def __init__(self, outgoing: Outgoing, shape: str) -> None:
        self.outgoing = outgoing
        self.shape = shape
        self.maps = sorted(outgoing.maps, key=lambda map: KINDS.index(map.kind))
        self.lang = outgoing.language_of(self.maps[0])
        self.said = speech(self.lang)
        self.names: list[str] = [SHEET]
        self.written: list[Written] = []

    def data(self) -> bytes:
        """Return the bytes of the workbook."""
        import xlsxwriter

        stream = io.BytesIO()
        book = xlsxwriter.Workbook(
            stream,
            {
                "in_memory": True,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
                "default_format_properties": {"font_name": FONT, "font_size": SIZE},
            },
        )
        self._properties(book)
        self.formats = Formats(book)
        self._reserve()
        if self.shape != "rows":
            for map in self.maps:
                self._map(book, map)
            legend = self._pen(book, word(self.said, "legend"))
            paint_legend(legend, self.said, self.kinds, self._rows_name)
        if self.shape != "sheet":
            paint_rows(self._pen(book, self._rows_name), self.outgoing, self.maps)
        paint_losses(
            self._pen(book, word(self.said, "losses")),
            self.said,
            self.outgoing.losses,
            self._rows_name,
            whole=self.shape != "sheet",
        )
        if self.shape == "both":
            paint_written(self._pen(book, SHEET, taken=True), self.written, self._own)
        book.close()
        return with_language(stream.getvalue(), self.lang)

    @property
    def kinds(self) -> set[str]:
        """The kinds of map in the workbook."""
        return {map.kind for map in self.maps}

    def _reserve(self) -> None:
        """Keep the names of our own sheets from those of maps."""
        self._rows_name = word(self.said, "rows")
        self._own = [self._rows_name, word(self.said, "losses"), word(self.said, "legend")]
        self.names += self._own

    def _properties(self, book: Workbook) -> None:
        titles = [map.model.label for map in self.maps if hasattr(map.model, "label")]
        book.set_properties(
            {
                "title": titles[0] if titles else "",
                "subject": ", ".join(titles[1:])[:250],
                "author": "cjmap",
                "created": _CREATED,
            }
        )
        book.set_size(2400, 1400)

    def _map(self, book: Workbook, map: GoingMap) -> None:
        view = view_of(self.outgoing, map)
        if self.shape == "sheet":
            tell_unheld(self.outgoing, map, HOLDS[map.kind])
        sheet = sheet_of(self.outgoing, map, view)
        name = sheet_name(sheet.title, self.names, map.id)
        self.names.append(name)
        pen = self._pen(book, name, view, taken=True)
        pen.write(0, 0, f"{SHEET} {map.kind} {map.id}", {}, measured=False)
        written = Written(map.kind, map.id, name, long_form(map.model))
        self.written.append(written)
        said = speech(self.outgoing.language_of(map))
        if isinstance(sheet, Grid):
            GridPainting(sheet, pen, book, said, written).paint()
        elif isinstance(sheet, Canvas):
            CanvasPainting(sheet, pen, said, written).paint()
        else:
            ListingPainting(sheet, pen, said, written, len(self.written)).paint()
        colours = {"journey": "brand", "blueprint": "improve"}
        pen.sheet.set_tab_color(getattr(view.theme, colours.get(map.kind, "rule")))

    def _pen(
        self, book: Workbook, name: str, view: View | None = None, *, taken: bool = False
    ) -> Pen:
        theme = (view or view_of(self.outgoing, self.maps[0])).theme
        if not taken and name not in self._own:
            self.names.append(name)
        return Pen(book.add_worksheet(name), self.formats, theme, name)


def with_language(data: bytes, lang: str) -> bytes:
    """Return a workbook that says its language, which XlsxWriter has no way to say."""
    import zipfile

    result = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as before,
        zipfile.ZipFile(result, "w", zipfile.ZIP_DEFLATED) as after,
    ):
        for info in before.infolist():
            content = before.read(info)
            if info.filename == "docProps/core.xml":
                said = f"<dc:language>{lang}</dc:language></cp:coreProperties>".encode()
                content = content.replace(b"</cp:coreProperties>", said)
                content = re.sub(
                    rb"(<dcterms:(created|modified)[^>]*>)[^<]*",
                    rb"\g<1>2000-01-01T00:00:00Z",
                    content,
                )
            fixed = zipfile.ZipInfo(info.filename, (1980, 1, 1, 0, 0, 0))
            fixed.compress_type = zipfile.ZIP_DEFLATED
            fixed.external_attr = info.external_attr
            after.writestr(fixed, content)
    return result.getvalue()
