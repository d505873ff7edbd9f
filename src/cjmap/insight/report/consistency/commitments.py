"""What touchpoints promise, the standards they are held to, and what becomes of the goals told there.

The words of a promise or a standard are quoted, and never judged: that a step takes longer than planned
does not say whether “A person answers” is true.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.report.consistency.statements import (
    About,
    GainStatement,
    GoalStatement,
    Held,
    Outcome,
    PainStatement,
    gains_at,
    held_at,
    pains_at,
    where,
)
from cjmap.insight.report.consistency.times import is_of_time
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.catalog import Touchpoint
    from cjmap.format.journey import Experience
    from cjmap.insight.gathered.steps import PlacedStep

_HALF = 0.5

_FEWEST = 2
"""How many goals are most of them at least: one alone may be missed for another reason."""


class Missing(StrEnum):
    """How many of its goals a touchpoint misses, the worst first."""

    MOST = "most"
    SOME = "some"
    NONE = "none"
    NOTHING_SAYS = "nothing-says"


class Goal(Published):
    """Something aimed at at a step: however often it is told, it is one goal."""

    ref: str = Field(description="The step, as other maps refer to it.")
    step: str = Field(description="The title of the step.")
    about: About = Field(
        description="What it is about; all that is told of the time of a step is one goal."
    )
    outcome: Outcome = Field(
        description="What becomes of it; in part, too, where what is told of it disagrees;"
        " undecided where the interval of a value holds the target, or nothing tells which way is better."
    )
    statements: list[GoalStatement] = Field(description="All that is told of it.")


class Commitment(Published):
    """What a touchpoint promises, the standard it is held to, and what is told where it is met.

    Whether the words hold is not judged.
    """

    promise: str | None = Field(description="What it promises the customer.")
    standard: str | None = Field(description="The standard of service that it is held to.")
    missing: Missing = Field(
        description="How many of the goals are missed: most are two or more, and more than half; some are"
        " fewer, or reached in part; none; nothing-says where no goal is told, or all are undecided."
    )
    missed: int = Field(ge=0, description="How many of the goals are missed.")
    in_part: int = Field(
        ge=0, description="How many are reached in part, or in some contexts only."
    )
    undecided: int = Field(ge=0, description="How many the maps do not decide.")
    goals: list[Goal] = Field(description="The goals told at the steps with the touchpoint.")
    pains: list[PainStatement] = Field(description="The pains told there.")
    gains: list[GainStatement] = Field(description="What is told to be good there.")


@dataclass(slots=True)
class Told:
    """What steps and their variants tell of a touchpoint."""

    held: dict[tuple[str, About, str], list[Held]] = field(default_factory=dict)
    pains: list[PainStatement] = field(default_factory=list)
    gains: list[GainStatement] = field(default_factory=list)

    def add(self, placed: PlacedStep, experience: Experience, contexts: Iterable[str]) -> None:
        """Take in what a step tells, or a variant of it in contexts of these ids."""
        here = where(placed, contexts)
        for each in held_at(placed.journey.workspace, experience, here):
            self.held.setdefault((placed.ref, each.about, each.which), []).append(each)
        self.pains += pains_at(experience, here)
        self.gains += gains_at(experience, here)


def committed(touchpoint: Touchpoint | None) -> bool:
    """Whether a touchpoint promises something, or is held to a standard."""
    return touchpoint is not None and bool(touchpoint.promise or touchpoint.standard)


def commitment_of(touchpoint: Touchpoint, told: Told) -> Commitment:
    """Return what a touchpoint promises, and what becomes of the goals told of it."""
    goals = list(_goals(told))
    outcomes = [each.outcome for each in goals]
    return Commitment(
        promise=touchpoint.promise,
        standard=touchpoint.standard,
        missing=_missing(outcomes),
        missed=outcomes.count(Outcome.MISSED),
        in_part=outcomes.count(Outcome.IN_PART),
        undecided=outcomes.count(Outcome.UNDECIDED),
        goals=goals,
        pains=told.pains,
        gains=told.gains,
    )


def _goals(told: Told) -> Iterator[Goal]:
    for held in _by_fact(told):
        outcomes = {each.outcome for each in held}
        if len(outcomes) > 1:
            outcomes.discard(Outcome.UNDECIDED)
        yield Goal(
            ref=held[0].statement.ref,
            step=held[0].statement.step,
            about=held[0].about,
            outcome=outcomes.pop() if len(outcomes) == 1 else Outcome.IN_PART,
            statements=[each.statement for each in held],
        )


def _by_fact(told: Told) -> Iterator[list[Held]]:
    """Go through the facts: a metric of the time that its step takes, too, is one with that time."""
    lengths = {
        ref: list(held) for (ref, about, _), held in told.held.items() if about is About.TIME
    }
    for (ref, about, _), held in told.held.items():
        if about is About.TIME:
            continue
        length = lengths.get(ref, [])
        if any(is_of_time(each.statement, other.statement) for each in held for other in length):
            length += held
        else:
            yield held
    yield from lengths.values()


def _missing(outcomes: list[Outcome]) -> Missing:
    missed = outcomes.count(Outcome.MISSED)
    if missed >= _FEWEST and missed > _HALF * len(outcomes):
        return Missing.MOST
    decided = set(outcomes) - {Outcome.UNDECIDED}
    if not decided:
        return Missing.NOTHING_SAYS
    return Missing.NONE if decided == {Outcome.REACHED} else Missing.SOME
