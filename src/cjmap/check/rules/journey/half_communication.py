"""A contact has no touchpoint, or a touchpoint no channel.

## What it does
Reports a step that says who gets in touch (`initiator`) and not where (`touchpoint`). In a workspace that
lists its channels, it also reports touchpoints without a `channel`, at steps and in catalogs.

## Why it matters
Whoever says something needs somebody to say it to and a way to say it. “They tell me it is ready” is not yet a
service: by text at noon or by letter on Monday are two different experiences, with two different owners. A
contact without a channel cannot be designed, measured or handed to a team.

## Bad
```yaml
# results.journey.yaml
kind: journey
id: results
title: I hear about my blood test
status: draft
personas: helen
stages:
  - id: hear
    title: I hear about it
    steps:
      - {id: wait, title: I wait for a word, emotion: -0.5}
      - {id: told, title: They tell me that all is well, initiator: organisation, emotion: 1}  # ←
```

## Good
```yaml
# results.journey.yaml
kind: journey
id: results
title: I hear about my blood test
status: draft
personas: helen
stages:
  - id: hear
    title: I hear about it
    steps:
      - {id: wait, title: I wait for a word, emotion: -0.5}
      - id: told
        title: They tell me that all is well
        initiator: organisation
        touchpoint: text-message
        emotion: 1
```

## When not to listen
Where the channel is what the map is to find out: leave `initiator` away until then.

## References
- [CJML: frequently asked questions](https://cjml.no/faq/)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.stages import own_steps
from cjmap.format.catalog import Catalog
from cjmap.format.roles import Section
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.journey import Journey

RULE = Rule(
    "CJ211",
    "half-communication",
    Severity.WARNING,
    "A contact has no touchpoint, or a touchpoint no channel.",
    kinds=("journey", "catalog"),
    gathers=True,
)


def check(subject: Subject[Journey | Catalog]) -> Iterator[Problem]:
    """Report each contact that lacks its touchpoint or channel, in a journey or in the catalog."""
    channels = subject.survey.ask(_has_channels)
    model = subject.model
    if isinstance(model, Catalog):
        for number, each in enumerate(model.touchpoints if channels else ()):
            if each.channel is None:
                yield Problem(
                    RULE,
                    f"The touchpoint “{each.label}” is on no channel.",
                    Route(("touchpoints", number, "channel")),
                    "Name the channel of the catalog that it is on.",
                )
        return
    for placed in own_steps(subject):
        step = placed.value
        touchpoint = step.touchpoint
        if touchpoint is None:
            elsewhere = any(variant.touchpoint for variant in step.variants)
            if step.initiator is not None and not elsewhere:
                who = "the organisation" if step.initiator == "organisation" else "the customer"
                yield Problem(
                    RULE,
                    f"In “{step.title}” {who} gets in touch, but it does not say where.",
                    Route((*placed.path, "touchpoint")),
                    "Name the `touchpoint`, or remove `initiator` if nobody gets in touch.",
                )
        elif channels and touchpoint.id is None and touchpoint.channel is None:
            yield Problem(
                RULE,
                f"The touchpoint of “{step.title}” is on no channel.",
                Route((*placed.path, "touchpoint", "channel")),
                "Name the channel of the catalog that it is on.",
            )


def _has_channels(survey: Survey) -> bool:
    """Whether the workspace lists its channels; else nobody there works with them."""
    return bool(survey.workspace.index.workspace_ids(Section.CHANNEL))
