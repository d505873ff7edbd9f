"""What looking at one map asked of the others, noted, so that it need not be looked at again.

A finding in a map follows from the map and from what the rest of the workspace answers: what an id
leads to, what another map says, what all of them say together. While somebody listens, each of these
questions is noted where it is asked. Questions that are asked to answer one belong to the answer, and
are not noted; of these is known what they were *drawn* from: which maps were read for them, and what
all maps told. Every answer is drawn from the outlines of the maps too, which goes without saying.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, ClassVar, Self, TypeVar, TypeVarTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.format.roles import Section
    from cjmap.workspace.entry import Entry

Result = TypeVar("Result")
Given = TypeVarTuple("Given")

Question = tuple[Any, ...]
"""What is asked: one of the words below or who is asked and a function, and what is given (see `Askable`)."""

MAP = "map"
"""(MAP, entry): all that the file of another map holds."""
DEFINED = "defined"
"""(DEFINED, section, id): in which maps an id is defined. Its place there is a matter of that map."""
SECTION = "section"
"""(SECTION, section): all ids of a section, and in which maps they are defined."""
OWN = "own"
"""(OWN, entry, sections, id): where another map defines an id of its own."""
MAPS = "maps"
"""(MAPS,): all that all maps hold."""

Notes = dict[Question, None]

Drawn = frozenset[str]
"""What an answer is drawn from: the files of maps that were read, and names of what maps tell."""


class _Listening:
    """Who listens: the map that is looked at, and what was asked for its sake."""

    __slots__ = ("notes", "subject")

    def __init__(self, subject: Entry, notes: Notes) -> None:
        self.subject = subject
        self.notes = notes


_listening: _Listening | None = None
_drawing: set[str] | None = None
"""What the answer that is being found is drawn from so far. Nobody listens meanwhile."""


class Askable:
    """Something that answers questions about all maps, each found once; `called` is its name."""

    called: ClassVar[str]

    def __init__(self) -> None:
        """Know no answer yet."""
        self._answers: dict[Question, tuple[Any, Drawn]] = {}

    def ask(self, find: Callable[[Self, *Given], Result], *given: *Given) -> Result:
        """Return `find(self, *given)`, called once however many maps ask.

        `find` is a function of a module, and draws from maps alone, never from the disk; `given` are
        texts, numbers, tuples of them, or entries. The less an answer says, the fewer maps have to be
        looked at again when another one changes.
        """
        global _listening, _drawing
        question = (find, *given)
        if _listening is not None:
            _listening.notes[self, *question] = None
        if question not in self._answers:
            listening, drawing = _listening, _drawing
            _listening, _drawing = None, set()
            try:
                found = find(self, *given)
                self._answers[question] = found, frozenset(_drawing)
            finally:
                _listening, _drawing = listening, drawing
        answer: Result
        answer, drawn = self._answers[question]
        if _drawing is not None:
            _drawing |= drawn
        return answer

    def drawn(self, find: Callable[[Self, *Given], Any], *given: *Given) -> Drawn:
        """Return what the answer to a question that was asked is drawn from."""
        return self._answers[find, *given][1]


@contextmanager
def noting(subject: Entry) -> Iterator[Notes]:
    """Note what is asked of the workspace while one map is looked at; nothing of the map itself."""
    global _listening
    notes: Notes = {}
    before, _listening = _listening, _Listening(subject, notes)
    try:
        yield notes
    finally:
        _listening = before


def note(question: Question) -> None:
    """Note a question, if somebody listens."""
    if _listening is not None:
        _listening.notes[question] = None


def note_map(entry: Entry) -> None:
    """Note that a map was read, if it is not the one that is looked at."""
    if _listening is not None and entry is not _listening.subject:
        _listening.notes[MAP, entry] = None


def note_contents(entry: Entry) -> None:
    """Note that more of a map was read than its outline holds."""
    if _drawing is not None:
        _drawing.add(str(entry.file))
    else:
        note_map(entry)


def note_told(name: str) -> None:
    """Note that a map was asked what it tells; by whatever map, as all are asked the same."""
    if _drawing is not None:
        _drawing.add(name)


def note_own(entry: Entry, sections: tuple[Section, ...], id: str) -> None:
    """Note that an id of a map was looked up, if it is not the one that is looked at."""
    if _listening is not None and entry is not _listening.subject:
        _listening.notes[OWN, entry, sections, id] = None
