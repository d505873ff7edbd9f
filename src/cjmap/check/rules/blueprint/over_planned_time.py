"""Something takes much longer than planned, and nobody does anything about it.

## What it does
Looks at the durations of steps, columns and actions. Reports one whose `actual` is above `planned` by
more than half, or whose `wait` is longer than all of it was planned to take. Less than five minutes
too many are not reported. It is silent where an opportunity names the place, or has its `outcome` on a
metric of the step that measures time (`method: duration`); where the action has an `improve`; in
journeys of the future; for a step of which `unanswered-pain` speaks; and for a column whose step says
the same.

## Why it matters
A service has a time that it should take and a deviation that people bear. Past that, customers leave,
call or queue, and staff are paid to say sorry. A map that shows the delay and no answer has told its
readers that the delay is accepted.

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
        thinks: [They forgot me]
        feels: [restless]
        emotion: -1
        touchpoint: waiting-display
        duration: {planned: 10 min, actual: 25 min}  # ←
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
        thinks: [They forgot me]
        feels: [restless]
        emotion: -1
        touchpoint: waiting-display
        duration: {planned: 10 min, actual: 14 min}
```

## When not to listen
Where the plan is out of date and nobody suffers: then the plan is what to change. Some things that take
longer than planned are the ones that customers like best, such as a talk with the doctor.

## Options
- `tolerance`: how far above the plan is still acceptable, in per cent; default 50.
- `minutes`: how many minutes above the plan are worth a word; default 5. Set it to 0 for a service
  that is planned in seconds.
- `max-wait`: the longest acceptable wait anywhere, such as `30 min`, planned or not; default: none.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cjmap.check.questions.lows import told_as_pain
from cjmap.check.questions.metrics import aimed_at, metric_of
from cjmap.check.questions.service import service_of
from cjmap.check.questions.stages import own_steps
from cjmap.format.catalog import Method
from cjmap.format.journey import Journey, State
from cjmap.format.shown import shown
from cjmap.format.texts import DURATION_PATTERN, duration_seconds
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.blueprint import Blueprint
    from cjmap.format.journey import Step, Timing
    from cjmap.format.values import Duration
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ309",
    "over-planned-time",
    Severity.INFO,
    "Something takes much longer than planned, and nobody does anything about it.",
    kinds=("journey", "blueprint"),
    gathers=True,
)

TOLERANCE = Setting(
    "over-planned-time.tolerance",
    50,
    "How far above the plan is still acceptable, in per cent.",
    low=0,
    high=1000,
)
MINUTES = Setting(
    "over-planned-time.minutes",
    5,
    "How many minutes above the plan are worth a word.",
    low=0,
    high=100_000,
)
MAX_WAIT = Setting(
    "over-planned-time.max-wait",
    "",
    "The longest acceptable wait anywhere; default: none.",
    pattern=DURATION_PATTERN,
    expects="a duration such as `30 min`",
)
OPTIONS: tuple[Setting, ...] = (TOLERANCE, MINUTES, MAX_WAIT)


def check(subject: Subject[Journey | Blueprint]) -> Iterator[Problem]:
    """Report each unanswered delay once: by the step, else the column, or by the action."""
    bounds = _Bounds(subject)
    if isinstance(subject.model, Journey):
        yield from _in_journey(subject, bounds)
    else:
        yield from _in_blueprint(cast("Subject[Blueprint]", subject), bounds)


class _Bounds:
    """How long things may take and wait, as the configuration has it."""

    def __init__(self, subject: Subject[Journey | Blueprint]) -> None:
        self._factor = 1 + subject.option(TOLERANCE) / 100
        self._least = subject.option(MINUTES) * 60
        self._max_wait_text: str = subject.option(MAX_WAIT)
        text = self._max_wait_text
        self._max_wait = duration_seconds(text) if text else float("inf")

    def exceeded(self, timing: Timing) -> tuple[str, str] | None:
        """Return the key of the time that is too long, and the rest of a sentence about it."""
        planned, actual, wait = timing.planned, timing.actual, timing.wait
        if planned and actual and self._above(actual.seconds, planned.seconds, self._factor):
            return "actual", f"takes {actual.text} instead of the planned {planned.text}."
        if planned and wait and self._above(wait.seconds, planned.seconds):
            return (
                "wait",
                f"makes customers wait {wait.text}, and is planned to take {planned.text} in all.",
            )
        if wait and self.too_long(wait):
            return "wait", self.waits(wait)
        return None

    def _above(self, seconds: float, planned: float, factor: float = 1) -> bool:
        return seconds > planned * factor and seconds - planned >= self._least

    def too_long(self, wait: Duration) -> bool:
        """Whether a wait is longer than any may be."""
        return wait.seconds > self._max_wait

    def waits(self, wait: Duration) -> str:
        """Tell of a wait that is longer than any may be."""
        return f"makes customers wait {wait.text}; the limit is {self._max_wait_text}."


def _problem(path: MapPath, name: str, said: str) -> Problem:
    return Problem(
        RULE,
        f"{shown(name)} {said}",
        Route(path),
        "Find out where the time goes, and write an opportunity for it; or correct the plan.",
    )


def _has_outcome(survey: Survey, entry: Entry, step: Step) -> bool:
    """Whether an opportunity sets out to change a time that is measured at a step."""
    return any(
        aimed_at(survey, entry, use.metric)
        and (metric := metric_of(survey, use.metric)) is not None
        and metric.method is Method.DURATION
        for use in step.metrics
    )


def _in_journey(subject: Subject[Journey | Blueprint], bounds: _Bounds) -> Iterator[Problem]:
    if cast("Journey", subject.model).state is State.FUTURE:
        return
    for step in own_steps(subject):
        timing = step.value.duration
        exceeded = bounds.exceeded(timing) if timing is not None else None
        if exceeded is None or subject.survey.answered_within(subject.entry, step.path):
            continue
        if step.value.id in told_as_pain(cast("Subject[Journey]", subject)):
            continue
        if not _has_outcome(subject.survey, subject.entry, step.value):
            key, said = exceeded
            yield _problem((*step.path, "duration", key), step.value.title, said)


def _in_blueprint(subject: Subject[Blueprint], bounds: _Bounds) -> Iterator[Problem]:
    service = service_of(subject)
    for number, column in enumerate(subject.model.steps):
        exceeded = bounds.exceeded(column.duration) if column.duration is not None else None
        if exceeded is None:
            continue
        there = service.steps[number]
        if there and there.step.duration and bounds.exceeded(there.step.duration):
            continue  # told, or answered, in the journey
        here = service.by_column[number]
        if any(seat.action.improve for seat in here) or service.column_answered(number):
            continue
        if there and _has_outcome(subject.survey, there.entry, there.step):
            continue
        if not any(service.answered(seat) for seat in here):
            key, said = exceeded
            yield _problem(("steps", number, "duration", key), service.label(number), said)
    for seat in service.seats:
        action = seat.action
        exceeded = bounds.exceeded(action.duration) if action.duration is not None else None
        place: MapPath = ("duration",)
        if exceeded is not None:
            key, said = exceeded
            place = ("duration", key)
        elif action.wait is not None and bounds.too_long(action.wait):
            place, said = ("wait",), bounds.waits(action.wait)
        else:
            continue
        there = service.steps[seat.column] if seat.column is not None else None
        if there and _has_outcome(subject.survey, there.entry, there.step):
            continue
        if not action.improve and not service.answered(seat):
            yield _problem((*seat.path, *place), action.text, said)
