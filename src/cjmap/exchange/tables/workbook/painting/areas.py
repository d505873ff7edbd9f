"""A canvas onto a sheet: areas in pairs, each with its question."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.tables.workbook.painting import styles
from cjmap.exchange.tables.workbook.painting.page import set_page
from cjmap.exchange.tables.workbook.sheets.sheet import WHOLE

if TYPE_CHECKING:
    from cjmap.draw.look.speech import Speech
    from cjmap.exchange.tables.workbook.painting.pen import Pen
    from cjmap.exchange.tables.workbook.sheets.sheet import Canvas
    from cjmap.exchange.tables.workbook.written import Written

_WIDTH = 330.0
_GAP = 12.0
COLUMNS = (2, 4)
"""Areas stand in the second and the fourth column; the first holds their keys."""


@dataclass(slots=True)
class CanvasPainting:
    """One canvas while it is written."""

    canvas: Canvas
    pen: Pen
    said: Speech
    written: Written

    def paint(self) -> None:
        """Write the whole sheet."""
        pen, theme, canvas = self.pen, self.pen.theme, self.canvas
        pen.width(0, 40.0, hidden=True)
        pen.width(1, 96.0)
        for column in COLUMNS:
            pen.width(column, _WIDTH)
        pen.width(3, _GAP)
        pen.height(0, 12.0, hidden=True)
        pen.write(1, 0, "title", {}, measured=False)
        pen.write(1, 1, canvas.title, styles.title(theme), measured=False)
        pen.height(1, 30.0)
        self.written.add("title", "", canvas.title)
        pen.write(2, 1, canvas.subtitle, styles.subtitle(theme), measured=False)
        row = 3
        for fact in canvas.facts:
            pen.write(row, 0, f"{WHOLE}{fact.key}", {}, measured=False)
            pen.write(row, 1, fact.label, styles.fact_label(theme))
            pen.merge(row, COLUMNS[0], COLUMNS[1], fact.text, styles.fact(theme))
            self.written.add(fact.key, "", fact.text, fact.holds)
            row += 1
        for pair in canvas.areas:
            pen.height(row, _GAP)
            row += 1
            pen.write(row + 1, 0, " ".join(area.key for area in pair), {}, measured=False)
            for area, column in zip(pair, COLUMNS, strict=False):
                hue = theme.hues[area.hue]
                name = {"bold": True, "font_size": 12.0, "font_color": hue.ink}
                head = {**styles.head(hue), "valign": "vcenter"}
                pen.rich(row, column, [(area.title, name), (area.hint, styles.hint(hue))], head)
                style = {**styles.cell(theme, hue), "left": 0, "bottom": styles.THIN}
                pen.write(row + 1, column, area.text.shown, style)
                pen.height(row + 1, 60.0)
                self.written.add(area.key, "", area.text.shown, area.holds)
            row += 2
        pen.sheet.freeze_panes(3, 0)
        set_page(pen, self.said, canvas.title, None, None, row - 1, COLUMNS[1])
        pen.settle()
