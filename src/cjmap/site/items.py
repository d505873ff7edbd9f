"""What a persona or an empathy map says in lists: each thing with what it rests on.

The macro `lines` of `frame/items.html` writes them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.speech import speech
from cjmap.format.items import Expectation, Pain, Quote
from cjmap.insight.gathered.opportunities import answers
from cjmap.site.references import Ref, opportunity_ref, term_refs
from cjmap.site.summary import Badge

if TYPE_CHECKING:
    from collections.abc import Iterator

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


def lines_of(site: Site, entry: Entry, field: str, origin: Ref | None = None) -> Iterator[Line]:
    """Go through the things that a map says in one of its fields."""
    found = site.inquiry.once(answers)
    items: tuple[Item, ...] = getattr(entry.model, field)
    for number, item in enumerate(items):
        path = (field, number)
        yield Line(
            text=item.text,
            anchor=anchor_of(items, number),
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


def anchor_of(items: tuple[Item, ...], number: int) -> str:
    """Return the anchor of an item: by its id, which the first of several has; else none."""
    id = items[number].id
    return f"item.{id}" if id and all(each.id != id for each in items[:number]) else ""


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
