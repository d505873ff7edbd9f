"""What several parts of the JSON document tell alike."""

from __future__ import annotations

from pydantic import Field

from cjmap.published import Published


class PublishedInterval(Published):
    """A 95 % confidence interval, in the unit of the value."""

    low: float = Field(description="Its lower end.")
    high: float = Field(description="Its upper end.")


class PublishedPortion(Published):
    """A part of a whole."""

    cases: int = Field(description="The part.")
    whole: int = Field(description="The whole.")
    share: float = Field(description="The part of 1.")
    interval: PublishedInterval | None = Field(description="The interval of the share.")
