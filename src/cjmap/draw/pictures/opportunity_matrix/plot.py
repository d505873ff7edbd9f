"""The plot: four fields with their names, the two axes, and a numbered disc an opportunity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import centred, paragraph
from cjmap.draw.parts.differences import flagged
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.legend import Entry
from cjmap.draw.parts.progress import look_of, state_of, word_of
from cjmap.draw.pictures.opportunity_matrix.ranking import HIGH_IMPACT, Field
from cjmap.draw.pictures.opportunity_matrix.scale import scale_of
from cjmap.draw.pictures.opportunity_matrix.swarm import swarm
from cjmap.draw.scene import Box, Disc, Mark, Shape, Stroke, Weight, polyline, rounded_area

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.look.theme import Hue, Theme
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.opportunity_matrix.ranking import Ranked, Ranking
    from cjmap.draw.pictures.opportunity_matrix.scale import Scale
    from cjmap.draw.scene import Anchor

RADIUS = 11.0
"""Radius of a disc, in points."""

_FRAME = 25.0
"""Side of the square around the disc of an opportunity that is chosen, in points."""

_APART = 2 * RADIUS + 4
_FRAMES_APART = _FRAME + 5
_AXIS = 30.0
"""Width of the axis of impact, in points."""

_GAP = 6.0
_SIDE = 26.0
"""Space between the ends of the axis and the sides of the fields, so that every disc has room."""

ROW = 44.0
"""Least height of the row of one impact, in points."""

_NARROWEST = 0.17
"""The least share of the axis that a field should have."""

_TRIES = 8
_NAME = 12.0
_HINT = 9.0

_HUES = {
    Field.QUICK_WINS: "emerald",
    Field.BIG_BETS: "indigo",
    Field.FILL_INS: "slate",
    Field.MONEY_PITS: "amber",
}

_BANDS = (
    (range(5, HIGH_IMPACT - 1, -1), (Field.QUICK_WINS, Field.BIG_BETS)),
    (range(HIGH_IMPACT - 1, 0, -1), (Field.FILL_INS, Field.MONEY_PITS)),
)
"""From top to bottom: the impacts, and the fields from left to right."""


@dataclass(frozen=True, slots=True)
class Plot:
    """The plot of a ranking, `width` points wide; each row is at least `row` points high."""

    ranking: Ranking
    setting: Setting
    width: float
    row: float = ROW

    def lay_out(self, y: float) -> tuple[list[Mark], float]:
        """Place the plot with its upper side at y; give its marks and its lower end."""
        setting, theme = self.setting, self.setting.theme
        scale = self._scale()
        left, right = MARGIN + _AXIS, MARGIN + self.width
        middle = self._x(self._split(scale))
        columns = ((left, middle - _GAP / 2), (middle + _GAP / 2, right))
        title = centred(
            f"{setting.said['impact-axis']} ↑",
            MARGIN,
            y + 6,
            9.5,
            theme.body,
            Weight.SEMIBOLD,
            "start",
        )
        marks = [Mark("axis", (title,), "axis-impact")]
        y += 18
        discs: list[Mark] = []
        aside = False
        for impacts, fields in _BANDS:
            top = y
            names, y = self._names(fields, columns, y + 11)
            grid: list[Mark] = []
            for impact in impacts:
                places = self._places(impact, columns, scale)
                aside = aside or any(abs(x - self._at(each, scale)) > 1 for each, x, _ in places)
                row, more, y = self._row(impact, places, columns, y)
                grid.append(row)
                discs += more
            y += 8
            for field, (start, end) in zip(fields, columns, strict=True):
                hue = field_hue(field, theme)
                ground = rounded_area(start, top, end - start, y - top, 12, hue.band)
                marks.append(Mark("band field", (ground,), f"field-{field}", setting.said[field]))
            marks += [*names, *grid]
            y += _GAP
        axis, y = self._effort(scale, aside, y - _GAP + 4)
        return [*marks, axis, *discs], y

    def _x(self, place: float) -> float:
        """Give the x of a place (0..1) on the axis of effort."""
        start = MARGIN + _AXIS + _SIDE
        return start + place * (MARGIN + self.width - _SIDE - start)

    def _at(self, ranked: Ranked, scale: Scale) -> float:
        """Give the x at which a disc belongs."""
        return self._x(scale.place(ranked.effort))

    def _scale(self) -> Scale:
        """Choose the axis so that the fields at either side have room for their names."""
        efforts = [each.effort for each in self.ranking.ranked]
        # The others that it is ranked among may part the fields beyond all that is shown.
        efforts.append(self.ranking.split or 0.0)
        scale = scale_of(efforts)
        for _ in range(_TRIES):
            split = self._split(scale)
            if split > 1 - _NARROWEST:
                efforts.append(scale.high * 1.01)
            elif split < _NARROWEST and scale.logarithmic:
                efforts.append(scale.low / 1.01)
            else:
                break
            scale = scale_of(efforts)
        return scale

    def _split(self, scale: Scale) -> float:
        """Give the place where little ends: halfway to the least effort that counts as much."""
        split = self.ranking.split or 0.0
        more = [each.effort for each in self.ranking.ranked if each.effort > split]
        return scale.between(split, min(more) if more else scale.high)

    def _names(
        self, fields: tuple[Field, Field], columns: tuple[tuple[float, float], ...], y: float
    ) -> tuple[list[Mark], float]:
        """Write the names of two fields side by side, the right one flush right."""
        said, theme = self.setting.said, self.setting.theme
        marks = []
        lowest = y
        sides: tuple[Anchor, Anchor] = ("start", "end")
        for field, (start, end), side in zip(fields, columns, sides, strict=True):
            hue = field_hue(field, theme)
            x = start + 14 if side == "start" else end - 14
            room = end - start - 28
            name, tall = paragraph(
                said[field], x, y, room, _NAME, hue.ink, Weight.SEMIBOLD, anchor=side
            )
            hint, more = paragraph(
                said[f"{field}-hint"], x, y + tall + 1, room, _HINT, hue.hint, anchor=side
            )
            marks.append(Mark("field-name", (*name, *hint), title=said[field]))
            lowest = max(lowest, y + tall + 1 + more)
        return marks, lowest + 4

    def _places(
        self, impact: int, columns: tuple[tuple[float, float], ...], scale: Scale
    ) -> list[tuple[Ranked, float, float]]:
        """Give the opportunities of one impact, each with its x and how far below the row it is.

        None leaves its field.
        """
        here = [each for each in self.ranking.ranked if each.impact == impact]
        chosen = bool(self.setting.view.chosen)
        apart, aside = (_FRAMES_APART, _FRAME / 2 + 4) if chosen else (_APART, RADIUS + 2)
        bounds = []
        for each in here:
            low = each.field in (Field.QUICK_WINS, Field.FILL_INS)
            start, end = columns[0 if low else 1]
            bounds.append((start + aside, end - aside))
        places = swarm([self._at(each, scale) for each in here], apart, bounds)
        return [(each, x, below) for each, (x, below) in zip(here, places, strict=True)]

    def _row(
        self,
        impact: int,
        places: Sequence[tuple[Ranked, float, float]],
        columns: tuple[tuple[float, float], ...],
        y: float,
    ) -> tuple[Mark, list[Mark], float]:
        """Lay out the row of one impact: its line, its discs, and where it ends."""
        theme = self.setting.theme
        above = max([0.0, *(-aside for _, _, aside in places)])
        below = max([0.0, *(aside for _, _, aside in places)])
        spare = max(self.row - above - below - 2 * RADIUS - 8, 0.0) / 2
        middle = y + spare + above + RADIUS + 4
        start, _end = columns[0][0], columns[1][1]
        number = centred(
            self.setting.said.number(impact), start - 12, middle, 10, theme.muted, anchor="end"
        )
        lines = [
            Stroke(polyline((first + 12, middle), (last - 12, middle)), theme.faint, 1.0)
            for first, last in columns
        ]
        discs = [_disc(each, x, middle + aside, self.setting) for each, x, aside in places]
        return Mark("row", (number, *lines)), discs, middle + below + RADIUS + 4 + spare

    def _effort(self, scale: Scale, aside: bool, y: float) -> tuple[Mark, float]:
        """Draw the axis of effort: its ticks, what it counts, and how the fields are parted."""
        said, theme = self.setting.said, self.setting.theme
        shapes: list[Shape] = []
        ticks = scale.ticks()
        if scale.logarithmic and any(each.effort == 0 for each in self.ranking.ranked):
            ticks = [0.0, *ticks[1:]]
        for tick in ticks:
            x = self._x(scale.place(tick))
            shapes.append(Stroke(polyline((x, y), (x, y + 5)), theme.rule, 1.0))
            shapes.append(centred(said.number(tick), x, y + 13, 9, theme.muted))
        kind = said["scale-log"] if scale.logarithmic else said["scale-even"]
        split = self.ranking.split or 0.0
        name = f"{said['effort-axis']} → ({kind})"
        more = said["fields-told"].format(
            impact=said.number(HIGH_IMPACT), effort=said.number(split)
        )
        if aside:
            more += f" {said['discs-aside']}"
        start, room = MARGIN + _AXIS, self.width - _AXIS
        title, tall = paragraph(name, start, y + 24, room, 9.5, theme.body, Weight.SEMIBOLD)
        rule, rule_tall = paragraph(more, start, y + 25 + tall, room, 9, theme.muted)
        shapes += [*title, *rule]
        return Mark("axis", tuple(shapes), "axis-effort", name), y + 25 + tall + rule_tall


def number_disc(number: str, state: str, x: float, y: float, theme: Theme) -> list[Shape]:
    """Give the disc of an opportunity around (x, y); its fill tells how far it has got."""
    look = look_of(state, theme)
    size = 9.5 if len(number) < 3 else 7.5
    return [
        Disc(x, y, RADIUS - 0.8, look.fill, look.edge, 1.6),
        centred(number, x, y, size, look.ink, Weight.BOLD),
    ]


def chosen_frame(id: str, x: float, y: float, setting: Setting) -> list[Shape]:
    """Give the square around the disc at (x, y), if the opportunity is chosen; the legend tells it."""
    if id not in setting.view.chosen:
        return []
    theme, half = setting.theme, _FRAME / 2
    setting.legend.add(Entry("chosen", setting.said["in-plan"], theme.ink))
    return [Box(x - half, y - half, _FRAME, _FRAME, theme.page, theme.ink, 1.8, rounded=False)]


def field_hue(field: Field, theme: Theme) -> Hue:
    """Give the hue of a field."""
    return theme.hues[_HUES[field]]


def _disc(ranked: Ranked, x: float, y: float, setting: Setting) -> Mark:
    opportunity = ranked.found.opportunity
    said, state = setting.said, state_of(opportunity)
    title = (
        f"{ranked.number} {opportunity.title}: {said['impact']} {ranked.impact}/5, "
        f"{said.number(ranked.effort)} {said['days']}, {word_of(state, said)}"
    )
    frame = chosen_frame(opportunity.id, x, y, setting)
    if frame:
        title += f", {said['in-plan']}"
    shapes = [*frame, *number_disc(str(ranked.number), state, x, y, setting.theme)]
    css, id = f"bubble is-{state or 'open'}", f"bubble-{opportunity.id}"
    return flagged(Mark(css, tuple(shapes), id, title), setting.flag(opportunity))
