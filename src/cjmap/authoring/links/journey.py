"""A new journey has somebody who goes through it, and happens at touchpoints of the catalog."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from cjmap.authoring.words import words as said_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.authoring.surroundings import Named, Surroundings
    from cjmap.authoring.wanted import Wanted

_LIKELY = {
    ("wait", "czekam"): r"mail|sms|text|messag|wiadomo|letter|powiadom|notif|status|track",
    (
        "order",
        "podaje-dane",
    ): r"order|zam[oó]w|checkout|koszyk|\bkas[aęy]\b|form|book|regist|rejestr|umaw",
    ("help", "o-cos-pytam"): r"phone|telef|call|chat|czat|hotline|infolini|help|pomoc|desk|recep",
    ("first-use", "pierwszy-raz"): r"parcel|paczk|deliv|dostaw|visit|wizyt|gabinet|karton|\bapp\b",
    ("compare", "porownuje"): r"product|produkt|offer|ofert|price|cen|page|stron|shop|sklep",
    ("look-around", "szukam"): r"web|www|site|stron|search|szukaj|ulot|leaflet|reklam|social|insta",
}
"""Steps of the templates, and words in ids and titles of touchpoints where they are likely to happen.

What tells most comes first: a touchpoint that two steps could have goes to the first of them.
"""


def tie(data: dict[str, Any], wanted: Wanted, around: Surroundings) -> dict[str, str]:
    """Name personas and touchpoints; where there are none, say so or describe them on the spot."""
    personas = wanted.personas or tuple(each.id for each in around.personas[:1])
    _place(data, around)
    if personas:
        data["personas"] = list(personas)
        return {}
    del data["personas"]
    return {"kind": said_in(wanted.language).NO_PERSONA_YET}


def _place(data: dict[str, Any], around: Surroundings) -> None:
    """Put steps where the catalog has a likely touchpoint.

    Where the workspace works with channels, a step that is left without one happens nowhere yet.
    """
    steps = {step["id"]: step for step in _steps(data)}
    left = list(around.touchpoints)
    for ids, words in _LIKELY.items():
        step = next(steps[id] for id in ids if id in steps)
        found = _likely(words, left)
        if found is not None:
            left.remove(found)
            step["touchpoint"] = found.id
    if around.channels:
        for step in steps.values():
            if isinstance(step.get("touchpoint"), dict):
                del step["touchpoint"]
                step.pop("initiator", None)


def _likely(words: str, touchpoints: list[Named]) -> Named | None:
    pattern = re.compile(words, re.IGNORECASE)
    return next(
        (each for each in touchpoints if pattern.search(f"{each.id} {each.title} {each.note}")),
        None,
    )


def _steps(data: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for stage in data["stages"]:
        yield from stage["steps"]
