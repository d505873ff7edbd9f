"""The sheet of an empathy map against what was written into it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.workbook.back.facts import read_facts, shown_at
from cjmap.exchange.tables.workbook.painting.areas import COLUMNS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.tables.table import Table
    from cjmap.exchange.tables.workbook.back.changing import Changing
    from cjmap.exchange.tables.workbook.written import WrittenCell


def read_canvas(changing: Changing, table: Table, written: Sequence[WrittenCell]) -> None:
    """Take the changes of a canvas over."""
    cells = {each.lane: each for each in written}
    read_facts(changing, table, written)
    for row in range(1, max((row for row, _ in table.cells), default=0) + 1):
        keys = table.text(row, 1).split()
        if len(keys) < 2 or any(key not in cells for key in keys):
            continue
        for key, column in zip(keys, COLUMNS, strict=False):
            shown = shown_at(table, row, column + 1, cells[key].holds)
            if shown != cells[key].shown:
                changing.change(cells[key], shown, table.place(row, column + 1))
