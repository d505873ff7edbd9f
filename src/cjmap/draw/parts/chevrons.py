"""The heads of the columns: stages as chevrons, and phases as brackets above them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.theme import Theme, stage_colour
from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.differences import SIDE, Flag, difference_sign, flagged
from cjmap.draw.scene import Area, Disc, Mark, Shape, Stroke, Weight, polygon, polyline

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.parts.grid import Columns

_TIP = 11.0
_TITLES = (12.5, 11.5, 10.5)
"""The sizes that a title may have, in points: a long one in a narrow chevron is smaller."""

_HINT = 9.0
_DISC_FROM = 108.0
"""The least width of a chevron that has room for a disc with its number, in points."""

_BESIDE = 40.0
"""Where a title begins beside the disc of a narrow chevron, in points."""

_WIDE = 150.0
"""The width from which a chevron has room to spare, in points."""


@dataclass(frozen=True, slots=True)
class Chevron:
    """A stage over the columns `first` to `last`.

    `number` is written in its disc (0: its place among the chevrons). One that goes on from the
    row before is `continued`.
    """

    id: str
    title: str
    hint: str
    first: int
    last: int
    number: int = 0
    continued: bool = False
    flag: Flag | None = None
    """How the stage differs from what it was; one that is gone has no number and no colour."""

    @property
    def gone(self) -> bool:
        """Whether the stage is only there to show that it was removed."""
        return self.flag is not None and self.flag.removed


def chevrons(
    stages: Sequence[Chevron],
    columns: Columns,
    y: float,
    theme: Theme,
    numbered: bool = True,
    count: int = 0,
) -> tuple[list[Mark], float]:
    """Place the stages with their upper side at y; give their marks and their height."""
    places = [(columns.start(stage.first), columns.start(stage.last + 1)) for stage in stages]
    return chevrons_at(stages, places, y, theme, numbered, count)


def chevrons_at(
    stages: Sequence[Chevron],
    places: Sequence[tuple[float, float]],
    y: float,
    theme: Theme,
    numbered: bool = True,
    count: int = 0,
) -> tuple[list[Mark], float]:
    """Place each stage between the two x of its place, with its upper side at y.

    `count` is the number of stages in all rows, for the colours; 0: there is only this row.
    """
    discs = numbered and all(
        has_room_for_number(stage.title, right - left)
        for stage, (left, right) in zip(stages, places, strict=True)
    )
    wide = all(right - left >= _WIDE for left, right in places)
    radius, middle_of_disc, beside_disc = (10.0, 27.0, 50.0) if wide else (9.0, 23.0, _BESIDE)
    laid = []
    for stage, (left, right) in zip(stages, places, strict=True):
        indent = beside_disc if discs else 20.0
        room = right - left - indent - (8 if stage is not stages[-1] else 12)
        size = _title_size(stage.title, room)
        title = texts.wrap(stage.title, room, size, Weight.SEMIBOLD)
        hint = texts.wrap(stage.hint, room, _HINT)
        inner = texts.height(len(title), size)
        inner += texts.height(len(hint), _HINT) + 2 if hint else 0
        laid.append((indent, room, size, inner))
    height = max([38.0, *(inner + 18 for *_, inner in laid)])
    marks = []
    for index, stage in enumerate(stages):
        left, right = places[index]
        indent, room, size, inner = laid[index]
        number = stage.number or index + 1
        colour = theme.track
        if not stage.gone:
            colour = stage_colour(theme, number - 1, count or len(stages))
        letters = theme.body if stage.gone else theme.on_stage
        blunt = index == 0 and not stage.continued
        shapes: list[Shape] = [
            _outline(left, right, y, height, colour, blunt, index == 0, index == len(stages) - 1),
        ]
        if discs and not stage.gone:
            x, middle = left + middle_of_disc, y + height / 2
            shapes.append(Disc(x, middle, radius, theme.on_stage))
            shapes.append(centred(str(number), x, middle, radius, colour, Weight.BOLD))
        top = y + (height - inner) / 2
        start = left + indent
        text, tall = paragraph(
            stage.title, start, top, room, size, letters, Weight.SEMIBOLD, struck=stage.gone
        )
        shapes += text
        shapes += paragraph(
            stage.hint, start, top + tall + 2, room, _HINT, letters, struck=stage.gone
        )[0]
        if stage.flag is not None:
            shapes += difference_sign(stage.flag.difference, start + SIDE / 2, y - 0.5, theme)
        mark = Mark("stage", tuple(shapes), f"stage-{stage.id}", stage.title)
        marks.append(flagged(mark, stage.flag))
    return marks, height


def has_room_for_number(title: str, width: float) -> bool:
    """Tell whether a chevron of `width` points can show its number beside no more than 3 lines."""
    room = width - _BESIDE - 12
    size = _title_size(title, room)
    return width >= _DISC_FROM and len(texts.wrap(title, room, size, Weight.SEMIBOLD)) <= 3


def _title_size(title: str, room: float) -> float:
    """Give the size of a title, in points: two lines are enough, else three, if any size does."""
    for most in (2, 3):
        for size in _TITLES:
            if len(texts.wrap(title, room, size, Weight.SEMIBOLD)) <= most:
                return size
    return _TITLES[-1]


def _outline(
    left: float,
    right: float,
    y: float,
    height: float,
    fill: str,
    blunt: bool,
    first: bool,
    last: bool,
) -> Area:
    """Give a chevron whose tip lies in the notch of the next one, with a gap of 3 points.

    One that is `blunt` has no notch, as nothing comes before it.
    """
    middle, bottom = y + height / 2, y + height
    start = left - 4 if first else left + 1.5
    end = right + 4 - _TIP if last else right - 1.5
    points = [(start, y), (end, y), (end + _TIP, middle), (end, bottom), (start, bottom)]
    if not blunt:
        points.append((start + _TIP, middle))
    return Area(polygon(*points), fill)


def phase_strip(
    phases: Sequence[tuple[str, int, int]],
    columns: Columns,
    y: float,
    theme: Theme,
    said: Speech,
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
