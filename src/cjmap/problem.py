"""What can be wrong with a map, in terms that every room shares.

A room reports a `Problem`: a rule, a sentence, and *where*, as a path into the map or a span of
its text. Nothing here knows lines or columns; `cjmap.check` resolves them once, at the end.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path as FilePath

MapPath = tuple[str | int, ...]
Plain = str | int | float | bool
"""A value that is neither a list nor a mapping."""
NewValue = Plain | Sequence[Plain] | Mapping[str, Plain]
"""What an edit can write: one value, a list of them, or a flat mapping."""


class Severity(StrEnum):
    """How much a finding weighs; `error` alone makes a command fail by default."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info: the order of a report."""
        return ("error", "warning", "info").index(self.value)


class Profile(StrEnum):
    """Who wants a rule: everybody, or only those who ask for strictness."""

    DEFAULT = "default"
    PEDANTIC = "pedantic"


class Fixability(StrEnum):
    """Whether a rule offers a fix, and whether a person has to look at what it did."""

    NONE = "none"
    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Rule:
    """The identity of a check: `CJ102`, `dangling-reference`, its severity, and one plain line.

    `kinds` are the kinds of map that it looks at (none: all). It belongs to the default set from
    version `since` of that set on. With `completeness`, it asks for what a draft need not have yet,
    and lets drafts and other sketches alone. With `gathers`, several findings of it in one map are told as one with a
    count.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    kinds: tuple[str, ...] = ()
    profile: Profile = Profile.DEFAULT
    since: int = 1
    fix: Fixability = Fixability.NONE
    completeness: bool = False
    gathers: bool = False


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
class Replace:
    """The scalar at `path` becomes `value`; with `on_key`, the key itself is renamed to it."""

    path: MapPath
    value: Plain
    on_key: bool = False


@dataclass(frozen=True, slots=True)
class Remove:
    """The entry (a key with its value) or the list item at `path` goes.

    With the last item of a list goes the key of the list, and so on upwards: a map holds no empty
    lists and mappings.
    """

    path: MapPath


@dataclass(frozen=True, slots=True)
class Add:
    """A new key, `path[-1]`, in the mapping `path[:-1]`: at its end, or after the sibling `after`.

    Where the map has a short form for that mapping (`emotion: -1`), it is written out first, what
    stands there becoming the value of the key `main`.
    """

    path: MapPath
    value: NewValue
    after: str | None = None
    main: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """The list item at `path` becomes item number `to` of its list, its comments with it."""

    path: MapPath
    to: int


@dataclass(frozen=True, slots=True)
class RemoveText:
    """A comment goes: its whole line if it is alone there, else with the blanks before it."""

    span: Span


@dataclass(frozen=True, slots=True)
class ReplaceText:
    """A comment is rewritten as `text`, which is a comment of one line too."""

    span: Span
    text: str


Edit = Replace | Remove | Add | Move | RemoveText | ReplaceText


@dataclass(frozen=True, slots=True)
class Fix:
    """What would put a problem right in its own file, titled as an order: `Remove the comment`.

    `safe` means that the map still says the same afterwards, or says what its author plainly meant.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong in one map: the rule, a sentence, the place, and the way out."""

    rule: Rule
    message: str
    where: Where
    help: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None


def author_path(path: MapPath) -> str:
    """Write a path as its author would: `stages[2].steps[0].emotion`; the whole map is ``."""
    words: list[str] = []
    for part in path:
        if isinstance(part, int):
            words.append(f"[{part}]")
        else:
            words.append(f".{part}" if words else part)
    return "".join(words)
