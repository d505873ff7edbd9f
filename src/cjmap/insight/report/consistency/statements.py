"""What steps say of the touchpoints at which they happen: what is held against a goal, pains and gains."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from cjmap.format.items import Met
from cjmap.insight.gathered.measures import interval_of, reaches
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.journey import Experience, Timing
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.workspace import Workspace

_SAYS = Field(description="What kind of statement it is.")


class _Statement(Published):
    """Something that a map says at a step where a touchpoint is met."""

    ref: str = Field(description="The step, as other maps refer to it.")
    step: str = Field(description="The title of the step.")
    contexts: list[str] = Field(description="The contexts in which alone it holds; empty: always.")


class MetricStatement(_Statement):
    """A metric beside its target."""

    says: Annotated[Literal["metric"], _SAYS] = "metric"
    metric: str = Field(description="The id of the metric.")
    title: str = Field(description="Its title.")
    method: str | None = Field(description="How it is calculated.")
    unit: str | None = Field(description="Its unit.")
    value: float = Field(description="The value measured.")
    target: float = Field(description="The value aimed at.")
    low: float | None = Field(
        description="The lower end of its 95 % interval; null where none is known."
    )
    high: float | None = Field(description="The upper end.")


class ExpectationStatement(_Statement):
    """An expectation, and whether it was met."""

    says: Annotated[Literal["expectation"], _SAYS] = "expectation"
    text: str = Field(description="What is expected.")
    met: Met = Field(description="Whether it was met.")


class TimeStatement(_Statement):
    """A length of time beside the planned one."""

    says: Annotated[Literal["time"], _SAYS] = "time"
    planned: float = Field(description="How long it should take, in seconds.")
    actual: float = Field(
        description="How long it takes, in seconds; where that is not told, how long the wait is."
    )


class PainStatement(_Statement):
    """A pain."""

    says: Annotated[Literal["pain"], _SAYS] = "pain"
    text: str = Field(description="What hurts.")
    severity: int | None = Field(description="How much, 1 to 5.")
    frequency: float | None = Field(
        description="The share of customers or cases at the step that it happens to, of all there: in"
        " whatever context."
    )


class GainStatement(_Statement):
    """Something good."""

    says: Annotated[Literal["gain"], _SAYS] = "gain"
    text: str = Field(description="What is good.")


GoalStatement = Annotated[
    MetricStatement | ExpectationStatement | TimeStatement, Field(discriminator="says")
]
"""What holds something against a goal."""

Statement = MetricStatement | ExpectationStatement | TimeStatement | PainStatement | GainStatement


class Outcome(StrEnum):
    """What becomes of a goal, the worst first."""

    MISSED = "missed"
    IN_PART = "in-part"
    REACHED = "reached"
    UNDECIDED = "undecided"


class About(StrEnum):
    """What a goal is about."""

    TIME = "time"
    METRIC = "metric"
    EXPECTATION = "expectation"


@dataclass(frozen=True, slots=True)
class Held:
    """A statement held against a goal, and what follows from it.

    `which` tells goals of a step apart: the id of a metric, the id or the text of an expectation; nothing
    for the time that it takes.
    """

    about: About
    which: str
    outcome: Outcome
    statement: GoalStatement


_OUTCOMES = {Met.YES: Outcome.REACHED, Met.PARTLY: Outcome.IN_PART, Met.NO: Outcome.MISSED}


@dataclass(frozen=True, slots=True)
class Where:
    """What statements at a step, or at a variant of it in some contexts, have in common."""

    ref: str
    step: str
    contexts: list[str]


def where(placed: PlacedStep, contexts: Iterable[str]) -> Where:
    """Return the place of what a step says, or a variant of it in contexts of these ids."""
    workspace = placed.journey.workspace
    names = [workspace.title_of("context", each) or each for each in contexts]
    return Where(placed.ref, placed.step.title, names)


def held_at(workspace: Workspace, told: Experience, here: Where) -> Iterator[Held]:
    """List what a step, or a variant of it, holds against a goal."""
    place = asdict(here)
    for use in told.metrics:
        metric = workspace.metric_of(use.metric)
        if metric is not None and use.value is not None and use.target is not None:
            interval = interval_of(use, metric)
            measure = MetricStatement(
                **place,
                metric=use.metric,
                title=metric.label,
                method=metric.method,
                unit=metric.unit,
                value=use.value,
                target=use.target,
                low=interval.low if interval is not None else None,
                high=interval.high if interval is not None else None,
            )
            yield Held(About.METRIC, use.metric, _outcome(reaches(use, metric)), measure)
    for each in told.expectations:
        if each.met is not None:
            expected = ExpectationStatement(**place, text=each.text, met=each.met)
            yield Held(About.EXPECTATION, each.id or each.text, _OUTCOMES[each.met], expected)
    times = _times(told.duration)
    if times is not None:
        planned, actual = times
        time = TimeStatement(**place, planned=planned, actual=actual)
        yield Held(About.TIME, "", _outcome(actual <= planned), time)


def pains_at(told: Experience, here: Where) -> Iterator[PainStatement]:
    """List the pains of a step, or of a variant of it."""
    place = asdict(here)
    for pain in told.pains:
        yield PainStatement(
            **place, text=pain.text, severity=pain.severity, frequency=pain.frequency
        )


def gains_at(told: Experience, here: Where) -> Iterator[GainStatement]:
    """List what is good at a step, or at a variant of it."""
    place = asdict(here)
    for gain in told.gains:
        yield GainStatement(**place, text=gain.text)


def _outcome(reached: bool | None) -> Outcome:
    if reached is None:
        return Outcome.UNDECIDED
    return Outcome.REACHED if reached else Outcome.MISSED


def _times(timing: Timing | None) -> tuple[float, float] | None:
    """Return the planned and the actual length in seconds; a wait stands in where it alone is longer."""
    if timing is None or timing.planned is None:
        return None
    planned = timing.planned.seconds
    if timing.actual is not None:
        return planned, timing.actual.seconds
    if timing.wait is not None and timing.wait.seconds > planned:
        return planned, timing.wait.seconds
    return None
