"""What changed lately in the maps of a portal, for its overview."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.change import Level
from cjmap.compare.history.summary import Storyteller
from cjmap.errors import CjmapError
from cjmap.site.addresses import history_address
from cjmap.site.page import Link
from cjmap.site.past.chronicle import says_something
from cjmap.site.past.traces import version_anchor
from cjmap.site.references import Ref, map_ref

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cjmap.compare.history.editions import Edition
    from cjmap.site.site import Site

_LEAST = Level.IMPROVEMENT
"""What is merely written otherwise is not told."""

_LOOKED_AT = 4
"""How many versions are looked at for each one that is wanted: most say something."""


@dataclass(frozen=True, slots=True)
class Recent:
    """The change of one map in one commit, in words.

    `day` is that of its author; None where it is not committed yet, and `author` and `subject`
    (the first line of the message) are empty. `map` leads to the map, `history` to this version of it.
    """

    day: date | None
    author: str
    subject: str
    map: Ref
    kind: str
    history: Link | None
    sentence: str


def lately(site: Site, most: int = 8) -> tuple[Recent, ...]:
    """Return the last changes of the maps of a portal, the newest first; empty without a history."""
    if not site.options.versions:
        return ()
    found: list[Recent] = []
    told: Counter[int] = Counter()
    story = Storyteller(site.lang, _LEAST)
    try:
        for entry, edition in _last_editions(site, most * _LOOKED_AT):
            if len(found) == most:
                break
            if says_something(edition):
                told[entry] += 1
                is_told_there = told[entry] <= site.options.versions
                found.append(_recent(site, entry, edition, story, is_told_there))
    except CjmapError:  # the history page says what is wrong
        pass
    return tuple(found)


def _last_editions(site: Site, most: int) -> Iterator[tuple[int, Edition]]:
    chronicle = site.chronicle
    for number, (trace, place) in enumerate(chronicle.lately()):
        if number == most:
            return
        yield trace.entry, chronicle.edition(trace, place)


def _recent(
    site: Site, number: int, edition: Edition, story: Storyteller, is_told_there: bool
) -> Recent:
    """Tell one change; `is_told_there` says that the map's page of versions tells it too."""
    entry = site.workspace.entries[number]
    kind, id = str(entry.kind_name), str(entry.id)
    address = history_address(kind, id)
    anchor = version_anchor(edition.version) if is_told_there else ""
    version, top = edition.version, edition.top
    return Recent(
        day=version.date.date() if version is not None else None,
        author=version.author if version is not None else "",
        subject=version.subject if version is not None else "",
        map=map_ref(site, kind, id),
        kind=story.teller.kind_name(top) if top is not None else "",
        history=Link(address, anchor) if site.has(address) else None,
        sentence=_sentence(story.line(edition)),
    )


def _sentence(line: str) -> str:
    return line[:1].upper() + line[1:]
