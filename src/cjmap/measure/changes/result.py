"""What comes of a comparison: figures of both sides, the change, and what may be said of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from cjmap.format.journey import Journey
    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.measured import Slice
    from cjmap.statistics.comparison import Change
    from cjmap.statistics.interval import Interval
    from cjmap.statistics.methods import Scale


class Kind(StrEnum):
    """What is compared."""

    METRIC = "metric"
    TIME = "time"
    """What a step takes."""
    WAIT = "wait"
    """What is waited before or in a step."""
    REACHED = "reached"
    """The share of cases that have the step."""
    LEFT = "left"
    """The share of ended cases that were last seen there."""
    WAY = "way"
    """The share of visits that went on along a planned way."""


class Verdict(StrEnum):
    """What may be said of a difference."""

    BETTER = "better"
    WORSE = "worse"
    CHANGED = "changed"
    """It is sure, and nothing says which way is better."""
    NO_CHANGE_SEEN = "no-change-seen"
    NOT_ENOUGH = "not-enough-data"
    NOT_COMPARABLE = "not-comparable"

    @property
    def is_sure(self) -> bool:
        """Whether there is a change beyond chance."""
        return self in (Verdict.BETTER, Verdict.WORSE, Verdict.CHANGED)


class Lack(StrEnum):
    """Why there is not enough data."""

    NOBODY = "nobody"
    """One side has no answer or case at all."""
    TOO_FEW = "too-few"
    """People could be made out, on one side or by subtracting from the total."""
    NO_INTERVAL = "no-interval"
    """Nothing says how sure the difference is."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What a comparison is about; `to` is the end of a way, `metric` an id of the catalog."""

    kind: Kind
    step: str
    slice: Slice
    metric: str | None = None
    to: str | None = None
    source: str = "events"


@dataclass(frozen=True, slots=True)
class Side:
    """The figure of one side; all is None where it is hidden, `value` where nobody answered."""

    value: float | None = None
    n: int | None = None
    interval: Interval | None = None


@dataclass(frozen=True, slots=True)
class Effect:
    """By how much the change differs from that of the control group, whose figures these are."""

    before: Side
    after: Side
    change: Change | None
    adjusted: float | None
    verdict: Verdict
    lack: Lack | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """One figure of both sides.

    `change` is in `unit` (shares: parts of 1; times without a metric: seconds). `adjusted` is its p
    raised for how many were tested (Benjamini and Hochberg), by which `verdict` is decided.
    """

    subject: Subject
    method: str
    scale: Scale | None
    unit: str | None
    better: str | None
    before: Side
    after: Side
    change: Change | None
    adjusted: float | None
    verdict: Verdict
    lack: Lack | None = None
    effect: Effect | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """A share (of 1) that differs between the sides, and what it is a share of."""

    source: str
    before: float
    after: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Shared:
    """Respondents of both sides, and how many each has."""

    both: int
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Cut:
    """A period that data do not cover: `day` is their first or last, `days` are missing."""

    period: str
    source: str
    day: date
    days: int
    at_end: bool


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What to bear in mind of a comparison, as far as it is to be told."""

    shared: Shared | None = None
    shared_control: Shared | None = None
    unmapped: Shift | None = None
    cut: tuple[Cut, ...] = ()
    open_before: int = 0
    open_after: int = 0
    personas: tuple[Shift, ...] = ()
    seasons: bool = False


@dataclass(frozen=True)
class Changes:
    """A whole comparison: `tested` with sure changes first, and what is only described.

    `tests` is how many p-values were corrected for together.
    """

    journey: Journey
    before: Selection
    after: Selection
    cases: tuple[int, int]
    tested: tuple[Comparison, ...]
    described: tuple[Comparison, ...]
    tests: int
    least: int
    control: tuple[str, ...] = ()
    treated: tuple[str, ...] = ()
    circumstances: Circumstances = Circumstances()
