"""A comment silences a finding that is not there.

## What it does
Reports `# cjmap: ignore[…]` comments that hit nothing: the finding is gone, the comment stands at
another node than the finding, or its last day is past. Of several rules in one comment, those that
hit nothing are named. A rule that did not run on the map is not counted against a comment.

## Why it matters
A comment that outlives its cause hides the next finding of the same rule, which nobody decided about.

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
      - {id: book, title: I book online, emotion: 1}
      - {id: come, title: I find the entrance, emotion: 0.5}
      # cjmap: ignore[flat-emotion] everybody was content  # ←
      - {id: wait, title: I wait in the corridor, emotion: -1}
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
Never: `cjmap lint --fix` takes such a comment away. One whose day is past asks for a decision: mend
the map, or give the comment another day.

## References
- [ruff: unused suppressions](https://docs.astral.sh/ruff/rules/unused-noqa/)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.silence.suppressions import known_rule, without
from cjmap.format.near import listed
from cjmap.problem import Fix, Fixability, Problem, Rule, Severity, Span, author_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.silence.suppressions import Suppression
    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ901",
    "idle-ignore",
    Severity.WARNING,
    "A comment silences a finding that is not there.",
    fix=Fixability.SAFE,
)


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each comment of which a rule ran and hit nothing, and each whose day is past."""
    for suppression in subject.suppressions:
        if suppression.malformed:
            continue
        span = Span(suppression.comment.start, suppression.comment.end)
        if suppression.ended(subject.today):
            yield Problem(
                RULE,
                f"The last day of this comment was {suppression.until}.",
                span,
                "Mend what it silenced, or give it a later day.",
            )
            continue
        idle = _idle(suppression, subject)
        if idle:
            yield Problem(
                RULE,
                f"{listed(idle, 'and')} {'has' if len(idle) == 1 else 'have'} nothing to report here.",
                span,
                _way_out(idle, subject),
                fix=Fix(_title(suppression, idle), (without(suppression, idle),), safe=True),
            )


def _idle(suppression: Suppression, subject: Subject[Envelope]) -> list[str]:
    """List what a comment names of the rules that ran on the map and were not silenced by it."""
    idle = []
    for word in suppression.rules:
        rule = known_rule(word, subject.rules)
        if rule is not None and rule.name in subject.ran and rule.name not in suppression.hit:
            idle.append(word)
    return idle


def _title(suppression: Suppression, idle: list[str]) -> str:
    whole = len(idle) == len(suppression.rules)
    return "Remove the comment" if whole else f"Take {listed(idle, 'and')} out of the comment"


def _way_out(idle: list[str], subject: Subject[Envelope]) -> str:
    """Say where a rule has something to report, if it does elsewhere in the map."""
    for word in idle:
        rule = known_rule(word, subject.rules)
        path = subject.told.get(rule.name) if rule is not None else None
        if path:
            return (
                f"Remove it, or put it at `{author_path(path)}`, where that rule reports something."
            )
    return "Remove it."
