"""Journeys as CJML 2.0: a step with a touchpoint is a communication point, another an action.

CJML knows experience in actual journeys only (https://cjml.no/cjml-guiding-principles/), and a
communication point has two sides. At the other one stands who owns the touchpoint; where nobody
does, the organisation as such.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast
from xml.sax.saxutils import escape, quoteattr

from cjmap.exchange.cjml.names import (
    ACTIONS,
    ACTUAL,
    DEFINES,
    END_USER,
    PLANNED,
    POINTS,
    REFERS,
    ROOT,
    SERVICE_PROVIDER,
    VERSION,
)
from cjmap.exchange.going.held import tell_unheld
from cjmap.exchange.going.outgoing import GoingMap, Made, Outgoing
from cjmap.exchange.losses import Fate
from cjmap.format.journey import Initiator, State
from cjmap.format.roles import Section
from cjmap.format.slugs import slug, unique_slug
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.journey import Journey, Stage, Step
    from cjmap.problem import MapPath

HOLDS = (
    "kind",
    "id",
    "title",
    "summary",
    "scenario",
    "state",
    "of",
    "personas",
    "stages[].id",
    "stages[].title",
    "stages[].summary",
    "stages[].steps[].id",
    "stages[].steps[].title",
    "stages[].steps[].summary",
    "stages[].steps[].actor",
    "stages[].steps[].initiator",
    "stages[].steps[].touchpoint.**",
)
"""What comes back of every journey; of a touchpoint its name, its channel and its owner."""
EXPERIENCE = (
    "stages[].steps[].emotion.score",
    "stages[].steps[].thinks[].text",
    "stages[].steps[].feels[].text",
    "stages[].steps[].pains[].text",
)
"""What is written of actual journeys besides; feelings and pains come back as thoughts."""

_CUSTOMER = {"pl": "Klient"}
_ORGANISATION = {"pl": "Organizacja"}
_INDENT = "  "


def write(outgoing: Outgoing) -> list[Made]:
    """Write the journeys into one file, called after the first."""
    lines = ['<?xml version="1.0" encoding="UTF-8"?>', f'<{ROOT} version="{VERSION}">']
    actors: dict[str, str] = {}
    ordered = sorted(outgoing.maps, key=lambda map: _model(map).state == State.ACTUAL)
    for map in ordered:  # planned ones first: actual ones refer to them
        lines += [f"{_INDENT}{line}" for line in _Writer(outgoing, map, actors).lines()]
    lines += [f"</{ROOT}>", ""]
    return [Made(f"{outgoing.file_stem}.xml", "\n".join(lines).encode())]


def _model(map: GoingMap) -> Journey:
    return cast("Journey", map.model)


@dataclass(frozen=True, slots=True)
class _Side:
    """One side of a touchpoint: the id of its actor, and the label there."""

    actor: str
    label: str


class _Writer:
    """One journey while it is written; `actors` are those that earlier ones define, by id."""

    def __init__(self, outgoing: Outgoing, map: GoingMap, actors: dict[str, str]) -> None:
        self.outgoing = outgoing
        self.map = map
        self.journey = _model(map)
        self.defined = actors
        self.name = ACTUAL if self.journey.state == State.ACTUAL else PLANNED
        self.users: dict[str, str] = {}
        self.providers: dict[str, str] = {}
        self.phase_ids: list[str | None] = []
        self.undecided: list[MapPath] = []
        """The steps at a touchpoint that do not say who begins."""

    @property
    def _language(self) -> str:
        return self.outgoing.language_of(self.map).partition("-")[0]

    def lines(self) -> Iterator[str]:
        """Give the lines of the element of the journey, and tell what is not in it."""
        journey = self.journey
        held = HOLDS + EXPERIENCE if self.name == ACTUAL else HOLDS
        tell_unheld(self.outgoing, self.map, held)
        self._tell_state()
        self._tell_experience()
        for persona in journey.personas:
            self._user(persona)
        self.phase_ids = self._phase_ids()
        touchpoints = list(self._touchpoints())
        self._tell_undecided()
        yield f"<{self.name}>"
        yield from self._inside(
            _element("journeyID", self.map.id),
            _element("journeyTitle", journey.title),
            _element("plannedReference", journey.of or ""),
            self._phases(),
            _element("journeyShortSummary", journey.summary or ""),
            _element("journeyLongSummary", journey.scenario or ""),
            _group("actors", self._actors()),
            _group("touchpoints", touchpoints),
        )
        yield f"</{self.name}>"

    @staticmethod
    def _inside(*parts: list[str]) -> Iterator[str]:
        for part in parts:
            for line in part:
                yield f"{_INDENT}{line}"

    def _tell_state(self) -> None:
        if self.journey.state == State.FUTURE and self.journey.of is None:
            self._lose(
                Fate.CHANGED,
                "state",
                "CJML has planned and actual journeys; that this one is yet to come is not in it.",
                ("state",),
            )

    def _tell_experience(self) -> None:
        steps = self.journey.steps
        if self.name == PLANNED and any(
            each.emotion or each.thinks or each.feels or each.pains for each in steps
        ):
            self._lose(
                Fate.DROPPED,
                "experience",
                "CJML knows experience in actual journeys only, so emotions, thoughts, feelings and pains"
                " were left out; of a journey with `state: actual` they are written.",
                ("stages",),
            )

    # --- phases ---

    def _phase_ids(self) -> list[str | None]:
        """Return the id of the phase of each stage; none where one stage is all of the journey."""
        stages = self.journey.stages
        only, title = stages[0], self.journey.title
        made = (None, slug(title, "stage"))
        if len(stages) == 1 and only.title == title and not only.summary and only.id in made:
            return [None]
        taken = {stage.id for stage in stages if stage.id}
        taken |= {step.id for step in self.journey.steps}
        ids: list[str | None] = []
        for number, stage in enumerate(stages):
            id = stage.id or unique_slug(stage.title or "", taken, "stage")
            taken.add(id)
            ids.append(id)
            if stage.id is None:
                self._lose(
                    Fate.MADE,
                    "phaseID",
                    f"The id `{id}` of a phase: the stage has none.",
                    ("stages", number),
                    value=id,
                )
        return ids

    def _phases(self) -> list[str]:
        phases: list[str] = []
        for id, stage in zip(self.phase_ids, self.journey.stages, strict=True):
            if id is not None:
                phases += self._phase(id, stage)
        return _group("journeyPhases", phases)

    def _phase(self, id: str, stage: Stage) -> list[str]:
        return [
            f"<journeyPhase phaseID={quoteattr(id)}>",
            *self._inside(
                _element("phaseName", stage.title or ""),
                _element("phaseDescription", stage.summary or ""),
            ),
            "</journeyPhase>",
        ]

    # --- actors ---

    def _user(self, persona: str) -> str:
        title = self.outgoing.workspace.title_of(Section.PERSONA, persona)
        self.users.setdefault(persona, title or persona)
        return persona

    def _provider(self, team: str) -> str:
        title = self.outgoing.workspace.title_of(Section.TEAM, team)
        self.providers.setdefault(team, title or team)
        return team

    def _anybody(self, name: str) -> str:
        """Return the actor of a name that may be that of a persona, a team, or free text."""
        workspace = self.outgoing.workspace
        if name in self.users:
            return name
        if workspace.title_of(Section.PERSONA, name) is not None:
            self._lose(
                Fate.CHANGED,
                "personas",
                f"`{name}` acts in a step and is an end user there, as the personas of the journey are.",
                ("personas",),
                value=name,
                severity=Severity.INFO,
            )
            return self._user(name)
        if workspace.title_of(Section.TEAM, name) is None and name not in self.providers:
            self._lose(
                Fate.CHANGED,
                "actor",
                f"“{name}” is neither a persona nor a team; it became a service provider.",
                ("stages",),
                value=name,
            )
        return self._provider(name)

    def _actors(self) -> list[str]:
        lines: list[str] = []
        for tag, label, actors in (
            (END_USER, "actorName", self.users),
            (SERVICE_PROVIDER, "companyName", self.providers),
        ):
            for id, title in actors.items():
                attribute = REFERS if self.defined.get(id) == tag else DEFINES
                self.defined.setdefault(id, tag)
                lines.append(f"<{tag} {attribute}={quoteattr(id)}>")
                lines += self._inside(_element(label, title))
                lines.append(f"</{tag}>")
        return lines

    # --- touchpoints ---

    def _touchpoints(self) -> Iterator[str]:
        for number, (phase, stage) in enumerate(
            zip(self.phase_ids, self.journey.stages, strict=True)
        ):
            for position, step in enumerate(stage.steps):
                yield from self._touchpoint(step, phase, ("stages", number, "steps", position))

    def _touchpoint(self, step: Step, phase: str | None, path: MapPath) -> Iterator[str]:
        sides: list[str] = []
        channel = ""
        if step.touchpoint is None:
            tag = ACTIONS[self.name]
            sides = _side("initiator", _Side(self._actor(step), step.title))
            if step.initiator is not None:
                said = (
                    f"“{step.title}” has no touchpoint, so it is an action, which nobody initiates."
                )
                self._lose(Fate.DROPPED, "initiator", said, (*path, "initiator"))
        else:
            tag = POINTS[self.name]
            first, second, channel = self._sides(step, path)
            sides = _side("initiator", first) + _side("receiver", second)
        yield f"<{tag}>"
        yield from self._inside(
            _element("touchpointID", step.id),
            [f"<belongsTo phaseIDref={quoteattr(phase)}/>"] if phase is not None else [],
            sides,
            _group("channel", _element("channelName", channel)),
            _element("comment", step.summary or ""),
            self._experience(step, path) if self.name == ACTUAL else [],
        )
        yield f"</{tag}>"

    def _actor(self, step: Step) -> str:
        if step.actor is not None:
            return self._anybody(step.actor)
        if self.journey.personas:
            return self.journey.personas[0]
        return self._customer()

    def _customer(self) -> str:
        """Return the actor of steps in a journey without a persona."""
        title = _CUSTOMER.get(self._language, "Customer")
        id = slug(title)
        if id not in self.users:
            self.users[id] = title
            said = f"The end user “{title}”: the journey has no persona."
            self._lose(Fate.MADE, "actor", said, (), value=id)
        return id

    def _organisation(self) -> str:
        """Return the actor that stands for the organisation where no team does."""
        title = _ORGANISATION.get(self._language, "Organisation")
        id = slug(title)
        if id not in self.providers:
            self.providers[id] = title
            self._lose(
                Fate.MADE,
                "actor",
                f"The service provider “{title}”, for touchpoints that no team owns: both sides of a"
                " communication point are somebody's.",
                (),
                value=id,
            )
        return id

    def _sides(self, step: Step, path: MapPath) -> tuple[_Side, _Side, str]:
        """Return initiator, receiver, and channel of a step at a touchpoint."""
        used = step.touchpoint
        assert used is not None
        workspace = self.outgoing.workspace
        entry = workspace.touchpoint_of(used.id) if used.id is not None else None
        label = entry.label if entry is not None else used.title or ""
        channel = (entry.channel if entry is not None else used.channel) or ""
        named = workspace.channel_named(channel) if channel else None
        owner = entry.owner if entry is not None else None
        other = self._anybody(owner) if owner is not None else self._organisation()
        mine, theirs = _Side(self._actor(step), step.title), _Side(other, label)
        if mine.actor in self.providers:
            self._tell_initiator(step, path)
            by_first = True
        else:
            if step.initiator is None:
                self.undecided.append(path)
            by_first = step.initiator != Initiator.ORGANISATION
        first, second = (mine, theirs) if by_first else (theirs, mine)
        return first, second, named.label if named is not None else channel

    def _tell_initiator(self, step: Step, path: MapPath) -> None:
        """Tell that who acts begins: with a provider at each side nobody else could."""
        if step.initiator != Initiator.ORGANISATION:
            self._lose(
                Fate.CHANGED,
                "initiator",
                f"“{step.title}” is work of {self.providers[self._actor(step)]}, so the organisation begins.",
                path,
            )

    def _tell_undecided(self) -> None:
        if self.undecided:
            self._lose(
                Fate.MADE,
                "initiator",
                f"In {len(self.undecided):,} of {len(self.journey.steps):,} steps nobody says who begins; the"
                " customer was taken.",
                self.undecided[0],
                severity=Severity.WARNING,
            )

    def _experience(self, step: Step, path: MapPath) -> list[str]:
        """Write what a step was like: thoughts, feelings and pains a line each, and the rating."""
        words = [item.text for item in step.thinks]
        others = [item.text for item in (*step.feels, *step.pains)]
        if others:
            self._lose(
                Fate.CHANGED,
                "experience",
                f"Feelings and pains of “{step.title}” are lines of its experience, as its thoughts are.",
                path,
                value=", ".join(others),
            )
        score = step.emotion.score if step.emotion is not None else None
        return _group(
            "touchpointExperience",
            [
                *_element("experienceDescription", "\n".join(words + others)),
                *_element("experienceRating", "" if score is None else f"{score + 3:g}"),
            ],
        )

    def _lose(
        self,
        fate: Fate,
        what: str,
        message: str,
        path: MapPath,
        value: str | None = None,
        severity: Severity | None = None,
    ) -> None:
        self.outgoing.lose(self.map, fate, what, message, path, value=value, severity=severity)


def _side(name: str, side: _Side) -> list[str]:
    return _group(
        name,
        [f"<refersTo {REFERS}={quoteattr(side.actor)}/>", *_element(f"{name}Label", side.label)],
    )


def _element(name: str, text: str) -> list[str]:
    """Write an element with text; none where there is none. Its line breaks are part of the text."""
    return [f"<{name}>{escape(text)}</{name}>"] if text else []


def _group(name: str, lines: list[str]) -> list[str]:
    """Write an element around others; none where there are none."""
    return [f"<{name}>", *(f"{_INDENT}{line}" for line in lines), f"</{name}>"] if lines else []
