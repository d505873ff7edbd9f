"""A block of a heat map: some journeys side by side over the same rows, with their means."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.stage_strip import StripStage, stage_strip
from cjmap.draw.pictures.heat_map.cell import HEIGHT, CellLook
from cjmap.draw.pictures.heat_map.table import NOWHERE
from cjmap.draw.scene import Box, Mark, Shape, Weight, moved, rounded_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.heat_map.table import Column, Figures, Row, Table

_CHANNEL = 104.0
_TOUCHPOINT = 138.0
_MEAN = 112.0
_GAP = 8.0
_PAD = 4.0
"""Space between a cell and the edges of its column and its row, in points."""

_APART = 18.0
"""Space between two journeys, in points."""

FIXED = _CHANNEL + _TOUCHPOINT + _MEAN + 3 * _GAP
"""Width of a block without its columns, in points."""


def apart(journeys: int) -> float:
    """Give the width that lies between so many journeys, in points."""
    return _APART * (journeys - 1)


@dataclass(frozen=True, slots=True)
class Block:
    """A table of journeys that stand side by side; each column is `column` points wide.

    `number` tells the blocks of a picture apart; with `titled`, the journeys are named.
    """

    table: Table
    setting: Setting
    column: float
    number: int
    titled: bool

    @property
    def width(self) -> float:
        """The width, in points."""
        return FIXED + self.column * len(self.table.columns) + apart(len(self.table.journeys))

    def lay_out(self, y: float) -> tuple[list[Mark], float]:
        """Place the block with its upper side at y; give its marks and its lower end."""
        marks, y = self._heads(y)
        for channel, group in groupby(
            self.table.rows, key=lambda row: (row.channel, row is NOWHERE)
        ):
            more, y = self._channel(channel[0], list(group), y + _GAP / 2)
            marks += more
        means, y = self._means(y + _GAP)
        return [*marks, *means], y

    # --- columns ---

    def _left(self, column: Column) -> float:
        """Give where a column begins."""
        start = MARGIN + _CHANNEL + _TOUCHPOINT + 2 * _GAP
        return start + (self._place(column) - 1) * self.column + _APART * column.journey

    def _place(self, column: Column) -> int:
        """Give the number of a column, which counts from 1; they stand in order."""
        return bisect_right(self.table.columns, column)

    @property
    def _mean_left(self) -> float:
        return MARGIN + self.width - _MEAN

    def _heads(self, y: float) -> tuple[list[Mark], float]:
        """Place the titles of the journeys, and their stages below."""
        theme, said = self.setting.theme, self.setting.said
        marks: list[Mark] = []
        titles: list[tuple[list[Shape], float]] = []
        for number, journey in enumerate(self.table.journeys):
            own = [column for column in self.table.columns if column.journey == number]
            room = self.column * len(own) - 4
            text = journey.title
            if journey.state and str(journey.state) != "current":
                text += f" ({said[f'state-{journey.state}']})"
            shapes, tall = paragraph(
                text, self._left(own[0]) + 2, 0, room, 12, theme.ink, Weight.SEMIBOLD
            )
            titles.append((shapes, tall))
        if self.titled:
            highest = max(tall for _, tall in titles)
            for number, (shapes, tall) in enumerate(titles, 1):
                placed = tuple(moved(shape, 0, y + highest - tall) for shape in shapes)
                marks.append(Mark("journey-title", placed, f"{self._key}journey-{number}"))
            y += highest + 6
        strips: list[tuple[list[StripStage], float]] = []
        for number, journey in enumerate(self.table.journeys):
            stages = [
                StripStage(
                    f"{self._key}stage-{number + 1}-{index + 1}",
                    stage.label or said.number(index + 1),
                    self._left(column) + (2 if index == 0 else 0),
                    self._left(column) + self.column,
                )
                for index, (stage, column) in enumerate(
                    zip(
                        journey.stages,
                        (c for c in self.table.columns if c.journey == number),
                        strict=True,
                    )
                )
            ]
            strips.append((stages, stage_strip(stages, 0, 10, theme, 30)[1]))
        height = max(tall for _, tall in strips)
        for stages, _ in strips:
            marks += stage_strip(stages, y, 10, theme, height)[0]
        mean, tall = paragraph(
            said["mean"], self._mean_left + _MEAN / 2, 0, _MEAN, 11, theme.ink, Weight.SEMIBOLD,
            "middle",
        )  # fmt: skip
        placed = tuple(moved(shape, 0, y + (height - tall) / 2) for shape in mean)
        marks.append(Mark("mean-title", placed))
        return marks, y + height

    # --- rows ---

    def _channel(self, channel: str, rows: Sequence[Row], y: float) -> tuple[list[Mark], float]:
        """Place the touchpoints of one channel, and its name beside them."""
        setting, said = self.setting, self.setting.said
        hue = setting.theme.hues["teal" if channel else "slate"]
        label = channel or said["no-touchpoint" if rows[0] is NOWHERE else "no-channel"]
        name, tall = paragraph(label, MARGIN + 20, 0, _CHANNEL - 28, 11, hue.ink, Weight.SEMIBOLD)
        heights = [self._row_height(row) for row in rows]
        spare = max(0.0, tall + 22 - sum(heights) - _GAP / 2 * (len(rows) - 1)) / len(rows)
        top = y
        marks: list[Mark] = []
        for row, height in zip(rows, heights, strict=True):
            marks += self._row(row, y, height + spare, hue)
            y += height + spare + _GAP / 2
        bottom = y - _GAP / 2
        ground = rounded_area(MARGIN, top, _CHANNEL, bottom - top, 12, hue.label)
        bar = Box(MARGIN + 9, top + 11, 3.5, max(tall, 14.0), hue.accent, rounded=False)
        words = tuple(moved(shape, 0, top + 11) for shape in name)
        key = f"{self._key}channel-{self.table.numbers[rows[0].key]}"
        return [Mark("channel", (ground, bar, *words), key, label), *marks], bottom

    def _row_height(self, row: Row) -> float:
        label = texts.height(
            len(texts.wrap(row.name, _TOUCHPOINT - 24, 10.5, Weight.SEMIBOLD)), 10.5
        )
        cells = [
            self._look.height(self.table.cell(row, column), self.column - 2 * _PAD)
            for column in self.table.columns_of(row)
        ]
        return max([HEIGHT, label + 16, *cells]) + 2 * _PAD

    def _row(self, row: Row, y: float, height: float, hue: Hue) -> list[Mark]:
        said = self.setting.said
        left = MARGIN + _CHANNEL + _GAP
        name, tall = paragraph(
            row.name, left + 12, 0, _TOUCHPOINT - 24, 10.5, hue.ink, Weight.SEMIBOLD
        )
        placed = tuple(moved(shape, 0, y + (height - tall) / 2) for shape in name)
        band = rounded_area(left, y, MARGIN + self.width - left, height, 12, hue.band)
        key = self.table.numbers[row.key]
        marks = [
            Mark("band", (band,), f"{self._key}band-{key}"),
            Mark("row-label", placed, f"{self._key}row-{key}", row.name),
        ]
        for column in self.table.columns_of(row):
            stage = self.table.journeys[column.journey].stages[column.stage]
            where = " · ".join(part for part in (row.name, stage.label) if part)
            id = f"{self._key}cell-{key}-{self._place(column)}"
            marks.append(
                self._look.place(
                    self.table.cell(row, column), id, where, self._left(column) + _PAD, y + _PAD,
                    self.column - 2 * _PAD, height - 2 * _PAD,
                )
            )  # fmt: skip
        where = " · ".join(part for part in (row.name, said["mean"]) if part)
        marks.append(
            self._mean(self.table.of_row(row), f"mean-row-{key}", where, self._mean_left, y, height)
        )
        return marks

    def _means(self, y: float) -> tuple[list[Mark], float]:
        """Place the row of the means of the stages, and of everything at its end."""
        said, hue = self.setting.said, self.setting.theme.hues["indigo"]
        cells = [self.table.of_column(column) for column in self.table.columns]
        tallest = max(self._plain.height(each, self.column - 2 * _PAD) for each in cells)
        height = tallest + 2 * _PAD
        ground = rounded_area(MARGIN, y, self.width, height, 12, hue.label)
        name, tall = paragraph(
            said["mean"], MARGIN + 20, 0, _CHANNEL + _TOUCHPOINT - 28, 11, hue.ink, Weight.SEMIBOLD
        )
        bar = Box(MARGIN + 9, y + 11, 3.5, height - 22, hue.accent, rounded=False)
        words = tuple(moved(shape, 0, y + (height - tall) / 2) for shape in name)
        marks = [
            Mark("band", (ground,), f"{self._key}band-mean"),
            Mark("row-label", (bar, *words), f"{self._key}row-mean", said["mean"]),
        ]
        for column in self.table.columns:
            journey = self.table.journeys[column.journey]
            stage = journey.stages[column.stage]
            figures = self.table.of_column(column)
            if figures.steps:
                id = f"{self._key}mean-column-{self._place(column)}"
                marks.append(
                    self._plain.place(
                        figures, id, f"{stage.label} · {said['mean']}", self._left(column) + _PAD,
                        y + _PAD, self.column - 2 * _PAD, height - 2 * _PAD,
                    )
                )  # fmt: skip
        marks.append(
            self._mean(self.table.whole(), "mean-all", said["mean"], self._mean_left, y, height)
        )
        return marks, y + height

    def _mean(
        self, figures: Figures, id: str, where: str, x: float, y: float, height: float
    ) -> Mark:
        tall = self._plain.height(figures, _MEAN - 2 * _PAD)
        return self._plain.place(
            figures, f"{self._key}{id}", where, x + _PAD, y + (height - tall) / 2,
            _MEAN - 2 * _PAD, tall,
        )  # fmt: skip

    @property
    def _look(self) -> CellLook:
        return CellLook(self.setting)

    @property
    def _plain(self) -> CellLook:
        return CellLook(self.setting, pain=False)

    @property
    def _key(self) -> str:
        return f"b{self.number}-"
