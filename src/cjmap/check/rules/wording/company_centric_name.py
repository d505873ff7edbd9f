"""A stage is called after a part of the company.

## What it does
Compares the titles of stages with a list of words by which organisations call their own parts and
processes (Marketing, Sales, CRM, Retention; in Polish Sprzedaż, Windykacja, Obsługa klienta), and
with the titles of the teams in the catalog. Only whole titles count: “I call support” is right.

## Why it matters
Nobody lives through a Fulfilment. Stages that repeat the organisation chart make a map of who is
responsible for what, and the worst moments of customers lie between two departments, where such a map
has a line and no room. Name a stage by what the customer wants in it.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: book
    title: Medical Records  # ←
    steps:
      - {id: call, title: I book by phone}
  - id: visit
    title: Customer service  # ←
    steps:
      - {id: talk, title: I talk to the doctor}
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
  - id: book
    title: I find a date
    steps:
      - {id: call, title: I book by phone}
  - id: visit
    title: I am looked after
    steps:
      - {id: talk, title: I talk to the doctor}
```

## When not to listen
Where customers really use the word, as people in a company do who buy for it.

## Options
- `words`: further titles that stages should not have, such as the names of your own departments.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.check.questions.words import words_of
from cjmap.check.questions.words.folding import folded
from cjmap.format.shown import shown
from cjmap.problem import Problem, Related, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ801",
    "company-centric-name",
    Severity.WARNING,
    "A stage is called after a part of the company.",
    kinds=("journey",),
)

WORDS = Setting("company-centric-name.words", (), "Further titles that stages should not have.")
OPTIONS: tuple[Setting, ...] = (WORDS,)

_BETWEEN = re.compile(r"\s*(?:[&/,+]|\band\b|\bi\b|\boraz\b)\s*")


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each stage whose title, or each part of it (“Marketing & Sales”), is such a word."""
    if subject.from_logs:
        return
    departments = words_of(subject.language).departments
    more = subject.option(WORDS)
    if more:
        departments |= {folded(word) for word in more}
    teams = subject.survey.once(_teams)
    for stage in subject.stages:
        title = folded(stage.value.title or (stage.value.id or "").replace("-", " "))
        place = Route((*stage.path, "title" if stage.value.title else "id"))
        if title in teams:
            yield Problem(
                RULE,
                f"The stage {shown(stage.value.label)} is called like a team.",
                place,
                "Name it by what the customer wants in it: “I find a date”.",
                (teams[title],),
            )
        elif title in departments or _all_in(departments, title):
            yield Problem(
                RULE,
                f"{shown(stage.value.label)} is what the organisation calls it, not the customer.",
                place,
                "Name the stage by what the customer wants in it: “I find a date”.",
            )


def _all_in(departments: frozenset[str], title: str) -> bool:
    parts = _BETWEEN.split(title)
    return len(parts) > 1 and all(part in departments for part in parts)


def _teams(survey: Survey) -> dict[str, Related]:
    """Find the titles of the teams of all catalogs, and where they stand."""
    return {
        folded(team.title): Related(entry.file, Route(("teams", number, "title")), "this team")
        for entry, catalog in survey.maps("catalog")
        for number, team in enumerate(catalog.teams)
        if team.title
    }
