"""Who a persona is: facts, what they want and meet, and where they stand between opposites."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.draw.look.speech import speech
from cjmap.draw.pictures.persona import SECTIONS
from cjmap.printable import one_line
from cjmap.site.items import Line, lines_of
from cjmap.site.references import Ref, channel_ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.look.speech import Speech
    from cjmap.format.persona import Persona, Trait
    from cjmap.site.pages.persona.lineage import Lineage
    from cjmap.site.site import Site


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact in a free key, and whom it comes from where that is another persona."""

    name: str
    value: str
    origin: Ref | None


@dataclass(frozen=True, slots=True)
class Part:
    """A list of things of one kind: goals, needs, …"""

    field: str
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Scale:
    """A trait: its name, where the persona stands (0..100, None: not told), and that in words."""

    name: str
    low: str
    high: str
    value: float | None
    told: str
    origin: Ref | None


@dataclass(frozen=True, slots=True)
class Profile:
    """All that a persona says of itself in words; what it does not say is empty."""

    bio: str | None
    bio_origin: Ref | None
    facts: tuple[Fact, ...]
    channels: tuple[Ref, ...]
    parts: tuple[Part, ...]
    scales: tuple[Scale, ...]


def profile(site: Site, model: Persona, lineage: Lineage) -> Profile:
    """Tell who a persona is; `model` has what it inherits."""
    said = speech(site.lang)
    channels = model.preferences.channels if model.preferences is not None else ()
    return Profile(
        bio=model.bio,
        bio_origin=lineage.origin("bio"),
        facts=tuple(_facts(model, lineage, said)),
        channels=tuple(channel_ref(site, each) for each in dict.fromkeys(channels)),
        parts=tuple(_parts(site, lineage, said)),
        scales=tuple(
            _scale(site, trait, each.ref) for each in lineage.line for trait in each.own.traits
        ),
    )


def _facts(model: Persona, lineage: Lineage, said: Speech) -> Iterator[Fact]:
    for key, value in model.demographics.items():
        yield Fact(_named(key), _told(value, said), lineage.origin("demographics", key))
    extra = (model.preferences.model_extra or {}) if model.preferences is not None else {}
    for key, value in extra.items():
        yield Fact(_named(key), _told(value, said), lineage.origin("preferences"))


def _parts(site: Site, lineage: Lineage, said: Speech) -> Iterator[Part]:
    taken: set[str] = set()
    for field, _ in SECTIONS:
        lines = tuple(
            line
            for each in lineage.line
            for line in lines_of(site, each.entry, field, taken, each.ref)
        )
        if lines:
            yield Part(field, said[field], lines)


def _scale(site: Site, trait: Trait, origin: Ref | None) -> Scale:
    return Scale(
        name=trait.name,
        low=trait.low or "",
        high=trait.high or "",
        value=trait.value,
        told=_standing(site, trait),
        origin=origin,
    )


def _standing(site: Site, trait: Trait) -> str:
    """Say in words and as a number where a persona stands between two opposites."""
    words = site.words("persona")
    if trait.value is None:
        return ""
    number = words("of-100", value=words.number(trait.value))
    grade = min(int(trait.value // 20), 4)
    end = trait.low if grade < 2 else trait.high
    if grade == 2:
        return f"{words('between')} ({number})"
    if not end:
        return number
    return f"{words('all-of' if grade in (0, 4) else 'closer', end=end)} ({number})"


def _named(key: str) -> str:
    """Write a free key as people would: `time_of_day` as “Time of day”."""
    name = one_line(key.replace("_", " ")).strip() or key
    return name[:1].upper() + name[1:]


def _told(value: Any, said: Speech) -> str:
    """Write a free value: a text, a number, or several of them."""
    if isinstance(value, (list, tuple)):
        return ", ".join(_told(each, said) for each in value)
    return said.number(value) if isinstance(value, float) else str(value)
