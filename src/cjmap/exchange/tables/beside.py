"""What a sheet has beside the cells that are read, told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.tables.table import column_name
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.exchange.tables.table import Table

_SHOWN = 5


def tell_beside(gathered: Gathered, table: Table) -> None:
    """Tell comments and drawings, which are left out, and struck texts, hidden rows and columns, which are not."""
    for each in table.beside:
        severity = None if each.text else Severity.INFO
        gathered.lose(
            Fate.DROPPED, each.what, each.message, each.place, value=each.text, severity=severity
        )
    for (row, column), text in table.comments.items():
        gathered.lose(
            Fate.DROPPED,
            "comment",
            f"A comment: “{one_line(text)}”.",
            table.place(row, column),
            value=text,
            severity=Severity.INFO,
        )
    for place in sorted(table.struck & table.cells.keys()):
        text = table.cells[place].text
        said = f"“{one_line(text)}” is struck through, and was read like any other text."
        gathered.lose(Fate.GUESSED, "struck text", said, table.place(*place), value=text)
    rows = {row for row, _ in table.cells} & table.hidden_rows
    columns = {column for _, column in table.cells} & table.hidden_columns
    for what, names in (
        ("row", [str(row) for row in sorted(rows)]),
        ("column", [column_name(column) for column in sorted(columns)]),
    ):
        if names:
            said = f"Hidden {what}{'s' if len(names) > 1 else ''} {_some(names)}: read like the others."
            gathered.lose(
                Fate.GUESSED,
                f"hidden {what}",
                said,
                Place(sheet=table.name),
                severity=Severity.INFO,
            )


def tell_links(gathered: Gathered, table: Table, kept: Iterable[tuple[int, int]] = ()) -> None:
    """Tell where cells lead, unless their text says so or it was `kept`."""
    for place in sorted(set(table.links) - set(kept)):
        text, link = table.text(*place), table.links[place]
        if link not in text:
            said = f"“{one_line(text)}” leads to {one_line(link)}, which was left out."
            gathered.lose(Fate.DROPPED, "link", said, table.place(*place), value=link)


def tell_unread(gathered: Gathered, table: Table, read: Iterable[tuple[int, int]]) -> None:
    """Tell every cell of a table that was not `read`."""
    for place in sorted(set(table.cells) - set(read)):
        cell = table.cells[place]
        gathered.lose(
            Fate.DROPPED,
            "cell",
            f"“{one_line(cell.text)}” was left out.",
            table.place_of(cell),
            value=cell.text,
        )


def _some(names: list[str]) -> str:
    return ", ".join(names[:_SHOWN]) + (" …" if len(names) > _SHOWN else "")
