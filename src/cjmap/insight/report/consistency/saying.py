"""Puts into words how many goals are missed at a touchpoint, and which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.items import Met
from cjmap.insight.metric_values import measured, rounded
from cjmap.insight.report.consistency.commitments import Missing
from cjmap.insight.report.consistency.statements import (
    ExpectationStatement,
    MetricStatement,
    Outcome,
    PainStatement,
    TimeStatement,
)
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.report.consistency.commitments import Commitment, Goal
    from cjmap.insight.report.consistency.figures import TouchpointFigures
    from cjmap.insight.report.consistency.statements import Statement
    from cjmap.insight.voice import Voice

_EXAMPLES = 2
"""So many missed goals are told where not all are."""

_MET = {Met.YES: "is-met", Met.PARTLY: "is-partly-met", Met.NO: "is-not-met"}


def said(statement: Statement, voice: Voice) -> str:
    """Tell one statement, as part of a sentence."""
    if isinstance(statement, PainStatement):
        return _pain(statement, voice)
    return _within(_plain(statement, voice), statement, voice)


def _within(told: str, statement: Statement, voice: Voice) -> str:
    """Add the contexts in which alone something holds."""
    if not statement.contexts:
        return told
    contexts = ", ".join(short(each) for each in statement.contexts)
    return voice("in-context", said=told, contexts=contexts)


def _plain(statement: Statement, voice: Voice) -> str:
    if isinstance(statement, MetricStatement):
        return _metric(statement, voice)
    if isinstance(statement, ExpectationStatement):
        return voice(_MET[statement.met], text=voice.title(statement.text))
    if isinstance(statement, TimeStatement):
        actual, planned = voice.seconds(statement.actual), voice.seconds(statement.planned)
        key = "time" if actual != planned else "in-time"
        if key == "in-time" and statement.actual > statement.planned:
            key = "time-nearly"
        return voice(key, step=voice.title(statement.step), actual=actual, planned=planned)
    return voice.title(statement.text)


def _metric(metric: MetricStatement, voice: Voice) -> str:
    """Tell a metric beside its target; with its interval where this holds the target."""
    title = voice.title(metric.title)
    value, target = (
        measured(each, metric.method, metric.unit, voice) for each in (metric.value, metric.target)
    )
    if (
        metric.low is not None
        and metric.high is not None
        and metric.low <= metric.target <= metric.high
    ):
        low, high = (
            rounded(each, metric.method, metric.unit, voice) for each in (metric.low, metric.high)
        )
        return voice("metric-open", metric=title, value=value, target=target, low=low, high=high)
    key = "metric" if value != target else "metric-reached"
    if key == "metric-reached" and metric.value != metric.target:
        key = "metric-nearly"
    return voice(key, metric=title, value=value, target=target)


def _pain(pain: PainStatement, voice: Voice) -> str:
    """Tell a pain; its frequency is of all at the step, in whatever context it happens."""
    text = _within(voice.title(pain.text), pain, voice)
    if pain.frequency is None:
        return text
    key = "happens-within" if pain.contexts else "happens"
    return voice(key, text=text, share=voice.percent(pain.frequency))


def missed_most(
    touchpoints: Iterable[TouchpointFigures],
) -> list[tuple[TouchpointFigures, Commitment]]:
    """Return the touchpoints that promise something, those first that miss most of their goals.

    Of these come first those that feel worst, summed over the steps, by how many customers get there.
    """
    found = [(each, each.commitment) for each in touchpoints if each.commitment is not None]
    order = list(Missing)
    return sorted(
        found,
        key=lambda each: (order.index(each[1].missing), each[0].felt.by_reach, -each[1].missed),
    )


def pledged(commitment: Commitment, voice: Voice) -> str:
    """Tell what a touchpoint promises and the standard it is held to, as a clause."""
    promise, standard = (
        voice.title(each or "") for each in (commitment.promise, commitment.standard)
    )
    if commitment.promise and commitment.standard:
        return voice("promises-both", promise=promise, standard=standard)
    if commitment.promise:
        return voice("promises-words", promise=promise)
    return voice("holds-standard", standard=standard)


def missed_goals(commitment: Commitment, voice: Voice) -> str:
    """Tell the goals that are missed, as clauses; where they are more, those missed most plainly."""
    chosen = strongest(commitment.goals)
    more = commitment.missed > len(chosen)
    *first, last = (said(each, voice) for each in (chosen[:_EXAMPLES] if more else chosen))
    told = voice("and", first=", ".join(first), last=last) if first else last
    return voice("for-instance", facts=told) if more else told


def strongest(goals: Iterable[Goal]) -> Sequence[Statement]:
    """Choose what tells most plainly that goals are missed: an expectation, a metric and a time.

    The first expectation, as customers hold it; the metric furthest off its target; the time that is
    exceeded by the largest factor. What is missed in some contexts only is told where nothing else is.
    """
    missed = [each for each in goals if each.outcome is Outcome.MISSED]
    told = [statement for each in missed if (statement := _usual(each)) is not None]
    times = [each for each in told if isinstance(each, TimeStatement)]
    metrics = [each for each in told if isinstance(each, MetricStatement)]
    expectations = [each for each in told if isinstance(each, ExpectationStatement)]
    chosen: list[Statement | None] = [
        next(iter(expectations), None),
        max(metrics, key=_miss, default=None),
        max(times, key=lambda each: each.actual / (each.planned or 1.0), default=None),
    ]
    return [each for each in chosen if each is not None] or [
        each.statements[0] for each in missed[:_EXAMPLES]
    ]


def _usual(goal: Goal) -> Statement | None:
    """Return what is told of a goal whatever the context: of a time the length itself, if it is."""
    always = [each for each in goal.statements if not each.contexts]
    return max(always, key=lambda each: isinstance(each, TimeStatement), default=None)


def _miss(statement: MetricStatement) -> float:
    """Return by what part of it a target is missed; targets of 0 are missed by the value itself."""
    return abs(statement.value - statement.target) / (abs(statement.target) or 1.0)


def worst_pain(commitment: Commitment) -> PainStatement | None:
    """Return the pain that most of those there have, of the pains that no context is needed for."""
    pains = [each for each in commitment.pains if each.frequency and not each.contexts]
    return max(pains, key=lambda each: each.frequency or 0.0, default=None)
