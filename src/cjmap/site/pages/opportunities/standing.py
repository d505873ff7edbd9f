"""Where opportunities stand: every one of the workspace, its map, and what leads from it to others."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.gathered.linked import linked, place_of
from cjmap.insight.gathered.things import things
from cjmap.site.references import Ref, thing_ref

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.format.backlog import Opportunity
    from cjmap.insight.gathered.linked import Reference
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.site import Site
    from cjmap.workspace import Entry


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
            return thing_ref(site, thing)
    return Ref(reference.text)
