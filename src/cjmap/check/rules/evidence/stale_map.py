"""A map has not been checked for longer than it should.

## What it does
Adds `review_every` to `reviewed`, months and years by the calendar, and reports maps for which that day
is past. Reports a `reviewed` that lies in the future too. What day it is can be given with `--today`, so
that a run can be repeated.

## Why it matters
A map is true for a while. Prices, forms and teams change; the drawing does not, and it looks as sure of
itself as on its first day. The rhythm is a promise that you made when the map was fresh: this is the
reminder.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
owner: patient-experience
reviewed: 2026-03-31  # ←
review_every: 6 months
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
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where the map is no longer needed. Set its `status` to `deprecated`, and it is left alone.

## References
- [FitGap: keep journey maps current](https://us.fitgap.com/stack-guides/keep-journey-maps-current-as-products-policies-and-channels-change)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.calendar import later
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject

RULE = Rule(
    "CJ705",
    "stale-map",
    Severity.WARNING,
    "A map has not been checked for longer than it should.",
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report a review that is overdue, or that has not taken place yet, at `reviewed`."""
    reviewed, rhythm, today = subject.model.reviewed, subject.model.review_every, subject.today
    if reviewed is None:
        return
    if reviewed > today:
        yield Problem(
            RULE,
            f"`reviewed` is {reviewed.isoformat()}, which lies in the future (today is "
            f"{today.isoformat()}).",
            Route(("reviewed",)),
            "Write the day on which the map was last checked.",
        )
    elif rhythm is not None and (due := later(reviewed, rhythm)) < today:
        yield Problem(
            RULE,
            f"The map was due for a check on {due.isoformat()}; the last one was on "
            f"{reviewed.isoformat()}.",
            Route(("reviewed",)),
            "Check it against what is true today, then write the day in `reviewed`.",
        )
