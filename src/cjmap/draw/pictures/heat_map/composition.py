"""The composition of a heat map: journeys in blocks that fit the page, and how to read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.draw.errors import DrawError
from cjmap.draw.limits import check_size
from cjmap.draw.parts.footer import finish, footnotes
from cjmap.draw.parts.frame import LEAST, MARGIN
from cjmap.draw.parts.header import Heading, Line, header
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.scores import note_on_means
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.parts.subject import WORKSPACE, Subject
from cjmap.draw.pictures.heat_map.block import FIXED, Block, apart
from cjmap.draw.pictures.heat_map.table import NOWHERE, table_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.look.view import View
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.heat_map.table import Table
    from cjmap.draw.scene import Scene
    from cjmap.format.journey import Journey

_KIND = "heat-map"

_USUAL = 1640.0
"""The inner width that a map without a given width should have at most, in points."""

_NARROWEST = 104.0
_WIDEST = 176.0
"""The widths that a column may have, in points."""

_STATES = ("current", "actual", "future")
"""What is, what was observed, and what should become: no mean is made over two of them."""

_BETWEEN = 34.0
"""Space between two blocks, in points."""


def composed(context: Context, view: View, model: Any | None) -> Scene:
    """Lay out the heat map of a journey, or of all. Raise DrawError for none, or one too large."""
    setting = setting_of(model, context, view)
    journeys = _journeys(context, model)
    whole = table_of(journeys, setting)
    if all(row is NOWHERE for row in whole.rows):
        where = f"the journey `{model.id}`" if model is not None else "the workspace"
        raise DrawError(
            f"No step of {where} has a touchpoint, so there is no heat map to draw.",
            hint="Give steps a `touchpoint`.",
        )
    # A row and a stage are an area each, a cell is a box with two texts.
    check_size(3 * sum(map(len, whole.steps.values())), len(whole.rows) + len(whole.columns))
    blocks = _blocks(whole, setting)
    inner = max([LEAST, *(block.width for block in blocks)])
    title = model.title if model is not None else setting.said["heat-map-all"]
    marks, y = header(_heading(whole, setting, title), inner, setting.theme)
    y += 22
    for block in blocks:
        more, y = block.lay_out(y)
        marks += more
        y += _BETWEEN
    _explain(whole, setting)
    steps = (step for journey in journeys for step in journey.steps)
    notes = [setting.said["heat-map-told"], *note_on_means(steps, setting)]
    if model is not None:
        notes += footnotes(model, setting)
    subject = Subject(_KIND, model.id if model is not None else WORKSPACE, title)
    told = " ".join(_told(whole, setting))
    return finish(subject, setting, marks, inner, y - _BETWEEN + 6, notes, told)


def _journeys(context: Context, model: Any | None) -> list[Journey]:
    if model is None:
        return list(context.maps("journey"))
    if str(model.kind) != "journey":
        raise DrawError(
            f"There is no heat map of a {model.kind}.",
            hint="There is one of a journey and of the whole workspace.",
        )
    return [model]


def _blocks(whole: Table, setting: Setting) -> list[Block]:
    """Spread the journeys over blocks that are not too wide, each of one reality.

    A journey is never torn apart.
    """
    limit = setting.view.width - 2 * MARGIN if setting.view.width else _USUAL
    groups: list[list[Journey]] = []
    for state in _STATES:
        start = len(groups)
        for journey in whole.journeys:
            if str(journey.state or "current") != state:
                continue
            together = [*groups[-1], journey] if len(groups) > start else [journey]
            if len(groups) > start and _least_width(together) <= limit:
                groups[-1] = together
            else:
                groups.append([journey])
    most = max(sum(len(journey.stages) for journey in group) for group in groups)
    between = max(apart(len(group)) for group in groups)
    column = min(max((limit - FIXED - between) / most, _NARROWEST), _WIDEST)
    titled = len(whole.journeys) > 1
    tables = (table_of(group, setting) for group in groups)
    return [Block(table, setting, column, number, titled) for number, table in enumerate(tables, 1)]


def _least_width(journeys: Sequence[Journey]) -> float:
    stages = sum(len(journey.stages) for journey in journeys)
    return FIXED + _NARROWEST * stages + apart(len(journeys))


def _heading(whole: Table, setting: Setting, title: str) -> Heading:
    said = setting.said
    lines = [Line("", said["heat-map-hint"])]
    if whole.personas:
        names = ", ".join(setting.name_of("persona", id) for id in whole.personas)
        lines.append(Line(said["people"], names))
    return Heading(said["heat-map"], title, tuple(lines))


def _explain(whole: Table, setting: Setting) -> None:
    """Put what the cells show into the legend."""
    said, theme, legend = setting.said, setting.theme, setting.legend
    if whole.whole().mean is not None:
        for index, key in ((4, "positive"), (2, "neutral"), (0, "negative")):
            legend.add(Entry("dot", said[key], theme.emotions[index]))


def _told(whole: Table, setting: Setting) -> Iterator[str]:
    """Tell the picture in words, cell by cell."""
    said = setting.said
    for row in whole.rows:
        cells = []
        for column in whole.columns_of(row):
            figures = whole.cell(row, column)
            journey = whole.journeys[column.journey]
            where = journey.stages[column.stage].label or said.number(column.stage + 1)
            if len(whole.journeys) > 1:
                where = f"{journey.title}, {where}"
            score = "–" if figures.mean is None else said.signed(figures.mean)
            cells.append(f"{where} {score}")
        name = row.name or said["no-touchpoint"]
        yield f"{name}: {'; '.join(cells)}."
