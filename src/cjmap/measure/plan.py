"""A journey as a plan: which step may follow which, which may be left out, where it may end."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from cjmap.format.journey import Journey


class Passing(StrEnum):
    """How a step that came straight after another stands to the plan."""

    PLANNED = "planned"
    """The one leads to the other."""

    REPEATED = "repeated"
    """It is the same step."""

    AHEAD = "ahead"
    """The one leads to the other over steps that were left out."""

    LOOP = "loop"
    """A loop leads back there, or to a step from which the way leads there."""

    OUT_OF_ORDER = "out-of-order"
    """Nothing leads there."""


@dataclass(frozen=True)
class Plan:
    """The steps of a journey in order, by number from 0, and what leads from one to another.

    `onward` are pairs of steps, one leading to the other: by `next`, else to the step after it;
    `shares` the parts that `next` tells; `back` are the loops.
    """

    steps: tuple[str, ...]
    onward: frozenset[tuple[int, int]]
    shares: dict[tuple[int, int], float]
    back: frozenset[tuple[int, int]]

    @classmethod
    def of(cls, journey: Journey) -> Plan:
        """Make the plan of a journey."""
        steps = tuple(step.id for step in journey.steps)
        numbers = {id: number for number, id in enumerate(steps)}
        first_of = {
            stage.id: numbers[stage.steps[0].id]
            for stage in journey.stages
            if stage.id and stage.steps
        }
        last_of = {
            stage.id: numbers[stage.steps[-1].id]
            for stage in journey.stages
            if stage.id and stage.steps
        }
        onward: dict[tuple[int, int], float | None] = {}
        for number, step in enumerate(journey.steps):
            if not step.next and number + 1 < len(steps):
                onward[number, number + 1] = None
            for way in step.next:
                to = numbers.get(way.to, first_of.get(way.to))
                if to is not None:
                    onward[number, to] = way.share
        back = {
            (left, to)
            for loop in journey.loops
            if (left := numbers.get(loop.from_, last_of.get(loop.from_))) is not None
            and (to := numbers.get(loop.to, first_of.get(loop.to))) is not None
        }
        shares = {pair: share for pair, share in onward.items() if share is not None}
        return cls(steps, frozenset(onward), shares, frozenset(back))

    @cached_property
    def after(self) -> tuple[frozenset[int], ...]:
        """For each step, all steps that it leads to, directly or not."""
        followers: list[list[int]] = [[] for _ in self.steps]
        for left, to in self.onward:
            followers[left].append(to)
        found = []
        for start in range(len(self.steps)):
            seen: set[int] = set()
            waiting = list(followers[start])
            while waiting:
                here = waiting.pop()
                if here not in seen:
                    seen.add(here)
                    waiting.extend(followers[here])
            found.append(frozenset(seen))
        return tuple(found)

    @cached_property
    def optional(self) -> frozenset[int]:
        """The steps that a customer may pass by: those that some way from a first step to a last avoids."""
        firsts = {number for number in range(len(self.steps)) if not self._before(number)}
        return frozenset(step for step in range(len(self.steps)) if self._avoids(step, firsts))

    @cached_property
    def last(self) -> frozenset[int]:
        """The steps that lead nowhere: a case that got there has ended."""
        leaving = {left for left, _ in self.onward}
        return frozenset(set(range(len(self.steps))) - leaving)

    @cached_property
    def main_path(self) -> tuple[int, ...]:
        """The way that most customers are to take: from the first step, each time the largest share.

        Between equal shares, and where none is told, the step that stands first.
        """
        path: list[int] = []
        here: int | None = 0 if self.steps else None
        while here is not None and here not in path:
            path.append(here)
            ways = sorted(
                (-self.shares.get((left, to), 0.0), to) for left, to in self.onward if left == here
            )
            here = ways[0][1] if ways else None
        return tuple(path)

    def passing(self, left: int, to: int) -> Passing:
        """Tell how a step straight after another stands to the plan."""
        if left == to:
            return Passing.REPEATED
        if (left, to) in self.onward:
            return Passing.PLANNED
        if (left, to) in self.back:
            return Passing.LOOP
        if to in self.after[left]:
            return Passing.AHEAD
        if any(left == start and to in self.after[end] for start, end in self.back):
            return Passing.LOOP
        return Passing.OUT_OF_ORDER

    def allows(self, left: int, to: int) -> bool:
        """Whether one step may follow another, with steps between them left out or a loop taken."""
        return self.passing(left, to) is not Passing.OUT_OF_ORDER

    def missing(self, seen: Collection[int]) -> frozenset[int]:
        """Return the steps that were passed by: not seen, not optional, and a later one was seen."""
        return frozenset(
            step
            for step, later in enumerate(self.after)
            if step not in seen and step not in self.optional and not later.isdisjoint(seen)
        )

    def _before(self, step: int) -> bool:
        return any(to == step for _, to in self.onward)

    def _avoids(self, step: int, firsts: set[int]) -> bool:
        """Whether a last step can be reached from a first one without this step."""
        return any(reached in self.last for reached in self._reached_without(step, firsts))

    def _reached_without(self, step: int, firsts: set[int]) -> Iterator[int]:
        seen: set[int] = set()
        waiting = [first for first in firsts if first != step]
        while waiting:
            here = waiting.pop()
            if here in seen:
                continue
            seen.add(here)
            yield here
            waiting.extend(to for left, to in self.onward if left == here and to != step)
