"""What is being done: opportunities by status, and how much of what hurts they answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.gathered.opportunities import Answered, answered, opportunities
from cjmap.insight.gathered.pains import weighing
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.gathered.opportunities import PlacedOpportunity
    from cjmap.insight.gathered.pains import Weighed
    from cjmap.insight.inquiry import Inquiry


class StateFigures(Published):
    """The opportunities of one status, and the pains that no opportunity further on answers."""

    state: Answered = Field(description="The status; without one an opportunity is an idea.")
    opportunities: int = Field(ge=0, description="How many have it.")
    effort: float = Field(ge=0, description="The person-days they take, as far as told.")
    without_effort: int = Field(ge=0, description="How many do not tell their effort.")
    overdue: int = Field(ge=0, description="How many should have been done before today.")
    pains: int = Field(ge=0, description="How many pains are answered that far.")
    weight: float = Field(ge=0, description="The weight of these pains together.")
    share: float | None = Field(
        description="That part of the weight of all pains; null where none of these pains has a weight."
    )


class Overdue(Published):
    """An opportunity that should have been done."""

    id: str = Field(description="Its id.")
    title: str = Field(description="Its title.")
    state: Answered = Field(description="Its status.")
    owner: str | None = Field(description="Who does it.")
    due: date = Field(description="The day by which it should have been done.")
    days: int = Field(ge=1, description="By how many days it is late.")


class WorkFigures(Published):
    """Opportunities and the pains that they answer."""

    states: list[StateFigures] = Field(
        description="By status, in the order in which one counts more than another for a pain."
    )
    overdue: list[Overdue] = Field(description="What is overdue, the longest first.")
    open: int = Field(ge=0, description="How many opportunities are neither done nor dropped.")
    unweighed: int = Field(ge=0, description="Pains without a weight, as something is not told.")


def work(inquiry: Inquiry) -> WorkFigures | None:
    """Return what is being done; None where there is neither an opportunity nor a pain."""
    meant = {subject.entry.number for subject in inquiry.subjects}
    found = [
        each
        for each in inquiry.once(opportunities)
        if each.entry.number in meant or any(aim.entry.number in meant for aim in each.aims)
    ]
    pains = inquiry.once(weighing).pains
    if not found and not pains:
        return None
    late = [overdue for each in found if (overdue := _overdue(inquiry, each)) is not None]
    return WorkFigures(
        states=list(_states(found, late, pains)),
        overdue=sorted(late, key=lambda each: (each.due, each.id)),
        open=sum(each.open for each in found),
        unweighed=sum(each.weight is None for each in pains),
    )


def _states(
    found: Sequence[PlacedOpportunity], late: Sequence[Overdue], pains: Sequence[Weighed]
) -> Iterator[StateFigures]:
    weights: dict[Answered, list[float | None]] = {state: [] for state in Answered}
    for pain in pains:
        weights[answered(pain.placed.answers)].append(pain.weight)
    total = sum(pain.weight or 0.0 for pain in pains)
    for state in Answered:
        efforts = [each.opportunity.effort for each in found if each.state is state]
        weight = sum(each or 0.0 for each in weights[state])
        unknown = bool(weights[state]) and all(each is None for each in weights[state])
        yield StateFigures(
            state=state,
            opportunities=len(efforts),
            effort=sum(effort for effort in efforts if effort is not None),
            without_effort=efforts.count(None),
            overdue=sum(each.state is state for each in late),
            pains=len(weights[state]),
            weight=weight,
            share=weight / total if total and not unknown else None,
        )


def _overdue(inquiry: Inquiry, placed: PlacedOpportunity) -> Overdue | None:
    """Return by how much an opportunity is late; None where it is closed, or not yet due."""
    due = placed.opportunity.due
    if due is None or not placed.open or due >= inquiry.today:
        return None
    return Overdue(
        id=placed.opportunity.id,
        title=placed.opportunity.title,
        state=placed.state,
        owner=inquiry.owner_name(placed.opportunity.owner),
        due=due,
        days=(inquiry.today - due).days,
    )
