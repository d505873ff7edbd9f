"""All that a map says, as names and texts: what stands in the data of an object in the editor."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Facts = dict[str, str]
"""What is said of one thing, by the names of its fields."""

_TAKEN = frozenset({"id", "label", "link", "placeholder", "placeholders", "tags", "tooltip"})
"""Names that mean something else in draw.io."""


def facts_of(kind: str, data: Mapping[str, Any]) -> dict[str, Facts]:
    """Return the facts of the parts of a map by the ids of their marks, and under "" its own.

    What is said of a part whose mark is not on the picture is to be told with the map's own.
    """
    parts = dict(_parts(kind, data))
    own = {key: value for key, value in data.items() if key not in _APART.get(kind, ())}
    return {"": told(own), **{id: told(part) for id, part in parts.items()}}


_APART = {
    "journey": ("stages", "opportunities"),
    "blueprint": ("steps", "lanes", "actions", "links"),
    "backlog": ("opportunities",),
}
"""The fields of each kind whose parts have facts of their own."""


def told(data: Mapping[str, Any]) -> Facts:
    """Return the fields of a thing with their values as text, an item a line."""
    return {
        (f"{name}_" if name in _TAKEN else name): _told(value)
        for name, value in data.items()
        if value not in (None, [], {})
    }


def _parts(kind: str, data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Give the parts of a map that have marks of their own."""
    if kind == "journey":
        for number, stage in enumerate(data.get("stages", ()), 1):
            own = {key: value for key, value in stage.items() if key != "steps"}
            yield f"stage-{stage.get('id') or number}", own
            for step in stage.get("steps", ()):
                yield f"step-{step['id']}", step
    if kind in ("journey", "backlog"):
        for each in data.get("opportunities", ()):
            yield f"opportunity-{each['id']}", each
    if kind == "blueprint":
        yield from _blueprint(data)


def _blueprint(data: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    seen: set[str] = set()
    for number, column in enumerate(data.get("steps", ()), 1):
        key = column.get("id") or str(column.get("step", "")).rpartition("#")[2]
        id = f"column-{key or f'column-{number}'}"
        yield (f"{id}-{number}" if key in seen else id), column
        seen.add(key)
    for lane in data.get("lanes", ()):
        yield f"band-{lane['id']}", lane
    for number, action in enumerate(data.get("actions", ()), 1):
        yield (f"action-{action['id']}" if "id" in action else f"actions.{number}"), action
    for number, link in enumerate(data.get("links", ()), 1):
        yield f"link-{number}", link


def _told(value: Any) -> str:
    if isinstance(value, list):
        return "\n".join(_item(each) for each in value)
    if isinstance(value, dict):
        return _item(value)
    return _scalar(value)


def _item(value: Any) -> str:
    """Write a part on one line: its text, then its other fields in brackets."""
    if isinstance(value, list):
        return ", ".join(_item(each) for each in value)
    if not isinstance(value, dict):
        return _scalar(value)
    first = next((key for key in ("text", "title", "name") if key in value), None)
    rest = [f"{key}: {_item(each)}" for key, each in value.items() if key != first]
    if first is None:
        return "; ".join(rest)
    return f"{value[first]} [{'; '.join(rest)}]" if rest else str(value[first])


def _scalar(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def merged(parts: Mapping[str, Facts]) -> Facts:
    """Return the facts of several parts as those of one, each name with the part's before it."""
    return {f"{part}.{name}": value for part, own in parts.items() for name, value in own.items()}
