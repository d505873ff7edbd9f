"""Touchpoints and channels over all maps: how they feel, what they promise, how even they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.feelings import mean
from cjmap.format.journey import Experience
from cjmap.insight.gathered.steps import meeting_of
from cjmap.insight.report.consistency.changes import ChangesOfChannel, channel_changes
from cjmap.insight.report.consistency.commitments import (
    Commitment,
    Told,
    commitment_of,
    committed,
)
from cjmap.insight.report.consistency.metrics import MetricSpread, metric_spreads
from cjmap.insight.report.consistency.names import TwoNames, two_names
from cjmap.insight.report.consistency.places import place_of
from cjmap.insight.report.consistency.sides import (
    AgainstOthers,
    Comparison,
    Uneven,
    comparisons,
    personas_apart,
    uneven_at,
)
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjmap.insight.gathered.steps import Meeting, PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.consistency.places import Place


class HowItFeels(Published):
    """How often something is met, and how it feels. Scores are null where nothing is told."""

    steps: int = Field(ge=0, description="At how many steps it is met.")
    journeys: list[str] = Field(description="The ids of the journeys they belong to.")
    scored: int = Field(ge=0, description="How many of the steps have a score.")
    mean: float | None = Field(description="The mean of their scores.")
    lowest: float | None = Field(description="The lowest score.")
    highest: float | None = Field(description="The highest score.")
    spread: float | None = Field(description="The highest less the lowest.")
    by_reach: float = Field(
        description="The sum of the scores, each times the share of those who begin the journey that get"
        " to the step."
    )


class TouchpointFigures(Published):
    """A touchpoint over all journeys that show what is."""

    touchpoint: str | None = Field(description="Its id; null for one described on the spot.")
    title: str = Field(description="What people call it.")
    channel: str = Field(description="The id of its channel; empty where nothing tells.")
    channel_title: str = Field(description="What people call the channel.")
    mode: str = Field(description="Online or offline; empty where nothing tells.")
    owner: str | None = Field(description="Who answers for it.")
    felt: HowItFeels = Field(description="How often it is met, and how it feels.")
    commitment: Commitment | None = Field(
        description="What it promises, the standard it is held to, and how many goals are missed there;"
        " null where it has neither."
    )


class ChannelFigures(Published):
    """A channel over all journeys that show what is."""

    channel: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    mode: str = Field(description="Online or offline; empty where nothing tells.")
    touchpoints: int = Field(ge=0, description="How many touchpoints are met on it.")
    felt: HowItFeels = Field(description="How often it is met, and how it feels.")


class ConsistencyFigures(Published):
    """The section “consistency”."""

    touchpoints: list[TouchpointFigures] = Field(
        description="The touchpoints that are met, and those of the catalog that promise something."
    )
    channels: list[ChannelFigures] = Field(description="The channels that are met.")
    comparisons: list[Comparison] = Field(description="Online and offline, channels, journeys.")
    personas: list[AgainstOthers] = Field(
        description="Each persona against the others at shared steps."
    )
    uneven: list[Uneven] = Field(
        description="Touchpoints that feel different in two journeys, or to two personas."
    )
    channel_changes: ChangesOfChannel | None = Field(
        description="What becomes of the score where the channel changes; null where none does."
    )
    metrics: list[MetricSpread] = Field(description="Metrics that several touchpoints have.")
    two_names: list[TwoNames] = Field(description="What seems to be named in two ways.")


def figures(inquiry: Inquiry) -> ConsistencyFigures | None:
    """Return how even what customers meet is; None where no step names a touchpoint."""
    places: dict[Place, list[PlacedStep]] = defaultdict(list)
    for placed in inquiry.steps:
        if placed.meeting.label:
            places[place_of(placed.meeting)].append(placed)
    if not places:
        return None
    told = _told(inquiry)
    touchpoints = [_touchpoint(inquiry, steps[0].meeting, steps, told) for steps in places.values()]
    touchpoints += _never_met(inquiry, {id for id, _ in places})
    uneven = [
        each
        for (id, _), steps in places.items()
        if id
        for each in uneven_at(inquiry, id, steps[0].meeting.label, steps)
    ]
    return ConsistencyFigures(
        touchpoints=touchpoints,
        channels=_channels(inquiry),
        comparisons=comparisons(inquiry),
        personas=personas_apart(inquiry),
        uneven=sorted(uneven, key=lambda each: -each.gap),
        channel_changes=channel_changes(inquiry),
        metrics=metric_spreads(inquiry),
        two_names=two_names(inquiry),
    )


def _told(inquiry: Inquiry) -> dict[Place, Told]:
    """Gather what steps, and their variants, tell of the touchpoints that promise something."""
    workspace = inquiry.workspace
    found: dict[Place, Told] = defaultdict(Told)
    promising: dict[str, bool] = {"": False}
    for placed in inquiry.steps:
        told: list[tuple[Meeting, Experience, tuple[str, ...]]] = [
            (placed.meeting, placed.step, ())
        ]
        for variant in placed.step.variants:
            own = meeting_of(variant, workspace) if variant.touchpoint else placed.meeting
            told.append((own, variant, variant.when))
        for meeting, experience, contexts in told:
            id = meeting.touchpoint
            if id not in promising:
                promising[id] = committed(workspace.touchpoint_of(id))
            if promising[id]:
                found[place_of(meeting)].add(placed, experience, contexts)
    return found


def _touchpoint(
    inquiry: Inquiry,
    meeting: Meeting,
    steps: Sequence[PlacedStep],
    told: Mapping[Place, Told],
) -> TouchpointFigures:
    catalogued = inquiry.workspace.touchpoint_of(meeting.touchpoint) if meeting.touchpoint else None
    commitment = None
    if catalogued is not None and committed(catalogued):
        commitment = commitment_of(catalogued, told.get(place_of(meeting), Told()))
    return TouchpointFigures(
        touchpoint=meeting.touchpoint or None,
        title=meeting.label,
        channel=meeting.channel,
        channel_title=_channel_title(inquiry, meeting.channel),
        mode=meeting.mode,
        owner=inquiry.owner_name(meeting.owner or None),
        felt=_felt(steps),
        commitment=commitment,
    )


def _never_met(inquiry: Inquiry, met: set[str]) -> Iterator[TouchpointFigures]:
    """Go through the touchpoints of the catalogs that promise something and that no step meets."""
    for subject in inquiry.maps("catalog"):
        for each in subject.model.touchpoints:
            if each.id not in met and committed(each):
                use = Experience.model_validate({"touchpoint": {"id": each.id}})
                yield _touchpoint(inquiry, meeting_of(use, inquiry.workspace), (), {})


def _channels(inquiry: Inquiry) -> list[ChannelFigures]:
    places: dict[str, list[PlacedStep]] = defaultdict(list)
    for placed in inquiry.steps:
        if placed.meeting.channel:
            places[placed.meeting.channel].append(placed)
    return [
        ChannelFigures(
            channel=id,
            title=_channel_title(inquiry, id),
            mode=steps[0].meeting.mode,
            touchpoints=len({place_of(each.meeting) for each in steps}),
            felt=_felt(steps),
        )
        for id, steps in places.items()
    ]


def _channel_title(inquiry: Inquiry, id: str) -> str:
    return inquiry.name_of("channel", id) if id else ""


def _felt(steps: Sequence[PlacedStep]) -> HowItFeels:
    scores = [each.score for each in steps if each.score is not None]
    return HowItFeels(
        steps=len(steps),
        journeys=list(dict.fromkeys(each.journey.model.id for each in steps)),
        scored=len(scores),
        mean=mean(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        spread=max(scores) - min(scores) if scores else None,
        by_reach=sum((each.score or 0.0) * each.reach.share for each in steps),
    )
