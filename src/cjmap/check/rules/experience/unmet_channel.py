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

from cjmap.check.questions.lineage import preferred_channels
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog
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
    workspace, survey = subject.workspace, subject.survey
    personas = subject.model.personas
    if len(subject.steps) < _FEWEST:
        return
    for number, id in enumerate(personas):
        preferred = survey.ask(preferred_channels, id)
        if not preferred:
            continue
        met = list(_channels(subject, id))
        if len(met) >= _FEWEST and not any(channel in preferred for channel in met):
            names = [workspace.title_of("channel", each) or each for each in preferred]
            wish = " or ".join(f"“{name}”" for name in names)
            called = workspace.title_of("persona", id) or id
            yield Problem(
                RULE,
                f"“{called}” prefers {wish}, and none of the {len(met)} steps with a known"
                " channel happens there.",
                Route(("personas", number)),
                "Offer a preferred channel at one of the steps, or correct the preference.",
            )


def _channels(subject: Subject[Journey], persona: str) -> Iterator[str]:
    """Go through the known channels at the steps that are not another persona's."""
    for placed in subject.steps:
        actor, touchpoint = placed.value.actor, placed.value.touchpoint
        if touchpoint is None or (actor != persona and actor in subject.model.personas):
            continue
        channel = touchpoint.channel or subject.survey.ask(_channel_of, touchpoint.id)
        if channel is not None:
            yield channel


def _channel_of(survey: Survey, touchpoint: str | None) -> str | None:
    """Return the channel of a touchpoint of the catalog; None where nothing tells."""
    return survey.ask(_channel_by_touchpoint).get(touchpoint or "")


def _channel_by_touchpoint(survey: Survey) -> dict[str, str]:
    """Find the channels of the touchpoints of all catalogs; of those with one id, the last one's."""
    return dict(pair for _, pairs in survey.told(_with_channel, Section.CATALOG) for pair in pairs)


def _with_channel(catalog: Catalog) -> tuple[tuple[str, str], ...] | None:
    """Tell the channels of the touchpoints of a catalog."""
    touchpoints = ((each.id, each.channel) for each in catalog.touchpoints)
    return tuple((id, channel) for id, channel in touchpoints if channel is not None) or None
