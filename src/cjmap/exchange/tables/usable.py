"""Texts of cells made so that a map can hold them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import UnreadableError
from cjmap.printable import one_line
from cjmap.source.decode import clean_text

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.coming.source import Source
    from cjmap.exchange.losses import Place
    from cjmap.exchange.tables.table import Table


def too_long(source: Source, text: str, place: Place) -> UnreadableError:
    """Say that a cell holds more than the bounds of its source allow."""
    return UnreadableError(
        f"{one_line(source.name)}:{one_line(place.label)}: the cell has {len(text):,} letters; no more than"
        f" {source.bounds.text:,} are read."
    )


def clean_cells(gathered: Gathered, table: Table) -> None:
    """Take unseen characters out of all cells, also of names and titles, and tell it."""
    for at, cell in list(table.cells.items()):
        if not clean_text(cell.text)[1]:
            continue
        text = gathered.text(cell.text, table.place_of(cell))
        if text:
            table.cells[at] = replace(cell, text=text)
        else:
            del table.cells[at]
