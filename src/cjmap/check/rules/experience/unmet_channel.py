"""A persona is met on none of the channels that they prefer.

## What it does
Takes the channels that a persona of the journey prefers, and the channels of the touchpoints at the
steps that this persona goes through. With three such steps or more, and none on a preferred
channel, it reports the persona.

## Why it matters
Somebody who would rather call is sent from form to form, and each of them works as designed. Either
the journey passes by its persona, or the preference is a guess that the map has just disproved.

## Bad
```yaml
# second-opinion.journey.yaml
kind: journey
id: second-opinion
title: I ask for a second opinion
status: draft
personas: tom  # ←
stages:
  - id: ask
    title: I ask
    steps:
      - {id: portal, title: I look for the form, touchpoint: patient-portal}
      - {id: call, title: I call to find it, touchpoint: phone-line}
      - {id: desk, title: I hand it in at the desk, touchpoint: reception}
```

## Good
```yaml
# second-opinion.journey.yaml
kind: journey
id: second-opinion
title: I ask for a second opinion
status: draft
personas: tom
stages:
  - id: ask
    title: I ask
    steps:
      - {id: portal, title: I look for the form, touchpoint: patient-portal}
      - {id: call, title: I call to find it, touchpoint: phone-line}
      - {id: answer, title: I get a text with the date, touchpoint: text-message}
```

## When not to listen
Where the channel cannot be chosen: nobody has blood taken by text message.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ257",
    "unmet-channel",
    Severity.INFO,
    "A persona is met on none of the channels that they prefer.",
    kinds=("journey",),
)

_FEWEST = 3
"""With fewer steps on known channels, a journey is too short to speak of preferences."""


def check(subject: Subject[Journey]) -> Iterator[Problem]:
    """Report each persona that the journey passes by, where the journey names them."""
    workspace = subject.workspace
    personas = subject.model.personas
    if len(subject.steps) < _FEWEST:
        return
    for number, id in enumerate(personas):
        persona = workspace.map_of("persona", id)
        if persona is None or persona.preferences is None or not persona.preferences.channels:
            continue
        preferred = persona.preferences.channels
        met = list(_channels(subject, id))
        if len(met) >= _FEWEST and not any(channel in preferred for channel in met):
            names = [workspace.title_of("channel", each) or each for each in preferred]
            wish = " or ".join(f"“{name}”" for name in names)
            yield Problem(
                RULE,
                f"“{persona.label}” prefers {wish}, and none of the {len(met)} steps with a known"
                " channel happens there.",
                Route(("personas", number)),
                "Offer a preferred channel at one of the steps, or correct the preference.",
            )


def _channels(subject: Subject[Journey], persona: str) -> Iterator[str]:
    """Go through the known channels at the steps that are not another persona's."""
    of_touchpoint = subject.survey.ask(_channel_by_touchpoint)
    for placed in subject.steps:
        actor, touchpoint = placed.value.actor, placed.value.touchpoint
        if touchpoint is None or (actor != persona and actor in subject.model.personas):
            continue
        channel = touchpoint.channel or of_touchpoint.get(touchpoint.id or "")
        if channel is not None:
            yield channel


def _channel_by_touchpoint(survey: Survey) -> dict[str, str]:
    return {
        touchpoint.id: touchpoint.channel
        for _, catalog in survey.maps("catalog")
        for touchpoint in catalog.touchpoints
        if touchpoint.channel is not None
    }
