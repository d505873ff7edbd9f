"""Opportunities are planned that cannot be carried out together.

## What it does
Follows `requires` and `excludes` through all backlogs and journeys, and reports an opportunity that
excludes itself or what it needs first, be it by a detour; two that exclude each other and are both
planned or being done; and one under way that needs another which was dropped. Chains of `requires`
that come back to themselves are found by `circular-reference`.

## Why it matters
Each line of a backlog is reasonable on its own, and was written by somebody else. That two of them
cannot both happen comes out when the second team is half done.

## Bad
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    owner: nurses
    status: planned
    outcome: {metric: satisfied, from: 64, to: 75}
    excludes: wait-on-display  # ←
```

## Good
```yaml
# ideas.backlog.yaml
kind: backlog
id: ideas
title: Ideas from the workshop
status: draft
opportunities:
  - id: quiet-corner
    title: A quiet corner in the waiting room
    for: first-visit#wait
    owner: nurses
    status: idea
    outcome: {metric: satisfied, from: 64, to: 75}
    excludes: wait-on-display
```

## When not to listen
Never: drop one of them, or take back that they exclude each other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.format.backlog import Opportunity, OpportunityStatus
from cjmap.format.envelope import Status
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ553",
    "opportunity-conflict",
    Severity.ERROR,
    "Opportunities are planned that cannot be carried out together.",
    kinds=("journey", "backlog"),
)

_UNDER_WAY: dict[OpportunityStatus | None, str] = {
    OpportunityStatus.PLANNED: "planned",
    OpportunityStatus.DOING: "being done",
}
"""The states in which work is to be done, as a sentence says them."""

_NEEDED = 300
"""So many are followed of what one opportunity needs first: each of a chain of thousands needs the rest."""


@dataclass(frozen=True, slots=True)
class _Known:
    """An opportunity of the workspace and where it stands."""

    entry: Entry
    path: MapPath
    opportunity: Opportunity


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each conflict once, at the reference that makes it."""
    for placed in subject.opportunities:
        opportunity = placed.value
        if not opportunity.requires and not opportunity.excludes:
            continue
        known = subject.survey.ask(_all)
        needed = _needed(opportunity, known) if opportunity.requires else {}
        yield from _against_needed(placed.path, opportunity, needed, known)
        if opportunity.status in _UNDER_WAY:
            yield from _dropped(placed.path, opportunity, needed, known)
            yield from _both_under_way(placed.path, opportunity, needed, known)


def _against_needed(
    path: MapPath, opportunity: Opportunity, needed: Mapping[str, int], known: Mapping[str, _Known]
) -> Iterator[Problem]:
    """Report what excludes itself, what it needs, or is excluded by what it needs."""
    for number, other in enumerate(opportunity.excludes):
        if other == opportunity.id or other in needed:
            itself = other == opportunity.id
            what = "itself" if itself else f"{_named(other, known)}, which it needs first"
            yield Problem(
                RULE,
                f"“{opportunity.title}” excludes {what}.",
                Route((*path, "excludes", number)),
                "Remove it from `excludes`." if itself else "Remove it from one of the two lists.",
            )
    for other, number in needed.items():
        there = known[other]
        excludes = there.opportunity.excludes
        if opportunity.id in excludes and other not in opportunity.excludes:
            yield Problem(
                RULE,
                f"“{opportunity.title}” needs {_named(other, known)} first, which excludes it.",
                Route((*path, "requires", number)),
                "Remove one of the two references.",
                _excluded_there(there, opportunity.id),
            )


def _dropped(
    path: MapPath, opportunity: Opportunity, needed: Mapping[str, int], known: Mapping[str, _Known]
) -> Iterator[Problem]:
    """Report what waits for something that was decided against."""
    for other, number in needed.items():
        there = known[other]
        if there.opportunity.status is OpportunityStatus.DROPPED:
            yield Problem(
                RULE,
                f"“{opportunity.title}” is {_UNDER_WAY[opportunity.status]}, but needs"
                f" {_named(other, known)} first, which was dropped.",
                Route((*path, "requires", number)),
                "Find another way to do it, or drop it as well.",
                (Related(there.entry.file, Route((*there.path, "status")), "it was dropped here"),),
            )


def _both_under_way(
    path: MapPath, opportunity: Opportunity, needed: Mapping[str, int], known: Mapping[str, _Known]
) -> Iterator[Problem]:
    """Report two that exclude each other and are both to be done; once, at the first that says so."""
    for number, other in enumerate(opportunity.excludes):
        there = known.get(other)
        if there is None or other == opportunity.id or other in needed:
            continue
        here = known[opportunity.id]
        told_there = opportunity.id in there.opportunity.excludes and _order(there) < _order(here)
        if there.opportunity.status in _UNDER_WAY and not told_there:
            too = " too" if there.opportunity.status is opportunity.status else ""
            yield Problem(
                RULE,
                f"“{opportunity.title}” is {_UNDER_WAY[opportunity.status]}, and excludes"
                f" {_named(other, known)}, which is {_UNDER_WAY[there.opportunity.status]}{too}.",
                Route((*path, "excludes", number)),
                "Decide for one of them, and drop the other.",
                (
                    Related(
                        there.entry.file, Route((*there.path, "status")), "the other one is here"
                    ),
                ),
            )


def _order(known: _Known) -> tuple[int, MapPath]:
    return known.entry.number, known.path


def _named(id: str, known: Mapping[str, _Known]) -> str:
    return f"“{known[id].opportunity.title}”"


def _excluded_there(there: _Known, id: str) -> tuple[Related, ...]:
    path = (*there.path, "excludes", there.opportunity.excludes.index(id))
    return (Related(there.entry.file, Route(path), "it is excluded here"),)


def _needed(opportunity: Opportunity, known: Mapping[str, _Known]) -> dict[str, int]:
    """Return all that has to be done first, each with the number of the requirement that leads to it."""
    found: dict[str, int] = {}
    for number, first in enumerate(opportunity.requires):
        waiting = [first]
        while waiting:
            id = waiting.pop()
            there = known.get(id)
            if there is not None and id not in found and id != opportunity.id:
                if len(found) == _NEEDED:
                    return found
                found[id] = number
                waiting.extend(there.opportunity.requires)
    return found


def _all(survey: Survey) -> dict[str, _Known]:
    """Gather the opportunities of all maps that hold, by id; of two with one id the first."""
    found: dict[str, _Known] = {}
    for entry in survey.workspace.entries:
        model: Any = entry.model
        if model is None or model.status is Status.DEPRECATED:
            continue
        for number, each in enumerate(getattr(model, "opportunities", ())):
            found.setdefault(each.id, _Known(entry, ("opportunities", number), each))
    return found
