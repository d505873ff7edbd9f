"""How a journey was planned and how it went: the four kinds of deviation, and the usual ways.

The kinds are those of R. Halvorsrud, K. Kvale and A. Følstad 2016, Journal of Service Theory and
Practice 26(6), 840-867.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.format.journey import Journey
    from cjmap.measure.figures.measured import Portion
    from cjmap.measure.plan import Passing

MOST = 5
"""Deviations of a kind that are told; all are in the document."""


class Kind(StrEnum):
    """A kind of deviation."""

    MISSING = "missing"
    """A planned step that nobody may leave out was passed by: a later one happened. Ended cases only."""

    AD_HOC = "ad-hoc"
    """A touchpoint that the plan lacks (`extra` of the mapping)."""

    OUT_OF_ORDER = "out-of-order"
    """A step straight after one that does not lead to it, by `next` or a loop."""

    FAILED = "failed"
    """A step that happened, but not as planned."""


class Failure(StrEnum):
    """What failed in a step that happened."""

    STATUS = "status"
    """The data say that it failed."""

    SLOW = "slow"
    """It took longer than `duration.planned`."""

    CHANNEL = "channel"
    """It never happened on the channel of its touchpoint, or of one in another context, but elsewhere."""

    INITIATOR = "initiator"
    """Another side began it: no column of a log tells that."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """A deviation at one place.

    `step` is the step passed by, the one that came out of order or failed; of an ad hoc touchpoint, the
    step that it most often came after (None: before any). `before` is the step that it came straight
    after, `activity` the ad hoc touchpoint, `channel` the most frequent of the other channels.

    `portion` are cases: of a missing step, of the ended ones that had or passed it; of an ad hoc touchpoint,
    of all; else, of those that got to the step (out of order: to the one before).
    `examples` are the smallest ids of such cases, three at most.
    """

    kind: Kind
    portion: Portion
    times: int
    examples: tuple[str, ...]
    step: str | None = None
    before: str | None = None
    activity: str | None = None
    channel: str | None = None
    failure: Failure | None = None


@dataclass(frozen=True, slots=True)
class Deviations:
    """All deviations of one kind, the most frequent first; `portion` are cases that have any.

    Of missing steps, of ended cases; else, of all. `failures` has the same by what failed, of those
    failures that can be seen; a case may be in several.
    """

    kind: Kind
    portion: Portion
    times: int
    places: tuple[Deviation, ...]
    failures: dict[Failure, Portion] = field(default_factory=dict)

    @property
    def largest(self) -> tuple[Deviation, ...]:
        """The places with the most cases."""
        return self.places[:MOST]


@dataclass(frozen=True, slots=True)
class Unseen:
    """A failure that cannot be seen in these data, and what the mapping or the map would have to have.

    `lacking` are fields: of the mapping (`events.status`) or of a step (`duration.planned`); of an
    initiator there is none.
    """

    failure: Failure
    lacking: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Path:
    """A way through the steps: its cases of all, and whether it keeps to the plan.

    Times in a row at one step are one visit. `keeps` is about the order and missing steps.
    """

    steps: tuple[str, ...]
    portion: Portion
    keeps: bool


@dataclass(frozen=True, slots=True)
class Transition:
    """Cases that went from one step straight to another: of those that got to the first."""

    left: str
    to: str
    passing: Passing
    portion: Portion
    times: int


@dataclass(frozen=True, slots=True)
class Conformance:
    """A plan against what happened.

    `cases` are those with a planned step or an ad hoc touchpoint; `kept` are the ended ones without
    any deviation, of the ended ones; `kept_way` those in which nothing was missing, ad hoc or out
    of order, whatever failed. `open_deviating` are open cases that have deviated already. `tied` are
    cases in which equal times left the order of two steps to the file (or to the column declared),
    `tied_out_of_order` those of them that came out of order.
    """

    journey: Journey
    cases: int
    ended: int
    kept: Portion
    kept_way: Portion
    open_deviating: int
    kinds: tuple[Deviations, ...]
    unseen: tuple[Unseen, ...]
    uncovered: tuple[str, ...]
    """Steps of the plan that the mapping does not cover: whether they happened cannot be seen."""
    optional: tuple[str, ...]
    """Steps that the plan lets customers pass by: they are never missing."""
    transitions: tuple[Transition, ...]
    paths: tuple[Path, ...]
    ways: int
    covered: Portion
    """Cases that the paths cover, of those with any step."""
    tied: int
    tied_out_of_order: int

    @property
    def open(self) -> int:
        """Cases that may go on: nothing can be missing in them yet."""
        return self.cases - self.ended

    def of(self, kind: Kind) -> Deviations:
        """Return the deviations of a kind."""
        return next(each for each in self.kinds if each.kind is kind)
