"""The answers that one state of a workspace gives to questions, as stamps."""

from __future__ import annotations

from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cjmap.check.kept.questions import asked
from cjmap.check.kept.stamps import stamp
from cjmap.format.roles import Section
from cjmap.workspace.noting import DEFINED, MAP, MAPS, OWN, SECTION

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.check.kept.questions import Plain
    from cjmap.check.survey import Survey
    from cjmap.workspace import Workspace

UNANSWERED = b""
"""The stamp of a question that cannot be answered any more, which no answer has."""

_DIGEST = 20


def digest_of(raw: bytes) -> bytes:
    """Return the digest by which the bytes of a map are known."""
    return blake2b(raw, digest_size=_DIGEST).digest()


class Answers:
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
                self._stamps[question] = UNANSWERED
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
            return UNANSWERED
        return digest_of(entry.document.raw)
