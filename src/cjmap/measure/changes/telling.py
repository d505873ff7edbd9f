"""Changes as a document, as lines and as Markdown, in the reader's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import (
    Align,
    Column,
    Document,
    Points,
    Said,
    Section,
    Sentence,
    Table,
    Tone,
)
from cjmap.insight.voice import Voice, short
from cjmap.measure.changes.result import Kind, Lack, Verdict
from cjmap.measure.changes.writing import Writing
from cjmap.measure.figures.measured import EVERYBODY, Slice
from cjmap.measure.telling.names import Names
from cjmap.statistics.multiplicity import FALSE_CHANGES

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.measure.changes.result import Changes, Comparison, Effect, Subject
    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.comparison import Change

_HOPELESS = 100_000
"""How many more answers than that would be needed says nothing."""

_TONES = {Verdict.BETTER: Tone.GOOD, Verdict.WORSE: Tone.BAD, Verdict.CHANGED: Tone.STRONG}


def tell(session: Session, changes: Changes, lang: str) -> Document:
    """Tell a comparison: sure changes, what to bear in mind, the rest, and tables."""
    voice = Voice(__package__, lang)
    telling = Telling(changes, voice, Names(session.workspace, changes.journey, voice))
    return Document(
        title=voice("title", journey=short(changes.journey.label)),
        line=voice("line", before=telling.side(changes.before), after=telling.side(changes.after)),
        lang=voice.lang,
        sections=telling.sections(),
        definitions={},
    )


def lines(document: Document) -> list[str]:
    """Return the sentences of a document as plain lines, under the titles of their sections."""
    found = [document.title, document.line]
    for section in document.sections:
        sentences = [
            sentence.text
            for block in section.blocks
            for sentence in (
                block.sentences
                if isinstance(block, Points)
                else (block,)
                if isinstance(block, Sentence)
                else ()
            )
        ]
        if sentences:
            found += ["", section.title, *(f"  {each}" for each in sentences)]
    return found


def markdown(document: Document) -> str:
    """Return a document as Markdown, with its tables."""
    from cjmap.insight.formats import write_document

    return write_document("markdown", document)


class Telling:
    """Tells one comparison."""

    def __init__(self, changes: Changes, voice: Voice, names: Names) -> None:
        """Take what is told, the words and the titles."""
        self.changes = changes
        self.voice = voice
        self.names = names

    def sections(self) -> tuple[Section, ...]:
        """Return the parts of the document."""
        voice, changes = self.voice, self.changes
        sure = [each for each in changes.tested if _is_sure(each)]
        rest = [each for each in changes.tested if not _is_sure(each)]
        tested = Sentence(voice.counted("tested", changes.tests), Tone.MUTED)
        first = self._points(sure) if sure else Sentence(voice("none"))
        notes = Points(tuple(Sentence(each) for each in self.notes()))
        found = [
            Section("changes", voice("changes-title"), (first, tested)),
            Section("bear-in-mind", voice("mind-title"), (notes,)),
        ]
        if rest:
            found.append(Section("unseen", voice("rest-title"), (self._points(rest),)))
        if changes.tested:
            table = self.table(changes.tested, verdicts=True)
            found.append(Section("tested", voice("table-title"), (table,)))
        if changes.described:
            table = self.table(changes.described, verdicts=False)
            lead = voice("described-lead")
            found.append(Section("described", voice("described-title"), (table,), lead=lead))
        return tuple(found)

    def side(self, selection: Selection) -> str:
        """Tell of which period and groups one side is."""
        period = selection.period.name if selection.period is not None else ""
        groups = (selection.group,) if selection.group is not None else selection.groups
        if not groups:
            return period or self.voice("everything")
        names = self.groups(groups)
        return self.voice("of-groups", period=period, groups=names) if period else names

    def groups(self, groups: Sequence[str]) -> str:
        """List groups, of many the first."""
        return self.voice.titles(groups, 4)

    # --- sentences ---

    def _points(self, found: Sequence[Comparison]) -> Points:
        return Points(tuple(each for one in found for each in self._sentences(one)))

    def _sentences(self, found: Comparison) -> Iterator[Sentence]:
        yield Sentence(self.sentence(found), _TONES.get(found.verdict, Tone.PLAIN))
        if found.effect is not None and _is_sure(found):
            tone = _TONES.get(found.effect.verdict, Tone.PLAIN)
            yield Sentence(self.effect(found, found.effect), tone)

    def what(self, subject: Subject) -> str:
        """Name what is compared: a metric or time at a step, of whom."""
        voice, names = self.voice, self.names
        slots = {"step": voice.quoted(names.step(subject.step))}
        if subject.kind is Kind.METRIC:
            slots["metric"] = names.metric(subject.metric or "")
        if subject.to is not None:
            slots["to"] = voice.quoted(names.step(subject.to))
        what = voice(str(subject.kind), **slots)
        if subject.slice == EVERYBODY:
            return what
        return voice("of", what=what, whom=names.whom(subject.slice))

    def sentence(self, found: Comparison) -> str:
        """Tell one comparison in a sentence or two that a manager understands."""
        voice, writing = self.voice, Writing(found, self.voice)
        slots = {
            "what": self.what(found.subject),
            "before": writing.value(found.before.value),
            "after": writing.value(found.after.value),
        }
        if found.verdict is Verdict.NOT_COMPARABLE:
            return voice("incomparable", **slots)
        change = found.change
        if change is None or found.verdict is Verdict.NOT_ENOUGH:
            lack = str(found.lack or Lack.NO_INTERVAL)
            return voice(lack, least=voice.number(self.changes.least), **slots)
        slots |= self._difference(change, writing)
        if found.verdict.is_sure:
            return voice("sure", verdict=voice(str(found.verdict)), **slots)
        source = found.subject.source
        counts = voice(
            f"counts-{source}",
            before=voice.number(found.before.n or 0),
            after=voice.number(found.after.n or 0),
        )
        alone = change.p is not None and change.p <= FALSE_CHANGES
        unseen = voice(
            "unseen",
            counts=counts,
            smallest=writing.size(change.smallest or 0.0),
            needs="" if alone else self._needs(change, source),
            **slots,
        )
        return f"{unseen}{voice('alone')}" if alone else unseen

    def _needs(self, change: Change, source: str) -> str:
        if change.needed is None:
            return ""
        key = "more" if change.needed > _HOPELESS else "needed"
        count = self.voice.number(min(_two_digits(change.needed), _HOPELESS))
        needed = self.voice(f"{key}-{source}", needed=count)
        periods = self.changes.before.period != self.changes.after.period
        return self.voice("needs-period" if periods else "needs-group", needed=needed)

    def effect(self, found: Comparison, effect: Effect) -> str:
        """Tell by how much the change differs from that of the control group."""
        voice, writing = self.voice, Writing(found, self.voice)
        what = self.what(found.subject)
        if effect.change is None or effect.verdict is Verdict.NOT_ENOUGH:
            return voice("effect-unknown", what=what)
        slots = {
            "what": what,
            "before": writing.value(effect.before.value),
            "after": writing.value(effect.after.value),
            **self._difference(effect.change, writing),
        }
        if effect.verdict.is_sure:
            return voice("effect-sure", verdict=voice(str(effect.verdict)), **slots)
        return voice("effect-unseen", smallest=writing.size(effect.change.smallest or 0.0), **slots)

    def _difference(self, change: Change, writing: Writing) -> dict[str, str]:
        told = ""
        if change.interval is not None:
            low, high = (writing.signed(end) for end in (change.interval.low, change.interval.high))
            told = self.voice("range", low=low, high=high)
        return {"difference": writing.difference(change.difference), "range": told}

    # --- tables ---

    def table(self, found: Sequence[Comparison], *, verdicts: bool) -> Table:
        """Return all figures in a table."""
        voice = self.voice
        effects = verdicts and any(each.effect is not None for each in found)
        titles = ["before", "after", "change"]
        columns = [Column(voice("subject")), *(Column(voice(each), Align.RIGHT) for each in titles)]
        if verdicts:
            columns += [Column(voice("p"), Align.RIGHT), Column(voice("verdict"))]
        if effects:
            columns += [
                Column(voice("effect"), Align.RIGHT),
                Column(voice("effect-verdict")),
            ]
        return Table(
            tuple(columns), tuple(tuple(self._row(each, verdicts, effects)) for each in found)
        )

    def _row(self, found: Comparison, verdicts: bool, effects: bool) -> Iterator[Said]:
        writing = Writing(found, self.voice)
        yield Said(self.what(found.subject))
        for side in (found.before, found.after):
            value, n = writing.value(side.value), side.n
            told = value if n is None else self.voice("valued", value=value, n=self.voice.number(n))
            yield Said(told)
        yield self._cell(found.change, writing)
        if verdicts:
            yield Said(self._p(found.adjusted))
            yield self._verdict(found.verdict)
        if effects:
            effect = found.effect
            yield self._cell(effect.change if effect is not None else None, writing)
            if effect is not None and effect.verdict is Verdict.NO_CHANGE_SEEN:
                yield Said(self.voice("no-effect-seen"))
            else:
                yield Said("–") if effect is None else self._verdict(effect.verdict)

    def _cell(self, change: Change | None, writing: Writing) -> Said:
        if change is None:
            return Said("–")
        told = self._difference(change, writing)
        return Said(f"{told['difference']}{told['range']}")

    def _p(self, p: float | None) -> str:
        if p is None:
            return "–"
        return self.voice("tiny") if p < 0.001 else self.voice.number(p, 2 if p >= 0.01 else 3)

    def _verdict(self, verdict: Verdict) -> Said:
        return Said(self.voice(str(verdict)), _TONES.get(verdict, Tone.PLAIN))

    # --- what to bear in mind ---

    def notes(self) -> Iterator[str]:
        """Tell what else differs between the sides."""
        voice, changes, seen = self.voice, self.changes, self.changes.circumstances
        if changes.control:
            treated, control = self.groups(changes.treated), self.groups(changes.control)
            yield voice("parallel", treated=treated, control=control)
        else:
            yield voice("change-only")
            if seen.seasons:
                yield voice("seasons")
        for key, shared in (("shared", seen.shared), ("shared-control", seen.shared_control)):
            if shared is not None:
                numbers = (shared.both, shared.before, shared.after)
                both, before, after = (voice.number(each) for each in numbers)
                yield voice(key, both=both, before=before, after=after)
        for shift in seen.personas:
            yield voice(
                f"mix-{shift.source}",
                persona=voice.quoted(self.names.whom(Slice(persona=shift.name))),
                before=voice.percent(shift.before),
                after=voice.percent(shift.after),
            )
        if seen.unmapped is not None:
            before, after = voice.percent(seen.unmapped.before), voice.percent(seen.unmapped.after)
            yield voice("unmapped", before=before, after=after)
        for cut in seen.cut:
            yield voice(
                "cut-end" if cut.at_end else "cut-start",
                period=cut.period,
                source=voice("log" if cut.source == "events" else "survey"),
                day=voice.day(cut.day),
                days=voice.number(cut.days),
            )
        if seen.open_before or seen.open_after:
            before, after = voice.number(seen.open_before), voice.number(seen.open_after)
            yield voice("open", before=before, after=after)


def _two_digits(count: int) -> int:
    """Round a count up to two digits: it is an estimate."""
    step: int = 10 ** max(len(str(count)) - 2, 0)
    return -(-count // step) * step


def _is_sure(found: Comparison) -> bool:
    return found.verdict.is_sure or (found.effect is not None and found.effect.verdict.is_sure)
