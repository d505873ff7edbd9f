"""What a page is, what the search finds on it, and the pictures that it shows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.compare.both import Both

HERE = ""
"""As the address of a link: the page itself."""


@dataclass(frozen=True, slots=True)
class Link:
    """Where a link leads: the address of a page (`HERE`: this one), and an anchor on it."""

    address: str = HERE
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the portal, known before anything is told on it.

    `address` names it for good: ids of maps with `/` between (`journeys/first-order`). `kind` is a
    package of `cjmap.site.pages`. `entry` is the number of its map in the workspace (-1: it is of
    none, or of many), `id` names what it is of where that is no map, such as a touchpoint.
    `section` is the page that the menu marks, `parent` that above it in the trail. `lang` is the
    language of the map, where it differs from that of the portal. `personas` and `contexts` narrow
    a journey.
    """

    address: str
    kind: str
    title: str
    entry: int = -1
    id: str = ""
    section: str = ""
    parent: str = ""
    lang: str = ""
    personas: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Findable:
    """What the search finds: a thing on a page, its kind in words, and the texts it is found by.

    `texts` are further texts that are looked through; `place` says where the thing is.
    """

    link: Link
    kind: str
    title: str
    place: str = ""
    texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Compared:
    """Two versions of a map in one, for a picture that marks what differs; `label` names the two."""

    both: Both
    label: str


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that a page shows: of a map (`entry`), or a picture of the workspace named `kind`.

    `links` are where marks lead, by the id of the mark (`step-pay`). `label` names the picture for
    who cannot see it. `chosen` are opportunities that a matrix marks as those of a plan. With
    `compared`, what is drawn is that, a map of the kind, with names from the workspace.
    """

    kind: str
    label: str
    entry: int = -1
    lanes: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    chosen: frozenset[str] = frozenset()
    compared: Compared | None = field(default=None, hash=False)
    links: Mapping[str, Link] = field(default_factory=dict, hash=False, compare=False)
