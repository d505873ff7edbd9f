"""No way leads to a step, or none out of the journey.

## What it does
Follows the ways from the first step on (each step to the next one, or where `next` says, and `loops`), and
reports a step that none of them reaches. It also reports a journey with steps from which its end cannot be
reached. A step in which the organisation gets in touch may come from nowhere.

## Why it matters
A branch that nobody enters looks as real on the wall as the others, and is planned for. It is nearly always a
slip: `next` at the step before jumps over what used to come after it. A journey that can never end is the
other half of the same slip.

## Bad
```yaml
# pick-up.journey.yaml
kind: journey
id: pick-up
title: I pick up my tablets
status: draft
personas: helen
stages:
  - id: counter
    title: I pick them up
    steps:
      - {id: come, title: I come to the counter, emotion: 0, next: [bag]}
      - {id: wait, title: The bag is not ready, emotion: -1}  # ←
      - {id: bag, title: I get the bag, emotion: 1}
```

## Good
```yaml
# pick-up.journey.yaml
kind: journey
id: pick-up
title: I pick up my tablets
status: draft
personas: helen
stages:
  - id: counter
    title: I pick them up
    steps:
      - {id: come, title: I come to the counter, emotion: 0, next: [bag, wait]}
      - {id: wait, title: The bag is not ready, emotion: -1}
      - {id: bag, title: I get the bag, emotion: 1}
```

## When not to listen
Where people come in from another map in the middle: draw that as a stage of its own, or say so in a comment.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.journey import Initiator
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.check.subject import Placed, Subject
    from cjmap.format.journey import Journey, Step

RULE = Rule(
    "CJ215",
    "unreachable-step",
    Severity.WARNING,
    "No way leads to a step, or none out of the journey.",
    kinds=("journey",),
)

_NOBODY = 0.0005
"""The share below which nobody leaves: what is left of rounded shares, not of customers."""

_Ways = list[list[int]]
"""For each step by number, the numbers of the steps that it leads to."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report where each unreachable part begins, and the way back of a part without an end."""
    steps = subject.steps
    if not any(step.value.next for step in steps):  # one after the other, from first to last
        return
    ways, ends = _ways(steps)
    called = [
        number
        for number, step in enumerate(steps)
        if step.value.initiator is Initiator.ORGANISATION
    ]
    if len(_reached([0, *called], ways)) == len(steps) == len(_reached(ends, _backwards(ways))):
        return
    _add_loops(ways, subject)
    reached = _reached([0, *called], ways)
    for number, step in enumerate(steps):
        if number not in reached:
            reached |= _reached([number], ways)
            yield Problem(
                RULE,
                f"No way leads to “{step.value.title}”.",
                Route(step.path),
                f"Name `{step.value.id}` under `next` of the step before it, or remove it.",
            )
    ending = _reached(ends, _backwards(ways))
    captive = [number for number in range(len(steps)) if number not in ending]
    if captive:
        last = next(number for number in reversed(captive) if steps[number].value.next)
        yield Problem(
            RULE,
            f"From “{steps[captive[0]].value.title}” on the journey never ends: all its ways lead back.",
            Route((*steps[last].path, "next")),
            "Let a step lead on, or draw the way back under `loops`.",
        )


def _reached(starts: Iterable[int], ways: _Ways) -> set[int]:
    reached: set[int] = set()
    waiting = list(starts)
    while waiting:
        number = waiting.pop()
        if number not in reached:
            reached.add(number)
            waiting.extend(ways[number])
    return reached


def _backwards(ways: _Ways) -> _Ways:
    backwards: _Ways = [[] for _ in ways]
    for number, targets in enumerate(ways):
        for target in targets:
            backwards[target].append(number)
    return backwards


def _ways(steps: tuple[Placed[Step], ...]) -> tuple[_Ways, list[int]]:
    """Tell where each step leads, loops apart, and at which steps customers leave the journey.

    A `next` that names no step of the journey may mean any: it leads on, and it ends.
    """
    last = len(steps) - 1
    numbers = {step.value.id: number for number, step in enumerate(steps)}
    ways: _Ways = []
    ends = []
    for number, placed in enumerate(steps):
        step = placed.value
        if not step.next:
            ways.append([number + 1] if number < last else [])
            if number == last:
                ends.append(number)
            continue
        known = [numbers[way.to] for way in step.next if way.to in numbers]
        unknown = len(known) < len(step.next)
        if unknown and number < last:
            known.append(number + 1)
        if unknown or _leaves(step):
            ends.append(number)
        ways.append(known)
    return ways, ends


def _add_loops(ways: _Ways, subject: Subject[Journey]) -> None:
    """Add the ways back: from the step, or the last one of the stage, to the step or first one."""
    places: dict[str, list[int]] = {}
    for number, step in enumerate(subject.steps):
        stage = subject.stages[int(step.path[1])].value
        for id in (stage.id, step.value.id):
            if id is not None:
                places.setdefault(id, []).append(number)
    for loop in subject.model.loops:
        start, end = places.get(loop.from_), places.get(loop.to)
        if start and end:
            ways[start[-1]].append(end[0])


def _leaves(step: Step) -> bool:
    """Whether the shares out of a step leave some customers over, who leave here."""
    shares = [way.share for way in step.next]
    known = [share for share in shares if share is not None]
    return bool(known) and len(known) == len(shares) and sum(known) < 1 - _NOBODY
