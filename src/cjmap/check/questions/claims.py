"""What a map says of customers, and what each of it rests on; shared by several rules."""

from __future__ import annotations

from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.format.blueprint import Blueprint, LaneRole
from cjmap.format.empathy_map import EmpathyMap
from cjmap.format.items import Claim
from cjmap.format.journey import Journey
from cjmap.format.persona import Persona

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Item
    from cjmap.problem import MapPath

_OF_A_STEP = ("needs", "expectations", "pains", "gains")
"""The lists that hold claims; what customers do, think and say is told by the map as a whole."""


class Ground(Enum):
    """What a claim rests on."""

    EVIDENCE = "evidence"
    ASSUMPTION = "assumption"
    NOTHING = "nothing"


class Stated(NamedTuple):
    """A claim about customers: where it stands, its words, and what it rests on."""

    path: MapPath
    text: str
    ground: Ground


@lru_cache(maxsize=1)  # several rules ask for the same map, one after another
def claims(subject: Subject[Any]) -> tuple[Stated, ...]:
    """List the claims of a map: pains, gains, needs, expectations, frustrations.

    Of a blueprint, what customers do and where the service fails them; what staff do backstage is no
    claim about customers. Evidence or an assumption holds for all that stands below it, unless this
    says otherwise: that of a step for its pains, that of a map for everything. A blueprint without
    any says what the organisation does, and claims nothing; a persona without any is as a whole
    without basis, which is another rule's business: they have no claims.
    """
    as_a_whole = isinstance(subject.model, Blueprint | Persona)
    if as_a_whole and ground_of_map(subject) is Ground.NOTHING and not names_any_ground(subject):
        return ()
    return all_claims(subject)


def all_claims(subject: Subject[Any]) -> tuple[Stated, ...]:
    """List the claims of a map, those of a blueprint or a persona without any basis too.

    For shares of claims: these must not grow where evidence is taken away.
    """
    model, whole = subject.model, ground_of_map(subject)
    if isinstance(model, Journey):
        return tuple(_claims_of_journey(subject, model, whole))
    if isinstance(model, EmpathyMap):
        return tuple(_stated(model, ("pains", "gains"), (), whole))
    if isinstance(model, Blueprint):
        return tuple(_claims_of_blueprint(model, whole))
    if isinstance(model, Persona):
        return tuple(_stated(model, ("needs", "expectations", "frustrations"), (), whole))
    return ()


def ground_of_map(subject: Subject[Any]) -> Ground:
    """Return what a map as a whole rests on; a persona, on what the one that it extends rests on too."""
    model = subject.model
    if isinstance(model, Persona):
        whole = subject.workspace.map_of("persona", model.id) if model.extends else model
        return Ground.ASSUMPTION if model.proto or whole is None else _ground(whole)
    return _ground(model) if isinstance(model, Claim) else Ground.NOTHING


def _ground(claim: Claim, above: Ground = Ground.NOTHING) -> Ground:
    """Return what a claim itself rests on, else what it stands in does."""
    if claim.assumption:
        return Ground.ASSUMPTION
    return Ground.EVIDENCE if claim.evidence else above


def _claims_of_journey(subject: Subject[Any], journey: Journey, whole: Ground) -> Iterator[Stated]:
    yield from _stated(journey, ("expectations",), (), whole)
    for stage in subject.stages:
        in_stage = _ground(stage.value, whole)
        for number, step in enumerate(stage.value.steps):
            path = (*stage.path, "steps", number)
            in_step = _ground(step, in_stage)
            yield from _stated(step, _OF_A_STEP, path, in_step)
            for other, variant in enumerate(step.variants):
                yield from _stated(variant, _OF_A_STEP, (*path, "variants", other), in_step)


def _claims_of_blueprint(blueprint: Blueprint, whole: Ground) -> Iterator[Stated]:
    customers = {lane.id for lane in blueprint.all_lanes if lane.role is LaneRole.CUSTOMER}
    for number, action in enumerate(blueprint.actions):
        path = ("actions", number)
        ground = _ground(action, whole)
        if action.lane in customers:
            yield Stated(path, action.text, ground)
        if action.fail_point is not None:
            point = action.fail_point
            yield Stated((*path, "fail_point"), point.text, _ground(point, ground))


def _stated(
    holder: object, fields: tuple[str, ...], path: MapPath, above: Ground
) -> Iterator[Stated]:
    """Go through the items of some lists."""
    for field in fields:
        items: tuple[Item, ...] = getattr(holder, field)
        for number, item in enumerate(items):
            yield Stated((*path, field, number), item.text, _ground(item, above))


def names_any_ground(subject: Subject[Any]) -> bool:
    """Whether anything in a map says what it rests on."""
    parts = subject.parts_of(Claim)
    return any(_ground(placed.value) is not Ground.NOTHING for placed in parts)
