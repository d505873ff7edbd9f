"""A map as things: each object of its lists with what it says, and the things in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.compare.identity import Key, id_of, keys_of
from cjmap.format.compiled import compiled_kind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import MapPath
    from cjmap.workspace.entry import Entry

Leaf = str | int | float | bool | tuple[str | int | float, ...]
"""One value, or a list of plain ones, of which the order carries no meaning."""

Field = tuple[str, ...]
"""Where a value stands in its thing: `("title",)`, `("emotion", "by", "anna")`."""


@dataclass(eq=False, repr=False, slots=True)
class Thing:
    """A map, or an object in a list of one.

    `name` is the list that it stands in (`steps`; empty for a map), `path` its place in its file.
    `values` are what it says by itself, `children` the things in its lists.
    """

    model: str
    name: str
    path: MapPath
    entry: Entry
    parent: Thing | None
    id: str | None
    keys: tuple[Key, ...]
    values: dict[Field, Leaf] = field(default_factory=dict)
    children: dict[str, list[Thing]] = field(default_factory=dict)

    def __repr__(self) -> str:
        """Show the thing alone: what it stands in and what is in it would be the whole map."""
        return f"<{self.model} {self.label!r} at {self.path}>"

    def __iter__(self) -> Iterator[Thing]:
        """List the thing itself and all things in it, in the order of the map."""
        waiting = [self]
        while waiting:
            thing = waiting.pop()
            yield thing
            for each in reversed(thing.children.values()):
                waiting.extend(reversed(each))

    @property
    def top(self) -> Thing:
        """The map that it stands in; itself, if it is one."""
        return self if self.parent is None else self.parent.top

    @property
    def has_own_id(self) -> bool:
        """Whether it says its id itself; the id of a column may follow from its step."""
        return ("id",) in self.values

    @property
    def position(self) -> int:
        """Its place in its list, from 0."""
        last = self.path[-1] if self.path else 0
        return last if isinstance(last, int) else 0

    @property
    def label(self) -> str:
        """What people call it: its title, its words, its ends, or else its id."""
        for name in ("title", "name", "text", "metric"):
            found = self.text(name)
            if found is not None:
                return found
        ends = self.text("from"), self.text("to")
        if ends[1] is not None:
            return " → ".join(filter(None, ends))
        return self.id or (" ".join(self.keys[0][1:]).strip() if self.keys else "")

    def text(self, *field: str) -> str | None:
        """Return a text that it says, or None."""
        value = self.values.get(field)
        return value if isinstance(value, str) else None

    def number(self, *field: str) -> float | None:
        """Return a number that it says, or None."""
        return number_of(self.values.get(field))

    def several(self, *field: str) -> tuple[str, ...]:
        """Return a list of texts that it says; empty where it says none."""
        value = self.values.get(field, ())
        return tuple(str(each) for each in value) if isinstance(value, tuple) else ()

    def within(self, model: str) -> Thing | None:
        """Return the thing of a model that it is in, or itself; None where there is none."""
        if self.model == model:
            return self
        return self.parent.within(model) if self.parent is not None else None


def number_of(value: Leaf | None) -> float | None:
    """Return a value that is a number."""
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None


def thing_of(entry: Entry) -> Thing:
    """Take the map of an entry apart; it must be valid."""
    kind = entry.read.kind
    if kind is None or not entry.read.valid:
        raise TypeError(f"{entry.file} holds no valid map")
    compiled = compiled_kind(kind.name)
    said = compiled.long_form(entry.document.data)
    return _thing(compiled.keys, compiled.top, "", (), entry, None, said)


def _thing(
    keys: dict[str, dict[str, str | None]],
    model: str,
    name: str,
    path: MapPath,
    entry: Entry,
    parent: Thing | None,
    said: dict[str, Any],
) -> Thing:
    own = id_of(model, said) if parent is not None else entry.id
    said = _without_implied(model, said)
    thing = Thing(model, name, path, entry, parent, own, keys_of(model, said))
    inner = keys[model]
    for key, value in said.items():
        if isinstance(value, list) and inner.get(key) is not None:
            thing.children[key] = [
                _thing(keys, str(inner[key]), key, (*path, key, index), entry, thing, each)
                for index, each in enumerate(value)
            ]
        else:
            _flatten(thing.values, (key,), value)
    return thing


_IMPLIED: dict[str, tuple[str, str]] = {
    "Journey": ("state", "current"),
    "Link": ("kind", "triggers"),
}
"""What is as good as absent, by model, though the format keeps it as it is written."""


def _without_implied(model: str, said: dict[str, Any]) -> dict[str, Any]:
    key, value = _IMPLIED.get(model, ("", ""))
    if model == "Column" and said.get("step"):
        key, value = "id", str(said["step"]).rpartition("#")[2]
    return {each: said[each] for each in said if each != key or said[each] != value}


def _flatten(values: dict[Field, Leaf], field: Field, value: Any) -> None:
    if isinstance(value, dict):
        for key, each in value.items():
            _flatten(values, (*field, key), each)
    else:
        values[field] = tuple(value) if isinstance(value, (list, tuple)) else value
