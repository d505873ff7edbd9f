"""Sticky notes, as whiteboards export them: one note a row, with its kind and where it hangs.

`columns` finds the columns by their names, `reading` puts the notes into stages and steps.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.exchange.tables.table import Table


def recognise(table: Table) -> bool:
    """Whether a table has the header of a list of notes."""
    from cjmap.exchange.tables.notes.columns import columns_of

    return columns_of(table) is not None
