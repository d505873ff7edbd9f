"""What of the circumstances is worth telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.report.circumstances.saying import contexts_of, times_told
from cjmap.insight.report.sections import Headline
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.report.circumstances.figures import CircumstancesFigures
    from cjmap.insight.report.circumstances.variants import VariantFigures
    from cjmap.insight.voice import Voice

_MUCH = 0.5
"""From this loss on, a step feels worse in a context."""

_MUCH_PAIN = 0.1
"""From this share of the weight of all pains on, a context is where it hurts."""


def headlines(figures: CircumstancesFigures, voice: Voice) -> Sequence[Headline]:
    """Tell the loss that nobody is at, a moment of truth lost in a context alone, and what one costs."""
    worse = [each for each in figures.variants if (each.difference or 0) <= -_MUCH]
    told = (
        _nobody(worse, voice),
        _lost_then(worse, voice),
        _costs(figures, voice),
        _hurts(figures, voice),
    )
    return [each for each in told if each is not None]


def _nobody(worse: Sequence[VariantFigures], voice: Voice) -> Headline | None:
    """Tell the greatest loss without any opportunity, against a smaller one that has one."""
    alone = [each for each in worse if each.answered is Answered.NOTHING]
    if not alone:
        return None
    first = min(alone, key=_felt_by_many)
    sentence = voice("nobody-truth" if first.lost_then else "nobody", **_loss(first, voice))
    helped = [
        each
        for each in worse
        if each.answered.in_work
        and each.reach < first.reach
        and (each.difference or 0) >= (first.difference or 0)
    ]
    if helped:
        other = helped[0]
        sentence += " " + voice(
            "while-helped",
            reach=voice.percent(first.reach),
            step=voice.title(other.title),
            context=contexts_of(other, voice),
            part=voice.percent(other.reach),
        )
    weight = 0.7 + (0.1 if first.lost_then else 0) + (0.05 if helped else 0)
    notes = ("context-loss", "reach") if helped else ("context-loss",)
    return Headline(weight, Sentence(sentence, notes=notes))


def _lost_then(worse: Sequence[VariantFigures], voice: Voice) -> Headline | None:
    """Tell the moment of truth that is lost in a context alone, where an opportunity is for it."""
    found = (each for each in worse if each.lost_then and each.answered is not Answered.NOTHING)
    first = min(found, key=_felt_by_many, default=None)
    if first is None:
        return None
    sentence = voice("lost-then", **_loss(first, voice))
    return Headline(0.6, Sentence(sentence, notes=("context-loss", "truth")))


def _felt_by_many(each: VariantFigures) -> float:
    """Sort by the loss and by how many get to the step; what loses a moment of truth counts twice."""
    return (each.difference or 0) * each.reach * (2 if each.lost_then else 1)


def _costs(figures: CircumstancesFigures, voice: Voice) -> Headline | None:
    """Tell the context that makes several steps worse, and the wait that grows most in it."""
    found = [
        each
        for each in figures.contexts
        if each.compared > 1 and each.difference is not None and each.difference <= -_MUCH
    ]
    if not found:
        return None
    context = min(found, key=lambda each: (each.difference or 0) * each.compared)
    sentence = voice.counted(
        "costs",
        context.compared,
        context=short(context.name),
        loss=voice.number(-(context.difference or 0)),
    )
    longest = max(
        (each for each in figures.variants if each.waits and context.id in each.contexts),
        key=lambda each: each.waits.then - each.waits.usual if each.waits else 0,
        default=None,
    )
    if longest is not None and longest.waits and longest.waits.then > longest.waits.usual:
        times = times_told(longest.waits, voice)
        sentence += " " + voice("waits-there", step=voice.title(longest.title), **times)
    return Headline(0.5, Sentence(sentence, notes=("context-loss",)))


def _hurts(figures: CircumstancesFigures, voice: Voice) -> Headline | None:
    """Tell the context that few steps are told of, and much of what hurts is felt in alone."""
    first = max(figures.contexts, key=lambda each: each.pain_part or 0, default=None)
    if first is None or (first.pain_part or 0) < _MUCH_PAIN:
        return None
    sentence = voice.counted(
        "hurts",
        first.variants,
        context=short(first.name),
        part=voice.percent(first.pain_part or 0),
        whole=voice.number(figures.steps),
        all=voice("all-pains" if figures.all_weighed else "all-weighed"),
    )
    return Headline(0.45, Sentence(sentence, notes=("pain-weight",)))


def _loss(each: VariantFigures, voice: Voice) -> dict[str, str]:
    return {
        "context": contexts_of(each, voice),
        "step": voice.title(each.title),
        "then": voice.score(each.then),
        "usual": voice.score(each.usual),
    }
