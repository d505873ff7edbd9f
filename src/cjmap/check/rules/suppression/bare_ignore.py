"""A comment silences a finding without saying why.

## What it does
Reports `# cjmap: ignore[…]` comments with nothing behind the bracket.

## Why it matters
The next reader needs to know whether the finding was wrong, was accepted, or was only in the way on
a Friday afternoon. Without a reason nobody dares to remove the comment.

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
      # ↓
      # cjmap: ignore[flat-emotion]
      - {id: book, title: I book online, emotion: 1}
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: 0}
      - {id: talk, title: I talk to the doctor, emotion: 1.5}
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
      # cjmap: ignore[flat-emotion] sixteen interviews, and nobody complained
      - {id: book, title: I book online, emotion: 1}
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: 0}
      - {id: talk, title: I talk to the doctor, emotion: 1.5}
```

## When not to listen
Where the commit message tells the reason and your team really reads those.

## References
- [yamllint: a reason for disabling a rule](https://github.com/adrienverge/yamllint/issues/679)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Rule, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ903",
    "bare-ignore",
    Severity.INFO,
    "A comment silences a finding without saying why.",
)


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each readable comment to cjmap that gives no reason."""
    for suppression in subject.suppressions:
        if not suppression.malformed and not suppression.reason:
            yield Problem(
                RULE,
                "This comment says no reason.",
                Span(suppression.comment.start, suppression.comment.end),
                "Say behind the bracket why the finding does not matter here.",
            )
