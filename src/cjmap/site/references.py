"""What maps refer to, as templates write it: a title, and a link where there is a page for it.

An anchor that is the id of a thing stands as it is (`journeys/first-order#pay`); all other anchors
hold a dot (`stage.pay`, `evidence.interviews`), which no id has.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.gathered.things import ENTRIES, ITEMS, MAPS
from cjmap.site.addresses import GLOSSARY, OPPORTUNITIES, channel_address, touchpoint_address
from cjmap.site.page import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.format.blueprint import Blueprint, Column
    from cjmap.insight.gathered.things import Thing
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its title; `link` is None where there is nothing to lead to."""

    title: str
    link: Link | None = None


def map_ref(site: Site, kind: str, id: str) -> Ref:
    """Refer to a map: a journey, a persona, a blueprint or an empathy map."""
    address = site.address_of(kind, id)
    title = site.workspace.title_of(kind, id) or id
    return Ref(title, Link(address) if address is not None else None)


def step_ref(site: Site, reference: str, home: str | None) -> Ref:
    """Refer to a step or a stage by `journey#step`, or by `step` within the journey `home`.

    A stage of that id is what is meant where there is no such step.
    """
    owner, separator, name = reference.rpartition("#")
    journey = owner if separator else home or ""
    address = site.address_of("journey", journey)
    step = site.workspace.step_of(reference, home)
    if step is not None:
        return Ref(step.title, Link(address, step.id) if address else None)
    model = site.workspace.map_of("journey", journey)
    for stage in model.stages if model is not None else ():
        if stage.id == name:
            return Ref(stage.label, Link(address, f"stage.{name}") if address else None)
    return Ref(reference)


def touchpoint_ref(site: Site, id: str) -> Ref:
    """Refer to a touchpoint of the catalog."""
    return _catalogued(site, "touchpoint", id, Link(touchpoint_address(id)))


def channel_ref(site: Site, id: str) -> Ref:
    """Refer to a channel of the catalog."""
    return _catalogued(site, "channel", id, Link(channel_address(id)))


def term_ref(site: Site, section: str, id: str) -> Ref:
    """Refer to what the glossary explains: a metric, a context, a team, a system, evidence."""
    return _catalogued(site, section, id, Link(GLOSSARY, f"{section}.{id}"))


def term_refs(site: Site, section: str, ids: Iterable[str]) -> tuple[Ref, ...]:
    """Refer to several things of one section of the catalog."""
    return tuple(term_ref(site, section, id) for id in ids)


def opportunity_ref(site: Site, id: str, title: str) -> Ref:
    """Refer to an opportunity."""
    return Ref(title, Link(OPPORTUNITIES, id) if site.has(OPPORTUNITIES) else None)


def blueprints_of(site: Site, journey: str) -> tuple[Ref, ...]:
    """Refer to the blueprints of what happens behind a journey, or behind some steps of it."""
    return tuple(
        map_ref(site, "blueprint", each.id)
        for each in site.workspace.maps("blueprint")
        if each.journey == journey or any(_shown(each, column, journey) for column in each.steps)
    )


def columns_of(site: Site, journey: str) -> dict[str, tuple[Ref, ...]]:
    """Refer to the columns of blueprints that show the steps of a journey, by the id of the step.

    Each has the title of its blueprint.
    """
    found: dict[str, tuple[Ref, ...]] = {}
    for each in site.workspace.maps("blueprint"):
        address = site.address_of("blueprint", each.id)
        for column in each.steps:
            step = _shown(each, column, journey)
            if step and address is not None:
                ref = Ref(each.label, Link(address, column.key or ""))
                found[step] = (*found.get(step, ()), ref)
    return found


def empathy_maps_of(site: Site, journey: str) -> dict[str, tuple[Ref, ...]]:
    """Refer to the empathy maps of what happens in a journey, by the id of the step; "" for none."""
    found: dict[str, tuple[Ref, ...]] = {}
    for each in site.workspace.maps("empathy-map"):
        owner, separator, step = (each.step or "").rpartition("#")
        if (owner if separator else each.journey) == journey:
            found[step] = (*found.get(step, ()), map_ref(site, "empathy-map", each.id))
    return found


def _shown(blueprint: Blueprint, column: Column, journey: str) -> str:
    """Return the id of the step of a journey that a column shows; nothing for that of another."""
    owner, separator, step = (column.step or "").rpartition("#")
    return step if (owner if separator else blueprint.journey) == journey else ""


def _catalogued(site: Site, section: str, id: str, link: Link) -> Ref:
    title = site.workspace.title_of(section, id)
    if title is None or not site.has(link.address):
        return Ref(title or id)
    return Ref(title, link)


def thing_ref(site: Site, thing: Thing) -> Ref:
    """Refer to any thing of a map: itself where it can be led to, else the next that holds it."""
    if thing.kind in MAPS:
        return map_ref(site, thing.kind, thing.map_id)
    if thing.kind == "opportunity":
        return opportunity_ref(site, str(thing.id), thing.title)
    if thing.kind in ("touchpoint", "channel"):
        refer = touchpoint_ref if thing.kind == "touchpoint" else channel_ref
        return refer(site, str(thing.id))
    if thing.kind in ENTRIES:
        return term_ref(site, thing.kind, str(thing.id))
    address = site.address_of(str(thing.entry.kind_name), thing.map_id)
    return Ref(thing.title, Link(address, _anchor(thing)) if address is not None else None)


def _anchor(thing: Thing) -> str:
    """Return the anchor of a thing on the page of its map, or of what holds it there."""
    here: Thing | None = thing
    while here is not None:
        if here.id is not None and here.kind in ("step", "column", "action"):
            return here.id
        if here.id is not None and here.kind in ITEMS and here.within is not None:
            return f"item.{here.id}" if here.within.kind != "journey" else ""
        if here.id is not None and here.kind == "stage":
            return f"stage.{here.id}"
        here = here.within
    return ""
