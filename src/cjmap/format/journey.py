"""A journey: what a customer goes through, before, during and after."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cjmap.format.backlog import Opportunity
from cjmap.format.envelope import Envelope, Titled
from cjmap.format.items import Claim, Expectations, Items, Pains
from cjmap.format.part import Part, Several, Short
from cjmap.format.roles import Defines, Reach, Refers, Section
from cjmap.format.values import (
    ChannelId,
    Choice,
    ContextId,
    Count,
    Duration,
    EvidenceId,
    Flag,
    JourneyId,
    MetricId,
    Number,
    PersonaId,
    PlacePath,
    Rating,
    Score,
    Share,
    Slug,
    Text,
    TouchpointId,
)

_OWN_STEP = Refers((Section.STEP,), Reach.OWN)
_OWN_PLACE = Refers((Section.STAGE, Section.STEP), Reach.OWN)


class State(Choice):
    """Which reality a journey shows."""

    CURRENT = "current", "As it is today."
    FUTURE = "future", "As it should become."
    ACTUAL = "actual", "As it was observed, for instance from logs."


class Phase(Choice):
    """When a stage happens, seen from the purchase or use."""

    BEFORE = "before", "Before the purchase or use."
    DURING = "during", "During the purchase or use."
    AFTER = "after", "After the purchase or use."


class Initiator(Choice):
    """Who starts the contact."""

    CUSTOMER = "customer", "The customer gets in touch."
    ORGANISATION = "organisation", "The organisation gets in touch."


class Basis(Choice):
    """How a feeling is known."""

    OBSERVED = "observed", "Somebody watched it."
    REPORTED = "reported", "Customers said it."
    ASSUMED = "assumed", "We believe it."


class LoopKind(Choice):
    """Why customers come back to an earlier place."""

    LOYALTY = "loyalty", "They come again because it was good."
    REPEAT = "repeat", "They go through it again, for instance to try once more."


class Emotion(Claim):
    """How the customer feels, from -2 (awful) over 0 to 2 (great), in halves."""

    score: Score | None = Field(None, description="-2 (awful) to 2 (great), in halves.")
    basis: Basis | None = Field(None, description="How we know.")
    intensity: Rating | None = Field(None, description="How strongly it is felt, 1 to 5.")
    by: dict[PersonaId, Score] = Field(
        default_factory=dict,
        description="The score of each persona, where they differ.",
        examples=[{"anna": -1, "jan": 1}],
    )


class TouchpointUse(Part):
    """A touchpoint of the catalog by its id, or one described on the spot."""

    id: TouchpointId | None = Field(None, description="A touchpoint of the catalog.")
    channel: ChannelId | None = Field(None, description="The channel, for one that is not there.")
    title: Text | None = Field(None, description="Its name, for one that is not there.")


class Timing(Part):
    """How long something takes; a plain duration is short for `{planned: …}`."""

    planned: Duration | None = Field(None, description="How long it should take.")
    actual: Duration | None = Field(None, description="How long it takes.")
    wait: Duration | None = Field(None, description="How much of it is waiting.")


class MetricUse(Part):
    """A measured value of a metric."""

    metric: MetricId = Field(description="The metric of the catalog.")
    value: Number | None = Field(None, description="The value measured.")
    n: Count | None = Field(None, description="How many answers or cases it rests on.")
    period: Text | None = Field(None, description="When it was measured.", examples=["2026-Q1"])
    target: Number | None = Field(None, description="The value that is aimed at.")
    low: Number | None = Field(None, description="The lower end of the confidence interval.")
    high: Number | None = Field(None, description="The upper end of the confidence interval.")
    counts: dict[str, Count] = Field(
        default_factory=dict,
        description="The counts behind the value.",
        examples=[{"promoters": 40, "passives": 50, "detractors": 30}],
    )
    evidence: Several[EvidenceId] = Field((), description="The evidence it comes from.")


class Next(Part):
    """A way out of a step; a plain id is short for `{to: …}`."""

    to: Annotated[str, _OWN_STEP] = Field(description="The step it leads to.")
    share: Share | None = Field(None, description="The share of customers who take it, 0 to 1.")
    when: Text | None = Field(None, description="The condition, in words.")


class Experience(Part):
    """What a step is like; a variant says what of it changes in another context."""

    does: Items = Field((), description="What the customer does.")
    touchpoint: Annotated[TouchpointUse, Short("id")] | None = Field(
        None, description="Where it happens: a touchpoint of the catalog, or `{channel, title}`."
    )
    thinks: Items = Field((), description="What the customer thinks, as a quotation.")
    feels: Items = Field((), description="Feelings, a word or two each.")
    emotion: Annotated[Emotion, Short("score")] | None = Field(
        None, description="How the customer feels, -2 (awful) to 2 (great), in halves."
    )
    needs: Items = Field((), description="What the customer needs here.")
    expectations: Expectations = Field((), description="What the customer counts on here.")
    drivers: Items = Field((), description="What moves the customer on.")
    barriers: Items = Field((), description="What holds the customer back.")
    pains: Pains = Field((), description="What hurts here.")
    gains: Items = Field((), description="What is good here.")
    duration: Annotated[Timing, Short("planned")] | None = Field(
        None, description="How long it takes: a duration, or `{planned, actual, wait}`."
    )
    metrics: tuple[MetricUse, ...] = Field((), description="What was measured here.")


class Variant(Experience):
    """What changes in another context."""

    when: Several[ContextId] = Field(description="The contexts of the catalog in which it holds.")


class Step(Experience, Claim):
    """One thing that happens, as the customer lives it."""

    id: Annotated[Slug, Defines(Section.STEP)] = Field(
        description="A short name that never changes; unique in the journey."
    )
    title: Text = Field(description="The step, as the customer would say it.")
    summary: Text | None = Field(None, description="More about it, in a sentence or two.")
    actor: Annotated[Text, Refers((Section.PERSONA, Section.TEAM), strict=False)] | None = Field(
        None, description="Who acts: a persona, a team, or free text; default: the persona."
    )
    initiator: Initiator | None = Field(None, description="Who starts the contact.")
    moment_of_truth: Flag = Field(
        False, description="True where the customer makes up their mind about us."
    )
    context: Several[ContextId] = Field((), description="Contexts in which the step happens.")
    variants: tuple[Variant, ...] = Field((), description="What changes in another context.")
    journey: JourneyId | None = Field(
        None, description="The journey that maps this step in detail."
    )
    next: tuple[Annotated[Next, Short("to")], ...] = Field(
        (), description="Where it leads; default: to the step after it."
    )
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")


class Stage(Claim):
    """A part of a journey with a purpose of its own."""

    id: Annotated[Slug, Defines(Section.STAGE)] | None = Field(
        None, description="A short name that never changes; unique in the journey."
    )
    title: Text | None = Field(None, description="The stage, as the customer would say it.")
    summary: Text | None = Field(None, description="More about it, in a sentence or two.")
    phase: Phase | None = Field(None, description="Before, during or after the purchase or use.")
    goal: Text | None = Field(None, description="What the customer wants to reach in it.")
    steps: tuple[Step, ...] = Field((), description="What happens, in order.")
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")

    @property
    def label(self) -> str:
        """The title, or the id where there is none, or nothing."""
        return self.title or self.id or ""


class Scope(Part):
    """Where a journey begins and ends."""

    from_: Text | None = Field(None, alias="from", description="What it begins with.")
    to: Text | None = Field(None, description="What it ends with.")


class Loop(Part):
    """A way back to an earlier place."""

    from_: Annotated[str, _OWN_PLACE] = Field(
        alias="from", description="The step or stage it leaves."
    )
    to: Annotated[str, _OWN_PLACE] = Field(description="The step or stage it returns to.")
    kind: LoopKind | None = Field(None, description="Why customers come back.")
    title: Text | None = Field(None, description="The words to draw at it.")


class Journey(Envelope, Titled, Claim):
    """What one persona (or several) goes through, before, during and after."""

    kind: Literal["journey"] = Field(description="What this file holds.")
    personas: Several[PersonaId] = Field((), description="Who goes through it.")
    scenario: Text | None = Field(None, description="The situation, in a sentence or two.")
    goal: Text | None = Field(None, description="What the customer wants to reach.")
    expectations: Expectations = Field((), description="What the customer counts on throughout.")
    state: State | None = Field(None, description="Which reality it shows; default: current.")
    of: JourneyId | None = Field(
        None, description="For `future` and `actual`: the journey it is a version of."
    )
    scope: Scope | None = Field(None, description="Where it begins and ends.")
    parent: PlacePath | None = Field(
        None,
        description="The stage or step of another journey that this one zooms into.",
        examples=["shop-lifecycle#buy"],
    )
    stages: Annotated[tuple[Stage, ...], Field(min_length=1)] = Field(
        description="The stages, in order; at least one."
    )
    loops: tuple[Loop, ...] = Field((), description="Ways back to an earlier place.")
    opportunities: tuple[Opportunity, ...] = Field(
        (), description="Opportunities that belong to this journey alone."
    )

    @property
    def steps(self) -> tuple[Step, ...]:
        """All steps in order, whatever their stage."""
        return tuple(step for stage in self.stages for step in stage.steps)
