"""An empathy map does not say whom it is about, or what they have to do.

## What it does
Reports maps without `goal.must_do`, and maps that name neither `goal.who` nor a `persona`.

## Why it matters
Feelings have a cause: somebody wants to get something done, and the world helps or gets in the way.
Without that aim, “nervous” and “a busy receptionist” are only mood and scenery. Say first who it is
and what they have to do, so that one could watch them do it; then read everything else against it.

## Bad
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen}  # ←
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
```

## Good
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen, must_do: Check in before eleven}
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
```

## When not to listen
Hardly ever. Whether one could watch them do it is for you to judge: “feel safe” cannot be watched.
Drafts are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.empathy_map import EmpathyMap

RULE = Rule(
    "CJ452",
    "empathy-without-goal",
    Severity.WARNING,
    "An empathy map does not say whom it is about, or what they have to do.",
    kinds=("empathy-map",),
    completeness=True,
)


def check(subject: Subject[EmpathyMap]) -> Iterator[Problem]:
    """Report what is missing of the goal, once a map."""
    model = subject.model
    goal = model.goal
    somebody = model.persona is not None or (goal is not None and goal.who is not None)
    task = goal is not None and goal.must_do is not None
    if somebody and task:
        return
    if somebody:
        said, help = (
            "The map does not say what they have to do.",
            "Write it as `goal.must_do`, so that one could watch them do it.",
        )
    elif task:
        said, help = "The map does not say whom it is about.", "Name the `persona`, or `goal.who`."
    else:
        said, help = (
            "The map says neither whom it is about nor what they have to do.",
            "Write `goal: {who: …, must_do: …}` before anything else.",
        )
    yield Problem(RULE, said, Route(("goal", "must_do" if somebody else "who")), help)
