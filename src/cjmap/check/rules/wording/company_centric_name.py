"""A stage is called as the organisation calls it, not as the customer would.

## What it does
Compares the titles of stages with the words by which organisations call their own parts and processes
(Marketing, Sales, CRM; in Polish Sprzedaż, Windykacja, Obsługa klienta), with the stages of their
funnel (Awareness, Consideration, Retention; Świadomość, Rozważanie, Retencja), and with the titles of
the teams in the catalog. Only whole titles count: “I call support” is right.

## Why it matters
Nobody lives through a Fulfilment. Stages that repeat the organisation chart make a map of who is
responsible for what, and the worst moments of customers lie between two departments, where such a map
has a line and no room. A funnel tells how many are left for us, not what they came for: nobody wakes up
and wants to be retained. Name a stage by what the customer wants in it.

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
  - id: afterwards
    title: Retention  # ←
    steps:
      - {id: walk, title: I walk again without a stick}
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
  - id: afterwards
    title: I stay well
    steps:
      - {id: walk, title: I walk again without a stick}
```

## When not to listen
Where customers really use the word: people in a company do who buy for it, and whoever has a new card
may well call a stage “Activation”.

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
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Related, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog
    from cjmap.format.journey import Journey, Stage
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

    _Place = tuple[Entry, MapPath]

RULE = Rule(
    "CJ801",
    "company-centric-name",
    Severity.WARNING,
    "A stage is called as the organisation calls it, not as the customer would.",
    kinds=("journey",),
)

WORDS = Setting("company-centric-name.words", (), "Further titles that stages should not have.")
OPTIONS: tuple[Setting, ...] = (WORDS,)

_BETWEEN = re.compile(r"\s*(?:[&/,+]|\band\b|\bi\b|\boraz\b)\s*")


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each stage whose title, or each part of it (“Marketing & Sales”), is such a word."""
    if subject.from_logs:
        return
    words = words_of(subject.language)
    more = subject.option(WORDS)
    own = words.departments | {folded(word) for word in more} if more else words.departments
    titles = tuple(_title(stage.value) for stage in subject.stages)
    teams = subject.survey.ask(_teams_called, titles)
    for stage, title in zip(subject.stages, titles, strict=True):
        place = Route((*stage.path, "title" if stage.value.title else "id"))
        if title in teams:
            entry, path = teams[title]
            yield Problem(
                RULE,
                f"The stage {shown(stage.value.label)} is called like a team.",
                place,
                "Name it by what the customer wants in it: “I find a date”.",
                (Related(entry.file, Route(path), "this team"),),
            )
            continue
        parts = (title,) if title in own else _BETWEEN.split(title)
        if words.funnel.issuperset(parts):
            said = "is a stage of the organisation's funnel, not what the customer would say."
        elif all(part in own or part in words.funnel for part in parts):
            said = "is what the organisation calls it, not the customer."
        else:
            continue
        yield Problem(
            RULE,
            f"{shown(stage.value.label)} {said}",
            place,
            "Name the stage by what the customer wants in it: “I find a date”.",
        )


def _title(stage: Stage) -> str:
    return folded(stage.title or (stage.id or "").replace("-", " "))


def _teams_called(survey: Survey, titles: tuple[str, ...]) -> dict[str, _Place]:
    """Find teams by their titles, and where these stand."""
    teams = survey.ask(_teams)
    return {title: teams[title] for title in titles if title in teams}


def _teams(survey: Survey) -> dict[str, _Place]:
    """Find the titles of the teams of all catalogs, and where they stand."""
    return {
        title: (entry, path)
        for entry, teams in survey.told(_titles, Section.CATALOG)
        for title, path in teams
    }


def _titles(catalog: Catalog) -> tuple[tuple[str, MapPath], ...] | None:
    """Tell the titles of the teams of a catalog, and their paths."""
    teams = enumerate(catalog.teams)
    titled = (
        (folded(team.title), ("teams", number, "title")) for number, team in teams if team.title
    )
    return tuple(titled) or None
