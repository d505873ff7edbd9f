"""From data to the text of a mapping: looked at, told what it seems to be, written."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.measure.data import open_source
from cjmap.measure.engine.duck import Scratch
from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import open_log
from cjmap.measure.events.quality import quality
from cjmap.measure.events.volumes import activities, directly_follows
from cjmap.measure.mapping.model import Mapping, Source
from cjmap.measure.opening import begin_engine
from cjmap.measure.plan import Plan
from cjmap.measure.suggesting.columns import (
    answer_columns,
    event_columns,
    is_failing,
    known,
    transitions,
)
from cjmap.measure.suggesting.looking import look, values_with_answers
from cjmap.measure.suggesting.order import levels
from cjmap.measure.suggesting.proposal import (
    Named,
    Proposal,
    ProposedAnswers,
    ProposedEvents,
)
from cjmap.measure.suggesting.questions import place_question, rates
from cjmap.measure.suggesting.steps import Likeness, place, profiles
from cjmap.measure.suggesting.times import times
from cjmap.measure.suggesting.words import is_of_machine
from cjmap.measure.suggesting.writing import writable, written
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.format.catalog import Metric
    from cjmap.format.journey import Journey
    from cjmap.measure.data.opened import Opened
    from cjmap.measure.engine.dialect import Column
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.opening import EngineChoice
    from cjmap.measure.suggesting.looking import Seen
    from cjmap.workspace import Workspace

_ZONES = {"pl": "Europe/Warsaw"}
_DATA = {"events": "suggested_events", "answers": "suggested_answers"}
_MOST = 200
"""Activities without a place that are listed."""


def suggest(
    workspace: Workspace,
    journey: Journey,
    events: str | None,
    answers: str | None,
    choice: EngineChoice,
    base: Path,
) -> str:
    """Return the text of a mapping file for a journey, proposed from its data.

    `events` and `answers` are addresses as in `from:`, relative to `base`. Raises `MeasureError` where
    data cannot be read, or have no column that could be the case, the activity or the time.
    """
    return written(propose(workspace, journey, events, answers, choice, base))


def propose(
    workspace: Workspace,
    journey: Journey,
    events: str | None,
    answers: str | None,
    choice: EngineChoice,
    base: Path,
) -> Proposal:
    """Look at the data of a journey, and return what they seem to mean."""
    scratch = Scratch(choice.limits.folder)
    remote = choice.address is not None
    try:
        opened = {
            name: open_source(
                Source.model_validate({"from": data}), base, scratch.path, remote=remote
            )
            for name, data in (("events", events), ("answers", answers))
            if data is not None
        }
        with begin_engine(choice, scratch, [each.rows for each in opened.values()], None) as engine:
            return _Suggesting(workspace, journey, engine, opened).proposal(events, answers)
    finally:
        scratch.remove()


class _Suggesting:
    """One proposal in the making."""

    def __init__(
        self,
        workspace: Workspace,
        journey: Journey,
        engine: Engine,
        opened: dict[str, Opened],
    ) -> None:
        self._workspace = workspace
        self._journey = journey
        self._engine = engine
        self._opened = opened
        self._alike = Likeness(profiles(workspace, journey))
        self._personas = self._titles(Section.PERSONA)
        self._channels = self._titles(Section.CHANNEL)
        found = (
            workspace.metric_of(id) for id in sorted(workspace.index.workspace_ids(Section.METRIC))
        )
        self._metrics: list[Metric] = [each for each in found if each is not None]

    def proposal(self, events: str | None, answers: str | None) -> Proposal:
        """Return all that is proposed."""
        lang = self._workspace.language_of(self._journey)
        log = self._events(events) if events is not None else None
        survey = self._survey(answers) if answers is not None else None
        told = log is not None and log.columns.time.zoned >= 0.9 * log.columns.time.filled
        placed = log.placed if log is not None else ()
        durations = [
            (id, self._workspace.title_of(Section.METRIC.value, id) or id, step)
            for id, step in self._used("duration")
        ]
        contexts = self._workspace.index.workspace_ids(Section.CONTEXT)
        return Proposal(
            self._journey.id,
            lang,
            "UTC" if told else _ZONES.get(lang, "UTC"),
            told,
            log,
            survey,
            tuple(step.id for step in self._journey.steps),
            tuple(times(self._alike, placed, durations)),
            tuple(self._used("share")),
            ("weekend",) if "weekend" in contexts else (),
        )

    def _titles(self, section: Section) -> list[tuple[str, str]]:
        ids = sorted(self._workspace.index.workspace_ids(section))
        return [(id, self._workspace.title_of(section.value, id) or id) for id in ids]

    def _read(self, name: str) -> tuple[list[Column], Rows]:
        """Read data; return the columns that a mapping can name, and the rows.

        What a cluster opens nobody has looked at before: another separator shows in a single name.
        """
        rows = self._opened[name].rows
        found = self._engine.read(_DATA[name], rows)
        if isinstance(rows, CsvFiles) and len(found) == 1:
            separator = next((each for each in ";\t|" if each in found[0].name), None)
            if separator is not None:
                rows = replace(rows, delimiter=separator)
                found = self._engine.read(_DATA[name], rows)
        return [each for each in found if writable(each.name)], rows

    def _events(self, source: str) -> ProposedEvents:
        engine = self._engine
        listed, rows = self._read("events")
        seen = look(engine, _DATA["events"], listed)
        columns = event_columns(
            engine, _DATA["events"], listed, seen, self._channels, self._personas
        )
        if columns is None:
            raise _not_told(source, "a case, an activity and a time", seen)
        others = columns.others
        said: dict[str, object] = {
            "from": source,
            "case": columns.case.name,
            "activity": columns.activity.name,
            "time": columns.time.name,
            "time_format": columns.time.written,
        }
        if "lifecycle" in others:
            starts, completes = transitions(others["lifecycle"])
            said |= {"lifecycle": others["lifecycle"].name}
            said |= {"starts": starts} if starts else {}
            said |= {"completes": completes} if completes else {}
        mapping = Mapping.model_validate({"journey": self._journey.id, "events": said})
        log = open_log(engine, mapping, Plan.of(self._journey), rows)
        counts = {each.name: each.events for each in activities(log)}
        far = levels(directly_follows(log))
        fit = {each: many for each, many in counts.items() if writable(each)}
        ignored = [(each, many) for each, many in fit.items() if is_of_machine(each)]
        placed = place(self._alike, {each: fit[each] for each in fit.keys() - dict(ignored)}, far)
        told = {*dict(ignored), *(each.activity for each in placed)}
        left = [(each, many) for each, many in counts.items() if each not in told]
        status = others.get("status")
        return ProposedEvents(
            source,
            _delimiter(rows),
            columns,
            _named(others.get("channel"), self._channels),
            _named(others.get("persona"), self._personas),
            tuple(value for value, _ in status.values if is_failing(value)) if status else (),
            quality(log).repeated,
            tuple(placed),
            tuple(ignored),
            tuple(left[:_MOST]),
            len(counts) - len(ignored),
        )

    def _survey(self, source: str) -> ProposedAnswers:
        engine = self._engine
        listed, rows = self._read("answers")
        seen = look(engine, _DATA["answers"], listed)
        columns = answer_columns(seen, self._personas, rates)
        if columns is None:
            raise _not_told(source, "a date", seen)
        question, answer = columns.others.get("question"), columns.others.get("answer")
        by_name = {each.name: each for each in listed}
        found: list[tuple[str, tuple[float, float] | None, int]] = []
        if question is not None and answer is not None:
            found = values_with_answers(
                engine, _DATA["answers"], by_name[question.name], by_name[answer.name]
            )
        else:
            for each in columns.rated:
                ends = (
                    (each.low, each.high)
                    if each.low is not None and each.high is not None
                    else None
                )
                found.append((each.name, ends, each.filled))
        asked = [
            place_question(name, ends, count, self._metrics, self._journey, self._alike)
            for name, ends, count in found
        ]
        if not asked:
            raise _not_told(source, "an answer on a scale", seen)
        return ProposedAnswers(
            source,
            _delimiter(rows),
            columns,
            _named(columns.others.get("persona"), self._personas),
            tuple(asked),
        )

    def _used(self, method: str) -> Iterator[tuple[str, str]]:
        """Return the metrics of a method that the journey has, with their steps."""
        for step in self._journey.steps:
            for used in step.metrics:
                metric = self._workspace.metric_of(used.metric)
                if metric is not None and metric.method == method:
                    yield metric.id, step.id


def _delimiter(rows: Rows) -> str | None:
    """Return what stands between cells where it is no comma; None too where there are no cells."""
    given = rows.delimiter if isinstance(rows, CsvFiles) else ","
    return given if given != "," else None


def _named(seen: Seen | None, ids: list[tuple[str, str]]) -> Named:
    """Translate the values of a column into ids; those that are ids need no translation."""
    found: dict[str, str] = {}
    unknown = []
    for value, _ in seen.values if seen is not None else ():
        id = known(value, ids)
        if id is None:
            unknown.append(value)
        elif id != value:
            found[value] = id
    return Named(found, tuple(unknown))


def _not_told(source: str, what: str, seen: list[Seen]) -> MeasureError:
    names = ", ".join(f"“{one_line(each.name)}”" for each in seen[:20])
    return MeasureError(
        f"{one_line(source)}: no columns look like {what}. It has {names}.",
        hint="Write the mapping by hand: docs/measure/mapping.md lists its fields.",
    )
