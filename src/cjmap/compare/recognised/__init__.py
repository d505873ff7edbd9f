"""Raw differences into changes in the terms of the craft.

For each model there is a list of functions, the most telling first. Each takes the values that it
explains out of what differs and tells a change; what no function takes is told as a value that
changed. Things that came, went or moved are told by `coming_and_going`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.recognised import (
    anything,
    blueprints,
    catalogs,
    feelings,
    items,
    journeys,
    maps,
    measures,
    opportunities,
    personas,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.compare.recognised.about import About

    Recogniser = Callable[[About], None]

_MAP: tuple[Recogniser, ...] = (maps.status, maps.review, maps.tags, maps.retired)

_BY_MODEL: dict[str, tuple[Recogniser, ...]] = {
    "Journey": (*_MAP, journeys.personas),
    "Blueprint": _MAP,
    "Persona": (*_MAP, personas.share, personas.proto, personas.channels),
    "EmpathyMap": (*_MAP, personas.of_empathy_map),
    "Catalog": _MAP,
    "Backlog": _MAP,
    "Stage": (journeys.phase,),
    "Step": (
        feelings.emotion,
        feelings.basis,
        journeys.touchpoint,
        journeys.moment_of_truth,
        journeys.times,
        journeys.contexts,
    ),
    "Variant": (
        feelings.emotion,
        feelings.basis,
        journeys.touchpoint,
        journeys.times,
        journeys.contexts,
    ),
    "Next": (journeys.way_share,),
    "Pain": (items.pain,),
    "Expectation": (items.expectation,),
    "MetricUse": (measures.metric,),
    "Column": (journeys.times, blueprints.step_of_column),
    "Lane": (blueprints.role,),
    "Action": (
        blueprints.lane,
        blueprints.column,
        blueprints.fail_point,
        journeys.times,
    ),
    "Link": (blueprints.link,),
    "Opportunity": (
        opportunities.status,
        opportunities.estimates,
        opportunities.outcome,
        opportunities.due,
        opportunities.lists,
    ),
    "Touchpoint": (journeys.catalog_touchpoint,),
    "Team": (catalogs.capacity,),
    "Evidence": (catalogs.source,),
    "Metric": (measures.definition,),
    "Trait": (personas.trait,),
}

_ALWAYS: tuple[Recogniser, ...] = (items.title, items.wording, maps.owner)
_AT_LAST: tuple[Recogniser, ...] = (items.evidence, anything.rest)


def recognise(about: About) -> None:
    """Tell all that differs of one thing."""
    for tell in (items.identity, *_ALWAYS, *_BY_MODEL.get(about.new.model, ()), *_AT_LAST):
        if not about.left:
            return
        tell(about)
