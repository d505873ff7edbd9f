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

from cjmap.format.catalog import Catalog
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey
    from cjmap.format.persona import Persona

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
        if actor is None or not _is_sentence(actor):
            continue
        if subject.survey.ask(_is_known, actor):
            continue
        yield Problem(
            RULE,
            f"The actor “{actor}” reads like a sentence, not like somebody who acts.",
            Route((*placed.path, "actor")),
            "Name who acts in a word or two, and move the rest to `summary`, `does` or `pains`.",
        )


def _is_sentence(actor: str) -> bool:
    return len(actor.split()) >= _SENTENCE


def _is_known(survey: Survey, actor: str) -> bool:
    """Whether more than one step has an actor, or a persona or a team is called so."""
    return survey.ask(_uses)[actor] > 1 or actor.casefold() in survey.ask(_names)


def _uses(survey: Survey) -> Counter[str]:
    """Count how many steps of the workspace have each actor of many words."""
    told = survey.told(_actors, Section.JOURNEY)
    return Counter(actor for _, actors in told for actor in actors)


def _actors(journey: Journey) -> tuple[str, ...] | None:
    """Tell the actors of many words of a journey, each as often as a step has it."""
    actors = (step.actor for step in journey.steps)
    return tuple(actor for actor in actors if actor and _is_sentence(actor)) or None


def _names(survey: Survey) -> frozenset[str]:
    """Find the names of all personas and teams, in small letters; of those with one id, the first's."""
    found: dict[tuple[str, str], str] = {}
    for kind in (Section.PERSONA, Section.CATALOG):
        for _, people in survey.told(_people, kind):
            for id, name in people:
                found.setdefault((kind, id), name.casefold())
    return frozenset(found.values())


def _people(model: Persona | Catalog) -> tuple[tuple[str, str], ...] | None:
    """Tell the id and the name of a persona, or those of all teams of a catalog."""
    people = model.teams if isinstance(model, Catalog) else (model,)
    return tuple((each.id, each.label) for each in people) or None
