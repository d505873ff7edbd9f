"""What the search finds in a journey: the map, its stages and steps, and all that is told in words."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from cjmap.insight.gathered.things import ITEMS, Thing, things
from cjmap.insight.voice import Voice
from cjmap.site.page import Findable, Link

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.page import Page
    from cjmap.site.site import Site

_ELSEWHERE = frozenset({"opportunity"})
"""What other pages tell of at length."""


def findable(site: Site, page: Page) -> Iterator[Findable]:
    """Find a journey with all that it holds; of a view of it, the view alone."""
    nouns = Voice("cjmap.insight.nouns", site.lang)
    if page.personas or page.contexts:
        yield Findable(Link(page.address), nouns("kind-journey"), page.title)
        return
    for thing in site.inquiry.once(_by_map).get(page.entry, ()):
        if thing.kind not in _ELSEWHERE:
            yield Findable(
                Link(page.address, _anchor(thing)),
                nouns(f"kind-{thing.kind}"),
                thing.title,
                " › ".join(reversed([each.title for each in _around(thing)])),
                tuple(_texts(thing)),
            )


def _anchor(thing: Thing) -> str:
    """Return the anchor of a thing, or of the next that holds it and has one; none for the map."""
    if thing.kind == "step":
        return str(thing.id)
    if thing.kind == "stage" and thing.id is not None:
        return f"stage.{thing.id}"
    if thing.kind == "variant" and thing.within is not None:
        return f"variant.{thing.within.id}.{thing.path[-1]}"
    if thing.kind in ITEMS and thing.id is not None and thing.within is not None:
        return f"item.{thing.id}" if thing.within.kind != "journey" else ""
    return _anchor(thing.within) if thing.within is not None else ""


def _around(thing: Thing) -> Iterator[Thing]:
    """Go through what a thing stands in, the nearest first."""
    here = thing.within
    while here is not None:
        yield here
        here = here.within


def _texts(thing: Thing) -> Iterator[str]:
    for name in ("id", "summary", "scenario", "goal"):
        text = getattr(thing.part, name, None)
        if text:
            yield text
    yield from getattr(thing.part, "tags", ())


def _by_map(inquiry: Inquiry) -> dict[int, list[Thing]]:
    """Return the things of each journey by the number of its map."""
    found: dict[int, list[Thing]] = defaultdict(list)
    for thing in inquiry.once(things).all:
        if thing.entry.kind_name == "journey":
            found[thing.entry.number].append(thing)
    return found
