"""A catalog: the vocabulary that the maps of a workspace share."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from cjmap.format.envelope import Envelope, Titled
from cjmap.format.part import Part, Several
from cjmap.format.roles import Defines, Section
from cjmap.format.values import (
    ChannelId,
    Choice,
    Count,
    Date,
    FileName,
    Number,
    Owner,
    Positive,
    Slug,
    Text,
)


class Entry(Part):
    """One thing of the vocabulary."""

    id: Slug = Field(description="A short name that never changes; maps refer to it.")
    title: Text | None = Field(None, description="The name that people read; default: the id.")
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")

    @property
    def label(self) -> str:
        """The title, or the id where there is none."""
        return self.title or self.id


class Mode(Choice):
    """Where a channel is."""

    ONLINE = "online", "Over the internet or a phone."
    OFFLINE = "offline", "In the physical world."


class Channel(Entry):
    """A way in which customer and organisation meet: web, shop, telephone."""

    id: Annotated[Slug, Defines(Section.CHANNEL)] = Field(
        description="A short name that never changes; touchpoints refer to it."
    )
    mode: Mode | None = Field(None, description="Online or offline.")
    owner: Owner | None = Field(None, description="The team that answers for the channel.")


class Touchpoint(Entry):
    """A place where customer and organisation meet, on one channel."""

    id: Annotated[Slug, Defines(Section.TOUCHPOINT)] = Field(
        description="A short name that never changes; steps refer to it."
    )
    channel: ChannelId | None = Field(None, description="The channel it belongs to.")
    owner: Owner | None = Field(None, description="The team that answers for it.")
    promise: Text | None = Field(None, description="What it promises the customer.")
    standard: Text | None = Field(None, description="The standard of service that it is held to.")


class Team(Entry):
    """A team of the organisation."""

    id: Annotated[Slug, Defines(Section.TEAM)] = Field(
        description="A short name that never changes; owners refer to it."
    )
    capacity: Positive | None = Field(
        None, description="Person-days that the team has for one planning period."
    )


class System(Entry):
    """A system that supports the service."""

    id: Annotated[Slug, Defines(Section.SYSTEM)] = Field(
        description="A short name that never changes; actions refer to it."
    )
    owner: Owner | None = Field(None, description="The team that runs it.")


class Dimension(Choice):
    """What a context is about."""

    PLACE = "place", "Where the customer is."
    TIME = "time", "When it happens."
    DEVICE = "device", "What the customer holds or uses."
    SOCIAL = "social", "Who else is there."
    ECONOMIC = "economic", "What money allows."
    SEASON = "season", "The time of year or an occasion."
    WEATHER = "weather", "What it is like outside."
    HEALTH = "health", "How well the customer is, and what they are able to do."
    OTHER = "other", "Something else."


class Context(Entry):
    """A circumstance in which a step turns out differently."""

    id: Annotated[Slug, Defines(Section.CONTEXT)] = Field(
        description="A short name that never changes; steps and variants refer to it."
    )
    dimension: Dimension | None = Field(None, description="What the context is about.")


class Method(Choice):
    """How a metric is calculated; its range follows."""

    NPS = "nps", "Net promoter score, -100 to 100."
    CSAT_TOP2 = "csat-top2", "Share of the two best answers, 0 to 100 per cent."
    CSAT_MEAN = "csat-mean", "Mean satisfaction, within the scale."
    CES_MEAN = "ces-mean", "Mean customer effort, within the scale."
    CES_NET = "ces-net", "Net easy score, -100 to 100."
    SHARE = "share", "A part of a whole, 0 to 1."
    DURATION = "duration", "A length of time, in the unit given."
    COUNT = "count", "How many."
    MONEY = "money", "An amount, in the unit given."
    SCORE = "score", "A score of one's own."


class Better(Choice):
    """Which way is up."""

    HIGHER = "higher", "More is better."
    LOWER = "lower", "Less is better."


class Scale(Part):
    """The ends of the scale that answers are given on."""

    min: Number = Field(description="The lowest answer.")
    max: Number = Field(description="The highest answer.")


class Metric(Entry):
    """Something that is measured."""

    id: Annotated[Slug, Defines(Section.METRIC)] = Field(
        description="A short name that never changes; steps and opportunities refer to it."
    )
    method: Method | None = Field(None, description="How it is calculated.")
    scale: Scale | None = Field(None, description="The ends of the scale, where answers are means.")
    better: Better | None = Field(None, description="Whether a higher or a lower value is better.")
    unit: Text | None = Field(None, description="The unit of the value.", examples=["PLN", "min"])


class EvidenceMethod(Choice):
    """How something was found out."""

    INTERVIEW = "interview", "Talking with customers, one by one."
    SURVEY = "survey", "The same questions put to many."
    OBSERVATION = "observation", "Watching customers do it."
    ANALYTICS = "analytics", "Traces that customers leave in systems."
    SUPPORT = "support", "What customers write and call about."
    WORKSHOP = "workshop", "A session with staff or customers."
    REVIEW = "review", "Published reviews and ratings."
    OTHER = "other", "Something else."


class Evidence(Entry):
    """A source that claims rest on."""

    id: Annotated[Slug, Defines(Section.EVIDENCE)] = Field(
        description="A short name that never changes; claims refer to it."
    )
    method: EvidenceMethod | None = Field(None, description="How it was found out.")
    date: Date | None = Field(None, description="The day it was gathered or finished.")
    n: Count | None = Field(None, description="How many people or cases it covers.")
    source: Text | None = Field(None, description="Where it is kept, or a reference to it.")
    file: FileName | None = Field(None, description="The file in the workspace that holds it.")
    digest: Text | None = Field(
        None, description="SHA-256 of that file, so that a change of it is noticed."
    )


class Catalog(Envelope, Titled):
    """The vocabulary that the maps of a workspace share; several catalogs add up."""

    kind: Literal["catalog"] = Field(description="What this file holds.")
    channels: tuple[Channel, ...] = Field((), description="Ways in which customers are met.")
    touchpoints: tuple[Touchpoint, ...] = Field((), description="Places where customers are met.")
    teams: tuple[Team, ...] = Field((), description="Teams of the organisation.")
    systems: tuple[System, ...] = Field((), description="Systems that support the service.")
    contexts: tuple[Context, ...] = Field((), description="Circumstances that change a step.")
    metrics: tuple[Metric, ...] = Field((), description="What is measured, and how.")
    evidence: tuple[Evidence, ...] = Field((), description="The sources that claims rest on.")
