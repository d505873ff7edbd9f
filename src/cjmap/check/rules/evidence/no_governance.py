"""Nobody keeps the map true, or nobody knows when.

## What it does
Reports maps without `owner`, `reviewed` or `review_every`. Of personas, empathy maps, catalogs and
journeys of the future only `owner` is asked for. Drafts and placeholder personas (`proto: true`) may
leave all of it open.

## Why it matters
A map is made in a week of enthusiasm and read for years. What keeps it true is dull: one team that
answers for it, and a day on which somebody looks whether it still holds. Maps without these two die
quietly: nobody deletes them, and new colleagues learn from them what was right three years ago.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey  # ←
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [The doctor knows my values]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: I talk to the doctor, thinks: [I hope the tablets work.], emotion: -0.5}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [The doctor knows my values]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: I talk to the doctor, thinks: [I hope the tablets work.], emotion: -0.5}
```

## When not to listen
For maps that are not meant to live: those of a single workshop, of a course, of a pitch.

## References
- [Smaply: journey map governance](https://www.smaply.com/blog/journey-map-governance-how-to-keep-your-maps-alive-and-driving-change)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.format.journey import Journey, State
from cjmap.format.near import listed
from cjmap.format.persona import Persona
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ704",
    "no-governance",
    Severity.WARNING,
    "Nobody keeps the map true, or nobody knows when.",
    completeness=True,
)

_MEANINGS = {
    "owner": "who keeps the map true",
    "reviewed": "the day on which it was last checked",
    "review_every": "how often it is to be checked",
}
_ASKED = tuple(_MEANINGS)
_OWNER_ONLY = frozenset({"persona", "empathy-map", "catalog"})


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report what is missing of owner, review and rhythm, once a map."""
    model = subject.model
    if isinstance(model, Persona) and model.proto:
        return
    hoped_for = isinstance(model, Journey) and model.state is State.FUTURE
    owner_only = hoped_for or subject.entry.kind_name in _OWNER_ONLY
    asked = _ASKED[:1] if owner_only else _ASKED
    missing = [name for name in asked if getattr(model, name) in (None, "")]
    if missing:
        yield Problem(
            RULE,
            f"The map has no {listed(missing)}.",
            Route((missing[0],)),
            f"Add what is missing: {_told(missing)}.",
        )


def _told(missing: list[str]) -> str:
    """Tell what the missing fields say, as the end of an order."""
    *first, last = (_MEANINGS[name] for name in missing)
    return f"{', '.join(first)} and {last}" if first else last
