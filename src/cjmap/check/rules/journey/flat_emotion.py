"""The curve of emotions has no valley.

## What it does
Looks at journeys with four or more scored steps, and reports those in which no score is below 0, that of any
persona or in any context, or in which all are equal.

## Why it matters
A map is made to find where customers suffer. A curve without a valley hides what to fix, and mostly
means that nobody asked: the scores are what the team hopes. Real weeks go up and down, and where nothing ever
hurt, nobody would have needed a map.

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
      - {id: book, title: I book online, emotion: 1}  # ←
      - {id: come, title: I find the entrance, emotion: 1}
      - {id: wait, title: I wait in the corridor, emotion: 1}
      - {id: talk, title: I talk to the doctor, emotion: 1}
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
      - {id: book, title: I book online, emotion: 1}
      - {id: come, title: I find the entrance, emotion: 0.5}
      - {id: wait, title: I wait in the corridor, emotion: -1}
      - {id: talk, title: I talk to the doctor, emotion: 1.5}
```

## When not to listen
Where research really found nothing but content customers; say so in a comment with the reason.
A journey of the future may be as happy as you hope, and one from logs knows no feelings: neither is
looked at.

## References
- [Smaply: journey mapping mistakes](https://www.smaply.com/blog/journey-mapping-mistakes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey, Step
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ206",
    "flat-emotion",
    Severity.INFO,
    "The curve of emotions has no valley.",
    kinds=("journey",),
)

_FEWEST = 4
"""With fewer scored steps there is no curve to speak of."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report a curve that never falls below neutral, or never moves, at its first step."""
    if subject.model.state is State.FUTURE or subject.from_logs:
        return
    scored: list[MapPath] = []
    levels: set[float] = set()
    for placed in subject.steps:
        scores = _scores(placed.value)
        if scores:
            scored.append(placed.path)
            levels.update(scores)
            if len(levels) > 1 and min(levels) < 0:
                return
    if len(scored) < _FEWEST:
        return
    if len(levels) == 1:
        said = f"All {len(scored)} scored steps feel the same: {levels.pop():+g}."
    else:
        said = f"None of the {len(scored)} scored steps falls below neutral."
    yield Problem(
        RULE,
        said,
        Route((*scored[0], "emotion")),
        "Ask customers where it was worst, and score that step by what they say.",
    )


def _scores(step: Step) -> list[float]:
    """Return every score of a step: its own, those of its personas, those in other contexts."""
    found: list[float] = []
    for experience in (step, *step.variants):
        emotion = experience.emotion
        if emotion is not None:
            found.extend(emotion.by.values())
            if emotion.score is not None:
                found.append(emotion.score)
    return found
