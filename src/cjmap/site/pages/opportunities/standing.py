"""Where opportunities stand: every one of the workspace, its map, and what leads from it to others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.gathered.linked import linked, place_of
from cjmap.insight.gathered.things import things
from cjmap.site.page import Link
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.format.backlog import Opportunity
    from cjmap.insight.gathered.linked import Reference
    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

_PLAIN = ("step", "column", "action")
"""The kinds of things whose anchor on the page of their map is their id."""


@dataclass(frozen=True, slots=True)
class Standing:
    """An opportunity, the map that it stands in, what it answers, and what excludes it."""

    entry: Entry
    opportunity: Opportunity
    answers: tuple[Reference, ...]
    excluded_by: tuple[str, ...]


def standing(inquiry: Inquiry) -> Mapping[str, Standing]:
    """Return the opportunities of the workspace by id, for `inquiry.once`.

    Those of backlogs come first, then those that journeys hold themselves; of an id the first counts.
    """
    answers: dict[tuple[int, object], list[Reference]] = defaultdict(list)
    for reference in inquiry.once(linked):
        if reference.path[0] == "opportunities" and reference.path[2:3] == ("for",):
            answers[reference.entry.number, reference.path[1]].append(reference)
    placed: dict[str, tuple[Entry, int, Opportunity]] = {}
    for kind in ("backlog", "journey"):
        for entry, model in inquiry.survey.maps(kind):
            for number, each in enumerate(model.opportunities):
                placed.setdefault(each.id, (entry, number, each))
    excluded: dict[str, list[str]] = defaultdict(list)
    for id, (_, _, each) in placed.items():
        for other in each.excludes:
            excluded[other].append(id)
    return {
        id: Standing(entry, each, tuple(answers[entry.number, number]), tuple(excluded[id]))
        for id, (entry, number, each) in placed.items()
    }


def answered(site: Site, reference: Reference) -> Ref:
    """Refer to what an opportunity answers, on the page of its map; as it is written if to nothing."""
    for definition in reference.found:
        thing = site.inquiry.once(things).exactly_at(definition.entry, place_of(definition))
        if thing is not None:
            address = site.address_of(str(definition.entry.kind_name), str(definition.entry.id))
            return Ref(thing.title, Link(address, _anchor(thing)) if address else None)
    return Ref(reference.text)


def _anchor(thing: Thing) -> str:
    """Return the anchor of a thing on the page of its map; none for the map itself."""
    if not thing.path or not thing.id:
        return ""
    if thing.kind in _PLAIN:
        return thing.id
    return f"stage.{thing.id}" if thing.kind == "stage" else f"item.{thing.id}"
