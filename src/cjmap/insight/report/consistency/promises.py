"""What touchpoints promise, and the verdict that follows from what is said there."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.report.consistency.statements import PainStatement, Statement, goals
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST = 0.75
"""The part of the goals that has to agree for a promise to be called kept, or broken."""

FEWEST = 2
"""How many goals must be missed for a promise to be called broken: one may have another reason."""


class PromiseVerdict(StrEnum):
    """What the maps say of a promise, the worst first."""

    BROKEN = "broken"
    IN_DOUBT = "in-doubt"
    KEPT = "kept"
    NOTHING_SAYS = "nothing-says"


class Promise(Published):
    """What a touchpoint promises, what the maps say there, and what follows by the rule."""

    promise: str | None = Field(description="What it promises the customer.")
    standard: str | None = Field(description="The standard of service that it is held to.")
    verdict: PromiseVerdict = Field(description="What follows from what speaks for and against.")
    speaks_for: list[Statement] = Field(description="What speaks for it.")
    speaks_against: list[Statement] = Field(description="What speaks against it.")


def verdict_of(
    speaks_for: Sequence[Statement], speaks_against: Sequence[Statement], felt: float | None
) -> PromiseVerdict:
    """Judge a promise by what is held against a goal: metrics, expectations and lengths of time.

    Broken where two or more of them are missed and these are three quarters or more; kept where as
    large a part is reached and no pain is told; in doubt between the two, where only pains are told,
    or where the mean score of the steps (`felt`) says the contrary.
    """
    pains = any(isinstance(each, PainStatement) for each in speaks_against)
    good, bad = goals(speaks_for), goals(speaks_against)
    if not good and not bad:
        return PromiseVerdict.IN_DOUBT if pains else PromiseVerdict.NOTHING_SAYS
    most, feeling = MOST * (good + bad), felt or 0.0
    if bad >= FEWEST and bad >= most and feeling <= 0:
        return PromiseVerdict.BROKEN
    if good >= most and not pains and feeling >= 0:
        return PromiseVerdict.KEPT
    return PromiseVerdict.IN_DOUBT
