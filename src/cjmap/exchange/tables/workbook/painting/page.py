"""How a sheet is printed: across, as wide as the page, with its heads on every one."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.draw.look.speech import Speech
    from cjmap.exchange.tables.workbook.painting.pen import Pen

_A4, _A3 = 9, 8
_PAGE = 0.66
"""How tall a page is that is one wide."""
_SHRINK = 1.45
"""So much taller may a sheet be that is still put on one page."""
_WIDE = 1500.0
"""A sheet that is wider, in points, is printed on A3."""


def set_page(
    pen: Pen,
    said: Speech,
    title: str,
    rows: tuple[int, int] | None,
    columns: tuple[int, int] | None,
    last_row: int,
    last_column: int,
    first: int = 1,
) -> None:
    """Set a page up; `rows` and `columns` are repeated on every page.

    What is a little too tall for one page is made a little smaller.
    """
    sheet = pen.sheet
    sheet.set_landscape()
    wide = sum(each for column, each in pen.widths.items() if column <= last_column)
    sheet.set_paper(_A3 if wide > _WIDE else _A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    tall = sum(pen.heights.get(row, 15.0) for row in range(last_row + 1))
    sheet.fit_to_pages(1, 1 if tall <= wide * _PAGE * _SHRINK else 0)
    sheet.print_area(0, first, last_row, last_column)
    if rows is not None:
        sheet.repeat_rows(*rows)
    if columns is not None:
        sheet.repeat_columns(*columns)
    sheet.set_footer(f"&L&8{_plain(title)}&C&8{said['made']}&R&8&P / &N")
    sheet.hide_gridlines(2)
    sheet.set_zoom(90)


def _plain(text: str) -> str:
    """Write a text for a footer, where `&` begins a sign; no more than one can hold."""
    return text.replace("&", "&&")[:120]
