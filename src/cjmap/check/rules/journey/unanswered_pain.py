"""A grave pain or a low is left without an answer.

## What it does
Reports a pain of `severity` 4 or 5, and a step that is scored −1.5 or below by anybody, if no opportunity names
them: neither the pain, nor its step, nor its stage. A dropped opportunity answers too. What is marked as an
assumption, drafts and journeys of the future are let alone. So is a low before the first touchpoint of the journey
if it tells no pain, barrier or need: what happens there, such as the accident before a claim, is not ours to
mend. After a touchpoint it may well be, even where nobody meets us: the first night at home follows from how
people were sent there.

## Why it matters
The worst moments are why the map was made. Found, drawn and then left alone, they tell everybody who looks
at the map that looking is all there will be. “We know, and we will not mend it this year” is an answer as well;
silence is none.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: patient-interviews
personas: helen
scenario: Three months after the diagnosis Helen's hands are better, but she sleeps badly.
goal: Helen knows whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I tell her how I am
        thinks: [She has not read my notes.]
        emotion: -1
        pains:
          - {id: no-notes, text: The notes are in another system, severity: 4}  # ←
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: patient-interviews
personas: helen
scenario: Three months after the diagnosis Helen's hands are better, but she sleeps badly.
goal: Helen knows whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: talk
        title: I tell her how I am
        thinks: [She has not read my notes.]
        emotion: -1
        pains:
          - {id: no-notes, text: The notes are in another system, severity: 4}
opportunities:
  - {id: notes-at-hand, title: Show the patient's notes in the record, for: no-notes}
```

## When not to listen
Where it hurts and nobody can help it, as with a diagnosis. An opportunity with `status: dropped` says the same
where everybody sees it.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import Lowest, unanswered
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ214",
    "unanswered-pain",
    Severity.WARNING,
    "A grave pain or a low is left without an answer.",
    kinds=("journey",),
    completeness=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each grave pain, and each low without one, that no opportunity names."""
    for hurt in unanswered(subject):
        step, cause = hurt.step, hurt.cause
        if isinstance(cause, Lowest):
            message = f"Nothing answers the low at “{step.title}” ({cause.told})."
            name = step.id
        else:
            message = f"Nothing answers the pain “{cause.text}” (severity {cause.severity})."
            name = cause.id or step.id
        yield Problem(
            RULE,
            message,
            Route(hurt.path),
            f"Write an opportunity `for: {name}`; one with `status: dropped` says that you decided against it.",
        )
