"""A charge arises where customers cannot see it.

## What it does
Looks for words of money (fee, charge, cost and the like; there are lists for English and Polish) in
backstage and support actions. Reports an action with one, if nothing in its column that the customer
sees or does has such a word. Actions about refunds and discounts are left out.

## Why it matters
Customers forgive a price more easily than a surprise. A charge that is added in the back office and
first met on the bill is remembered as a trick, however fair it is.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: print, at: check-in, lane: front, text: Desk prints the form, owner: front-desk}
  - {id: add-fee, at: check-in, lane: back, text: Clerk adds the file fee, owner: records}  # ←
links:
  - {from: check-in, to: print}
  - {from: print, to: add-fee}
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: print, at: check-in, lane: front, text: Desk prints the form with the fee, owner: front-desk}
  - {id: add-fee, at: check-in, lane: back, text: Clerk adds the file fee, owner: records}
links:
  - {from: check-in, to: print}
  - {from: print, to: add-fee}
```

## When not to listen
Where the money is not the customer's: what one part of the organisation charges another surprises
nobody outside. And where the price was told in an earlier column.

## References
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjmap.check.questions.service import BEHIND, service_of
from cjmap.check.questions.words import words_of
from cjmap.format.shown import shown
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import Service
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint

RULE = Rule(
    "CJ314",
    "hidden-cost",
    Severity.INFO,
    "A charge arises where customers cannot see it.",
    kinds=("blueprint",),
    profile=Profile.PEDANTIC,
)

_WORD = re.compile(r"(?<![\w-])[^\W\d_]+(?![\w-])")
"""A word that is not a piece of an id such as `fee-service`."""


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each charge out of sight of which the customer's side of the column says nothing."""
    words = words_of(subject.language)
    if not words.money:
        return
    service = service_of(subject)
    for seat in service.seats:
        if seat.role not in BEHIND or seat.column is None:
            continue
        said = _WORD.findall(seat.action.text.casefold())
        money = next((word for word in said if word in words.money), None)
        if money is None or not words.refunds.isdisjoint(said):
            continue
        if any(
            not words.money.isdisjoint(_WORD.findall(text.casefold()))
            for text in _in_sight(service, seat.column)
        ):
            continue
        yield Problem(
            RULE,
            f"{shown(seat.action.text)} speaks of money ({shown(money)}), "
            f"and nothing that the customer sees at {shown(service.label(seat.column))} does.",
            Route((*seat.path, "text")),
            "Tell the customer of it before it is due: on the page, the sign or the letter of that column.",
        )


def _in_sight(service: Service, column: int) -> Iterator[str]:
    """Go through what a column, its step and its actions in sight say."""
    yield service.label(column)
    for seat in service.by_column[column]:
        if seat.role not in BEHIND:
            yield seat.action.text
    found = service.steps[column]
    if found is not None:
        step = found.step
        yield step.title
        yield step.summary or ""
        for item in (*step.does, *step.thinks, *step.needs, *step.pains, *step.gains):
            yield item.text
