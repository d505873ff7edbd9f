"""The pictures of a report, with links to the pages of what they show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.insight.illustration import LANES, MOST_JOURNEYS
from cjmap.site.page import Figure, Link
from cjmap.site.pages.opportunities.matrix import matrix

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.insight.document import Document, Drawing
    from cjmap.site.site import Site


def illustrations(site: Site, document: Document) -> Mapping[Drawing, Figure]:
    """Return figures for the drawings of a document; none where there would be too many of them."""
    if len(site.inquiry.maps("journey")) > MOST_JOURNEYS:
        return {}
    found = ((each, _figure(site, each)) for each in dict.fromkeys(document.drawings()))
    return {drawing: figure for drawing, figure in found if figure is not None}


def _figure(site: Site, drawing: Drawing) -> Figure | None:
    if not drawing.id:
        return matrix(site) if drawing.kind == "opportunity-matrix" else Figure(drawing.kind, "")
    entry = site.entry_named(drawing.kind, drawing.id)
    if entry is None:
        return None
    address = site.address_of(drawing.kind, drawing.id)
    links = {} if address is None else dict(_links(drawing.kind, entry.model, address))
    lanes = LANES if drawing.kind == "journey" else ()
    return Figure(drawing.kind, "", entry.number, lanes, links=links)


def _links(kind: str, model: Any, address: str) -> Iterator[tuple[str, Link]]:
    """Give where the marks of a map's picture lead: to what they show, on the page of the map."""
    if kind == "journey":
        for step in model.steps:
            yield f"step-{step.id}", Link(address, step.id)
    elif kind == "blueprint":
        for column in model.steps:
            yield f"column-{column.key}", Link(address, column.key)
        for action in model.actions:
            yield f"action-{action.id}", Link(address, action.id)
