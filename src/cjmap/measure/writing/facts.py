"""What was written onto maps, and what was not: for people and for machines."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.source.write import FileChange
    from cjmap.statistics.gates import Withheld


class What(StrEnum):
    """What of a map a figure is written as."""

    METRIC = "metric"
    ACTUAL = "actual"
    WAIT = "wait"
    SHARE = "share"
    EVIDENCE = "evidence"
    STEP = "step"
    LOOP = "loop"
    JOURNEY = "journey"


class WhyNot(StrEnum):
    """Why a figure that was measured is not written, where no gate of `statistics` withholds it."""

    NOBODY = "nobody"
    """Nobody answered, and nothing happened."""
    TOO_FEW = "too-few"
    """Fewer than the mapping's `least`."""
    SAME_TARGET = "same-target"
    """Two ways out of the step lead to the same one: a log cannot tell them apart."""
    OTHER_WAYS = "other-ways"
    """Many took other ways than the map has, so the rest of 1 would not be those who leave."""
    ABOVE_ONE = "above-one"
    """With the shares that were not measured, the ways out of the step would exceed one."""


@dataclass(frozen=True, slots=True)
class Written:
    """One thing written: into which file, at which step, and what stood there before.

    `name` is the metric, the step that a share leads to, the evidence or the map; `context` that
    of a variant. `before` is None where nothing stood there; `value` and `before` are as written.
    """

    file: Path
    what: What
    name: str
    value: str
    before: str | None = None
    step: str | None = None
    context: str | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class NotWritten:
    """One figure kept back, with how many it rests on, and why."""

    what: What
    step: str
    name: str
    why: WhyNot | Withheld
    n: int = 0
    context: str | None = None


@dataclass(frozen=True, slots=True)
class Writing:
    """What writing comes down to: the files to be changed together, what is new in them, what is kept back.

    Without `changes` the maps say already what was measured.
    """

    changes: tuple[FileChange, ...]
    written: tuple[Written, ...]
    not_written: tuple[NotWritten, ...]
