"""What the maps cover, and what nobody looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.envelope import Status
from cjmap.format.journey import State
from cjmap.insight.report.coverage.matrix import Matrix, matrix
from cjmap.insight.report.coverage.service import ServiceFigures, StepRef, service, step_ref
from cjmap.insight.report.coverage.work import WorkFigures, work
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.insight.inquiry import Inquiry


class JourneyRef(Published):
    """A journey."""

    journey: str = Field(description="Its id.")
    title: str = Field(description="Its title.")


class Futures(Published):
    """The current journeys, and those of them that nobody has drawn a future for."""

    current: int = Field(ge=0, description="How many journeys show today.")
    without: list[JourneyRef] = Field(description="Those that no future journey is a version of.")


class Truths(Published):
    """The moments of truth, and those of them at which nothing was measured."""

    truths: int = Field(ge=0, description="How many there are.")
    unmeasured: list[StepRef] = Field(description="Those without the value of a metric.")


class CoverageFigures(Published):
    """The section “coverage”."""

    matrix: Matrix = Field(description="Who is met when on which channel.")
    service: ServiceFigures | None = Field(
        description="What blueprints show; null without a blueprint or a touchpoint."
    )
    work: WorkFigures | None = Field(
        description="What is being done; null without opportunities and pains."
    )
    futures: Futures = Field(description="Journeys with a future and without.")
    truths: Truths = Field(description="Moments of truth with a metric and without.")


def figures(inquiry: Inquiry) -> CoverageFigures | None:
    """Return what the maps cover; None where there is no journey that shows what is."""
    if not inquiry.journeys:
        return None
    return CoverageFigures(
        matrix=matrix(inquiry),
        service=service(inquiry),
        work=work(inquiry),
        futures=_futures(inquiry),
        truths=_truths(inquiry),
    )


def _futures(inquiry: Inquiry) -> Futures:
    """Look for futures in the whole workspace."""
    improved = {
        journey.of
        for _, journey in inquiry.survey.maps("journey")
        if journey.state is State.FUTURE and journey.status is not Status.DEPRECATED
    }
    current = [each.model for each in inquiry.journeys if each.model.state is not State.ACTUAL]
    without = [
        JourneyRef(journey=each.id, title=each.title) for each in current if each.id not in improved
    ]
    return Futures(current=len(current), without=without)


def _truths(inquiry: Inquiry) -> Truths:
    truths = [each for each in inquiry.steps if each.step.moment_of_truth]
    unmeasured = [
        step_ref(each) for each in truths if all(use.value is None for use in each.step.metrics)
    ]
    return Truths(truths=len(truths), unmeasured=unmeasured)
