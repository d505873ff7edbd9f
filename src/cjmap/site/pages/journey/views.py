"""The views of a journey: for everybody, as one of its personas lives it, in one of its contexts."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cjmap.site.about_map import own_language
from cjmap.site.addresses import JOURNEYS, context_view, persona_view
from cjmap.site.page import Page

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.journey import Journey
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Views:
    """The personas and the contexts, by id, that a journey can be looked at for."""

    personas: tuple[str, ...]
    contexts: tuple[str, ...]


def views_of(site: Site, journey: Journey) -> Views:
    """Return the views of a journey beside that for everybody.

    What leads nowhere has no view, nor has a persona who is alone.
    """
    personas = _known(site, "persona", walkers(journey))
    contexts = _known(site, "context", chain.from_iterable(_told(journey)))
    return Views(personas if len(personas) > 1 else (), contexts)


def walkers(journey: Journey) -> tuple[str, ...]:
    """Return the ids of a journey's personas, then of those whose feelings a step tells besides."""
    felt = (step.emotion.by for step in journey.steps if step.emotion is not None)
    return tuple(dict.fromkeys((*journey.personas, *chain.from_iterable(felt))))


def pages(site: Site) -> Iterator[Page]:
    """Give the pages of all valid journeys, each followed by its views."""
    for journey in site.workspace.maps("journey"):
        entry = site.entry_named("journey", journey.id)
        if entry is None:
            continue
        home = Page(
            f"{JOURNEYS}/{journey.id}",
            "journey",
            journey.title,
            entry=entry.number,
            id=journey.id,
            section=JOURNEYS,
            parent=JOURNEYS,
            lang=own_language(site, journey),
        )
        yield home
        yield from _view_pages(site, journey, home)


def _view_pages(site: Site, journey: Journey, home: Page) -> Iterator[Page]:
    views = views_of(site, journey)
    for kind, ids in (("persona", views.personas), ("context", views.contexts)):
        for id in ids:
            address = persona_view if kind == "persona" else context_view
            yield Page(
                address(journey.id, id),
                "journey",
                f"{journey.title} · {site.workspace.title_of(kind, id)}",
                entry=home.entry,
                id=journey.id,
                section=JOURNEYS,
                parent=home.address,
                lang=home.lang,
                personas=(id,) if kind == "persona" else (),
                contexts=(id,) if kind == "context" else (),
            )


def _told(journey: Journey) -> Iterator[tuple[str, ...]]:
    """Go through the contexts in which a step is another one; in all others nothing differs."""
    for step in journey.steps:
        for variant in step.variants:
            yield variant.when


def _known(site: Site, section: str, ids: Iterable[str]) -> tuple[str, ...]:
    """Keep of some ids each that the workspace knows, once."""
    known = site.workspace.title_of
    return tuple(id for id in dict.fromkeys(ids) if known(section, id) is not None)
