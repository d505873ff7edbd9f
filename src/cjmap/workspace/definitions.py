"""The ids that one map defines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.compiled import text_of
from cjmap.format.lanes import DEFAULT_LANE_IDS
from cjmap.format.roles import Defines, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.compiled import Found
    from cjmap.problem import MapPath

    Defined = tuple[Section, str, MapPath]
    """A section, an id, and the path at which it is defined."""


def definitions_in(kind: str | None, data: dict[str, Any], found: list[Found]) -> Iterator[Defined]:
    """List what a map defines: itself, what its ids say, and what a blueprint leaves unsaid."""
    if kind is None:
        return
    id = text_of(data.get("id"))
    if id is not None:
        yield Section(kind), id, ("id",)
    for path, role, value in found:
        if isinstance(role, Defines):
            yield role.section, value, path
    if kind == Section.BLUEPRINT:
        for path, column in _implied_columns(data):
            yield Section.COLUMN, column, path
        if not data.get("lanes"):
            for lane in DEFAULT_LANE_IDS:
                yield Section.LANE, lane, ("lanes",)


def former_ids_in(data: dict[str, Any], path: MapPath) -> tuple[str, ...]:
    """Return the former ids (`was`) of what is defined at a path, also in a map that is invalid."""
    if path[-1] != "id":  # a default lane, or a column called after its step
        return ()
    here: Any = data
    for part in path[:-1]:
        here = here[part]
    was = here.get("was")
    texts = map(text_of, was if isinstance(was, list) else (was,))
    return tuple(text for text in texts if text is not None)


def _implied_columns(data: dict[str, Any]) -> Iterator[tuple[MapPath, str]]:
    """List the columns of a blueprint whose id is that of their step."""
    columns = data.get("steps")
    for index, column in enumerate(columns if isinstance(columns, list) else ()):
        step = text_of(column.get("step")) if isinstance(column, dict) else None
        if step is not None and "id" not in column:
            yield ("steps", index, "step"), step.rpartition("#")[2]
