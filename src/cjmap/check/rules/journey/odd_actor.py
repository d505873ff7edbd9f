"""The actor of a step reads like a sentence, not like somebody who acts.

## What it does
Reports an `actor` of four or more words that is the id or name of no persona and no team, and that no
other step of the workspace has.

## Why it matters
By the actor cjmap knows whose step it is: whose feeling it tells, and whether it is the customer's at all.
A sentence in its place is a step, a limit of the map or a pain that found no better field, and each of
them is worth more in the right one, where it is drawn and counted.

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
      - {id: desk, title: I give my name, actor: only if the kiosk fails}  # ←
      - {id: wait, title: I wait in the corridor, emotion: -1}
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
      - {id: desk, title: I give my name, summary: Only if the kiosk fails., actor: helen}
      - {id: wait, title: I wait in the corridor, emotion: -1}
```

## When not to listen
Where somebody real needs four words, such as the notary of the seller. In a catalog, as a team, it is
known by all maps.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ216",
    "odd-actor",
    Severity.INFO,
    "The actor of a step reads like a sentence, not like somebody who acts.",
    kinds=("journey",),
)

_SENTENCE = 4
"""From so many words on, an actor is mostly a sentence."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each actor of many words that nobody else knows."""
    if subject.from_logs:
        return
    for placed in subject.steps:
        actor = placed.value.actor
        if actor is None or len(actor.split()) < _SENTENCE:
            continue
        if subject.survey.ask(_uses)[actor] > 1 or actor.casefold() in subject.survey.ask(_names):
            continue
        yield Problem(
            RULE,
            f"The actor “{actor}” reads like a sentence, not like somebody who acts.",
            Route((*placed.path, "actor")),
            "Name who acts in a word or two, and move the rest to `summary`, `does` or `pains`.",
        )


def _uses(survey: Survey) -> Counter[str]:
    """Count how many steps of the workspace have each actor."""
    return Counter(
        step.actor
        for _, journey in survey.maps(Section.JOURNEY)
        for step in journey.steps
        if step.actor
    )


def _names(survey: Survey) -> frozenset[str]:
    """Give the names of all personas and teams, in small letters."""
    workspace = survey.workspace
    titles = (
        workspace.title_of(section, id)
        for section in (Section.PERSONA, Section.TEAM)
        for id in workspace.index.workspace_ids(section)
    )
    return frozenset(title.casefold() for title in titles if title is not None)
