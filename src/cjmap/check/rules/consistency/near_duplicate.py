"""Two names for what seems to be one touchpoint or journey.

## What it does
Reports two touchpoints of the catalog with the same channel and titles that are nearly the same; a
touchpoint written out at a step that the catalog has already; and two journeys of today with the same
personas and titles that are nearly the same. Case, accents, spaces and punctuation do not count; in
titles of 8 letters or more, one letter may differ, but not a digit. The fix writes the catalog's id at
the step.

## Why it matters
What goes by two names is counted as two things. Its scores are spread over both, its owner is asked by
one half of the maps only, and the comparison across journeys, the very reason to keep a catalog, comes
out too kind.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I am at the clinic
    steps:
      - id: check-in
        title: I check in
        touchpoint: {channel: self-service, title: Check-in Kiosk}  # ←
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I am at the clinic
    steps:
      - id: check-in
        title: I check in
        touchpoint: kiosk
```

## When not to listen
Where there really are two things. Then their titles should let readers tell them apart.

## References
- [Uxcel: prevent duplication and inconsistency](https://app.uxcel.com/courses/customer-journey-mapping/journey-management-and-mapping-architecture-304/prevent-duplication-and-inconsistency-8375)
- [BilLogic: agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cjmap.check.questions.current_journeys import CurrentJourney, current_journey, is_current
from cjmap.check.questions.likeness import Likenesses
from cjmap.check.questions.touchpoints import earlier_twins, seems_to_be, told_at_steps
from cjmap.format.catalog import Catalog
from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.problem import (
    Fix,
    Fixability,
    Problem,
    Related,
    Remove,
    Replace,
    Route,
    Rule,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey, TouchpointUse
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

    _Company = tuple[str, frozenset[str]]

RULE = Rule(
    "CJ604",
    "near-duplicate",
    Severity.INFO,
    "Two names for what seems to be one touchpoint or journey.",
    kinds=("catalog", "journey"),
    fix=Fixability.UNSAFE,
)


def check(subject: Subject[Catalog | Journey]) -> Iterator[Problem]:
    """Report what has a near double: of two in catalogs or journeys, the second."""
    if subject.model.status is Status.DEPRECATED:
        return
    if isinstance(subject.model, Catalog):
        yield from _same_touchpoints(subject, subject.model)
        return
    yield from _same_journey(subject, subject.model)
    for path, use in told_at_steps(cast("Subject[Journey]", subject)):
        yield from _known_touchpoint(subject, path, use)


def _same_touchpoints(subject: Subject[Any], catalog: Catalog) -> Iterator[Problem]:
    for number, other in earlier_twins(subject.survey, subject.entry).items():
        yield Problem(
            RULE,
            f"The touchpoints `{catalog.touchpoints[number].id}` and `{other.touchpoint.id}` have nearly"
            " the same title and the same channel.",
            Route(("touchpoints", number)),
            "Keep one of them and list the other's id under its `was`, or make their titles tell "
            "them apart.",
            (Related(other.entry.file, Route(other.path), "the other one"),),
        )


def _known_touchpoint(
    subject: Subject[Any], path: MapPath, use: TouchpointUse
) -> Iterator[Problem]:
    """Report a touchpoint described on the spot that the catalog has; the channel must not differ."""
    known = seems_to_be(subject.survey, use)
    if known is None:
        return
    title = (*path, "title")
    edits = (
        Replace(title, "id", on_key=True),
        Replace(title, known.touchpoint.id),
        *((Remove((*path, "channel")),) if use.channel is not None else ()),
    )
    yield Problem(
        RULE,
        f"The touchpoint “{use.title}” seems to be `{known.touchpoint.id}` of the catalog.",
        Route(path),
        f"Write `touchpoint: {known.touchpoint.id}`.",
        (Related(known.entry.file, Route(known.path), "in the catalog"),),
        Fix(f"Write the touchpoint `{known.touchpoint.id}`", edits, safe=False),
    )


def _same_journey(subject: Subject[Any], journey: Journey) -> Iterator[Problem]:
    if not is_current(journey):
        return
    double = subject.survey.ask(_earlier_double, subject.entry)
    if double is None:
        return
    entry, id = double
    yield Problem(
        RULE,
        f"The journeys `{journey.id}` and `{id}` have the same personas and nearly the same title.",
        Route(("title",)),
        "Make them one journey, or give them titles that tell them apart.",
        (Related(entry.file, Route(("title",)), "the other one"),),
    )


def _earlier_double(survey: Survey, entry: Entry) -> tuple[Entry, str] | None:
    """Find the first journey of today before one that seems to be the same, and its id."""
    journey: CurrentJourney = entry.told(current_journey)
    alike = survey.ask(_journeys).get(_company(survey, journey))
    for other, id in alike.find(journey.title) if alike is not None else ():
        if other.number < entry.number and id != journey.id:
            return other, id
    return None


def _journeys(survey: Survey) -> dict[_Company, Likenesses[tuple[Entry, str]]]:
    """File the journeys of today under their titles, by language and personas, where there are several."""
    companies: dict[_Company, list[tuple[Entry, CurrentJourney]]] = {}
    for entry, journey in survey.told(current_journey, Section.JOURNEY):
        companies.setdefault(_company(survey, journey), []).append((entry, journey))
    found: dict[_Company, Likenesses[tuple[Entry, str]]] = {}
    for company, journeys in companies.items():
        if len(journeys) > 1:
            alike = found[company] = Likenesses()
            for entry, journey in journeys:
                alike.add(journey.title, (entry, journey.id))
    return found


def _company(survey: Survey, journey: CurrentJourney) -> _Company:
    return survey.workspace.language_of(journey), frozenset(journey.personas)
