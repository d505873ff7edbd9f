"""The comparison as JSON: models whose schema is published."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from pydantic import Field

from cjmap.insight.voice import Voice
from cjmap.measure.changes.telling import Telling
from cjmap.measure.telling.names import Names
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.measure.changes.result import Changes, Comparison, Effect, Side
    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.comparison import Change

Verdicts = Literal[
    "better", "worse", "changed", "no-change-seen", "not-enough-data", "not-comparable"
]
Lacks = Literal["nobody", "too-few", "no-interval"]


class PublishedSelection(Published):
    """One side: which answers and cases."""

    period: str | None = Field(description="The period; null for all that there is.")
    groups: tuple[str, ...] = Field(description="Groups; empty for all.")
    persona: str | None = Field(description="The id of a persona.")
    cases: int = Field(description="How many cases of the log began in it.")


class PublishedSide(Published):
    """The figure of one side; all is null where people could be made out."""

    value: float | None = Field(description="The value; shares are parts of 1.")
    n: int | None = Field(description="How many answers or cases it rests on.")
    low: float | None = Field(description="The lower end of its 95 % interval.")
    high: float | None = Field(description="The upper end.")


class PublishedChange(Published):
    """A difference, later less earlier, in the unit of the value."""

    difference: float = Field(description="The difference.")
    low: float | None = Field(description="The lower end of its 95 % interval.")
    high: float | None = Field(description="The upper end.")
    p: float | None = Field(description="How likely chance alone makes as large a difference.")
    needed: int | None = Field(
        description="How many answers or cases each side would need to see such a change."
    )
    smallest: float | None = Field(
        description="The smallest change that as many answers or cases as there are would show."
    )


class PublishedEffect(Published):
    """By how much the change differs from that of the control group, whose figures these are.

    It is an effect only if both groups would otherwise have changed alike.
    """

    before: PublishedSide = Field(description="The control group before.")
    after: PublishedSide = Field(description="The control group after.")
    change: PublishedChange | None = Field(description="The difference of the two changes.")
    adjusted: float | None = Field(description="Its p, corrected for how many were tested.")
    verdict: Verdicts = Field(description="What may be said of it.")
    lack: Lacks | None = Field(description="Why there is not enough data.")


class PublishedComparison(Published):
    """One figure of both sides."""

    kind: Literal["metric", "time", "wait", "reached", "left", "way"] = Field(
        description="A metric; what a step takes, or is waited for; the share of cases that have it,"
        " or end there; the share of visits that took a way."
    )
    step: str = Field(description="The id of the step.")
    to: str | None = Field(description="Of a way: the step that it leads to.")
    metric: str | None = Field(description="The id of the metric.")
    persona: str | None = Field(description="The persona it is of; null for everybody.")
    context: str | None = Field(description="The context it is in; null for always.")
    source: str = Field(description="Where it comes from: events or answers.")
    method: str = Field(description="How it is calculated.")
    unit: str | None = Field(description="The unit of the values: `s` for times of steps.")
    before: PublishedSide = Field(description="The figure before.")
    after: PublishedSide = Field(description="The figure after.")
    change: PublishedChange | None = Field(description="The difference; null where it is not told.")
    adjusted: float | None = Field(
        description="Its p, corrected for how many were tested (Benjamini and Hochberg)."
    )
    verdict: Verdicts | None = Field(
        description="What may be said of it; null for what is only described."
    )
    lack: Lacks | None = Field(description="Why there is not enough data.")
    effect: PublishedEffect | None = Field(description="Against a control group, if there is one.")
    told: str = Field(description="The sentence that tells it; empty for what is only described.")


class PublishedChanges(Published):
    """Two periods or groups compared."""

    before: PublishedSelection = Field(description="The earlier side, or the first group.")
    after: PublishedSelection = Field(description="The later side, or the second group.")
    control: tuple[str, ...] = Field(description="The groups that did not get the change.")
    tests: int = Field(description="How many p-values were corrected for together.")
    tested: tuple[PublishedComparison, ...] = Field(
        description="What was tested: sure changes first, the largest first."
    )
    described: tuple[PublishedComparison, ...] = Field(
        description="Shares of steps and ways, which get no verdict."
    )
    notes: tuple[str, ...] = Field(
        description="What to bear in mind, in the language of the report."
    )


def published(session: Session, changes: Changes, lang: str) -> PublishedChanges:
    """Return a comparison as it is published; sentences are in a language."""
    voice = Voice(__package__, lang)
    telling = Telling(changes, voice, Names(session.workspace, changes.journey, voice))
    return PublishedChanges(
        before=_selection(changes.before, changes.cases[0]),
        after=_selection(changes.after, changes.cases[1]),
        control=changes.control,
        tests=changes.tests,
        tested=tuple(_comparison(each, telling.sentence(each)) for each in changes.tested),
        described=tuple(_comparison(each, "") for each in changes.described),
        notes=tuple(telling.notes()),
    )


def _selection(selection: Selection, cases: int) -> PublishedSelection:
    return PublishedSelection(
        period=selection.period.name if selection.period is not None else None,
        groups=(selection.group,) if selection.group is not None else selection.groups,
        persona=selection.persona,
        cases=cases,
    )


def _comparison(found: Comparison, told: str) -> PublishedComparison:
    subject = found.subject
    return PublishedComparison(
        kind=subject.kind.value,
        step=subject.step,
        to=subject.to,
        metric=subject.metric,
        persona=subject.slice.persona,
        context=subject.slice.context,
        source=subject.source,
        method=found.method,
        unit=found.unit,
        before=_side(found.before),
        after=_side(found.after),
        change=_change(found.change),
        adjusted=found.adjusted,
        verdict=found.verdict.value if told else None,
        lack=found.lack.value if found.lack is not None else None,
        effect=_effect(found.effect) if found.effect is not None else None,
        told=told,
    )


def _effect(effect: Effect) -> PublishedEffect:
    return PublishedEffect(
        before=_side(effect.before),
        after=_side(effect.after),
        change=_change(effect.change),
        adjusted=effect.adjusted,
        verdict=effect.verdict.value,
        lack=effect.lack.value if effect.lack is not None else None,
    )


def _side(side: Side) -> PublishedSide:
    low, high = (side.interval.low, side.interval.high) if side.interval else (None, None)
    return PublishedSide(value=side.value, n=side.n, low=low, high=high)


def _change(change: Change | None) -> PublishedChange | None:
    if change is None:
        return None
    low, high = (change.interval.low, change.interval.high) if change.interval else (None, None)
    return PublishedChange(
        difference=change.difference,
        low=low,
        high=high,
        p=change.p,
        needed=change.needed,
        smallest=change.smallest,
    )
