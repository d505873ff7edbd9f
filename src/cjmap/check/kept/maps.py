"""The maps of a workspace as a run left them, in one file for the next run."""

from __future__ import annotations

import marshal
import pickle
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.check.kept.answers import ANY_MAP, UNANSWERED, Answer, Answers, digest_of
from cjmap.check.kept.beside import read_beside
from cjmap.check.kept.questions import function_named
from cjmap.check.kept.stamps import stamp as stamp_of
from cjmap.recall.facts import stamp as stamp_of_fact
from cjmap.source.later import LaterDocument
from cjmap.workspace.outline import OutlinedEntry, is_outline_of, outline_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from cjmap.check.kept.questions import Plain
    from cjmap.check.looking import Looked, Noted
    from cjmap.check.survey import Survey
    from cjmap.recall.facts import Fact
    from cjmap.source.folders import Kept
    from cjmap.source.limits import Limits
    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.noting import Drawn


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
        self._files: list[str] = []
        """All maps of the run before, also those of which nothing is known."""
        self._questions: list[Plain] = []
        self._answers_before: list[Answer] = []
        data = kept.get(name)
        if data is not None:
            found, *rest = marshal.loads(data)  # noqa: S302 - sealed
            if found == key:
                self._files, self._questions, stamps, drawn, records = rest
                self._answers_before = list(map(Answer, stamps, drawn))
                self._records = {file: _Record(*each) for file, each in records.items()}
        self._noted: dict[Entry, Noted] = {}

    def entry(self, number: int, file: Path, limits: Limits) -> Entry | None:
        """Return a map as it was; None for one that is not known, or whose file has changed."""
        record = self._records.get(str(file))
        if record is None:
            return None
        try:
            with file.open("rb") as stream:
                raw = stream.read(limits.bytes + 1)
        except OSError:
            return None
        if digest_of(raw) != record.digest:
            return None
        document = LaterDocument(file, raw, limits)
        return OutlinedEntry(number, document, record.outline, lambda: _unpacked(record.told))

    def begin(self, workspace: Workspace, survey: Survey | None = None) -> None:
        """Ask again all that was asked before; `survey` answers for rules of the craft."""
        self._answers = Answers(workspace, survey)
        self._root = workspace.root
        moved = self._moved(workspace)
        self._changed = set()
        for number, (question, before) in enumerate(
            zip(self._questions, self._answers_before, strict=True)
        ):
            if moved is not None and moved.isdisjoint(before.drawn):
                self._answers[question] = before
            elif self._answers[question].stamp != before.stamp:
                self._changed.add(number)

    def _moved(self, workspace: Workspace) -> Drawn | None:
        """Return what has changed of all that answers are drawn from; None where outlines have.

        A map that was edited may have the outline that it had, and tell what it told.
        """
        if [str(entry.file) for entry in workspace.entries] != self._files:
            return None
        moved: set[str] = set()
        for entry in workspace.entries:
            if isinstance(entry, OutlinedEntry):
                continue
            before = self._records.get(str(entry.file))
            if before is None or not is_outline_of(entry, before.outline):
                return None
            moved |= {ANY_MAP, str(entry.file)}
            moved |= {
                name
                for name, told in _unpacked(before.told).items()
                if _tells_other(entry, name, told)
            }
        return frozenset(moved)

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
        if not self._noted and [*entries] == self._files:
            return
        numbered = _Numbered(self._answers)
        records = {
            file: tuple(record)
            for file, entry in entries.items()
            if (record := self._record_of(entry, numbered)) is not None
        }
        answers = numbered.answers
        stamps, drawn = [each.stamp for each in answers], [each.drawn for each in answers]
        data = (self._key, [*entries], list(numbered.numbers), stamps, drawn, records)
        self._kept.put(self._name, marshal.dumps(data))

    def _record_of(self, entry: Entry, numbered: _Numbered) -> _Record | None:
        """Return what is kept of a map, with all that it has told; None for one that has no outline."""
        known = self._records.get(str(entry.file)) if isinstance(entry, OutlinedEntry) else None
        outline = known.outline if known is not None else outline_of(entry)
        if outline is None:
            return None
        digest = known.digest if known is not None else digest_of(entry.document.raw)
        told = pickle.dumps(entry.tells, pickle.HIGHEST_PROTOCOL)
        unseen = _Record(digest, outline, told, b"", [], ())
        noted = self._noted.get(entry)
        if noted is not None:
            numbers = numbered.all(noted.asked)
            looked = pickle.dumps(noted.looked, pickle.HIGHEST_PROTOCOL)
            beside = noted.beside or []
        elif known is not None and self._changed.isdisjoint(known.asked):
            numbers = numbered.all(self._questions[number] for number in known.asked)
            looked, beside = known.looked, known.beside
        else:  # it would have to be looked at again, and this run was not about it
            return unseen
        if numbers is None:
            return unseen
        return unseen._replace(looked=looked, beside=beside, asked=numbers)


class _Numbered:
    """Questions by number, with their answers."""

    def __init__(self, answers: Answers) -> None:
        self._answers = answers
        self.numbers: dict[Plain, int] = {}
        self.answers: list[Answer] = []

    def all(self, questions: Iterable[Plain]) -> tuple[int, ...] | None:
        """Return the numbers of some questions; None where one of them has no answer."""
        found = []
        for question in questions:
            number = self.numbers.get(question)
            if number is None:
                answer = self._answers[question]
                if answer.stamp == UNANSWERED:
                    return None
                number = self.numbers[question] = len(self.answers)
                self.answers.append(answer)
            found.append(number)
        return tuple(found)


def _tells_other(entry: Entry, name: str, told: Any) -> bool:
    """Whether a map does not tell what it told, asked by the same function."""
    try:
        return stamp_of(entry.told(function_named(name))) != stamp_of(told)
    except Exception:  # a rule that fails is told where a map is looked at
        return True


def _unpacked(data: bytes) -> Any:
    return pickle.loads(data)  # noqa: S301 - sealed
