"""The sheets of a workbook against what was written into them; every difference is somebody's change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.workbook.back.changing import Changing
from cjmap.exchange.tables.workbook.back.kept import is_kept, kept_of, owner_of
from cjmap.exchange.tables.workbook.back.of_canvas import read_canvas
from cjmap.exchange.tables.workbook.back.of_grid import read_grid
from cjmap.exchange.tables.workbook.back.of_listing import read_listing
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.rows.growing import Growing
    from cjmap.exchange.tables.table import Table

_READERS = {"journey": read_grid, "blueprint": read_grid, "empathy-map": read_canvas}


def take_back(
    gathered: Gathered, grown: Sequence[Growing], tables: Sequence[Table], rows: str
) -> list[Table]:
    """Make the changes of all sheets to the maps that their rows gave; return the sheets that are not ours.

    `rows` is the name of the sheet with the rows.
    """
    kept = kept_of(tables)
    maps = {(each.kind.name, str(each.data["id"])): each for each in grown}
    rest = []
    for table in tables:
        owner = owner_of(table)
        if is_kept(table) or (kept is not None and table.name in kept.beside):
            continue
        if owner is None:
            rest.append(table)
            continue
        gathered.count("sheet")
        _tell_comments(gathered, table)
        if kept is None or owner not in kept.cells or owner not in maps:
            why = (
                "its rows are gone"
                if kept and owner in kept.cells
                else "the hidden sheet that says so is gone"
            )
            gathered.lose(
                Fate.DROPPED,
                "sheet",
                f"What changed in the sheet “{one_line(table.name)}” cannot be told, as {why}; it was not read.",
                Place(sheet=table.name),
                value=table.name,
            )
            continue
        changing = Changing(gathered, maps[owner], f"“{rows}”")
        _READERS.get(owner[0], read_listing)(changing, table, kept.cells[owner])
    return rest


def _tell_comments(gathered: Gathered, table: Table) -> None:
    for (row, column), text in table.comments.items():
        gathered.lose(
            Fate.DROPPED,
            "comment",
            f"A comment, for which maps have no place: “{one_line(text)}”.",
            table.place(row, column),
            value=text,
        )
