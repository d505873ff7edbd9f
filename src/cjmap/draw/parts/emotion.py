"""The lane of the emotion curve: one curve, several personas, or a second one for a context."""

from __future__ import annotations

import math
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.theme import Hue, Theme, emotion_colour
from cjmap.draw.parts import curve as curves
from cjmap.draw.parts.cards import centred
from cjmap.draw.parts.differences import SMALL, Flag, difference_sign, flagged
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.grid import Columns, band
from cjmap.draw.parts.lane import LABELS, lane_label, of_lane
from cjmap.draw.scene import (
    Area,
    Dash,
    Disc,
    Mark,
    Point,
    Shape,
    Stroke,
    Weight,
    Words,
    moved,
    polyline,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjmap.draw.look.speech import Speech
    from cjmap.draw.parts.curve import Piece

UNIT = 31.0
"""The least height of one point of the score, in points of length."""

TALLEST = 58.0
"""The greatest height of one point of the score, in points of length."""

_FACE = 10.0
_POINT = 8.0
_PADDING = 14.0
_NAME = 9.5
_SHIFT = 8.5
_SIGN = 5.0
"""How far the sign at a face stands out above it, in points."""

NEAR = 0.002
"""How far apart two curves are, in points of the score, that look like one."""

_FORMER = 1.4
"""Width of the curve of how it was, in points."""


@dataclass(frozen=True, slots=True)
class Series:
    """One curve: scores by column (−2..2). `colour` None means: coloured by the score."""

    key: str
    name: str
    scores: Mapping[int, float]
    colour: str | None = None
    letters: str = ""
    dash: Dash = "solid"
    only: frozenset[int] | None = None
    """Columns at which the curve differs from the first; where given, only there it is drawn."""
    former: bool = False
    """Whether it is how the first was: drawn thinner, with the area between the two."""


@dataclass(frozen=True, slots=True)
class Shift:
    """How the score of a column has changed: “−1 → +0.5”, and 1 for better, −1 for worse.

    Several changes stand on a line each.
    """

    text: str
    better: int

    @property
    def line(self) -> str:
        """What to write, with a sign of the direction; no line is broken within a change."""
        line = f"{'▲' if self.better > 0 else '▼'} {self.text}" if self.better else self.text
        return line.replace(" ", "\u00a0")


@dataclass(frozen=True, slots=True)
class _Set:
    """The curves and the feelings written at them in some columns, with neutral at y = 0."""

    drawn: list[list[Piece]]
    names: list[tuple[tuple[Words, ...], float, float]]
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top + 2 * _PADDING


@dataclass(frozen=True, slots=True)
class EmotionLane:
    """The lane with its curves. `names` are the feelings to write at the first curve's points."""

    key: str
    label: str
    scale: tuple[str, str, str]
    """The words at 2, 0 and −2."""
    hue: Hue
    theme: Theme
    said: Speech
    series: tuple[Series, ...]
    names: Mapping[int, str] = field(default_factory=dict)
    titles: Mapping[int, str] = field(default_factory=dict)
    ids: Mapping[int, str] = field(default_factory=dict)
    unsure: frozenset[int] = frozenset()
    """Columns whose score is assumed."""
    shifts: Mapping[int, Shift] = field(default_factory=dict)
    """Columns whose score is otherwise than it was."""
    flags: Mapping[int, Flag] = field(default_factory=dict)
    """Columns of whose feeling something differs; the sign stands where no shift tells it."""
    past: Mapping[int, str] = field(default_factory=dict)
    """What a pointer is told at the points of how it was."""
    unit: float = UNIT
    """Height of one point of the score, in points of length."""

    @property
    def _grown(self) -> float:
        """How much larger faces and words are than at the least height; less than the lane is."""
        return math.pow(self.unit / UNIT, 0.45)

    @property
    def _radius(self) -> float:
        return _FACE * self._grown

    @property
    def _size(self) -> float:
        return _NAME * math.sqrt(self._grown)

    def sized(self, others: float, share: float) -> EmotionLane:
        """Give the lane so high that it takes `share` of a picture with `others` points besides.

        Its unit stays between `UNIT` and `TALLEST`.
        """
        unit = (others * share / (1 - share) - 66) / 4
        return replace(self, unit=min(max(unit, UNIT), TALLEST))

    def height(self, columns: Columns) -> float:
        """Give the height of the lane, in points; 0 where it has neither begun nor goes on."""
        found = self._set(columns)
        return found.height if found is not None else 0.0

    def lay_out(self, columns: Columns, y: float) -> tuple[list[Mark], float]:
        """Place the lane with its upper side at y; give its marks and its height.

        In a row of a longer picture the curve enters and leaves where it does between the rows'
        columns. Nothing and 0 where it has neither begun nor goes on.
        """
        found = self._set(columns)
        if found is None:
            return [], 0.0
        drawn, height = found.drawn, found.height
        neutral = y + _PADDING - found.top
        key = columns.name(self.key)
        marks = [band(key, self.hue, columns, y, height)]
        marks += self._between(drawn, neutral) if self._compared else self._tints(drawn[0], neutral)
        marks.append(lane_label(key, self.label, "", self.hue, y, height))
        marks += self._scale(columns, neutral)
        for series, pieces in reversed(list(zip(self.series, drawn, strict=True))):
            marks += self._line(series, pieces, columns, neutral)
        for number in range(len(self.series) - 1, -1, -1):
            marks += self._points(number, columns, neutral)
        marks += [
            Mark(
                "feeling",
                tuple(moved(words, 0, neutral) for words in told),
                title=" ".join(line for words in told for line in words.lines),
            )
            for told, _, _ in found.names
        ]
        return of_lane(self.key, marks), height

    def _set(self, columns: Columns) -> _Set | None:
        """Set the curves and what is written at them; None where the lane has nothing."""
        drawn = [self._pieces(series, columns) for series in self.series]
        if not any(drawn) and not any(
            column in series.scores for series in self.series for column in columns.numbers
        ):
            return None
        names = self._names(columns, drawn)
        top = min([-2 * self.unit - self._radius - 14, *(top for _, top, _ in names)])
        bottom = max([2 * self.unit + self._radius, *(bottom for _, _, bottom in names)])
        return _Set(drawn, names, top, bottom)

    def _pieces(self, series: Series, columns: Columns) -> list[Piece]:
        """Give the curve with y = 0 at neutral; it runs on flat for half a column at both ends."""
        scored = sorted(series.scores.items())
        points = [(columns.middle(column), -score * self.unit) for column, score in scored]
        if series.only is None:
            points = run_on(points, columns.width / 2 - 8)
        pieces = curves.monotone(points)
        if series.only is not None:
            pieces = [
                piece
                for (column, _), (following, _), piece in zip(
                    scored, scored[1:], pieces, strict=False
                )
                if column in series.only or following in series.only
            ]
        return curves.between(pieces, columns.left, columns.right)

    @property
    def _compared(self) -> bool:
        return any(series.former for series in self.series)

    def _between(self, drawn: Sequence[Sequence[Piece]], neutral: float) -> list[Mark]:
        """Fill the area between the curve and how it was: for better where it is higher."""
        past = next(index for index, series in enumerate(self.series) if series.former)
        areas: list[Shape] = []
        for side, now, before in curves.lenses(drawn[0], drawn[past], self.unit * NEAR):
            path: list[Point] = [now[0][0], *(point for piece in now for point in piece[1:])]
            path += polyline(path[-1], before[-1][3])[1:]
            path += [point for piece in reversed(before) for point in piece[2::-1]]
            path += polyline(path[-1], path[0])[1:]
            fill = self.theme.tint_good if side < 0 else self.theme.tint_bad
            areas.append(Area(tuple((x, y + neutral) for x, y in path), fill))
        return [Mark("tint between", tuple(areas))] if areas else []

    def _tints(self, pieces: Sequence[Piece], neutral: float) -> list[Mark]:
        if len(self.series) > 1 and any(s.colour and s.only is None for s in self.series):
            return []
        areas: list[Shape] = []
        run: list[Piece] = []
        for piece in [part for whole in pieces for part in curves.cut_at_level(whole, 0.0)]:
            side = _side(piece)
            if run and side != _side(run[-1]):
                areas += self._tint(run, neutral)
                run = []
            run.append(piece)
        areas += self._tint(run, neutral)
        return [Mark("tint", tuple(areas))] if areas else []

    def _tint(self, run: Sequence[Piece], neutral: float) -> list[Shape]:
        if not run or _side(run[0]) == 0:
            return []
        start, end = run[0][0], run[-1][3]
        path: list[Point] = list(polyline((start[0], 0.0), start))
        for piece in run:
            path += piece[1:]
        path += polyline(end, (end[0], 0.0), (start[0], 0.0))[1:]
        fill = self.theme.tint_good if _side(run[0]) < 0 else self.theme.tint_bad
        return [Area(tuple((x, y + neutral) for x, y in path), fill)]

    def _scale(self, columns: Columns, neutral: float) -> list[Mark]:
        line = Stroke(
            polyline((columns.left, neutral), (columns.right, neutral)),
            self.theme.rule,
            1.0,
            "dashed",
        )
        marks = [Mark("neutral", (line,))]
        colours = (self.theme.good, self.hue.ink, self.theme.bad)
        shapes: list[Shape] = []
        for word, score, colour in zip(self.scale, (2, 0, -2), colours, strict=True):
            y = neutral - score * self.unit
            right = MARGIN + LABELS - 8
            shapes.append(centred(word, right - 7, y, 8.5, colour, Weight.SEMIBOLD, anchor="end"))
            shapes.append(Stroke(polyline((right - 4, y), (right, y)), self.theme.rule, 1.0))
        marks.append(Mark("scale", tuple(shapes)))
        return marks

    def _line(
        self, series: Series, pieces: Sequence[Piece], columns: Columns, neutral: float
    ) -> list[Mark]:
        shapes: list[Shape] = []
        width = 2.6 * self._grown
        if series.colour is not None:
            for run in _runs(pieces):
                path = [run[0][0], *(point for piece in run for point in piece[1:])]
                shapes.append(
                    Stroke(
                        tuple((x, y + neutral) for x, y in path),
                        series.colour,
                        _FORMER if series.former else 2.2 if len(self.series) > 1 else width,
                        series.dash,
                    )
                )
        else:
            for piece in pieces:
                difference = abs(piece[3][1] - piece[0][1]) / self.unit
                count = max(1, min(6, round(difference * 4)))
                for part in curves.parts(piece, count):
                    score = -(part[0][1] + part[3][1]) / 2 / self.unit
                    shapes.append(
                        Stroke(
                            tuple((x, y + neutral) for x, y in part),
                            emotion_colour(self.theme, score),
                            width,
                        )
                    )
        if not shapes:
            return []
        id = columns.name(f"curve-{series.key}")
        return [Mark("curve", tuple(shapes), id, series.name, series=series.key)]

    def _points(self, number: int, columns: Columns, neutral: float) -> list[Mark]:
        series = self.series[number]
        marks = []
        for column, score in sorted(series.scores.items()):
            if column not in columns.numbers:
                continue
            if series.only is not None and column not in series.only:
                continue
            x, y = columns.middle(column), neutral - score * self.unit
            title = self.titles.get(column, "")
            if series.colour is None:
                shapes = list(face(self.theme, score, x, y, self._radius))
                if column in self.unsure:
                    right, up = x + self._radius * 0.9, y - self._radius * 0.9
                    shapes += [
                        Disc(right, up, 5.5, self.theme.muted, self.theme.page, 1.2),
                        centred("?", right, up, 7.5, self.theme.on_mark, Weight.BOLD),
                    ]
                flag = self.flags.get(column)
                if flag is not None and self._signed(column):
                    left, up = x - self._radius * 0.95, y - self._radius * 0.95
                    shapes += difference_sign(flag.difference, left, up, self.theme, SMALL + 1)
                id = f"emotion-{self.ids.get(column, column)}"
                mark = Mark("face", tuple(shapes), id, title, series=series.key)
                marks.append(flagged(mark, flag))
                continue
            if series.former:
                if self.series[0].scores.get(column) != score:
                    ring = Disc(x, y, 3.2, self.theme.page, series.colour, 1.4)
                    told = self.past.get(column, "")
                    marks.append(Mark("point former", (ring,), title=told, series=series.key))
                continue
            x += self.aside(number, column, columns.width)
            name = f"{series.name}: {self.said.signed(score)}"
            if series.only is not None:
                shapes = [Disc(x, y, 5, self.theme.page, series.colour, 2.0)]
            else:
                radius = self._point
                letters = centred(
                    series.letters, x, y, radius * 0.82, self.theme.on_mark, Weight.BOLD
                )
                shapes = [Disc(x, y, radius, series.colour, self.theme.page, 1.5), letters]
            marks.append(Mark("point", tuple(shapes), title=name, series=series.key))
        return marks

    def _signed(self, column: int) -> bool:
        """Tell whether a face has the sign of a difference: where no shift tells it."""
        flag = self.flags.get(column)
        return flag is not None and not flag.quiet and column not in self.shifts

    @property
    def _point(self) -> float:
        return _POINT * self._grown

    def aside(self, number: int, column: int, width: float) -> float:
        """Move points that would cover each other aside, evenly around the middle of a column."""
        here = sorted(
            (series.scores[column], index)
            for index, series in enumerate(self.series)
            if series.only is None and column in series.scores
        )
        across = 2 * self._point + 1
        group: list[tuple[float, int]] = []
        for each in here:
            # A point that touches one of the others has to make room with them all.
            if group and (each[0] - group[-1][0]) * self.unit >= across:
                if any(index == number for _, index in group):
                    break
                group = []
            group.append(each)
        order = sorted(index for _, index in group)
        if number not in order:
            return 0.0
        across = min(across, (width - 2 * self._point - 6) / max(len(order) - 1, 1))
        return (order.index(number) - (len(order) - 1) / 2) * across

    def _names(
        self, columns: Columns, drawn: Sequence[Sequence[Piece]]
    ) -> list[tuple[tuple[Words, ...], float, float]]:
        """Place each feeling above or below its point, clear of all curves (neutral at y = 0)."""
        placed: list[tuple[tuple[Words, ...], float, float]] = []
        radius = self._radius
        for column in sorted({*self.names, *self.shifts}):
            if column not in columns.numbers:
                continue
            score = self._score(column)
            x, y = columns.middle(column), -score * self.unit
            told, half, tall = self._told(column, columns)
            if not told:
                continue
            highest, lowest = y - radius - (_SIGN if self._signed(column) else 0.0), y + radius
            for pieces in drawn:
                reach = curves.extent(pieces, x - half, x + half)
                if reach is not None:
                    highest, lowest = min(highest, reach[0]), max(lowest, reach[1])
            for series in self.series[1:]:
                other = series.scores.get(column)
                if other is not None:
                    highest = min(highest, -other * self.unit - 8)
                    lowest = max(lowest, -other * self.unit + 8)
            above, below = highest - 5 - tall, lowest + 5
            if above < 3 and above + tall > -3:
                above = -4 - tall  # Not upon the line of neutral.
            if below < 3 and below + tall > -3:
                below = 4.0
            # Away from neutral is the rule; the nearer place wins where the curve is in the way.
            cost_above = (y - above) + (14 if y > 0 else 0)
            cost_below = (below + tall - y) + (14 if y <= 0 else 0)
            top = above if cost_above <= cost_below else below
            words = tuple(replace(each, x=x, y=each.y + top) for each in told)
            placed.append((words, top, top + tall))
        return placed

    def _score(self, column: int) -> float:
        """Give the score at which a name stands: that of now, or of before for what is gone."""
        return next(each.scores[column] for each in self.series if column in each.scores)

    def _told(self, column: int, columns: Columns) -> tuple[list[Words], float, float]:
        """Set what is told at a point, from y = 0 on; give half its width, and its height."""
        told: list[Words] = []
        half = tall = 0.0
        shift = self.shifts.get(column)
        good, body, bad = self.theme.good, self.theme.body, self.theme.bad
        gone = column not in self.series[0].scores
        named = self.theme.muted if gone else body
        for text, size, weight, colour in (
            (self.names.get(column, ""), self._size, Weight.SEMIBOLD, named),
            (
                shift.line if shift else "",
                self._size * _SHIFT / _NAME,
                Weight.BOLD,
                (body, good, bad)[shift.better] if shift else body,
            ),
        ):
            lines = texts.wrap(text, columns.width - 10, size, weight)
            if not lines:
                continue
            runs = texts.direction(text)
            baseline = tall + size * 0.96
            told.append(Words(0, baseline, lines, size, colour, weight, "middle", runs, gone, text))
            half = max(half, texts.widest(lines, size, weight) / 2 + 2)
            tall += texts.height(len(lines), size)
        return told, half, tall


def run_on(points: Sequence[Point], reach: float) -> list[Point]:
    """Give the points of a curve that runs on flat by `reach` at both ends; none of none."""
    if not points:
        return []
    first, last = points[0], points[-1]
    return [(first[0] - reach, first[1]), *points, (last[0] + reach, last[1])]


def face(
    theme: Theme, score: float, x: float, y: float, radius: float = _FACE
) -> tuple[Shape, ...]:
    """Give a face around (x, y) whose mouth tells the score (−2..2)."""
    colour = emotion_colour(theme, score)
    tenth = radius / 10
    bend = max(-1.0, min(1.0, score / 1.5)) * 3.4 * tenth
    middle = y + 3.6 * tenth
    mouth = (
        (x - 3.8 * tenth, middle - bend / 2),
        (x - 2.0 * tenth, middle + bend * 0.6),
        (x + 2.0 * tenth, middle + bend * 0.6),
        (x + 3.8 * tenth, middle - bend / 2),
    )
    return (
        Disc(x, y, radius, theme.page, colour, 1.8 * tenth),
        Disc(x - 3.3 * tenth, y - 2.6 * tenth, 1.2 * tenth, colour),
        Disc(x + 3.3 * tenth, y - 2.6 * tenth, 1.2 * tenth, colour),
        Stroke(mouth, colour, 1.5 * tenth),
    )


def _side(piece: Piece) -> int:
    middle = curves.at(piece, 0.5)[1]
    return 0 if abs(middle) < 0.01 else (1 if middle > 0 else -1)


def _runs(pieces: Sequence[Piece]) -> list[list[Piece]]:
    runs: list[list[Piece]] = []
    for piece in pieces:
        if runs and runs[-1][-1][3] == piece[0]:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs
