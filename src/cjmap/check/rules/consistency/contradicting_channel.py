"""A step tells a touchpoint of the catalog in another way than the catalog does.

## What it does
Looks at steps that name a touchpoint by its `id` and give a `channel` or a `title` beside it. Reports
those that differ from the catalog's; of titles only the letters and digits count, and none is compared
where the map and the catalog are in different languages.

## Why it matters
The catalog is there so that a place is described once. A step that says something else makes two truths:
the pictures show one, the comparison across channels counts the other, and whoever answers for the
channel does not know which of them is meant.

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
        touchpoint: {id: kiosk, channel: web}  # ←
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
Hardly ever. If customers meet the touchpoint on a second channel as well, that is a second touchpoint:
add it to the catalog.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from cjmap.check.questions.likeness import letters_of
from cjmap.check.questions.touchpoints import Touchpoints, told_at_steps, touchpoints_in
from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Touchpoint
    from cjmap.format.journey import Journey, TouchpointUse
    from cjmap.problem import MapPath
    from cjmap.workspace.index import Definition

RULE = Rule(
    "CJ605",
    "contradicting-channel",
    Severity.WARNING,
    "A step tells a touchpoint of the catalog in another way than the catalog does.",
    kinds=("journey",),
)


class _Home(NamedTuple):
    """Where a touchpoint is defined, what it is, and the language of the catalog."""

    definition: Definition
    touchpoint: Touchpoint
    language: str


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each channel and title beside an `id` that the catalog gives differently."""
    if subject.model.status is Status.DEPRECATED:
        return
    for path, use in told_at_steps(subject):
        if use.id is not None:
            yield from _compared(subject, path, use.id, use)


def _compared(
    subject: Subject[Journey], path: MapPath, id: str, use: TouchpointUse
) -> Iterator[Problem]:
    home = subject.survey.ask(_home, id)
    if home is None:
        return
    definition, touchpoint, language = home
    same_language = subject.language == language
    for key, here, there, differs in (
        ("channel", use.channel, touchpoint.channel, use.channel != touchpoint.channel),
        (
            "title",
            use.title,
            touchpoint.title,
            same_language and letters_of(use.title or "") != letters_of(touchpoint.title or ""),
        ),
    ):
        if here is not None and there is not None and differs:
            yield Problem(
                RULE,
                f"The {key} of the touchpoint `{id}` is “{here}” here and “{there}” in the catalog.",
                Route((*path, key)),
                f"Take the {key} away here, or correct it in the catalog.",
                (
                    Related(
                        definition.entry.file,
                        Route((*definition.path[:-1], key)),
                        "told otherwise here",
                    ),
                ),
            )


def _home(survey: Survey, id: str) -> _Home | None:
    """Find a touchpoint; None where there is nothing to compare with, or an error of its own."""
    defined = survey.workspace.index.defined(Section.TOUCHPOINT, id)
    if len(defined) != 1 or not defined[0].entry.valid:
        return None
    told: Touchpoints = defined[0].entry.told(touchpoints_in)
    touchpoint = told.listed[int(defined[0].path[1])]
    language = survey.workspace.language_of(told).partition("-")[0].lower()
    return _Home(defined[0], touchpoint, language)
