"""What a heat map counts: the steps of each stage at each touchpoint, and how they feel.

Every step counts once, and equally, with the mean score of its personas. The mean of a cell is the arithmetic mean of its steps'
scores; that of a row, of a column or of the whole is the mean of all steps in it, not of its
cells. Steps without a score are counted but change no mean.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.feelings import mean, mean_score

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.format.journey import Journey, Step, TouchpointUse


@dataclass(frozen=True, slots=True)
class Row:
    """A touchpoint. `key` is unique; `channel` is the name of its channel, "" if unknown."""

    key: str
    name: str
    channel: str


NOWHERE = Row("", "", "")
"""The row of the steps that name no touchpoint."""


@dataclass(frozen=True, slots=True, order=True)
class Column:
    """A stage of a journey; both count from 0."""

    journey: int
    stage: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What is known of some steps together."""

    steps: int
    mean: float | None
    """The mean score, −2..2; None if none of them has one."""
    pain: Any | None
    """What hurts most: the greatest severity, then the greatest frequency, then the first."""


@dataclass(frozen=True, slots=True)
class Table:
    """The steps of some journeys by touchpoint and stage.

    Few cells of a large table hold anything, so nobody goes through all of them.
    """

    journeys: tuple[Journey, ...]
    rows: tuple[Row, ...]
    """By channel, channels and touchpoints in the order in which they are first met."""
    columns: tuple[Column, ...]
    steps: dict[str, dict[Column, list[Step]]]
    """The steps of each cell, by the key of the row; an empty cell is not there."""
    filled: dict[Column, list[Row]]
    """The rows that have steps in each column, in their order; no column without any is there."""
    numbers: dict[str, int]
    """The number of each row, which counts from 1, by its key."""
    personas: tuple[str, ...] = ()
    """Whose scores count; none: those of all personas."""

    def columns_of(self, row: Row) -> Iterable[Column]:
        """Give the columns in which a row has steps, in their order."""
        return self.steps.get(row.key, {})

    def cell(self, row: Row, column: Column) -> Figures:
        """Give the figures of one cell."""
        return self._figures([(row, column)])

    def of_row(self, row: Row) -> Figures:
        """Give the figures of a touchpoint, over all stages."""
        return self._figures((row, column) for column in self.columns_of(row))

    def of_column(self, column: Column) -> Figures:
        """Give the figures of a stage, over all touchpoints."""
        return self._figures((row, column) for row in self.filled.get(column, ()))

    def whole(self) -> Figures:
        """Give the figures of all steps."""
        return self._figures((row, column) for row in self.rows for column in self.columns_of(row))

    def _figures(self, cells: Iterable[tuple[Row, Column]]) -> Figures:
        here = [
            (step, self.journeys[column.journey])
            for row, column in cells
            for step in self.steps.get(row.key, {}).get(column, ())
        ]
        pains = [pain for step, _ in here for pain in step.pains]
        worst = max(
            pains, key=lambda pain: (pain.severity or 0, pain.frequency or 0.0), default=None
        )
        score = mean(
            mean_score(step.emotion, journey.personas, self.personas) for step, journey in here
        )
        return Figures(len(here), score, worst)


def table_of(journeys: Sequence[Journey], setting: Setting) -> Table:
    """Sort the steps of journeys into a table. It has no rows where no step has a touchpoint."""
    met: dict[str, Row] = {}
    columns: list[Column] = []
    steps: dict[str, dict[Column, list[Step]]] = {}
    for number, journey in enumerate(journeys):
        for index, stage in enumerate(journey.stages):
            column = Column(number, index)
            columns.append(column)
            for step in stage.steps:
                row = _row(step.touchpoint, setting)
                met.setdefault(row.key, row)
                steps.setdefault(row.key, {}).setdefault(column, []).append(step)
    rows = _grouped(met.values())
    filled: dict[Column, list[Row]] = {}
    for row in rows:
        for column in steps[row.key]:
            filled.setdefault(column, []).append(row)
    return Table(
        tuple(journeys),
        rows,
        tuple(columns),
        steps,
        filled,
        {row.key: number for number, row in enumerate(rows, 1)},
        setting.view.personas,
    )


def _row(use: TouchpointUse | None, setting: Setting) -> Row:
    """Give the row of a touchpoint: of one of the catalog by its id, else by its name."""
    if use is None:
        return NOWHERE
    channel = use.channel or (setting.context.channel_of(use.id) if use.id else None)
    name = setting.name_of("channel", channel) if channel else ""
    if use.id:
        return Row(f"id {use.id}", use.title or setting.name_of("touchpoint", use.id), name)
    if use.title:
        return Row(f"title {channel or ''} {use.title}", use.title, name)
    return Row(f"channel {channel}", name, name) if name else NOWHERE


def _grouped(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Bring the touchpoints of a channel together; those that name none come last."""
    channels: dict[str, list[Row]] = {}
    nowhere: list[Row] = []
    unknown: list[Row] = []
    for row in rows:
        if row is NOWHERE:
            nowhere.append(row)
        elif row.channel:
            channels.setdefault(row.channel, []).append(row)
        else:
            unknown.append(row)
    return (*(row for group in channels.values() for row in group), *unknown, *nowhere)
