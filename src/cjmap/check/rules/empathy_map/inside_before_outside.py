"""The map knows what somebody feels, and not what can be seen of them.

## What it does
Reports maps with something under `thinks` or `feels` while `sees`, `hears`, `says` and `does` are all
empty.

## Why it matters
Nobody can look into a head. What people think and feel is concluded from what they say and do, and
from what surrounds them. A map that begins with the inside has left those grounds out, or never had
any; then it shows what the team feels.

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
goal: {who: Helen, must_do: Check in before eleven}
thinks: [I am going to lose my slot.]  # ←
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
Where the source itself speaks of feelings alone, such as a diary. Drafts are not looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.empathy_map import EmpathyMap

RULE = Rule(
    "CJ454",
    "inside-before-outside",
    Severity.INFO,
    "The map knows what somebody feels, and not what can be seen of them.",
    kinds=("empathy-map",),
    completeness=True,
)


def check(subject: Subject[EmpathyMap]) -> Iterator[Problem]:
    """Report a map without an outside at the first area of its inside."""
    model = subject.model
    if model.sees or model.hears or model.says or model.does:
        return
    inside = [area for area in ("thinks", "feels") if getattr(model, area)]
    if inside:
        yield Problem(
            RULE,
            "Nothing tells what this person sees, hears, says or does.",
            Route((inside[0],)),
            "Write first what could be watched and heard, then what you conclude from it.",
        )
