"""Personas as JSON into ours, with what they inherit.

Our `extends` adds lists up and replaces single values. Where that comes to the same as the parents
and the marks of the library do, it is written; else all is, without `extends`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.coming.fields import Fields, Said
from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.coming.source import UnreadableError
from cjmap.exchange.losses import Fate, Place
from cjmap.exchange.personas.json_nodes import read_json
from cjmap.exchange.personas.traits import Own, Traits, added, own_traits, with_traits
from cjmap.format.slugs import unique_slug
from cjmap.format.texts import SLUG_PATTERN
from cjmap.printable import one_line
from cjmap.problem import Severity
from cjmap.source.nodes import Mapping, Node, Sequence

if TYPE_CHECKING:
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.format.persona import Persona

_SLUG = re.compile(SLUG_PATTERN)
_LISTS = ("goals", "motivations", "frustrations")
_SEVERAL = "personas"
"""The key under which a file may list several."""
_MOST = 1_000
"""The personas of one file that are read; each becomes a file of its own."""


@dataclass(slots=True)
class _Persona:
    """One persona of the file: its id there and here, and what it says itself."""

    foreign: str
    id: str
    data: Data
    own: Own
    parents: list[Said]
    place: Place
    traits: Traits | None = None
    waiting: bool = field(default=False)
    """Whether its traits are being gathered right now: who comes back to it goes in a circle."""


def read(gathered: Gathered) -> None:
    """Read the personas of a file. Raises `UnreadableError` where it is no JSON, or holds none."""
    root, lines = read_json(gathered.source)

    def where(offset: int) -> Place:
        return Place(*lines.place(offset))

    nodes = _personas(root)
    if not nodes:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} holds no persona.",
            hint="A persona is an object with `id` and `label`; several are a list of such.",
        )
    if len(nodes) > _MOST:
        raise UnreadableError(
            f"{one_line(gathered.source.name)} holds {len(nodes):,} personas; no more than {_MOST:,} are read."
        )
    reader = _Reader(gathered)
    for node in nodes:
        reader.read(Fields(gathered, node, where, "the persona"))
    reader.inherit()


def _personas(root: Node) -> list[Mapping]:
    if isinstance(root, Mapping) and isinstance(root.data.get(_SEVERAL), list):
        root = root.value(_SEVERAL)
    found = root.items if isinstance(root, Sequence) else [root]
    return [
        each for each in found if isinstance(each, Mapping) and {"id", "label"} & each.data.keys()
    ]


class _Reader:
    """The personas of a file while they are read."""

    def __init__(self, gathered: Gathered) -> None:
        self.gathered = gathered
        self.found: list[_Persona] = []
        self.ids: set[str] = set()

    def read(self, persona: Fields) -> None:
        """Read one persona, without what it inherits."""
        gathered = self.gathered
        gathered.count("persona")
        foreign, name = persona.text("id"), persona.text("label")
        persona.name = f"the persona “{one_line(name or foreign)}”"
        name = name or persona.needed("label") or foreign or "Persona"
        id = self._id(foreign, name, persona)
        data = gathered.add_map("persona", name, id=id, proto=True)
        if foreign and foreign != id:
            data["was"] = [foreign]
        gathered.lose(
            Fate.MADE,
            "proto",
            f"“{name}” is marked as resting on no research, as the file names none.",
            persona.place("label"),
            map=id,
        )
        own = own_traits(persona, gathered)
        persona.drop("$schema", "Where its schema is.", Severity.INFO)
        parents = persona.texts("parent")
        persona.tell_rest()
        self.found.append(_Persona(foreign, id, data, own, parents, persona.place()))

    def _id(self, foreign: str, name: str, persona: Fields) -> str:
        id = foreign if _SLUG.fullmatch(foreign) else ""
        if id in self.ids:
            self.gathered.lose(
                Fate.UNREADABLE,
                "id",
                f"The id `{id}` stands twice; what refers to it means the first.",
                persona.place("id"),
                severity=Severity.WARNING,
            )
            id = ""
        id = id or unique_slug(foreign or name, self.ids, "persona")
        self.ids.add(id)
        return id

    # --- inheritance ---

    def inherit(self) -> None:
        """Write into every persona what it has, by itself or through `extends`."""
        for persona in self.found:
            self._write(persona)

    def _traits(self, persona: _Persona) -> Traits:
        """Return all that a persona has."""
        if persona.traits is None:
            persona.waiting = True
            inherited: Traits = {}
            for parent in persona.parents:
                _, traits = self._parent(persona, parent)
                for key, value in traits.items():
                    several = isinstance(value, list) and key in inherited
                    inherited[key] = (
                        added(inherited[key], value) if several else inherited.get(key, value)
                    )
            persona.waiting = False
            persona.traits = with_traits(inherited, persona.own)
        return persona.traits

    def _parent(self, persona: _Persona, parent: Said) -> tuple[str | None, Traits]:
        """Return the id and the traits of a parent: of the file, else of the workspace."""
        for each in self.found:
            if each.foreign == parent.text:
                if each.waiting or each is persona:
                    return None, {}
                return each.id, self._traits(each)
        known = self.gathered.surroundings.persona(parent.text)
        return (known.id, _traits_of(known)) if known is not None else (None, {})

    def _write(self, persona: _Persona) -> None:
        traits = self._traits(persona)
        ids = [(parent, self._parent(persona, parent)) for parent in persona.parents]
        for parent, (id, _) in ids:
            if id is None:
                self._tell_lost(persona, parent)
        known = [(parent, id, has) for parent, (id, has) in ids if id is not None]
        if not known:
            persona.data |= _fields(traits)
            return
        first, id, inherited = known[0]
        if len(known) > 1:
            self._tell_several(persona, first, [each[0].text for each in known])
        rest = _beyond(inherited, traits)
        if rest is None:
            self._tell_resolved(persona, first)
            persona.data |= _fields(traits)
            return
        persona.data |= {**_fields(rest), "extends": id}

    def _tell_lost(self, persona: _Persona, parent: Said) -> None:
        if parent.text in (each.foreign for each in self.found):
            said = (
                f"“{persona.data['name']}” would inherit from itself by `{one_line(parent.text)}`."
            )
        else:
            said = (
                f"There is no persona `{one_line(parent.text)}` that “{persona.data['name']}” could"
                " inherit from; import that one first, then this one once more."
            )
        self.gathered.lose(
            Fate.UNREADABLE, "parent", said, parent.place, value=parent.text, map=persona.id
        )

    def _tell_several(self, persona: _Persona, first: Said, names: list[str]) -> None:
        self.gathered.lose(
            Fate.GUESSED,
            "parent",
            f"“{persona.data['name']}” has {len(names)} parents, and ours have one: it extends"
            f" `{one_line(first.text)}`, and what {', '.join(f'`{one_line(n)}`' for n in names[1:])} has"
            " beyond was written out.",
            first.place,
            value=", ".join(names),
            map=persona.id,
        )

    def _tell_resolved(self, persona: _Persona, parent: Said) -> None:
        self.gathered.lose(
            Fate.CHANGED,
            "parent",
            f"“{persona.data['name']}” replaces or empties lists of `{one_line(parent.text)}`, and"
            " `extends` would add to them; so all that it has was written out, without `extends`.",
            parent.place,
            value=parent.text,
            map=persona.id,
        )


def _fields(traits: Traits) -> Data:
    """Write traits as fields of a persona."""
    data: Data = {}
    for (field_name, key), value in traits.items():
        if key:
            data.setdefault(field_name, {})[key] = value
        else:
            data[field_name] = value
    return filled(data)


def _beyond(inherited: Traits, traits: Traits) -> Traits | None:
    """Return what `extends` needs beside it to come to `traits`; None where it cannot.

    Lists add up, facts are replaced one by one, preferences all at once, and nothing goes away.
    """
    rest: Traits = {}
    for key, value in traits.items():
        before = inherited.get(key)
        if key[0] in _LISTS and before:
            if value[: len(before)] != before:
                return None
            rest[key] = value[len(before) :]
        elif value != before:
            rest[key] = value
    preferred = {key: value for key, value in traits.items() if key[0] == "preferences"}
    gone = {key for key in inherited if key not in traits}
    if preferred and any(key[0] == "preferences" for key in (*rest, *gone)):
        rest |= preferred
        gone = {key for key in gone if key[0] != "preferences"}
    return None if gone else {key: value for key, value in rest.items() if value}


def _traits_of(persona: Persona) -> Traits:
    """Return a persona of the workspace as traits."""
    traits: Traits = {("demographics", key): str(v) for key, v in persona.demographics.items()}
    if persona.bio:
        traits["bio", ""] = persona.bio
    for name in _LISTS:
        if texts := [item.text for item in getattr(persona, name)]:
            traits[name, ""] = texts
    preferences = persona.preferences
    if preferences is not None:
        if preferences.channels:
            traits["preferences", "channels"] = list(preferences.channels)
        for key, value in (preferences.model_extra or {}).items():
            several = isinstance(value, (list, tuple))
            traits["preferences", key] = [str(v) for v in value] if several else str(value)
    return traits
