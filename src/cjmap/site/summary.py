"""A journey and a persona in short, as the overview and the lists show them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from cjmap.check.questions.calendar import later
from cjmap.draw.look.speech import speech
from cjmap.draw.parts.people import initials
from cjmap.format.envelope import Status
from cjmap.format.feelings import mean
from cjmap.format.journey import State
from cjmap.insight.gathered.curves import EmotionCurve
from cjmap.insight.gathered.opportunities import opportunities
from cjmap.site.addresses import OPPORTUNITIES, PERSONAS
from cjmap.site.page import Link
from cjmap.site.references import Ref, map_ref, term_ref
from cjmap.site.uses import uses

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.format.journey import Journey
    from cjmap.format.persona import Persona
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.site import Site
    from cjmap.workspace import Entry

TONES = {
    Status.DRAFT: "is-fair",
    Status.PROPOSED: "is-fair",
    Status.APPROVED: "is-good",
    Status.DEPRECATED: "is-bad",
}
"""The classes of the badges of how far a map has got."""


@dataclass(frozen=True, slots=True)
class Badge:
    """A word with a tone: the class of its badge, or nothing."""

    word: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Felt:
    """A step, or a stage by the mean of its steps, with how it feels (−2..2; None: not told)."""

    ref: Ref
    score: float | None
    steps: int = 1
    truth: bool = False


@dataclass(frozen=True, slots=True)
class MapSummary:
    """What every map says of itself. `due` is the day of the next review.

    `lang` is the language of its texts where it is not that of the portal.
    """

    ref: Ref
    lang: str
    status: Badge | None
    owner: Ref | None
    reviewed: date | None
    due: date | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class JourneySummary:
    """A journey in short; `lowest` is the first step with the lowest score.

    `won` of the `truths`, its moments of truth, have a score above 0; `opportunities` are open.
    """

    about: MapSummary
    state: Badge
    personas: tuple[Face, ...]
    stages: tuple[Felt, ...]
    steps: tuple[Felt, ...]
    mean: float | None
    peak_and_end: float | None
    lowest: Felt | None
    truths: int
    won: int
    opportunities: Ref | None
    """How many, in figures."""


@dataclass(frozen=True, slots=True)
class Face:
    """A persona by name, with a photo or initials."""

    ref: Ref
    initials: str
    photo: Path | None


@dataclass(frozen=True, slots=True)
class PersonaSummary:
    """A persona in short; `share` of all customers, and the journeys that they walk."""

    about: MapSummary
    face: Face
    name: str
    archetype: str | None
    quote: str | None
    share: float | None
    proto: bool
    journeys: tuple[Ref, ...]


def map_summary(site: Site, entry: Entry, model: Envelope) -> MapSummary:
    """Tell of a map what it says of itself."""
    due = (
        later(model.reviewed, model.review_every)
        if model.reviewed is not None and model.review_every is not None
        else None
    )
    current = model.status is not Status.DEPRECATED
    own = site.workspace.language_of(model)
    return MapSummary(
        ref=map_ref(site, str(entry.kind_name), model.id),
        lang=own if own != site.lang else "",
        status=Badge(speech(site.lang)[f"status-{model.status}"], TONES[model.status])
        if model.status
        else None,
        owner=term_ref(site, "team", model.owner) if model.owner else None,
        reviewed=model.reviewed,
        due=due,
        overdue=current and due is not None and due < site.today,
    )


def journey_summary(site: Site, entry: Entry) -> JourneySummary:
    """Tell a valid journey in short."""
    journey: Subject[Journey] = _subjects(site)[entry.number]
    model = journey.model
    placed = site.inquiry.steps_of(journey)
    curve = EmotionCurve(placed)
    address = site.address_of("journey", model.id)
    state = model.state or State.CURRENT
    lowest = curve.lowest
    return JourneySummary(
        about=map_summary(site, entry, model),
        state=Badge(speech(site.lang)[f"state-{state}"]),
        personas=tuple(face(site, each) for each in dict.fromkeys(model.personas)),
        stages=tuple(_stages(model, placed, address)),
        steps=tuple(_felt(site, each) for each in placed),
        mean=curve.mean,
        peak_and_end=curve.peak_and_end,
        lowest=_felt(site, lowest) if lowest is not None else None,
        truths=len(curve.truths),
        won=sum(each.won for each in curve.truths),
        opportunities=_opportunities(site, model.id),
    )


def persona_summary(site: Site, entry: Entry) -> PersonaSummary:
    """Tell a valid persona in short, with what they inherit."""
    model = cast("Persona", site.workspace.map_of("persona", str(entry.id)))
    journeys = dict.fromkeys(
        use.thing.map_id
        for use in uses(site).of("persona", model.id)
        if use.thing.kind == "journey" and use.field == "personas"
    )
    return PersonaSummary(
        about=map_summary(site, entry, model),
        face=face(site, model.id),
        name=model.label,
        archetype=model.archetype,
        quote=model.quote,
        share=model.share,
        proto=model.proto,
        journeys=tuple(map_ref(site, "journey", each) for each in journeys),
    )


def face(site: Site, persona: str) -> Face:
    """Return the face of a persona, also of one that is nowhere described."""
    ref = map_ref(site, "persona", persona)
    known = site.has(f"{PERSONAS}/{persona}")
    return Face(ref, initials(ref.title), site.workspace.photo_of(persona) if known else None)


def _subjects(site: Site) -> dict[int, Subject[Journey]]:
    return site.inquiry.once(_journeys_by_entry)


def _journeys_by_entry(inquiry: Inquiry) -> dict[int, Subject[Journey]]:
    found = (*inquiry.maps("journey"), *inquiry.deprecated)
    return {each.entry.number: each for each in found}


def step_link(site: Site, placed: PlacedStep) -> Link | None:
    """Return where a step is told; None where its journey has no page."""
    address = site.address_of("journey", placed.journey.model.id)
    return Link(address, placed.step.id) if address is not None else None


def _felt(site: Site, placed: PlacedStep) -> Felt:
    ref = Ref(placed.step.title, step_link(site, placed))
    return Felt(ref, placed.score, truth=placed.step.moment_of_truth)


def _stages(model: Journey, placed: Sequence[PlacedStep], address: str | None) -> list[Felt]:
    found = []
    first = 0
    for stage in model.stages:
        own = placed[first : first + len(stage.steps)]
        first += len(own)
        linked = address is not None and stage.id
        link = Link(address or "", f"stage.{stage.id}") if linked else None
        found.append(Felt(Ref(stage.label, link), mean(each.score for each in own), len(own)))
    return found


def _opportunities(site: Site, journey: str) -> Ref | None:
    count = site.inquiry.once(_open_by_journey).get(journey, 0)
    if not count:
        return None
    link = Link(OPPORTUNITIES) if site.has(OPPORTUNITIES) else None
    return Ref(site.frame_words.number(count), link)


def _open_by_journey(inquiry: Inquiry) -> dict[str, int]:
    """Count the opportunities of each journey that are open: its own, and those aimed into it."""
    found: dict[str, int] = {}
    for each in inquiry.once(opportunities):
        homes = {each.entry.id if each.entry.kind_name == "journey" else None}
        homes |= {aim.entry.id for aim in each.aims if aim.entry.kind_name == "journey"}
        for home in homes - {None} if each.open else ():
            found[str(home)] = found.get(str(home), 0) + 1
    return found
