"""What became of a plan, as a part of the JSON document."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.measure.conformance.result import Failure, Kind
from cjmap.measure.figures.document import PublishedInterval, PublishedPortion
from cjmap.measure.plan import Passing
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.measure.conformance.result import Conformance, Deviation, Deviations
    from cjmap.measure.figures.measured import Portion


class PublishedDeviation(Published):
    """A deviation at one place."""

    step: str | None = Field(
        description="The step passed by, out of order, or failed; of an ad hoc touchpoint, the one that"
        " it most often came after, null before any."
    )
    before: str | None = Field(description="The step that it came straight after, out of order.")
    activity: str | None = Field(description="The ad hoc touchpoint.")
    failure: Failure | None = Field(description="What failed.")
    channel: str | None = Field(description="The most frequent of the other channels.")
    portion: PublishedPortion = Field(
        description="Cases. Missing: of ended ones that had the step or passed it by; ad hoc: of all; out"
        " of order: of those with the step before; failed: of those with the step."
    )
    times: int = Field(description="How often.")
    examples: list[str] = Field(description="The smallest ids of such cases, three at most.")


class PublishedDeviations(Published):
    """The deviations of one kind."""

    kind: Kind = Field(description="The kind.")
    portion: PublishedPortion = Field(
        description="Cases with any; missing: of ended ones, else of all."
    )
    times: int = Field(description="How often.")
    failures: dict[Failure, PublishedPortion] = Field(
        description="Cases by what failed, of those failures that can be seen."
    )
    places: list[PublishedDeviation] = Field(description="Places, the most frequent first.")


class PublishedUnseen(Published):
    """A failure that cannot be seen in the data."""

    failure: Failure = Field(description="What cannot be seen.")
    lacking: list[str] = Field(description="Fields of the mapping or of steps that would show it.")


class PublishedPath(Published):
    """A way through the steps."""

    steps: list[str] = Field(description="The steps, in order.")
    portion: PublishedPortion = Field(description="Its cases, of those with any step.")
    keeps: bool = Field(description="Whether its order is as planned and no step is missing in it.")


class PublishedTransition(Published):
    """A step straight after another."""

    left: str = Field(description="The step before.")
    to: str = Field(description="The step after.")
    passing: Passing = Field(description="How that stands to the plan.")
    portion: PublishedPortion = Field(description="Cases, of those with the step before.")
    times: int = Field(description="How often.")


class PublishedConformance(Published):
    """What became of a plan."""

    cases: int = Field(description="Cases with a step or an ad hoc touchpoint.")
    ended: int = Field(description="Those that have ended.")
    kept: PublishedPortion = Field(description="Ended cases without any deviation.")
    kept_way: PublishedPortion = Field(
        description="Ended cases in which nothing was missing, ad hoc or out of order."
    )
    open_deviating: int = Field(description="Open cases that have deviated already.")
    kinds: list[PublishedDeviations] = Field(description="Deviations by kind.")
    unseen: list[PublishedUnseen] = Field(description="Failures that cannot be seen.")
    uncovered: list[str] = Field(description="Steps that the mapping does not cover.")
    optional: list[str] = Field(description="Steps that customers may pass by.")
    transitions: list[PublishedTransition] = Field(description="What came straight after what.")
    paths: list[PublishedPath] = Field(description="The usual ways, the most frequent first.")
    ways: int = Field(description="How many ways there are.")
    covered: PublishedPortion = Field(description="Cases that the usual ways cover.")
    tied: int = Field(description="Cases in which equal times left the order of steps open.")
    tied_out_of_order: int = Field(description="Those of them that came out of order.")


def published(found: Conformance) -> PublishedConformance:
    """Return the part of the document."""
    return PublishedConformance(
        cases=found.cases,
        ended=found.ended,
        kept=_portion(found.kept),
        kept_way=_portion(found.kept_way),
        open_deviating=found.open_deviating,
        kinds=[_kind(each) for each in found.kinds],
        unseen=[
            PublishedUnseen(failure=each.failure, lacking=list(each.lacking))
            for each in found.unseen
        ],
        uncovered=list(found.uncovered),
        optional=list(found.optional),
        transitions=[
            PublishedTransition(
                left=each.left,
                to=each.to,
                passing=each.passing,
                portion=_portion(each.portion),
                times=each.times,
            )
            for each in found.transitions
        ],
        paths=[
            PublishedPath(steps=list(each.steps), portion=_portion(each.portion), keeps=each.keeps)
            for each in found.paths
        ],
        ways=found.ways,
        covered=_portion(found.covered),
        tied=found.tied,
        tied_out_of_order=found.tied_out_of_order,
    )


def _kind(kind: Deviations) -> PublishedDeviations:
    return PublishedDeviations(
        kind=kind.kind,
        portion=_portion(kind.portion),
        times=kind.times,
        failures={failure: _portion(part) for failure, part in kind.failures.items()},
        places=[_deviation(each) for each in kind.places],
    )


def _deviation(each: Deviation) -> PublishedDeviation:
    return PublishedDeviation(
        step=each.step,
        before=each.before,
        activity=each.activity,
        failure=each.failure,
        channel=each.channel,
        portion=_portion(each.portion),
        times=each.times,
        examples=list(each.examples),
    )


def _portion(part: Portion) -> PublishedPortion:
    interval = part.interval
    return PublishedPortion(
        cases=part.cases,
        whole=part.whole,
        share=part.share,
        interval=PublishedInterval(low=interval.low, high=interval.high) if interval else None,
    )
