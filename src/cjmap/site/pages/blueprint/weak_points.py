"""Where a service is likely to lose its customer, or to let them wait: what to look at first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.draw.parts.times import spelled
from cjmap.draw.pictures.blueprint.weak_points import is_weak, over_plan
from cjmap.site.page import Link
from cjmap.site.references import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.format.blueprint import Action
    from cjmap.site.pages.blueprint.rows import Told


@dataclass(frozen=True, slots=True)
class WeakPoint:
    """A weak action, the column where it stands, why it is weak, and the opportunities there."""

    action: Ref
    column: str
    reasons: tuple[str, ...]
    opportunities: tuple[Ref, ...]


def weak_points(told: Told) -> tuple[WeakPoint, ...]:
    """Return the weak actions, in the order of the columns."""
    weak = [seat for seat in told.service.seats if is_weak(seat.action)]
    weak.sort(key=lambda seat: len(told.blueprint.steps) if seat.column is None else seat.column)
    return tuple(
        WeakPoint(
            Ref(seat.action.text, Link(anchor=anchor) if anchor else None),
            told.service.label(seat.column) if seat.column is not None else "",
            tuple(_reasons(told, seat.action)),
            told.opportunities(*told.places_of(seat)),
        )
        for seat in weak
        for anchor in (told.anchor_of(seat),)
    )


def _reasons(told: Told, action: Action) -> Iterator[str]:
    """Tell what can fail and how badly, how long the customer waits, what is late."""
    said, point, time = told.said, action.fail_point, action.duration
    if point is not None:
        way_back = point.recovery or said["no-recovery"]
        grade = f" ({said['severity']} {point.severity}/5)" if point.severity else ""
        yield f"{point.text} → {way_back}{grade}"
    if action.wait is not None and action.wait.seconds > 0:
        yield told.words("customer-waits", time=spelled(action.wait, said))
    elif time is not None and time.wait is not None and time.wait.seconds > 0:
        yield f"{said['waiting']} {spelled(time.wait, said)}"
    if time is not None and over_plan(time):
        yield f"+{said.seconds(over_plan(time))} {said['over-plan']}"
