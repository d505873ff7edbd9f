"""From a mapping to a session: the data opened, the engine begun, everything checked first."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.format.near import nearest
from cjmap.measure.answers.survey import open_survey
from cjmap.measure.data import open_source
from cjmap.measure.engine.duck import DuckEngine, Limits, Scratch
from cjmap.measure.engine.rows import CsvFiles
from cjmap.measure.errors import MeasureError
from cjmap.measure.events.log import open_log
from cjmap.measure.figures.measured import SourceFacts
from cjmap.measure.figures.metrics import allowed_by, metric_named
from cjmap.measure.figures.session import Session
from cjmap.measure.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from cjmap.format.journey import Journey
    from cjmap.measure.data.opened import Opened
    from cjmap.measure.engine.engine import Engine, Progress
    from cjmap.measure.engine.rows import Rows, Unreadable
    from cjmap.measure.mapping.model import Mapping
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class EngineChoice:
    """Where the work is done: `address` of a Spark Connect server (`sc://…`), or None for DuckDB."""

    address: str | None = None
    limits: Limits = field(default_factory=Limits)


@contextmanager
def open_session(
    workspace: Workspace,
    mapping: Mapping,
    base: Path,
    choice: EngineChoice,
    watch: Callable[[Progress], None] | None = None,
) -> Iterator[Session]:
    """Open the data of a mapping for its journey; all of it is let go of at the end.

    `base` is the folder that file names are relative to. Raises `MeasureError`.
    """
    journey = _journey(workspace, mapping)
    plan = Plan.of(journey)
    _check_references(workspace, mapping, plan)
    scratch = Scratch(choice.limits.folder)
    try:
        remote = choice.address is not None
        opened: dict[str, Opened] = {}
        for name, source in (("events", mapping.events), ("answers", mapping.answers)):
            if source is not None:
                opened[name] = open_source(source, base, scratch.path, remote=remote)
        with begin_engine(
            choice, scratch, [each.rows for each in opened.values()], watch
        ) as engine:
            yield _session(workspace, journey, mapping, plan, engine, opened)
    finally:
        scratch.remove()


def begin_engine(
    choice: EngineChoice,
    scratch: Scratch,
    rows: list[Rows],
    watch: Callable[[Progress], None] | None,
) -> Engine:
    """Begin the engine that was chosen, for these rows; raises `MeasureError`."""
    if choice.address is None:
        return DuckEngine(scratch, rows, choice.limits, watch)
    from cjmap.measure.engine.spark import SparkEngine

    return SparkEngine(choice.address, watch)


def _session(
    workspace: Workspace,
    journey: Journey,
    mapping: Mapping,
    plan: Plan,
    engine: Engine,
    opened: dict[str, Opened],
) -> Session:
    log = survey = None
    if "events" in opened:
        log = open_log(engine, mapping, plan, opened["events"].rows, opened["events"].label)
    if "answers" in opened and mapping.answers is not None:
        allowed = [
            allowed_by(metric_named(workspace, each.metric, f"answers.questions[{at}].metric"))
            for at, each in enumerate(mapping.answers.questions)
        ]
        survey = open_survey(
            engine, mapping, allowed, opened["answers"].rows, opened["answers"].label
        )
    sources = {name: _facts(workspace, engine, name, each) for name, each in opened.items()}
    return Session(workspace, journey, mapping, plan, log, survey, sources)


def _facts(workspace: Workspace, engine: Engine, name: str, opened: Opened) -> SourceFacts:
    notes = [
        each.text if each.count is None else f"{each.text} ({each.count:,})"
        for each in opened.notes
    ]
    notes += _unreadable(opened, engine.unreadable(f"{name}_raw"))
    files = []
    for file in opened.files:
        try:
            files.append(file.resolve().relative_to(workspace.root.resolve()).as_posix())
        except ValueError:
            files.append(str(file))
    return SourceFacts(opened.label, tuple(files), opened.digest, tuple(notes))


def _unreadable(opened: Opened, rows: list[Unreadable]) -> list[str]:
    """Tell the rows that could not be read, with their file where there are several."""
    read = opened.rows.files if isinstance(opened.rows, CsvFiles) else ()
    several = dict(zip(read, opened.files, strict=False)) if len(read) > 1 else {}
    return [
        f"{several[each.file].name}, line {each.line}: {each.why}"
        if each.file in several
        else f"line {each.line}: {each.why}"
        for each in rows
    ]


def _journey(workspace: Workspace, mapping: Mapping) -> Journey:
    from cjmap.format.roles import Section

    found = workspace.map_of("journey", mapping.journey)
    if found is None:
        near = nearest(mapping.journey, sorted(workspace.index.workspace_ids(Section.JOURNEY)))
        raise MeasureError(
            f"`journey` is `{mapping.journey}`, but the workspace has no such journey.",
            hint=f"Did you mean `{near}`?" if near else None,
        )
    journey: Journey = found
    return journey


def _check_references(workspace: Workspace, mapping: Mapping, plan: Plan) -> None:
    """Check that steps, personas, channels and contexts of the mapping are there."""
    from cjmap.format.roles import Section

    def check(places: dict[str, str], known: list[str], what: str) -> None:
        for place, id in places.items():
            if id not in known:
                near = nearest(id, known)
                raise MeasureError(
                    f"`{place}` is `{id}`, but {what}.",
                    hint=f"Did you mean `{near}`?" if near else None,
                )

    steps = {f"steps.{id}": id for id in mapping.steps}
    steps |= {f"times[{at}].step": each.step for at, each in enumerate(mapping.times)}
    steps |= {f"shares[{at}].step": each.step for at, each in enumerate(mapping.shares)}
    if mapping.answers is not None:
        questions = enumerate(mapping.answers.questions)
        steps |= {f"answers.questions[{at}].step": each.step for at, each in questions}
    check(steps, list(plan.steps), f"journey `{mapping.journey}` has no such step")
    personas: dict[str, str] = {}
    for name, source in (("events", mapping.events), ("answers", mapping.answers)):
        if source is not None:
            personas |= {f"{name}.personas.{said}": id for said, id in source.personas.items()}
    known = workspace.index.workspace_ids
    check(personas, sorted(known(Section.PERSONA)), "the workspace has no such persona")
    if mapping.events is not None:
        channels = {f"events.channels.{said}": id for said, id in mapping.events.channels.items()}
        check(channels, sorted(known(Section.CHANNEL)), "no catalog has such a channel")
    contexts = {f"contexts.{id}": id for id in mapping.contexts}
    check(contexts, sorted(known(Section.CONTEXT)), "no catalog has such a context")
