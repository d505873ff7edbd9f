"""The document of what was measured."""

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
from cjmap.measure.events.log import ALL
from cjmap.measure.figures.measured import EVERYBODY
from cjmap.measure.mapping.model import Repeated
from cjmap.measure.period import day_of
from cjmap.measure.telling.names import Names
from cjmap.statistics.gates import Reason

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.measure.figures.measured import Measure, Measured, StepFigures
    from cjmap.measure.figures.session import Session
    from cjmap.statistics.medians import Median

_MOST = 8
"""Activities, and answers left out, that are named."""


def tell(session: Session, measured: Measured, lang: str) -> Document:
    """Tell what was measured; sections of other questions may be added behind."""
    voice = Voice(__package__, lang)
    telling = _Telling(session, measured, voice, Names(session.workspace, measured.journey, voice))
    sections = [telling.metrics(), telling.withheld(), telling.steps(), telling.data()]
    return Document(
        title=voice("title", journey=short(measured.journey.label)),
        line=telling.line(),
        lang=voice.lang,
        sections=tuple(each for each in sections if each is not None),
        definitions={},
    )


class _Telling:
    """Tells the parts of one document."""

    def __init__(self, session: Session, measured: Measured, voice: Voice, names: Names) -> None:
        self.session = session
        self.measured = measured
        self.voice = voice
        self.names = names

    def line(self) -> str:
        """Tell of which period, group and data."""
        measured, voice = self.measured, self.voice
        period = measured.period.name if measured.period is not None else "–"
        parts = [period]
        if measured.selection.group is not None:
            parts.append(voice("group", group=short(measured.selection.group)))
        if measured.selection.persona is not None:
            parts.append(voice("persona", persona=short(measured.selection.persona)))
        parts += [short(facts.label) for facts in measured.sources.values()]
        return " · ".join(parts)

    # --- metrics ---

    def metrics(self) -> Section | None:
        """Tell the metrics that may be shown."""
        voice, shown = self.voice, [each for each in self.measured.measures if _shown(each)]
        if not shown:
            return None
        several = any(each.slice != EVERYBODY for each in shown)
        columns = [Column(voice("step")), Column(voice("metric"))]
        if several:
            columns.append(Column(voice("whom")))
        columns += [
            Column(voice("value"), Align.RIGHT),
            Column(voice("interval"), Align.RIGHT),
            Column(voice("n"), Align.RIGHT),
        ]
        order = {step: number for number, step in enumerate(self.measured.plan.steps)}
        shown.sort(key=lambda each: (order[each.step], each.metric, each.slice != EVERYBODY))
        rows = tuple(tuple(self._metric(each, several)) for each in shown)
        lead = voice("metrics-lead")
        return Section("metrics", voice("metrics-title"), (Table(tuple(columns), rows),), lead=lead)

    def _metric(self, measure: Measure, several: bool) -> Iterator[Said]:
        figure = measure.figure
        assert figure is not None
        yield Said(self.names.step(measure.step))
        yield Said(self.names.metric(measure.metric))
        if several:
            yield Said(self.names.whom(measure.slice))
        yield Said(self.names.value(measure.metric, figure.value), Tone.STRONG)
        yield Said(self._interval(measure))
        yield Said(self.voice.number(figure.n))

    def _interval(self, measure: Measure) -> str:
        interval = measure.figure.interval if measure.figure is not None else None
        if interval is None:
            return "–"
        low, high = (self.names.value(measure.metric, end) for end in (interval.low, interval.high))
        return self.voice("between", low=low, high=high)

    def withheld(self) -> Section | None:
        """Tell which figures are not shown, and why."""
        told = [Sentence(self._why(each)) for each in self.measured.measures if not _shown(each)]
        if not told:
            return None
        return Section("withheld", self.voice("withheld-title"), (Points(tuple(told)),))

    def _why(self, measure: Measure) -> str:
        names, voice, figure, why = self.names, self.voice, measure.figure, measure.withheld
        step = names.step(measure.step)
        gives_away = why is not None and why.reason is Reason.GIVES_AWAY
        if measure.slice != EVERYBODY and not gives_away:
            step = f"{step} ({names.whom(measure.slice)})"
        slots: dict[str, str] = {"metric": names.metric(measure.metric), "step": step}
        if figure is None or why is None:
            return voice("no-answers", **slots)
        if why.reason is Reason.TOO_FEW:
            return voice("too-few", least=voice.number(why.needed), **slots)
        if why.reason is Reason.GIVES_AWAY:
            return voice("hidden", whom=names.whom(measure.slice), **slots)
        value = names.value(measure.metric, figure.value)
        if why.reason is Reason.NO_INTERVAL or why.half_width is None or why.limit is None:
            return voice("no-interval", value=value, n=voice.number(figure.n), **slots)
        return voice(
            "too-wide",
            value=value,
            n=voice.number(figure.n),
            half=names.value(measure.metric, why.half_width),
            limit=names.value(measure.metric, why.limit),
            needed=voice.number(why.needed),
            **slots,
        )

    # --- steps ---

    def steps(self) -> Section | None:
        """Tell the volumes and times of steps."""
        measured, voice = self.measured, self.voice
        if not measured.steps:
            return None
        columns = self._columns()
        heads = [Column(voice(title), align) for title, align, _ in columns]
        rows = tuple(
            tuple(Said(cell(step)) for _, _, cell in columns)
            for step in sorted(measured.steps, key=self._place)
        )
        notes = [Sentence(voice("funnel-means"), Tone.MUTED)]
        if measured.open_cases:
            quiet = voice.seconds(measured.quiet or 0)
            told = voice.counted("open-cases", measured.open_cases, quiet=quiet)
            notes.append(Sentence(told, Tone.MUTED))
        if not any(step.duration or step.wait for step in measured.steps):
            notes.append(Sentence(voice("no-times"), Tone.MUTED))
        blocks: list[Block] = [Table(tuple(heads), rows), Points(tuple(notes))]
        lead = voice.counted("steps-lead", measured.cases)
        mixed = [each for each in measured.steps if len(each.channels) > 1]
        parts: tuple[Section, ...] = ()
        if mixed:
            told_mix = Points(tuple(Sentence(self._channels(each)) for each in mixed))
            parts = (Section("channels", voice("channels"), (told_mix,)),)
        return Section("steps", voice("steps-title"), tuple(blocks), parts, lead=lead)

    def _place(self, step: StepFigures) -> tuple[int, bool]:
        return self.measured.plan.steps.index(step.step), step.slice != EVERYBODY

    def _columns(self) -> list[tuple[str, Align, Callable[[StepFigures], str]]]:
        """Return the columns of the table of steps: those in which something stands."""
        voice, steps = self.voice, self.measured.steps

        def count(number: int | None) -> str:
            return "–" if number is None else voice.number(number)

        def left(step: StepFigures) -> str:
            told = step.slice == EVERYBODY and step.left.whole
            return voice.percent(step.left.share) if told else "–"

        columns: list[tuple[str, Align, Callable[[StepFigures], str], bool]] = [
            ("step", Align.LEFT, lambda step: self.names.step(step.step), True),
            (
                "whom",
                Align.LEFT,
                lambda step: self.names.whom(step.slice),
                any(step.slice != EVERYBODY for step in steps),
            ),
            ("cases", Align.RIGHT, lambda step: count(step.reached.cases), True),
            ("share", Align.RIGHT, lambda step: voice.percent(step.reached.share), True),
            (
                "funnel",
                Align.RIGHT,
                lambda step: count(step.funnel),
                any(step.funnel is not None for step in steps),
            ),
            ("left", Align.RIGHT, left, True),
            (
                "again",
                Align.RIGHT,
                lambda step: count(step.repeats),
                any(step.repeats for step in steps),
            ),
            (
                "since",
                Align.RIGHT,
                lambda step: self._time(step.since),
                not any(step.duration or step.wait for step in steps),
            ),
            (
                "duration",
                Align.RIGHT,
                lambda step: self._time(step.duration),
                any(step.duration for step in steps),
            ),
            (
                "wait",
                Align.RIGHT,
                lambda step: self._time(step.wait),
                any(step.wait for step in steps),
            ),
        ]
        return [(title, align, cell) for title, align, cell, there in columns if there]

    def _time(self, median: Median | None) -> str:
        if median is None or median.n < self.session.mapping.least:
            return "–"
        return self.voice.seconds(median.value)

    def _channels(self, step: StepFigures) -> str:
        """Tell the channels of a step, with the share of its events that each has."""
        voice, whole = self.voice, sum(events for _, events in step.channels)
        mix = [
            f"{self.names.channel(id)} {voice.percent(events / whole)}"
            for id, events in step.channels[:_MOST]
        ]
        name = self.names.step(step.step)
        whom = "" if step.slice == EVERYBODY else f" ({self.names.whom(step.slice)})"
        return f"{name}{whom}: {', '.join(mix)}"

    # --- the data ---

    def data(self) -> Section:
        """Tell what the figures rest on, and what was left out."""
        voice, whole = self.voice, tuple(map(Sentence, self._rows()))
        parts: tuple[Section, ...] = ()
        if whole and self.measured.selection != ALL:
            parts = (Section("whole-log", voice("whole-log"), (Points(whole),)),)
            whole = ()
        told = (
            *map(Sentence, (*self._sources(), *self._log())),
            *whole,
            *map(Sentence, self._survey()),
        )
        return Section("data", voice("data-title"), (Points(told),), parts)

    def _sources(self) -> Iterator[str]:
        for name, facts in self.measured.sources.items():
            yield self.voice("source", name=self.voice(f"name-{name}"), label=short(facts.label))
            yield from (short(note, 200) for note in facts.notes[:_MOST])

    def _log(self) -> Iterator[str]:
        measured, voice, quality = self.measured, self.voice, self.measured.quality
        if quality is None:
            return
        events = sum(each.events for each in measured.activities)
        if not events:
            yield voice("nothing")
            return
        unmapped = measured.unmapped
        explained = sum(each.events for each in measured.activities if each.role is not None)
        yield voice(
            "explained" if measured.selection == ALL else "explained-events",
            events=voice.percent(explained / events),
            cases=voice.percent(quality.explained_cases / quality.cases),
        )
        absent = sorted(
            self.session.mapping.activities - {each.name for each in measured.activities}
        )
        if absent:
            names = [voice.title(each) for each in absent]
            yield voice.counted("absent", len(absent), names=_most_of(names, ", "))
        if unmapped:
            count = sum(each.events for each in unmapped)
            names = [f"{voice.title(each.name)} ({voice.number(each.events)})" for each in unmapped]
            yield voice.counted("unmapped", count, names=_most_of(names, ", "))

    def _rows(self) -> Iterator[str]:
        """Tell what the whole log is worth, whatever was selected of it."""
        measured, voice, quality = self.measured, self.voice, self.measured.quality
        if quality is None:
            return
        if quality.without_case:
            yield voice.counted("without-case", quality.without_case)
        if quality.without_activity:
            yield voice.counted("without-activity", quality.without_activity)
        if quality.without_time:
            shown = ", ".join(voice.title(each) for each in measured.odd_times)
            examples = voice("such-as", examples=shown) if shown else ""
            yield voice.counted("without-time", quality.without_time, examples=examples)
        if quality.tied and self.session.log is not None:
            by_file = self.session.log.engine.dialect.knows_file_order
            yield voice.counted("tied" if by_file else "tied-named", quality.tied)
        if quality.personas:
            yield voice.counted("several-personas", quality.personas)
        if quality.groups:
            yield voice.counted("several-groups", quality.groups)
        if quality.before_stray is not None and quality.last is not None:
            last, before = (
                day_of(each, measured.zone) for each in (quality.last, quality.before_stray)
            )
            yield voice.counted("stray", (last - before).days, day=f"{last}")
        if quality.repeated:
            source = self.session.mapping.events
            dropped = source is not None and source.repeated is Repeated.DROP
            key = "repeated-dropped" if dropped else "repeated-kept"
            yield voice.counted(key, quality.repeated)

    def _survey(self) -> Iterator[str]:
        voice, survey = self.voice, self.measured.survey
        if survey is None:
            return
        if survey.without_date:
            yield voice.counted("without-date", survey.without_date)
        if survey.without_weight:
            yield voice.counted("without-weight", survey.without_weight)
        if survey.unknown_questions:
            count = sum(count for _, count in survey.unknown_questions)
            names = [
                f"{voice.title(name) if name else voice('unnamed')} ({voice.number(count)})"
                for name, count in survey.unknown_questions
            ]
            yield voice.counted("unknown-questions", count, names=_most_of(names, ", "))
        if survey.left_out:
            shown = [
                voice(
                    "left-out",
                    count=voice.number(each.count),
                    said=short(each.said, 40),
                    metric=self.names.metric(each.metric),
                    step=self.names.step(each.step),
                    why=voice(each.why),
                )
                for each in survey.left_out
            ]
            told = _most_of(shown, "; ")
            yield f"{voice.counted('left-out-all', survey.cannot_count)} {told}"


def _most_of(names: Sequence[str], between: str) -> str:
    """Join the first few, and say how many more there are."""
    more = f" (+{len(names) - _MOST})" if len(names) > _MOST else ""
    return between.join(names[:_MOST]) + more


def _shown(measure: Measure) -> bool:
    return measure.figure is not None and measure.withheld is None
