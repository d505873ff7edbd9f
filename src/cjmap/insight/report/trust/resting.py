"""What rests on what, by the names that people know the sources by."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from pydantic import Field

from cjmap.check.questions.claims import Ground
from cjmap.published import Published

if TYPE_CHECKING:
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.trust.backing import Backing


class Rests(Published):
    """What something rests on."""

    sources: list[str] = Field(description="The titles of its sources.")
    assumed: bool = Field(description="Whether it is assumed.")

    @property
    def thin(self) -> bool:
        """Whether it rests on one source only, or on none."""
        return len(self.sources) < 2


class Resting(TypedDict):
    """The fields of `Rests`."""

    sources: list[str]
    assumed: bool


def resting(inquiry: Inquiry, backing: Backing) -> Resting:
    """Return what something rests on, as the fields of `Rests`."""
    return {
        "sources": [inquiry.name_of("evidence", each) for each in backing.sources],
        "assumed": backing.ground is Ground.ASSUMPTION,
    }
