"""The heads of the columns: stages as chevrons, and phases as brackets above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.cards import centred, paragraph
from cjmap.draw.scene import Area, Disc, Mark, Shape, Stroke, Weight, polygon, polyline
from cjmap.draw.theme import Theme, stage_colours

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.grid import Columns

_TIP = 11.0
_TITLE = 12.5
_HINT = 9.0
_DISC_FROM = 150.0
"""The least width of a chevron that has room for a disc with its number."""


@dataclass(frozen=True, slots=True)
class Chevron:
    """A stage over the columns `first` to `last`."""

    id: str
    title: str
    hint: str
    first: int
    last: int


def chevrons(
    stages: Sequence[Chevron], columns: Columns, y: float, theme: Theme, numbered: bool = True
) -> tuple[list[Mark], float]:
    """Place the stages with their upper side at y; give their marks and their height."""
    places = [(columns.start(stage.first), columns.start(stage.last + 1)) for stage in stages]
    return chevrons_at(stages, places, y, theme, numbered)


def chevrons_at(
    stages: Sequence[Chevron],
    places: Sequence[tuple[float, float]],
    y: float,
    theme: Theme,
    numbered: bool = True,
) -> tuple[list[Mark], float]:
    """Place each stage between the two x of its place, with its upper side at y."""
    discs = numbered and all(right - left >= _DISC_FROM for left, right in places)
    laid = []
    for stage, (left, right) in zip(stages, places, strict=True):
        indent = 20.0 + (30 if discs else 0)
        room = right - left - indent - (8 if stage is not stages[-1] else 12)
        title = texts.wrap(stage.title, room, _TITLE, Weight.SEMIBOLD)
        hint = texts.wrap(stage.hint, room, _HINT)
        inner = texts.height(len(title), _TITLE)
        inner += texts.height(len(hint), _HINT) + 2 if hint else 0
        laid.append((indent, room, inner))
    height = max([38.0, *(inner + 18 for _, _, inner in laid)])
    colours = stage_colours(theme, len(stages))
    marks = []
    for index, stage in enumerate(stages):
        left, right = places[index]
        indent, room, inner = laid[index]
        shapes: list[Shape] = [
            _outline(left, right, y, height, colours[index], index == 0, index == len(stages) - 1),
        ]
        if discs:
            x, middle = left + 27, y + height / 2
            shapes.append(Disc(x, middle, 10, theme.page))
            shapes.append(centred(str(index + 1), x, middle, 10, colours[index], Weight.BOLD))
        top = y + (height - inner) / 2
        text, tall = paragraph(
            stage.title, left + indent, top, room, _TITLE, theme.on_dark, Weight.SEMIBOLD
        )
        shapes += text
        shapes += paragraph(stage.hint, left + indent, top + tall + 2, room, _HINT, theme.on_dark)[
            0
        ]
        marks.append(Mark("stage", tuple(shapes), f"stage-{stage.id}", stage.title))
    return marks, height


def _outline(
    left: float, right: float, y: float, height: float, fill: str, first: bool, last: bool
) -> Area:
    """Give a chevron whose tip lies in the notch of the next one, with a gap of 3 points."""
    middle, bottom = y + height / 2, y + height
    start = left - 4 if first else left + 1.5
    end = right + 4 - _TIP if last else right - 1.5
    points = [(start, y), (end, y), (end + _TIP, middle), (end, bottom), (start, bottom)]
    if not first:
        points.append((start + _TIP, middle))
    return Area(polygon(*points), fill)


def phase_strip(
    phases: Sequence[tuple[str, int, int]],
    columns: Columns,
    y: float,
    theme: Theme,
    said: Mapping[str, str],
) -> tuple[list[Mark], float]:
    """Place brackets with the names of the phases, upper side at y; give marks and height."""
    if not phases:
        return [], 0.0
    marks = []
    for phase, first, last in phases:
        left, right = columns.start(first) + 2, columns.start(last + 1) - 6
        name = said[f"phase-{phase}"].upper()
        wide = texts.width(name, 8.5, Weight.SEMIBOLD)
        shapes: list[Shape] = [
            centred(name, left, y + 6, 8.5, theme.muted, Weight.SEMIBOLD, anchor="start")
        ]
        if right - left > wide + 16:
            line = polyline((left + wide + 8, y + 6), (right, y + 6))
            shapes.append(Stroke(line, theme.faint, 1.2))
        marks.append(Mark("phase", tuple(shapes), title=said[f"phase-{phase}"]))
    return marks, 19.0
