"""An area of the empathy map is empty.

## What it does
Reports the areas without an item: what the persona sees, hears, says, does, thinks and feels, their
pains and their gains. A map of the older kind, with `says`, `thinks`, `does` and `feels` and no other
area, is complete as it is.

## Why it matters
The areas are questions. An empty one tells that nobody asked it, or that the answer was not heard; as
a rule it is what customers hear from others, which no log and no form will tell you. Go and find out,
rather than fill it in at the desk.

## Bad
```yaml
# kiosk.empathy.yaml
kind: empathy-map  # ←
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen, must_do: Check in before eleven}
sees: [Four people waiting behind her]
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
pains: [The screen times out after 20 seconds]
gains: [A screen that waits as long as she needs]
```

## Good
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen, must_do: Check in before eleven}
sees: [Four people waiting behind her]
hears: [A beep for every wrong key]
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
pains: [The screen times out after 20 seconds]
gains: [A screen that waits as long as she needs]
```

## When not to listen
Where the area makes no sense in the situation, such as `hears` for somebody alone with a form. Drafts
are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import listed
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.empathy_map import EmpathyMap

RULE = Rule(
    "CJ451",
    "empty-empathy-area",
    Severity.INFO,
    "An area of the empathy map is empty.",
    kinds=("empathy-map",),
    completeness=True,
)

_AREAS = ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains")
_OUTSIDE = {"sees", "hears", "says", "does"}
_INSIDE = {"thinks", "feels"}
_OLDER_KIND = {"says", "does", "thinks", "feels"}


def check(subject: Subject[EmpathyMap]) -> Iterator[Problem]:
    """Report the empty areas together, at the first of them."""
    filled = {area for area in _AREAS if getattr(subject.model, area)}
    if len(filled) == len(_AREAS) or filled == _OLDER_KIND:
        return
    if filled & _INSIDE and not filled & _OUTSIDE:  # `inside-before-outside` says more
        return
    empty = [area for area in _AREAS if area not in filled]
    number = {1: "One area is", len(_AREAS): "All areas are"}.get(
        len(empty), f"{len(empty)} areas are"
    )
    yield Problem(
        RULE,
        f"{number} empty: {listed(empty, 'and')}.",
        Route((empty[0],)),
        "Ask or watch until there is something to write in each.",
    )
