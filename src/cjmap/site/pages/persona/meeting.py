"""Where a persona meets us: their journeys, their worst pains, and what would help them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.look.speech import speech
from cjmap.format.envelope import Status
from cjmap.format.feelings import mean, score_for
from cjmap.format.journey import State
from cjmap.insight.gathered.opportunities import Answered, advance, opportunities
from cjmap.insight.gathered.pains import weighing
from cjmap.insight.gathered.things import things
from cjmap.insight.gathered.walkers import walkers_of
from cjmap.site.addresses import persona_view
from cjmap.site.items import pain_notes
from cjmap.site.page import Link
from cjmap.site.references import Ref, map_ref, opportunity_ref, step_ref
from cjmap.site.summary import Badge, map_summary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.journey import Journey
    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.pains import Weighed
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.gathered.things import Thing
    from cjmap.insight.inquiry import Inquiry
    from cjmap.site.site import Site

_MOST = 6
"""How many pains are told; the journeys tell the others."""


@dataclass(frozen=True, slots=True)
class Point:
    """A step of a journey, with how it feels to the persona (−2..2)."""

    step: Ref
    score: float


@dataclass(frozen=True, slots=True)
class Walked:
    """A journey that the persona goes through, as it feels to them.

    `status` is told of one that is not approved; `own` leads to the page that shows the journey for them alone; `mean` and points are None where
    no step has a score.
    """

    journey: Ref
    state: Badge
    status: Badge | None
    own: Link | None
    mean: float | None
    lowest: Point | None
    highest: Point | None


@dataclass(frozen=True, slots=True)
class Hurt:
    """A pain: where it is felt, how much it weighs in words, and whether something is done about it."""

    pain: Ref
    journey: Ref
    step: Ref
    notes: tuple[str, ...]
    answer: Badge


@dataclass(frozen=True, slots=True)
class Help:
    """An opportunity that would help the persona, how far it has got, and where it would help."""

    opportunity: Ref
    status: Badge | None
    places: tuple[Ref, ...]


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where a persona meets us; `more_pains` are those that are not told."""

    journeys: tuple[Walked, ...]
    pains: tuple[Hurt, ...]
    more_pains: int
    empathy_maps: tuple[Ref, ...]
    help: tuple[Help, ...]


def meeting(site: Site, persona: str) -> Meeting:
    """Tell where a persona meets us. What is deprecated is no part of it."""
    inquiry = site.inquiry
    pains = inquiry.once(_pains).get(persona, [])
    journeys = (*inquiry.journeys, *inquiry.futures)
    return Meeting(
        journeys=tuple(
            _walked(site, persona, each) for each in journeys if _walks(each.model, persona)
        ),
        pains=tuple(_hurt(site, each) for each in pains[:_MOST]),
        more_pains=max(len(pains) - _MOST, 0),
        empathy_maps=tuple(
            map_ref(site, "empathy-map", each.model.id)
            for each in inquiry.maps("empathy-map")
            if each.model.persona == persona
        ),
        help=tuple(_help(site, each) for each in inquiry.once(_helpers).get(persona, ())),
    )


def _walks(journey: Journey, persona: str) -> bool:
    """Whether a persona goes through a journey, or acts or feels at one of its steps."""
    return persona in journey.personas or any(
        step.actor == persona or (step.emotion is not None and persona in step.emotion.by)
        for step in journey.steps
    )


def _walked(site: Site, persona: str, journey: Subject[Journey]) -> Walked:
    model = journey.model
    address = persona_view(model.id, persona)
    scored = [
        (placed, score)
        for placed in site.inquiry.steps_of(journey)
        if persona in _who(placed)
        and (score := score_for(placed.step.emotion, persona)) is not None
    ]
    lowest = min(scored, key=lambda each: each[1], default=None)
    highest = max(scored, key=lambda each: each[1], default=None)
    return Walked(
        journey=map_ref(site, "journey", model.id),
        state=Badge(speech(site.lang)[f"state-{model.state or State.CURRENT}"]),
        status=map_summary(site, journey.entry, model).status
        if model.status is not Status.APPROVED
        else None,
        own=Link(address) if site.has(address) else None,
        mean=mean(score for _, score in scored),
        lowest=_point(site, *lowest) if lowest is not None else None,
        highest=_point(site, *highest) if highest is not None and highest != lowest else None,
    )


def _who(placed: PlacedStep) -> tuple[str, ...]:
    """Return who walks a step or is known to feel something at it."""
    emotion = placed.step.emotion
    actor = (placed.step.actor,) if placed.step.actor else ()
    return (*walkers_of(placed), *actor, *(emotion.by if emotion is not None else ()))


def _point(site: Site, placed: PlacedStep, score: float) -> Point:
    return Point(step_ref(site, placed.ref, None), score)


def _hurt(site: Site, weighed: Weighed) -> Hurt:
    placed = weighed.placed
    say, said = site.frame_words, speech(site.lang)
    step = step_ref(site, placed.at.ref, None)
    link = step.link
    if link is not None and placed.pain.id:
        link = Link(link.address, f"item.{placed.pain.id}")
    contexts = tuple(site.inquiry.name_of("context", each) for each in placed.contexts)
    answered = placed.answered
    return Hurt(
        pain=Ref(placed.pain.text, link),
        journey=map_ref(site, "journey", placed.at.journey.model.id),
        step=step,
        notes=(*pain_notes(site, placed.pain), *contexts),
        answer=Badge(say("unanswered"), "is-bad")
        if answered is Answered.NOTHING
        else Badge(
            say("answered", state=said[f"is-{answered}"]), "is-good" if answered.in_work else ""
        ),
    )


def _help(site: Site, placed: PlacedOpportunity) -> Help:
    each = placed.opportunity
    found = site.inquiry.once(things)
    places: dict[str, Ref] = {}
    for aim in placed.aims:
        thing: Thing | None = found.at(aim.entry, aim.path[:-1])
        while thing is not None and thing.kind not in ("step", "journey", "empathy-map", "persona"):
            thing = thing.shows[0] if thing.shows else thing.within
        if thing is not None and thing.kind == "step":
            places.setdefault(thing.ref, step_ref(site, thing.ref, None))
        elif thing is not None:
            places.setdefault(thing.ref, map_ref(site, thing.kind, thing.map_id))
    status = Badge(speech(site.lang)[f"is-{each.status}"]) if each.status else None
    return Help(opportunity_ref(site, each.id, each.title), status, tuple(places.values()))


def _pains(inquiry: Inquiry) -> dict[str, list[Weighed]]:
    """Return the pains of each persona, the heaviest first."""
    found: dict[str, list[Weighed]] = defaultdict(list)
    for each in inquiry.once(weighing).pains:
        for persona in walkers_of(each.placed.at):
            found[persona].append(each)
    return found


def _helpers(inquiry: Inquiry) -> dict[str, list[PlacedOpportunity]]:
    """Return the opportunities that would help each persona, what has got furthest first."""
    found: dict[str, list[PlacedOpportunity]] = defaultdict(list)
    all_things = inquiry.once(things)
    for each in sorted(inquiry.once(opportunities), key=advance):
        aims = (all_things.at(aim.entry, aim.path[:-1]) for aim in each.aims)
        people = dict.fromkeys(one for thing in aims if thing is not None for one in _met(thing))
        for persona in people if each.state is not Answered.DROPPED else ():
            found[persona].append(each)
    return found


def _met(thing: Thing) -> Iterator[str]:
    """Go through the personas who meet a thing: those of its step, journey or map."""
    part, within = thing.part, thing.within
    if thing.kind == "step":
        journey = thing
        while journey.within is not None:
            journey = journey.within
        people = journey.part.personas
        yield from (part.actor,) if part.actor in people else people
    elif thing.kind == "journey":
        yield from part.personas
    elif thing.kind == "persona":
        yield part.id
    elif thing.kind == "empathy-map" and part.persona:
        yield part.persona
    elif thing.shows:
        for shown in thing.shows:
            yield from _met(shown)
    elif within is not None:
        yield from _met(within)
