"""A blueprint has a column for a step that its journey lacks.

## What it does
Checks that the `step` of each column of a blueprint is a step of the journey that it names.

## Why it matters
The columns are what the customer does. A column for a step that is gone shows work for nobody.

## Bad
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: buy
    title: I buy
    steps:
      - {id: pay, title: I pay}
```
```yaml
# first-order.blueprint.yaml
kind: blueprint
id: first-order
title: The first order, behind the scenes
journey: first-order
steps:
  - {step: first-order#pay-by-card}
```

## Good
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: buy
    title: I buy
    steps:
      - {id: pay, title: I pay}
```
```yaml
# first-order.blueprint.yaml
kind: blueprint
id: first-order
title: The first order, behind the scenes
journey: first-order
steps:
  - {step: first-order#pay}
```

## When not to listen
Never. A column that stands for no step of a journey has an `id` and a `title`, and no `step`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.references import Unresolved, unresolved
from cjmap.format.roles import Section
from cjmap.problem import Fixability, Problem, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ107",
    "unmapped-column",
    Severity.ERROR,
    "A blueprint's column is no step of its journey.",
    fix=Fixability.UNSAFE,
)


def claims(entry: Entry, reference: Unresolved) -> bool:
    """Whether the reference is the step of a blueprint's column."""
    return entry.kind_name == "blueprint" and reference.field == "step"


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each column whose step is not there."""
    if entry.kind_name != "blueprint":
        return
    for reference in unresolved(entry, workspace):
        if not claims(entry, reference):
            continue
        owner, separator, name = reference.text.rpartition("#")
        journey = owner if separator else entry.read_text("journey")
        known = journey is not None and workspace.index.defined(Section.JOURNEY, journey)
        if known:
            message = f"This column is for the step `{name}`, which the journey `{journey}` lacks."
            way_out = "Add the step to the journey, or remove `step` and give the column an `id` and a `title`."
        else:
            missing = f"there is no journey `{journey}`" if journey else "no journey is named"
            message = f"This column is for the step `{name}`, but {missing}."
            way_out = "Name the journey before the step: `first-order#pay`."
        help_text = reference.suggestion or way_out
        yield Problem(RULE, message, reference.route, help_text, reference.related, reference.fix)
