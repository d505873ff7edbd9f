"""The same touchpoint is good in one journey and bad in another.

## What it does
Takes the scores of each touchpoint of the catalog, journey by journey and persona by persona, in the
journeys of today. Reports a journey in which the mean is at least 2 below that of another journey for
the same persona, where at least two steps are scored on either side. Nothing is said where an
opportunity already answers the low steps, and nothing about scores in `variants`.

## Why it matters
Customers meet one website, one counter, one voice on the phone. They do not know that two departments
drew two maps. When the same place delights them on Monday and wears them out on Friday, the bad day is
what they tell others. The good journey often holds the cure: the place can do it.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: before
    title: I book my check-up
    steps:
      - {id: find, title: I look for a slot, touchpoint: patient-portal, emotion: -1}  # ←
      - {id: move, title: I move the slot, touchpoint: patient-portal, emotion: -1}
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
  - id: before
    title: I book my check-up
    steps:
      - {id: find, title: I look for a slot, touchpoint: patient-portal, emotion: -1}
      - {id: move, title: I move the slot, touchpoint: patient-portal, emotion: 0.5}
```

## When not to listen
Where the two journeys use different parts of a large touchpoint, such as the search and the checkout of
a website. Then give the parts touchpoints of their own, and the maps will say more.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cjmap.check.questions.current_journeys import is_current
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey, Step
    from cjmap.problem import MapPath
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ603",
    "uneven-touchpoint",
    Severity.INFO,
    "The same touchpoint is good in one journey and bad in another.",
    kinds=("journey",),
)

_FEWEST = 2
"""How many steps must be scored on either side, so that it is a mean and no single moment."""

_APART = 2.0
"""How far apart the means must lie: half of the scale."""


class _Side(NamedTuple):
    """A touchpoint in one journey, as one persona scores it: the steps' paths and scores, their mean."""

    journey: str
    touchpoint: str
    persona: str
    scores: tuple[tuple[MapPath, float], ...]
    mean: float


@dataclass(frozen=True, slots=True)
class _Gap:
    """A side that lies far below the best one, and the map in which that is."""

    low: _Side
    high: _Side
    better: Entry


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each touchpoint that is far worse here than elsewhere, at the first low step."""
    told: set[str] = set()
    for gap in subject.survey.ask(_gaps_in, subject.entry):
        touchpoint, persona, low = gap.low.touchpoint, gap.low.persona, gap.low.mean
        waiting = [
            path
            for path, score in gap.low.scores
            if score <= low and not subject.survey.answered_within(subject.entry, path)
        ]
        if not waiting or touchpoint in told:
            continue
        told.add(touchpoint)
        workspace = subject.workspace
        name = workspace.title_of("touchpoint", touchpoint) or touchpoint
        who = workspace.title_of("persona", persona) or persona
        yield Problem(
            RULE,
            f"{who} scores “{name}” {low:+.1f} on average here, and {gap.high.mean:+.1f} in the journey "
            f"`{gap.high.journey}`.",
            Route((*waiting[0], "touchpoint")),
            "Find out what the better journey does there, and do it here too.",
            (
                Related(
                    gap.better.file,
                    Route((*gap.high.scores[0][0], "touchpoint")),
                    "better in this journey",
                ),
            ),
        )


def _gaps_in(survey: Survey, entry: Entry) -> tuple[_Gap, ...]:
    return tuple(survey.ask(_gaps).get(entry, ()))


def _gaps(survey: Survey) -> dict[Entry, list[_Gap]]:
    """Find the sides that lie far below the best of their touchpoint and persona, by their map."""
    known: dict[tuple[str, str], list[tuple[Entry, _Side]]] = {}
    for entry, told in survey.told(_sides, Section.JOURNEY):
        for side in told:
            known.setdefault((side.touchpoint, side.persona), []).append((entry, side))
    gaps: dict[Entry, list[_Gap]] = {}
    for sides in known.values():
        better, best = max(sides, key=lambda each: each[1].mean)
        for entry, side in sides:
            if best.mean - side.mean >= _APART:
                gaps.setdefault(entry, []).append(_Gap(side, best, better))
    return gaps


def _sides(journey: Journey) -> tuple[_Side, ...] | None:
    """Tell the scores of a journey of today by touchpoint and persona, where there are enough of them."""
    if not is_current(journey):
        return None
    here: dict[tuple[str, str], list[tuple[MapPath, float]]] = {}
    for outer, stage in enumerate(journey.stages):
        for inner, step in enumerate(stage.steps):
            touchpoint = step.touchpoint.id if step.touchpoint is not None else None
            if touchpoint is None:
                continue
            for persona, score in _scores(step, journey):
                place = ("stages", outer, "steps", inner)
                here.setdefault((touchpoint, persona), []).append((place, score))
    sides = (
        _Side(journey.id, *key, tuple(scores), sum(score for _, score in scores) / len(scores))
        for key, scores in here.items()
        if len(scores) >= _FEWEST
    )
    return tuple(sides) or None


def _scores(step: Step, journey: Journey) -> Iterable[tuple[str, float]]:
    """List the scores that personas give a step: their own, else the step's where it may be theirs."""
    emotion = step.emotion
    if emotion is None:
        return ()
    if emotion.by:
        return emotion.by.items()
    score = emotion.score
    if score is None:
        return ()
    return [(persona, score) for persona in journey.personas if step.actor in (None, persona)]
