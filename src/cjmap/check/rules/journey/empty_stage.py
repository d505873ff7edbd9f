"""A stage has no steps.

## What it does
Reports a stage without steps. One that another journey names as its `parent` is mapped there.

## Why it matters
Stages do nothing by themselves: they put in order what people do, think and feel. An empty one looks
finished once it is drawn, and readers take “nothing written” for “nothing happens”. Mostly it is the
stage that nobody in the room knew anything about, which is worth knowing.

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
      - {id: talk, title: I tell her how I am, thinks: [She remembers me.], emotion: 1}
  - id: home  # ←
    title: I go home with a new plan
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
  - id: home
    title: I go home with a new plan
    steps:
      - {id: read, title: I read the plan again, thinks: [Half of it is in Latin.], emotion: -0.5}
```

## When not to listen
While the map is being written: mark it `status: draft`, and the rule waits.

## References
- [CJML: guiding principles](https://cjml.no/cjml-guiding-principles/)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import called, own_stages
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ204",
    "empty-stage",
    Severity.ERROR,
    "A stage has no steps.",
    kinds=("journey",),
    completeness=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each stage without steps."""
    for stage in own_stages(subject):
        if not stage.value.steps:
            yield Problem(
                RULE,
                f"{called(stage)} has no steps.",
                Route((*stage.path, "steps")),
                "Write what happens in it, or remove it.",
            )
