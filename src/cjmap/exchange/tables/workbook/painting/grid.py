"""A grid onto a sheet: stages over their steps, lanes below, the curve of the emotion as a chart."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.theme import emotion_colour, stage_colours
from cjmap.exchange.tables.workbook.painting import styles
from cjmap.exchange.tables.workbook.painting.page import set_page
from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA, TRUTH
from cjmap.exchange.tables.workbook.sheets.sheet import WHOLE, Holds
from cjmap.exchange.tables.workbook.words import word

if TYPE_CHECKING:
    from xlsxwriter import Workbook

    from cjmap.draw.look.speech import Speech
    from cjmap.exchange.tables.workbook.painting.pen import Pen
    from cjmap.exchange.tables.workbook.sheets.sheet import Grid, Lane
    from cjmap.exchange.tables.workbook.written import Written

KEYS = 0
"""The hidden row and the hidden column that hold the ids of steps and the keys of lanes."""
LANES = 1
FIRST = 2
"""The columns of the lanes' names, and of the first step."""

_LANE_WIDTH = 116.0
_WIDTHS = (142.0, 172.0, 210.0, 260.0)
"""The widths that columns may have, in points: the first in which no row gets taller than a screen."""
_TALL = 260.0
_CURVE = 84.0


@dataclass(slots=True)
class GridPainting:
    """One grid while it is written."""

    grid: Grid
    pen: Pen
    workbook: Workbook
    said: Speech
    written: Written
    row: int = 1
    emotions: list[tuple[int, Lane]] = field(default_factory=list)

    @property
    def last(self) -> int:
        """The last column."""
        return FIRST + max(len(self.grid.columns), 1) - 1

    def paint(self) -> None:
        """Write the whole sheet."""
        pen, grid, theme = self.pen, self.grid, self.pen.theme
        pen.width(KEYS, 40.0, hidden=True)
        pen.width(LANES, _LANE_WIDTH)
        wide = self._column_width()
        for column in range(FIRST, self.last + 1):
            pen.width(column, wide)
        pen.height(KEYS, 12.0, hidden=True)
        for number, each in enumerate(grid.columns):
            if each.key:
                pen.write(KEYS, FIRST + number, each.key, {}, measured=False)
        pen.write(self.row, KEYS, "title", {}, measured=False)
        pen.write(self.row + 1, KEYS, "subtitle", {}, measured=False)
        pen.write(self.row, LANES, grid.title, styles.title(theme), measured=False)
        pen.height(self.row, 30.0)
        self._note("title", "", grid.title)
        pen.write(self.row + 1, LANES, grid.subtitle, styles.subtitle(theme), measured=False)
        pen.height(self.row + 1, 18.0)
        self.row += 2
        self._bands()
        self._titles()
        top = self.row
        for lane in grid.lanes:
            self._lane(lane)
        self._facts()
        pen.sheet.freeze_panes(top, FIRST)
        set_page(
            pen, self.said, self.grid.title, (1, top - 1), (LANES, LANES), self.row - 1, self.last
        )
        pen.settle()

    def _column_width(self) -> float:
        """Choose the width in which the fullest cell is not taller than a screen."""
        fullest = [
            str(cell.shown)
            for lane in self.grid.lanes
            for cell in lane.cells.values()
            if cell.number is None
        ]
        for wide in _WIDTHS:
            if all(self.pen.tall(each, wide, {}) <= _TALL for each in fullest):
                return wide
        return _WIDTHS[-1]

    def _bands(self) -> None:
        grid, theme = self.grid, self.pen.theme
        if not grid.bands:
            return
        runs = [
            (band, list(group))
            for band, group in groupby(
                range(len(grid.columns)), lambda each: grid.columns[each].band
            )
        ]
        if any(each.phase for each in grid.bands):
            for phase, group in groupby(
                range(len(grid.columns)), lambda each: grid.bands[grid.columns[each].band].phase
            ):
                first = FIRST + next(iter(group))
                self.pen.write(self.row, first, phase.upper(), styles.phase(theme), measured=False)
            self.pen.write(self.row, KEYS, "phases", {}, measured=False)
            self.pen.height(self.row, 16.0)
            self.row += 1
        self.pen.write(self.row, KEYS, "stages", {}, measured=False)
        colours = stage_colours(theme, len(grid.bands))
        for band, numbers in runs:
            title = grid.bands[band].title
            self.pen.merge(
                self.row,
                FIRST + numbers[0],
                FIRST + numbers[-1],
                title,
                styles.band(theme, colours[band]),
            )
            self._note("stages", grid.bands[band].key or f"#{band + 1}", title)
        self.pen.height(self.row, 26.0)
        self.row += 1

    def _titles(self) -> None:
        grid, theme = self.grid, self.pen.theme
        self.pen.write(self.row, KEYS, "steps", {}, measured=False)
        style = {
            **styles.lane(theme.hues["blue"]),
            "valign": "vcenter",
            "font_size": 11.0,
            "bottom": styles.MEDIUM,
        }
        self.pen.write(self.row, LANES, grid.heading, style)
        for number, column in enumerate(grid.columns):
            title = (TRUTH if column.truth else "") + column.title
            look = styles.step(theme, truth=column.truth, first=self._is_first(number))
            self.pen.write(self.row, FIRST + number, title, look)
            self._note("steps", column.key, title)
        self.pen.height(self.row, 34.0)
        self.row += 1

    def _lane(self, lane: Lane) -> None:
        theme = self.pen.theme
        hue = theme.hues[lane.hue]
        for name, line_hue in lane.lines:
            style = styles.service_line(theme.hues[line_hue])
            for place in range(LANES, self.last + 1):
                text = name.upper() if place == LANES else ""
                self.pen.write(self.row, place, text, style, measured=False)
            self.pen.write(self.row, KEYS, "line", {}, measured=False)
            self.pen.height(self.row, 20.0)
            self.row += 1
        quiet = lane.holds is Holds.TOLD
        self.pen.write(self.row, KEYS, lane.key, {}, measured=False)
        if lane.hint:
            label = styles.lane(hue, quiet=quiet)
            font = {"bold": True, "font_color": hue.ink, **({"italic": True} if quiet else {})}
            self.pen.rich(
                self.row, LANES, [(lane.title, font), (lane.hint, styles.hint(hue))], label
            )
        else:
            self.pen.write(self.row, LANES, lane.title, styles.lane(hue, quiet=quiet))
        for number, column in enumerate(self.grid.columns):
            first = self._is_first(number)
            cell = lane.cells.get(number)
            shown: Any = cell.shown if cell else ""
            if lane.holds is Holds.NUMBER:
                self.pen.write(
                    self.row, FIRST + number, shown, styles.score(theme, hue, first=first)
                )
            else:
                look = styles.cell(theme, hue, first=first, quiet=quiet)
                self.pen.write(self.row, FIRST + number, shown, look)
            self._note(lane.key, column.key, shown, lane.holds)
        self.pen.height(self.row, 24.0)
        if lane.holds is Holds.NUMBER:
            self._colour_scores()
            self.emotions.append((self.row, lane))
        self.row += 1
        if lane.holds is Holds.NUMBER and self._is_last_score(lane):
            self._curve(lane)

    def _is_last_score(self, lane: Lane) -> bool:
        return [each for each in self.grid.lanes if each.holds is Holds.NUMBER][-1] is lane

    def _colour_scores(self) -> None:
        for low, high, style in styles.scores(self.pen.theme):
            rule = {
                "type": "cell",
                "criteria": "between",
                "minimum": low,
                "maximum": high,
                "format": self.workbook.add_format(style),
            }
            blanks = {
                "type": "blanks",
                "stop_if_true": True,
                "format": self.workbook.add_format({}),
            }
            if low < -2:
                self.pen.sheet.conditional_format(self.row, FIRST, self.row, self.last, blanks)
            self.pen.sheet.conditional_format(self.row, FIRST, self.row, self.last, rule)

    def _curve(self, lane: Lane) -> None:
        """Set the curve below the scores, each point under its step."""
        theme, pen = self.pen.theme, self.pen
        hue = theme.hues[lane.hue]
        self.pen.write(self.row, LANES, "", styles.lane(hue))
        for number in range(len(self.grid.columns)):
            pen.write(
                self.row, FIRST + number, "", styles.cell(theme, hue, first=self._is_first(number))
            )
        pen.height(self.row, _CURVE)
        name = pen.sheet.get_name()
        chart = self.workbook.add_chart({"type": "line"})
        for place, (row, each) in enumerate(self.emotions):
            if not each.cells:
                continue
            colour = (
                theme.people[place % len(theme.people)]
                if each.key.startswith(BY_PERSONA)
                else theme.brand
            )
            points = [
                {
                    "fill": {"color": emotion_colour(theme, each.cells[number].number or 0.0)},
                    "border": {"color": theme.page},
                }
                if number in each.cells
                else None
                for number in range(len(self.grid.columns))
            ]
            chart.add_series(
                {
                    "name": each.title,
                    "categories": [name, row, FIRST, row, self.last],
                    "values": [name, row, FIRST, row, self.last],
                    "line": {"color": colour, "width": 2.25},
                    "smooth": False,
                    "marker": {
                        "type": "circle",
                        "size": 9,
                        "fill": {"color": colour},
                        "border": {"color": theme.page},
                    },
                    "points": points,
                }
            )
        rule = {"color": theme.rule, "width": 0.75, "dash_type": "dash"}
        chart.set_y_axis(
            {
                "min": -2.3,
                "max": 2.3,
                "major_unit": 2.3,
                "visible": False,
                "major_gridlines": {"visible": False},
                "crossing": 0,
            }
        )
        chart.set_x_axis(
            {
                "line": rule,
                "label_position": "none",
                "major_tick_mark": "none",
                "minor_tick_mark": "none",
            }
        )
        chart.set_legend({"none": True})
        chart.set_title({"none": True})
        chart.show_blanks_as("span")
        chart.set_plotarea(
            {"layout": {"x": 0.0, "y": 0.02, "width": 1.0, "height": 0.96}, "fill": {"none": True}}
        )
        chart.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
        wide = sum(pen.widths[column] for column in range(FIRST, self.last + 1)) / 0.75
        chart.set_size({"width": round(wide), "height": round(_CURVE / 0.75)})
        told = (
            self.said.listed(
                [
                    f"{self.grid.columns[number].title} {self.said.signed(cell.number or 0.0)}"
                    for number, cell in lane.cells.items()
                ]
            )
            if lane.cells
            else ""
        )
        pen.sheet.insert_chart(
            self.row,
            FIRST,
            chart,
            {"description": f"{self.said['emotion']}: {told}"[:1000], "object_position": 1},
        )
        self.row += 1

    def _facts(self) -> None:
        if not self.grid.facts:
            return
        theme = self.pen.theme
        self.pen.height(self.row, 12.0)
        self.row += 1
        self.pen.write(
            self.row, LANES, word(self.said, "facts"), styles.heading(theme), measured=False
        )
        self.pen.height(self.row, 20.0)
        self.row += 1
        last = min(self.last, FIRST + 4)
        for fact in self.grid.facts:
            self.pen.write(self.row, KEYS, f"{WHOLE}{fact.key}", {}, measured=False)
            self.pen.write(self.row, LANES, fact.label, styles.fact_label(theme))
            self.pen.merge(self.row, FIRST, last, fact.text, styles.fact(theme))
            self._note(fact.key, "", fact.text, fact.holds)
            self.row += 1

    def _is_first(self, number: int) -> bool:
        columns = self.grid.columns
        return number == 0 or columns[number].band != columns[number - 1].band

    def _note(self, lane: str, column: str, shown: str | float, holds: Holds = Holds.TEXT) -> None:
        self.written.add(lane, column, shown, holds)
