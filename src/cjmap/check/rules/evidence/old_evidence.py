"""All that a map rests on is old.

## What it does
Looks at the sources of evidence that a map names. Reports the map if all of them have a date and the
newest is older than 24 months.

## Why it matters
People were asked about a service that has been rebuilt twice since. Old research is not wrong, but what
it found has to be seen again before more is built on it; the pains that are gone are the ones that cost
most to solve.

## Bad
```yaml
# archive.catalog.yaml
kind: catalog
id: archive
title: Research before the new building
status: draft
evidence:
  - {id: ward-interviews-2023, title: Interviews on the old ward, method: interview, date: 2023-05-17, n: 12}
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [ward-interviews-2023]  # ←
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# archive.catalog.yaml
kind: catalog
id: archive
title: Research before the new building
status: draft
evidence:
  - {id: ward-interviews-2023, title: Interviews on the old ward, method: interview, date: 2023-05-17, n: 12}
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [ward-interviews-2023, patient-interviews]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where little changes: what people need from a funeral, or how they find a door. Give such maps more
months.

## Options
- `months`: how old the newest source may be, in months; 24 unless set.

## References
- [FitGap: keep journey maps current](https://us.fitgap.com/stack-guides/keep-journey-maps-current-as-products-policies-and-channels-change)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.calendar import months_later
from cjmap.check.questions.sources import sources_of
from cjmap.problem import Problem, Related, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ706",
    "old-evidence",
    Severity.INFO,
    "All that a map rests on is old.",
    kinds=("persona", "empathy-map", "journey", "blueprint", "backlog"),
)

MONTHS = Setting(
    "old-evidence.months",
    24,
    "How old the newest source of a map may be, in months.",
    low=1,
    high=1200,
)
OPTIONS: tuple[Setting, ...] = (MONTHS,)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report a map whose newest source is too old, where it names that one."""
    dated = [
        (each.evidence.date, each) for each in sources_of(subject) if each.evidence.date is not None
    ]
    if not dated or len(dated) < len(sources_of(subject)):
        return
    day, newest = max(dated, key=lambda pair: pair[0])
    months = subject.option(MONTHS)
    if day >= months_later(subject.today, -months):
        return
    alone = len(dated) == 1
    name = f"`{newest.definition.id}` of {day.isoformat()}"
    yield Problem(
        RULE,
        f"The evidence of this map is more than {months} months old: "
        + (f"{name}." if alone else f"the newest of its {len(dated)} sources is {name}."),
        Route(newest.path),
        "Ask again, or look whether something newer has been found out.",
        (Related(newest.definition.entry.file, Route(newest.definition.path[:-1]), "of that day"),),
    )
