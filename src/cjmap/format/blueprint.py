"""A service blueprint: what the organisation does so that a journey happens."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cjmap.format.envelope import Envelope, Titled
from cjmap.format.items import Claim, Item, Kpis
from cjmap.format.journey import Timing
from cjmap.format.lanes import DEFAULT_LANES
from cjmap.format.part import Part, Short
from cjmap.format.roles import Defines, Reach, Refers, Section
from cjmap.format.values import (
    Choice,
    Duration,
    JourneyId,
    Owner,
    Severity,
    Slug,
    StepPath,
    SystemId,
    Text,
)

_OWN_END = Refers((Section.ACTION, Section.COLUMN), Reach.OWN)


class PathKind(Choice):
    """Which course of events a blueprint shows."""

    HAPPY = "happy", "All goes well."
    UNHAPPY = "unhappy", "Something goes wrong."
    EXCEPTION = "exception", "A rare case."
    ALTERNATIVE = "alternative", "Another way to the same end."


class LaneRole(Choice):
    """What a lane holds; the three lines follow from it."""

    PHYSICAL_EVIDENCE = "physical-evidence", "What the customer sees, holds or reads."
    CUSTOMER = "customer", "What the customer does."
    FRONTSTAGE = "frontstage", "What staff or machines do in the customer's sight."
    BACKSTAGE = "backstage", "What they do out of sight."
    SUPPORT = "support", "What others do so that they can."


class LinkKind(Choice):
    """What an arrow means."""

    TRIGGERS = "triggers", "The first sets off the second (→)."
    NEEDS = "needs", "The first depends on the second (no arrowhead)."
    AGREES = "agrees", "Both depend on each other (↔)."


class Column(Part):
    """A column of the blueprint: one thing that the customer does.

    The title and the customer's card come from the journey's `step`; a column without one has a
    title of its own. Its id defaults to the step's.
    """

    id: Annotated[Slug, Defines(Section.COLUMN)] | None = Field(
        None, description="A short name that never changes; default: the id of the step."
    )
    step: StepPath | None = Field(
        None,
        description="The step of the journey: `first-order#pay`, or `pay` where `journey` is given.",
    )
    title: Text | None = Field(
        None, description="What the customer does; default: the step's title."
    )
    duration: Annotated[Timing, Short("planned")] | None = Field(
        None, description="How long it takes: a duration, or `{planned, actual, wait}`."
    )

    @property
    def key(self) -> str | None:
        """The id by which actions and links name this column: its own, or its step's."""
        return self.id or (self.step.rpartition("#")[2] if self.step else None)


class Lane(Part):
    """A lane: all actions of one role."""

    id: Annotated[Slug, Defines(Section.LANE)] = Field(
        description="A short name that never changes; actions refer to it."
    )
    role: LaneRole = Field(description="What the lane holds.")
    title: Text | None = Field(None, description="The label; default: the role's.")


class FailPoint(Item):
    """Where the service can go wrong, and the way back."""

    recovery: Text | None = Field(None, description="What is done when it happens.")
    severity: Severity | None = Field(None, description="1 a nuisance, 5 a lost customer.")


class Action(Item):
    """One thing that somebody or something does, at a column, in a lane."""

    id: Annotated[Slug, Defines(Section.ACTION)] | None = Field(
        None, description="A short name that never changes; links refer to it."
    )
    text: Text = Field(description="What is done, in a few words.")
    at: Annotated[str, Refers((Section.COLUMN,), Reach.OWN)] = Field(
        description="The column it stands in."
    )
    lane: Annotated[str, Refers((Section.LANE,), Reach.OWN)] = Field(
        description="The lane it stands in; by default `props`, `customer`, `front`, `back` or `support`."
    )
    owner: Owner | None = Field(None, description="The team that does it.")
    perceived_owner: Text | None = Field(None, description="Who the customer believes does it.")
    system: SystemId | None = Field(None, description="The system of the catalog that it uses.")
    fail_point: Annotated[FailPoint, Short("text")] | None = Field(
        None, description="Where it can go wrong, and the way back."
    )
    wait: Duration | None = Field(None, description="How long the customer waits here.")
    duration: Annotated[Timing, Short("planned")] | None = Field(
        None, description="How long it takes: a duration, or `{planned, actual, wait}`."
    )
    improve: Text | None = Field(None, description="What should change here.")
    kpis: Kpis = Field((), description="What is watched to know that it goes well.")
    policy: Text | None = Field(None, description="The rule that it follows.")


class Link(Part):
    """An arrow between two actions; a column's id stands for what the customer does there."""

    from_: Annotated[str, _OWN_END] = Field(
        alias="from", description="The action, or the column, that it leaves."
    )
    to: Annotated[str, _OWN_END] = Field(description="The action, or the column, that it reaches.")
    kind: LinkKind = Field(LinkKind.TRIGGERS, description="What it means; default: triggers.")
    title: Text | None = Field(None, description="The words to draw at it.")


class Blueprint(Envelope, Titled, Claim):
    """What the organisation does so that a journey happens."""

    kind: Literal["blueprint"] = Field(description="What this file holds.")
    journey: JourneyId | None = Field(None, description="The journey that it makes happen.")
    goal: Text | None = Field(None, description="What the organisation wants to reach.")
    path: PathKind | None = Field(None, description="Which course of events it shows.")
    steps: tuple[Column, ...] = Field((), description="The columns, in order.")
    lanes: tuple[Lane, ...] = Field(
        (), description="The lanes, from top to bottom; default: the five of the method."
    )
    actions: tuple[Action, ...] = Field((), description="What is done.")
    links: tuple[Link, ...] = Field((), description="The arrows.")

    @property
    def all_lanes(self) -> tuple[Lane, ...]:
        """The lanes given, or the default five."""
        return self.lanes or tuple(
            Lane.model_validate({"id": id, "role": role}) for id, role in DEFAULT_LANES
        )
