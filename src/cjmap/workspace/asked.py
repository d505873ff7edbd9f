"""What a picture asked of its workspace, so that it can be told later whether it would be the same.

A picture is a function of its map, its view and the answers of its workspace, and of nothing
else. So it needs drawing again only where one of these has changed.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.workspace import Workspace

Asked = tuple[str, tuple[Any, ...], str]
"""A question: the name of the workspace's method, what it was given, and the stamp of a file that
was the answer."""


class Asking:
    """Stands for a workspace, answers as it does, and notes each question once in `asked`."""

    def __init__(self, workspace: Workspace) -> None:
        """Stand for this workspace."""
        self._workspace = workspace
        self._asked: dict[tuple[object, ...], Asked] = {}

    @property
    def asked(self) -> tuple[Asked, ...]:
        """What was asked so far."""
        return tuple(self._asked.values())

    def __getattr__(self, name: str) -> Any:
        answer = getattr(self._workspace, name)
        if not callable(answer):
            self._asked[(name,)] = (name, (), _stamp(answer))
            return answer

        def ask(*given: Any) -> Any:
            # Not every model can be hashed; it stays alive in the note, so its id is its own.
            key = (name, *(each if isinstance(each, str) else id(each) for each in given))
            said = answer(*given)
            if key not in self._asked:
                self._asked[key] = (name, given, _stamp(said))
            return said

        return ask


def same_answers(asked: Iterable[Asked], before: Workspace, now: Workspace) -> bool:
    """Whether two states of a workspace answer all of these questions alike.

    Files are compared by what is in them, and with how they were when the question was asked.
    """
    for name, given, stamp in asked:
        said = _answer(now, name, given)
        if _stamp(said) != stamp:
            return False
        if not stamp and said != _answer(before, name, given):
            return False
    return True


def _answer(workspace: Workspace, name: str, given: tuple[Any, ...]) -> Any:
    answer = getattr(workspace, name)
    return answer(*given) if callable(answer) else answer


def _stamp(answer: object) -> str:
    """Give a digest of the file that is an answer; nothing for an answer that is no file."""
    if not isinstance(answer, Path):
        return ""
    try:
        return sha256(answer.read_bytes()).hexdigest()
    except OSError:
        return "unreadable"
