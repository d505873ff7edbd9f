"""A listing onto a sheet: tables that can be sorted and filtered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.tables.workbook.painting import styles
from cjmap.exchange.tables.workbook.painting.page import set_page
from cjmap.exchange.tables.workbook.sheets.sheet import WHOLE, Holds

if TYPE_CHECKING:
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.theme import Hue
    from cjmap.exchange.tables.workbook.painting.pen import Pen
    from cjmap.exchange.tables.workbook.sheets.sheet import Head, Listing, Section
    from cjmap.exchange.tables.workbook.written import Written

HEADING = "heading"
"""The key of a row with the name of a table."""

_LEAST = (150.0, 130.0, 90.0, 90.0)


@dataclass(slots=True)
class ListingPainting:
    """One listing while it is written; `number` tells its tables from those of other sheets."""

    listing: Listing
    pen: Pen
    said: Speech
    written: Written
    number: int
    row: int = 3

    def paint(self) -> None:
        """Write the whole sheet."""
        pen, theme, listing = self.pen, self.pen.theme, self.listing
        widths = self._widths()
        pen.width(0, 40.0, hidden=True)
        for column, points in enumerate(widths, 1):
            pen.width(column, points)
        last = len(widths)
        pen.height(0, 12.0, hidden=True)
        pen.write(1, 0, "title", {}, measured=False)
        pen.write(1, 1, listing.title, styles.title(theme), measured=False)
        pen.height(1, 30.0)
        self.written.add("title", "", listing.title)
        pen.write(2, 1, listing.subtitle, styles.subtitle(theme), measured=False)
        for fact in listing.facts:
            pen.write(self.row, 0, f"{WHOLE}{fact.key}", {}, measured=False)
            pen.write(self.row, 1, fact.label, styles.fact_label(theme))
            pen.merge(self.row, 2, max(last, 2), fact.text, styles.fact(theme))
            self.written.add(fact.key, "", fact.text, fact.holds)
            self.row += 1
        for place, section in enumerate(listing.sections, 1):
            self._section(section, place)
        set_page(pen, self.said, listing.title, (1, 2), None, max(self.row - 1, 3), last)
        pen.sheet.freeze_panes(3, 0)
        pen.settle()

    def _widths(self) -> list[float]:
        count = max((len(section.heads) for section in self.listing.sections), default=2)
        widths = [0.0] * max(count, 2)
        for section in self.listing.sections:
            for column, head in enumerate(section.heads):
                widths[column] = max(widths[column], head.width)
        return [
            max(each, _LEAST[min(column, 3)] if self.listing.facts else 0.0) or 90.0
            for column, each in enumerate(widths)
        ]

    def _section(self, section: Section, place: int) -> None:
        pen, theme = self.pen, self.pen.theme
        hue = theme.hues[section.hue]
        pen.height(self.row, 14.0)
        self.row += 1
        if section.title:
            pen.write(self.row, 0, HEADING, {}, measured=False)
            pen.write(
                self.row,
                1,
                section.title,
                {**styles.heading(theme), "font_color": hue.ink},
                measured=False,
            )
            pen.height(self.row, 20.0)
            self.row += 1
        top = self.row
        keys = " ".join((f"[{section.key}]", *(head.key for head in section.heads)))
        titles = _distinct([head.title for head in section.heads])
        for column, title in enumerate(titles, 1):
            pen.height(top, pen.tall(title, pen.widths[column] - 16.0, {"bold": True}))
        for number, (key, cells) in enumerate(section.records, 1):
            row = top + number
            pen.write(row, 0, key, {}, measured=False)
            for column, each in enumerate(section.heads, 1):
                value = cells.get(each.key, "")
                style = styles.record(theme)
                if column == 1:
                    style = {**style, "bold": True, "font_color": theme.ink}
                if each.holds is Holds.NUMBER:
                    style = {**style, "align": "center", "indent": 0}
                if each.holds is Holds.TOLD:
                    style = {**style, "italic": True, "font_color": theme.muted}
                pen.write(row, column, value, style)
                self.written.add(
                    f"{section.key}/{key}" if section.key else key, each.key, value, each.holds
                )
        last = top + max(len(section.records), 1)
        done = pen.sheet.add_table(
            top,
            0,  # with the keys, so that sorting takes them along
            last,
            len(section.heads),
            {
                "name": f"cjmap_{self.number}_{place}",
                "style": None,
                "columns": [
                    {"header": keys},
                    *(
                        {"header": title, "header_format": pen.formats.of(_head(hue, each))}
                        for title, each in zip(titles, section.heads, strict=True)
                    ),
                ],
            },
        )
        assert done == 0, section.key
        self.row = last + 1


def _head(hue: Hue, head: Head) -> styles.Style:
    centred = {"align": "center", "indent": 0} if head.holds is Holds.NUMBER else {}
    return {**styles.head(hue), **centred}


def _distinct(titles: list[str]) -> list[str]:
    """Give heads that are all different, whatever their letters: a table of a spreadsheet wants that."""
    seen: list[str] = []
    for title in titles:
        name, number = title, 2
        while name.casefold() in [each.casefold() for each in seen]:
            name, number = f"{title} {number}", number + 1
        seen.append(name)
    return seen
