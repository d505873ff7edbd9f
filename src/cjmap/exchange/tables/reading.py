"""Tables into maps, by their shape: our own rows, a sheet of lanes and steps, sticky notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.coming.language import guess_language
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.beside import tell_unread
from cjmap.exchange.tables.containers import tables_of
from cjmap.exchange.tables.recognise import NOTES, ROWS, SHAPES, SHEET, shape_of
from cjmap.format.near import listed, nearest
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table


def read(gathered: Gathered) -> None:
    """Read every table of a file. Raises `UnreadableError` where none of them is a map.

    Hidden sheets are read where they are our own, or named; others are told.
    """
    wanted = gathered.source.options.shape
    if wanted is not None and wanted not in SHAPES:
        near = nearest(wanted, SHAPES)
        raise UnreadableError(
            f"There is no shape `{one_line(wanted)}` of a table.",
            hint=f"Did you mean `{near}`?" if near else f"There are {listed(SHAPES, 'and')}.",
        )
    tables = tables_of(gathered)
    shapes = {id(table): wanted or shape_of(table) for table in tables}
    if ROWS in shapes.values():
        from cjmap.exchange.tables.rows import read as read_rows

        tables = read_rows(gathered, tables)
    sheets = sum(shapes[id(table)] == SHEET for table in tables)
    for table in tables:
        _read_other(gathered, table, shapes[id(table)], alone=sheets < 2)
    if not gathered.maps:
        raise _no_map(gathered, tables)
    _tell_language(gathered, tables)


def _tell_language(gathered: Gathered, tables: list[Table]) -> None:
    """Say that maps are Polish where the letters of the tables say so, also of maps with few words."""
    untold = [
        data
        for data in gathered.maps
        if data["kind"] != "catalog"
        and not data.get("lang")
        and (data["kind"], data["id"]) not in gathered.languages
    ]
    texts = "".join(cell.text for table in tables for cell in table.cells.values())
    if untold and guess_language(texts) == "pl":
        for data in untold:
            data["lang"] = "pl"
        said = "Its letters are Polish, and so are the maps (`lang: pl`); `--lang` says otherwise."
        gathered.lose(Fate.GUESSED, "language", said, value="pl")


def _read_other(gathered: Gathered, table: Table, shape: str | None, *, alone: bool) -> None:
    """Read a sheet of lanes or notes; tell any other one as a whole."""
    if table.hidden and not gathered.source.options.sheets:
        said = f"The hidden sheet “{one_line(table.name)}” was left out; `--sheet` with its name reads it."
        gathered.lose(Fate.DROPPED, "hidden sheet", said, Place(sheet=table.name), value=table.name)
    elif shape == SHEET:
        from cjmap.exchange.tables.sheet.reading import read as read_sheet

        read_sheet(gathered, table, alone=alone)
    elif shape == NOTES:
        from cjmap.exchange.tables.notes.reading import read as read_notes

        read_notes(gathered, table)
    elif table.name:
        said = (
            f"The sheet “{one_line(table.name)}” with {len(table.cells):,} cells is neither a map, rows nor"
            " notes, and was left out."
        )
        gathered.lose(Fate.DROPPED, "sheet", said, Place(sheet=table.name), value=table.name)
    else:
        tell_unread(gathered, table, ())


def _no_map(gathered: Gathered, tables: list[Table]) -> UnreadableError:
    hidden = [table.name for table in tables if table.hidden]
    if hidden and len(hidden) == len(tables) and not gathered.source.options.sheets:
        return UnreadableError(
            f"{one_line(gathered.source.name)} has hidden sheets only; they are not read unasked.",
            hint=f"Name those that are meant by --sheet: {listed(map(one_line, hidden), 'and')}.",
        )
    return UnreadableError(
        f"{one_line(gathered.source.name)} is a table, but no journey: there are no names of lanes in it.",
        hint="Lanes have their names in one column (or row): Stage, Steps, Touchpoints, Thoughts, Emotion,"
        " Pain points, Opportunities. A table of sticky notes has columns such as Text, Type and Frame.",
    )
