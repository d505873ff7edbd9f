"""Sections of a document: what became of a plan, and the usual ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import listed
from cjmap.insight.document import Align, Column, Points, Said, Section, Sentence, Table, Tone
from cjmap.insight.voice import Voice, short
from cjmap.measure.conformance.result import Failure, Kind
from cjmap.measure.telling.names import Names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.measure.conformance.result import Conformance, Deviation, Deviations, Unseen
    from cjmap.measure.figures.measured import Portion
    from cjmap.workspace import Workspace

_LONGEST = 24
"""Steps of a way that are told; of longer ones, as many from both ends."""


def sections(found: Conformance, workspace: Workspace, lang: str) -> tuple[Section, ...]:
    """Tell what became of a plan: the deviations, and the usual ways where there are any."""
    telling = _Telling(found, workspace, Voice(__package__, lang))
    told = (telling.deviations(), telling.paths())
    return tuple(each for each in told if each is not None)


class _Telling:
    """Tells one conformance in one language."""

    def __init__(self, found: Conformance, workspace: Workspace, voice: Voice) -> None:
        self.found = found
        self.voice = voice
        self.names = Names(workspace, found.journey, voice)

    def deviations(self) -> Section:
        """Tell how many cases kept to the plan, and where others did not."""
        found, voice = self.found, self.voice
        left = [Column(voice(key)) for key in ("kind", "where")]
        right = [Column(voice(key), Align.RIGHT) for key in ("cases", "share", "sure", "times")]
        columns = (*left, *right, Column(voice("examples")))
        rows = tuple(row for kind in found.kinds for row in self._rows(kind))
        kept = Points(tuple(map(Sentence, self._kept())))
        notes = Points(tuple(map(Sentence, self._notes(some=bool(rows)))))
        blocks = (kept, Table(columns, rows), notes) if rows else (kept, notes)
        lead = voice.counted("lead", found.cases)
        return Section("conformance", voice("title"), blocks, lead=lead)

    def _kept(self) -> Iterator[str]:
        found, voice = self.found, self.voice
        for key, part in (("kept", found.kept), ("kept-way", found.kept_way)):
            if part.whole:
                yield voice(
                    key,
                    share=voice.percent(part.share),
                    cases=voice.number(part.cases),
                    whole=voice.number(part.whole),
                    interval=self._interval(part),
                )
        if not found.ended:
            yield voice("none-ended")
        if found.open:
            deviating = voice.number(found.open_deviating)
            yield voice.counted("open", found.open, deviating=deviating)

    def _rows(self, kind: Deviations) -> Iterator[tuple[Said, ...]]:
        """Tell a kind as a whole, what failed as a whole, and the largest places."""
        if not kind.portion.cases:
            return
        name, voice = self.voice(kind.kind), self.voice
        yield self._row(
            Said(name, Tone.STRONG), voice("all"), kind.portion, kind.times, (), Tone.STRONG
        )
        for failure, part in kind.failures.items():
            where = voice("failed-all", failure=voice(failure))
            yield self._row(Said(name), where, part, None, ())
        for each in kind.largest:
            yield self._row(Said(name), self._where(each), each.portion, each.times, each.examples)

    def _row(
        self,
        name: Said,
        where: str,
        part: Portion,
        times: int | None,
        examples: tuple[str, ...],
        tone: Tone = Tone.PLAIN,
    ) -> tuple[Said, ...]:
        voice = self.voice
        return (
            name,
            Said(where, tone),
            Said(voice.number(part.cases), tone),
            Said(voice.percent(part.share), tone),
            Said(self._interval(part)),
            Said(voice.number(times) if times is not None else ""),
            Said(", ".join(short(each, 40) for each in examples)),
        )

    def _where(self, each: Deviation) -> str:
        voice, names = self.voice, self.names
        step = names.step(each.step) if each.step is not None else ""
        if each.kind is Kind.AD_HOC:
            activity = voice.title(each.activity or "")
            key = "ad-hoc-after" if step else "ad-hoc-first"
            return voice(key, activity=activity, **({"step": step} if step else {}))
        if each.kind is Kind.OUT_OF_ORDER:
            return voice("straight-after", step=step, before=names.step(each.before or ""))
        if each.failure is None:
            return step
        failure = voice(each.failure)
        if each.channel is not None:
            channel = names.channel(each.channel)
            return voice("failed-on", step=step, failure=failure, channel=channel)
        return voice("failed-at", step=step, failure=failure)

    def _notes(self, *, some: bool) -> Iterator[str]:
        found, voice = self.found, self.voice
        yield voice("shares-mean") if some else voice("nothing")
        for kind in found.kinds:
            if more := len(kind.places) - len(kind.largest):
                yield voice.counted("more", more, kind=voice(kind.kind))
        yield from (self._unseen(each) for each in found.unseen)
        if found.uncovered:
            yield voice("uncovered", steps=voice.titles(map(self.names.step, found.uncovered)))
        if found.tied:
            yield voice.counted("tied", found.tied, wrong=voice.number(found.tied_out_of_order))

    def _unseen(self, each: Unseen) -> str:
        voice = self.voice
        failure = voice(each.failure)
        failure = failure[0].upper() + failure[1:]
        if not each.lacking:
            return voice("unseen", failure=failure)
        joint = voice("and" if each.failure is Failure.STATUS else "or")
        fields = listed([f"`{field}`" for field in each.lacking], joint)
        return voice("unseen-lacking", failure=failure, fields=fields)

    def paths(self) -> Section | None:
        """Tell the usual ways."""
        found, voice = self.found, self.voice
        if not found.paths:
            return None
        keys = (("path", Align.LEFT), ("cases", Align.RIGHT), ("share", Align.RIGHT))
        columns = tuple(Column(voice(key), align) for key, align in (*keys, ("keeps", Align.LEFT)))
        rows = tuple(
            (
                Said(self._path(path.steps)),
                Said(voice.number(path.portion.cases)),
                Said(voice.percent(path.portion.share)),
                Said(voice("yes" if path.keeps else "no")),
            )
            for path in found.paths
        )
        share = voice.percent(found.covered.share)
        lead = voice.counted("paths-lead", found.ways, share=share)
        return Section("paths", voice("paths-title"), (Table(columns, rows),), lead=lead)

    def _path(self, steps: tuple[str, ...]) -> str:
        names = [self.names.step(each) for each in steps]
        if (more := len(names) - _LONGEST) > 0:
            half = _LONGEST // 2
            names[half:-half] = [self.voice.counted("steps-left-out", more)]
        return " → ".join(names)

    def _interval(self, part: Portion) -> str:
        if part.interval is None:
            return "–"
        low, high = (self.voice.percent(end) for end in (part.interval.low, part.interval.high))
        return self.voice("interval", low=low, high=high)
