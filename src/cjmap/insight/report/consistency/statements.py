"""What steps say of the touchpoints at which they happen: what speaks for them, and what against."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field

from cjmap.format.items import Met
from cjmap.insight.gathered.measures import reaches
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.format.journey import Experience, Timing
    from cjmap.insight.gathered.steps import PlacedStep

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
        description="The share of those at the step whom it happens to."
    )


class GainStatement(_Statement):
    """Something good."""

    says: Annotated[Literal["gain"], _SAYS] = "gain"
    text: str = Field(description="What is good.")


Statement = Annotated[
    MetricStatement | ExpectationStatement | TimeStatement | PainStatement | GainStatement,
    Field(discriminator="says"),
]


def goals(statements: Sequence[Statement]) -> int:
    """Count the statements that hold something against a goal: all but pains and gains."""
    return sum(not isinstance(each, (PainStatement, GainStatement)) for each in statements)


@dataclass(frozen=True, slots=True)
class Said:
    """A statement, and whether it speaks for the promise of what is met at the step, or against it."""

    speaks_for: bool
    statement: Statement


def said_at(placed: PlacedStep, told: Experience, contexts: tuple[str, ...]) -> Iterator[Said]:
    """List what a step says, or a variant of it in some contexts.

    An expectation that was met in part speaks on both sides.
    """
    workspace = placed.journey.workspace
    ref, step = placed.ref, placed.step.title
    within = [workspace.title_of("context", each) or each for each in contexts]
    for use in told.metrics:
        metric = workspace.metric_of(use.metric)
        reached = reaches(use, metric)
        if metric is not None and reached is not None:
            measure = MetricStatement(
                ref=ref,
                step=step,
                contexts=within,
                metric=use.metric,
                title=metric.label,
                method=metric.method,
                unit=metric.unit,
                value=use.value or 0.0,
                target=use.target or 0.0,
            )
            yield Said(reached, measure)
    for each in told.expectations:
        if each.met is not None:
            expected = ExpectationStatement(
                ref=ref, step=step, contexts=within, text=each.text, met=each.met
            )
            if each.met is not Met.YES:
                yield Said(False, expected)
            if each.met is not Met.NO:
                yield Said(True, expected)
    times = _times(told.duration)
    if times is not None:
        planned, actual = times
        time = TimeStatement(ref=ref, step=step, contexts=within, planned=planned, actual=actual)
        yield Said(actual <= planned, time)
    for pain in told.pains:
        hurts = PainStatement(
            ref=ref,
            step=step,
            contexts=within,
            text=pain.text,
            severity=pain.severity,
            frequency=pain.frequency,
        )
        yield Said(False, hurts)
    for gain in told.gains:
        yield Said(True, GainStatement(ref=ref, step=step, contexts=within, text=gain.text))


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
