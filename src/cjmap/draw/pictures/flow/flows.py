"""What the flow picture shows, as plain data: what cases of a log did, against what was planned.

A field that is None cannot be seen in the data; that is not the same as 0.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """How a way from one step to another stands to the plan."""

    PLANNED = "planned"
    """The plan leads there: to the next step, or by a branch."""

    LOOP = "loop"
    """The plan leads back there."""

    REPEATED = "repeated"
    """It is the same step: times in a row are one visit, so no line is drawn."""

    AHEAD = "ahead"
    """The plan leads there, but over steps in between."""

    OUT_OF_ORDER = "out-of-order"
    """Nothing in the plan leads there."""

    @property
    def as_planned(self) -> bool:
        """Whether the plan has this way."""
        return self in {Kind.PLANNED, Kind.LOOP}


@dataclass(frozen=True, slots=True)
class Count:
    """How many cases, and which share (0..1) of those that could have been among them."""

    cases: int
    share: float | None = None


@dataclass(frozen=True, slots=True)
class StepFlow:
    """What became of the cases at one step, by the step's id."""

    step: str
    reached: Count | None = None
    """Cases that were here; the share is of all cases."""

    left: Count | None = None
    """Cases that ended here; at the last step of the plan that is no leaving, and not drawn."""

    open: Count | None = None
    """Cases that were here when the data end, and may go on."""

    missing: Count | None = None
    """Cases that went past it; the share is of those of which that can be told."""

    failed: Count | None = None
    """Cases in which it failed, as the data say; the share is of those that reached it, as below."""

    slow: Count | None = None
    """Cases in which it took longer than planned."""

    channel: Count | None = None
    """Cases in which it happened on another channel than planned."""

    median: float | None = None
    """The median time that it takes, in seconds."""


@dataclass(frozen=True, slots=True)
class Passage:
    """Cases that went from one step right to another (or the same), by the ids of the steps."""

    start: str
    end: str
    count: Count
    """The share is of the cases that reached the step where it begins."""

    kind: Kind = Kind.PLANNED


@dataclass(frozen=True, slots=True)
class AdHoc:
    """A touchpoint that the plan lacks, and the id of the step that it most often came after.

    Without one, it most often came before any step.
    """

    label: str
    count: Count
    """The share is of all cases."""

    after: str | None = None


@dataclass(frozen=True, slots=True)
class Flows:
    """What a log tells of one journey."""

    cases: int
    """All cases of the log."""

    source: str
    period: str
    steps: tuple[StepFlow, ...] = ()
    """Those of which the data tell something; a step that is not among them is marked as not covered."""

    passages: tuple[Passage, ...] = ()
    """The strongest need not come first; steps that the journey lacks are left out."""

    ad_hoc: tuple[AdHoc, ...] = ()
    as_planned: Count | None = None
    """Cases without any deviation; the share is of those that have ended."""

    unmapped: float | None = None
    """The share (0..1) of events that belong to no step."""
