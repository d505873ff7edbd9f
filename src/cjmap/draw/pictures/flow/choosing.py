"""Which flows are drawn, and which are only counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.pictures.flow.flows import Kind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.pictures.flow.flows import AdHoc, Count, Flows, Passage

MOST = 15
"""The most flows beside the plan that are drawn: more would hide the rest."""

LEAST = 0.005
"""The share of all cases below which neither a flow beside the plan nor a deviation is drawn."""

MOST_AD_HOC = 3
"""The most touchpoints beside the plan that are drawn after one step."""


@dataclass(frozen=True, slots=True)
class Rest:
    """What is not drawn: how many flows or touchpoints, and their cases added up."""

    things: int = 0
    cases: int = 0


def is_drawn(count: Count, flows: Flows) -> bool:
    """Tell whether a deviation is frequent enough to be marked."""
    return count.cases > 0 and count.cases >= LEAST * flows.cases


def chosen_passages(flows: Flows, steps: Sequence[str]) -> tuple[list[Passage], Rest]:
    """Give all flows of the plan and the strongest of the others; those without cases are none."""
    places = {step: place for place, step in enumerate(steps)}
    known = [
        each
        for each in flows.passages
        if each.count.cases > 0
        and each.kind is not Kind.REPEATED
        and {each.start, each.end} <= places.keys()
    ]
    known.sort(key=lambda each: (-each.count.cases, places[each.start], places[each.end]))
    beside = [each for each in known if not each.kind.as_planned]
    strong = [each for each in beside[:MOST] if is_drawn(each.count, flows)]
    drawn = [each for each in known if each.kind.as_planned] + strong
    return drawn, _rest([each.count.cases for each in beside[len(strong) :]])


def chosen_ad_hoc(flows: Flows, steps: Sequence[str]) -> tuple[dict[str, list[AdHoc]], Rest]:
    """Give the strongest touchpoints by the step they came after; of none, by the first step."""
    found: dict[str, list[AdHoc]] = {step: [] for step in steps}
    left: list[int] = []
    for each in sorted(flows.ad_hoc, key=lambda each: (-each.count.cases, each.label)):
        own = found.get(steps[0] if each.after is None else each.after)
        if own is not None and len(own) < MOST_AD_HOC and is_drawn(each.count, flows):
            own.append(each)
        elif each.count.cases:
            left.append(each.count.cases)
    return found, _rest(left)


def _rest(cases: Sequence[int]) -> Rest:
    return Rest(len(cases), sum(cases))
