"""What became of things on their way from one format to another."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.problem import MapPath


class Fate(StrEnum):
    """What became of one thing."""

    MADE = "made"
    """It was not there; we made it: an id, a persona."""
    GUESSED = "guessed"
    """It was read as this, and may have been meant otherwise."""
    CHANGED = "changed"
    """It was kept, but not as it was: rounded, cut, characters replaced."""
    DROPPED = "dropped"
    """It was understood, and the other side has no place for it."""
    UNREADABLE = "unreadable"
    """It is wrong where it stands, and could not be used, or not as it was meant."""

    @property
    def severity(self) -> Severity:
        """How much it weighs, unless told otherwise."""
        return _SEVERITY[self]


_SEVERITY = {
    Fate.MADE: Severity.INFO,
    Fate.GUESSED: Severity.WARNING,
    Fate.CHANGED: Severity.WARNING,
    Fate.DROPPED: Severity.WARNING,
    Fate.UNREADABLE: Severity.ERROR,
}


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands in a file of another format: a line (1-based), or a cell (`C4`)."""

    line: int | None = None
    column: int | None = None
    sheet: str | None = None
    cell: str | None = None

    @property
    def label(self) -> str:
        """`4:7`, `4`, `Sheet1!C4`, `C4`, or nothing for the file as a whole."""
        if self.cell is not None:
            return f"{self.sheet}!{self.cell}" if self.sheet else self.cell
        if self.line is None:
            return self.sheet or ""
        return str(self.line) if self.column is None else f"{self.line}:{self.column}"


WHOLE = Place()
"""The file as a whole."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that is not on the other side as it was here, in a sentence.

    `what` names the kind of thing in a word or two, for counting: `id`, `comment`, `pains`. `file`
    and `place` say where it stands in a file of another format; `map` and `path` where in a map (its id;
    empty where there is none). `value` is what was lost or made, as text.
    """

    fate: Fate
    what: str
    message: str
    severity: Severity
    file: str = ""
    place: Place = WHOLE
    map: str = ""
    path: MapPath = ()
    value: str | None = None
