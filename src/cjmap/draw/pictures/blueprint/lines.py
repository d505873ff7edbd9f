"""The lines of interaction, visibility and internal interaction, as the lanes' roles imply them.

A line lies between two lanes that are on different sides of it, so that two lanes may have
several lines between them. The name of each stands on a chip at its left end.
"""

from __future__ import annotations

import itertools
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw import text as texts
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.parts.lane import LABELS
from cjmap.draw.scene import Box, Mark, Shape, Stroke, Weight, Words, polyline

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.draw.pictures.blueprint.spacing import Sizes
    from cjmap.format.blueprint import Lane

_RANKS = {"customer": 0, "frontstage": 1, "backstage": 2, "support": 3}
"""How far from the customer a role is; line n lies between ranks n and n + 1."""

_SIZE = 8.0
_INSET = 9.0
_BETWEEN = 6.0
_LEAST_GAP = 10.0


@dataclass(frozen=True, slots=True)
class ServiceLine:
    """A line: the key of its name, and of its hue."""

    key: str
    hue: str


_LINES = (
    ServiceLine("interaction", "blue-filled"),
    ServiceLine("visibility", "teal-filled"),
    ServiceLine("internal", "violet"),
)


@dataclass(frozen=True, slots=True)
class _Chip:
    """The chip with the name of a line, in lines of text."""

    lines: tuple[str, ...]

    @property
    def height(self) -> float:
        return texts.height(len(self.lines), _SIZE) + 7

    @property
    def width(self) -> float:
        return texts.widest(self.lines, _SIZE, Weight.BOLD) + 2 * _INSET


def lines_between(lanes: Sequence[Lane]) -> list[tuple[ServiceLine, ...]]:
    """Give the lines between each lane and the one above it, from top to bottom; first none."""
    found: list[tuple[ServiceLine, ...]] = [()] if lanes else []
    for above, here in itertools.pairwise(_ranks(lanes)):
        low, high = min(above, here), max(above, here)
        lines = tuple(line for rank, line in enumerate(_LINES) if low <= rank < high)
        found.append(lines if above <= here else lines[::-1])
    return found


def gap_of(setting: Setting, lines: Iterable[ServiceLine]) -> float:
    """Give the room between two lanes with these lines between them, in points."""
    return _LEAST_GAP + sum(_chip(setting, line).height + _BETWEEN for line in lines)


def line_marks(plan: Plan, sizes: Sizes) -> list[Mark]:
    """Draw all lines, each in the middle of its share of the room between two lanes."""
    marks: list[Mark] = []
    # Lanes in an unusual order are on either side of a line more than once.
    drawn: Counter[str] = Counter()
    for lane, lines in enumerate(lines_between(plan.lanes)):
        chips = [_chip(plan.setting, line) for line in lines]
        tall = sum(chip.height for chip in chips) + _BETWEEN * (len(chips) - 1)
        y = (sizes.lane_bottom[lane - 1] + sizes.lane_top[lane] - tall) / 2
        for line, chip in zip(lines, chips, strict=True):
            drawn[line.key] += 1
            id = f"line-{line.key}" + (f"-{drawn[line.key]}" if drawn[line.key] > 1 else "")
            marks.append(_mark(plan.setting, line, chip, id, y, sizes.right))
            y += chip.height + _BETWEEN
    return marks


def _ranks(lanes: Sequence[Lane]) -> list[int]:
    """Give the rank of each lane; evidence has none and goes with its neighbour."""
    ranks: list[int] = []
    for lane in lanes:
        ranks.append(_RANKS.get(str(lane.role), ranks[-1] if ranks else -1))
    for index in range(len(ranks) - 2, -1, -1):
        if ranks[index] < 0:
            ranks[index] = ranks[index + 1]
    return ranks


def _chip(setting: Setting, line: ServiceLine) -> _Chip:
    name = setting.said[line.key].upper()
    return _Chip(texts.wrap(name, LABELS - 2 * _INSET, _SIZE, Weight.BOLD))


def _mark(
    setting: Setting, line: ServiceLine, chip: _Chip, id: str, y: float, right: float
) -> Mark:
    colour = setting.theme.hues[line.hue].accent
    middle, wide = y + chip.height / 2, chip.width
    baseline = y + 3.5 + _SIZE * 0.93
    shapes: list[Shape] = [
        Stroke(polyline((MARGIN + wide, middle), (right, middle)), colour, 1.3, "dashed"),
        Box(MARGIN, y, wide, chip.height, setting.theme.page, colour, 1.2),
        Words(MARGIN + wide / 2, baseline, chip.lines, _SIZE, colour, Weight.BOLD, "middle"),
    ]
    return Mark("line", tuple(shapes), id, setting.said[line.key])
