"""The lane of the steps, in the order of the plan, with all flows between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.cards import centred
from cjmap.draw.parts.grid import OUTSET
from cjmap.draw.parts.lane import ground, label_height, lane_label, of_lane
from cjmap.draw.pictures.flow.arcs import Arc, Arcs
from cjmap.draw.pictures.flow.cards import StepCard, sizes_of
from cjmap.draw.pictures.flow.choosing import is_drawn
from cjmap.draw.pictures.flow.flows import Kind
from cjmap.draw.pictures.flow.lines import head_width, stub
from cjmap.draw.pictures.flow.looks import figure, ground_hue, line_of
from cjmap.draw.pictures.flow.plan import LABEL
from cjmap.draw.scene import Mark, Weight, polyline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.grid import Columns
    from cjmap.draw.pictures.flow.flows import Passage
    from cjmap.draw.pictures.flow.plan import Plan

_PADDING = 12.0


def steps_lane(plan: Plan, columns: Columns, y: float) -> tuple[list[Mark], float]:
    """Place the lane with its upper side at y; give its marks and its height."""
    hue = ground_hue(plan.setting.theme)
    places, known = plan.places(columns), plan.known(columns)
    above, below = _arcs(plan, columns)
    over, under = above.lay_out(places), below.lay_out(places)
    cards = [
        StepCard(plan.steps[column], known.get(column), plan.flows, plan.setting)
        for column in columns.numbers
    ]
    width = columns.width - plan.gutter
    sizes = sizes_of(cards, width)
    label, hint = plan.setting.said["flow-steps"], plan.setting.said["flow-steps-hint"]
    height = max(over + sizes.height + under + 2 * _PADDING, label_height(label, hint))
    top = y + _PADDING + over
    bottom = top + sizes.height
    key = columns.name("steps")
    lines, labels = _straight(plan, columns, (top + bottom) / 2)
    for arcs, edge in ((above, top), (below, bottom)):
        more, told = arcs.marks(edge, hue.band)
        lines += more
        labels += told
    marks = [
        ground(key, hue, columns.right + OUTSET, y, height),
        lane_label(key, label, hint, hue, y, height),
        *_stubs(plan, columns, bottom),
        *lines,
        *labels,
    ]
    for card, place in zip(cards, places.values(), strict=True):
        marks.append(card.place(place.left, top, width, sizes))
    return of_lane("steps", marks), height


def _arcs(plan: Plan, columns: Columns) -> tuple[Arcs, Arcs]:
    """Give the flows of a row that do not lead to the next step: those back, and those ahead."""
    above, below = Arcs([], -1), Arcs([], 1)
    for each, first, last in plan.ways():
        if last != first + 1 and first in columns.numbers and last in columns.numbers:
            side = above if last <= first else below
            line = line_of(each, plan)
            side.arcs.append(Arc(line, first, last, _labels(each, plan)))
    return above, below


def _labels(passage: Passage, plan: Plan) -> tuple[str, ...]:
    """Give what may be written on a line, the longest first."""
    number = plan.setting.said.number(passage.count.cases)
    sign = "↺ " if passage.kind is Kind.LOOP else ""
    return sign + figure(passage.count, plan.setting), sign + number, number


def _straight(plan: Plan, columns: Columns, y: float) -> tuple[list[Mark], list[Mark]]:
    """Draw the flows to the next step at y, and their labels above them.

    At the end of a row the flow runs out of it, and into the next row at its beginning.
    """
    places = plan.places(columns)
    lines: list[Mark] = []
    labels: list[Mark] = []
    for each, first, last in plan.ways():
        if last != first + 1 or not {first, last} & places.keys():
            continue
        line = line_of(each, plan)
        # The round end of a line that comes from another row stays within the lane.
        start = columns.left - OUTSET + line.width / 2
        left = places[first].right if first in places else start
        right = places[last].left if last in places else columns.right + OUTSET
        path = polyline((left, y), (right, y))
        if not {first, last} <= places.keys():
            lines += line.marks(path, "link-part", f"-{columns.row + 1}")
            continue
        lines += line.marks(path)
        number = plan.setting.said.number(each.count.cases)
        raised = y - head_width(line.width) / 2 - 2 - LABEL / 2
        words = centred(number, (left + right) / 2, raised, LABEL, line.ink, Weight.SEMIBOLD)
        labels.append(Mark("way-label", (words,)))
    return lines, labels


def _stubs(plan: Plan, columns: Columns, bottom: float) -> Iterator[Mark]:
    """Draw where cases leave for good, near the lower side of the cards."""
    places = plan.places(columns)
    for column, flow in plan.known(columns).items():
        if flow.left is not None and is_drawn(flow.left, plan.flows):
            width = plan.scale.width(flow.left.cases)
            yield stub(places[column].right, bottom, width, plan.setting.theme.arrow)
