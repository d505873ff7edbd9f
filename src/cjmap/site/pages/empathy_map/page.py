"""What the page of an empathy map tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.draw.look.speech import speech
from cjmap.draw.pictures.empathy_map import AREAS
from cjmap.format.empathy_map import EmpathyMap
from cjmap.site.about_map import AboutMap, about_map, pages_of_maps
from cjmap.site.items import Line, anchor_of, lines_of, links_to
from cjmap.site.page import Figure, Findable, Link, Page
from cjmap.site.references import Ref, map_ref, step_ref
from cjmap.site.summary import Face, face

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.site.site import Site

_PANELS = tuple(area for area in AREAS if area in EmpathyMap.model_fields)
"""The fields of a map that are panels of the canvas, in the order in which it asks for them."""

_KINDS = {
    "sees": "sight",
    "hears": "hearing",
    "says": "quote",
    "does": "doing",
    "thinks": "thought",
    "feels": "feeling",
    "pains": "pain",
    "gains": "gain",
}


@dataclass(frozen=True, slots=True)
class Panel:
    """An area of the canvas with its name and what it asks; it may be empty."""

    area: str
    title: str
    question: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """An empathy map. `place` is the journey, and the step in it, where the situation arises."""

    about: AboutMap
    kind: str
    title: str
    summary: str | None
    persona: Face | None
    place: tuple[Ref, ...]
    situation: str | None
    who: str | None
    must_do: str | None
    panels: tuple[Panel, ...]
    picture: Figure


def pages(site: Site) -> Iterator[Page]:
    """Go through the empathy maps."""
    return pages_of_maps(site, "empathy-map")


def facts(site: Site, page: Page) -> Facts:
    """Tell of an empathy map."""
    said, entry, model = speech(site.lang), site.entry_of(page), _model(site, page)
    goal, taken = model.goal, set[str]()
    panels = tuple(
        Panel(area, said[area], said[f"ask-{area}"], tuple(lines_of(site, entry, area, taken)))
        for area in _PANELS
    )
    return Facts(
        about=about_map(site, page),
        kind=said["empathy-map"],
        title=model.title,
        summary=model.summary,
        persona=face(site, model.persona) if model.persona else None,
        place=tuple(_place(site, model)),
        situation=model.situation,
        who=goal.who if goal is not None else None,
        must_do=goal.must_do if goal is not None else None,
        panels=panels,
        picture=_picture(site, page, model, panels),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the map, and all that it says."""
    words, model = site.words("empathy_map"), _model(site, page)
    goal = (model.goal.who, model.goal.must_do) if model.goal is not None else ()
    texts = (model.summary, model.situation, *goal, *model.tags)
    kind = words("kind-empathy-map")
    found = tuple(text for text in texts if text)
    yield Findable(Link(page.address), kind, model.title, _whose(site, model), found)
    taken: set[str] = set()
    for area in _PANELS:
        for item in getattr(model, area):
            link = Link(page.address, anchor_of(item, taken))
            yield Findable(link, words(f"kind-{_KINDS[area]}"), item.text, model.title)


def _model(site: Site, page: Page) -> EmpathyMap:
    return cast("EmpathyMap", site.entry_of(page).model)


def _whose(site: Site, model: EmpathyMap) -> str:
    return site.inquiry.name_of("persona", model.persona) if model.persona else ""


def _place(site: Site, model: EmpathyMap) -> Iterator[Ref]:
    """Give the journey, then the step in it."""
    owner, separator, _ = (model.step or "").rpartition("#")
    journey = owner if separator else model.journey
    if journey:
        yield map_ref(site, "journey", journey)
    if model.step:
        yield step_ref(site, model.step, model.journey)


def _picture(site: Site, page: Page, model: EmpathyMap, panels: tuple[Panel, ...]) -> Figure:
    """Show the map: the person leads to their page, a card with an id to its words."""
    links = links_to(line for panel in panels for line in panel.lines)
    address = site.address_of("persona", model.persona or "")
    if address is not None:
        links[f"person-{model.persona}"] = Link(address)
    return Figure("empathy-map", model.title, entry=page.entry, links=links)
