"""What a persona or an empathy map says in lists: each thing with what it rests on.

The macro `lines` of `frame/items.html` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.speech import speech
from cjmap.format.items import Expectation, Pain, Quote
from cjmap.insight.gathered.opportunities import answers
from cjmap.site.page import HERE, Link
from cjmap.site.references import Ref, opportunity_ref, term_refs
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.items import Item
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

_MET = {"yes": "is-good", "partly": "is-fair", "no": "is-bad"}


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that a map says.

    `notes` say more of it: how severe it is, or where it was said. `origin` is the map that it comes
    from where that is another one; `opportunities` are open ones that name it.
    """

    text: str
    anchor: str = ""
    badges: tuple[Badge, ...] = ()
    notes: tuple[str, ...] = ()
    evidence: tuple[Ref, ...] = ()
    origin: Ref | None = None
    opportunities: tuple[Ref, ...] = ()


def lines_of(
    site: Site, entry: Entry, field: str, taken: set[str], origin: Ref | None = None
) -> Iterator[Line]:
    """Go through the things that a map says in one of its fields; `taken` is as in `anchor_of`."""
    found = site.inquiry.once(answers)
    for number, item in enumerate(getattr(entry.model, field)):
        path = (field, number)
        yield Line(
            text=item.text,
            anchor=anchor_of(item, taken),
            badges=tuple(_badges(site, item)),
            notes=tuple(_notes(site, item)),
            evidence=term_refs(site, "evidence", item.evidence),
            origin=origin,
            opportunities=tuple(
                opportunity_ref(site, each.opportunity.id, each.opportunity.title)
                for each in found.to(entry, path)
                if each.open and each.names(entry, path)
            ),
        )


def anchor_of(item: Item, taken: set[str]) -> str:
    """Return the anchor of an item by its id, and take it; nothing where it is taken already.

    An id is unique in its list alone: the first of a page has it.
    """
    if item.id is None or item.id in taken:
        return ""
    taken.add(item.id)
    return f"item.{item.id}"


def links_to(lines: Iterable[Line]) -> dict[str, Link]:
    """Return where the cards of a picture lead: each to its words on the page."""
    return {
        each.anchor.replace(".", "-", 1): Link(HERE, each.anchor) for each in lines if each.anchor
    }


def _badges(site: Site, item: Item) -> Iterator[Badge]:
    said = speech(site.lang)
    met: Any = item.met if isinstance(item, Expectation) else None
    if met is not None:
        yield Badge(said[f"met-{met}"], _MET[met])
    if item.assumption:
        yield Badge(said["assumption"], "is-fair")


def _notes(site: Site, item: Item) -> Iterator[str]:
    if isinstance(item, Pain):
        yield from pain_notes(site, item)
    if isinstance(item, Quote) and item.source:
        yield item.source


def pain_notes(site: Site, pain: Pain) -> Iterator[str]:
    """Tell how severe a pain is, and how often it is felt."""
    said = speech(site.lang)
    if pain.severity is not None:
        yield f"{said['severity']} {pain.severity}/5"
    if pain.frequency is not None:
        yield site.frame_words("pain-frequency", share=said.percent(pain.frequency))
