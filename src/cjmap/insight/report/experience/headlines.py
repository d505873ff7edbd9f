"""What of the experience is worth telling first: what no single map shows at a glance."""

from __future__ import annotations

from math import comb
from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.report.experience.loyalty import Role
from cjmap.insight.report.sections import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.experience.figures import (
        ExperienceFigures,
        JourneyExperience,
        StepFigures,
    )
    from cjmap.insight.report.experience.personas import PersonaFigures
    from cjmap.insight.voice import Voice

_REMEMBERED_OTHERWISE = 0.5
"""From this gap on, a journey is remembered otherwise than it was lived."""

_HIDDEN = 0.5
"""From this distance below the mean on, the mean hides a persona."""

_LEAVES = 0.1
"""From this share on, those who leave are worth a headline."""

_BY_CHANCE = 0.1
"""What comes about by chance in more than one of ten cases is no pattern."""

_FEW = 3
"""Among fewer moments of truth, that most are lost says little."""

_GOOD = 1.0
_MANY_AGAINST = 0.2
"""A step drawn as good, where so many advise against, does not tell the whole story."""

_HALF = 0.5
_NAMED = 3


def headlines(figures: ExperienceFigures, voice: Voice) -> Sequence[Headline]:
    """Tell what is worth telling first; of many journeys the one where it is worst."""
    journeys = figures.journeys
    return [
        headline
        for tell in (
            _coverage,
            _truths,
            _leaving,
            _remembered,
            _hidden,
            _channels,
            _advised_against,
            _unmeasured,
        )
        for headline in tell(journeys, voice)
    ]


def _coverage(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Too few steps have a score for any mean to speak for all."""
    steps = sum(len(each.steps) for each in journeys)
    scored = sum(each.scored for each in journeys)
    if steps and scored / steps < _HALF:
        told = voice.counted("head-coverage", scored, whole=voice.number(steps))
        text = told if scored else voice("head-no-score")
        yield Headline(0.75, Sentence(text, notes=("coverage",)))


def _truths(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Moments of truth are lost, and perhaps nobody is at it."""
    truths = [step for each in journeys for step in each.steps if step.moment_of_truth is not None]
    branches = any(each.branches for each in journeys)
    lost = sorted(
        (step for step in truths if step.moment_of_truth == "lost"),
        key=lambda step: (step.score or 0) * step.reach,
    )
    if not lost:
        return
    alone = sum(not step.opportunities for step in lost)
    notes: tuple[str, ...] = ("truth",)
    if len(lost) == 1:
        text, weight = _lost(lost[0], branches, voice), 0.4 + 0.2 * lost[0].reach
        if branches:
            notes = ("truth", "reach")
    else:
        most = len(truths) >= _FEW and len(lost) / len(truths) >= _HALF
        text = _lost_of(truths, lost, voice)
        weight = 0.7 if most else 0.4 + 0.2 * lost[0].reach
    if alone:
        text = f"{text} {_alone(alone, len(lost), voice)}"
        weight += 0.15
    about = lost[0].ref if len(lost) == 1 else ""
    yield Headline(weight, Sentence(text, notes=notes), about)


def _alone(alone: int, lost: int, voice: Voice) -> str:
    """Say for how many of those that are lost there is no open opportunity."""
    if lost == 1:
        return voice("head-alone-one")
    return voice("head-alone-all") if alone == lost else voice.counted("head-alone", alone)


def _lost_of(truths: Sequence[StepFigures], lost: Sequence[StepFigures], voice: Voice) -> str:
    """Tell how many are lost: all where they are few, else the worst with its score."""
    part, whole = voice.number(len(lost)), voice.number(len(truths))
    if len(lost) <= _NAMED:
        steps = voice.titles(step.title for step in lost)
        return voice("head-truths", part=part, whole=whole, steps=steps)
    worst = min(lost, key=lambda step: (step.score or 0, -step.reach))
    return voice(
        "head-truths-worst",
        part=part,
        whole=whole,
        step=voice.title(worst.title),
        score=voice.score(worst.score),
    )


def _lost(step: StepFigures, branches: bool, voice: Voice) -> str:
    """Tell a moment of truth that is lost, and how many get there where the maps tell it."""
    told = "-some" if step.reach < 1 else "-all" if branches else ""
    return voice(
        f"head-truth{told}",
        step=voice.title(step.title),
        score=voice.score(step.score),
        **({"share": voice.percent(step.reach)} if step.reach < 1 else {}),
    )


def _leaving(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Customers leave, and what they have lived until then is worse than the mean of the journey."""
    found = [
        (leaves, each.mean)
        for each in journeys
        for leaves in each.leaving
        if leaves.share >= _LEAVES and each.mean is not None and leaves.mean is not None
        if leaves.mean < each.mean
    ]
    if found:
        leaves, mean = max(found, key=lambda pair: pair[0].share)
        text = voice(
            "head-leaves",
            share=voice.percent(leaves.share),
            step=voice.title(leaves.title),
            until=voice.score(leaves.mean),
            mean=voice.score(mean),
        )
        weight = min(0.9, 0.6 + leaves.share / 2)
        yield Headline(weight, Sentence(text, notes=("reach", "mean")))


def _remembered(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Memory differs from what was lived."""
    gaps = [
        (each.peak_and_end - each.mean, each)
        for each in journeys
        if each.peak_and_end is not None and each.mean is not None
    ]
    gap, each = max(gaps, key=lambda pair: abs(pair[0]), default=(0.0, None))
    if each is not None and abs(gap) >= _REMEMBERED_OTHERWISE:
        text = voice(
            "head-remembered-better" if gap > 0 else "head-remembered-worse",
            journey=voice.title(each.title),
            remembered=voice.score(each.peak_and_end),
            mean=voice.score(each.mean),
        )
        sentence = Sentence(text, notes=("peak-end", "mean"))
        yield Headline(0.5 if gap > 0 else 0.6, sentence)


def _hidden(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """The mean of a journey hides one persona, or a step that two feel quite differently."""
    found = [
        (each.mean - persona.mean, each, persona)
        for each in journeys
        for persona in each.personas
        if each.mean is not None and persona.mean is not None
    ]
    below, each, persona = max(found, key=lambda one: one[0], default=(0.0, None, None))
    if each is not None and persona is not None and below >= _HIDDEN:
        yield Headline(0.55, Sentence(_below(each, persona, voice), notes=("mean", "score")))
        return
    apart = [one for each in journeys for one in each.apart if one.low < 0]
    if apart:
        widest = min(apart, key=lambda one: one.low - one.high)
        text = voice(
            "head-apart",
            step=voice.title(widest.title),
            mean=voice.score(widest.mean),
            worst=widest.worst,
            low=voice.score(widest.low),
            best=widest.best,
            high=voice.score(widest.high),
        )
        yield Headline(0.4, Sentence(text, notes=("score",)))


def _below(each: JourneyExperience, persona: PersonaFigures, voice: Voice) -> str:
    return voice(
        "head-hidden",
        journey=voice.title(each.title),
        mean=voice.score(each.mean),
        persona=persona.name,
        own=voice.score(persona.mean),
    )


def _channels(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Falls come where the channel changes, more often than chance would have it."""
    falls = sum(each.channels.falls for each in journeys)
    there = sum(each.channels.falls_at_changes for each in journeys)
    moves = sum(each.channels.moves for each in journeys)
    changes = sum(each.channels.changes for each in journeys)
    if there and _chance(there, falls, changes, moves) <= _BY_CHANCE:
        text = voice(
            "head-channels",
            part=voice.number(there),
            whole=voice.number(falls),
            usual=voice.percent(round(changes / moves, 2)),
        )
        yield Headline(0.5, Sentence(text, notes=("fall",)))


def _chance(there: int, falls: int, changes: int, moves: int) -> float:
    """Return how likely so many of the falls meet a change where moves fall at random.

    That is the upper tail of the hypergeometric distribution (Fisher's exact test, one-sided).
    """
    found = range(there, min(falls, changes) + 1)
    ways = sum(comb(changes, one) * comb(moves - changes, falls - one) for one in found)
    return ways / comb(moves, falls)


def _advised_against(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """A step is drawn as good, and many of those who were asked there advise against us."""
    found = [
        one
        for each in journeys
        for one in each.loyalty.measured
        if one.detractors is not None and one.detractors >= _MANY_AGAINST
        if one.score is not None and one.score >= _GOOD
    ]
    if found:
        worst = max(found, key=lambda one: one.detractors or 0)
        text = voice(
            "head-against",
            step=voice.title(worst.step),
            score=voice.score(worst.score),
            share=voice.percent(round(worst.detractors or 0, 2)),
            n=voice.number(worst.n or 0),
        )
        yield Headline(0.6, Sentence(text, notes=("nps",)))


def _unmeasured(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Headline]:
    """Nobody knows whether customers come back or recommend."""
    after = [each for each in journeys if each.loyalty.steps]
    silent = [
        each for each in after if all(one.role is Role.OTHER for one in each.loyalty.measured)
    ]
    if not silent:
        return
    if len(after) == 1:
        text = voice("head-unmeasured-one", journey=voice.title(silent[0].title))
    else:
        part, whole = voice.number(len(after) - len(silent)), voice.number(len(after))
        named = voice.titles((each.title for each in silent), _NAMED)
        text = voice("head-unmeasured", part=part, whole=whole, journeys=named)
    yield Headline(0.35 + 0.15 * len(silent) / len(after), Sentence(text))
