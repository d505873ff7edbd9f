"""The journey does not say in what situation, what for, or with what expectations.

## What it does
Reports a journey without `scenario` or `goal`; and one with no `expectations` anywhere (not its own, not at
any step, not those of its personas), if it is `approved` or lacks one of the others too. What a persona needs is
no expectation: people count on some of it, and gave up hope of the rest. A draft is let alone, and so is a
journey that maps a part of another one (`parent`, or `journey` at a step there) or is a version of it (`of`):
the other one gives the frame.

## Why it matters
Ten minutes of waiting are nothing before a holiday and an outrage before an operation. Situation, aim and
expectations are the measure by which everything below them is good or bad. Without them the curve
of emotions cannot be argued about, because everybody in the room carries another measure.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey  # ←
id: follow-up
title: I come back for a check-up
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: patient-interviews
personas: helen
goal: Helen knows whether the tablets work.
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: I tell her how I am, thinks: [She remembers me.], emotion: 1}
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
      - {id: talk, title: I tell her how I am, thinks: [She remembers me.], emotion: 1}
```

## When not to listen
Where the journey is as good as its title: nobody needs to be told why somebody looks for a
parking space. Expectations alone are asked for only of what was approved; a map at work may come to them last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.details import is_detail
from cjmap.check.questions.lineage import expects_anything
from cjmap.format.envelope import Status
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ203",
    "incomplete-frame",
    Severity.WARNING,
    "The journey lacks its situation, its goal, or what is expected.",
    kinds=("journey",),
    completeness=True,
)

_ORDERS = {
    "scenario": "Tell the situation in a sentence or two, as `scenario`.",
    "goal": "Write what the customer wants to reach, as `goal`.",
    "expectations": "Ask what they count on, and write it under `expectations`.",
}
_SAID = {
    "scenario": "in what situation it begins",
    "goal": "what the customer wants to reach",
    "expectations": "what the customer expects",
}


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report what the frame lacks, all of it in one sentence, at the first thing that is missing."""
    journey = subject.model
    if subject.from_logs or journey.of or is_detail(subject):
        return
    missing = []
    if not (journey.scenario and journey.scenario.strip()):
        missing.append("scenario")
    if not (journey.goal and journey.goal.strip()):
        missing.append("goal")
    if (missing or journey.status is Status.APPROVED) and not _expected(subject):
        missing.append("expectations")
    if not missing:
        return
    *others, last = (_SAID[each] for each in missing)
    said = f"{', '.join(others)} or {last}" if others else last
    yield Problem(
        RULE,
        f"“{journey.title}” does not say {said}.",
        Route((missing[0],)),
        " ".join(_ORDERS[each] for each in missing),
    )


def _expected(subject: Subject[Journey]) -> bool:
    """Whether anybody expects anything, in the journey or as a persona."""
    journey = subject.model
    if journey.expectations:
        return True
    for placed in subject.steps:
        step = placed.value
        if step.expectations or any(variant.expectations for variant in step.variants):
            return True
    return any(subject.survey.ask(expects_anything, id) for id in journey.personas)
