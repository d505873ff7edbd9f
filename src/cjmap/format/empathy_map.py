"""An empathy map: what one persona sees, hears, says, does, thinks and feels in one situation."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from cjmap.format.envelope import Envelope, Titled
from cjmap.format.items import Claim, Items, Pains, Quotes
from cjmap.format.part import Part
from cjmap.format.values import JourneyId, PersonaId, StepPath, Text


class EmpathyGoal(Part):
    """Whom the map is about, and what they have to do."""

    who: Text | None = Field(None, description="Whom we want to understand.")
    must_do: Text | None = Field(None, description="What they need to do, as one could observe it.")


class EmpathyMap(Envelope, Titled, Claim):
    """What one persona sees, hears, says, does, thinks and feels in one situation."""

    kind: Literal["empathy-map"] = Field(description="What this file holds.")
    persona: PersonaId | None = Field(None, description="The persona the map is about.")
    journey: JourneyId | None = Field(
        None, description="The journey in which the situation arises."
    )
    step: StepPath | None = Field(
        None,
        description="The step in which it arises: `first-order#pay`, or `pay` where `journey` is given.",
    )
    situation: Text | None = Field(None, description="The situation the persona is in.")
    goal: EmpathyGoal | None = Field(
        None, description="Whom the map is about, and what they must do."
    )
    sees: Items = Field((), description="What the persona sees: offers, other people, the place.")
    hears: Items = Field((), description="What the persona hears from friends, staff and media.")
    says: Quotes = Field((), description="What the persona says, word for word.")
    does: Items = Field((), description="What the persona does, as one could observe it.")
    thinks: Items = Field((), description="What the persona thinks and may not say.")
    feels: Items = Field((), description="What the persona feels, a word or two each.")
    pains: Pains = Field((), description="Fears, frustrations and obstacles.")
    gains: Items = Field((), description="Wants, needs, hopes and what success would be.")
