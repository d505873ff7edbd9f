"""How a journey feels, step by step, as a small line with the places of its stages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.site.summary import JourneySummary

WIDTH = 320
HEIGHT = 88

_GRADE = 18
"""The height of one grade of a score (−2..2)."""

_LEAST = 16
"""The narrowest that a step may be for its dot to be told from the next."""

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Sparkline:
    """A line in a box of `WIDTH` by `HEIGHT`, y going down; zero lies at `zero`.

    `lines` and `areas` are points as SVG writes them: a line breaks off where a step has no score.
    `borders` are where stages begin, `dots` the steps (none of a long journey), `lowest` the worst.
    """

    lines: tuple[str, ...]
    areas: tuple[str, ...]
    borders: tuple[float, ...]
    dots: tuple[Point, ...]
    lowest: Point | None
    zero: float = HEIGHT / 2
    width: int = WIDTH
    height: int = HEIGHT


def sparkline(journey: JourneySummary) -> Sparkline:
    """Draw how a journey feels; without a score there is no line."""
    scores = [each.score for each in journey.steps]
    pitch = WIDTH / max(1, len(scores))
    points = [
        (round((number + 0.5) * pitch, 1), round(HEIGHT / 2 - score * _GRADE, 1))
        if score is not None
        else None
        for number, score in enumerate(scores)
    ]
    known = [each for each in points if each is not None]
    pieces = list(_pieces(points))
    return Sparkline(
        lines=tuple(_written(piece) for piece in pieces),
        areas=tuple(
            _written([(piece[0][0], HEIGHT / 2), *piece, (piece[-1][0], HEIGHT / 2)])
            for piece in pieces
        ),
        borders=tuple(_borders(journey, pitch)),
        dots=tuple(known) if pitch >= _LEAST else (),
        lowest=max(known, key=lambda each: each[1], default=None),
    )


def _pieces(points: Sequence[Point | None]) -> Iterator[list[Point]]:
    """Go through the points in pieces without a gap."""
    piece: list[Point] = []
    for point in (*points, None):
        if point is not None:
            piece.append(point)
        elif piece:
            yield piece
            piece = []


def _borders(journey: JourneySummary, pitch: float) -> Iterator[float]:
    passed = 0
    for stage in journey.stages[:-1]:
        passed += stage.steps
        yield round(passed * pitch, 1)


def _written(points: Sequence[Point]) -> str:
    return " ".join(f"{x:g},{y:g}" for x, y in points)
