"""What a workspace already has that a new map can refer to."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.format.backlog import Opportunity
    from cjmap.format.items import Pain
    from cjmap.format.journey import Journey, Step
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that can be referred to: its id, its title, and a word more that tells it from others."""

    id: str
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class OpenPain:
    """A pain that no opportunity answers yet, with the step that it is suffered at."""

    journey: Journey
    step: Step
    pain: Pain

    @property
    def reference(self) -> str:
        """What an opportunity writes after `for`: the pain's id, or that of its step."""
        return f"{self.journey.id}#{self.pain.id or self.step.id}"


class Surroundings:
    """A workspace as the author of a new map sees it. Only valid maps are offered."""

    def __init__(self, workspace: Workspace) -> None:
        """Look at a workspace whose maps have been read."""
        self.workspace = workspace

    @property
    def language(self) -> str:
        """The language of maps that name none."""
        return self.workspace.configuration.language

    def taken(self, section: Section) -> frozenset[str]:
        """Return the ids of a section that exist, those of refused maps among them."""
        return frozenset(self.workspace.index.workspace_ids(section))

    @cached_property
    def personas(self) -> tuple[Named, ...]:
        """The personas."""
        return tuple(
            Named(each.id, each.label, each.archetype or "")
            for each in self.workspace.maps("persona")
        )

    @cached_property
    def journeys(self) -> tuple[Journey, ...]:
        """The journeys."""
        return tuple(self.workspace.maps("journey"))

    def journey(self, id: str) -> Journey | None:
        """Return a journey, or None."""
        return next((each for each in self.journeys if each.id == id), None)

    @cached_property
    def channels(self) -> tuple[Named, ...]:
        """The channels of the catalogs."""
        return self._catalog(Section.CHANNEL)

    @cached_property
    def touchpoints(self) -> tuple[Named, ...]:
        """The touchpoints of the catalogs, each with the title of its channel."""
        found = []
        for each in self._catalog(Section.TOUCHPOINT):
            channel = self.workspace.channel_of(each.id)
            title = self.workspace.title_of(Section.CHANNEL, channel) if channel else None
            found.append(Named(each.id, each.title, title or channel or ""))
        return tuple(found)

    @cached_property
    def teams(self) -> tuple[Named, ...]:
        """The teams of the catalogs."""
        return self._catalog(Section.TEAM)

    @cached_property
    def systems(self) -> tuple[Named, ...]:
        """The systems of the catalogs."""
        return self._catalog(Section.SYSTEM)

    @cached_property
    def evidence(self) -> tuple[Named, ...]:
        """The evidence of the catalogs."""
        return self._catalog(Section.EVIDENCE)

    def owner_of(self, step: Step) -> str | None:
        """Return who answers for the touchpoint of a step, as the catalog tells it."""
        used = step.touchpoint
        known = self.workspace.touchpoint_of(used.id) if used is not None and used.id else None
        return known.owner if known is not None else None

    def place_of(self, step: Step) -> str | None:
        """Return the title of the touchpoint of a step."""
        used = step.touchpoint
        if used is None:
            return None
        title = self.workspace.title_of(Section.TOUCHPOINT, used.id) if used.id else None
        return title or used.title or used.id

    def open_pains(self, journey: Journey) -> list[OpenPain]:
        """List the pains of a journey that nothing answers yet, the worst first."""
        answered = self._answered(journey)
        found = [
            OpenPain(journey, step, pain)
            for step in journey.steps
            if f"{journey.id}#{step.id}" not in answered
            for pain in step.pains
            if pain.id is None or f"{journey.id}#{pain.id}" not in answered
        ]
        return sorted(found, key=lambda each: -(each.pain.severity or 0))

    def _answered(self, journey: Journey) -> frozenset[str]:
        """Return what the opportunities of a journey aim at, each with the name of the journey."""
        aims: list[Opportunity] = self.workspace.opportunities_for(journey.id)
        return frozenset(
            aim if "#" in aim else f"{journey.id}#{aim}" for each in aims for aim in each.for_
        )

    def _catalog(self, section: Section) -> tuple[Named, ...]:
        titles = (
            (id, self.workspace.title_of(section, id))
            for id in self.workspace.index.workspace_ids(section)
        )
        return tuple(Named(id, title) for id, title in titles if title is not None)


def lowest_step(journey: Journey) -> Step | None:
    """Return the step of a journey that feels worst, the first of several; None without steps."""

    def score(step: Step) -> float:
        known = step.emotion.score if step.emotion is not None else None
        return 0.0 if known is None else known

    return min(journey.steps, key=score, default=None)
