"""Nothing says whether a statement about customers was found out or assumed.

## What it does
Looks at pains, gains, needs, expectations and frustrations. Reports those with neither `evidence` nor
`assumption: true`, where their step, their stage and the map have none either; of a journey or an empathy
map in which nothing says what it rests on, once and at its title. In a blueprint that says of some of its
parts what they rest on, it asks the same of what customers do and where the service fails; in a persona,
of the rest.

Drafts and journeys of the future may leave it open. So may maps in which nothing rests on evidence and
whose personas are all guesses (`proto` or `assumption`), as the personas say it for them. Two rules go
before this one: `low-evidence-coverage` in an approved map, and `says-without-source` in an empathy map.

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

from cjmap.check.questions.claims import Ground, claims, ground_of_map, names_any_ground
from cjmap.check.questions.sketches import is_about_guesses
from cjmap.check.rules.empathy_map import says_without_source
from cjmap.check.rules.evidence.low_evidence_coverage import uncovered
from cjmap.format.empathy_map import EmpathyMap
from cjmap.format.journey import Journey, State
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.check.questions.claims import Stated
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
    """Report statements about customers that rest on nothing: all at the title, or each at its place."""
    if isinstance(subject.model, Journey) and subject.model.state is State.FUTURE:
        return
    if ground_of_map(subject) is not Ground.NOTHING:
        return
    stated = claims(subject)
    unbacked = [each for each in stated if each.ground is Ground.NOTHING]
    if not unbacked or uncovered(subject) is not None or _is_answered(subject, stated):
        return
    if len(unbacked) > 1 and not names_any_ground(subject):
        yield Problem(
            RULE,
            f"Nothing says whether the {len(unbacked)} statements about customers in this map were found"
            " out or assumed.",
            Route(("title",)),
            "Add one line at the top of the map, `evidence: …` or `assumption: true`; it answers all of"
            " them.",
        )
        return
    for each in unbacked:
        yield Problem(
            RULE,
            f"Nothing says whether {shown(each.text)} was found out or assumed.",
            Route(each.path),
            "Name its `evidence`, here or for the whole map, or mark it with `assumption: true`.",
        )


def _is_answered(subject: Subject[Any], stated: Iterable[Stated]) -> bool:
    """Whether the personas call it all a guess, or the quotations of an empathy map come first."""
    if isinstance(subject.model, EmpathyMap) and any(says_without_source.check(subject)):
        return True
    return is_about_guesses(subject) and all(each.ground is not Ground.EVIDENCE for each in stated)
