"""One thing in its two versions, from which the kinds of change are told one after another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.change import Change, Level
from cjmap.compare.kinds import CHANGE_KINDS
from cjmap.compare.references import may_be_within, reference
from cjmap.format.roles import Reach

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.compare.deltas import Delta
    from cjmap.compare.matching import Matching
    from cjmap.compare.side import Side
    from cjmap.compare.things import Field, Leaf, Thing


@dataclass(frozen=True, eq=False, slots=True)
class Versions:
    """The two versions, and which thing is which."""

    old: Side
    new: Side
    matching: Matching


class About:
    """A thing in both versions, the values that differ, and the changes told so far.

    Whoever tells a change takes the values that it explains; what is left at the end is told as
    what it is.
    """

    def __init__(
        self, old: Thing, new: Thing, differing: Iterable[Delta], versions: Versions
    ) -> None:
        """Begin with all that differs."""
        self.old = old
        self.new = new
        self.versions = versions
        self.left: dict[Field, Delta] = {delta.field: delta for delta in differing}
        self.changes: list[Change] = []

    def take(self, *field: str) -> Delta | None:
        """Take the difference of one value, if it differs."""
        return self.left.pop(field, None)

    def take_all(self, *beginning: str) -> list[Delta]:
        """Take the differences of all values whose place begins so: `emotion`, `by`."""
        fields = [field for field in self.left if field[: len(beginning)] == beginning]
        return [self.left.pop(field) for field in fields]

    def differs(self, *beginning: str) -> bool:
        """Whether any value whose place begins so differs and is not told yet."""
        return any(field[: len(beginning)] == beginning for field in self.left)

    def came_or_went(self, *beginning: str) -> bool | None:
        """Whether all values whose place begins so came (True) or went; None for neither."""
        size = len(beginning)
        inside = [delta for field, delta in self.left.items() if field[:size] == beginning]
        if inside and not any(field[:size] == beginning for field in self.old.values):
            return True
        if inside and not any(field[:size] == beginning for field in self.new.values):
            return False
        return None

    def tell(
        self,
        kind: str,
        *explained: Delta,
        before: Leaf | None = None,
        after: Leaf | None = None,
        level: Level | None = None,
        **said: str | float | None,
    ) -> None:
        """Tell a change, with what its message needs; values are those of the first difference."""
        if before is None and after is None and explained:
            before, after = explained[0].before, explained[0].after
        found = CHANGE_KINDS[kind]
        self.changes.append(
            Change(
                found,
                level or found.level,
                self.old,
                self.new,
                before,
                after,
                explained,
                said={key: value for key, value in said.items() if value is not None},
            )
        )


def called(side: Side, thing: Thing, field: Field, word: str) -> str:
    """Return what people call that which a value of a thing names; the value, if it is no id."""
    role = reference(str(thing.entry.kind_name), thing.model, field)
    return side.named(role, thing.entry, word) if role is not None else word


def meant(side: Side, thing: Thing, field: Field, word: str) -> str:
    """Return a reference in its full form, `map#id`, whether or not its map is named in it."""
    role = reference(str(thing.entry.kind_name), thing.model, field)
    if role is None or role.reach is not Reach.PATH:
        return word
    for definition in side.definitions(thing.entry, role, word):
        if definition.path != ("id",):
            return f"{definition.entry.id}#{definition.id}"
    return word


def meant_before(about: About, field: Field, word: str) -> str:
    """Return a reference of the older version in its full form, with the ids of the newer one."""
    full = meant(about.versions.old, about.old, field, word)
    kind = str(about.old.entry.kind_name)
    role = reference(kind, about.old.model, field)
    within = role is None or may_be_within(kind, role)
    return about.versions.matching.translated(full, about.old.top, within=within)


def listed_in(value: Leaf | None) -> tuple[str, ...]:
    """Return a list of texts; empty for anything else."""
    return tuple(str(each) for each in value) if isinstance(value, tuple) else ()


def place_title(thing: Thing, end: str) -> str | None:
    """Return the title of the step or stage whose id a way or a loop holds in `end`."""
    id = thing.text(end)
    for stage in thing.top.children.get("stages", ()) if id is not None else ():
        for each in (stage, *stage.children.get("steps", ())):
            if each.id == id:
                return str(each.label)
    return id
