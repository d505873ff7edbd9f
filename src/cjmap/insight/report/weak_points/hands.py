"""Through how many hands a service goes: the lines that links cross, hand-offs, systems, appearances."""

from __future__ import annotations

from collections import defaultdict, deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pydantic import Field

from cjmap.check.questions.service import DEPTH, WORK
from cjmap.format.blueprint import LaneRole, LinkKind
from cjmap.insight.report.weak_points.scene import system_owners
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.questions.service import End
    from cjmap.insight.report.weak_points.scene import Owner, Scene


class LineCrossings(Published):
    """How often links cross the lines of a blueprint; one that crosses two counts at both."""

    interaction: int = Field(ge=0, description="Between the customer and those in sight.")
    visibility: int = Field(ge=0, description="Between what is in sight and what is not.")
    internal: int = Field(
        ge=0, description="Between those out of sight and those who support them."
    )
    jumps: int = Field(ge=0, description="Links that cross more than one line at once.")

    @property
    def any(self) -> bool:
        """Whether any line is crossed."""
        return bool(self.interaction or self.visibility or self.internal)


class BehindStep(Published):
    """What stands behind one step of the customer: all work that it sets off or that is done there.

    That is what links lead to from the step and from what is done in sight at it, as far as the next
    thing that the customer does.
    """

    step: str = Field(description="What the column is called.")
    moment_of_truth: bool = Field(description="Whether the customer makes up their mind there.")
    score: float | None = Field(description="How the step feels, −2 to 2.")
    actions: int = Field(ge=0, description="How many actions.")
    hand_offs: int = Field(ge=0, description="How many links between actions of different owners.")
    owners: list[str] = Field(description="Whose actions they are.")
    chain: list[str] = Field(
        description="The longest chain: the owners that work passes through on its shortest way to"
        " the action that is the most hand-offs away."
    )


class SystemLoad(Published):
    """A system, and what hangs on it."""

    id: str = Field(description="The id of the system.")
    title: str = Field(description="What people call it.")
    owner: str | None = Field(description="Who runs it.")
    actions: int = Field(ge=0, description="How many actions use it.")
    steps: list[str] = Field(description="The columns in which, or behind which, it is used.")
    fail_points: int = Field(
        ge=0, description="At how many of these actions a fail point is known."
    )


class ActionAppearance(Published):
    """An action that customers take for the work of somebody else."""

    ref: str = Field(description="The action, as other maps refer to it.")
    action: str = Field(description="What is done.")
    step: str = Field(description="The column it stands in.")
    owner: str = Field(description="Who does it.")
    perceived: str = Field(description="Who the customer believes does it.")
    fails: bool = Field(description="Whether a fail point is known there.")


class ServiceHands(Published):
    """Who does what, and what passes between them."""

    crossings: LineCrossings = Field(description="How often links cross the lines.")
    hand_offs: int = Field(ge=0, description="Links between actions of different owners.")
    unknown: int = Field(
        ge=0, description="Links between actions of which one or both have no owner."
    )
    without_owner: list[str] = Field(description="Work that nobody is named for.")
    behind: list[BehindStep] = Field(
        description="What stands behind each step, most hand-offs first."
    )
    systems: list[SystemLoad] = Field(description="Systems, the one that most hangs on first.")
    appearances: list[ActionAppearance] = Field(
        description="What is taken for somebody else's work."
    )


def hands_of(scene: Scene) -> ServiceHands:
    """Return through how many hands a service goes."""
    web = _Web(scene)
    passed = [web.passes(*pair) for pair in web.between_actions]
    behind = [web.behind(number) for number in range(len(scene.blueprint.steps))]
    told = [_behind(scene, web, number, reached) for number, reached in enumerate(behind)]
    return ServiceHands(
        crossings=_crossings(scene),
        hand_offs=passed.count(True),
        unknown=passed.count(None),
        without_owner=[
            seat.action.text
            for seat in scene.seats
            if seat.role in WORK and scene.owner_of(seat) is None
        ],
        behind=sorted(told, key=lambda each: (-each.hand_offs, -len(each.chain))),
        systems=_systems(scene, behind),
        appearances=list(_appearances(scene)),
    )


@dataclass(frozen=True, slots=True)
class _Reached:
    """The actions behind a step, by number, and the longest chain of owners to one of them."""

    seats: frozenset[int]
    chain: tuple[Owner, ...]


class _Web:
    """The links of a blueprint, to be walked from the customer into the organisation."""

    def __init__(self, scene: Scene) -> None:
        """Sort the links into those that the customer's step sets off and those between actions."""
        self._owners = [scene.owner_of(seat) for seat in scene.seats]
        self._first: list[list[int]] = [[] for _ in scene.blueprint.steps]
        for number, seat in enumerate(scene.seats):
            if seat.column is not None and seat.role is LaneRole.FRONTSTAGE:
                self._first[seat.column].append(number)
        self.between_actions: list[tuple[int, int]] = []
        self._from: dict[int, list[int]] = defaultdict(list)
        for link, (start, end) in zip(scene.blueprint.links, scene.service.ends, strict=True):
            first, second = _work_at(start), _work_at(end)
            if first is not None and second is not None:
                self.between_actions.append((first, second))
                self._from[first].append(second)
                if link.kind is LinkKind.AGREES:
                    self._from[second].append(first)
                continue
            if second is not None:
                self._begin(start, second)
            elif first is not None and link.kind is LinkKind.AGREES:
                self._begin(end, first)

    def _begin(self, customer: End, number: int) -> None:
        """Note an action that a link leads to from what the customer does."""
        if customer.role is LaneRole.CUSTOMER and customer.column is not None:
            self._first[customer.column].append(number)

    def passes(self, first: int, second: int) -> bool | None:
        """Whether work changes hands between two actions; None where an owner is unknown."""
        owners = self._owners[first], self._owners[second]
        return None if None in owners else owners[0] != owners[1]

    def behind(self, column: int) -> _Reached:
        """Walk from a step to all actions behind it, fewest hand-offs first.

        An action that nobody is named for hands on from whoever had the work before it.
        """
        chains: dict[int, tuple[Owner, ...]] = {}
        seen: set[tuple[int, Owner | None]] = set()
        first = [(number, self._handed((), number)) for number in self._first[column]]
        waiting = deque(sorted(first, key=lambda pair: len(pair[1])))
        while waiting:
            number, chain = waiting.popleft()
            state = (number, chain[-1] if chain else None)
            if state in seen:
                continue
            seen.add(state)
            chains.setdefault(number, chain)
            for other in self._from[number]:
                longer = self._handed(chain, other)
                if longer is chain:  # no hand-off: as near as this one
                    waiting.appendleft((other, chain))
                else:
                    waiting.append((other, longer))
        return _Reached(frozenset(chains), max(chains.values(), key=len, default=()))

    def _handed(self, chain: tuple[Owner, ...], number: int) -> tuple[Owner, ...]:
        owner = self._owners[number]
        return chain if owner is None or chain[-1:] == (owner,) else (*chain, owner)

    def hand_offs(self, among: frozenset[int]) -> int:
        """Count the hand-offs among some actions."""
        return sum(
            self.passes(first, second) is True
            for first, second in self.between_actions
            if first in among and second in among
        )


def _work_at(end: End) -> int | None:
    """Return the number of the action that a link ends at; None for the customer, or for nothing."""
    if end.seat is None or end.role is LaneRole.CUSTOMER:
        return None
    return cast("int", end.seat.path[1])


def _crossings(scene: Scene) -> LineCrossings:
    counts, jumps = [0, 0, 0], 0
    for start, end in scene.service.ends:
        if start.role not in DEPTH or end.role not in DEPTH:
            continue
        low, high = sorted((DEPTH[start.role], DEPTH[end.role]))
        jumps += high - low > 1
        for line in range(low, high):
            counts[line] += 1
    interaction, visibility, internal = counts
    return LineCrossings(
        interaction=interaction, visibility=visibility, internal=internal, jumps=jumps
    )


def _behind(scene: Scene, web: _Web, column: int, reached: _Reached) -> BehindStep:
    work = [number for number in sorted(reached.seats) if scene.seats[number].role in WORK]
    owners = (scene.owner_of(scene.seats[number]) for number in work)
    return BehindStep(
        step=scene.label(column),
        moment_of_truth=scene.is_truth(column),
        score=scene.score(column),
        actions=len(work),
        hand_offs=web.hand_offs(reached.seats),
        owners=[owner.name for owner in dict.fromkeys(owners) if owner is not None],
        chain=[owner.name for owner in reached.chain],
    )


def _systems(scene: Scene, behind: Sequence[_Reached]) -> list[SystemLoad]:
    users: dict[str, list[int]] = defaultdict(list)
    for number, seat in enumerate(scene.seats):
        if seat.action.system is not None:
            users[seat.action.system].append(number)
    found = []
    for id, numbers in users.items():
        seats = [scene.seats[number] for number in numbers]
        own = {seat.column for seat in seats}
        owner = scene.inquiry.once(system_owners).get(id)
        found.append(
            SystemLoad(
                id=id,
                title=scene.inquiry.name_of("system", id),
                owner=scene.called(owner).name if owner else None,
                actions=len(numbers),
                steps=[
                    scene.label(column)
                    for column, reached in enumerate(behind)
                    if column in own or not reached.seats.isdisjoint(numbers)
                ],
                fail_points=sum(seat.action.fail_point is not None for seat in seats),
            )
        )
    return sorted(found, key=lambda each: (-len(each.steps), -each.actions))


def _appearances(scene: Scene) -> Iterator[ActionAppearance]:
    for seat in scene.seats:
        owner, words = scene.owner_of(seat), seat.action.perceived_owner
        if owner is None or not words:
            continue
        perceived = scene.called(words)
        if perceived != owner and perceived.name.casefold() != owner.name.casefold():
            yield ActionAppearance(
                ref=scene.ref(seat),
                action=seat.action.text,
                step=scene.label(seat.column),
                owner=owner.name,
                perceived=perceived.name,
                fails=seat.action.fail_point is not None,
            )
