"""Maps looked at one after another: as many at a time as there are processors, and none in vain."""

from __future__ import annotations

import pickle
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.check.kept.beside import read_beside
from cjmap.check.kept.questions import plain_of
from cjmap.copies import in_parts
from cjmap.recall.facts import stamp
from cjmap.workspace.noting import noting

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.check.finding import Finding
    from cjmap.check.kept.maps import KeptMaps
    from cjmap.check.kept.questions import Plain
    from cjmap.check.run import Fault
    from cjmap.check.silence.baseline import Key
    from cjmap.recall.facts import Fact
    from cjmap.workspace import Entry, Workspace


@dataclass(frozen=True, slots=True)
class Looked:
    """What came of looking at one map: its findings, counted by map, and whether it could be linted.

    `ran` are the rules that looked at it, and `met` counts the findings that may be listed, where a
    baseline wants to know.
    """

    entity: str = ""
    ran: frozenset[str] = frozenset()
    unlinted: bool = False
    faults: list[Fault] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    met: Counter[Key] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Noted:
    """A look at a map with what it depended on beside the map itself.

    `asked` are the questions to the workspace; `beside` the files that the map names, None where that
    is not known.
    """

    looked: Looked
    asked: tuple[Plain, ...]
    beside: list[Fact] | None


def looked_at(
    chosen: Sequence[Entry],
    look: Callable[[Entry], Looked],
    workspace: Workspace,
    kept: KeptMaps | None,
    few: int,
) -> Iterator[Looked]:
    """Go through what comes of looking at maps, in their order.

    More than `few` maps are shared among the processors. With `kept`, those that are known are not
    looked at, and the others are known from then on.
    """
    if kept is None:
        yield from (
            each.looked for each in _shared(chosen, lambda e: Noted(look(e), (), None), few)
        )
        return

    def look_and_note(entry: Entry) -> Noted:
        named = read_beside(workspace.root, entry)
        beside = None if named is None else [(*each, stamp(*each)) for each in named]
        with noting(entry) as notes:
            looked = look(entry)
        return Noted(looked, tuple(plain_of(each) for each in notes), beside)

    known = {entry: looked for entry in chosen if (looked := kept.looked(entry)) is not None}
    fresh = _shared([each for each in chosen if each not in known], look_and_note, few)
    for entry in chosen:
        if entry in known:
            yield known[entry]
        else:
            noted = next(fresh)
            kept.keep(entry, noted)
            yield noted.looked


def _shared(chosen: Sequence[Entry], look: Callable[[Entry], Noted], few: int) -> Iterator[Noted]:
    def packed(part: Sequence[Entry]) -> bytes:
        return pickle.dumps([look(entry) for entry in part], pickle.HIGHEST_PROTOCOL)

    for part, data in in_parts(chosen, packed, few):
        if data is None:
            yield from map(look, part)
        else:
            yield from pickle.loads(data)  # noqa: S301 - from a copy of ourselves
