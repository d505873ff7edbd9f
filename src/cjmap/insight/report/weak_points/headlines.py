"""What of the weak points is worth telling first: what nobody answers, and what no picture shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import GRAVE
from cjmap.insight.document import Sentence
from cjmap.insight.report.sections import Headline
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.weak_points.figures import BlueprintWeakPoints, WeakPointFigures
    from cjmap.insight.report.weak_points.timing import StepTime
    from cjmap.insight.voice import Voice

_MUCH_WAITING = 0.2
"""From this share of the time on, waiting is worth a headline."""

_MOST = 0.5
"""From this share on, something is most of a whole."""

_CHAIN = 3
"""From so many hand-offs behind one step on, they are worth a headline."""

_STEPS = 3
"""From so many steps on, a system is one that a service hangs on."""

_MANY = 0.4
"""From this share of all steps on, too."""

_OVER = 0.1
"""From this share over the plan on, a service takes longer than planned."""

_NAMED = 3


def headlines(figures: WeakPointFigures, voice: Voice) -> Sequence[Headline]:
    """Tell what is worth telling first; of many blueprints the one where it is worst."""
    found = figures.blueprints
    return [
        headline
        for tell in (_open, _felt, _unseen, _waiting, _hand_offs, _waits_for, _over, _appears)
        for headline in tell(found, voice)
    ] + list(_systems(figures, voice))


def _open(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """Severe fail points that nobody has an answer to."""
    found = [point for each in blueprints for point in each.open if (point.severity or 0) >= GRAVE]
    if found:
        found.sort(key=lambda point: -(point.severity or 0))
        fails = voice.titles((point.text for point in found), _NAMED)
        text = voice.counted("head-open", len(found), fails=fails)
        yield Headline(0.8, Sentence(text, notes=("fail-answer",)))


def _felt(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """Something fails at a step that feels fine, and hurts at a later one."""
    found = [
        (point, felt)
        for each in blueprints
        for point in each.fail_points
        for felt in point.felt
        if (felt.columns_later or 0) > 0 and (point.score or 0.0) >= 0
    ]
    if not found:
        return
    point, felt = max(found, key=lambda pair: (pair[0].severity or 0, pair[1].moment_of_truth))
    text = voice.counted(
        "head-felt" if point.score is None else "head-felt-fine",
        felt.columns_later or 0,
        pain=voice.title(felt.pain),
        late=voice.title(felt.step),
        early=voice.title(point.step),
        score=voice.score(point.score),
    )
    weight = 0.65 if felt.moment_of_truth else 0.55
    yield Headline(weight, Sentence(text, notes=("felt-elsewhere",)))


def _unseen(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """A step hurts, and the blueprint knows no way in which it fails."""
    found = [(one, each) for each in blueprints for one in each.unseen]
    if not found:
        return
    one, each = min(found, key=lambda pair: (pair[0].score or 0.0, -(pair[0].severity or 0)))
    why = [voice.score(one.score)] if (one.score or 0.0) < 0 else []
    if one.worst_pain:
        why.append(voice("head-pain", pain=voice.title(one.worst_pain), severity=one.severity))
    text = voice(
        "head-unseen" if why else "head-unseen-somebody",
        step=voice.title(one.step),
        why="; ".join(why),
        blueprint=voice.title(each.title),
    )
    yield Headline(0.65 if one.moment_of_truth else 0.5, Sentence(text, notes=("unseen",)))


def _waiting(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """Much of the time is waiting, and nobody sets out to shorten it."""
    each = max(blueprints, key=lambda one: one.times.waiting_share or 0.0)
    times = each.times
    share, taken, waiting = times.waiting_share, times.taken, times.waiting_timed
    if share is None or taken is None or not waiting or share < _MUCH_WAITING:
        return
    longest = max(times.steps, key=lambda step: _within(step))
    unaimed = sum(_within(step) for step in times.steps if step.aimed_at is False)
    key = "head-waiting"
    if unaimed >= _MOST * waiting:
        key = "head-waiting-unaimed" if unaimed == waiting else "head-waiting-partly"
    text = voice(
        key,
        least="" if times.waited == times.columns else voice("at-least"),
        share=voice.percent(round(share, 2)),
        blueprint=voice.title(each.title),
        wait=voice.seconds(waiting, taken),
        taken=voice.seconds(taken),
        part=voice.percent(round(_within(longest) / waiting, 2)),
        step=voice.title(longest.step),
        unaimed=voice.seconds(unaimed, taken),
    )
    told_of = ("waiting",) if key == "head-waiting" else ("waiting", "aimed-at")
    weight = min(0.75, (0.35 if key == "head-waiting" else 0.5) + share / 4)
    yield Headline(weight, Sentence(text, notes=told_of))


def _within(step: StepTime) -> float:
    """Return how much of the actual time of a step is waiting; 0 where one of both is not told."""
    if step.actual is None or step.wait is None:
        return 0.0
    return min(step.actual, step.wait)


def _hand_offs(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """Behind one step of the customer stand many hand-offs."""
    ranked = sorted(
        (behind for each in blueprints for behind in each.hands.behind),
        key=lambda behind: -behind.hand_offs,
    )
    if not ranked or ranked[0].hand_offs < _CHAIN:
        return
    first = ranked[0]
    alone = len(ranked) > 1 and ranked[1].hand_offs < first.hand_offs
    lost = first.moment_of_truth and (first.score or 0.0) < 0
    text = voice.counted(
        "head-hand-offs-lost" if alone and lost else "head-hand-offs",
        first.hand_offs,
        step=voice.title(first.step),
        score=voice.score(first.score),
        teams=voice.counted("head-teams", len(first.owners)),
    )
    weight = 0.6 if alone and lost else 0.4
    yield Headline(weight, Sentence(text, notes=("behind",)))


def _waits_for(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """Most of the waits that are told at somebody's work, at several steps, are for one owner."""
    for each in blueprints:
        first, whole = each.times.most_waited_for, sum(one.seconds for one in each.times.waits_for)
        if first is not None and len(first.steps) > 1:
            text = voice(
                "head-waits-for",
                whole=voice.seconds(whole),
                blueprint=voice.title(each.title),
                part=voice.seconds(first.seconds, whole),
                owner=short(first.owner or ""),
                steps=voice.titles(first.steps, _NAMED),
            )
            yield Headline(0.5, Sentence(text, notes=("waiting-for",)))
            return


def _over(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """A service takes longer than planned, and most of it at one step."""
    each = max(blueprints, key=lambda one: one.times.over_share or 0.0)
    times = each.times
    if (times.over_share or 0.0) < _OVER or times.compared < _STEPS:
        return
    over = sum(max(step.over or 0.0, 0.0) for step in times.steps)
    worst = max(times.steps, key=lambda step: step.over or 0.0)
    if (worst.over or 0.0) >= _MOST * over:
        text = voice(
            "head-over",
            blueprint=voice.title(each.title),
            actual=voice.seconds(times.actual or 0.0),
            planned=voice.seconds(times.planned or 0.0),
            part=voice.percent(round((worst.over or 0.0) / over, 2)),
            step=voice.title(worst.step),
        )
        yield Headline(0.45, Sentence(text, notes=("over-plan",)))


def _appears(blueprints: Sequence[BlueprintWeakPoints], voice: Voice) -> Iterator[Headline]:
    """What can fail is taken for somebody else's work."""
    wrong = {one.ref: one for each in blueprints for one in each.hands.appearances if one.fails}
    found = [
        (point, wrong[point.ref])
        for each in blueprints
        for point in each.fail_points
        if point.ref in wrong
    ]
    if found:
        point, one = max(found, key=lambda pair: pair[0].severity or 0)
        text = voice(
            "head-appears",
            fail=voice.title(point.text),
            owner=voice.title(one.owner),
            perceived=voice.title(one.perceived),
        )
        yield Headline(0.35, Sentence(text, notes=("appearance",)))


def _systems(figures: WeakPointFigures, voice: Voice) -> Iterator[Headline]:
    """Many steps hang on one system."""
    first = figures.systems[0] if figures.systems else None
    if first is not None and first.steps >= _STEPS and first.steps >= _MANY * figures.columns:
        slots = {
            "system": voice.title(first.title),
            "part": voice.number(first.steps),
            "whole": voice.number(figures.columns),
            "share": voice.percent(round(first.steps / figures.columns, 2)),
        }
        text = voice("head-system", **slots)
        if first.fail_points:
            text = voice.counted("head-system-fails", first.fail_points, **slots)
        yield Headline(0.45, Sentence(text, notes=("hangs-on",)))
