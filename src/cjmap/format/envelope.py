"""What every map says of itself, whatever its kind."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from cjmap.format.part import Part, Several
from cjmap.format.roles import Retires
from cjmap.format.values import Choice, Date, Duration, Language, Owner, Slug, Text


class Status(Choice):
    """How far a map has got."""

    DRAFT = "draft", "Being written; completeness is not asked for yet."
    PROPOSED = "proposed", "Ready to be looked at."
    APPROVED = "approved", "Agreed on; others may build on it."
    DEPRECATED = "deprecated", "Kept for the record; no longer true."


class Envelope(Part):
    """Identity, language, status and ownership of a whole map."""

    id: Slug = Field(
        description="A short name that never changes; lower-case letters, digits, `-` and `_`.",
        examples=["first-order"],
    )
    lang: Language | None = Field(
        None,
        description="The language of the text and of the labels drawn (BCP 47); default: the workspace's.",
        examples=["pl", "en"],
    )
    summary: Text | None = Field(None, description="What the map tells, in a sentence or two.")
    status: Status | None = Field(None, description="How far the map has got.")
    owner: Owner | None = Field(
        None, description="Who keeps the map true: a team of the catalog, or free text."
    )
    reviewed: Date | None = Field(None, description="The day it was last checked against reality.")
    review_every: Duration | None = Field(
        None, description="How often it should be checked.", examples=["6 months"]
    )
    tags: Several[Text] = Field((), description="Free words to find the map by.")
    was: Several[Text] = Field((), description="Former ids, also those of other tools.")
    retired: Annotated[Several[Slug], Retires()] = Field(
        (), description="Ids that were used in this map once and must not be used again."
    )


class Titled(Part):
    """A map with a title of its own; all but personas, whose name serves as one."""

    title: Text = Field(description="The title, as the customer would say it.")

    @property
    def label(self) -> str:
        """What the map is called where people read it."""
        return self.title
