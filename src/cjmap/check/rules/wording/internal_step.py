"""A step happens inside the organisation, and the customer does not notice.

## What it does
Reports steps whose `actor` is a team of the catalog, or a word by which organisations call their parts
(Back office, Legal; in Polish Księgowość), and that hold nothing of the customer: no touchpoint, no
contact, nothing that they do, think, feel, need, expect or suffer. Steps that zoom into another
journey are judged there.

## Why it matters
A journey is what the customer lives through. Work behind the scenes makes it long, pushes the
customer out of the middle, and is told better where it can be linked to what it serves: in the
blueprint. If customers do notice something of it, such as waiting, then that is the step.

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
      - {id: talk, title: I talk to the doctor}
      - {id: file, title: The letter is filed, actor: records}  # ←
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
      - {id: talk, title: I talk to the doctor}
      - {id: wait, title: I wait for the letter, thinks: [Did they forget me]}
```

## When not to listen
Where the journey has no blueprint, and one step of the organisation is needed to understand the next
one of the customer.

## References
- [Custory: journeys](https://docs.usecustory.com/journeys)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.words import words_of
from cjmap.check.questions.words.folding import folded
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Experience, Journey

RULE = Rule(
    "CJ802",
    "internal-step",
    Severity.INFO,
    "A step happens inside the organisation, and the customer does not notice.",
    kinds=("journey",),
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each such step at its actor."""
    if subject.from_logs:
        return
    for step in subject.steps:
        actor = step.value.actor
        if actor is None or step.value.journey is not None:
            continue
        if not _is_internal(subject, actor):
            continue
        if step.value.initiator is not None or step.value.moment_of_truth:
            continue
        if any(map(_noticed, (step.value, *step.value.variants))):
            continue
        if step.value.id is not None and step.value.id in subject.survey.zoomed_in(subject.entry):
            continue
        team = subject.workspace.title_of(Section.TEAM, actor) or actor
        yield Problem(
            RULE,
            f"{shown(step.value.title)} is work of {shown(team)}; "
            "nothing says what the customer notices of it.",
            Route((*step.path, "actor")),
            "Move it to the blueprint, or say what the customer meets, thinks or feels meanwhile.",
        )


def _is_internal(subject: Subject[Journey], actor: str) -> bool:
    """Whether an actor is a team of the catalog, or named as organisations name their parts."""
    index = subject.workspace.index
    if index.defined(Section.TEAM, actor):
        return True
    if index.defined(Section.PERSONA, actor):
        return False
    return folded(actor) in words_of(subject.language).departments


def _noticed(lived: Experience) -> bool:
    """Whether a step, or a variant of it, holds anything of the customer."""
    return bool(
        lived.touchpoint is not None
        or lived.emotion is not None
        or lived.does
        or lived.thinks
        or lived.feels
        or lived.needs
        or lived.expectations
        or lived.drivers
        or lived.barriers
        or lived.pains
        or lived.gains
    )
