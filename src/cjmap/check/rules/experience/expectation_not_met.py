"""What customers counted on did not happen, and nothing is going to be done about it.

## What it does
Looks for expectations that were not met (`met: no`) where no opportunity names the step or anything
in it. An expectation with an `id` may be answered wherever it comes back in the journey. One of the
whole journey has no step that could be named: it is answered only by an opportunity that names its
`id`.

## Why it matters
Satisfaction is the distance between what people counted on and what they got. The same five minutes
are a delight to one who feared an hour, and an insult to one who was promised none. So an
expectation known to be disappointed is one of the cheapest places to improve: keep the promise, or
stop making it.

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
      - id: wait
        title: I wait in the corridor
        expectations:
          - text: Called at the time on my letter
            met: no  # ←
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
      - id: wait
        title: I wait in the corridor
        expectations:
          - text: Called at the time on my letter
            met: no
opportunities:
  - {id: honest-letters, title: Letters with an honest time, for: wait, status: idea}
```

## When not to listen
Where the expectation cannot be met by anybody; write an opportunity that was `dropped`, so that the
next reader knows it was thought about.

## Options
`partly` reports those met in part (`met: partly`) as well.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import own_steps
from cjmap.format.items import Expectation, Met
from cjmap.format.journey import State
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ251",
    "expectation-not-met",
    Severity.WARNING,
    "What customers counted on did not happen, and nothing is going to be done about it.",
    kinds=("journey",),
)

PARTLY = Setting(
    "expectation-not-met.partly", False, "Whether to report expectations met in part as well."
)
OPTIONS = (PARTLY,)

_SAID = {Met.NO: "was not met", Met.PARTLY: "was met only in part"}


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each expectation that was disappointed and is not answered, at the verdict."""
    journey, survey, entry = subject.model, subject.survey, subject.entry
    if journey.state is State.FUTURE:
        return
    if journey.expectations:
        yield from _disappointed(subject, (), journey.expectations)
    for step in own_steps(subject):
        expectations, variants = step.value.expectations, step.value.variants
        if not (expectations or variants) or survey.answered_within(entry, step.path):
            continue
        yield from _disappointed(subject, step.path, expectations)
        for number, variant in enumerate(variants):
            path = (*step.path, "variants", number)
            yield from _disappointed(subject, path, variant.expectations)


def _disappointed(
    subject: Subject[Journey], path: MapPath, expectations: tuple[Expectation, ...]
) -> Iterator[Problem]:
    for number, expectation in enumerate(expectations):
        said = _SAID.get(expectation.met) if expectation.met is not None else None
        if said is None or (expectation.met is Met.PARTLY and not subject.option(PARTLY)):
            continue
        if subject.survey.answered_id(subject.entry, expectation.id):
            continue
        if path or expectation.id:
            order = "Add an opportunity that answers it: keep the promise, or stop making it."
        else:  # nothing else could be named
            order = "Give it an `id`, and name that in the opportunity that answers it."
        yield Problem(
            RULE,
            f"The expectation “{expectation.text}” {said}, and no opportunity answers that.",
            Route((*path, "expectations", number, "met")),
            order,
        )
