"""A step leads to a step that its journey does not have.

## What it does
Checks that each `next` of a step names a step of the same journey.

## Why it matters
Branches are where customers are lost. One that leads nowhere cannot be drawn, walked or measured.

## Bad
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - {id: type-a-word, title: I type a word, next: [filter-results]}
      - {id: filter, title: I filter the results}
```

## Good
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - {id: type-a-word, title: I type a word, next: [filter]}
      - {id: filter, title: I filter the results}
```

## When not to listen
Never. A step of another journey is named with `journey:` on the step instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.references import Unresolved, unresolved
from cjmap.problem import Fixability, Problem, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ105",
    "next-to-nowhere",
    Severity.ERROR,
    "A step leads to a step that is not there.",
    fix=Fixability.UNSAFE,
)


def claims(entry: Entry, reference: Unresolved) -> bool:
    """Whether the reference is a way out of a step."""
    return entry.kind_name == "journey" and "next" in reference.path


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each way out of a step that ends nowhere."""
    if entry.kind_name != "journey":
        return
    for reference in unresolved(entry, workspace):
        if claims(entry, reference):
            yield Problem(
                RULE,
                f"The step leads to `{reference.text}`, which is no step of this journey.",
                reference.route,
                reference.suggestion or "Add the step, or remove the branch.",
                reference.related,
                reference.fix,
            )
