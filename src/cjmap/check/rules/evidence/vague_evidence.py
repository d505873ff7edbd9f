"""A source of evidence does not say when, or of how many.

## What it does
Looks at the evidence of a catalog. Reports sources without a `date`, and interviews, surveys and
observations without `n`, the number of people or cases. Sources with `method: other` are let be.

## Why it matters
“We interviewed customers” may be three calls in 2019 or forty visits last month. When and how many are the
two things that tell others how much weight a claim bears, and the two that nobody can reconstruct once the
people who were there have moved on. It takes a minute today.

## Bad
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
evidence:
  - {id: desk-talks, title: Talks at the welcome desk, method: interview, date: 2026-09-18}  # ←
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [desk-talks]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
evidence:
  - {id: desk-talks, title: Talks at the welcome desk, method: interview, date: 2026-09-18, n: 9}
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [desk-talks]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
For what never had a number or a day, such as the knowledge of a team. `method: other` says so.

## References
- [Fawkes: personas and their evidence](https://github.com/paruff/fawkes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.catalog import Catalog, EvidenceMethod
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ707",
    "vague-evidence",
    Severity.INFO,
    "A source of evidence does not say when, or of how many.",
    kinds=("catalog",),
    gathers=True,
)

_OF_PEOPLE = frozenset(
    {EvidenceMethod.INTERVIEW, EvidenceMethod.SURVEY, EvidenceMethod.OBSERVATION}
)


def check(subject: Subject[Catalog]) -> Iterator[Problem]:
    """Report each source that lacks its day or its number, or both."""
    for number, source in enumerate(subject.model.evidence):
        if source.method is EvidenceMethod.OTHER:
            continue
        undated = source.date is None
        uncounted = source.n is None and source.method in _OF_PEOPLE
        if not undated and not uncounted:
            continue
        unsaid = ["when it was gathered"] * undated + ["how many it covers"] * uncounted
        keys = ["`date`"] * undated + ["`n`"] * uncounted
        yield Problem(
            RULE,
            f"The evidence `{source.id}` does not say {' or '.join(unsaid)}.",
            Route(("evidence", number, "date" if undated else "n")),
            f"Add {' and '.join(keys)}.",
        )
