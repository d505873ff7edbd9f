"""Names of columns: each one of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.data.limits import COLUMNS
from cjmap.measure.data.opened import Note
from cjmap.measure.engine.dialect import FILE_ORDER
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_TOLD = 5


def check_count(count: int, told: str) -> None:
    """Raise `MeasureError` where there are too many columns; `told` is the printable name."""
    if count > COLUMNS:
        raise MeasureError(f"{told} has {count:,} columns; at most {COLUMNS:,} are read.")


def own_names(names: Iterable[str], told: str) -> tuple[tuple[str, ...], tuple[Note, ...]]:
    """Give each column a name of its own, and tell which were renamed.

    Engines do not tell `Case` from `case`; an empty name is the number of its column.
    """
    taken = {FILE_ORDER.casefold()}
    found: list[str] = []
    renamed: list[str] = []
    for number, name in enumerate(names, 1):
        own = wanted = name.strip() or f"column {number}"
        again = 2
        while own.casefold() in taken:
            own = f"{wanted} ({again})"
            again += 1
        taken.add(own.casefold())
        found.append(own)
        if own != name.strip():
            renamed.append(own)
    check_count(len(found), told)
    return tuple(found), _told(renamed, told)


def _told(renamed: Sequence[str], told: str) -> tuple[Note, ...]:
    if not renamed:
        return ()
    listed = ", ".join(f"“{one_line(each)}”" for each in renamed[:_TOLD])
    more = " …" if len(renamed) > _TOLD else ""
    return (
        Note(
            f"{told}: columns without a name of their own are called {listed}{more}", len(renamed)
        ),
    )
