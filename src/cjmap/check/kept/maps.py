"""The maps of a workspace as a run left them, in one file for the next run."""

from __future__ import annotations

import marshal
import pickle
from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.check.kept.beside import read_beside
from cjmap.check.kept.questions import asked
from cjmap.check.kept.stamps import stamp
from cjmap.format.roles import Section
from cjmap.recall.facts import stamp as stamp_of_fact
from cjmap.source.limits import DEFAULT_LIMITS
from cjmap.workspace.noting import DEFINED, MAP, MAPS, OWN, SECTION
from cjmap.workspace.outline import OutlinedEntry, outline_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from pathlib import Path

    from cjmap.check.kept.questions import Plain
    from cjmap.check.looking import Looked, Noted
    from cjmap.check.survey import Survey
    from cjmap.recall.facts import Fact
    from cjmap.source.folders import Kept
    from cjmap.workspace import Entry, Workspace

_DIGEST = 20
_UNANSWERED = b""
"""The stamp of a question that cannot be answered any more, which no answer has."""


class _Record(NamedTuple):
    """What is kept of one map; `looked` is empty where nobody has looked at it."""

    digest: bytes
    outline: bytes
    told: bytes
    looked: bytes
    beside: list[Fact]
    asked: tuple[int, ...]


class KeptMaps:
    """What is known of the maps of a workspace from the run before, and what this run adds to it.

    A map is known by the bytes of its file. What was found in it holds while the answers to all that was
    asked for it are the same, in this workspace as it is now (`begin`).
    """

    def __init__(self, kept: Kept, name: str, key: str) -> None:
        """Know what was kept under a name; `key` tells all that it depends on beside the workspace."""
        self._kept = kept
        self._name = name
        self._key = key
        self._records: dict[str, _Record] = {}
        self._questions: list[Plain] = []
        self._stamps: list[bytes] = []
        data = kept.get(name)
        if data is not None:
            found, *rest = marshal.loads(data)  # noqa: S302 - sealed
            if found == key:
                self._questions, self._stamps, records = rest
                self._records = {file: _Record(*each) for file, each in records.items()}
        self._noted: dict[Entry, Noted] = {}

    def entry(self, number: int, file: Path) -> Entry | None:
        """Return a map as it was; None for one that is not known, or whose file has changed."""
        record = self._records.get(str(file))
        if record is None:
            return None
        try:
            with file.open("rb") as stream:
                raw = stream.read(DEFAULT_LIMITS.bytes + 1)
        except OSError:
            return None
        if _digest(raw) != record.digest:
            return None
        return OutlinedEntry(number, file, raw, record.outline, lambda: _unpacked(record.told))

    def begin(self, workspace: Workspace, survey: Survey | None = None) -> None:
        """Ask again all that was asked before; `survey` answers for rules of the craft."""
        self._answers = _Answers(workspace, survey)
        self._root = workspace.root
        self._changed = {
            number
            for number, question in enumerate(self._questions)
            if self._answers.stamp(question) != self._stamps[number]
        }

    def looked(self, entry: Entry) -> Looked | None:
        """Return what came of looking at a map; None where it has to be looked at again."""
        record = self._records.get(str(entry.file))
        if record is None or not record.looked or not isinstance(entry, OutlinedEntry):
            return None
        if not self._changed.isdisjoint(record.asked):
            return None
        named = read_beside(self._root, entry)
        if named is None or [(*each, stamp_of_fact(*each)) for each in named] != record.beside:
            return None
        looked: Looked = _unpacked(record.looked)
        return looked

    def keep(self, entry: Entry, noted: Noted) -> None:
        """Know from now on what came of looking at a map, unless a rule failed on it."""
        if not noted.looked.faults and noted.beside is not None:
            self._noted[entry] = noted

    @property
    def looked_at(self) -> Iterable[Entry]:
        """The maps that were looked at in this run."""
        return self._noted

    def save(self, workspace: Workspace) -> None:
        """Keep what is known now for the next run, where that is more or other than what it was."""
        entries = {str(entry.file): entry for entry in workspace.entries}
        if not self._noted and entries.keys() == self._records.keys():
            return
        places: dict[Plain, int] = {}
        stamps: list[bytes] = []

        def numbered(questions: list[Plain] | tuple[Plain, ...]) -> tuple[int, ...] | None:
            numbers = []
            for question in questions:
                if question not in places:
                    answer = self._answers.stamp(question)
                    if answer == _UNANSWERED:
                        return None
                    places[question] = len(stamps)
                    stamps.append(answer)
                numbers.append(places[question])
            return tuple(numbers)

        records: dict[str, _Record] = {}
        for file, entry in entries.items():
            record = self._record_of(entry)
            if record is None:
                continue
            noted = self._noted.get(entry)
            before = [self._questions[number] for number in record.asked]
            numbers = numbered(noted.asked if noted is not None else before)
            if numbers is None:
                records[file] = record._replace(looked=b"", beside=[], asked=())
            elif noted is not None:
                looked = pickle.dumps(noted.looked, pickle.HIGHEST_PROTOCOL)
                beside = noted.beside or []
                records[file] = record._replace(looked=looked, beside=beside, asked=numbers)
            else:
                records[file] = record._replace(asked=numbers)
        plain = {file: tuple(record) for file, record in records.items()}
        self._kept.put(self._name, marshal.dumps((self._key, list(places), stamps, plain)))

    def _record_of(self, entry: Entry) -> _Record | None:
        """Return what is kept of a map, with all that it has told; None for one that has no outline."""
        record = self._records.get(str(entry.file))
        if record is None or not isinstance(entry, OutlinedEntry):
            outline = outline_of(entry)
            if outline is None:
                return None
            record = _Record(_digest(entry.document.raw), outline, b"", b"", [], ())
        told = pickle.dumps(entry.tells, pickle.HIGHEST_PROTOCOL)
        return record._replace(told=told)


class _Answers:
    """The stamps of answers of one state of a workspace, each found once."""

    def __init__(self, workspace: Workspace, survey: Survey | None) -> None:
        self._workspace = workspace
        self._survey = survey
        self._entries = {str(entry.file): entry for entry in workspace.entries}
        self._stamps: dict[Plain, bytes] = {}

    def stamp(self, question: Plain) -> bytes:
        """Return the stamp of an answer; that of no answer where the question has none."""
        if question not in self._stamps:
            try:
                self._stamps[question] = self._found(question)
            except (AttributeError, ImportError, LookupError, TypeError, ValueError):
                self._stamps[question] = _UNANSWERED
        return self._stamps[question]

    def _found(self, question: Plain) -> bytes:
        what, *given = question
        index = self._workspace.index
        if what == MAP:
            return self._map(given[0])
        if what == MAPS:
            return stamp([self._map(file).hex() for file in self._entries])
        if what == OWN:
            file, sections, id = given
            return stamp(index.own_named(self._entries[file], tuple(map(Section, sections)), id))
        if what == DEFINED:
            return stamp([each.entry for each in index.defined(Section(given[0]), given[1])])
        if what == SECTION:
            found = index.workspace_ids(Section(given[0]))
            return stamp({id: [each.entry for each in same] for id, same in found.items()})
        find, values = asked(question, self._entries)
        asking: Any = self._survey if what == "survey" else self._workspace
        answer: Callable[..., Any] = asking.ask
        return stamp(answer(find, *values))

    def _map(self, file: str) -> bytes:
        entry = self._entries[file]
        if entry.refused:  # its bytes are not known any more
            return _UNANSWERED
        raw = entry.raw if isinstance(entry, OutlinedEntry) else entry.document.raw
        return _digest(raw)


def _digest(raw: bytes) -> bytes:
    return blake2b(raw, digest_size=_DIGEST).digest()


def _unpacked(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - sealed
