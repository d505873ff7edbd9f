"""The matrix as a table: personas and stages, or phases where stages are too many, by channels."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.journey import Phase
from cjmap.insight.document import Column, Said, Table, Tone
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from cjmap.insight.report.coverage.matrix import Cell, Matrix
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_CHANNELS = 5
"""So many channels have a column of their own where there are more, so that a terminal has room."""

_STAGES = 8
"""So many rows of stages are told; more are told by phase, unless details are asked for."""

_ROWS = 15
"""So many rows of phases are told, more than of a list: the holes in a matrix are what it is for."""

_NONE = ""
"""The channel of steps that have none."""

_OTHERS = "*"
"""The channels that have no column of their own; no id is written like that."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: the persona, the stage or phase, and the cells by column."""

    persona: str
    title: str
    cells: Mapping[str, Sequence[Cell]]


def grid(matrix: Matrix, voice: Voice, room: Room) -> Table:
    """Draw the matrix: stage by stage where they are few, else phase by phase."""
    columns = _columns(matrix, room)
    rows = list(_by_stage(matrix, columns))
    by_stage = room.detail or len(rows) <= _STAGES
    if not by_stage:
        rows = list(_by_phase(matrix, columns, voice))
    shown = rows if room.detail else rows[:_ROWS]
    more = len(rows) - len(shown)
    heads = [
        voice("persona"),
        voice("stage" if by_stage else "phase"),
        *_heads(matrix, columns, voice),
    ]
    told = list(_told(shown, tuple(dict.fromkeys(columns.values())), voice))
    if not room.detail:
        told = list(_named_once(told))
    caption = voice("cells")
    if len({row.persona for row in rows}) == 1:  # whom all rows are about is said once, above them
        caption = f"{told[0][0].text}. {caption}"
        heads, told = heads[1:], [row[1:] for row in told]
    return Table(
        tuple(map(Column, heads)),
        tuple(told),
        caption=caption,
        left_out=voice.counted("more-rows", more) if more else "",
    )


def _columns(matrix: Matrix, room: Room) -> dict[str, str]:
    """Return the column of each channel; of many, the rarest share one."""
    channels = [each.channel for each in matrix.channels]
    own = set(channels)
    if len(channels) > _CHANNELS + 1 and not room.detail:
        often = sorted(matrix.channels, key=lambda each: -each.steps)
        own = {each.channel for each in often[:_CHANNELS]}
    columns = {each: each for each in channels if each in own}
    columns |= {each: _OTHERS for each in channels if each not in own}
    if any(cell.channel == _NONE for cell in matrix.cells):
        columns[_NONE] = _NONE
    return columns


def _heads(matrix: Matrix, columns: Mapping[str, str], voice: Voice) -> Iterator[str]:
    titles = {each.channel: short(each.title) for each in matrix.channels}
    others = sum(column == _OTHERS for column in columns.values())
    for column in dict.fromkeys(columns.values()):
        if column == _OTHERS:
            yield voice.counted("other-channels", others)
        else:
            yield titles[column] if column else voice("no-channel")


def _by_stage(matrix: Matrix, columns: Mapping[str, str]) -> Iterator[_Row]:
    cells: dict[tuple[str, str, int], list[Cell]] = defaultdict(list)
    stages: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for cell in matrix.cells:
        cells[cell.persona, cell.journey, cell.stage].append(cell)
    for stage in matrix.stages:
        stages[stage.journey].append((stage.stage, stage.title))
    for persona in matrix.personas:
        for journey in persona.journeys:
            for number, title in stages[journey]:
                here = cells[persona.persona, journey, number]
                yield _Row(persona.name, title, _sorted(here, columns))


def _by_phase(matrix: Matrix, columns: Mapping[str, str], voice: Voice) -> Iterator[_Row]:
    cells: dict[tuple[str, Phase | None], list[Cell]] = defaultdict(list)
    for cell in matrix.cells:
        cells[cell.persona, cell.phase].append(cell)
    for persona in (each for each in matrix.personas if each.journeys):
        for phase in (*Phase, None):
            here = cells[persona.persona, phase]
            if phase is not None or here:
                title = voice(f"phase-{phase}" if phase is not None else "phase-none")
                yield _Row(persona.name, title, _sorted(here, columns))


def _sorted(cells: Iterable[Cell], columns: Mapping[str, str]) -> Mapping[str, Sequence[Cell]]:
    found: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        found[columns[cell.channel]].append(cell)
    return found


def _told(rows: Sequence[_Row], columns: Sequence[str], voice: Voice) -> Iterator[tuple[Said, ...]]:
    for row in rows:
        name = short(row.persona) or voice("nobody-named")
        cells = (_cell(row.cells.get(column, ()), voice) for column in columns)
        yield (Said(name), Said(short(row.title) or "–"), *cells)


def _named_once(rows: Iterable[tuple[Said, ...]]) -> Iterator[tuple[Said, ...]]:
    """Leave out the persona of a row where that above is of the same.

    With all its columns the table may be too wide for a terminal; each row then stands by itself.
    """
    before = None
    for name, *cells in rows:
        yield (Said("") if name == before else name, *cells)
        before = name


def _cell(cells: Sequence[Cell], voice: Voice) -> Said:
    steps = sum(cell.steps for cell in cells)
    if not steps:
        return Said("")
    scored = sum(cell.scored for cell in cells)
    if not scored:
        return Said(voice.number(steps))
    mean = sum((cell.mean or 0.0) * cell.scored for cell in cells) / scored
    told = voice("cell", steps=voice.number(steps), mean=voice.signed(mean, 1))
    return Said(told, Tone.BAD if mean < 0 else Tone.PLAIN)
