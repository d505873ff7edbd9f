"""A change, in the terms of the craft: what it is, how much it weighs, and where."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.problem import Route

if TYPE_CHECKING:
    from cjmap.compare.deltas import Delta
    from cjmap.compare.things import Leaf, Thing
    from cjmap.problem import MapPath
    from cjmap.workspace.entry import Entry


class Level(StrEnum):
    """How much a change weighs, the heaviest first."""

    BREAKING = "breaking"
    """What others rely on is gone: references dangle, or an id means something else."""
    REGRESSION = "regression"
    """The customer is worse off."""
    NOTABLE = "notable"
    """A reader of the map should know."""
    IMPROVEMENT = "improvement"
    """The customer is better off."""
    COSMETIC = "cosmetic"
    """Nothing is said otherwise than before."""

    @property
    def rank(self) -> int:
        """0 for the heaviest: the order of a report, and of `--fail-on`."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class ChangeKind:
    """A kind of change: its name, how much it weighs, and the kind that undoes it.

    `mirror` is what comparing the other way round finds; a kind that is its own mirror names
    itself. `waiver` says why there is none.
    """

    id: str
    level: Level
    mirror: str = ""
    waiver: str = ""


@dataclass(frozen=True, slots=True)
class Dangling:
    """A reference of the newer version that leads nowhere since a thing is gone."""

    entry: Entry
    path: MapPath
    text: str
    file: str
    """The file as people know it."""

    @property
    def place(self) -> str:
        """The file and the line: `shop.backlog.yaml:35`."""
        document = self.entry.document
        line, _ = document.lines.place(document.span_of(Route(self.path)).start)
        return f"{self.file}:{line}"


@dataclass(frozen=True, eq=False, slots=True)
class Change:
    """One change.

    `old` and `new` are the thing in both versions (None: it was not there), `before` and `after`
    the values, where it is about one. `deltas` are the raw differences that it explains;
    `dangling` the references that lead nowhere because of it; `said` what its message holds beyond
    that, as texts that are ready to be read.
    """

    kind: ChangeKind
    level: Level
    old: Thing | None
    new: Thing | None
    before: Leaf | None = None
    after: Leaf | None = None
    deltas: tuple[Delta, ...] = ()
    dangling: tuple[Dangling, ...] = ()
    said: dict[str, str | float] = field(default_factory=dict)
    home: Thing | None = None
    """What a thing that is gone stood in, in the newer version."""

    @property
    def thing(self) -> Thing:
        """The thing in the newer version, or in the older one where it is gone."""
        found = self.new or self.old
        if found is None:
            raise TypeError("a change is of something")
        return found

    @property
    def address(self) -> str:
        """Where it is, by names that stay: `journey:first-order/steps/pay/pains/long-form`."""
        return address_of(self.thing)

    @property
    def fingerprint(self) -> str:
        """What the change is known by, whatever its words: 16 digits of a hash.

        It holds the kind, the address and the values.
        """
        values = (self.kind.id, self.address, repr(_plain(self.before)), repr(_plain(self.after)))
        fields = (".".join(delta.field) for delta in self.deltas if delta.field)
        return sha256("\0".join((*values, *sorted(fields))).encode()).hexdigest()[:16]


def address_of(thing: Thing) -> str:
    """Return the address of a thing: its map, then the lists and names that lead to it.

    A thing whose id is unique in its map or workspace needs no parents between.
    """
    words: list[str] = []
    here: Thing | None = thing
    while here is not None and here.parent is not None:
        words.insert(0, f"{here.name}/{_name(here)}")
        here = here.top if here.id is not None else here.parent
    top = thing.top
    return "/".join((f"{top.entry.kind_name}:{top.id}", *words))


def _name(thing: Thing) -> str:
    if thing.id is not None:
        return thing.id
    return "/".join(thing.keys[0][1:]) if thing.keys else str(thing.position)


def _plain(value: Leaf | None) -> Leaf | None:
    """Return a duration as its text, a list in order: equal things are written equally."""
    if isinstance(value, tuple):
        return tuple(sorted(value, key=str))
    return str(value) if isinstance(value, str) else value
