"""Answers kept in a file, so that an interrupted interview goes on another day.

A draft is JSON in `.cjmap/drafts` of the workspace. It is no map, and nothing for git: a
`.gitignore` beside it says so.
"""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.source.write import create_file, write_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.authoring.interview.questions import Answer
    from cjmap.authoring.wanted import Wanted

_FOLDER = ".cjmap/drafts"
_VERSION = 1
_LARGEST = 5_000_000


@dataclass(frozen=True, slots=True)
class Draft:
    """What was answered, in order; what was taken back; and what was being typed.

    `begun` is the key of the question that `typed` belongs to.
    """

    answers: tuple[tuple[str, Answer], ...] = ()
    remembered: dict[str, Answer] = field(default_factory=dict)
    begun: str = ""
    typed: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing has been said."""
        return not self.answers and not self.typed.strip()


def draft_file(wanted: Wanted, root: Path) -> Path:
    """Return the file of the draft of a map, in the workspace at `root`."""
    return root / _FOLDER / f"{wanted.id}.{wanted.kind.suffix}.json"


def keep(draft: Draft, file: Path) -> None:
    """Write a draft in one step; raises `CjmapError` where it cannot be written."""
    create_file(file.parent / ".gitignore", b"*\n")
    data = {
        "version": _VERSION,
        "answers": [list(each) for each in draft.answers],
        "remembered": draft.remembered,
        "begun": draft.begun,
        "typed": draft.typed,
    }
    write_file(file, (json.dumps(data, ensure_ascii=False, indent=1) + "\n").encode())


def read(file: Path) -> Draft | None:
    """Read a draft, None where there is none; raises `CjmapError` for a file that is no draft."""
    try:
        with file.open("rb") as stream:
            data = json.loads(stream.read(_LARGEST))
        return _draft(data)
    except (FileNotFoundError, NotADirectoryError):
        return None
    except (OSError, ValueError, RecursionError, TypeError, KeyError) as error:
        raise CjmapError(
            f"{file} is not a draft that can be read.",
            hint="Remove it to begin anew; nothing else depends on it.",
        ) from error


def kept_on(file: Path) -> datetime:
    """Return when a draft was last written, in local time."""
    return datetime.fromtimestamp(file.stat().st_mtime).astimezone()


def forget(file: Path) -> None:
    """Remove a draft, and its folder where that was the last one."""
    file.unlink(missing_ok=True)
    with suppress(OSError):
        if [each.name for each in file.parent.iterdir()] == [".gitignore"]:
            (file.parent / ".gitignore").unlink()
            file.parent.rmdir()


def _draft(data: Any) -> Draft:
    if data["version"] != _VERSION:
        raise ValueError("another version")
    answers = tuple((str(key), _answer(value)) for key, value in data["answers"])
    remembered = {str(key): _answer(value) for key, value in data["remembered"].items()}
    return Draft(answers, remembered, str(data["begun"]), str(data["typed"]))


def _answer(value: Any) -> Answer:
    """Return a value of the file if it can be an answer; raises `ValueError` else."""
    if isinstance(value, list) and all(isinstance(each, str) for each in value):
        return value
    if isinstance(value, bool) or not isinstance(value, (str, int, float, type(None))):
        raise ValueError("no answer")
    return value
