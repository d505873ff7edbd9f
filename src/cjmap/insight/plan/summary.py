"""Tells a plan in short: what a board should take away."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence, Tone
from cjmap.insight.plan.uncertainty import call_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.plan.figures import Best, Call, Greedy, LimitFigures, Step
    from cjmap.insight.plan.saying import Saying

_TITLES = 5
_LITTLE = 0.005
"""A part of the gain below this is not worth telling."""


def summary(saying: Saying) -> Iterator[Sentence]:
    """Tell the choice, how good it is, what would help, and what is doubtful."""
    figures, voice = saying.figures, saying.voice
    if not figures.opportunities:
        yield Sentence(voice("nothing-open"))
        return
    yield from _overruns(saying)
    if figures.best is None:
        yield Sentence(voice("no-solver"))
    else:
        yield from _choice(saying, figures.best)
        yield from _greedy(saying, figures.best)
        yield from _step(saying, figures.best)
        yield from _closest(saying, figures.best)
        yield from _due(saying)
        yield from _put_off(saying)
    missing = [each.id for each in figures.opportunities if each.reason == "missing"]
    if missing:
        titles = saying.titles(missing)
        yield Sentence(voice.counted("missing", len(missing), titles=titles), Tone.BAD)


def _overruns(saying: Saying) -> Iterator[Sentence]:
    """Tell where work under way takes more than there is."""
    voice = saying.voice
    for limit in saying.figures.limits:
        if not limit.overrun:
            continue
        days = saying.days(limit.overrun)
        if not limit.key:
            yield Sentence(voice("overrun-budget", days=days), Tone.BAD)
            continue
        late = [
            each.id
            for each in saying.figures.opportunities
            if each.standing == "under-way" and each.owner == limit.key and each.period is None
        ]
        team = saying.limit(limit.key)
        titles = saying.titles(late)
        yield Sentence(voice("overrun", days=days, team=team, titles=titles), Tone.BAD)


def _choice(saying: Saying, best: Best) -> Iterator[Sentence]:
    figures, voice = saying.figures, saying.voice
    choice = [each for each in figures.opportunities if each.standing in ("chosen", "outside")]
    chosen = best.plans[0]
    if not choice:
        yield Sentence(voice("nothing-known"))
        return
    if not chosen:
        yield _nothing(saying)
        return
    days = saying.days(best.effort)
    titles = saying.titles(_greatest_first(saying, chosen), _TITLES)
    if not best.proven:
        more = voice.percent((best.bound - best.gain) / best.gain) if best.gain else "–"
        told = voice("chosen-unproven", titles=titles, days=days, more=more)
        yield Sentence(told, Tone.BAD)
    elif len(chosen) == len(choice):
        told = voice.counted("chosen-all", len(chosen), days=days)
        yield Sentence(told, notes=("plan-best",))
    else:
        told = voice(
            "chosen",
            titles=titles,
            count=voice.number(len(chosen)),
            whole=voice.number(len(choice)),
            days=days,
        )
        parts = filter(None, (told, _of_all(saying, best), voice("proven")))
        yield Sentence(" ".join(parts), notes=("plan-gain", "plan-best"))
    if len(best.plans) > 1:
        yield _ties(saying, best)


def _greatest_first(saying: Saying, ids: Sequence[str]) -> list[str]:
    gains = {each.id: each.gain or 0.0 for each in saying.figures.opportunities}
    return sorted(ids, key=lambda id: -gains[id])


def _of_all(saying: Saying, best: Best) -> str:
    """Say which part of all that could be gained that is, and which part of the work."""
    effort = best.unlimited_effort + saying.figures.under_way_effort
    if not best.unlimited_gain or not effort:
        return ""
    gained = round(best.gain / best.unlimited_gain, 2)
    if gained == 1:
        return ""
    percent, own = saying.voice.percent, best.effort + saying.figures.under_way_effort
    return saying.voice(
        "of-all" if saying.figures.under_way_effort else "of-all-alone",
        part=percent(gained),
        days_part=percent(round(own / effort, 2)),
    )


def _nothing(saying: Saying) -> Sentence:
    """Say that nothing fits, with the cheapest and what it lacks."""
    voice = saying.voice
    outside = [each for each in saying.figures.opportunities if each.standing == "outside"]
    small = [each for each in outside if each.reason in ("too-large", "no-room")]
    if not small:
        return Sentence(voice("nothing-worth"))
    cheapest = min(small, key=lambda each: (each.effort_with_needed, each.id))
    limits = [each for each in saying.figures.limits if each.key in cheapest.because]
    limit = min(limits, key=lambda each: each.left or 0.0)
    holder = (
        voice("budget-has") if not limit.key else voice("team-has", team=saying.limit(limit.key))
    )
    alone = cheapest.effort_with_needed == cheapest.effort
    told = voice(
        "nothing-fits" if alone else "nothing-fits-with",
        title=voice.title(cheapest.title),
        days=saying.days(cheapest.effort_with_needed or 0.0),
        limit=holder,
        left=saying.days(limit.left or 0.0),
    )
    return Sentence(told, Tone.BAD)


def _ties(saying: Saying, best: Best) -> Sentence:
    voice, count = saying.voice, len(best.plans)
    shared = saying.titles(best.shared, _TITLES)
    if not best.shared:
        return Sentence(voice("as-good-apart", count=voice.number(count)))
    if not best.all_plans:
        return Sentence(voice("as-good-more", count=voice.number(count), shared=shared))
    return Sentence(voice.counted("as-good", count, shared=shared))


def _greedy(saying: Saying, best: Best) -> Iterator[Sentence]:
    """Tell how much somebody loses who goes down a list, and where."""
    voice, picks = saying.voice, saying.figures.greedy
    if not best.gain or not best.proven or not best.plans[0]:
        return
    if len(picks) == 2 and picks[0].opportunities == picks[1].opportunities:
        yield from _one_greedy(saying, best, picks[0], voice("by-both"))
        return
    for each in picks:
        yield from _one_greedy(saying, best, each, voice(f"by-{each.by}"))


def _one_greedy(saying: Saying, best: Best, pick: Greedy, by: str) -> Iterator[Sentence]:
    if pick.less / best.gain < _LITTLE:
        return
    own = [each for each in pick.opportunities if each not in best.plans[0]]
    missed = [each for each in best.plans[0] if each not in pick.opportunities]
    told = saying.voice(
        "greedy-less" if own else "greedy-only",
        by=by,
        part=saying.voice.percent(pick.less / best.gain),
        instead=saying.titles(own),
        missed=saying.titles(missed),
    )
    yield Sentence(told, notes=("plan-greedy",))


def _step(saying: Saying, best: Best) -> Iterator[Sentence]:
    """Tell the next step that brings most a day."""
    steps = [(each, each.step) for each in saying.figures.limits if each.step is not None]
    if not steps:
        return
    limit, step = max(steps, key=lambda pair: pair[1].gain / pair[1].days)
    yield Sentence(_one_step(saying, best, limit, step), notes=("plan-step",))


def _one_step(saying: Saying, best: Best, limit: LimitFigures, step: Step) -> str:
    voice = saying.voice
    comes, goes = saying.titles(step.comes_in), saying.titles(step.goes_out)
    gain = voice.percent(step.gain / best.gain) if best.gain else voice.number(step.gain)
    change = voice("change-swap" if goes else "change-in", comes=comes, goes=goes)
    return voice(
        "step-team" if limit.key else "step-budget",
        team=saying.limit(limit.key),
        days=saying.days(step.days),
        gain=gain,
        change=change,
    )


def _closest(saying: Saying, best: Best) -> Iterator[Sentence]:
    """Tell the call that the smallest error of impact or reach would turn round, else the first."""
    calls = [each for each in best.calls if "gain" in each.flips and each.break_even is not None]
    if calls:
        call = min(calls, key=lambda each: each.break_even or 0.0)
        yield Sentence(_one_call(saying, call), notes=("plan-close",))
    elif best.calls:
        told = saying.voice("closest", call=call_told(saying, best.calls[0]))
        yield Sentence(told, notes=("plan-close",))


def _one_call(saying: Saying, call: Call) -> str:
    voice = saying.voice
    comes, goes = saying.titles(call.comes_in), saying.titles(call.goes_out)
    title = voice.title(saying.title_of(call.id))
    part = voice.percent(call.break_even or 0.0)
    if call.chosen:
        change = voice("swap", comes=comes) if comes else voice("swap-drop")
    else:
        change = voice("swap-for", goes=goes) if goes else voice("swap-add")
    if not call.break_even and call.chosen:
        return voice("call-tie", title=title, change=change)
    key = "closest-in" if call.chosen else "closest-out"
    return voice(key, title=title, part=part, change=change)


def _put_off(saying: Saying) -> Iterator[Sentence]:
    """Tell what was planned already and finds no place in this plan."""
    found = saying.figures.opportunities
    out = [each.id for each in found if each.standing == "outside" and each.status == "planned"]
    if out:
        told = saying.voice.counted("put-off", len(out), titles=saying.titles(out))
        yield Sentence(told, Tone.BAD)


def _due(saying: Saying) -> Iterator[Sentence]:
    """Tell the dates that the plan does not keep."""
    late = [each.id for each in saying.figures.opportunities if each.misses_due]
    if late:
        told = saying.voice.counted("due-missed", len(late), titles=saying.titles(late))
        yield Sentence(told, Tone.BAD)
