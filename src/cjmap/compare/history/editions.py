"""Which version of a map is compared with which, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.compare.change import Level, address_of
from cjmap.compare.comparison import compare
from cjmap.compare.figures import figures_of
from cjmap.compare.side import Side

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.compare.change import Change
    from cjmap.compare.comparison import Comparison
    from cjmap.compare.figures import Figures
    from cjmap.compare.history.past import Past
    from cjmap.compare.things import Thing
    from cjmap.git import Version
    from cjmap.problem import Problem


class Outcome(StrEnum):
    """What became of a map in one of its versions."""

    BEGAN = "began"
    CHANGED = "changed"
    LAYOUT = "layout"
    """Nothing is said otherwise: spaces, comments, the order of keys."""
    MERGED = "merged"
    """Two versions came together, and nothing was said that neither of them said."""
    DELETED = "deleted"
    RENAMED = "renamed"
    """The file is gone, and the map goes on in another one: it was asked for by its former name."""
    RETURNED = "returned"
    REFUSED = "refused"
    """The format refuses it: it is no map, and the next version is not compared with it."""


@dataclass(frozen=True, eq=False)
class Edition:
    """A version of a map, and what changed in it.

    `version` is None for what is not committed yet; `path` is the name of the file. `side` is the
    map among its neighbours, None where it is deleted. `former` is what it was compared with.
    `changes` are those of the map, the heaviest first. `problem` is the first thing that the
    format refuses, `onward` the file in which a map goes on that was renamed.
    """

    version: Version | None
    path: str
    outcome: Outcome
    side: Side | None
    former: Side | None
    changes: tuple[Change, ...] = ()
    problem: Problem | None = None
    onward: str = ""

    @property
    def top(self) -> Thing | None:
        """The map; None where it is deleted or refused."""
        if self.side is None or not self.side.entries:
            return None
        return self.side.thing(self.side.entries[0])

    @cached_property
    def figures(self) -> Figures | None:
        """The figures of the map; None where it is deleted or refused."""
        return figures_of(self.side) if self.side is not None and self.side.entries else None


def editions(
    past: Past,
    path: str,
    revision: str = "HEAD",
    *,
    now: str | None = None,
    wanted: Callable[[Version | None], bool] = lambda _version: True,
) -> Iterator[Edition]:
    """Go through the versions of the file that is called `path` in `revision`, the newest first.

    `now` is its name on disk: what is not committed yet then comes before HEAD. What is not `wanted`
    is passed over unread, but for what others are compared with. Raises `CjmapError` where the
    repository cannot tell.
    """
    versions = past.repository.history(path, revision)
    reader = _Reader(past, versions)
    if now is not None and wanted(None):
        uncommitted = reader.uncommitted(now, path)
        if uncommitted is not None:
            yield uncommitted
    for index, version in enumerate(versions):
        if wanted(version):
            yield reader.edition(index)


def known_editions(
    past: Past, versions: Sequence[Version], now: Side | None = None, path: str = ""
) -> Iterator[Edition]:
    """Go through versions that are known already, as git lists them: the newest first.

    `now` is the map as it lies on disk as `path`, where that differs from the newest of them: then
    it comes first. Raises `CjmapError` where the repository cannot tell.
    """
    reader = _Reader(past, versions)
    if now is not None:
        yield reader.lying(path, now, reader.newest())
    for index in range(len(versions)):
        yield reader.edition(index)


_WEIGHTS = (
    Level.BREAKING,
    Level.REGRESSION,
    Level.IMPROVEMENT,
    Level.NOTABLE,
    Level.COSMETIC,
)
"""The order in which a history tells: what it means for the customer comes before what is to note."""


class _Reader:
    """Compares the versions of one file; `versions` are in the order of git, the newest first."""

    def __init__(self, past: Past, versions: Sequence[Version]) -> None:
        self._past = past
        self._versions = versions

    def edition(self, index: int) -> Edition:
        version = self._versions[index]
        side = self._past.side(version.commit, version.path) if version.oid is not None else None
        formers = [former for each in version.parents if (former := self._in(each, index))]
        if side is None:
            last = formers[0] if formers and formers[0].entries else self._last_valid(index)
            return self._gone(version, last)
        if side.refused:
            return _refused(version, version.path, side)
        if len(formers) > 1:
            return self._merged(version, side, formers)
        if formers and formers[0].entries:
            return _compared(version, version.path, side, formers[0])
        last = self._last_valid(index)
        if formers and last is not None:
            return _compared(version, version.path, side, last)
        if last is not None:
            changes = _changes(compare(last, side))
            return Edition(version, version.path, Outcome.RETURNED, side, last, changes)
        return _began(version, version.path, side)

    def _gone(self, version: Version, last: Side | None) -> Edition:
        """Tell that a file is gone, and where its map went on, if it did."""
        onward = self._past.find(version.commit, last.entries[0]) if last is not None else None
        if onward is not None:
            renamed = Outcome.RENAMED
            return Edition(version, version.path, renamed, None, last, onward=onward)
        changes = _changes(compare(last, Side(None, ()))) if last is not None else ()
        return Edition(version, version.path, Outcome.DELETED, None, last, changes)

    def uncommitted(self, path: str, known: str) -> Edition | None:
        """Compare what lies on disk as `path` with HEAD, which knows it as `known`.

        None where nothing differs but the ends of lines, which git may change when it writes files.
        """
        repository = self._past.repository
        head = repository.commit("HEAD")
        oid = self._past.files(head).get(known)
        former = self._past.side(head, known) if oid is not None else None
        side = self._past.now(path)
        if former is None and side is None:
            return None
        if path == known and side is not None and oid is not None:
            lying, kept = (repository.root / path).read_bytes(), repository.read([oid])[oid]
            if _with_unix_ends(lying) == _with_unix_ends(kept):
                return None
        if side is not None:
            return self.lying(path, side, former)
        last = former if former is not None and former.entries else self._last_valid(-1)
        changes = _changes(compare(last, Side(None, ()))) if last is not None else ()
        return Edition(None, path, Outcome.DELETED, None, last, changes)

    def lying(self, path: str, side: Side, former: Side | None) -> Edition:
        """Compare what lies on disk as `path` with the newest commit (None: it has no such map)."""
        if side.refused:
            return _refused(None, path, side)
        last = former if former is not None and former.entries else self._last_valid(-1)
        if last is None:
            return _began(None, path, side)
        if former is None:
            return Edition(None, path, Outcome.RETURNED, side, last, _changes(compare(last, side)))
        return _compared(None, path, side, last)

    def newest(self) -> Side | None:
        """Return the map in its newest version; None where that deleted it, and without one."""
        newest = self._versions[0] if self._versions else None
        return self._past.side(newest.commit, newest.path) if newest is not None else None

    def _merged(self, version: Version, side: Side, formers: Sequence[Side]) -> Edition:
        """Tell of a merge what none of its sides said: the rest is told where it was written."""
        valid = [former for former in formers if former.entries]
        if not valid:
            return _began(version, version.path, side)
        first, *others = (_changes(compare(former, side)) for former in valid)
        elsewhere = [{_place(change) for change in changes} for changes in others]
        own = tuple(change for change in first if all(_place(change) in each for each in elsewhere))
        outcome = Outcome.CHANGED if own else Outcome.MERGED
        return Edition(version, version.path, outcome, side, valid[0], own)

    def _in(self, commit: str, index: int) -> Side | None:
        """Return the map in a parent of a version, under the name that it had there."""
        files = self._past.files(commit)
        names = dict.fromkeys(each.path for each in self._versions[index:])
        name = next((name for name in names if name in files), None)
        return self._past.side(commit, name) if name is not None else None

    def _last_valid(self, index: int) -> Side | None:
        """Return the last version before one that the format takes; None where there is none."""
        here = self._versions[index].commit if index >= 0 else None
        for version in self._versions[index + 1 :]:
            precedes = self._past.repository.precedes
            if version.oid is None or (here and not precedes(version.commit, here)):
                continue
            side = self._past.side(version.commit, version.path)
            if side is not None and side.entries:
                return side
        return None


def _began(version: Version | None, path: str, side: Side) -> Edition:
    changes = _changes(compare(Side(None, ()), side))
    return Edition(version, path, Outcome.BEGAN, side, None, changes)


def _refused(version: Version | None, path: str, side: Side) -> Edition:
    entry = side.refused[0]
    problems = [*entry.document.problems, *entry.read.problems]
    problem = problems[0] if problems else None
    return Edition(version, path, Outcome.REFUSED, side, None, problem=problem)


def _compared(version: Version | None, path: str, side: Side, former: Side) -> Edition:
    changes = _changes(compare(former, side))
    outcome = Outcome.CHANGED if changes else Outcome.LAYOUT
    return Edition(version, path, outcome, side, former, changes)


def _changes(comparison: Comparison) -> tuple[Change, ...]:
    """Return the changes, the heaviest first, those of one level in the order of the map."""
    return tuple(sorted(comparison.changes, key=lambda change: _WEIGHTS.index(change.level)))


def _with_unix_ends(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n")


def _place(change: Change) -> tuple[str, tuple[str, ...]]:
    """Return what a change is about, whatever it was before: a thing, and fields of it."""
    fields = {".".join(delta.field) for delta in change.deltas}
    return address_of(change.thing), tuple(sorted(fields))
