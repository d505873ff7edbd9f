"""The maps around a journey: its versions, what it is part of, what maps it in detail or behind the scenes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from cjmap.site.references import Ref, blueprints_of, map_ref, step_ref
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.pages.journey.shown import Shown


@dataclass(frozen=True, slots=True)
class Neighbours:
    """Maps with a name for what they are to the journey, such as “Version of”."""

    label: str
    maps: tuple[Ref, ...]


def neighbours(shown: Shown) -> tuple[Neighbours, ...]:
    """Return the maps around a journey, those that it names and those that name it."""
    return tuple(Neighbours(label, maps) for label, maps in _all(shown) if maps)


def _all(shown: Shown) -> Iterator[tuple[str, tuple[Ref, ...]]]:
    site, said, words, journey = shown.site, shown.said, shown.words, shown.usual
    named: dict[tuple[str, str], list[str]] = defaultdict(list)
    for use in uses(site).of("journey", journey.id):
        named[use.thing.kind, use.field].append(use.thing.ref)
    if journey.of:
        yield said["version-of"], (map_ref(site, "journey", journey.of),)
    yield words("versions"), _maps(shown, "journey", named["journey", "of"])
    parents = [journey.parent] if journey.parent else []
    yield (
        said["part-of"],
        tuple(_place(shown, each) for each in dict.fromkeys((*parents, *named["step", "journey"]))),
    )
    children = [step.journey for step in journey.steps if step.journey]
    children += site.inquiry.once(_children).get(journey.id, [])
    yield words("parts"), _maps(shown, "journey", children)
    yield said["blueprints"], blueprints_of(site, journey.id)
    situations = dict.fromkeys(chain.from_iterable(shown.empathy_maps.values()))
    yield words("empathy-maps"), tuple(situations)


def _maps(shown: Shown, kind: str, ids: Iterable[str]) -> tuple[Ref, ...]:
    return tuple(map_ref(shown.site, kind, id) for id in dict.fromkeys(ids))


def _place(shown: Shown, reference: str) -> Ref:
    """Refer to a stage or a step of another journey, with that journey before it."""
    journey, _, place = reference.partition("#")
    whole = map_ref(shown.site, "journey", journey)
    if not place:
        return whole
    part = step_ref(shown.site, reference, None)
    return Ref(f"{whole.title} › {part.title}", part.link)


def _children(inquiry: Inquiry) -> dict[str, list[str]]:
    """Return the journeys by the journey that they zoom into."""
    found: dict[str, list[str]] = defaultdict(list)
    for each in inquiry.workspace.maps("journey"):
        if each.parent:
            found[each.parent.partition("#")[0]].append(each.id)
    return found
