"""The curve of a version, drawn on that of the version before, and the steps that moved."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.theme import emotion_colour
from cjmap.draw.parts import curve as curves
from cjmap.draw.parts.cards import centred
from cjmap.draw.pictures.history.past import scores
from cjmap.draw.scene import Area, Disc, Mark, Point, Shape, Stroke, polyline

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.draw.parts.curve import Piece
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.history.past import Snapshot, Step

UNIT = 19.0
"""Height of one point of the score, in points of length: as on an overview."""

SCALE = 24.0
"""Width of the scale at the left, in points."""

HEIGHT = 4 * UNIT + 12
"""Height of the curve with its margins, in points."""

_ABOVE = 6.0
_DOT = 2.4
_MOVED = 3.4
_RING = 2.4
_CLOSE = 7.0
"""The distance of two steps below which the points of a first version are not marked, in points."""

_FINEST = 6.0
"""The least width of a part of the curve that has a colour of its own, in points."""

_LEAST = 0.05
"""How far apart two curves are that do not look like one, in points of the score."""


@dataclass(frozen=True, slots=True)
class VersionCurve:
    """The curve between two x, with that of the version before behind it."""

    key: str
    snapshot: Snapshot
    setting: Setting
    left: float
    right: float

    def lay_out(self, y: float) -> list[Mark]:
        """Give the marks, with the upper side at y; `HEIGHT` is how high it is."""
        setting, theme = self.setting, self.setting.theme
        neutral = y + _ABOVE + 2 * UNIT
        places = self._places(self.snapshot.steps)
        now = self._pieces(self.snapshot.steps, places, neutral)
        before = self._pieces(self.snapshot.former, self._former_places(places), neutral)
        marks: list[Mark] = []
        areas = tuple(_between(now, before, theme.tint_good, theme.tint_bad))
        if areas:
            marks.append(Mark("tint between", areas))
        marks.append(Mark("scale", tuple(self._scale(neutral))))
        if before:
            path = _joined(before)
            line = Stroke(path, theme.muted, 1.2, "dashed")
            marks.append(Mark("curve former", (line,), title=setting.said["history-former"]))
        shapes = tuple(_coloured(now, neutral, setting))
        if shapes:
            title = f"{setting.said['emotion']}: {self.snapshot.name}"
            marks.append(Mark("sparkline", shapes, f"curve-{self.key}", title))
        return [*marks, *self._points(places, neutral)]

    def _places(self, steps: Sequence[Step]) -> dict[str, float]:
        """Give the x of each step, evenly."""
        start = self.left + SCALE
        pitch = (self.right - start) / max(len(steps), 1)
        return {step.id: start + pitch * (number + 0.5) for number, step in enumerate(steps)}

    def _former_places(self, places: dict[str, float]) -> dict[str, float]:
        """Give the x of the former steps: where they are now, those that are gone in between."""
        found: dict[str, float] = {}
        waiting: list[str] = []
        x = self.left + SCALE
        for step in self.snapshot.former:
            here = places.get(step.id)
            if here is None or here <= x:
                waiting.append(step.id)
                continue
            found |= _evenly(waiting, x, here)
            waiting = []
            found[step.id] = x = here
        return found | _evenly(waiting, x, self.right)

    def _pieces(
        self, steps: Sequence[Step], places: dict[str, float], neutral: float
    ) -> list[Piece]:
        """Give a curve, which runs on flat to both ends; nothing where no step has a score."""
        scored = sorted((places[id], score) for id, score in scores(steps).items())
        points = [(x, neutral - score * UNIT) for x, score in scored]
        if not points:
            return []
        start, end = self.left + SCALE + 2, self.right
        first = [(start, points[0][1])] if points[0][0] > start + 0.5 else []
        last = [(end, points[-1][1])] if points[-1][0] < end - 0.5 else []
        return curves.monotone([*first, *points, *last])

    def _scale(self, neutral: float) -> Iterator[Shape]:
        said, theme = self.setting.said, self.setting.theme
        start = self.left + SCALE
        places = self._places(self.snapshot.steps)
        for step, following in itertools.pairwise(self.snapshot.steps):
            if step.stage != following.stage:
                x = (places[step.id] + places[following.id]) / 2
                ends = (x, neutral - 2 * UNIT), (x, neutral + 2 * UNIT)
                yield Stroke(polyline(*ends), theme.faint, 0.7)
        yield Stroke(polyline((start, neutral), (self.right, neutral)), theme.rule, 0.9, "dashed")
        for score in (2, 0, -2):
            y = neutral - score * UNIT
            yield centred(said.signed(score), start - 7, y, 8, theme.muted, anchor="end")
            yield Stroke(polyline((start - 4, y), (start, y)), theme.rule, 0.9)

    def _points(self, places: dict[str, float], neutral: float) -> list[Mark]:
        """Mark the steps that moved, and where they were; in a first version, every step."""
        theme, said = self.setting.theme, self.setting.said
        marks = []
        changed = {shift.step.id: shift for shift in self.snapshot.shifts}
        was = scores(self.snapshot.former)
        crowded = (self.right - self.left - SCALE) / max(len(places), 1) < _CLOSE
        for step in self.snapshot.steps:
            if step.score is None or (step.id not in changed and (crowded or step.id in was)):
                continue
            x, y = places[step.id], neutral - step.score * UNIT
            shift = changed.get(step.id)
            title = f"{step.title}: {said.signed(step.score)}"
            shapes: list[Shape] = []
            if shift is not None:
                shapes.append(
                    Disc(x, neutral - shift.before * UNIT, _RING, theme.page, theme.muted)
                )
                title = f"{step.title}: {said.signed(shift.before)} → {said.signed(step.score)}"
            radius = _MOVED if shift is not None else _DOT
            ring = theme.page if shift is not None else None
            shapes.append(Disc(x, y, radius, emotion_colour(theme, step.score), ring))
            marks.append(Mark("point", tuple(shapes), f"point-{self.key}-{step.id}", title))
        return marks


def _evenly(names: Sequence[str], left: float, right: float) -> dict[str, float]:
    pitch = (right - left) / (len(names) + 1)
    return {name: left + pitch * number for number, name in enumerate(names, 1)}


def _joined(pieces: Sequence[Piece]) -> tuple[Point, ...]:
    return (pieces[0][0], *(point for piece in pieces for point in piece[1:]))


def _coloured(pieces: Sequence[Piece], neutral: float, setting: Setting) -> Iterator[Shape]:
    """Give the curve in the colours of its scores."""
    for piece in pieces:
        difference = abs(piece[3][1] - piece[0][1]) / UNIT
        most = max(1, round((piece[3][0] - piece[0][0]) / _FINEST))
        for part in curves.parts(piece, max(1, min(most, round(difference * 2)))):
            score = (neutral - (part[0][1] + part[3][1]) / 2) / UNIT
            yield Stroke(part, emotion_colour(setting.theme, score), 2.0)


def _between(
    now: Sequence[Piece], before: Sequence[Piece], better: str, worse: str
) -> Iterator[Shape]:
    """Fill the area between two curves: for better where the newer one is higher."""
    for side, upper, lower in curves.lenses(now, before, UNIT * _LEAST):
        path: list[Point] = [*_joined(upper)]
        path += polyline(path[-1], lower[-1][3])[1:]
        path += [point for piece in reversed(lower) for point in piece[2::-1]]
        path += polyline(path[-1], path[0])[1:]
        yield Area(tuple(path), better if side < 0 else worse)
