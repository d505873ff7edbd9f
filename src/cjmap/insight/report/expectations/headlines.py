"""What of the expectations is worth telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.items import Met
from cjmap.insight.document import Sentence
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.report.expectations.saying import felt, place_of
from cjmap.insight.report.sections import Headline
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.report.expectations.figures import ExpectationsFigures
    from cjmap.insight.voice import Voice

_ENOUGH = 3
"""Means of fewer steps, and shares of fewer expectations, are no headline."""

_GAP = 0.5
"""From this difference of two means on, a persona feels better or worse somewhere."""

_SELDOM = 1 / 3
"""Up to this share of expectations met, hardly any is."""


def headlines(figures: ExpectationsFigures, voice: Voice) -> Sequence[Headline]:
    """Tell the worst disappointment that nobody is at, how few were met, and channels that disappoint."""
    told = (
        _nobody(figures, voice),
        _seldom_met(figures, voice),
        _worse_where_preferred(figures, voice),
    )
    return [each for each in told if each is not None]


def _nobody(figures: ExpectationsFigures, voice: Voice) -> Headline | None:
    """Tell the expectation that was not met, feels worst, and has no opportunity."""
    found = next(
        (
            each
            for each in figures.unmet
            if each.met is Met.NO
            and each.answered is Answered.NOTHING
            and each.score is not None
            and each.score < 0
        ),
        None,
    )
    if found is None:
        return None
    sentence = voice(
        "nobody",
        who=voice.listed([short(name) for name in found.personas]) or voice("customers"),
        text=voice.title(found.text),
        step=place_of(found, voice.title(found.place), voice),
        score=voice.score(found.score),
    )
    return Headline(0.7, Sentence(sentence, notes=("expectation",)), found.ref)


def _seldom_met(figures: ExpectationsFigures, voice: Voice) -> Headline | None:
    """Tell that hardly any expectation was met, and how the steps feel at which one was not."""
    verdicts = figures.verdicts
    if verdicts.judged < _ENOUGH or verdicts.met > verdicts.judged * _SELDOM:
        return None
    judged = voice.number(verdicts.judged)
    sentence = (
        voice.counted("seldom-met", verdicts.met, judged=judged)
        if verdicts.met
        else voice("never-met", judged=judged)
    )
    notes: tuple[str, ...] = ("expectation",)
    if min(figures.steps_unmet, figures.steps_rest) >= _ENOUGH:
        notes = ("expectation", "mean")
        sentence += " " + voice(
            "feels-unmet",
            unmet=voice.score(figures.mean_unmet),
            rest=voice.score(figures.mean_rest),
        )
    weight = 0.4 if verdicts.met else 0.6
    return Headline(weight, Sentence(sentence, notes=notes))


def _worse_where_preferred(figures: ExpectationsFigures, voice: Voice) -> Headline | None:
    """Tell the persona who feels most at odds with the channels that they prefer."""
    found = [
        (each.channels.difference, each.name, each.channels)
        for each in figures.personas
        if each.channels is not None
        and each.channels.difference is not None
        and min(each.channels.preferred.scored, each.channels.other.scored) >= _ENOUGH
    ]
    if not found:
        return None
    difference, name, channels = min(found, key=lambda each: each[0])
    if difference > -_GAP:
        return None
    sentence = voice(
        "worse-where-preferred",
        who=short(name),
        preferred=felt(channels.preferred, voice),
        other=felt(channels.other, voice),
    )
    return Headline(0.55, Sentence(sentence, notes=("preferred",)))
