"""Puts into words where the same thing differs: by channel, journey, persona, name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.metric_values import measured
from cjmap.insight.report.consistency.sides import FEWEST
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.report.consistency.changes import ChangesOfChannel
    from cjmap.insight.report.consistency.figures import ConsistencyFigures
    from cjmap.insight.report.consistency.metrics import MetricSpread
    from cjmap.insight.report.consistency.names import TwoNames
    from cjmap.insight.report.consistency.sides import AgainstOthers, Comparison, Uneven
    from cjmap.insight.voice import Voice

_PERSONAS_APART = 0.5
"""How far a persona must lie from the others to be told: the finest step of the scale."""


def differences(figures: ConsistencyFigures, voice: Voice, most: int) -> Iterator[Sentence]:
    """Tell all differences, at most so many of a kind."""
    for each in figures.comparisons:
        if each.gap is not None and each.by == "mode":
            yield mode_told(each, voice)
        elif each.gap:
            yield _ends_told(each, voice)
    for uneven in figures.uneven[:most]:
        yield uneven_told(uneven, voice)
    for apart in figures.personas[:most]:
        if apart.others - apart.mean >= _PERSONAS_APART:
            yield _apart_told(apart, voice)
    if figures.channel_changes is not None:
        yield from _changes(figures.channel_changes, voice)
    for metric in figures.metrics[:most]:
        if metric.touchpoints[0].value != metric.touchpoints[-1].value:
            yield metric_told(metric, voice)
    for names in figures.two_names[:most]:
        yield _names_told(names, voice)


def mode_told(comparison: Comparison, voice: Voice) -> Sentence:
    """Set online against offline."""
    sides = {each.id: each for each in comparison.sides}
    online, offline = sides["online"], sides["offline"]
    told = voice(
        "modes",
        online=voice.score(online.mean),
        online_steps=voice.counted("steps", online.scored),
        offline=voice.score(offline.mean),
        offline_steps=voice.counted("steps", offline.scored),
    )
    return Sentence(told, notes=("sides",))


def _ends_told(comparison: Comparison, voice: Voice) -> Sentence:
    """Tell the best and the worst channel or journey with enough steps; two are no ranking."""
    sides = [each for each in comparison.sides if each.scored >= FEWEST]
    best, worst = sides[0], sides[-1]
    told = voice(
        f"{comparison.by}-{'ends' if len(sides) > 2 else 'two'}",
        best=voice.title(best.title),
        best_mean=voice.score(best.mean),
        best_steps=voice.counted("steps", best.scored),
        worst=voice.title(worst.title),
        worst_mean=voice.score(worst.mean),
        worst_steps=voice.counted("steps", worst.scored),
    )
    return Sentence(told, notes=("sides",))


def uneven_told(uneven: Uneven, voice: Voice) -> Sentence:
    """Tell where a touchpoint feels best and where worst."""
    quoted = voice.title if uneven.by == "journey" else short
    told = voice(
        f"uneven-{uneven.by}",
        touchpoint=voice.title(uneven.title),
        high=voice.score(uneven.high.mean),
        high_title=quoted(uneven.high.title),
        low=voice.score(uneven.low.mean),
        low_title=quoted(uneven.low.title),
    )
    if uneven.sides > 2:
        told = f"{told} {voice('uneven-of', sides=voice.number(uneven.sides))}"
    return Sentence(told, notes=("uneven",))


def _apart_told(apart: AgainstOthers, voice: Voice) -> Sentence:
    told = voice(
        "apart",
        persona=short(apart.name),
        mean=voice.score(apart.mean),
        others=voice.score(apart.others),
        steps=voice.counted("shared-steps", apart.steps),
    )
    return Sentence(told, notes=("apart",))


def _changes(ways: ChangesOfChannel, voice: Voice) -> Iterator[Sentence]:
    yield changes_told(ways, voice)
    worst = ways.pairs[0]
    if worst.mean < 0:
        told = voice(
            "worst-change",
            before=voice.title(worst.before_title),
            after=voice.title(worst.after_title),
            change=voice.score(worst.mean),
            times=voice.counted("times", worst.times),
        )
        yield Sentence(told, notes=("channel-change",))


def changes_told(ways: ChangesOfChannel, voice: Voice) -> Sentence:
    """Set the ways on which the channel changes against those on which it stays."""
    if ways.mean_stay is None:
        told = voice(
            "only-changes",
            change=voice.score(ways.mean_change),
            changes=voice.counted("times", ways.changes),
        )
    else:
        change, stay = ways.mean_change or 0.0, ways.mean_stay
        falls = change < 0 < stay
        told = voice(
            "change-falls" if falls else "changes",
            change=voice.number(-change) if falls else voice.score(change),
            changes=voice.counted("times", ways.changes),
            stay=voice.number(stay) if falls else voice.score(stay),
            stays=voice.counted("times", ways.stays),
        )
    return Sentence(told, notes=("channel-change",))


def metric_told(metric: MetricSpread, voice: Voice) -> Sentence:
    """Set the best value of a metric against the worst, with the touchpoints."""
    best, worst = metric.touchpoints[0], metric.touchpoints[-1]
    told = voice(
        "metric-ends",
        metric=voice.title(metric.title),
        best=measured(best.value, metric.method, metric.unit, voice),
        best_touchpoint=voice.title(best.touchpoint),
        worst=measured(worst.value, metric.method, metric.unit, voice),
        worst_touchpoint=voice.title(worst.touchpoint),
    )
    return Sentence(told, notes=("metric-there",))


def _names_told(names: TwoNames, voice: Voice) -> Sentence:
    name = voice.title(names.name)
    if names.others == [names.name]:
        return Sentence(voice("named-twice", name=name))
    others = voice.titles(names.others)
    return Sentence(
        voice("two-names", name=name, others=others, places=voice.counted("places", names.places))
    )
