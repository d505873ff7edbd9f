"""The one table of a database that is meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import nearest
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_TOLD = 10


def chosen(names: Sequence[str], wanted: str | None, told: str) -> str:
    """Return the table that is wanted, or the only one; raises `MeasureError` with what there is.

    `told` is the printable name of the database.
    """
    if wanted in names:
        return str(wanted)
    if not names:
        raise MeasureError(f"{told} has no tables that can be read.")
    listed = ", ".join(f"`{one_line(each)}`" for each in names[:_TOLD])
    there = f"{listed}{f' and {len(names) - _TOLD:,} more' if len(names) > _TOLD else ''}"
    if wanted is None:
        if len(names) == 1:
            return names[0]
        raise MeasureError(
            f"{told} has several tables: {there}.", hint="Name one in the mapping: `table: …`."
        )
    near = nearest(wanted, names)
    raise MeasureError(
        f"{told} has no table “{one_line(wanted)}”; it has {there}.",
        hint=f"Did you mean `{one_line(near)}`?" if near else None,
    )
