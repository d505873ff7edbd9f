"""The contexts, teams, systems and evidence of the glossary, each with what names it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.format.feelings import mean_score
from cjmap.insight.voice import Voice
from cjmap.site.pages.glossary.grouping import Group, by_kind, by_map
from cjmap.site.references import Ref, term_ref, thing_ref
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from cjmap.format.catalog import Context, Evidence, System, Team
    from cjmap.format.journey import Journey, Variant
    from cjmap.site.site import Site

_ADDRESSES = ("http://", "https://")


@dataclass(frozen=True, slots=True)
class Difference:
    """A step that turns out differently in a context: how it usually feels, and how there."""

    step: Ref
    usual: float | None
    there: float | None


@dataclass(frozen=True, slots=True)
class ContextEntry:
    """A context: the steps that happen in it, and those that turn out differently."""

    id: str
    title: str
    dimension: str
    steps: tuple[Group, ...]
    differing: tuple[Difference, ...]


@dataclass(frozen=True, slots=True)
class TeamEntry:
    """A team: its capacity in person-days for a planning period, and what it answers for."""

    id: str
    title: str
    capacity: float | None
    owns: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class SystemEntry:
    """A system: who runs it, and the actions that use it."""

    id: str
    title: str
    owner: Ref | None
    actions: tuple[Group, ...]


@dataclass(frozen=True, slots=True)
class EvidenceEntry:
    """A source: `source` is where it is kept, `address` the same where it is a safe link.

    `claims` counts what rests on it; `resting` is that, by the maps it stands in.
    """

    id: str
    title: str
    method: str
    day: date | None
    n: int | None
    source: str
    address: str
    file: str
    claims: int
    resting: tuple[Group, ...]


def context_entry(site: Site, context: Context) -> ContextEntry:
    """Tell of a context."""
    named = uses(site).of("context", context.id)
    return ContextEntry(
        id=context.id,
        title=context.label,
        dimension=_word(site, context.dimension) if context.dimension else "",
        steps=by_map(site, [use for use in named if use.thing.kind == "step"]),
        differing=tuple(_differing(site, context.id)),
    )


def _differing(site: Site, context: str) -> Iterator[Difference]:
    for use in uses(site).of("context", context):
        step = use.thing.within
        if use.thing.kind == "variant" and step is not None:
            journey = cast("Journey", use.thing.entry.model)
            variant = cast("Variant", use.thing.part)
            usual = mean_score(step.part.emotion, journey.personas)
            there = mean_score(variant.emotion, journey.personas) if variant.emotion else usual
            yield Difference(thing_ref(site, step), usual, there)


def team_entry(site: Site, team: Team) -> TeamEntry:
    """Tell of a team."""
    named = (use for use in uses(site).of("team", team.id) if use.field in ("owner", "actor"))
    return TeamEntry(team.id, team.label, team.capacity, by_kind(site, named))


def system_entry(site: Site, system: System) -> SystemEntry:
    """Tell of a system."""
    owner = term_ref(site, "team", system.owner) if system.owner else None
    named = uses(site).of("system", system.id)
    return SystemEntry(system.id, system.label, owner, by_map(site, named))


def evidence_entry(site: Site, evidence: Evidence) -> EvidenceEntry:
    """Tell of a source of the catalog."""
    named = uses(site).of("evidence", evidence.id)
    source = (evidence.source or "").strip()
    return EvidenceEntry(
        id=evidence.id,
        title=evidence.label,
        method=_word(site, evidence.method) if evidence.method else "",
        day=evidence.date,
        n=evidence.n,
        source=source,
        address=source if source.lower().startswith(_ADDRESSES) and " " not in source else "",
        file=evidence.file or "",
        claims=len(dict.fromkeys(use.thing for use in named)),
        resting=by_map(site, named),
    )


def _word(site: Site, word: str) -> str:
    return Voice("cjmap.insight.values", site.lang)(f"word-{word}")
