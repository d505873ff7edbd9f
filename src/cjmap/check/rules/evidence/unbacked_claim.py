"""Nothing says whether a statement about customers was found out or assumed.

## What it does
Looks at pains, gains, needs, expectations and frustrations. Reports those with neither `evidence` nor
`assumption: true`, where their step, their stage and the map have none either. In a blueprint that says
of some of its parts what they rest on, it asks the same of what customers do and where the service fails;
in a persona, of the rest. Drafts and journeys of the future may leave it open; an approved map with
little evidence is told so once, by `low-evidence-coverage`.

## Why it matters
What is said of customers was either found out or made up, and both are useful as long as everybody can
tell which. A year later nobody remembers. Then the guess of one loud afternoon weighs as much as what
twelve people told you, and the first to doubt it has no way to check.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [{text: The doctor knows my values, evidence: patient-interviews}]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I talk to the doctor
        thinks: [I hope the tablets work.]
        emotion: -0.5
        pains:
          - The values come as a table of numbers  # ←
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [{text: The doctor knows my values, evidence: patient-interviews}]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I talk to the doctor
        thinks: [I hope the tablets work.]
        emotion: -0.5
        pains:
          - {text: The values come as a table of numbers, assumption: true}
```

## When not to listen
In maps made to teach or to try things out, where no customers are behind it. Leave the rule out for
their folder.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
- [BilLogic: agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.claims import Ground, claims, ground_of_map
from cjmap.check.rules.evidence.low_evidence_coverage import uncovered
from cjmap.format.journey import Journey, State
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ701",
    "unbacked-claim",
    Severity.INFO,
    "Nothing says whether a statement about customers was found out or assumed.",
    kinds=("persona", "empathy-map", "journey", "blueprint"),
    completeness=True,
    gathers=True,
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each statement about customers that rests on nothing."""
    if isinstance(subject.model, Journey) and subject.model.state is State.FUTURE:
        return
    if ground_of_map(subject) is not Ground.NOTHING:
        return
    unbacked = [each for each in claims(subject) if each.ground is Ground.NOTHING]
    if not unbacked or uncovered(subject) is not None:
        return
    for each in unbacked:
        yield Problem(
            RULE,
            f"Nothing says whether {shown(each.text)} was found out or assumed.",
            Route(each.path),
            "Name its `evidence`, here or for the whole map, or mark it with `assumption: true`.",
        )
