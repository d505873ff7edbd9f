"""How long the steps take that tell it in both versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.format.values import Duration
    from cjmap.insight.gathered.steps import PlacedStep
    from cjmap.insight.report.change.pairing import Pair


class TimeChange(Published):
    """How long the steps take that tell it in both versions, in seconds."""

    steps: int = Field(ge=1, description="How many steps tell both.")
    before: float = Field(ge=0, description="What they take before.")
    after: float = Field(ge=0, description="What they take after.")


def time_change(pairs: Iterable[Pair], before: str, after: str) -> TimeChange | None:
    """Add up the times of the steps in both; `planned` or `actual` says which times of each.

    None where no step tells both.
    """
    both = [(_time(pair.before, before), _time(pair.after, after)) for pair in pairs]
    told = [(old.seconds, new.seconds) for old, new in both if old is not None and new is not None]
    if not told:
        return None
    return TimeChange(
        steps=len(told), before=sum(old for old, _ in told), after=sum(new for _, new in told)
    )


def _time(placed: PlacedStep, kind: str) -> Duration | None:
    timing = placed.step.duration
    found: Duration | None = getattr(timing, kind) if timing is not None else None
    return found
