"""What the page of a blueprint tells."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.check.subject import Subject
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.times import total_told
from cjmap.site.about_map import AboutMap, about_map, pages_of_maps
from cjmap.site.page import Figure, Findable, Link, Page
from cjmap.site.pages.blueprint.anchors import anchors_of
from cjmap.site.pages.blueprint.lanes import Lane, lanes_of
from cjmap.site.pages.blueprint.rows import Part, Told
from cjmap.site.pages.blueprint.weak_points import WeakPoint, weak_points
from cjmap.site.references import Ref, map_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.blueprint import Action, Blueprint
    from cjmap.site.pages.blueprint.anchors import Anchors
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Facts:
    """A blueprint: its picture, and the same as a table, a part of it for each column.

    `counts` are figures in words: how many actions and weak points there are, how long it takes.
    """

    about: AboutMap
    kind: str
    title: str
    summary: str | None
    goal: str | None
    journey: Ref | None
    path: str
    counts: tuple[str, ...]
    picture: Figure
    lanes: tuple[Lane, ...]
    weak_points: tuple[WeakPoint, ...]
    parts: tuple[Part, ...]


def pages(site: Site) -> Iterator[Page]:
    """Go through the blueprints."""
    return pages_of_maps(site, "blueprint")


def facts(site: Site, page: Page) -> Facts:
    """Tell of a blueprint."""
    subject = _subject(site, page)
    model, said, words = subject.model, speech(site.lang), site.words("blueprint")
    anchors = anchors_of(model)
    told = Told(site, subject, anchors)
    weak = weak_points(told)
    counts = [words.counted("actions", len(model.actions))]
    if weak:
        counts.append(words.counted("weak-count", len(weak)))
    return Facts(
        about=about_map(site, page),
        kind=said["blueprint"],
        title=model.title,
        summary=model.summary,
        goal=model.goal,
        journey=map_ref(site, "journey", model.journey) if model.journey else None,
        path=said[f"path-{model.path}"] if model.path else "",
        counts=(*counts, *total_told(told.durations, said)),
        picture=_picture(site, page, told, anchors),
        lanes=lanes_of(model, said),
        weak_points=weak,
        parts=told.parts(),
    )


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find the blueprint, its columns that have a title of their own, and its actions."""
    words = site.words("blueprint")
    model = cast("Blueprint", site.entry_of(page).model)
    anchors = anchors_of(model)
    texts = tuple(text for text in (model.summary, model.goal, *model.tags) if text)
    yield Findable(Link(page.address), words("kind-blueprint"), model.title, texts=texts)
    for column, anchor in zip(model.steps, anchors.columns, strict=True):
        if column.title:
            link = Link(page.address, anchor)
            yield Findable(link, words("kind-column"), column.title, model.title)
    for action, anchor in zip(model.actions, anchors.actions, strict=True):
        link = Link(page.address, anchor)
        kind = words("kind-action")
        yield Findable(link, kind, action.text, model.title, tuple(_texts(site, action)))


def _texts(site: Site, action: Action) -> Iterator[str]:
    """Go through what else an action can be found by."""
    point = action.fail_point
    free = (action.perceived_owner, action.improve, action.policy)
    yield from (text for text in free if text)
    if point is not None:
        yield from (text for text in (point.text, point.recovery) if text)
    yield from (kpi.text for kpi in action.kpis)
    for section, id in (("team", action.owner), ("system", action.system)):
        if id:
            yield site.workspace.title_of(section, id) or id


def _subject(site: Site, page: Page) -> Subject[Blueprint]:
    entry = site.entry_of(page)
    return Subject(entry, cast("Blueprint", entry.model), site.inquiry.survey, {})


def _picture(site: Site, page: Page, told: Told, anchors: Anchors) -> Figure:
    """Show the blueprint: a card leads to its row below, a stage to its journey."""
    model = told.blueprint
    links: dict[str, Link] = {}
    for number, (column, anchor) in enumerate(zip(model.steps, anchors.columns, strict=True), 1):
        links.setdefault(f"column-{column.key or f'column-{number}'}", Link(anchor=anchor))
    for action, anchor in zip(model.actions, anchors.actions, strict=True):
        if action.id and anchor:
            links.setdefault(f"action-{action.id}", Link(anchor=anchor))
    home = site.address_of("journey", model.journey or "")
    journey = site.workspace.map_of("journey", model.journey or "")
    for stage in journey.stages if journey is not None else ():
        if home is not None and stage.id:
            links[f"stage-{stage.id}"] = Link(home, f"stage.{stage.id}")
    return Figure("blueprint", model.title, entry=page.entry, links=links)
