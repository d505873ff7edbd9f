"""Questions to a workspace and the digests of its answers, as they may be kept for another run.

`asked` compares two workspaces that are both there. Here an answer is known by its digest alone, so
that a file can say what a picture depended on. Such a file may be anybody's: only the questions of
pictures are asked again.
"""

from __future__ import annotations

import json
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.workspace import Workspace
    from cjmap.workspace.asked import Asked

QUESTIONS = frozenset(
    {
        "channel_of",
        "language_of",
        "map_of",
        "maps",
        "metric_of",
        "opportunities_for",
        "photo_of",
        "step_of",
        "title_of",
    }
)
"""What a picture may ask (`cjmap.draw.context`)."""

OWN = 0
"""Stands for the map that a picture is of, among the texts that a question was asked with."""

Note = tuple[str, tuple[str | int | None, ...], str]
"""A question, what it was asked with, and the digest of its answer."""


class Answers:
    """The answers of one state of a workspace, as digests. Those of its maps are made once."""

    def __init__(self, workspace: Workspace) -> None:
        """Answer for a workspace that does not change."""
        self._workspace = workspace
        self._maps = {id(entry.model) for entry in workspace.entries if entry.model is not None}
        self._known: dict[int, str] = {}

    def noted(self, asked: Iterable[Asked], own: object) -> tuple[Note, ...] | None:
        """Note the questions that were asked of this workspace for a picture of the map `own`.

        None where one of them cannot be written down.
        """
        notes = []
        for name, given, _ in asked:
            texts = tuple(OWN if _is_own(each, own) else each for each in given)
            digest = self._digest_of(name, texts, own)
            if digest is None:
                return None
            notes.append((name, texts, digest))
        return tuple(notes)

    def alike(self, notes: Iterable[Sequence[Any]], own: object) -> bool:
        """Whether this workspace answers all questions as it was noted."""
        return all(self._digest_of(name, given, own) == digest for name, given, digest in notes)

    def digest(self, answer: object) -> str:
        """Return the digest of an answer: of a file by its bytes, of models by all they say."""
        if id(answer) not in self._maps:
            return _digest(self._plain(answer))
        if id(answer) not in self._known:
            self._known[id(answer)] = _digest(self._plain(answer))
        return self._known[id(answer)]

    def _digest_of(self, name: str, given: Sequence[Any], own: object) -> str | None:
        """Ask a question; None for one that is none, or that was asked with anything but texts."""
        if name not in QUESTIONS or not all(
            each is None or each == OWN or isinstance(each, str) for each in given
        ):
            return None
        try:
            answer = getattr(self._workspace, name)(*(own if x == OWN else x for x in given))
        except (AttributeError, KeyError, TypeError, ValueError):
            return None
        return self.digest(answer)

    def _plain(self, answer: object) -> str:
        if isinstance(answer, BaseModel):
            return repr(answer)  # all its fields, of whatever type
        if isinstance(answer, (list, tuple)):
            return json.dumps([self.digest(each) for each in answer])
        if isinstance(answer, Path):
            try:
                return f"file {sha256(answer.read_bytes()).hexdigest()}"
            except OSError:
                return "unreadable"
        return json.dumps(answer)


def _is_own(given: object, own: object) -> bool:
    """Whether a question was asked with the map that a picture is of, or with one that says the same."""
    return own is not None and (given is own or (type(given) is type(own) and given == own))


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
