"""Puts into words what nobody looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Phase
from cjmap.insight.document import Sentence
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.report.coverage.figures import CoverageFigures
    from cjmap.insight.report.coverage.matrix import Matrix, PersonaRow
    from cjmap.insight.voice import Voice

_NAMED = 5
"""So many names are told in one sentence."""


def gaps(figures: CoverageFigures, voice: Voice, most: int) -> Iterator[Sentence]:
    """Tell what the maps leave out: personas, times, channels, stages, futures, measurements.

    Personas are told one by one where they are at most so many.
    """
    matrix = figures.matrix
    yield from _personas(matrix, voice, most)
    yield from _phases(matrix, voice)
    if matrix.cells and not any(cell.channel for cell in matrix.cells):
        yield Sentence(voice("no-channels"))
    unused = [each.title for each in matrix.channels if not each.steps]
    if unused:
        yield _named("no-step-on", unused, voice)
    empty = [each.title for each in matrix.stages if not each.steps]
    if empty:
        yield _named("empty-stages", empty, voice)
    futures = figures.futures
    if futures.without and len(futures.without) == futures.current:
        yield Sentence(voice.counted("no-future-at-all", futures.current))
    elif futures.without:
        yield _part("no-future", [each.title for each in futures.without], futures.current, voice)
    truths = figures.truths
    if len(truths.unmeasured) == truths.truths == 1:
        title = voice.title(truths.unmeasured[0].title)
        yield Sentence(voice("only-unmeasured", title=title))
    elif truths.unmeasured and len(truths.unmeasured) == truths.truths:
        yield Sentence(voice("all-unmeasured", whole=voice.number(truths.truths)))
    elif truths.unmeasured:
        yield _part("unmeasured", [each.title for each in truths.unmeasured], truths.truths, voice)


def _personas(matrix: Matrix, voice: Voice, most: int) -> Iterator[Sentence]:
    people = [each for each in matrix.personas if each.persona and not each.basis]
    for key, found in (
        ("no-journey", [each for each in people if not each.journeys]),
        ("no-step", [each for each in people if each.journeys and not each.steps]),
    ):
        if found:
            yield Sentence(voice(key, names=_people(found, voice)))
    unread = [each for each in people if not each.empathy_maps]
    if len(unread) == len(people) > 1:
        yield Sentence(voice("no-empathy-map-at-all"))
    elif unread:
        yield Sentence(voice("no-empathy-map", names=_people(unread, voice)))
    told = [each for each in people if _is_one_sided(each, matrix)]
    if len(told) <= most:
        for each in told:
            yield _one_sided(each, matrix, voice)
    else:
        yield Sentence(voice.counted("many-one-channel", len(told), names=_people(told, voice)))


def _is_one_sided(persona: PersonaRow, matrix: Matrix) -> bool:
    """Whether a persona is met on one channel alone where the maps have several."""
    return len(persona.channels) == 1 and sum(each.steps > 0 for each in matrix.channels) > 1


def _one_sided(persona: PersonaRow, matrix: Matrix, voice: Voice) -> Sentence:
    """Tell on which single channel a persona is met, and when never."""
    titles = {each.channel: each.title for each in matrix.channels}
    steps = [each.steps for each in matrix.cells if each.persona == persona.persona]
    told = voice.counted(
        "one-channel",
        sum(steps),
        persona=short(persona.name),
        channel=voice.title(titles[persona.channels[0]]),
    )
    phases = {each.phase for each in matrix.stages if each.journey in persona.journeys}
    never = [phase for phase in Phase if phase in phases and phase not in persona.phases]
    if never:
        times = voice("nor").join(voice(f"time-{phase}") for phase in never)
        told = f"{told} {voice('never', times=times)}"
    return Sentence(told)


def _phases(matrix: Matrix, voice: Voice) -> Iterator[Sentence]:
    """Tell which phases no journey has, where the maps tell phases at all."""
    told = {each.phase for each in matrix.stages if each.phase is not None}
    for phase in Phase:
        if told and phase not in told:
            yield Sentence(voice(f"no-{phase}"))


def _people(people: Sequence[PersonaRow], voice: Voice) -> str:
    """List names; of many the first, and how many more."""
    names = [short(each.name) for each in people]
    if len(names) > _NAMED:
        return f"{', '.join(names[:_NAMED])} (+{len(names) - _NAMED})"
    return voice.listed(names)


def _named(key: str, names: Sequence[str], voice: Voice) -> Sentence:
    told = voice.titles(names, _NAMED)
    return Sentence(voice.counted(key, len(names), names=told))


def _part(key: str, names: Sequence[str], whole: int, voice: Voice) -> Sentence:
    told = voice.titles(names, _NAMED)
    return Sentence(voice.counted(key, len(names), whole=voice.number(whole), names=told))
