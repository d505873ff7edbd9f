"""The weak points of a service: where it is likely to lose its customer, or to let them wait.

An action is weak if it can fail badly, if nobody knows what to do when it fails, if the customer
waits at it, or if it takes longer than was planned.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.format.blueprint import Action
    from cjmap.format.journey import Timing

SEVERE = 4
"""The severity, of five, from which a fail point alone makes an action weak."""


def is_weak(action: Action) -> bool:
    """Tell whether an action is a weak point."""
    point, time = action.fail_point, action.duration
    fails = point is not None and (
        not point.recovery or (point.severity is not None and point.severity >= SEVERE)
    )
    waits = any(
        wait is not None and wait.seconds > 0
        for wait in (action.wait, time.wait if time is not None else None)
    )
    return fails or waits or (time is not None and over_plan(time) > 0)


def over_plan(time: Timing) -> float:
    """Give by how much something takes longer than planned, in seconds; 0 if it does not."""
    if time.actual is None or time.planned is None:
        return 0.0
    return max(time.actual.seconds - time.planned.seconds, 0.0)
