"""Text items: one thing said, felt, needed or suffered, with what it rests on."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cjmap.format.part import Part, Several, Short
from cjmap.format.roles import Defines, Section
from cjmap.format.values import (
    Choice,
    EvidenceId,
    Flag,
    MetricId,
    Number,
    PersonaId,
    Severity,
    Share,
    Slug,
    Text,
)


class Claim(Part):
    """Whatever says something about customers, and may say what it rests on."""

    evidence: Several[EvidenceId] = Field(
        (), description="The evidence of the catalog that this rests on.", examples=[["interviews"]]
    )
    assumption: Flag = Field(False, description="True while nobody has checked this.")


class Item(Claim):
    """One thing told in words; a plain text is short for `{text: …}`."""

    id: Annotated[Slug, Defines(Section.ITEM)] | None = Field(
        None,
        description="An id, so that opportunities and diffs can speak of it; it never changes.",
    )
    text: Text = Field(description="The words, as the customer would say them.")
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")


class Pain(Item):
    """Something that hurts."""

    severity: Severity | None = Field(
        None, description="1 a nuisance, 3 a detour, 5 a reason to leave."
    )
    frequency: Share | None = Field(
        None,
        description="The share of customers or cases that it happens to, 0 to 1; of those who get to the step.",
    )


class Met(Choice):
    """Whether an expectation was met."""

    YES = "yes", "The expectation was met."
    PARTLY = "partly", "It was met in part, or for some."
    NO = "no", "It was not met."


class Expectation(Item):
    """What the customer counts on before it happens."""

    by: PersonaId | None = Field(None, description="The persona who expects it.")
    met: Met | None = Field(None, description="Whether what happened lived up to it.")


class Quote(Item):
    """Something said, with who said it where."""

    source: Text | None = Field(None, description="Where it was said: an interview, a review.")


class Kpi(Item):
    """What the organisation watches to know that an action goes well."""

    metric: MetricId | None = Field(None, description="The metric of the catalog that tells it.")
    target: Number | None = Field(None, description="The value that is aimed at.")


ItemShort = Annotated[Item, Short("text")]
PainShort = Annotated[Pain, Short("text")]
ExpectationShort = Annotated[Expectation, Short("text")]
QuoteShort = Annotated[Quote, Short("text")]
KpiShort = Annotated[Kpi, Short("text")]

Items = tuple[ItemShort, ...]
Pains = tuple[PainShort, ...]
Expectations = tuple[ExpectationShort, ...]
Quotes = tuple[QuoteShort, ...]
Kpis = tuple[KpiShort, ...]

__all__ = [
    "Claim",
    "Expectation",
    "Expectations",
    "Item",
    "Items",
    "Kpi",
    "Kpis",
    "Met",
    "Pain",
    "Pains",
    "Quote",
    "Quotes",
]
