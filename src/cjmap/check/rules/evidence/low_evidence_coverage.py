"""An approved map rests on guesses for the most part.

## What it does
Counts what a map with `status: approved` says of customers: pains, gains, needs, expectations and
frustrations; in a blueprint, what customers do and where the service fails. Reports the map if less than
half of it rests on evidence, named at the place itself, at the step or for the whole map. What is marked
`assumption: true` does not. Maps with fewer than four such statements, and journeys of the future, are
let be.

## Why it matters
A map of guesses is a fine thing to start with: it shows what to ask. Approved, it turns into what
everybody knows, and money follows it. Most people never learn that nobody asked a customer, because a
drawn guess looks just like a drawn fact.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: approved  # ←
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations:
  - {text: The doctor knows my values, assumption: true}
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I talk to the doctor
        thinks: [I hope the tablets work.]
        emotion: -0.5
        needs: [{text: A plain yes or no, assumption: true}]
        pains: [{text: The values come as a table of numbers, assumption: true}]
        gains: [The doctor takes her time]
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: approved
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations:
  - The doctor knows my values
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I talk to the doctor
        thinks: [I hope the tablets work.]
        emotion: -0.5
        needs: [A plain yes or no]
        pains: [{text: The values come as a table of numbers, assumption: true}]
        gains: [The doctor takes her time]
```

## When not to listen
Where approval means only that the guesses are the right ones to test. `proposed` would say that better.

## Options
- `share`: the share of the statements that must rest on evidence, from 0 to 1; 0.5 unless set.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.claims import Ground, claims
from cjmap.format.envelope import Status
from cjmap.format.journey import Journey, State
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ702",
    "low-evidence-coverage",
    Severity.WARNING,
    "An approved map rests on guesses for the most part.",
    kinds=("persona", "empathy-map", "journey", "blueprint"),
)

SHARE = Setting(
    "low-evidence-coverage.share",
    0.5,
    "The share of the statements about customers that must rest on evidence.",
    low=0,
    high=1,
)
OPTIONS: tuple[Setting, ...] = (SHARE,)

_FEWEST = 4
"""With fewer statements a share says nothing."""


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report an approved map of which too little rests on evidence, at its `status`."""
    covered = uncovered(subject)
    if covered is None:
        return
    backed, all_claims = covered
    said = f"only {backed}" if backed else "none"
    rest = "rest" if backed > 1 else "rests"
    yield Problem(
        RULE,
        f"The map is approved, but {said} of its {all_claims} statements about customers {rest} on "
        "evidence.",
        Route(("status",)),
        "Find evidence for the rest and name it, or set `status` back to `proposed`.",
    )


def uncovered(subject: Subject[Any]) -> tuple[int, int] | None:
    """Return how many of how many claims rest on evidence, if that is too few for an approved map."""
    model = subject.model
    if model.status is not Status.APPROVED:
        return None
    if isinstance(model, Journey) and model.state is State.FUTURE:
        return None
    stated = claims(subject)
    if len(stated) < _FEWEST:
        return None
    backed = sum(each.ground is Ground.EVIDENCE for each in stated)
    return (backed, len(stated)) if backed < subject.option(SHARE) * len(stated) else None
