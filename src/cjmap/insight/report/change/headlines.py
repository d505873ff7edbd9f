"""What of the change is worth telling first."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.metric_values import measured
from cjmap.insight.report.change.measuring import Verdict
from cjmap.insight.report.change.telling_futures import promised_by
from cjmap.insight.report.sections import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.change.figures import ChangeFigures
    from cjmap.insight.report.change.futures import FutureFigures
    from cjmap.insight.report.change.revisions import RevisionFigures
    from cjmap.insight.voice import Voice

_MOVED = 0.1
"""A mean that moves by less is as it was."""

_FELL = 0.25
"""From this fall of its mean on, a journey feels worse."""

_UNEVEN = 0.25
"""From this difference on, a future gives more to one persona than to another."""

_ASKED_FOR = 0.25
"""Whoever names a revision wants to hear first what moved since then."""

_NAMED = 3


def headlines(figures: ChangeFigures, voice: Voice) -> Sequence[Headline]:
    """Tell what is promised without anything behind it, and what came of what was done."""
    found = [*_promised(figures.futures, voice), *_uneven(figures.futures, voice)]
    if figures.since is not None:
        for tell in (_done, _moved, _noise):
            found += (
                replace(each, weight=each.weight + _ASKED_FOR)
                for each in tell(figures.since, voice)
            )
    return found


def _promised(futures: Sequence[FutureFigures], voice: Voice) -> Iterator[Headline]:
    """Futures promise more than anybody has agreed to do."""
    better = [step for each in futures for step in each.steps if (step.change or 0) > 0]
    nothing = [step for step in better if promised_by(step) == "nothing"]
    ideas = [step for step in better if promised_by(step) == "idea"]
    if not nothing and not ideas:
        return
    who = (
        voice("one-future", journey=voice.title(futures[0].title))
        if len(futures) == 1
        else voice.counted("futures-promise", len(futures))
    )
    told = [voice.counted("head-promised", len(better), who=who)]
    for key, steps in (("head-nothing", nothing), ("head-ideas", ideas)):
        if steps:
            steps.sort(key=lambda step: -(step.change or 0))
            named = voice.titles((step.title for step in steps), _NAMED)
            told.append(voice.counted(key, len(steps), steps=named))
    weight = 0.45 + 0.3 * len(nothing) / len(better) + 0.15 * len(ideas) / len(better)
    yield Headline(weight, Sentence(" ".join(told), notes=("promised",)))


def _uneven(futures: Sequence[FutureFigures], voice: Voice) -> Iterator[Headline]:
    """A future gives more to one persona than to another."""
    for each in futures:
        if each.before is None:
            continue
        gains = {
            id: each.after.by_persona[id] - each.before.by_persona[id]
            for id in each.after.by_persona
            if id in each.before.by_persona and id in each.personas
        }
        if len(gains) == 1 or not gains:
            continue
        most, least = max(gains, key=gains.__getitem__), min(gains, key=gains.__getitem__)
        if gains[most] - gains[least] >= _UNEVEN:
            text = voice(
                "head-uneven",
                journey=voice.title(each.title),
                most=each.personas[most],
                gain=voice.number(gains[most]),
                least=each.personas[least],
                less=voice.number(gains[least]),
            )
            yield Headline(0.4, Sentence(text, notes=("mean", "score")))


def _done(since: RevisionFigures, voice: Voice) -> Iterator[Headline]:
    """Opportunities were done: how the steps feel that they were for."""
    told = [each for each in since.done if each.steps]
    if not told:
        return
    steps, better = sum(each.steps for each in told), sum(each.better for each in told)
    done = voice.counted("head-done", len(told), day=voice.day(since.day))
    if steps == 1:
        felt = voice("head-one-better" if better else "head-one-no-better")
    else:
        felt = voice("head-better", better=voice.number(better), steps=voice.number(steps))
    weight = 0.6 if better else 0.75
    yield Headline(weight, Sentence(f"{done} {felt}", notes=("score",)))


def _moved(since: RevisionFigures, voice: Voice) -> Iterator[Headline]:
    """The journeys as a whole feel better or worse, or some of them do."""
    before, after = since.before, since.after
    day = voice.day(since.day)
    change = (after.mean or 0.0) - (before.mean or 0.0)
    known = before.mean is not None and after.mean is not None
    told: list[str] = []
    notes = ["mean"]
    if known and abs(change) >= _MOVED:
        key = "head-rose" if change > 0 else "head-fell"
        slots = {"before": voice.score(before.mean), "after": voice.score(after.mean)}
        told.append(voice(key, day=day, **slots))
    told += _worst(since, day, voice, alone=not told)
    if before.lost != after.lost:
        key = "head-lost" if told else "head-lost-alone"
        told.append(voice(key, day=day, before=before.lost, after=after.lost))
        notes.append("truth")
    if told:
        worse = change <= -_MOVED or after.lost > before.lost
        weight = 0.7 if worse else 0.6 if len(told) > 1 else 0.5
        yield Headline(weight, Sentence(" ".join(told), notes=tuple(notes)))


def _worst(since: RevisionFigures, day: str, voice: Voice, *, alone: bool) -> Iterator[str]:
    """Name the one of several journeys that feels worse than it did, whatever the mean of all says."""
    fell = [each for each in since.journeys if each.rise <= -_FELL]
    if fell and len(since.journeys) > 1:
        worst = min(fell, key=lambda each: each.rise)
        yield voice(
            "head-worse-alone" if alone else "head-worse",
            day=day,
            part=voice.number(len(fell)),
            whole=voice.number(len(since.journeys)),
            fell=voice.number(_FELL),
            journey=voice.title(worst.title),
            before=voice.score(worst.before.mean),
            after=voice.score(worst.after.mean),
        )


def _noise(since: RevisionFigures, voice: Voice) -> Iterator[Headline]:
    """What was measured again, and how much of it is no more than noise."""
    metrics = [metric for each in since.journeys for metric in each.metrics]
    noise = [each for each in metrics if each.verdict is Verdict.NOISE]
    sure = [each for each in metrics if each.verdict is Verdict.SURE]
    if not noise or (not sure and len(noise) < len(metrics)):
        return
    first = noise[0]
    kind = first.method, first.unit
    text = voice.counted(
        "head-noise",
        len(metrics),
        noise=voice.number(len(noise)),
        metric=voice.title(first.metric),
        before=measured(first.before, *kind, voice),
        after=measured(first.after, *kind, voice),
    )
    yield Headline(0.5, Sentence(text, notes=("change-interval",)))
