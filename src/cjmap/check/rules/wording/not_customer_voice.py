"""A title is not in the customer's own voice.

## What it does
Reports titles of journeys and stages that are not in the first person: “Onboarding” rather than
“I set up my account”, “Reklamacja” rather than “Zgłaszam reklamację”. English and Polish are known;
maps in other languages are not looked at.

## Why it matters
“I complain about a wrong bill” can only be said by a customer; “Complaint handling” can only be said
by us. A title in the first person keeps everybody in the room on the customer's side, and makes it
hard to add a stage in which the customer does nothing.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: The check-up  # ←
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: Talk to the doctor}
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
      - {id: talk, title: Talk to the doctor}
```

## When not to listen
Titles in the third person, or of one word, are common and not wrong, which is why only the pedantic
profile asks.

## References
- [Milkymap: the structure of a journey map](https://support.milkymap.com/Galaxy-JM/the-structure-of-a-milkymap)
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cjmap.check.questions.words import words_of
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ803",
    "not-customer-voice",
    Severity.INFO,
    "A title is not in the customer's own voice.",
    kinds=("journey",),
    profile=Profile.PEDANTIC,
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each title that the pattern of the language does not find."""
    pattern = _pattern(subject.language)
    if pattern is None or subject.from_logs:
        return
    titles: list[tuple[MapPath, str]] = [((), subject.model.title)]
    titles += [(stage.path, stage.value.title) for stage in subject.stages if stage.value.title]
    for path, title in titles:
        if not pattern.search(title):
            yield Problem(
                RULE,
                f"{shown(title)} is not what a customer would say.",
                Route((*path, "title")),
                "Say it in the first person, as in “I see the doctor”.",
            )


@cache
def _pattern(language: str) -> re.Pattern[str] | None:
    found = words_of(language).first_person
    return re.compile(found, re.IGNORECASE) if found else None
