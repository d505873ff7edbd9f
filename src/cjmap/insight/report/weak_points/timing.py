"""How long the steps of a blueprint take, against the plan, and how much of it is waiting."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.metrics import metric_of
from cjmap.format.catalog import Method
from cjmap.insight.gathered.opportunities import opportunities
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.format.journey import Timing
    from cjmap.format.values import Duration
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.weak_points.scene import Scene
    from cjmap.problem import MapPath


class WaitAtAction(Published):
    """A wait told at an action."""

    action: str = Field(description="What is done.")
    owner: str | None = Field(description="Who does it.")
    seconds: float = Field(ge=0, description="How long the customer waits there, in seconds.")


class StepTime(Published):
    """How long a step takes. All times in seconds, null where nothing tells."""

    step: str = Field(description="What the column is called.")
    planned: float | None = Field(ge=0, description="How long it should take.")
    actual: float | None = Field(ge=0, description="How long it takes.")
    over: float | None = Field(description="By how much it takes longer; below 0: less long.")
    over_share: float | None = Field(description="The same as a share of the planned time.")
    wait: float | None = Field(
        ge=0, description="How much of it is waiting: as the column tells, else its actions."
    )
    waits: list[WaitAtAction] = Field(
        description="The waits told at its actions, the longest first."
    )
    aimed_at: bool | None = Field(
        description="Whether an open opportunity for it has a length of time as its outcome; null"
        " where there is no opportunity at all."
    )


class WorkTime(Published):
    """An action that takes longer than planned; times in seconds."""

    action: str = Field(description="What is done.")
    owner: str | None = Field(description="Who does it.")
    planned: float = Field(ge=0, description="How long it should take.")
    actual: float = Field(ge=0, description="How long it takes.")


class OwnerWaitedFor(Published):
    """How long customers wait for one owner."""

    owner: str | None = Field(description="Who; null where nobody is named.")
    seconds: float = Field(ge=0, description="The sum of the waits told at their actions.")
    steps: list[str] = Field(description="The columns that these stand in.")


class ServiceTimes(Published):
    """The time of the customer; in seconds, null where nothing tells."""

    steps: list[StepTime] = Field(description="The columns that tell any time, in order.")
    columns: int = Field(ge=0, description="How many columns there are.")
    planned: float | None = Field(description="Planned, over the columns that tell both times.")
    actual: float | None = Field(description="Taken, over the same columns.")
    over_share: float | None = Field(description="By how much it takes longer, as a share.")
    compared: int = Field(ge=0, description="How many columns tell both times.")
    taken: float | None = Field(description="Taken, over all columns that tell the actual time.")
    timed: int = Field(ge=0, description="How many columns tell the actual time.")
    waiting: float | None = Field(description="The sum of the waits of all columns.")
    waited: int = Field(ge=0, description="How many of the timed columns tell a wait, be it none.")
    waiting_timed: float | None = Field(
        description="The same over the timed columns, in none longer than it takes."
    )
    waiting_share: float | None = Field(
        ge=0,
        le=1,
        description="That as a share of the time taken: what is told to be waiting, the least there is.",
    )
    waits_for: list[OwnerWaitedFor] = Field(
        description="Whom customers wait for, the longest first."
    )
    work: list[WorkTime] = Field(description="Actions over the plan, the furthest first.")

    @property
    def most_waited_for(self) -> OwnerWaitedFor | None:
        """The owner for whom customers wait at least half of the time they wait for anybody.

        None where there is no such one, or nobody else.
        """
        first = self.waits_for[0] if len(self.waits_for) > 1 else None
        whole = sum(each.seconds for each in self.waits_for)
        is_most = first is not None and first.owner is not None and first.seconds >= whole / 2
        return first if is_most else None


def times_of(scene: Scene) -> ServiceTimes:
    """Return how long the steps of a blueprint take."""
    steps = list(_steps(scene))
    both = [each for each in steps if each.planned is not None and each.actual is not None]
    timed = [each for each in steps if each.actual is not None]
    planned, actual = _sum(each.planned for each in both), _sum(each.actual for each in both)
    taken = _sum(each.actual for each in timed)
    within = _sum(min(each.wait, each.actual or 0.0) for each in timed if each.wait is not None)
    return ServiceTimes(
        steps=steps,
        columns=len(scene.blueprint.steps),
        planned=planned,
        actual=actual,
        over_share=_over(planned, actual)[1],
        compared=len(both),
        taken=taken,
        timed=len(timed),
        waiting=_sum(each.wait for each in steps),
        waited=sum(each.wait is not None for each in timed),
        waiting_timed=within,
        waiting_share=within / taken if taken and within else None,
        waits_for=_waits_for(steps),
        work=list(_work(scene)),
    )


def _steps(scene: Scene) -> Iterator[StepTime]:
    for number, column in enumerate(scene.blueprint.steps):
        waits = [
            WaitAtAction(
                action=seat.action.text,
                owner=owner.name if (owner := scene.owner_of(seat)) else None,
                seconds=wait,
            )
            for seat in scene.service.by_column[number]
            if (wait := _seconds(seat.action.wait)) is not None
        ]
        timing = column.duration
        told = _seconds(timing.wait) if timing is not None else None
        wait = told if told is not None else _sum(each.seconds for each in waits)
        planned, actual = _plan(timing)
        if planned is actual is wait is None:
            continue
        over, share = _over(planned, actual)
        yield StepTime(
            step=scene.label(number),
            planned=planned,
            actual=actual,
            over=over,
            over_share=share,
            wait=wait,
            waits=sorted(waits, key=lambda each: -each.seconds),
            aimed_at=_is_aimed_at(scene, number),
        )


def _is_aimed_at(scene: Scene, column: int) -> bool | None:
    """Whether an opportunity for a column, an action in it or its step is to save time."""
    if not scene.inquiry.once(opportunities):
        return None
    aims, own = scene.inquiry.once(_aims_at_time), scene.subject.entry.number
    paths = [("steps", column), *(seat.path for seat in scene.service.by_column[column])]
    if any((own, path) in aims for path in paths):
        return True
    shown = scene.shown(column)
    return shown is not None and any(
        (shown.entry.number, path) in aims for path in (shown.path, shown.path[:2])
    )


def _aims_at_time(inquiry: Inquiry) -> frozenset[tuple[int, MapPath]]:
    """Gather the stages, steps, columns and actions that open opportunities are to make faster.

    Each is told by the number of its entry and its path.
    """
    found: set[tuple[int, MapPath]] = set()
    for each in inquiry.once(opportunities):
        outcome = each.opportunity.outcome
        metric = metric_of(inquiry.survey, outcome.metric) if outcome is not None else None
        if each.open and metric is not None and metric.method is Method.DURATION:
            for aim in each.aims:
                length = 4 if aim.path[0] == "stages" else 2  # a pain stands for its step
                found.add((aim.entry.number, aim.path[:-1][:length]))
    return frozenset(found)


def _work(scene: Scene) -> list[WorkTime]:
    found = []
    for seat in scene.seats:
        planned, actual = _plan(seat.action.duration)
        if planned is not None and actual is not None and actual > planned:
            owner = scene.owner_of(seat)
            found.append(
                WorkTime(
                    action=seat.action.text,
                    owner=owner.name if owner else None,
                    planned=planned,
                    actual=actual,
                )
            )
    return sorted(found, key=lambda each: each.planned - each.actual)


def _waits_for(steps: Iterable[StepTime]) -> list[OwnerWaitedFor]:
    found: dict[str | None, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    for step in steps:
        for wait in step.waits:
            if wait.seconds:
                found[wait.owner][step.step] += wait.seconds
    owners = [
        OwnerWaitedFor(owner=owner, seconds=sum(waits.values()), steps=list(waits))
        for owner, waits in found.items()
    ]
    return sorted(owners, key=lambda each: -each.seconds)


def _plan(timing: Timing | None) -> tuple[float | None, float | None]:
    if timing is None:
        return None, None
    return _seconds(timing.planned), _seconds(timing.actual)


def _seconds(duration: Duration | None) -> float | None:
    return None if duration is None else duration.seconds


def _over(planned: float | None, actual: float | None) -> tuple[float | None, float | None]:
    """Return by how much a time is over the plan, and as a share of it where there is one."""
    if planned is None or actual is None:
        return None, None
    return actual - planned, (actual - planned) / planned if planned else None


def _sum(told: Iterable[float | None]) -> float | None:
    known = [each for each in told if each is not None]
    return sum(known) if known else None
