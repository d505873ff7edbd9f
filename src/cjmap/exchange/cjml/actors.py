"""The actors of a file: end users are personas, service providers teams of the catalog."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.exchange.cjml.names import (
    ACTOR_NAMES,
    DEFINES,
    END_USER,
    KINDS_OF_USER,
    REFERS,
    SERVICE_PROVIDER,
)
from cjmap.exchange.coming.surroundings import same_name
from cjmap.exchange.losses import Fate, Place
from cjmap.format.roles import Section
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.exchange.cjml.tree import Element
    from cjmap.exchange.coming.gathered import Gathered

_SLUG = re.compile(SLUG_PATTERN)


@dataclass(frozen=True, slots=True)
class Actor:
    """One who acts: the id of the persona or the team, or the words of the file where it names nobody."""

    id: str
    is_user: bool


class Actors:
    """The actors of all journeys of a file; a later journey may refer to those of an earlier one."""

    def __init__(self, gathered: Gathered) -> None:
        """Begin with none."""
        self.gathered = gathered
        self._by_id: dict[str, Actor] = {}
        self._by_name: dict[str, Actor] = {}
        self._dangling: set[str] = set()

    def read(self, actors: Element | None) -> list[str]:
        """Read the actors of one journey; return the ids of its personas."""
        personas: list[str] = []
        for element in actors.children if actors is not None else ():
            actor = self._actor(element)
            if actor is not None and actor.is_user and actor.id not in personas:
                personas.append(actor.id)
        return personas

    def of(self, side: Element | None) -> Actor | None:
        """Return who a side of a touchpoint refers to; None where it refers to nobody.

        A reference that leads nowhere is told: it means an actor of that name, as in the sample of CJML
        itself, or it is kept by its words.
        """
        reference = side.child("refersTo") if side is not None else None
        if reference is None:
            return None
        named = reference.attributes.get(REFERS) or reference.attributes.get(DEFINES, "")
        name = self.gathered.text(named, reference.place)
        if not name:
            return None
        if name in self._by_id:
            return self._by_id[name]
        called = self._by_name.get(same_name(name))
        if name not in self._dangling:
            self._dangling.add(name)
            kept = "the one of that name was taken" if called else "the name was kept as it is"
            self.gathered.lose(
                Fate.GUESSED if called else Fate.UNREADABLE,
                "actor",
                f"There is no actor with the id `{one_line(name)}`; {kept}.",
                reference.place,
                value=name,
            )
        return called or Actor(name, is_user=False)

    def _actor(self, element: Element) -> Actor | None:
        gathered = self.gathered
        if element.name not in (END_USER, SERVICE_PROVIDER, *KINDS_OF_USER):
            gathered.lose(
                Fate.UNREADABLE,
                "element",
                f"`<{one_line(element.name)}>` is no actor; expected `<{END_USER}>` or"
                f" `<{SERVICE_PROVIDER}>`.",
                element.place,
            )
            return None
        defined, referred = element.attributes.get(DEFINES), element.attributes.get(REFERS)
        foreign = gathered.text(defined or referred or "", element.place)
        if not defined and foreign in self._by_id:
            return self._by_id[foreign]
        name = next(
            (
                text
                for each in element.named(*ACTOR_NAMES)
                if (text := gathered.text(each.text, each.place))
            ),
            foreign,
        )
        if not name:
            gathered.lose(
                Fate.UNREADABLE,
                "actor",
                f"`<{element.name}>` has neither an `{DEFINES}` nor a name.",
                element.place,
            )
            return None
        actor = self._enter(element, foreign, name)
        self._by_id.setdefault(foreign or name, actor)
        self._by_name.setdefault(same_name(name), actor)
        self._tell_rest(element, name)
        return actor

    def _enter(self, element: Element, foreign: str, name: str) -> Actor:
        gathered = self.gathered
        id = foreign if _SLUG.fullmatch(foreign) else None
        if element.name == SERVICE_PROVIDER:
            gathered.count("service provider")
            known = gathered.find(Section.TEAM, name) or (id and gathered.find(Section.TEAM, id))
            made: dict[str, Any] = {"id": id} if id else {}
            return Actor(
                known or gathered.entry(Section.TEAM, name, element.place, **made), is_user=False
            )
        gathered.count("end user")
        if element.name != END_USER:
            gathered.lose(
                Fate.GUESSED,
                "actor",
                f"`<{element.name}>` of version 3 was read as `<{END_USER}>`.",
                element.place,
            )
        return Actor(self._persona(id, name, element.place), is_user=True)

    def _persona(self, id: str | None, name: str, place: Place) -> str:
        gathered = self.gathered
        known = gathered.find(Section.PERSONA, name)
        if known is None and id is not None:
            known = gathered.find(Section.PERSONA, id)
        return known or gathered.persona(name, place, **({"id": id} if id else {}))

    def _tell_rest(self, element: Element, name: str) -> None:
        for each in element.children:
            if each.name not in ACTOR_NAMES and (text := each.text.strip()):
                self.gathered.lose(
                    Fate.DROPPED,
                    "element",
                    f"`<{one_line(each.name)}>` of the actor “{name}”, “{one_line(text)}”, has no"
                    " place in a map.",
                    each.place,
                    value=text,
                )
