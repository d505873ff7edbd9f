"""A new backlog answers what hurts and is not answered yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.authoring.words import words
from cjmap.format.roles import Section
from cjmap.format.slugs import unique_slug

if TYPE_CHECKING:
    from cjmap.authoring.surroundings import OpenPain, Surroundings
    from cjmap.authoring.wanted import Wanted

_ANSWERED = 3


def tie(data: dict[str, Any], wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Make an opportunity of each of the worst open pains; the template's, where there is none."""
    asked = around.journey(wanted.journey) if wanted.journey else None
    journeys = (asked,) if asked is not None else around.journeys
    pains = sorted(
        (pain for journey in journeys for pain in around.open_pains(journey)),
        key=lambda each: -(each.pain.severity or 0),
    )
    taken = set(around.taken(Section.OPPORTUNITY))
    if pains:
        data["opportunities"] = [_answer(each, wanted, around, taken) for each in pains[:_ANSWERED]]
    else:
        for each in data["opportunities"]:
            each["id"] = _new(each["id"], taken)
    return {}


def _answer(
    open_pain: OpenPain, wanted: Wanted, around: Surroundings, taken: set[str]
) -> dict[str, Any]:
    """Write down what is known of an opportunity once its pain is."""
    pain, step = open_pain.pain, open_pain.step
    answer: dict[str, Any] = {
        "id": _new(pain.id or pain.text, taken),
        "title": words(wanted.language).ANSWER.format(pain=pain.text),
        "for": open_pain.reference,
        "kind": "fix",
        "owner": around.owner_of(step),
        "status": "idea",
    }
    if not wanted.outline:
        answer |= {"impact": pain.severity, "reach": pain.frequency}
    return answer


def _new(text: str, taken: set[str]) -> str:
    id = unique_slug(text, taken)
    taken.add(id)
    return id
