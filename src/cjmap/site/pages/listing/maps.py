"""The lists of journeys, blueprints and empathy maps."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from cjmap.draw.look.speech import speech
from cjmap.format.envelope import Status
from cjmap.format.journey import State
from cjmap.format.roles import Section
from cjmap.site.pages.listing.cells import (
    Column,
    Row,
    badges,
    day,
    faces,
    felt,
    number,
    refs,
    score,
)
from cjmap.site.references import map_ref, step_ref
from cjmap.site.summary import Badge, face, journey_summary, map_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.blueprint import Blueprint
    from cjmap.format.empathy_map import EmpathyMap
    from cjmap.format.journey import Journey
    from cjmap.insight.voice import Voice
    from cjmap.site.pages.listing.cells import Cell
    from cjmap.site.site import Site
    from cjmap.site.summary import MapSummary
    from cjmap.workspace import Entry


def maps_of(site: Site, kind: str) -> Iterator[Entry]:
    """Go through the valid maps of a kind in the order of the files, each id once."""
    for id in site.workspace.index.workspace_ids(Section(kind)):
        entry = site.entry_named(kind, id)
        if entry is not None:
            yield entry


def journeys(site: Site, words: Voice) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """List the journeys with what is scanned for: whose, how it feels, where it is worst."""
    columns = (
        *_titled(words, "journey", "state", "personas"),
        *(Column(words(key), figures=True) for key in ("steps", "mean", "peak-end")),
        Column(words("lowest")),
        Column(words("opportunities"), figures=True),
        *_titled(words, "reviewed", "owner"),
    )
    found = sorted(maps_of(site, "journey"), key=_order)
    return columns, tuple(_journey(site, each, words) for each in found)


def _order(entry: Entry) -> tuple[bool, bool]:
    """Return a key that sorts what is today first, and what is no longer true last."""
    model = cast("Journey", entry.model)
    return model.status is Status.DEPRECATED, model.state is State.FUTURE


def _journey(site: Site, entry: Entry, words: Voice) -> Row:
    told = journey_summary(site, entry)
    model = cast("Journey", entry.model)
    of = map_ref(site, "journey", model.of).title if model.of else ""
    return Row(
        told.about.ref,
        (
            badges(told.state, told.about.status),
            refs(*(each.ref for each in told.personas)),
            number(words.number(len(told.steps)), len(told.steps)),
            score(told.mean),
            score(told.peak_and_end),
            felt(told.lowest, told.about.lang),
            refs(told.opportunities),
            *_kept(told.about, words),
        ),
        note=words("version-of", journey=words.title(of)) if of else "",
        lang=told.about.lang,
    )


def blueprints(site: Site, words: Voice) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """List the blueprints: of which journey, and where the service can go wrong."""
    columns = (
        *_titled(words, "blueprint", "state", "of-journey"),
        *(Column(words(key), figures=True) for key in ("columns", "actions", "fail-points")),
        *_titled(words, "reviewed", "owner"),
    )
    return columns, tuple(_blueprint(site, each, words) for each in maps_of(site, "blueprint"))


def _blueprint(site: Site, entry: Entry, words: Voice) -> Row:
    model = cast("Blueprint", entry.model)
    about = map_summary(site, entry, model)
    said = speech(site.lang)
    failing = [each.fail_point for each in model.actions if each.fail_point is not None]
    without = sum(each.recovery is None for each in failing)
    told = words.number(len(failing))
    if without:
        told = words("without-recovery", count=told, without=words.number(without))
    return Row(
        about.ref,
        (
            badges(Badge(said[f"path-{model.path}"]) if model.path else None, about.status),
            refs(map_ref(site, "journey", model.journey) if model.journey else None),
            number(words.number(len(model.steps)), len(model.steps)),
            number(words.number(len(model.actions)), len(model.actions)),
            number(told, len(failing)),
            *_kept(about, words),
        ),
        lang=about.lang,
    )


def empathy_maps(site: Site, words: Voice) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """List the empathy maps: of whom, in which situation."""
    columns = (
        *_titled(words, "empathy-map", "state", "persona", "where"),
        *(Column(words(key), figures=True) for key in ("pains", "gains")),
        *_titled(words, "reviewed", "owner"),
    )
    return columns, tuple(_empathy_map(site, each, words) for each in maps_of(site, "empathy-map"))


def _empathy_map(site: Site, entry: Entry, words: Voice) -> Row:
    model = cast("EmpathyMap", entry.model)
    about = map_summary(site, entry, model)
    journey = map_ref(site, "journey", model.journey) if model.journey else None
    step = step_ref(site, model.step, model.journey) if model.step else None
    return Row(
        about.ref,
        (
            badges(about.status),
            faces((face(site, model.persona),) if model.persona else ()),
            refs(step, journey),
            number(words.number(len(model.pains)), len(model.pains)),
            number(words.number(len(model.gains)), len(model.gains)),
            *_kept(about, words),
        ),
        lang=about.lang,
    )


def _titled(words: Voice, *keys: str) -> tuple[Column, ...]:
    return tuple(Column(words(key)) for key in keys)


def _kept(about: MapSummary, words: Voice) -> tuple[Cell, Cell]:
    """Return the cells of when a map was checked, and who keeps it true."""
    late = (Badge(words("overdue"), "is-bad"),) if about.overdue else ()
    return day(about.reviewed, *late), refs(about.owner)
