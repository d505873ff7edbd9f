"""What the page of a journey tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.site.about_map import AboutMap, about_map
from cjmap.site.addresses import context_view, map_address, persona_view
from cjmap.site.page import HERE, Figure, Link
from cjmap.site.pages.journey.finding import findable
from cjmap.site.pages.journey.highlights import Highlights, highlights
from cjmap.site.pages.journey.items import Group, groups
from cjmap.site.pages.journey.neighbours import Neighbours, neighbours
from cjmap.site.pages.journey.opportunities import Planned, planned
from cjmap.site.pages.journey.people import Walker, people
from cjmap.site.pages.journey.rows import COLUMNS, StageRows, stages_of
from cjmap.site.pages.journey.shown import Shown, shown_on
from cjmap.site.pages.journey.views import pages, views_of, walkers
from cjmap.site.references import map_ref, opportunity_ref

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.site.page import Page
    from cjmap.site.site import Site

__all__ = ["Facts", "facts", "findable", "pages"]


_SAID = ("journey", "truth", "differs", "emotion", "no-emotions")
"""What the page says in the words of pictures."""
_PICTURE = "picture.title"
"""Where another view begins, so that who changes views keeps the place and the choice."""


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A view that the page can be changed to, or the one that it shows."""

    title: str
    link: Link
    current: bool


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the table, by its name and the word above it."""

    name: str
    word: str


@dataclass(frozen=True, slots=True)
class Facts:
    """A journey in one view, from what matters first to every detail.

    `words` are those that pictures have too, by their keys. `told` is what the map says of itself, with names.
    `view` names the view, empty for everybody's; `note` says what is otherwise in it. `views` are
    groups of links, each with its name. `columns` are those of the table that hold anything.
    """

    words: Mapping[str, str]
    title: str
    lead: str
    state: str
    view: str
    note: str
    people: tuple[Walker, ...]
    highlights: Highlights
    about: AboutMap
    told: tuple[tuple[str, str], ...]
    expectations: tuple[Group, ...]
    neighbours: tuple[Neighbours, ...]
    views: tuple[tuple[str, tuple[ViewLink, ...]], ...]
    picture: Figure
    columns: tuple[Column, ...]
    stages: tuple[StageRows, ...]
    opportunities: tuple[Planned, ...]


def facts(site: Site, page: Page) -> Facts:
    """Tell of a journey in the view of a page."""
    shown = shown_on(site, page)
    journey = shown.journey
    stages = stages_of(shown)
    return Facts(
        words={key: shown.said[key] for key in _SAID},
        title=journey.title,
        lead=journey.summary or journey.scenario or "",
        state=shown.said[f"state-{journey.state or 'current'}"],
        view=", ".join(_names(shown)),
        note=_note(shown),
        people=people(shown),
        highlights=highlights(shown),
        about=about_map(site, page),
        told=tuple(_told(shown)),
        expectations=groups(shown, journey, ("expectations",)),
        neighbours=neighbours(shown),
        views=tuple(_views(shown)),
        picture=_picture(shown),
        columns=tuple(_columns(shown, stages)),
        stages=stages,
        opportunities=planned(shown),
    )


def _names(shown: Shown) -> Iterator[str]:
    """Go through the names of the personas and the contexts that the page is for."""
    for id in shown.page.personas:
        yield shown.site.inquiry.name_of("persona", id)
    for id in shown.page.contexts:
        yield shown.site.inquiry.name_of("context", id)


def _note(shown: Shown) -> str:
    """Say how a view differs from that for everybody."""
    name = ", ".join(_names(shown))
    if shown.page.contexts:
        count = len(shown.changes)
        return (
            shown.words.counted("note-context", count, context=name)
            if count
            else shown.words("note-context-same", context=name)
        )
    return shown.words("note-persona", persona=name) if shown.page.personas else ""


def _told(shown: Shown) -> Iterator[tuple[str, str]]:
    """Tell the situation, the aim, and where the journey begins and ends."""
    said, journey = shown.said, shown.journey
    if journey.scenario and journey.summary:
        yield said["situation"], journey.scenario
    if journey.goal:
        yield said["goal"], journey.goal
    if journey.scope is not None and (journey.scope.from_ or journey.scope.to):
        yield said["scope"], f"{journey.scope.from_ or '…'} → {journey.scope.to or '…'}"


def _views(shown: Shown) -> Iterator[tuple[str, tuple[ViewLink, ...]]]:
    """Go through the groups of views, where there is a choice."""
    site, page, id = shown.site, shown.page, shown.usual.id
    views = views_of(site, shown.usual)
    if not views.personas and not views.contexts:
        return
    home = ViewLink(
        shown.words("everybody"),
        Link(str(map_address("journey", id)), _PICTURE),
        not page.personas and not page.contexts,
    )
    personas = tuple(
        ViewLink(
            site.inquiry.name_of("persona", each),
            Link(persona_view(id, each), _PICTURE),
            each in page.personas,
        )
        for each in views.personas
    )
    yield shown.words("view-persona"), (home, *personas)
    if views.contexts:
        yield (
            shown.words("view-context"),
            tuple(
                ViewLink(
                    site.inquiry.name_of("context", each),
                    Link(context_view(id, each), _PICTURE),
                    each in page.contexts,
                )
                for each in views.contexts
            ),
        )


def _picture(shown: Shown) -> Figure:
    """Draw the journey in this view, each mark leading to what the page tells of it."""
    page = shown.page
    title = ", ".join((shown.journey.title, *_names(shown)))
    return Figure(
        "journey",
        shown.words("picture", title=title),
        entry=page.entry,
        personas=page.personas,
        contexts=page.contexts,
        links=dict(_links(shown)),
    )


def _links(shown: Shown) -> Iterator[tuple[str, Link]]:
    """Go through the marks that lead somewhere, by their ids; the table has to be made before."""
    site = shown.site
    for anchor in shown.anchors:
        kind, _, id = anchor.partition(".")
        yield f"{kind}-{id}" if id else f"step-{kind}", Link(HERE, anchor)
    for each in site.workspace.opportunities_for(shown.usual.id):
        answer = opportunity_ref(site, each.id, each.title)
        if answer.link is not None:
            yield f"opportunity-{each.id}", answer.link
    for walker in walkers(shown.usual):
        person = map_ref(site, "persona", walker)
        if person.link is not None:
            yield f"person-{walker}", person.link


def _columns(shown: Shown, stages: tuple[StageRows, ...]) -> Iterator[Column]:
    """Go through the columns that a row has something in."""
    rows = [row for stage in stages for row in stage.rows]
    for name in COLUMNS:
        if any(row.holds(name) for row in rows):
            yield Column(name, shown.words(f"column-{name}"))
