"""Something is said to be known from a day that has not come yet.

## What it does
Reports evidence of a catalog whose `date` lies after today, and measured values of a metric whose
`period` has not begun (a year, a quarter such as `2026-Q3`, a month or a day). Targets may lie in the
future, and so may the values of a journey with `state: future`. What day it is can be given with
`--today`.

## Why it matters
Nobody can have asked customers next spring. Mostly a digit slipped; sometimes a study that is planned was
entered as if it were done, and claims rest on answers that nobody has given yet.

## Bad
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
evidence:
  - {id: desk-talks, title: Talks at the welcome desk, method: interview, date: 2027-03-18, n: 9}  # ←
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
  - {id: desk-talks, title: Talks at the welcome desk, method: interview, date: 2026-03-18, n: 9}
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
Never: write the day on which it was found out, or wait until it is.
"""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.format.catalog import Catalog
from cjmap.format.journey import Experience, Journey, State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ710",
    "future-evidence",
    Severity.WARNING,
    "Something is said to be known from a day that has not come yet.",
    kinds=("catalog", "journey"),
)

_PERIOD = re.compile(
    r"(?P<year>[12][0-9]{3})"
    r"(?:[- ]?[QKqk](?P<quarter>[1-4])|-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>[0-3][0-9]))?)?"
)
"""A period that is one text: `2026`, `2026-Q3` (also `2026 K3`), `2026-09`, `2026-09-30`."""


def check(subject: Subject[Catalog | Journey]) -> Iterator[Problem]:
    """Report each source and each measured value that comes from the future."""
    if isinstance(subject.model, Catalog):
        for number, source in enumerate(subject.model.evidence):
            if source.date is not None and source.date > subject.today:
                yield Problem(
                    RULE,
                    f"The evidence `{source.id}` is of {source.date.isoformat()}, which lies in the future "
                    f"(today is {subject.today.isoformat()}).",
                    Route(("evidence", number, "date")),
                    "Write the day on which it was gathered.",
                )
    elif subject.model.state is not State.FUTURE:
        for step in subject.steps:
            yield from _measured(subject.today, step.value, step.path)
            for number, variant in enumerate(step.value.variants):
                yield from _measured(subject.today, variant, (*step.path, "variants", number))


def _measured(today: date, experience: Experience, path: MapPath) -> Iterator[Problem]:
    for number, use in enumerate(experience.metrics):
        if use.value is None or use.period is None:
            continue
        begins = _beginning(use.period)
        if begins is not None and begins > today:
            yield Problem(
                RULE,
                f"`{use.metric}` has a value for {use.period}, which has not begun (today is "
                f"{today.isoformat()}).",
                Route((*path, "metrics", number, "period")),
                "Correct the period, or write a value that is wanted as `target`.",
            )


@lru_cache(maxsize=256)  # a workspace has few periods
def _beginning(period: str) -> date | None:
    """Return the first day of a period, or None where it is told in other words."""
    match = _PERIOD.fullmatch(period.strip())
    if match is None:
        return None
    quarter, month, day = match["quarter"], match["month"], match["day"]
    first = 3 * int(quarter) - 2 if quarter else int(month or 1)
    try:
        return date(int(match["year"]), first, int(day or 1))
    except ValueError:
        return None
