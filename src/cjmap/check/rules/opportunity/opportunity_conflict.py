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
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.format.backlog import OpportunityStatus
from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.backlog import Backlog, Opportunity
    from cjmap.format.journey import Journey
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


class _Told(NamedTuple):
    """As much of an opportunity as others ask for."""

    id: str
    title: str
    status: OpportunityStatus | None
    requires: tuple[str, ...]
    excludes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Known:
    """An opportunity of the workspace and where it stands."""

    entry: Entry
    path: MapPath
    opportunity: _Told

    @property
    def order(self) -> tuple[int, MapPath]:
        """Its place in the order of the workspace."""
        return self.entry.number, self.path


@dataclass(frozen=True, slots=True)
class _Other:
    """One that stands in the way of an opportunity.

    `requirement` is the number of the requirement that leads to it, where it is needed first; of
    others `earlier` says that they stand before the opportunity.
    """

    known: _Known
    requirement: int | None = None
    earlier: bool = False

    @property
    def named(self) -> str:
        """Its title, as a sentence has it."""
        return f"“{self.known.opportunity.title}”"

    @property
    def status(self) -> OpportunityStatus | None:
        """How far it has got."""
        return self.known.opportunity.status

    @property
    def excludes(self) -> tuple[str, ...]:
        """What it excludes itself."""
        return self.known.opportunity.excludes


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each conflict once, at the reference that makes it."""
    for placed in subject.opportunities:
        opportunity = placed.value
        if not opportunity.requires and not opportunity.excludes:
            continue
        others = subject.survey.ask(
            _in_the_way, opportunity.id, opportunity.requires, opportunity.excludes
        )
        yield from _against_needed(placed.path, opportunity, others)
        if opportunity.status in _UNDER_WAY:
            yield from _dropped(placed.path, opportunity, others)
            yield from _both_under_way(placed.path, opportunity, others)


def _against_needed(
    path: MapPath, opportunity: Opportunity, others: Mapping[str, _Other]
) -> Iterator[Problem]:
    """Report what excludes itself, what it needs, or is excluded by what it needs."""
    for number, id in enumerate(opportunity.excludes):
        other = others.get(id)
        itself = id == opportunity.id
        if itself or (other is not None and other.requirement is not None):
            what = "itself" if other is None else f"{other.named}, which it needs first"
            yield Problem(
                RULE,
                f"“{opportunity.title}” excludes {what}.",
                Route((*path, "excludes", number)),
                "Remove it from `excludes`." if itself else "Remove it from one of the two lists.",
            )
    for id, other in others.items():
        if (
            other.requirement is not None
            and opportunity.id in other.excludes
            and id not in opportunity.excludes
        ):
            yield Problem(
                RULE,
                f"“{opportunity.title}” needs {other.named} first, which excludes it.",
                Route((*path, "requires", other.requirement)),
                "Remove one of the two references.",
                _excluded_there(other, opportunity.id),
            )


def _dropped(
    path: MapPath, opportunity: Opportunity, others: Mapping[str, _Other]
) -> Iterator[Problem]:
    """Report what waits for something that was decided against."""
    for other in others.values():
        if other.requirement is not None and other.status is OpportunityStatus.DROPPED:
            yield Problem(
                RULE,
                f"“{opportunity.title}” is {_UNDER_WAY[opportunity.status]}, but needs"
                f" {other.named} first, which was dropped.",
                Route((*path, "requires", other.requirement)),
                "Find another way to do it, or drop it as well.",
                (_status_of(other, "it was dropped here"),),
            )


def _both_under_way(
    path: MapPath, opportunity: Opportunity, others: Mapping[str, _Other]
) -> Iterator[Problem]:
    """Report two that exclude each other and are both to be done; once, at the first that says so."""
    for number, id in enumerate(opportunity.excludes):
        other = others.get(id)
        if other is None or other.requirement is not None:
            continue
        told_there = other.earlier and opportunity.id in other.excludes
        if other.status in _UNDER_WAY and not told_there:
            too = " too" if other.status is opportunity.status else ""
            yield Problem(
                RULE,
                f"“{opportunity.title}” is {_UNDER_WAY[opportunity.status]}, and excludes"
                f" {other.named}, which is {_UNDER_WAY[other.status]}{too}.",
                Route((*path, "excludes", number)),
                "Decide for one of them, and drop the other.",
                (_status_of(other, "the other one is here"),),
            )


def _status_of(other: _Other, note: str) -> Related:
    return Related(other.known.entry.file, Route((*other.known.path, "status")), note)


def _excluded_there(other: _Other, id: str) -> tuple[Related, ...]:
    path = (*other.known.path, "excludes", other.excludes.index(id))
    return (Related(other.known.entry.file, Route(path), "it is excluded here"),)


def _in_the_way(
    survey: Survey, id: str, requires: tuple[str, ...], excludes: tuple[str, ...]
) -> dict[str, _Other]:
    """Find what keeps an opportunity from being carried out, by id.

    That is what it needs first and was dropped, or is excluded by either side; and then what else it
    excludes that is under way.
    """
    known = survey.ask(_all)
    here = known.get(id)
    needed = _needed(id, requires, known)
    excluded = dict.fromkeys(each for each in excludes if each in known and each != id)
    found: dict[str, _Other] = {}
    for other, number in needed.items():
        there = known[other]
        dropped = there.opportunity.status is OpportunityStatus.DROPPED
        if dropped or other in excluded or id in there.opportunity.excludes:
            found[other] = _Other(there, number)
    for other in excluded:
        there = known[other]
        if other not in needed and there.opportunity.status in _UNDER_WAY:
            earlier = here is not None and there.order < here.order
            found[other] = _Other(there, earlier=earlier)
    return found


def _needed(id: str, requires: tuple[str, ...], known: Mapping[str, _Known]) -> dict[str, int]:
    """Return all that has to be done before one, each with the number of the requirement that leads to it."""
    found: dict[str, int] = {}
    for number, first in enumerate(requires):
        waiting = [first]
        while waiting:
            other = waiting.pop()
            there = known.get(other)
            if there is not None and other not in found and other != id:
                if len(found) == _NEEDED:
                    return found
                found[other] = number
                waiting.extend(there.opportunity.requires)
    return found


def _all(survey: Survey) -> dict[str, _Known]:
    """Gather the opportunities of all maps that hold, by id; of two with one id the first."""
    found: dict[str, _Known] = {}
    for entry, told in survey.told(_opportunities, Section.JOURNEY, Section.BACKLOG):
        for number, each in enumerate(told):
            found.setdefault(each.id, _Known(entry, ("opportunities", number), each))
    return found


def _opportunities(model: Journey | Backlog) -> tuple[_Told, ...] | None:
    """Tell the opportunities of a map that holds."""
    if model.status is Status.DEPRECATED:
        return None
    return (
        tuple(
            _Told(each.id, each.title, each.status, each.requires, each.excludes)
            for each in model.opportunities
        )
        or None
    )
