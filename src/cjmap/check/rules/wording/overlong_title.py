"""A title is too long to be read on a picture, or said in a meeting.

## What it does
Counts the letters in the titles of maps, stages and steps, in the columns and actions of blueprints,
and in the titles of opportunities, which may be longer.

## Why it matters
A step is a card of two lines; from the third on, all cards of the map grow with it and the eye finds
nothing any more. A title that cannot be said in one breath is not used when people talk either: they
will invent a shorter one, each their own.

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
    title: I see the doctor
    steps:
      - id: call
        title: Call the clinic to ask whether the old date can be kept, and why it was moved  # ←
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
    title: I see the doctor
    steps:
      - id: call
        title: Ask for the old date
        summary: Can it be kept, and why was it moved?
```

## When not to listen
Where every word is needed, as in the name of a form or a law.

## Options
- `letters`: how many letters a title may have (60).
- `opportunity-letters`: how many that of an opportunity may have (80).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.blueprint import Blueprint
from cjmap.format.envelope import Envelope, Titled
from cjmap.format.persona import Persona
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ805",
    "overlong-title",
    Severity.INFO,
    "A title is too long to be read on a picture, or said in a meeting.",
)

LETTERS = Setting(
    "overlong-title.letters", 60, "How many letters a title may have.", low=20, high=500
)
OPPORTUNITY_LETTERS = Setting(
    "overlong-title.opportunity-letters",
    80,
    "How many letters the title of an opportunity may have.",
    low=20,
    high=500,
)
OPTIONS: tuple[Setting, ...] = (LETTERS, OPPORTUNITY_LETTERS)


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each title over its limit."""
    if subject.from_logs:
        return
    most = subject.option(LETTERS)
    for path, title in _titles(subject):
        if len(title) > most:
            yield _overlong(path, title, most)
    most = subject.option(OPPORTUNITY_LETTERS)
    for opportunity in subject.opportunities:
        if len(opportunity.value.title) > most:
            yield _overlong((*opportunity.path, "title"), opportunity.value.title, most)


def _overlong(path: MapPath, title: str, most: int) -> Problem:
    return Problem(
        RULE,
        f"{shown(title)} has {len(title)} letters; beyond {most}, a title is hard to read on a picture.",
        Route(path),
        "Say it in fewer words; what else there is to say has its own field.",
    )


def _titles(subject: Subject[Envelope]) -> Iterator[tuple[MapPath, str]]:
    model = subject.model
    if isinstance(model, (Titled, Persona)) and model.title:
        yield ("title",), model.title
    for stage in subject.stages:
        if stage.value.title:
            yield (*stage.path, "title"), stage.value.title
    for step in subject.steps:
        yield (*step.path, "title"), step.value.title
    if isinstance(model, Blueprint):
        for number, column in enumerate(model.steps):
            if column.title:
                yield ("steps", number, "title"), column.title
        for number, action in enumerate(model.actions):
            yield ("actions", number, "text"), action.text
