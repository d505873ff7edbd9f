"""A new blueprint takes its columns from a journey, and what is known of them from the catalog."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from cjmap.authoring.surroundings import lowest_step
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.authoring.surroundings import Surroundings
    from cjmap.authoring.wanted import Wanted
    from cjmap.format.journey import Journey, Step

_MOST_COLUMNS = 12
"""As many columns read well; the rule `oversized-map` says so too."""

_EXAMPLE = ("front", "back", "support")
"""The lanes whose first action in the template is put at the worst step: one thing through them all."""


def tie(data: dict[str, Any], wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Take the steps of the journey asked for, or of the first one without a blueprint."""
    journey = around.journey(wanted.journey) if wanted.journey else _unserved(around)
    worst = lowest_step(journey) if journey is not None else None
    if journey is None or worst is None:
        return {}
    steps = _stretch(journey.steps, worst)
    data["journey"] = journey.id
    data["steps"] = [{"step": step.id} for step in steps]
    taken = {step.id for step in steps}
    seen = _seen(steps, around, taken)
    example = _example(data, worst, around, taken)
    data["actions"] = [*seen, *example]
    if "links" in data:
        data["links"] = _links(steps, worst, [each["id"] for each in example])
    return {}


def _unserved(around: Surroundings) -> Journey | None:
    served = {each.journey for each in around.workspace.maps("blueprint")}
    journeys = [each for each in around.journeys if each.steps]
    unserved = (each for each in journeys if each.id not in served)
    return next(unserved, next(iter(journeys), None))


def _stretch(steps: Sequence[Step], worst: Step) -> Sequence[Step]:
    """Return as many steps in a row as one blueprint reads well with, the worst amid them."""
    first = min(steps.index(worst) - _MOST_COLUMNS // 2, len(steps) - _MOST_COLUMNS)
    return steps[max(first, 0) :][:_MOST_COLUMNS]


def _seen(steps: Sequence[Step], around: Surroundings, taken: set[str]) -> list[dict[str, Any]]:
    """Make what the customer sees of the touchpoints of the steps."""
    found = []
    for step in steps:
        place = around.place_of(step)
        if place is not None:
            found.append({"id": _new(place, taken), "at": step.id, "lane": "props", "text": place})
    return found


def _example(
    data: dict[str, Any], worst: Step, around: Surroundings, taken: set[str]
) -> list[dict[str, Any]]:
    owner = around.owner_of(worst)
    found = []
    for lane in _EXAMPLE:
        first = next(each for each in data["actions"] if each["lane"] == lane)
        action = {**first, "id": _new(first["id"], taken), "at": worst.id}
        if lane == "front" and owner is not None:
            action["owner"] = owner
        if lane == "support" and around.systems:
            action["system"] = around.systems[0].id
        found.append(action)
    return found


def _links(steps: Sequence[Step], worst: Step, example: list[str]) -> list[dict[str, str]]:
    ids = [step.id for step in steps]
    front, back, support = example
    return [
        *({"from": one, "to": other, "kind": "triggers"} for one, other in pairwise(ids)),
        {"from": worst.id, "to": front, "kind": "triggers"},
        {"from": front, "to": back, "kind": "triggers"},
        {"from": back, "to": support, "kind": "needs"},
    ]


def _new(text: str, taken: set[str]) -> str:
    id = unique_slug(text, taken)
    taken.add(id)
    return id
