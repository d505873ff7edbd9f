"""What the picture of a history shows, as plain data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime


@dataclass(frozen=True, slots=True)
class Step:
    """A step of a version: its id, its title, its score (−2..2; None: not told) and its stage."""

    id: str
    title: str
    score: float | None
    stage: int


@dataclass(frozen=True, slots=True)
class Shift:
    """A step whose score is otherwise than before."""

    step: Step
    before: float
    after: float

    @property
    def better(self) -> bool:
        """Whether it feels better now."""
        return self.after > self.before


@dataclass(frozen=True, slots=True)
class Measured:
    """The figures of a version; None where the map does not tell.

    `mean`, `remembered` (the mean of peak and end) and `lowest` are scores (−2..2), `evidence` is a
    share (0..1); `severity` is that of all open pains together.
    """

    mean: float | None
    remembered: float | None
    lowest: float | None
    pains: int
    severity: int
    evidence: float | None
    won: int
    lost: int
    steps: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A version: when it was written, what it is called (the short name of its commit), by whom.

    `former` are the steps of the version that it was made from, none for the first one. `told` is
    what else changed in it, in a line; `drawn` says whether it has a panel of its own, `now` whether
    it is not committed yet.
    """

    when: datetime
    name: str
    author: str
    subject: str
    steps: tuple[Step, ...]
    measured: Measured
    former: tuple[Step, ...] = ()
    told: str = ""
    drawn: bool = True
    now: bool = False

    @property
    def shifts(self) -> list[Shift]:
        """The steps whose score is otherwise than before, the greatest change first."""
        was = scores(self.former)
        found = [
            Shift(step, was[step.id], step.score)
            for step in self.steps
            if step.score is not None and step.id in was and was[step.id] != step.score
        ]
        return sorted(found, key=lambda shift: -abs(shift.after - shift.before))


def scores(steps: Iterable[Step]) -> dict[str, float]:
    """Return the scores by the ids of the steps."""
    return {step.id: step.score for step in steps if step.score is not None}


@dataclass(frozen=True, slots=True)
class Past:
    """The versions of a journey that are drawn, the oldest first.

    `left_out` counts versions that changed something and have no panel, as there are too many.
    """

    id: str
    title: str
    lang: str
    snapshots: tuple[Snapshot, ...]
    left_out: int = 0
