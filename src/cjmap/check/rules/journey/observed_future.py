"""A journey of the future tells what was observed or measured.

## What it does
Looks at journeys with `state: future`, and reports feelings whose `basis` is `observed` or `reported`, and
metrics that have a `value` and no `target`, unless `evidence` is named right there. A value beside a target
is read as today's. The fix writes `basis: assumed`.

## Why it matters
Only what has happened can be experienced. A plan can be wished for, argued for and assumed; marked as
observed it borrows the weight of research that was done on something else, and the next reader cannot tell.
Mostly the mark was copied along with the map of today.

## Bad
```yaml
# first-visit-2028.journey.yaml
kind: journey
id: first-visit-2028
title: I see a specialist without queueing
status: draft
personas: helen
state: future
of: first-visit
stages:
  - id: arrive
    title: I arrive
    steps:
      - {id: check-in, title: Walk straight in, emotion: {score: 1.5, basis: observed}}  # ←
```

## Good
```yaml
# first-visit-2028.journey.yaml
kind: journey
id: first-visit-2028
title: I see a specialist without queueing
status: draft
personas: helen
state: future
of: first-visit
stages:
  - id: arrive
    title: I arrive
    steps:
      - {id: check-in, title: Walk straight in, emotion: {score: 1.5, basis: assumed}}
```

## When not to listen
Where customers tried a prototype of that very step: name the trial as `evidence` of the feeling or the
metric, and the rule is content.

## References
- [CJML: guiding principles](https://cjml.no/cjml-guiding-principles/)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Basis, State
from cjmap.problem import Fix, Fixability, Problem, Replace, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Emotion, Experience, Journey, Step
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ210",
    "observed-future",
    Severity.WARNING,
    "A journey of the future tells what was observed or measured.",
    kinds=("journey",),
    fix=Fixability.UNSAFE,
    gathers=True,
)


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each feeling and each measurement that cannot have been made yet."""
    if subject.model.state is not State.FUTURE:
        return
    for placed in subject.steps:
        step = placed.value
        for path, experience in _told(step, placed.path):
            emotion = experience.emotion
            if emotion is not None and _claims_experience(emotion):
                route = (*path, "emotion", "basis")
                yield Problem(
                    RULE,
                    f"“{step.title}” lies in the future, but its feeling is marked `{emotion.basis}`.",
                    Route(route),
                    "Mark it `basis: assumed` until somebody has been through it.",
                    fix=Fix(
                        "Mark the feeling as assumed",
                        (Replace(route, str(Basis.ASSUMED)),),
                        safe=False,
                    ),
                )
            for number, metric in enumerate(experience.metrics):
                if metric.value is not None and metric.target is None and not metric.evidence:
                    yield Problem(
                        RULE,
                        f"“{step.title}” lies in the future, but `{metric.metric}` has a measured value there.",
                        Route((*path, "metrics", number, "value")),
                        "Write what is aimed at as `target`; what is measured belongs in today's journey.",
                    )


def _claims_experience(emotion: Emotion) -> bool:
    return emotion.basis in (Basis.OBSERVED, Basis.REPORTED) and not emotion.evidence


def _told(step: Step, path: MapPath) -> Iterator[tuple[MapPath, Experience]]:
    """Go through what a step is like, in other contexts too."""
    yield path, step
    for number, variant in enumerate(step.variants):
        yield (*path, "variants", number), variant
