"""Run `cjmap measure`."""

from __future__ import annotations

import signal
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from cjmap.cli.measure.answering import answer
from cjmap.cli.measure.comparing import compare
from cjmap.cli.measure.conforming import set_against_plan
from cjmap.cli.measure.mapping import find_meant, read_meant
from cjmap.cli.measure.progress import watching
from cjmap.cli.measure.writing import write_onto_maps
from cjmap.cli.terminal import emit
from cjmap.errors import CjmapError
from cjmap.measure.changes.control import check_groups
from cjmap.measure.engine.duck import Limits
from cjmap.measure.events.log import Selection
from cjmap.measure.figures.measured import Slice
from cjmap.measure.opening import EngineChoice, open_session
from cjmap.measure.period import Period
from cjmap.measure.published import write as write_json
from cjmap.measure.telling.telling import tell

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.cli.measure.mapping import Meant
    from cjmap.cli.measure.request import MeasureRequest
    from cjmap.measure.figures.session import Session


def run(request: MeasureRequest) -> int:
    """Measure what was asked for; return the exit code."""
    _check_use(request)
    signal.signal(
        signal.SIGTERM, _end
    )  # else the folder of what does not fit into memory would stay
    meant = find_meant(request)
    with watching(request.quiet) as watch:
        if request.suggest:
            return _suggest(request, meant)
        mapping, base = read_meant(request, meant)
        with open_session(meant.workspace, mapping, base, choice_of(request), watch) as session:
            return _answer(request, session)


def _end(number: int, _: object) -> NoReturn:
    sys.exit(128 + number)


def choice_of(request: MeasureRequest) -> EngineChoice:
    """Return the engine that was asked for, with its limits."""
    limits = Limits()
    if request.memory is not None:
        limits = replace(limits, memory=request.memory)
    if request.spill_limit is not None:
        limits = replace(limits, spill=request.spill_limit)
    return EngineChoice(request.engine, replace(limits, folder=request.spill))


def _check_use(request: MeasureRequest) -> None:
    comparing = request.comparing
    if bool(comparing.before) != bool(comparing.after):
        raise CjmapError("A comparison needs both `--before` and `--after`.")
    if comparing.control and not comparing.before:
        raise CjmapError("`--control` goes with `--before` and `--after`.")
    if comparing.against and not comparing.group:
        raise CjmapError("`--against` goes with `--group`.")
    if request.picture is not None and not request.conform:
        raise CjmapError("`--picture` goes with `--conform`.")
    if request.conform and (request.write or comparing.asked):
        raise CjmapError("`--conform` does not go with `--write`, nor with a comparison.")
    if request.write and comparing.asked:
        raise CjmapError(
            "A comparison is not written onto a map; the figures of a period are.",
            hint="Write each of the periods: `--period 2026-Q3 --write`.",
        )
    if request.actual is not None and not request.write:
        raise CjmapError("`--actual` goes with `--write`.")
    if request.diff and not request.write:
        raise CjmapError("`--diff` goes with `--write`.")
    if request.suggest and not (request.events or request.answers):
        raise CjmapError(
            "`--suggest` needs data to look at.", hint="Name them: --events DATA, --responses DATA."
        )


def _suggest(request: MeasureRequest, meant: Meant) -> int:
    from cjmap.measure.suggesting import suggest

    journey = meant.workspace.map_of("journey", meant.journey)
    if journey is None:
        raise CjmapError(f"There is no journey `{meant.journey}` here.")
    emit(
        suggest(
            meant.workspace,
            journey,
            request.events,
            request.answers,
            choice_of(request),
            Path.cwd(),
        )
    )
    return 0


def _answer(request: MeasureRequest, session: Session) -> int:
    lang = request.lang or session.workspace.language_of(session.journey)
    if request.comparing.asked:
        compare(request, session, lang, slices_of(request, session))
    else:
        _figures(request, session, lang)
    if request.explain:
        emit("".join(_explained(session)))
    return 0


def _figures(request: MeasureRequest, session: Session, lang: str) -> None:
    period = Period.parse(request.period) if request.period is not None else None
    group = request.comparing.group
    if group is not None:
        check_groups(session, (group,))
    selection = Selection(period=period, group=group)
    measured = session.measure(selection, slices_of(request, session))
    if request.conform:
        set_against_plan(request, session, measured, lang)
        return
    if request.write:
        write_onto_maps(request, session, measured, lang)
        return
    answer(request, tell(session, measured, lang), lambda: write_json(measured))


def slices_of(request: MeasureRequest, session: Session) -> list[Slice]:
    """Return the slices that `--by` asks for: the personas of the journey, the contexts of the mapping."""
    slices: list[Slice] = []
    sources = (session.mapping.events, session.mapping.answers)
    if "persona" in request.by:
        if not any(source is not None and source.persona for source in sources):
            raise CjmapError(
                "`--by persona`: the mapping does not say which column tells the persona.",
                hint="Add `persona: COLUMN` to its `events` or `answers`.",
            )
        slices += [Slice(persona=each) for each in session.journey.personas]
    if "context" in request.by:
        if not session.mapping.contexts:
            raise CjmapError(
                "`--by context`: the mapping does not say when contexts hold.",
                hint="Add `contexts:`, such as `weekend: {days: [saturday, sunday]}`.",
            )
        slices += [Slice(context=each) for each in session.mapping.contexts]
    return slices


def _explained(session: Session) -> Iterator[str]:
    engine = session.log.engine if session.log is not None else None
    engine = engine or (session.survey.engine if session.survey is not None else None)
    for asked in engine.asked if engine is not None else ():
        yield f"-- {asked.about}: {asked.seconds:.2f} s, {asked.rows} rows\n{asked.sql};\n"
        if asked.parameters:
            yield f"-- with {', '.join(map(repr, asked.parameters))}\n"
