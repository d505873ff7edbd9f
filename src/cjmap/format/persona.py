"""A persona: one modelled customer."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from cjmap.format.envelope import Envelope
from cjmap.format.items import Claim, Expectations, Items, Pains
from cjmap.format.part import Part, Several
from cjmap.format.values import (
    ChannelId,
    FileName,
    Flag,
    Number,
    Percent,
    PersonaId,
    Share,
    Text,
)


class Trait(Part):
    """A place on a scale between two opposites."""

    name: Text = Field(description="What the scale is about.", examples=["Planning"])
    low: Text | None = Field(None, description="The word at 0.", examples=["spontaneous"])
    high: Text | None = Field(None, description="The word at 100.", examples=["plans ahead"])
    value: Percent | None = Field(None, description="Where this persona stands, 0 to 100.")


class Preferences(Part):
    """What the persona prefers; `channels`, and anything else in free keys."""

    model_config = ConfigDict(extra="allow")

    __pydantic_extra__: dict[str, Text | Number | tuple[Text | Number, ...]]

    channels: Several[ChannelId] = Field((), description="Preferred channels of the catalog.")


class Persona(Envelope, Claim):
    """One modelled customer: who they are, what they want and what gets in their way."""

    kind: Literal["persona"] = Field(description="What this file holds.")
    title: Text | None = Field(None, description="Only where it should differ from the name.")
    name: Text = Field(description="The persona's name; serves as the title.")
    archetype: Text | None = Field(None, description="The type in a word or two.")
    quote: Text | None = Field(None, description="A sentence that sums the persona up.")
    photo: FileName | None = Field(None, description="A picture file in the workspace.")
    demographics: dict[str, Text | Number] = Field(
        default_factory=dict,
        description="Facts such as age, place or job, in free keys.",
        examples=[{"age": 34, "job": "nurse"}],
    )
    bio: Text | None = Field(None, description="The persona's situation in a few sentences.")
    goals: Items = Field((), description="What the persona wants to reach.")
    needs: Items = Field((), description="What the persona cannot do without.")
    expectations: Expectations = Field((), description="What the persona counts on.")
    frustrations: Pains = Field((), description="What gets in the persona's way.")
    motivations: Items = Field((), description="What moves the persona.")
    behaviours: Items = Field((), description="What the persona usually does.")
    preferences: Preferences | None = Field(
        None, description="Preferred channels, and other preferences in free keys."
    )
    traits: tuple[Trait, ...] = Field((), description="Places on scales between opposites.")
    share: Share | None = Field(None, description="The share of all customers, 0 to 1.")
    extends: PersonaId | None = Field(
        None,
        description="The persona this one builds on: lists add up, single values are replaced.",
    )
    proto: Flag = Field(False, description="True for a persona that rests on no research yet.")

    @property
    def label(self) -> str:
        """The title, or the name that serves as one."""
        return self.title or self.name
