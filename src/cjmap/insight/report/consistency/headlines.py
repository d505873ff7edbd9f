"""What is worth telling first of how consistent the experience is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.report.consistency.commitments import Missing
from cjmap.insight.report.consistency.differences import (
    changes_told,
    metric_told,
    mode_told,
    uneven_told,
)
from cjmap.insight.report.consistency.saying import missed_goals, missed_most, pledged
from cjmap.insight.report.sections import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.consistency.figures import ConsistencyFigures
    from cjmap.insight.voice import Voice

_FEW_SIDES = 2
"""Of more sides the best and the worst are not told first: chance alone sets two of many far apart."""

_MODES_APART = 0.5
"""How far online and offline must lie apart to be told first: half a grade."""

_CHANGES_APART = 0.5
"""How much worse the score must develop at a change of channel."""

_LEAST_FALL = 0.2
"""By how much it must fall there."""

_FEWEST_WAYS = 3
"""How many ways there must be of either kind for changes of channel to be told first."""


def headlines(figures: ConsistencyFigures, voice: Voice) -> Sequence[Headline]:
    """Tell where most goals are missed beside what is promised, and the largest differences."""
    return [
        *_missed(figures, voice),
        *_uneven(figures, voice),
        *_changes(figures, voice),
        *_modes(figures, voice),
        *_metrics(figures, voice),
    ]


def _missed(figures: ConsistencyFigures, voice: Voice) -> Iterator[Headline]:
    most = [
        (touchpoint, commitment)
        for touchpoint, commitment in missed_most(figures.touchpoints)
        if commitment.missing is Missing.MOST
    ]
    for touchpoint, commitment in most[:1]:
        told = voice(
            "goals-head",
            touchpoint=voice.title(touchpoint.title),
            pledged=pledged(commitment, voice),
            missed=voice.number(commitment.missed),
            whole=voice.number(len(commitment.goals)),
            facts=missed_goals(commitment, voice),
        )
        if len(most) > 1:
            told = f"{told} {voice.counted('others-miss', len(most) - 1)}"
        weight = 0.8 if (touchpoint.felt.mean or 0.0) < 0 else 0.55
        yield Headline(weight, Sentence(told, notes=("goals-missed",)))


def _uneven(figures: ConsistencyFigures, voice: Voice) -> Iterator[Headline]:
    few = [each for each in figures.uneven if each.sides <= _FEW_SIDES]
    for each in few[:1]:
        weight = 0.7 if each.high.mean > 0 > each.low.mean else 0.5
        yield Headline(weight, uneven_told(each, voice))


def _changes(figures: ConsistencyFigures, voice: Voice) -> Iterator[Headline]:
    ways = figures.channel_changes
    if (
        ways is not None
        and ways.mean_change is not None
        and ways.mean_stay is not None
        and min(ways.changes, ways.stays) >= _FEWEST_WAYS
        and ways.mean_change <= -_LEAST_FALL
        and ways.mean_stay - ways.mean_change >= _CHANGES_APART
    ):
        yield Headline(0.45, changes_told(ways, voice))


def _modes(figures: ConsistencyFigures, voice: Voice) -> Iterator[Headline]:
    for each in figures.comparisons:
        if each.by == "mode" and each.gap is not None and each.gap >= _MODES_APART:
            yield Headline(0.5, mode_told(each, voice))


def _metrics(figures: ConsistencyFigures, voice: Voice) -> Iterator[Headline]:
    for each in figures.metrics[:1]:
        best, worst = each.touchpoints[0], each.touchpoints[-1]
        if each.better is not None and best.value != worst.value:
            yield Headline(0.4, metric_told(each, voice))
