"""The traits of the persona library, and the fields of ours that they become.

Traits are kept under one key each, so that inheritance is a matter of keys: `("goals", "")`,
`("demographics", "segment")`. Goals, likes and dislikes are lists; so are preferences. Facts are texts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.exchange.losses import Fate
from cjmap.format.roles import Section
from cjmap.printable import one_line
from cjmap.problem import Severity

if TYPE_CHECKING:
    from cjmap.exchange.coming.fields import Fields
    from cjmap.exchange.coming.gathered import Gathered

Key = tuple[str, str]
"""A field of a persona, and the free key in it (empty: the field itself)."""
Traits = dict[Key, str | list[str]]

ANY = "*"
"""What stands where a trait may be anything."""
EXTENDS = "x-"
"""What marks a trait that adds to that of the parents."""

_FACTS: dict[str, str] = {
    "segment": "segment",
    "organization.maturity": "organization",
    "organization.gtm": "go to market",
    "awareness.status": "awareness",
    "adoption.curve": "adoption",
    "role.function": "function",
    "role.level": "level",
    "role.experience": "experience",
}
"""Traits of one word each, and what the fact is called."""
_LISTS: dict[str, Key] = {
    "role.responsibilities": ("demographics", "responsibilities"),
    "role.titles": ("demographics", "titles"),
    "role.tools": ("preferences", "tools"),
    "role.technologies.languages": ("preferences", "languages"),
    "role.technologies.environments": ("preferences", "environments"),
    "role.technologies.education": ("demographics", "education"),
    "role.technologies.skills": ("demographics", "skills"),
    "awareness.events": ("preferences", "events"),
    "adoption.modality": ("preferences", "learning"),
    "motivations.goals": ("goals", ""),
    "motivations.likes": ("motivations", ""),
    "motivations.dislikes": ("frustrations", ""),
}
"""Traits of several texts each. A fact can be no list, so those are written with semicolons between; titles have commas of their own."""
_BETWEEN = "; "
_CHANNELS: Key = ("preferences", "channels")
_MEDIA: Key = ("preferences", "media")


@dataclass(slots=True)
class Own:
    """The traits that a persona itself names: those that replace inherited ones, those that add."""

    replacing: Traits
    adding: Traits


def own_traits(persona: Fields, gathered: Gathered) -> Own:
    """Read the traits of one persona, and tell those that a map has no place for."""
    return _Reading(persona, gathered).read()


def with_traits(inherited: Traits, own: Own) -> Traits:
    """Return what a persona has, all told: a trait named by itself replaces, a marked one adds."""
    found = dict(inherited)
    for key, value in own.replacing.items():
        if value:
            found[key] = value
        else:
            found.pop(key, None)
    for key, value in own.adding.items():
        if value:
            found[key] = added(found.get(key), value)
    return found


def added(before: str | list[str] | None, more: str | list[str]) -> str | list[str]:
    """Add to a list, or to a fact, which is a list in one text; nothing twice."""
    if not before:
        return more
    if isinstance(more, list):
        known = before if isinstance(before, list) else [before]
        return [*known, *(each for each in more if each not in known)]
    known_words = str(before).split(_BETWEEN)
    new = [each for each in more.split(_BETWEEN) if each not in known_words]
    return _BETWEEN.join([*known_words, *new])


class _Reading:
    """The traits of one persona while they are read."""

    def __init__(self, persona: Fields, gathered: Gathered) -> None:
        self.persona = persona
        self.gathered = gathered
        self.own = Own({}, {})
        self.any: list[str] = []

    def read(self) -> Own:
        persona = self.persona
        if persona.text("narrative"):
            self.own.replacing["bio", ""] = persona.text("narrative")
        self._facts(persona, "")
        for name in ("organization", "role", "motivations", "awareness", "adoption"):
            part = persona.part(name)
            if part is not None:
                self._part(part, name)
        strategies = persona.part("strategies")
        if strategies is not None:
            self._strategies(strategies)
        if self.any:
            self.gathered.lose(
                Fate.DROPPED,
                "any",
                f"`*` means any, so nothing was written for {', '.join(self.any)}.",
                persona.place(),
                severity=Severity.INFO,
            )
        return self.own

    def _part(self, part: Fields, path: str) -> None:
        self._facts(part, f"{path}.")
        for trait, key in _LISTS.items():
            home, _, name = trait.rpartition(".")
            if home == path:
                self._list(part, name, key)
        if path == "awareness":
            self._channels(part)
        if path == "role":
            technologies = part.part("technologies")
            if technologies is not None:
                self._part(technologies, "role.technologies")
        part.tell_rest()

    def _facts(self, part: Fields, prefix: str) -> None:
        for trait, name in _FACTS.items():
            home, _, key = trait.rpartition(".")
            if (f"{home}." if home else "") == prefix and key in part:
                value = part.text(key)
                if value == ANY:
                    self.any.append(f"`{trait}`")
                    value = ""
                self.own.replacing["demographics", name] = value

    def _list(self, part: Fields, name: str, key: Key) -> None:
        for written, into in ((name, self.own.replacing), (EXTENDS + name, self.own.adding)):
            if written not in part:
                continue
            said = [each.text for each in part.texts(written)]
            if ANY in said:
                self.any.append(f"`{written}`")
                said = [each for each in said if each != ANY]
            said = list(dict.fromkeys(said))
            into[key] = _BETWEEN.join(said) if key[0] == "demographics" else said

    def _channels(self, awareness: Fields) -> None:
        """Read where the persona learns of things: the formats are channels, the addresses media."""
        if "channels" not in awareness:
            return
        formats: list[str] = []
        media: list[str] = []
        for channel in awareness.parts("channels", "channel"):
            format, url, level = (channel.text(key) for key in ("format", "url", "level"))
            if format:
                title = format[:1].upper() + format[1:]
                formats.append(self.gathered.entry(Section.CHANNEL, title, channel.place("format")))
            if url:
                media.append(f"{url} (level {level})" if level and level != ANY else url)
            channel.tell_rest()
        self.own.replacing[_CHANNELS] = list(dict.fromkeys(formats))
        self.own.replacing[_MEDIA] = media

    def _strategies(self, strategies: Fields) -> None:
        for team in strategies.keys:
            for said in strategies.texts(team):
                self.gathered.lose(
                    Fate.DROPPED,
                    "strategies",
                    f"A persona has no place for advice to {one_line(team)}: “{one_line(said.text)}”.",
                    said.place,
                    value=said.text,
                )
