"""What names a thing, grouped as the glossary tells it: by map, or by kind."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.gathered.things import KINDS, MAPS
from cjmap.insight.voice import Voice, short
from cjmap.site.references import Ref, map_ref, thing_ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.insight.gathered.things import Thing
    from cjmap.site.site import Site
    from cjmap.site.uses import Use


_MOST = 200
"""Of more things than so many in all, each group says only how many it holds."""


@dataclass(frozen=True, slots=True)
class Group:
    """Things that belong together: the name of the group, which may be a link, and the things.

    `count` says in figures how many there are where they are too many to be told.
    """

    name: Ref
    things: tuple[Ref, ...]
    count: str = ""
    lang: str = ""


def by_map(site: Site, found: Sequence[Use]) -> tuple[Group, ...]:
    """Group what names a thing by the maps that it stands in; a map that does so itself has a group."""
    groups: dict[int, list[Thing]] = defaultdict(list)
    for use in found:
        groups[use.thing.entry.number].append(use.thing)
    return tuple(_of_map(site, things, whole=len(found) <= _MOST) for things in groups.values())


def by_kind(site: Site, found: Iterable[Use]) -> tuple[Group, ...]:
    """Group what names a thing by its kind, in the order in which people are told of kinds."""
    nouns = Voice(__package__, site.lang)
    groups: dict[str, list[Thing]] = defaultdict(list)
    for use in found:
        groups[use.thing.kind].append(use.thing)
    return tuple(
        Group(
            Ref(nouns(f"many-{kind}")),
            _refs(site, groups[kind][:_MOST]),
            nouns.number(len(groups[kind])) if len(groups[kind]) > _MOST else "",
        )
        for kind in KINDS
        if kind in groups and nouns.has(f"many-{kind}")
    )


def _of_map(site: Site, things: Sequence[Thing], *, whole: bool) -> Group:
    first = things[0]
    lang = getattr(first.entry.model, "lang", None)
    name = map_ref(site, str(first.entry.kind_name), first.map_id)
    inside = [each for each in things if each.kind not in MAPS]
    return Group(
        name,
        _refs(site, inside if whole else ()),
        "" if whole else site.frame_words.number(len(things)),
        lang if lang and lang != site.lang else "",
    )


def _refs(site: Site, things: Iterable[Thing]) -> tuple[Ref, ...]:
    """Refer to things, each once, by a title that stays short."""
    found = (thing_ref(site, each) for each in dict.fromkeys(things))
    return tuple(Ref(short(each.title), each.link) for each in found)
