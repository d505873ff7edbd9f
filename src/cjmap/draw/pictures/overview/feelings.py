"""The small emotion curve of a panel. Its scale is the same in all panels, so they compare."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.look.theme import emotion_colour
from cjmap.draw.parts import curve as curves
from cjmap.draw.parts.cards import Badge, centred, paragraph, small_badge
from cjmap.draw.parts.emotion import face
from cjmap.draw.scene import Area, Disc, Mark, Shape, Stroke, Weight, polyline
from cjmap.format.feelings import mean_score

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.parts.curve import Piece
    from cjmap.draw.parts.setting import Setting
    from cjmap.format.journey import Journey, Step

UNIT = 19.0
"""Height of one point of the score, in points of length."""

_ABOVE = 12.0
"""Space above +2, in points."""

_BELOW = 10.0
_LABELS = 24.0
"""Width of the scale at the left, in points."""

_FACE = 7.5
_STAR = 6.5
_DOT = 2.4
_CLOSE = 7.0
"""The distance of two steps below which their points are not marked, in points."""

_WIDE = 24.0
"""The distance of two steps from which the curve between them changes its colour smoothly."""

_NAME = 9.0
_NAME_ROOM = 190.0


@dataclass(frozen=True, slots=True)
class Felt:
    """The feelings of a journey: the score of each step, by its place, which counts from 0."""

    journey: Journey
    scores: dict[int, float]

    @property
    def worst(self) -> int | None:
        """The place of the first step with the lowest score; None without any."""
        return min(self.scores, key=lambda place: (self.scores[place], place), default=None)

    @property
    def worst_step(self) -> Step | None:
        """The step at `worst`."""
        return self.journey.steps[self.worst] if self.worst is not None else None


def felt_of(journey: Journey, setting: Setting) -> Felt:
    """Read the feelings of a journey, as `mean_score` sums up those of its personas."""
    asked = setting.view.personas
    scores = {
        place: score
        for place, step in enumerate(journey.steps)
        if (score := mean_score(step.emotion, journey.personas, asked)) is not None
    }
    return Felt(journey, scores)


@dataclass(frozen=True, slots=True)
class SmallCurve:
    """A curve between two x. `places` are the x of the steps."""

    felt: Felt
    setting: Setting
    left: float
    right: float
    places: tuple[float, ...]

    def height(self) -> float:
        """Give how high the curve with the name of its worst point is, in points."""
        below = 2 * UNIT + _BELOW
        name = self._name(0.0)
        if name is not None:
            below = max(below, name[2] + 4)
        return _ABOVE + 2 * UNIT + below

    def lay_out(self, y: float) -> list[Mark]:
        """Give the marks of the curve, with its upper side at y."""
        setting, theme = self.setting, self.setting.theme
        key = self.felt.journey.id
        neutral = y + _ABOVE + 2 * UNIT
        marks: list[Mark] = []
        points = self._points(neutral)
        pieces = curves.monotone(points)
        tints = _tints(pieces, neutral, setting)
        if tints:
            marks.append(Mark("tint", tuple(tints)))
        marks.append(Mark("scale", tuple(self._scale(neutral))))
        if not points:
            words, _ = paragraph(
                setting.said["no-emotions"], (self.left + self.right) / 2 + _LABELS / 2,
                neutral + 5, self.right - self.left - _LABELS, 9.5, theme.muted, anchor="middle",
            )  # fmt: skip
            return [*marks, Mark("no-curve", tuple(words), f"no-curve-{key}")]
        line = tuple(_line(pieces, neutral, setting))
        title = f"{setting.said['emotion']}: {self.felt.journey.title}"
        marks.append(Mark("sparkline", line, f"sparkline-{key}", title))
        marks += self._signs(neutral)
        name = self._name(neutral)
        if name is not None:
            marks.append(Mark("worst-name", tuple(name[0]), f"worst-{key}", name[1]))
        return marks

    def _points(self, neutral: float) -> list[tuple[float, float]]:
        """Give the points of the curve, which runs on flat to both ends."""
        scored = [
            (self.places[place], neutral - score * UNIT)
            for place, score in sorted(self.felt.scores.items())
        ]
        if not scored:
            return []
        start, end = self.left + _LABELS + 4, self.right
        first = [(start, scored[0][1])] if scored[0][0] > start + 0.5 else []
        last = [(end, scored[-1][1])] if scored[-1][0] < end - 0.5 else []
        return [*first, *scored, *last]

    def _scale(self, neutral: float) -> list[Shape]:
        said, theme = self.setting.said, self.setting.theme
        start = self.left + _LABELS
        shapes: list[Shape] = [
            Stroke(polyline((start, neutral), (self.right, neutral)), theme.rule, 0.9, "dashed")
        ]
        for score in (2, 0, -2):
            y = neutral - score * UNIT
            shapes.append(centred(said.signed(score), start - 7, y, 8, theme.muted, anchor="end"))
            shapes.append(Stroke(polyline((start - 4, y), (start, y)), theme.rule, 0.9))
        return shapes

    def _signs(self, neutral: float) -> list[Mark]:
        """Mark the steps on the curve: the worst by a face, the moments of truth by stars."""
        setting, theme, key = self.setting, self.setting.theme, self.felt.journey.id
        steps = self.felt.journey.steps
        worst = self.felt.worst
        taken: list[tuple[float, float, float]] = []
        faces: list[Mark] = []
        if worst is not None:
            x, y = self.places[worst], neutral - self.felt.scores[worst] * UNIT
            taken.append((x, y, _FACE))
            shapes = face(theme, self.felt.scores[worst], x, y, _FACE)
            title = f"{steps[worst].title}: {setting.said.signed(self.felt.scores[worst])}"
            faces.append(Mark("worst", shapes, f"low-{key}", title))
        stars: list[Mark] = []
        for place, step in enumerate(steps):
            if not step.moment_of_truth:
                continue
            x, y = self.places[place], self._at(place, neutral)
            spot = _free(x, y, neutral, taken)
            if spot is None:
                continue  # The facts of the panel count them all.
            taken.append((x, spot, _STAR))
            badge: Badge = setting.badge("★", theme.truth, "truth")
            shapes = tuple(small_badge(badge, x, spot))
            stars.append(Mark("truth", shapes, title=f"{badge.meaning}: {step.title}"))
        dots: list[Shape] = []
        if self._pitch() >= _CLOSE:
            for place, score in sorted(self.felt.scores.items()):
                x, y = self.places[place], neutral - score * UNIT
                if all(math.dist((x, y), (a, b)) > r + _DOT + 1.5 for a, b, r in taken):
                    dots.append(Disc(x, y, _DOT, emotion_colour(theme, score)))
        marks = [Mark("dots", tuple(dots))] if dots else []
        return [*marks, *faces, *stars]

    def _pitch(self) -> float:
        steps = sorted(self.places)
        return min((b - a for a, b in itertools.pairwise(steps)), default=99.0)

    def _at(self, place: int, neutral: float) -> float:
        """Give the y of a step; of one without a score, that between its neighbours."""
        scores = self.felt.scores
        if place in scores:
            return neutral - scores[place] * UNIT
        before = max((each for each in scores if each < place), default=None)
        after = min((each for each in scores if each > place), default=None)
        near = [scores[each] for each in (before, after) if each is not None]
        return neutral - (sum(near) / len(near) if near else 0.0) * UNIT

    def _name(self, neutral: float) -> tuple[list[Shape], str, float] | None:
        """Write the name of the worst point below it, where the curve never is.

        Give the words, what they say, and their lower end.
        """
        worst, step = self.felt.worst, self.felt.worst_step
        if worst is None or step is None:
            return None
        theme, said = self.setting.theme, self.setting.said
        score = self.felt.scores[worst]
        text = f"{step.title} {said.signed(score, 1)}"
        room = min(_NAME_ROOM, self.right - self.left - _LABELS - 4)
        lines = texts.wrap(text, room, _NAME, Weight.SEMIBOLD)
        half = texts.widest(lines, _NAME, Weight.SEMIBOLD) / 2
        x = min(max(self.places[worst], self.left + _LABELS + half + 2), self.right - half)
        top = -score * UNIT + _FACE + 4
        if top < 4 and top + texts.height(len(lines), _NAME) > -3:
            top = 4.0  # Not upon the line of neutral.
        words, tall = paragraph(
            text, x, neutral + top, room, _NAME, theme.ink, Weight.SEMIBOLD, "middle"
        )
        return words, f"{said['worst']}: {text}", top + tall


def _free(
    x: float, y: float, neutral: float, taken: Sequence[tuple[float, float, float]]
) -> float | None:
    """Give the y nearest to a point of the curve at which a star covers no other sign."""
    top, bottom = neutral - 2 * UNIT - _ABOVE + _STAR, neutral + 2 * UNIT
    for step in range(12):
        spot = y - step * 4.0
        if spot < top:
            break
        if spot <= bottom and all(
            (x - a) ** 2 + (spot - b) ** 2 >= (r + _STAR + 1.2) ** 2 for a, b, r in taken
        ):
            return spot
    return None


def _line(pieces: Sequence[Piece], neutral: float, setting: Setting) -> list[Shape]:
    """Give the curve in the colours of its scores."""
    shapes: list[Shape] = []
    for piece in pieces:
        difference = abs(piece[3][1] - piece[0][1]) / UNIT
        most = 4 if piece[3][0] - piece[0][0] > _WIDE else 2
        for part in curves.parts(piece, max(1, min(most, round(difference * 2)))):
            score = (neutral - (part[0][1] + part[3][1]) / 2) / UNIT
            shapes.append(Stroke(part, emotion_colour(setting.theme, score), 2.0))
    return shapes


def _tints(pieces: Sequence[Piece], neutral: float, setting: Setting) -> list[Shape]:
    """Give the areas between the curve and neutral, each as long as the curve keeps its side."""
    theme = setting.theme
    runs: list[tuple[int, list[Piece]]] = []
    for piece in (part for whole in pieces for part in curves.cut_at_level(whole, neutral)):
        middle = curves.at(piece, 0.5)[1]
        side = 0 if abs(middle - neutral) < 0.05 else 1 if middle < neutral else -1
        if runs and runs[-1][0] == side:
            runs[-1][1].append(piece)
        else:
            runs.append((side, [piece]))
    shapes: list[Shape] = []
    for side, run in runs:
        if side:
            start, end = run[0][0], run[-1][3]
            line = [start, *(point for piece in run for point in piece[1:])]
            back = polyline(end, (end[0], neutral), (start[0], neutral), start)[1:]
            fill = theme.tint_good if side > 0 else theme.tint_bad
            shapes.append(Area((*line, *back), fill))
    return shapes
