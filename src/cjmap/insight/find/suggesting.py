"""How a term of a query that is being written may go on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.find.fields import FIELDS, FLAGS, Type
from cjmap.insight.find.meaning import shown

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_COMPARISONS = ("<", "<=", ">", ">=")


def suggestions(term: str, ids: Callable[[str], Iterable[str]]) -> list[str]:
    """Return the terms that begin so, as far as they are known; `ids` gives the ids of a kind.

    A name of a field ends with its colon. Of several values, the last is completed.
    """
    sign = term[:1] if term[:1] == "-" else ""
    name, colon, value = term.removeprefix(sign).partition(":")
    if not colon:
        return [f"{sign}{each}:" for each in ("has", "is", *FIELDS) if each.startswith(name)]
    done, comma, last = value.rpartition(",")
    return [
        f"{sign}{name}:{done}{comma}{each}"
        for each in _values(name.lower(), ids)
        if each.startswith(last)
    ]


def _values(name: str, ids: Callable[[str], Iterable[str]]) -> list[str]:
    if name == "has":
        return list(FIELDS)
    if name == "is":
        return list(FLAGS)
    field = FIELDS.get(name)
    if field is None:
        return []
    if field.type is Type.WORD:
        return list(field.words)
    if field.type.ordered:
        return list(_COMPARISONS)
    return sorted({shown(id) for kind in field.names for id in ids(kind)})
