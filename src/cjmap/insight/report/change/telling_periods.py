"""Tells what was measured again on one map."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Points, Section, Sentence, Tone
from cjmap.insight.report.change.measuring import Verdict
from cjmap.insight.report.change.telling_metrics import metric_told
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.change.periods import PeriodChange
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice


def periods(found: Sequence[PeriodChange], voice: Voice, room: Room) -> Iterator[Section]:
    """Tell the metrics with two periods; nothing where there are none."""
    if not found:
        return
    shown = room.cut(found)
    told = [Sentence(_told(each, voice), notes=("change-interval",)) for each in shown]
    if more := len(found) - len(shown):
        told.append(Sentence(voice.counted("more-again", more), Tone.MUTED))
    lead = voice.counted("again-lead", sum(each.low is not None for each in found))
    yield Section("change-periods", voice("again"), (Points(tuple(told)),), lead=lead)


def _told(each: PeriodChange, voice: Voice) -> str:
    verdict = str(each.verdict)
    if each.verdict is Verdict.SURE and each.better is not None:
        verdict = "better" if each.better else "worse"
    periods = f"{short(each.period_before)} → {short(each.period_after)}"
    return f"{periods}: {metric_told(each, voice, voice(f'again-{verdict}'))}"
