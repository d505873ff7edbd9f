"""All evidence of a map is numbers, or all of it is stories.

## What it does
Looks at maps that name two or more sources of evidence, and reports those whose sources are all counted
(`survey`, `analytics`) or all told (`interview`, `observation`, `workshop`, `support`, `review`). With a
source of method `other`, or of none, nothing is said.

## Why it matters
Numbers say how many, people say why. A map that rests on numbers alone knows where customers leave and
guesses the reason; one that rests on stories alone knows reasons, and not whether they are one person's
or everybody's. The second kind is what turns a finding into a decision.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [visit-survey, operations-2026-q3]  # ←
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [visit-survey, patient-interviews]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where the other kind cannot be had, such as interviews in a service that must not know its users.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.sources import sources_of
from cjmap.format.catalog import EvidenceMethod
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ703",
    "one-kind-of-evidence",
    Severity.INFO,
    "All evidence of a map is numbers, or all of it is stories.",
    kinds=("persona", "empathy-map", "journey", "blueprint"),
    profile=Profile.PEDANTIC,
)

_COUNTED = frozenset({EvidenceMethod.SURVEY, EvidenceMethod.ANALYTICS})


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report a map whose two or more sources are of one nature, where it names the first."""
    sources = sources_of(subject)
    methods = [each.evidence.method for each in sources]
    if len(methods) < 2 or None in methods or EvidenceMethod.OTHER in methods:
        return
    counted = [method in _COUNTED for method in methods]
    if all(counted):
        said = "counts things: it says how many, not why."
        order = "Talk to some customers, or watch them, and add what you learn."
    elif not any(counted):
        said = "was told or seen: it says why, not how many."
        order = "Add a number: a survey, or what the systems record."
    else:
        return
    yield Problem(
        RULE,
        f"All evidence of this map ({len(sources)} sources) {said}",
        Route(sources[0].path),
        order,
    )
