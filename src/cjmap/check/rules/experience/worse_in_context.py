"""A step is much worse in some circumstances, and nothing is going to be done about it.

## What it does
Compares the variants of a step with the step itself. Reports a variant that feels at least one
point worse and falls below neutral, or that adds a pain of severity 4 or 5, where no opportunity
names the step or anything in it. With scores by persona, each is compared with the same persona's.
A step at which `unanswered-pain` already speaks is passed over: one answer there may do for both.

## Why it matters
A step is what it is on a wet Saturday with a child on the arm, too. The average hides those days,
and they are the ones that people tell their friends about. Circumstances come back, so whatever
helps then, helps every week.

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
      - id: check-in
        title: I check in at the kiosk
        emotion: 0.5
        variants:
          - when: early-morning
            emotion: -1.5  # ←
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
      - id: check-in
        title: I check in at the kiosk
        emotion: 0.5
        variants:
          - when: early-morning
            emotion: -1.5
opportunities:
  - {id: one-button, title: One large button for the code, for: check-in, status: idea}
```

## When not to listen
Where the circumstances are nobody's to change and hardly ever come; an opportunity that was
`dropped` says so.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.lows import GRAVE, told_as_pain
from cjmap.check.questions.stages import own_steps
from cjmap.format.journey import Basis, State
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Pain
    from cjmap.format.journey import Emotion, Journey, Step, Variant

RULE = Rule(
    "CJ253",
    "worse-in-context",
    Severity.WARNING,
    "A step is much worse in some circumstances, and nothing is going to be done about it.",
    kinds=("journey",),
)

_MUCH = 1.0
"""The points of emotion from which on a variant is much worse: two steps of the scale of halves."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each variant that is much worse and not answered, at what is worse in it."""
    journey = subject.model
    if journey.state is State.FUTURE or journey.assumption or subject.from_logs:
        return
    for placed in own_steps(subject):
        step = placed.value
        if not step.variants or step.assumption:
            continue
        for number, variant in enumerate(step.variants):
            path = (*placed.path, "variants", number)
            fall = _worst_fall(step.emotion, variant.emotion)
            added = _added(step, variant)
            if fall is None and added is None:
                continue
            if subject.survey.answered_within(subject.entry, placed.path):
                break
            if step.id in told_as_pain(subject):
                break
            if fall is not None:
                said = f"feels like {fall[1]:+g} instead of {fall[0]:+g}"
                path = (*path, "emotion")
            elif added is not None:
                said = f"hurts: “{variant.pains[added].text}”"
                path = (*path, "pains", added)
            yield Problem(
                RULE,
                f"In the context {_contexts(subject, variant)}, “{step.title}” {said}, and no"
                " opportunity answers that.",
                Route(path),
                "Add an opportunity for the step in these circumstances.",
            )


def _worst_fall(usual: Emotion | None, here: Emotion | None) -> tuple[float, float] | None:
    """Return (usual score, score here) where somebody falls furthest, far enough, and below neutral."""
    if usual is None or here is None or here.assumption or here.basis is Basis.ASSUMED:
        return None
    pairs = [(usual.score, here.score)]
    pairs += [(usual.by.get(persona, usual.score), score) for persona, score in here.by.items()]
    falls = [
        (before, after)
        for before, after in pairs
        if before is not None and after is not None and after < 0 and before - after >= _MUCH
    ]
    return max(falls, key=lambda fall: fall[0] - fall[1], default=None)


def _added(step: Step, variant: Variant) -> int | None:
    """Return the number of the first grave pain of a variant that its step does not have."""
    usual = {_identity(pain) for pain in step.pains}
    for number, pain in enumerate(variant.pains):
        if pain.assumption or pain.severity is None or pain.severity < GRAVE:
            continue
        if _identity(pain) not in usual:
            return number
    return None


def _identity(pain: Pain) -> tuple[str, int | None]:
    return pain.id or pain.text, pain.severity


def _contexts(subject: Subject[Journey], variant: Variant) -> str:
    names = (subject.workspace.title_of("context", id) or id for id in variant.when)
    return ", ".join(f"“{name}”" for name in names)
