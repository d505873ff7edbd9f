"""The answers that one state of a workspace gives to questions, as stamps, and what they are drawn from."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.check.kept.questions import asked
from cjmap.check.kept.stamps import stamp
from cjmap.format.roles import Section
from cjmap.workspace.noting import DEFINED, MAP, MAPS, OWN, SECTION

if TYPE_CHECKING:
    from cjmap.check.kept.questions import Plain
    from cjmap.check.survey import Survey
    from cjmap.workspace import Workspace
    from cjmap.workspace.noting import Drawn

UNANSWERED = b""
"""The stamp of a question that cannot be answered any more, which no answer has."""

NOTHING: Drawn = frozenset()
ANY_MAP = "any map"
"""What an answer is drawn from that every change of a map changes."""

_DIGEST = 20


def digest_of(raw: bytes) -> bytes:
    """Return the digest by which the bytes of a map are known."""
    return blake2b(raw, digest_size=_DIGEST).digest()


class Answer(NamedTuple):
    """The stamp of an answer, and what it is drawn from beside the outlines of all maps."""

    stamp: bytes
    drawn: Drawn


class Answers:
    """The answers of one state of a workspace, each found once."""

    def __init__(self, workspace: Workspace, survey: Survey | None) -> None:
        self._workspace = workspace
        self._survey = survey
        self._entries = {str(entry.file): entry for entry in workspace.entries}
        self._answers: dict[Plain, Answer] = {}

    def __getitem__(self, question: Plain) -> Answer:
        """Return the answer to a question; one with the stamp `UNANSWERED` where it has none."""
        if question not in self._answers:
            try:
                self._answers[question] = self._found(question)
            except Exception:  # a rule that fails is told where a map is looked at
                self._answers[question] = Answer(UNANSWERED, NOTHING)
        return self._answers[question]

    def __setitem__(self, question: Plain, answer: Answer) -> None:
        """Take an answer that is known to be the same as it was."""
        self._answers[question] = answer

    def _found(self, question: Plain) -> Answer:
        what, *given = question
        index = self._workspace.index
        if what == MAP:
            return Answer(self._map(given[0]), frozenset(given))
        if what == MAPS:
            digests = [self._map(file).hex() for file in self._entries]
            return Answer(stamp(digests), frozenset({ANY_MAP}))
        if what == OWN:
            file, sections, id = given
            own = index.own_named(self._entries[file], tuple(map(Section, sections)), id)
            return Answer(stamp(own), NOTHING)
        if what == DEFINED:
            defined = index.defined(Section(given[0]), given[1])
            return Answer(stamp([each.entry for each in defined]), NOTHING)
        if what == SECTION:
            found = index.workspace_ids(Section(given[0]))
            entries = {id: [each.entry for each in same] for id, same in found.items()}
            return Answer(stamp(entries), NOTHING)
        find, values = asked(question, self._entries)
        asking: Any = self._survey if what == "survey" else self._workspace
        return Answer(stamp(asking.ask(find, *values)), asking.drawn(find, *values))

    def _map(self, file: str) -> bytes:
        entry = self._entries[file]
        if entry.refused:  # its bytes are not known any more
            return UNANSWERED
        return digest_of(entry.document.raw)
