"""What personas inherit, in our terms.

Our `extends` adds lists up and replaces single values. Where that comes to the same as the parents
and the marks of the library do, it is written; else all is, without `extends`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.exchange.coming.gathered import Data, filled
from cjmap.exchange.losses import Fate
from cjmap.exchange.personas.traits import Own, Traits, added, with_traits
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.exchange.coming.fields import Said
    from cjmap.exchange.coming.gathered import Gathered
    from cjmap.format.persona import Persona as Model

_LISTS = ("goals", "motivations", "frustrations")


@dataclass(slots=True)
class Persona:
    """One persona of the file: its id there and here, and what it says itself."""

    foreign: str
    id: str
    data: Data
    own: Own
    parents: list[Said]
    traits: Traits = field(default_factory=dict)
    """All that it has, once its parents are known."""
    circular: set[str] = field(default_factory=set)
    """Those of its parents that inherit from it."""


@dataclass(frozen=True, slots=True)
class _Parent:
    """A parent that was found: where it is named, its id with us, and all that it has."""

    said: Said
    id: str
    traits: Traits


def inherit(gathered: Gathered, personas: Sequence[Persona]) -> None:
    """Write into every persona what it has, by itself or through `extends`."""
    _Family(gathered, personas).write()


class _Family:
    """The personas of a file, and those of the workspace that they name."""

    def __init__(self, gathered: Gathered, personas: Sequence[Persona]) -> None:
        self.gathered = gathered
        self.personas = personas
        self.by_id: dict[str, Persona] = {}
        for each in personas:
            self.by_id.setdefault(each.foreign, each)

    def write(self) -> None:
        for persona in self._parents_first():
            parents = self._parents(persona)
            inherited: Traits = {}
            for parent in parents:
                for key, value in parent.traits.items():
                    before = inherited.get(key, value)
                    several = isinstance(value, list)
                    inherited[key] = added(before, value) if several else before
            persona.traits = with_traits(inherited, persona.own)
            self._write(persona, parents)

    def _parents_first(self) -> list[Persona]:
        """Order personas so that none comes before its parents; circles are cut where they close."""
        ordered: list[Persona] = []
        seen: set[int] = set()
        for persona in self.personas:
            line = [(persona, iter(persona.parents))] if id(persona) not in seen else []
            seen.add(id(persona))
            while line:
                here, parents = line[-1]
                said = next(parents, None)
                if said is None:
                    ordered.append(here)
                    line.pop()
                    continue
                parent = self.by_id.get(said.text)
                if parent is None:
                    continue
                if id(parent) not in seen:
                    seen.add(id(parent))
                    line.append((parent, iter(parent.parents)))
                elif any(parent is each for each, _ in line):
                    here.circular.add(said.text)
        return ordered

    def _parents(self, persona: Persona) -> list[_Parent]:
        """Find the parents: in the file, else in the workspace; tell those that are nowhere."""
        found = []
        for said in persona.parents:
            parent = self.by_id.get(said.text)
            if said.text in persona.circular:
                name = one_line(said.text)
                self._tell_lost(
                    persona, said, f"would inherit from itself by `{name}`; that was left out."
                )
            elif parent is not None:
                found.append(_Parent(said, parent.id, parent.traits))
            elif (known := self.gathered.surroundings.persona(said.text)) is not None:
                found.append(_Parent(said, known.id, _traits_of(known)))
            else:
                self._tell_lost(
                    persona,
                    said,
                    f"inherits from `{one_line(said.text)}`, which there is not; import that one first, then"
                    " this one once more.",
                )
        return found

    def _write(self, persona: Persona, parents: Sequence[_Parent]) -> None:
        if not parents:
            persona.data |= _fields(persona.traits)
            return
        first = parents[0]
        rest = _beyond(first.traits, persona.traits)
        if rest is None:
            self._tell_resolved(persona, first)
            persona.data |= _fields(persona.traits)
            return
        if len(parents) > 1:
            self._tell_several(persona, parents)
        persona.data |= {**_fields(rest), "extends": first.id}

    def _tell_lost(self, persona: Persona, said: Said, what: str) -> None:
        self.gathered.lose(
            Fate.UNREADABLE,
            "parent",
            f"“{persona.data['name']}” {what}",
            said.place,
            value=said.text,
            map=persona.id,
        )

    def _tell_several(self, persona: Persona, parents: Sequence[_Parent]) -> None:
        first, *others = (one_line(each.said.text) for each in parents)
        self.gathered.lose(
            Fate.GUESSED,
            "parent",
            f"“{persona.data['name']}” has {len(parents)} parents, and ours have one: it extends `{first}`,"
            f" and what {', '.join(f'`{each}`' for each in others)} has beyond was written out.",
            parents[0].said.place,
            value=", ".join((first, *others)),
            map=persona.id,
        )

    def _tell_resolved(self, persona: Persona, parent: _Parent) -> None:
        self.gathered.lose(
            Fate.CHANGED,
            "parent",
            f"“{persona.data['name']}” replaces or empties lists of `{one_line(parent.said.text)}`, and"
            " `extends` would add to them; so all that it has was written out, without `extends`.",
            parent.said.place,
            value=parent.said.text,
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


def _traits_of(persona: Model) -> Traits:
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
