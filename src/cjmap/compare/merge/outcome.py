"""What a merge is asked for, and what comes of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Style = Literal["merge", "diff3", "zdiff3"]
"""What stands between the markers of a conflict, in git's words: both sides, or the base as well."""


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the three versions, as they stand behind the markers of a conflict."""

    ours: str = "ours"
    base: str = "base"
    theirs: str = "theirs"


@dataclass(frozen=True, slots=True)
class Merged:
    """One map made of two that began as one.

    `text` are the bytes of the file, with `conflicts` places between markers. `clashes` tells what each
    of these is about, `notes` what was decided without asking. Only where it is `clean` may it be
    taken without a look.
    """

    text: bytes
    conflicts: int
    notes: tuple[str, ...]
    clean: bool
    clashes: tuple[str, ...] = ()


class GiveUp(Exception):
    """The maps cannot be merged by what they say; the message is the reason, as a sentence's end."""
