"""What the things of a file became: their ids there, and where they are in our maps."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.format.slugs import unique_slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.coming.fields import Fields
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)


@dataclass(frozen=True, slots=True)
class Part:
    """A thing of one of our maps: the map, the id there, and its title."""

    map: str
    id: str
    title: str


@dataclass(slots=True)
class Known:
    """The phases, actions, tasks and figures of a file by their ids there."""

    gathered: Gathered
    steps: dict[str, Part] = field(default_factory=dict)
    tasks: dict[str, Part] = field(default_factory=dict)
    metrics: dict[str, str] = field(default_factory=dict)
    journeys: list[str] = field(default_factory=list)

    def dangling(self, fields: Fields, key: str, target: str, kept: str) -> None:
        """Tell that the id under `key` names nothing; `kept` says what was done instead."""
        self.gathered.lose(
            Fate.UNREADABLE,
            "reference",
            f"There is no {target} `{one_line(fields.text(key))}`; {kept}.",
            fields.place(key),
            value=fields.text(key),
        )


def was(foreign: str, parts: int = 3) -> list[str]:
    """Return the former id that a second import matches by; none for `oc:kpi`, as in every file."""
    return [f"ems:{foreign}"] if len(foreign.split(":")) >= parts else []


def id_of(foreign: str, title: str, taken: set[str], fallback: str, parts: int = 3) -> str:
    """Return an id of our own, and take it: the last part of `cjm:action:review`, if it has `parts`.

    An id such as `oc:kpi` is the same in every file, so its title has to do.
    """
    words = foreign.split(":")
    last = words[-1] if len(words) >= parts else ""
    id = last if _SLUG.fullmatch(last) and last not in taken else ""
    id = id or unique_slug(title or last, taken, fallback)
    taken.add(id)
    return id


def title_of(foreign: str, stem: str) -> str:
    """Return a title for a document, which has none: the words of its id, or of the file's name."""
    for name in (foreign.rpartition(":")[2], stem):
        words = name.replace("-", " ").replace("_", " ").strip()
        if words:
            return words[:1].upper() + words[1:]
    return "…"
