"""A backlog: opportunities, scored and owned."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cjmap.format.envelope import Envelope, Titled
from cjmap.format.items import Claim
from cjmap.format.part import Part, Several
from cjmap.format.roles import Defines, Section
from cjmap.format.values import (
    Choice,
    Date,
    MetricId,
    Number,
    OpportunityId,
    Owner,
    Positive,
    Rating,
    Share,
    Slug,
    TargetPath,
    Text,
)


class OpportunityKind(Choice):
    """How far an opportunity goes."""

    FIX = "fix", "Mends what is broken."
    IMPROVE = "improve", "Makes better what works."
    INNOVATE = "innovate", "Does something new."


class OpportunityStatus(Choice):
    """How far an opportunity has got."""

    IDEA = "idea", "Written down."
    PLANNED = "planned", "Agreed to be done."
    DOING = "doing", "Being done."
    DONE = "done", "Done."
    DROPPED = "dropped", "Decided against."


class Outcome(Part):
    """What will be different, by a metric."""

    metric: MetricId = Field(description="The metric of the catalog that will tell.")
    from_: Number | None = Field(None, alias="from", description="The value now.")
    to: Number | None = Field(None, description="The value aimed at.")


class Opportunity(Claim):
    """Something that could be done for the customer."""

    id: Annotated[Slug, Defines(Section.OPPORTUNITY)] = Field(
        description="A short name that never changes; unique in the workspace."
    )
    title: Text = Field(description="What would be done, in a few words.")
    summary: Text | None = Field(None, description="More about it, in a sentence or two.")
    for_: Several[TargetPath] = Field(
        (),
        alias="for",
        description="The steps, pains or actions that it answers: `first-order#filter`.",
        examples=[["first-order#filter"]],
    )
    kind: OpportunityKind | None = Field(None, description="How far it goes.")
    impact: Rating | None = Field(None, description="How much it helps, 1 to 5.")
    effort: Positive | None = Field(None, description="What it costs, in person-days.")
    confidence: Share | None = Field(None, description="How sure the estimate is, 0 to 1.")
    reach: Share | None = Field(None, description="The share of customers it helps, 0 to 1.")
    owner: Owner | None = Field(None, description="Who does it: a team, or free text.")
    status: OpportunityStatus | None = Field(None, description="How far it has got.")
    due: Date | None = Field(None, description="The day by which it should be done.")
    outcome: Outcome | None = Field(None, description="What will be different, by a metric.")
    requires: Several[OpportunityId] = Field(
        (), description="Opportunities that have to be done first."
    )
    excludes: Several[OpportunityId] = Field(
        (), description="Opportunities that make no sense beside this one."
    )
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")


class Backlog(Envelope, Titled, Claim):
    """Opportunities, scored and owned; several backlogs add up."""

    kind: Literal["backlog"] = Field(description="What this file holds.")
    opportunities: tuple[Opportunity, ...] = Field((), description="What could be done.")
