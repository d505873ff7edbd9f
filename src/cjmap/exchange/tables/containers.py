"""The tables of a file, by what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.usable import clean_cells

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table

_ARCHIVE = b"PK\x03\x04"
_COMPOUND = b"\xd0\xcf\x11\xe0"
"""How old workbooks begin, and encrypted ones."""


def tables_of(gathered: Gathered) -> list[Table]:
    """Read the sheets of a workbook, or the one table of a text file; what cannot be kept is told.

    Goes by the content, not by the name. Raises `UnreadableError` where it is no table.
    """
    if gathered.source.data.startswith((_ARCHIVE, _COMPOUND)):
        from cjmap.exchange.tables.xlsx_file import read_workbook

        tables = read_workbook(gathered)
    else:
        from cjmap.exchange.tables.csv_file import read_text

        tables = [read_text(gathered)]
    for table in tables:
        clean_cells(gathered, table)
    return tables
