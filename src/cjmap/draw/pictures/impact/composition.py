"""The composition: the thing at the left, then a column for each depth."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.cards import paragraph
from cjmap.draw.parts.footer import finish
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.header import Heading, Line, header
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.setting import Setting
from cjmap.draw.parts.subject import Subject
from cjmap.draw.pictures.impact.arrows import arrow_marks, gutter
from cjmap.draw.pictures.impact.chart import Family
from cjmap.draw.pictures.impact.collapsing import collapsed
from cjmap.draw.pictures.impact.columns import PAD, column_marks, columns_of, hue_of
from cjmap.draw.scene import Mark, Weight

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.context import Context
    from cjmap.draw.look.speech import Speech
    from cjmap.draw.look.view import View
    from cjmap.draw.pictures.impact.chart import Chart
    from cjmap.draw.pictures.impact.columns import Columns, Laid
    from cjmap.draw.scene import Scene

_KIND = "impact"
_TITLE = 11.0
_BELOW_HEADER = 22.0
_BELOW_TITLES = 10.0


def composed(whole: Chart, context: Context, view: View) -> Scene:
    """Lay out what hangs on a thing."""
    setting = Setting(context, speech(view.lang or whole.lang), view)
    said = setting.said
    chart = collapsed(whole, said)
    columns = columns_of(chart, setting)
    columns.place(0.0)  # Heights are known before widths: gutters are as wide as their tracks need.
    between = [
        gutter(left, right, chart, columns)
        for left, right in zip(columns.laid, columns.laid[1:], strict=False)
    ]
    x = MARGIN
    starts = []
    for number, column in enumerate(columns.laid):
        column.x = x
        x += column.width
        if number < len(between):
            starts.append(x)
            x += between[number].width
    inner = max(x - MARGIN, LEAST)
    marks, y = header(_heading(whole, said), inner, setting.theme)
    titles, y = _titles(chart, columns.laid, y + _BELOW_HEADER, setting)
    marks += titles
    bottom = columns.place(y + _BELOW_TITLES)
    for column in columns.laid:
        marks += column_marks(column, setting)
    # Heights moved together, so tracks and crossings stay; the heights of the lines have to be new.
    for number, start in enumerate(starts):
        found = gutter(columns.laid[number], columns.laid[number + 1], chart, columns)
        marks += arrow_marks(found, start, columns, setting)
    _explain(columns, setting)
    notes = [] if chart.columns else [said["impact-none"]]
    if chart.further:
        notes.append(said["impact-further"].format(count=said.number(chart.further)))
    subject = Subject(_KIND, whole.item.key, whole.item.title)
    told = " ".join(_told(whole))
    return finish(subject, setting, marks, inner, bottom + 8, notes, told)


def _heading(chart: Chart, said: Speech) -> Heading:
    lines = (Line("", chart.line),) if chart.line else ()
    return Heading(said["impact-of"], chart.item.title, lines, note=chart.item.kind)


def _titles(chart: Chart, laid: list[Laid], y: float, setting: Setting) -> tuple[list[Mark], float]:
    """Place the title of each column above it."""
    marks = []
    bottom = y
    for number, (column, place) in enumerate(zip(chart.columns, laid[1:], strict=True), 1):
        words, tall = paragraph(
            column.title,
            place.x + PAD,
            y,
            place.width - 2 * PAD,
            _TITLE,
            setting.theme.ink,
            Weight.SEMIBOLD,
        )
        marks.append(Mark("section", tuple(words), f"depth-{number}", column.title))
        bottom = max(bottom, y + tall)
    return marks, bottom


def _explain(columns: Columns, setting: Setting) -> None:
    """Put the families that occur into the legend, unless the theme has but one colour for all."""
    occurring = {card.item.family for card in columns.cards.values()}
    colours = {family: hue_of(family, setting).accent for family in Family if family in occurring}
    if len(set(colours.values())) < len(colours):
        return
    for family, colour in colours.items():
        setting.legend.add(Entry("dot", setting.said[f"impact-{family}"], colour))


def _told(chart: Chart) -> Iterator[str]:
    """Tell the picture in words: each column with its things, by map."""
    yield f"{chart.item.kind}: {chart.item.title}."
    for column in chart.columns:
        things = [
            f"{item.kind} {item.title} ({item.says})"
            for group in column.groups
            for item in group.items[:12]
        ]
        yield f"{texts.one_line(column.title)}: {'; '.join(things)}."
