"""Something is marked as an assumption, and names evidence.

## What it does
Reports statements, steps, stages, opportunities and maps that have both `assumption: true` and `evidence`.

## Why it matters
An assumption is what nobody has checked. If somebody has, the mark is left over, and it keeps a finding
out of every count of what is known. If nobody has, the evidence is borrowed, and lends a guess a weight
that it has not earned. Readers cannot tell which of the two it is.

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
      - id: talk
        title: I talk to the doctor
        pains:
          - text: The values come as a table of numbers
            evidence: [patient-interviews]
            assumption: true  # ←
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
      - id: talk
        title: I talk to the doctor
        pains:
          - text: The values come as a table of numbers
            evidence: [patient-interviews]
```

## When not to listen
Where the evidence is what made you think of it: a hunch from one interview that is yet to be tested. A
comment with that reason helps whoever tests it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.sources import evidence_named
from cjmap.format.near import listed
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ709",
    "checked-assumption",
    Severity.INFO,
    "Something is marked as an assumption, and names evidence.",
    gathers=True,
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each thing that is said to be both, at its `assumption`."""
    both: dict[MapPath, list[str]] = {}
    for path, id in evidence_named(subject):
        holder = path[:-1] if path[-1] == "evidence" else path[:-2]
        if _assumed(subject, holder):
            both.setdefault(holder, []).append(id)
    for holder, ids in both.items():
        what = "This" if holder else "This map"
        yield Problem(
            RULE,
            f"{what} is marked as an assumption, but names evidence: {listed(ids, 'and')}.",
            Route((*holder, "assumption")),
            "If the evidence shows it, take `assumption` away; if it does not, take the evidence away.",
        )


def _assumed(subject: Subject[Any], path: MapPath) -> bool:
    """Whether what names evidence says `assumption: true` too; read from the data, where it stands."""
    here: Any = subject.entry.document.data
    for part in path:
        here = here[part]
    return here.get("assumption") is True
