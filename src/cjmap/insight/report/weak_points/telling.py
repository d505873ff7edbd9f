"""Tells where services are weak."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Drawing,
    Fact,
    Facts,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.report.weak_points.headlines import headlines
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.sections import Room
    from cjmap.insight.report.weak_points.failing import FailPointFigures
    from cjmap.insight.report.weak_points.figures import BlueprintWeakPoints, WeakPointFigures
    from cjmap.insight.report.weak_points.hands import ActionAppearance, BehindStep, LineCrossings
    from cjmap.insight.report.weak_points.timing import ServiceTimes, StepTime
    from cjmap.insight.voice import Voice

__all__ = ["headlines", "tell"]

_IN_FULL = 2
"""So many blueprints are told one by one; more are a table, unless details are asked for."""

_NAMED = 3
_SEVERAL = 2
"""From so many hand-offs or steps on, a chain or a system is worth a line."""


def tell(figures: WeakPointFigures, voice: Voice, room: Room) -> Section:
    """Tell each blueprint by itself where there are few, else all in a table, the weakest first."""
    blueprints = figures.blueprints
    if len(blueprints) > _IN_FULL and not room.detail:
        blocks: list[Block] = [_table(blueprints, voice, room)]
        points = tuple(_over_all(figures, voice, room))
        if points:
            blocks.append(Points(points))
        return Section("weak-points", voice("title"), tuple(blocks), lead=voice("lead"))
    told = tuple(_blueprint(each, voice, room) for each in blueprints)
    return Section("weak-points", voice("title"), sections=told, lead=voice("lead"))


def _blueprint(each: BlueprintWeakPoints, voice: Voice, room: Room) -> Section:
    blocks: list[Block] = [Drawing("blueprint", each.blueprint, each.title)]
    blocks.append(Facts(tuple(_facts(each, voice))))
    if each.fail_points:
        blocks.append(_fail_points(each.fail_points, voice, room))
    slow = [step for step in each.times.steps if step.wait or (step.over or 0) > 0]
    if slow:
        blocks.append(_times(slow, voice, room))
    chains = [behind for behind in each.hands.behind if behind.hand_offs >= _SEVERAL]
    if chains:
        blocks.append(_chains(chains if room.detail else chains[:_NAMED], voice))
    points = tuple(_points(each, voice))
    if points:
        blocks.append(Points(points))
    return Section(f"weak-points-{each.blueprint}", short(each.title), tuple(blocks))


def _facts(each: BlueprintWeakPoints, voice: Voice) -> Iterator[Fact]:
    count = len(each.fail_points)
    without = sum(not point.recovery for point in each.fail_points)
    key = "fails-some" if without else "fails-all" if count else "no-fails"
    told = voice(key, count=voice.number(count), without=voice.number(without))
    yield Fact(
        voice("fail-points"), Said(told, Tone.BAD if without else Tone.PLAIN, note="fail-point")
    )
    if len(each.owners) > 1 and each.owners[0].fail_points > each.owners[1].fail_points:
        first = each.owners[0]
        told = voice(
            "most-fails-told",
            owner=short(first.owner or voice("not-told")),
            count=voice.number(first.fail_points),
            whole=voice.number(count),
        )
        yield Fact(voice("most-fails"), Said(told))
    times = each.times
    if times.waiting:
        yield Fact(voice("waiting"), Said(_waiting(times, voice), note="waiting"))
    if times.planned is not None and times.actual is not None:
        yield Fact(voice("time"), _against_plan(times, voice))
    if each.hands.crossings.any:
        yield Fact(voice("lines"), Said(_lines(each.hands.crossings, voice), note="lines"))
    if each.hands.hand_offs or each.hands.unknown:
        told = voice("hand-offs-told", count=voice.number(each.hands.hand_offs))
        if each.hands.unknown:
            unknown = voice.number(each.hands.unknown)
            told = voice("hand-offs-unknown", told=told, unknown=unknown)
        yield Fact(voice("hand-offs"), Said(told, note="hand-off"))
    if each.hands.without_owner:
        named = voice.titles(each.hands.without_owner, 3)
        yield Fact(voice("without-owner"), Said(named, Tone.BAD))


def _waiting(times: ServiceTimes, voice: Voice) -> str:
    """Tell how much of the time is waiting: the least it is, where some steps tell nothing of it."""
    if times.waiting_share is None or times.taken is None or times.waiting_timed is None:
        return voice("waiting-only", wait=voice.seconds(times.waiting or 0.0))
    return voice(
        "waiting-told" if times.waited == times.columns else "waiting-least",
        wait=voice.seconds(times.waiting_timed, times.taken),
        taken=voice.seconds(times.taken),
        share=voice.percent(round(times.waiting_share, 2)),
        part=voice.number(times.waited),
        whole=voice.number(times.columns),
    )


def _against_plan(times: ServiceTimes, voice: Voice) -> Said:
    share = round(times.over_share or 0.0, 2)
    over = (times.actual or 0.0) - (times.planned or 0.0)
    key = "time-over" if over > 0 else "time-under" if over < 0 else "time-kept"
    if over and times.over_share is None:  # there is no share of a plan of 0
        key = "time-from-none"
    told = voice(
        key,
        actual=voice.seconds(times.actual or 0.0),
        planned=voice.seconds(times.planned or 0.0),
        share=voice.percent(abs(share)),
    )
    if times.compared < times.columns:
        part, whole = voice.number(times.compared), voice.number(times.columns)
        told = voice("time-compared", told=told, part=part, whole=whole)
    return Said(told, Tone.BAD if over > 0 else Tone.PLAIN, note="over-plan")


def _lines(crossings: LineCrossings, voice: Voice) -> str:
    told = voice(
        "lines-told",
        interaction=voice.number(crossings.interaction),
        visibility=voice.number(crossings.visibility),
        internal=voice.number(crossings.internal),
    )
    return voice.counted("jumps", crossings.jumps, told=told) if crossings.jumps else told


def _fail_points(found: Sequence[FailPointFigures], voice: Voice, room: Room) -> Table:
    columns = (
        Column(voice("severity"), Align.RIGHT),
        Column(voice("fail"), note="fail-point"),
        Column(voice("at"), note="score"),
        Column(voice("recovery")),
        Column(voice("answer"), note="fail-answer"),
    )
    shown = room.cut(found)
    rows = tuple(
        (
            _severity(each, voice),
            Said(short(each.text)),
            Said(place(each.step, each.score, each.moment_of_truth, voice)),
            Said(short(each.recovery)) if each.recovery else Said(voice("none"), Tone.BAD),
            _change(each, voice),
        )
        for each in shown
    )
    more = len(found) - len(shown)
    left_out = voice.counted("more-fails", more) if more else ""
    return Table(columns, rows, caption=voice("fails-caption"), left_out=left_out)


def _severity(each: FailPointFigures, voice: Voice) -> Said:
    if each.severity is None:
        return Said(voice("not-told"), Tone.MUTED)
    return Said(voice.number(each.severity))


def place(step: str, score: float | None, truth: bool, voice: Voice) -> str:
    """Name a step with how it feels."""
    if score is not None:
        key = "feels-truth" if truth else "feels"
        return voice(key, step=short(step), score=voice.score(score))
    return voice("is-truth", step=short(step)) if truth else short(step)


def _change(each: FailPointFigures, voice: Voice) -> Said:
    """Tell what is to change: the opportunities with their state, else what the action itself says."""
    if each.answers:
        told = [
            voice("answered", title=short(one.title), status=voice(f"is-{one.status}"))
            for one in each.answers
        ]
        return Said("; ".join(told))
    return Said(short(each.improve)) if each.improve else Said(voice("none"), Tone.BAD)


def _times(steps: Sequence[StepTime], voice: Voice, room: Room) -> Table:
    columns = (
        Column(voice("step")),
        Column(voice("planned"), Align.RIGHT),
        Column(voice("actual"), Align.RIGHT),
        Column(voice("over"), Align.RIGHT, "over-plan"),
        Column(voice("wait"), Align.RIGHT, "waiting"),
        Column(voice("waits-for")),
    )
    ranked = sorted(steps, key=lambda each: -max(each.wait or 0.0, each.over or 0.0))
    shown = room.cut(ranked)
    rows = tuple(
        (
            Said(short(each.step)),
            _time(each.planned, voice),
            _time(each.actual, voice),
            _over(each, voice),
            _time(each.wait, voice),
            Said(", ".join(short(owner) for owner in _owners_of(each))),
        )
        for each in shown
    )
    more = len(ranked) - len(shown)
    left_out = voice.counted("more-steps", more) if more else ""
    return Table(columns, rows, caption=voice("times-caption"), left_out=left_out)


def _owners_of(step: StepTime) -> list[str]:
    return list(dict.fromkeys(each.owner for each in step.waits if each.owner))


def _time(seconds: float | None, voice: Voice) -> Said:
    return Said("–", Tone.MUTED) if seconds is None else Said(voice.seconds(seconds))


def _over(step: StepTime, voice: Voice) -> Said:
    if step.over is None or step.over <= 0:
        return Said("–", Tone.MUTED)
    told = voice.seconds(step.over)
    if step.over_share is not None:
        told = f"{told} (+{voice.percent(round(step.over_share, 2))})"
    return Said(told, Tone.BAD)


def _chains(found: Sequence[BehindStep], voice: Voice) -> Table:
    columns = (
        Column(voice("step"), note="score"),
        Column(voice("hand-offs"), Align.RIGHT, "behind"),
        Column(voice("teams"), Align.RIGHT),
        Column(voice("chain"), note="chain"),
    )
    rows = tuple(
        (
            Said(place(each.step, each.score, each.moment_of_truth, voice)),
            Said(voice.number(each.hand_offs)),
            Said(voice.number(len(each.owners))),
            Said(" → ".join(short(owner) for owner in each.chain)),
        )
        for each in found
    )
    return Table(columns, rows, caption=voice("chains-caption"))


def _points(each: BlueprintWeakPoints, voice: Voice) -> Iterator[Sentence]:
    """Tell what no table shows: what journey and blueprint know of each other, systems, appearances."""
    yield from _against_journey(each, voice)
    yield from _waits(each.times, voice)
    for system in each.hands.systems:
        if len(system.steps) >= _SEVERAL:
            told = voice(
                "system-fails" if system.fail_points else "system",
                system=short(system.title),
                part=voice.number(len(system.steps)),
                whole=voice.number(each.times.columns),
                actions=voice.counted("actions", system.actions),
                fails=voice.counted("with-fails", system.fail_points),
            )
            yield Sentence(told, notes=("hangs-on",))
    for (owner, perceived), found in _grouped(each.hands.appearances).items():
        told = voice(
            "appears-fails" if any(one.fails for one in found) else "appears",
            actions=voice.titles(one.action for one in found),
            perceived=voice.title(perceived),
            owner=voice.title(owner),
        )
        yield Sentence(told, notes=("appearance",))
    if each.times.work:
        slow = [
            voice(
                "work-told",
                action=voice.title(one.action),
                actual=voice.seconds(one.actual),
                planned=voice.seconds(one.planned),
            )
            for one in each.times.work[:_NAMED]
        ]
        yield Sentence(voice("work", told=voice.listed(slow)))


def _against_journey(each: BlueprintWeakPoints, voice: Voice) -> Iterator[Sentence]:
    for one in each.unseen:
        told = voice(
            "unseen-pain" if one.worst_pain else "unseen",
            step=place(one.step, one.score, one.moment_of_truth, voice),
            pain=voice.title(one.worst_pain or ""),
            severity=one.severity,
        )
        yield Sentence(told, Tone.BAD, notes=("unseen",))
    for point in each.fail_points:
        for felt in point.felt:
            told = voice(
                "felt",
                fail=voice.title(point.text),
                step=place(point.step, point.score, point.moment_of_truth, voice),
                elsewhere=place(felt.step, felt.score, felt.moment_of_truth, voice),
                pain=voice.title(felt.pain),
            )
            yield Sentence(told, notes=("felt-elsewhere",))
    unfelt = [point.text for point in each.fail_points if point.is_unfelt]
    if unfelt:
        yield Sentence(voice("unfelt", fails=voice.titles(unfelt)))


def _waits(times: ServiceTimes, voice: Voice) -> Iterator[Sentence]:
    unaimed = [
        (each.wait, each.step) for each in times.steps if each.wait and each.aimed_at is False
    ]
    if unaimed:
        unaimed.sort(key=lambda pair: -pair[0])
        told = [
            voice("unaimed-step", step=voice.title(step), wait=voice.seconds(wait))
            for wait, step in unaimed[:_NAMED]
        ]
        yield Sentence(voice("unaimed", steps=voice.listed(told)), notes=("aimed-at",))
    first, whole = times.most_waited_for, sum(each.seconds for each in times.waits_for)
    if first is not None:
        told_of = voice(
            "waits-for-owner",
            part=voice.seconds(first.seconds, whole),
            whole=voice.seconds(whole),
            owner=short(first.owner or ""),
        )
        yield Sentence(told_of, notes=("waiting-for",))


def _grouped(found: Sequence[ActionAppearance]) -> dict[tuple[str, str], list[ActionAppearance]]:
    groups: dict[tuple[str, str], list[ActionAppearance]] = {}
    for each in found:
        groups.setdefault((each.owner, each.perceived), []).append(each)
    return groups


def _table(found: Sequence[BlueprintWeakPoints], voice: Voice, room: Room) -> Table:
    """Set many blueprints below one another, the one with most that nobody answers first."""
    ranked = sorted(found, key=_weakness, reverse=True)
    columns = (
        Column(voice("blueprint")),
        Column(voice("fail-points"), Align.RIGHT, "fail-point"),
        Column(voice("open"), Align.RIGHT, "fail-answer"),
        Column(voice("waiting"), Align.RIGHT, "waiting"),
        Column(voice("over"), Align.RIGHT, "over-plan"),
        Column(voice("most-hand-offs"), Align.RIGHT, "behind"),
    )
    rows = tuple(
        (
            Said(short(each.title)),
            Said(voice.number(len(each.fail_points))),
            _counted(each.open, voice),
            _share(each.times.waiting_share, voice),
            _share(each.times.over_share, voice, signed=True),
            Said(voice.number(max((one.hand_offs for one in each.hands.behind), default=0))),
        )
        for each in ranked[: room.rows]
    )
    more = len(ranked) - len(rows)
    return Table(columns, rows, left_out=voice.counted("more-blueprints", more) if more else "")


def _over_all(figures: WeakPointFigures, voice: Voice, room: Room) -> Iterator[Sentence]:
    """Tell what nobody answers, the most severe first, and what systems several services share."""
    found = [(point, each) for each in figures.blueprints for point in each.open]
    found.sort(key=lambda pair: -(pair[0].severity or 0))
    for point, each in found[: room.rows]:
        text = voice(
            "open-severe" if point.severity else "open-point",
            fail=voice.title(point.text),
            severity=point.severity,
            step=voice.title(point.step),
            blueprint=voice.title(each.title),
        )
        yield Sentence(text, Tone.BAD, notes=("fail-answer",))
    if len(found) > room.rows:
        yield Sentence(voice.counted("more-open", len(found) - room.rows))
    for system in [each for each in figures.systems if each.blueprints > 1][:_NAMED]:
        text = voice(
            "shared-system",
            system=short(system.title),
            blueprints=voice.counted("in-blueprints", system.blueprints),
            part=voice.number(system.steps),
            whole=voice.number(figures.columns),
        )
        yield Sentence(text, notes=("hangs-on",))


def _weakness(each: BlueprintWeakPoints) -> tuple[float, ...]:
    """Rank a blueprint: what nobody answers, what is severe, what takes longer than planned."""
    severe = sum(point.severity or 0 for point in each.fail_points)
    return (len(each.open), severe, each.times.over_share or 0.0)


def _counted(found: Sequence[object], voice: Voice) -> Said:
    return Said(voice.number(len(found)), Tone.BAD if found else Tone.PLAIN)


def _share(share: float | None, voice: Voice, *, signed: bool = False) -> Said:
    if share is None:
        return Said("–", Tone.MUTED)
    plus = "+" if signed and share > 0 else ""
    tone = Tone.BAD if signed and share > 0 else Tone.PLAIN
    return Said(f"{plus}{voice.percent(round(share, 2))}", tone)
