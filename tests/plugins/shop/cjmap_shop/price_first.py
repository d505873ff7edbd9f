"""A step of the purchase does not speak of the price.

## What it does
Looks for the word “price” in the titles of journeys tagged `sales`.

## Why it matters
Our customers ask for the price first.

## Bad
```yaml
# buy.journey.yaml
kind: journey
id: buy
title: I buy a lamp
tags: [sales]
stages:
  - {id: buy-it, steps: [{id: pay, title: I pay}]}
```

## Good
```yaml
# buy.journey.yaml
kind: journey
id: buy
title: I look at the price of a lamp
tags: [sales]
stages:
  - {id: buy-it, steps: [{id: pay, title: I pay}]}
```

## When not to listen
For gifts.

## Options
- `word`: the word to look for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "SHOP001",
    "price-first",
    Severity.WARNING,
    "A journey of sales does not speak of the price.",
    kinds=("journey",),
)

WORD = Setting("price-first.word", "price", "The word to look for.")
OPTIONS = (WORD,)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a journey of sales whose title does not speak of the price."""
    word = subject.option(WORD)
    if "sales" in subject.model.tags and word not in subject.model.title:
        yield Problem(RULE, f"The title does not say “{word}”.", Route(("title",)))
