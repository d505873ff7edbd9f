"""Maps as text files of separated values: one thing a row, or lanes down and steps across."""

from __future__ import annotations

import codecs
import csv
import io
from typing import TYPE_CHECKING

from cjmap.csv_text import guarded
from cjmap.errors import CjmapError
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.tables.shapes_asked import shape_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.exchange.tables.rows.cells import Value

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t"}
"""The words by which a delimiter may be asked for that a shell would take for its own."""


def write(outgoing: Outgoing) -> list[Made]:
    """Write all maps into one table of rows, or one map as a sheet.

    UTF-8 with a byte order mark, without which Excel takes it for something else; lines end as RFC 4180 has it.
    """
    first = outgoing.maps[0]
    as_rows = shape_of(outgoing, "rows") == "rows"
    cells = _rows(outgoing) if as_rows else _sheet(outgoing, first)
    return [
        Made(f"{outgoing.file_stem}.csv", text_of(cells, delimiter_of(outgoing.wishes.delimiter)))
    ]


def delimiter_of(word: str) -> str:
    """Read a delimiter: one sign, or its name. Raises `CjmapError` for what cannot be one."""
    sign = DELIMITERS.get(word, word)
    if sign == "\\t":
        sign = "\t"
    if len(sign) != 1 or sign.isalnum() or sign in "\"'\r\n.- " or not sign.isascii():
        raise CjmapError(
            f"`--delimiter {word}` is no delimiter.",
            hint="Usual ones are `,`, `;` (for Excel in most of Europe), `|` and `tab`.",
        )
    return sign


def _rows(outgoing: Outgoing) -> Iterable[Sequence[Value]]:
    from cjmap.exchange.tables.rows.columns import header
    from cjmap.exchange.tables.rows.flattening import flattened

    rows = flattened(outgoing, outgoing.maps)
    names = header(rows)
    yield names
    for row in rows:
        yield [row.cells.get(name, "") for name in names]


def _sheet(outgoing: Outgoing, map: GoingMap) -> Iterable[Sequence[Value]]:
    from cjmap.exchange.tables.workbook.plain_sheet import lines_of_sheet

    if len(outgoing.maps) > 1:
        raise CjmapError(
            f"A CSV file holds one sheet, and these are {len(outgoing.maps):,} maps.",
            hint="Name a folder with `-o`, or export to xlsx, or with `--shape rows`.",
        )
    return lines_of_sheet(outgoing, map)


def text_of(lines: Iterable[Sequence[Value]], delimiter: str) -> bytes:
    """Write a table as text; whatever a spreadsheet would take for a formula is guarded against it."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=delimiter, lineterminator="\r\n")
    for line in lines:
        writer.writerow([guarded(each) if isinstance(each, str) else each for each in line])
    return codecs.BOM_UTF8 + stream.getvalue().encode("utf-8")
