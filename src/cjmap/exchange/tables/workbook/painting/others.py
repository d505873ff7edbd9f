"""The sheets beside those of the maps: what the signs mean, all rows, the losses, and what was written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.tables.rows.columns import FIRST, header
from cjmap.exchange.tables.rows.flattening import flattened
from cjmap.exchange.tables.workbook.painting import styles
from cjmap.exchange.tables.workbook.painting.page import set_page
from cjmap.exchange.tables.workbook.sheets.journey import MET, TRUTH
from cjmap.exchange.tables.workbook.words import word
from cjmap.exchange.tables.workbook.written import BESIDE, HEADER
from cjmap.problem import author_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.look.speech import Speech
    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.exchange.losses import Loss
    from cjmap.exchange.tables.workbook.painting.pen import Pen
    from cjmap.exchange.tables.workbook.written import Written

_ROWS = {"map": 90.0, "kind": 68.0, "stage": 84.0, "step": 90.0, "field": 90.0, "id": 100.0}
_TEXT = 320.0
_OTHER = 84.0
_NARROW = frozenset(
    {"severity", "frequency", "met", "impact", "effort", "reach", "n", "no", "share"}
)


def paint_rows(pen: Pen, outgoing: Outgoing, maps: Iterable[GoingMap]) -> None:
    """Write all that maps say, one thing a row; a table that can be filtered."""
    rows = flattened(outgoing, maps)
    names = header(rows)
    theme = pen.theme
    hue = theme.hues["slate"]
    for column, name in enumerate(names):
        wide = _TEXT if name == "text" else _ROWS.get(name, 56.0 if name in _NARROW else _OTHER)
        pen.width(column, wide)
        pen.write(0, column, name, {**styles.head(hue), "text_wrap": False}, measured=False)
    pen.height(0, 20.0)
    plain = {"font_color": theme.body, "bottom": styles.THIN, "bottom_color": theme.faint}
    places = frozenset(("map", "kind", "stage", "step", "of", "no"))
    for number, row in enumerate(rows, 1):
        starts = row.cells["field"] in ("stages", "steps", "title", "name")
        for column, name in enumerate(names):
            value = row.cells.get(name, "")
            style = plain
            if name in places:
                style = {**style, "font_color": theme.muted}
            elif name == "text":
                style = {
                    **style,
                    "text_wrap": True,
                    "align": "left",
                    **({"bold": True} if starts else {}),
                }
            if value != "" or name in ("text", "field"):
                pen.write(number, column, value, style, measured=name == "text")
    pen.sheet.autofilter(0, 0, max(len(rows), 1), len(names) - 1)
    pen.sheet.freeze_panes(1, 0)
    pen.sheet.set_landscape()
    pen.sheet.print_area(0, 0, max(len(rows), 1), len(FIRST) - 1)
    pen.sheet.fit_to_pages(1, 0)
    pen.sheet.repeat_rows(0)
    pen.settle()


def paint_losses(pen: Pen, said: Speech, losses: Sequence[Loss], rows: str, *, whole: bool) -> None:
    """Write what is not in the workbook as it is in the maps."""
    theme = pen.theme
    for column, wide in enumerate((120.0, 150.0, 260.0, 420.0)):
        pen.width(column, wide)
    pen.write(0, 0, word(said, "losses"), styles.title(theme), measured=False)
    pen.height(0, 30.0)
    told = word(said, "nothing-lost") if whole and not losses else word(said, "only-shown")
    pen.write(1, 0, told.format(rows=f"“{rows}”"), styles.subtitle(theme), measured=False)
    if losses:
        hue = theme.hues["slate"]
        for column, key in enumerate(("kind", "what", "where", "losses")):
            pen.write(3, column, word(said, key), styles.head(hue))
        for number, loss in enumerate(losses, 4):
            where = f"{loss.map}: {author_path(loss.path)}" if loss.path else loss.map
            for column, text in enumerate((loss.fate.value, loss.what, where, loss.message)):
                pen.write(number, column, text, styles.record(theme))
        pen.sheet.autofilter(3, 0, 3 + len(losses), 3)
    set_page(pen, said, word(said, "losses"), None, None, 4 + len(losses), 3, first=0)
    pen.settle()


def paint_legend(pen: Pen, said: Speech, kinds: set[str], rows: str) -> None:
    """Write what the signs and the colours mean, and how to work with the workbook."""
    theme = pen.theme
    pen.width(0, 84.0)
    pen.width(1, 560.0)
    pen.write(0, 0, word(said, "legend"), styles.title(theme), measured=False)
    pen.height(0, 30.0)
    row = 2
    if "journey" in kinds:
        pen.write(row, 0, word(said, "scores"), styles.heading(theme), measured=False)
        row += 1
        for score in (2, 1, 0, -1, -2):
            look = next(style for low, high, style in styles.scores(theme) if low <= score <= high)
            style = {
                **styles.record(theme),
                "bold": True,
                "align": "center",
                "indent": 0,
                **look,
                "num_format": "+0;−0;0",
            }
            pen.write(row, 0, float(score), style)
            pen.write(row, 1, word(said, f"score{score}"), styles.record(theme))
            row += 1
        row += 1
    pen.write(row, 0, word(said, "signs"), styles.heading(theme), measured=False)
    row += 1
    for sign, text in _signs(said, kinds):
        pen.write(
            row, 0, sign, {**styles.record(theme), "bold": True, "align": "center", "indent": 0}
        )
        pen.write(row, 1, text, styles.record(theme))
        row += 1
    row += 1
    pen.write(row, 0, word(said, "work"), styles.heading(theme), measured=False)
    row += 1
    for number in range(1, 6):
        if number == 3 and not kinds & {"journey", "blueprint"}:
            continue
        text = word(said, f"work-{number}").format(rows=f"“{rows}”")
        pen.write(row, 0, number, {**styles.record(theme), "align": "center", "indent": 0})
        pen.write(row, 1, text, styles.record(theme))
        row += 1
    set_page(pen, said, word(said, "legend"), None, None, row, 1, first=0)
    pen.settle()


def _signs(said: Speech, kinds: set[str]) -> Iterable[tuple[str, str]]:
    if "journey" in kinds:
        yield TRUTH.strip(), said["truth"]
        yield " ".join(MET.values()), word(said, "met-hint")
        yield "→", said["next-hint"]
    if kinds & {"journey", "persona", "empathy-map"}:
        yield "●●●○○", word(said, "severity-hint")


def paint_written(pen: Pen, sheets: Iterable[Written], beside: Iterable[str]) -> None:
    """Write what stands in every cell of the sheets into a sheet that nobody sees."""
    row = 0
    for column, name in enumerate(HEADER):
        pen.write(0, column, name, {}, measured=False)
    for sheet in sheets:
        for cell in sheet.cells:
            row += 1
            values = (
                sheet.sheet,
                sheet.kind,
                sheet.map,
                cell.lane,
                cell.column,
                cell.holds.value,
                cell.shown,
                cell.digest,
            )
            for column, value in enumerate(values):
                if value:
                    pen.write(row, column, value, {}, measured=False)
    for name in beside:
        row += 1
        pen.write(row, 0, name, {}, measured=False)
        pen.write(row, 1, BESIDE, {}, measured=False)
    pen.sheet.very_hidden()
