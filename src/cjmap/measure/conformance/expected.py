"""What the plan says of single steps: how long they may take, on which channels they may happen."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.conformance.result import Failure, Unseen
from cjmap.measure.mapping.model import Timed

if TYPE_CHECKING:
    from cjmap.format.journey import Experience
    from cjmap.measure.figures.session import Session
    from cjmap.measure.mapping.model import Timing


@dataclass(frozen=True, slots=True)
class Expected:
    """What can be held against the plan, by the number of the step.

    `limits` are the planned seconds of steps of which events tell when they begin; `timed` those of
    which the mapping says how they are timed. `channels` are all channels of a step, in any context.
    """

    status: bool
    limits: dict[int, float]
    timed: tuple[tuple[int, Timing, float], ...]
    channels: dict[int, tuple[str, ...]]
    unseen: tuple[Unseen, ...]


def expected(session: Session) -> Expected:
    """Return what these data let be seen of a plan, and what they do not."""
    log = session.log
    assert log is not None
    planned: dict[int, float] = {}
    channels: dict[int, tuple[str, ...]] = {}
    for number, step in enumerate(session.journey.steps):
        if step.id not in session.mapping.steps:
            continue
        if step.duration is not None and step.duration.planned is not None:
            planned[number] = step.duration.planned.seconds
        found = [_channel(session, each) for each in (step, *step.variants)]
        if found[0] is not None:
            channels[number] = tuple(sorted({each for each in found if each is not None}))
    numbers = {id: number for number, id in enumerate(session.plan.steps)}
    timed = tuple(
        (number, each, planned[number])
        for each in session.mapping.times
        if each.part is Timed.ACTUAL and (number := numbers[each.step]) in planned
    )
    told = {number for number, _, _ in timed}
    limits = {step: limit for step, limit in planned.items() if step not in told}
    if "began" not in log.knows:
        limits = {}
    status = "failed" in log.knows
    if "channel" not in log.knows:
        seen_channels: dict[int, tuple[str, ...]] = {}
    else:
        seen_channels = channels
    lacking: list[tuple[Failure, tuple[str, ...]]] = []
    if not status:
        lacking.append((Failure.STATUS, ("events.status", "events.failed")))
    if not planned:
        lacking.append((Failure.SLOW, ("duration.planned",)))
    elif not limits and not timed:
        lacking.append((Failure.SLOW, ("events.start", "events.lifecycle", "times")))
    if not channels:
        lacking.append((Failure.CHANNEL, ("touchpoint",)))
    elif not seen_channels:
        lacking.append((Failure.CHANNEL, ("events.channel",)))
    lacking.append((Failure.INITIATOR, ()))
    unseen = tuple(Unseen(failure, fields) for failure, fields in lacking)
    return Expected(status, limits, timed, seen_channels, unseen)


def _channel(session: Session, experience: Experience) -> str | None:
    use = experience.touchpoint
    if use is None:
        return None
    if use.channel is not None:
        return use.channel
    return session.workspace.channel_of(use.id) if use.id is not None else None
