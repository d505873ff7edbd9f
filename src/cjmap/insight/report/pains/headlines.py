"""What of the pains is worth telling first."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from cjmap.check.questions.lows import GRAVE
from cjmap.insight.document import Sentence
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.gathered.pains import Factor
from cjmap.insight.report.pains.parts import part_of
from cjmap.insight.report.pains.saying import pain_named, percent
from cjmap.insight.report.sections import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.pains.figures import PainsFigures
    from cjmap.insight.voice import Voice

_MUCH = 1 / 3
"""From this share of the weight on, one touchpoint is worth a headline."""

_FEW = 3
"""Among fewer touchpoints, a concentration says nothing."""

_MOST = 0.9
"""Where a smaller share of the pains can be weighed, nothing is said of all of them."""

_NOTABLE = 0.05
"""A pain of a smaller share of the weight is the heaviest of many alike."""


def headlines(figures: PainsFigures, voice: Voice) -> Sequence[Headline]:
    """Tell what weighs most and is not answered, and where the weight lies that nobody works on."""
    if not _ranks_well(figures):
        return [*_grave(figures, voice)]
    told = (
        _nobody(figures, voice),
        _unnamed(figures, voice),
        _one_place(figures, voice),
        _waiting(figures, voice),
    )
    return [each for each in told if each is not None]


def _ranks_well(figures: PainsFigures) -> bool:
    """Whether the ranking says what hurts most: of nearly all, by more than how many come by."""
    told = {each.factor for each in figures.factors}
    return bool(
        told & {Factor.SEVERITY, Factor.FREQUENCY}
        and figures.weight
        and figures.weighed > 1
        and figures.weighed >= _MOST * len(figures.pains)
    )


def _grave(figures: PainsFigures, voice: Voice) -> Iterator[Headline]:
    """Where weights cannot be compared, tell the gravest pain that nothing is for."""
    felt = [each for each in figures.pains if each.frequency != 0]
    grave = [each for each in felt if (each.severity or 0) >= GRAVE]
    alone = [each for each in grave if each.answered is Answered.NOTHING]
    if alone:
        worst = max(alone, key=lambda each: (each.severity or 0, each.moment_of_truth))
        slots = {"pain": pain_named(worst, voice), "severity": voice.number(worst.severity or 0)}
        if len(grave) == 1:
            text = voice("grave-one", **slots)
        elif len(alone) == len(grave):
            text = voice("grave-all", whole=voice.number(len(grave)), **slots)
        else:
            text = voice.counted("grave", len(alone), whole=voice.number(len(grave)), **slots)
        yield Headline(0.6 + 0.1 * worst.moment_of_truth, Sentence(text))


def _nobody(figures: PainsFigures, voice: Voice) -> Headline | None:
    """Tell the heaviest pain without any opportunity, against what is being worked on."""
    pain = next((each for each in figures.ranked if each.answered is Answered.NOTHING), None)
    if pain is None or not pain.weight or pain.rank is None:
        return None
    below = sum((each.rank or 0) > pain.rank for each in figures.ranked)
    if not below or below < pain.rank - 1:  # it is one of the lighter half
        return None
    alone = sum(each.rank == pain.rank for each in figures.ranked) == 1
    sentence = voice(
        "nobody-heaviest" if pain.rank == 1 and alone else "nobody",
        pain=pain_named(pain, voice),
        rank=voice.number(pain.rank),
        whole=voice.number(figures.weighed),
    )
    lighter = [each for each in figures.in_work if each.weight < pain.weight]
    if lighter:
        titles = voice.titles([each.title for each in lighter], most=2)
        if len(figures.in_work) == 1:
            sentence += " " + voice("outweighs-one", title=titles)
        else:
            whole = voice.number(len(figures.in_work))
            sentence += " " + voice.counted("outweighs", len(lighter), whole=whole, titles=titles)
    weight = 0.65 + (pain.part or 0) / 2 + (0.1 if lighter else 0)
    if pain.contexts:  # what a context does to the step is told with the circumstances
        weight -= 0.25
    return Headline(min(0.9, weight), Sentence(sentence, notes=("pain-weight",)))


def _unnamed(figures: PainsFigures, voice: Voice) -> Headline | None:
    """Tell the heaviest pain, where all that is in work at its step names another pain there."""
    pain = next(iter(figures.ranked), None)
    if pain is None or not pain.has_id or any(each.names_pain for each in pain.answers):
        return None
    if (pain.part or 0) < _NOTABLE or sum(each.rank == 1 for each in figures.ranked) > 1:
        return None
    beside = [each for each in pain.answers if each.status.in_work]
    if not beside or not all(each.names_instead for each in beside):
        return None
    first = beside[0]
    sentence = voice(
        f"unnamed-{first.status}",
        pain=pain_named(pain, voice),
        part=voice.percent(pain.part or 0),
        title=voice.title(first.title),
        other=voice.titles(first.names_instead, most=2),
    )
    weight = 0.6 + (pain.part or 0) / 2
    return Headline(min(0.85, weight), Sentence(sentence, notes=("pain-weight", "answered")))


def _all(figures: PainsFigures, voice: Voice) -> str:
    """Say what a share is of: all pains, or those that can be weighed."""
    return voice("all" if figures.weighed == len(figures.pains) else "all-weighed")


def _one_place(figures: PainsFigures, voice: Voice) -> Headline | None:
    """Tell the touchpoint that makes much of the weight."""
    count = len({each.touchpoint for each in figures.pains if each.touchpoint})
    place = next((each for each in figures.by_touchpoint if each.name), None)
    if count < _FEW or place is None:
        return None
    if (place.part or 0) < _MUCH or place.pains < 2:
        return None
    slots = {
        "place": voice.title(place.name),
        "places": voice.number(count),
        "part": voice.percent(place.part or 0),
        "all": _all(figures, voice),
    }
    idle = not place.doing and any(each.doing for each in figures.by_touchpoint)
    sentence = voice("one-place-idle" if idle else "one-place", **slots)
    weight = 0.4 + (place.part or 0) / 2 + (0.1 if idle else 0)
    return Headline(min(0.85, weight), Sentence(sentence, notes=("pain-weight",)))


def _waiting(figures: PainsFigures, voice: Voice) -> Headline | None:
    """Tell how light the pains are that work is done on now, where heavier ones wait."""
    doing = next((each for each in figures.ranked if each.answered is Answered.DOING), None)
    if doing is None or doing.rank is None or doing.rank == 1:
        return None
    before = [each for each in figures.ranked if (each.rank or 0) < doing.rank]
    done, waiting = (
        part_of(figures.by_answer, Answered.DOING),
        fsum(each.part or 0 for each in before),
    )
    if done >= waiting:
        return None
    sentence = voice.counted(
        "waiting",
        len(before),
        part=percent(done, voice),
        pain=pain_named(doing, voice),
        rank=voice.number(doing.rank),
        waiting=percent(min(1.0, waiting), voice),
        all=_all(figures, voice),
    )
    return Headline(0.5, Sentence(sentence, notes=("pain-weight", "answered")))
