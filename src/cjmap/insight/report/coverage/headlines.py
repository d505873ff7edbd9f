"""What of the coverage is worth telling first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Sentence
from cjmap.insight.gathered.opportunities import Answered
from cjmap.insight.report.sections import Headline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.coverage.figures import CoverageFigures
    from cjmap.insight.voice import Voice

_FEWEST = 3
"""How many steps that feel bad no blueprint must show for that to be told first."""

_HALF = 0.5


def headlines(figures: CoverageFigures, voice: Voice) -> Sequence[Headline]:
    """Tell of late work, of bad steps behind which nobody looked, of what is done and still felt."""
    return [
        *_overdue(figures, voice),
        *_unserved(figures, voice),
        *_still_felt(figures, voice),
        *_unmeasured(figures, voice),
    ]


def _overdue(figures: CoverageFigures, voice: Voice) -> Iterator[Headline]:
    late = figures.work.overdue if figures.work is not None else []
    if figures.work is not None and late:
        told = voice.counted(
            "head-overdue",
            len(late),
            whole=voice.number(figures.work.open),
            title=voice.title(late[0].title),
            days=voice.counted("days", late[0].days),
        )
        weight = 0.45 + 0.3 * len(late) / figures.work.open
        yield Headline(weight, Sentence(told, notes=("overdue",)))


def _unserved(figures: CoverageFigures, voice: Voice) -> Iterator[Headline]:
    service = figures.service
    if service is None:
        return
    bad, whole = service.unserved.bad, service.unserved.bad + service.served.bad
    if bad < _FEWEST or bad / whole < _HALF:
        return
    told = voice("head-unserved", part=voice.number(bad), whole=voice.number(whole))
    entirely = [each for each in service.journeys if len(each.steps) == each.met]
    if len(entirely) == 1:
        title = voice.title(entirely[0].title)
        told = f"{told} {voice('head-journey', journey=title)}"
    elif entirely:
        told = f"{told} {voice.counted('head-journeys', len(entirely))}"
    yield Headline(0.55, Sentence(told, notes=("served",)))


def _still_felt(figures: CoverageFigures, voice: Voice) -> Iterator[Headline]:
    """Tell of pains that are on the map although what was to answer them is done."""
    for each in figures.work.states if figures.work is not None else ():
        if each.state is Answered.DONE and each.pains and each.share:
            share = voice.percent(each.share)
            told = voice.counted("head-still-felt", each.pains, share=share)
            yield Headline(0.5 + each.share / 4, Sentence(told, notes=("answered", "pain-weight")))


def _unmeasured(figures: CoverageFigures, voice: Voice) -> Iterator[Headline]:
    truths = figures.truths
    part = len(truths.unmeasured)
    if part > 1 and part / truths.truths >= _HALF:
        whole = voice.number(truths.truths)
        told = voice("all-unmeasured", whole=whole)
        if part < truths.truths:
            told = voice.counted("head-unmeasured", part, whole=whole)
        yield Headline(0.4, Sentence(told, notes=("truth",)))
