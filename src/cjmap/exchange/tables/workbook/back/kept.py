"""The hidden sheet of a workbook: which sheet is of which map, and what stood in its cells."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.tables.workbook.back.facts import even
from cjmap.exchange.tables.workbook.back.homes import has_home
from cjmap.exchange.tables.workbook.sheets.sheet import Holds
from cjmap.exchange.tables.workbook.written import BESIDE, HEADER, SHEET, WrittenCell

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.tables.table import Table


@dataclass(slots=True)
class Kept:
    """What is known of a workbook that we wrote: the cells of each map's sheet, and the other sheets."""

    cells: dict[tuple[str, str], list[WrittenCell]] = field(default_factory=dict)
    beside: set[str] = field(default_factory=set)


def is_kept(table: Table) -> bool:
    """Whether a table is the hidden sheet."""
    return (
        table.name == SHEET
        and tuple(table.text(1, column) for column in range(1, len(HEADER) + 1)) == HEADER
    )


def kept_of(tables: Iterable[Table]) -> Kept | None:
    """Read the hidden sheet; None where a workbook has none."""
    table = next(filter(is_kept, tables), None)
    if table is None:
        return None
    kept = Kept()
    for row, cells in table.rows():
        if row == 1:
            continue
        found = {HEADER[cell.column - 1]: cell.text for cell in cells if cell.column <= len(HEADER)}
        if found.get("kind") == BESIDE:
            kept.beside.add(found.get("sheet", ""))
            continue
        kind, lane, column = (found.get(name, "") for name in ("kind", "lane", "column"))
        said = found.get("holds", "")
        holds = Holds(said) if said in set(Holds) else Holds.TOLD
        if not has_home(kind, lane, column, holds):
            holds = Holds.TOLD
        cell = WrittenCell(
            lane, column, holds, even(found.get("shown", "")), found.get("digest", "")
        )
        kept.cells.setdefault((kind, found.get("map", "")), []).append(cell)
    return kept


def owner_of(table: Table) -> tuple[str, str] | None:
    """Return the kind and the id of the map that a sheet was written for; None for any other sheet."""
    words = next(
        (
            cell.text.split()
            for row, cells in table.rows()
            for cell in cells
            if row <= 3 and cell.text.startswith(f"{SHEET} ")
        ),
        [],
    )
    return (words[1], words[2]) if len(words) == 3 else None
