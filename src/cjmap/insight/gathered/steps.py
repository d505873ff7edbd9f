"""The steps of a journey with all that has to be looked up: score, reach, touchpoint, channel, owner."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.feelings import mean_score
from cjmap.insight.gathered.ways import ways_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Channel, Touchpoint
    from cjmap.format.journey import Experience, Journey, Stage, Step
    from cjmap.insight.gathered.ways import Reach
    from cjmap.problem import MapPath
    from cjmap.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Meeting:
    """Where customer and organisation meet at a step. Empty texts: nothing tells.

    `touchpoint` is the id of one of the catalog; `label` its name, or that of one described on the
    spot. `mode` is online or offline; `owner` the team of the touchpoint, else of its channel.
    """

    touchpoint: str = ""
    label: str = ""
    channel: str = ""
    mode: str = ""
    owner: str = ""


NOWHERE = Meeting()
"""No touchpoint is named."""


@dataclass(frozen=True, eq=False)
class PlacedStep:
    """A step where it stands: in a stage of a journey, `number` counting from 1 through the journey.

    `score` is the mean over the personas (−2..2), None where nobody told it; `reach` is the share of
    customers who get there.
    """

    journey: Subject[Journey]
    stage: Stage
    step: Step
    path: MapPath
    number: int
    score: float | None
    reach: Reach
    meeting: Meeting

    @property
    def ref(self) -> str:
        """The reference that other maps write: `first-order#pay`."""
        return f"{self.journey.model.id}#{self.step.id}"

    @property
    def line(self) -> str:
        """The place for people: `maps/first-order.journey.yaml#pay` without the folder."""
        return f"{self.journey.entry.file.name}#{self.step.id}"

    @property
    def won(self) -> bool:
        """Whether it is a moment of truth with a score above 0."""
        return self.step.moment_of_truth and self.score is not None and self.score > 0

    @property
    def lost(self) -> bool:
        """Whether it is a moment of truth with a score below 0."""
        return self.step.moment_of_truth and self.score is not None and self.score < 0


def placed_steps(journey: Subject[Journey]) -> Iterator[PlacedStep]:
    """Go through the steps of a journey in order."""
    model = journey.model
    reach = ways_of(model.steps).reach
    number = 0
    for at, stage in enumerate(model.stages):
        for index, step in enumerate(stage.steps):
            yield PlacedStep(
                journey=journey,
                stage=stage,
                step=step,
                path=("stages", at, "steps", index),
                number=number + 1,
                score=mean_score(step.emotion, model.personas),
                reach=reach[number],
                meeting=meeting_of(step, journey.workspace),
            )
            number += 1


def meeting_of(experience: Experience, workspace: Workspace) -> Meeting:
    """Look up where a step, or a variant of one, happens."""
    use = experience.touchpoint
    if use is None:
        return NOWHERE
    touchpoint: Touchpoint | None = workspace.touchpoint_of(use.id) if use.id else None
    id = use.channel or (touchpoint.channel if touchpoint is not None else None) or ""
    channel: Channel | None = workspace.channel_named(id) if id else None
    label = use.title or (touchpoint.label if touchpoint is not None else None)
    return Meeting(
        touchpoint=use.id or "",
        label=label or use.id or (channel.label if channel is not None else id),
        channel=id,
        mode=str(channel.mode) if channel is not None and channel.mode is not None else "",
        owner=(touchpoint.owner if touchpoint is not None else None)
        or (channel.owner if channel is not None else None)
        or "",
    )
