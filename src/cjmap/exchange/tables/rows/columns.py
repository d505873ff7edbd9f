"""The columns of a table of rows: who a thing is and where it belongs, then what is known of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.blueprint import Action, Column

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.tables.rows.flattening import Row

FIRST = ("map", "kind", "stage", "step", "field", "id", "text")
"""The columns that every table has."""

LAST = ("of", "no")
"""To what else a thing belongs, and the number of its row, by which the order comes back."""

LANGUAGE = "language"
"""The language that a map has by the settings of its workspace; `lang` is what it says itself."""

KNOWN = (
    *("score", "severity", "frequency", "met", "by", "source", "basis", "intensity"),
    *("planned", "actual", "wait", "channel", "title", "share", "when"),
    *("metric", "value", "target", "n", "period", "low", "high", "counts"),
    *("lane", "role", "journey_step", "owner", "perceived_owner", "system", "improve", "policy"),
    *("recovery", "from", "to", "type", "for", "impact", "effort", "confidence", "reach", "status"),
    *("due", "requires", "excludes", "summary", "mode", "promise", "standard", "capacity"),
    *("dimension", "method", "better", "unit", "min", "max", "date", "file", "digest", "must_do"),
    *("id_of_touchpoint", "evidence", "assumption", "was"),
)
"""The columns of what is known of a thing, in the order in which they stand; empty ones are left out."""

_NAMES: dict[tuple[str, type | None], str] = {
    ("kind", None): "type",
    ("step", Column): "journey_step",
    ("at", Action): "step",
}
"""The few fields whose column has another name, as one of the first columns has theirs."""


def column_of(model: type, key: str) -> str:
    """Return the name of the column that holds a field."""
    return _NAMES.get((key, model)) or _NAMES.get((key, None)) or key


def header(rows: Iterable[Row]) -> list[str]:
    """List the columns that some rows need."""
    used = {name for row in rows for name in row.cells}
    further = sorted(used - {*FIRST, *KNOWN, *LAST})
    return [*FIRST, *(name for name in (*KNOWN, *further) if name in used), *LAST]
