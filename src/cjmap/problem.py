"""What can be wrong with a map, in terms that every room shares.

A room reports a `Problem`: a rule, a sentence, and *where*, as a path into the map or a span of
its text. Nothing here knows lines or columns; `cjmap.check` resolves them once, at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path as FilePath

MapPath = tuple[str | int, ...]


class Severity(StrEnum):
    """How much a finding weighs; `error` alone makes a command fail by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info: the order of a report."""
        return ("error", "warning", "info").index(self.value)


@dataclass(frozen=True, slots=True)
class Rule:
    """The identity of a check: `CJ102`, `dangling-reference`, its severity, and one plain line."""

    code: str
    name: str
    severity: Severity
    summary: str


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a file's text: offsets in characters, `end` exclusive, byte order mark not counted."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Route:
    """A place in a map by path, such as `("stages", 2, "steps", 0, "emotion")`; resolved late.

    `on_key` means the key itself rather than its value. A path whose end is not in the map stands
    for the nearest parent that is.
    """

    path: MapPath
    on_key: bool = False


Where = Span | Route


@dataclass(frozen=True, slots=True)
class Related:
    """A second place that a reader needs to see, and why (`first defined here`)."""

    file: FilePath | None
    where: Where
    note: str


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one map: the rule, a sentence, the place, and the way out."""

    rule: Rule
    message: str
    where: Where
    help: str | None = None
    related: tuple[Related, ...] = ()


def author_path(path: MapPath) -> str:
    """Write a path as its author would: `stages[2].steps[0].emotion`; the whole map is ``."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words.append(f"[{part}]")
        else:
            words.append(f".{part}" if words else part)
    return "".join(words)
