"""Touchpoints and channels over all maps: how they feel, what they promise, how even they are."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.check.questions.likeness import letters_of
from cjmap.check.questions.metrics import direction
from cjmap.format.catalog import Better
from cjmap.insight.gathered.feelings import mean
from cjmap.insight.gathered.steps import meeting_of
from cjmap.insight.report.consistency.changes import ChangesOfChannel, channel_changes
from cjmap.insight.report.consistency.names import TwoNames, two_names
from cjmap.insight.report.consistency.promises import Promise, said_at, verdict_of
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
    from collections.abc import Mapping, Sequence

    from cjmap.format.catalog import Touchpoint
    from cjmap.insight.gathered.steps import Meeting, PlacedStep
    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.report.consistency.promises import Said

_Key = tuple[str, str]
"""A touchpoint: its id, or nothing and what the one described on the spot is called and where it is."""


class Felt(Published):
    """How often something is met, and how it feels. Scores are null where nothing is told."""

    steps: int = Field(ge=0, description="At how many steps it is met.")
    journeys: list[str] = Field(description="The ids of the journeys they belong to.")
    scored: int = Field(ge=0, description="How many of the steps have a score.")
    mean: float | None = Field(description="The mean of their scores.")
    lowest: float | None = Field(description="The lowest score.")
    highest: float | None = Field(description="The highest score.")
    spread: float | None = Field(description="The highest less the lowest.")


class TouchpointFigures(Published):
    """A touchpoint over all journeys that show what is."""

    touchpoint: str | None = Field(description="Its id; null for one described on the spot.")
    title: str = Field(description="What people call it.")
    channel: str = Field(description="The id of its channel; empty where nothing tells.")
    channel_title: str = Field(description="What people call the channel.")
    mode: str = Field(description="Online or offline; empty where nothing tells.")
    owner: str | None = Field(description="Who answers for it.")
    felt: Felt = Field(description="How often it is met, and how it feels.")
    promise: Promise | None = Field(description="What it promises, and what the maps say of it.")


class ChannelFigures(Published):
    """A channel over all journeys that show what is."""

    channel: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    mode: str = Field(description="Online or offline; empty where nothing tells.")
    touchpoints: int = Field(ge=0, description="How many touchpoints are met on it.")
    felt: Felt = Field(description="How often it is met, and how it feels.")


class MetricReading(Published):
    """What a metric is at one touchpoint."""

    touchpoint: str = Field(description="What people call the touchpoint.")
    ref: str = Field(description="The step it was measured at.")
    step: str = Field(description="The title of that step.")
    value: float = Field(description="The value.")
    n: int | None = Field(description="How many answers or cases it rests on.")
    period: str | None = Field(description="When it was measured.")


class MetricSpread(Published):
    """One metric at several touchpoints."""

    metric: str = Field(description="The id of the metric.")
    title: str = Field(description="Its title.")
    method: str | None = Field(description="How it is calculated.")
    unit: str | None = Field(description="Its unit.")
    better: Better | None = Field(description="Which way is better; null where nothing tells.")
    readings: list[MetricReading] = Field(
        description="The values, the best first; where nothing tells what is better, the highest."
    )


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
    places: dict[_Key, list[PlacedStep]] = defaultdict(list)
    for placed in inquiry.steps:
        if placed.meeting.label:
            places[_key(placed.meeting)].append(placed)
    if not places:
        return None
    said = _said(inquiry)
    touchpoints = [_touchpoint(inquiry, steps, said) for steps in places.values()]
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
        metrics=_metrics(inquiry),
        two_names=two_names(inquiry),
    )


def _key(meeting: Meeting) -> _Key:
    if meeting.touchpoint:
        return meeting.touchpoint, ""
    return "", f"{meeting.channel} {letters_of(meeting.label) or meeting.label}"


def _said(inquiry: Inquiry) -> dict[_Key, list[Said]]:
    """Gather what steps say of the touchpoints at which they happen; variants of their own, if any."""
    found: dict[_Key, list[Said]] = defaultdict(list)
    for placed in inquiry.steps:
        found[_key(placed.meeting)].extend(said_at(placed, placed.step, ()))
        for variant in placed.step.variants:
            own = meeting_of(variant, inquiry.workspace) if variant.touchpoint else placed.meeting
            found[_key(own)].extend(said_at(placed, variant, variant.when))
    return found


def _touchpoint(
    inquiry: Inquiry, steps: Sequence[PlacedStep], said: Mapping[_Key, Sequence[Said]]
) -> TouchpointFigures:
    meeting = steps[0].meeting
    catalogued = inquiry.workspace.touchpoint_of(meeting.touchpoint) if meeting.touchpoint else None
    felt = _felt(steps)
    return TouchpointFigures(
        touchpoint=meeting.touchpoint or None,
        title=meeting.label,
        channel=meeting.channel,
        channel_title=_channel_title(inquiry, meeting.channel),
        mode=meeting.mode,
        owner=inquiry.owner_name(meeting.owner or None),
        felt=felt,
        promise=_promise(catalogued, said.get(_key(meeting), ()), felt) if catalogued else None,
    )


def _never_met(inquiry: Inquiry, met: set[str]) -> list[TouchpointFigures]:
    """List the touchpoints of the catalogs that promise something and that no step meets."""
    found, nowhere = [], _felt(())
    for subject in inquiry.maps("catalog"):
        for each in subject.model.touchpoints:
            promise = _promise(each, (), nowhere)
            if each.id not in met and promise is not None:
                channel = inquiry.workspace.channel_named(each.channel) if each.channel else None
                owner = each.owner or (channel.owner if channel is not None else None)
                found.append(
                    TouchpointFigures(
                        touchpoint=each.id,
                        title=each.label,
                        channel=each.channel or "",
                        channel_title=_channel_title(inquiry, each.channel or ""),
                        mode=str(channel.mode or "") if channel is not None else "",
                        owner=inquiry.owner_name(owner),
                        felt=nowhere,
                        promise=promise,
                    )
                )
    return found


def _promise(touchpoint: Touchpoint, said: Sequence[Said], felt: Felt) -> Promise | None:
    if touchpoint.promise is None and touchpoint.standard is None:
        return None
    good = [each.statement for each in said if each.speaks_for]
    bad = [each.statement for each in said if not each.speaks_for]
    return Promise(
        promise=touchpoint.promise,
        standard=touchpoint.standard,
        verdict=verdict_of(good, bad, felt.mean),
        speaks_for=good,
        speaks_against=bad,
    )


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
            touchpoints=len({_key(each.meeting) for each in steps}),
            felt=_felt(steps),
        )
        for id, steps in places.items()
    ]


def _channel_title(inquiry: Inquiry, id: str) -> str:
    return inquiry.name_of("channel", id) if id else ""


def _felt(steps: Sequence[PlacedStep]) -> Felt:
    scores = [each.score for each in steps if each.score is not None]
    return Felt(
        steps=len(steps),
        journeys=list(dict.fromkeys(each.journey.model.id for each in steps)),
        scored=len(scores),
        mean=mean(scores),
        lowest=min(scores, default=None),
        highest=max(scores, default=None),
        spread=max(scores) - min(scores) if scores else None,
    )


def _metrics(inquiry: Inquiry) -> list[MetricSpread]:
    """Compare the metrics that were measured at several touchpoints, those with most of them first."""
    readings: dict[str, list[MetricReading]] = defaultdict(list)
    places: dict[str, set[_Key]] = defaultdict(set)
    for placed in inquiry.steps:
        for use in placed.step.metrics if placed.meeting.label else ():
            if use.value is not None:
                places[use.metric].add(_key(placed.meeting))
                readings[use.metric].append(
                    MetricReading(
                        touchpoint=placed.meeting.label,
                        ref=placed.ref,
                        step=placed.step.title,
                        value=use.value,
                        n=use.n,
                        period=use.period,
                    )
                )
    found = []
    for id, told in readings.items():
        if len(places[id]) > 1:
            metric = inquiry.workspace.metric_of(id)
            better = direction(metric) if metric is not None else None
            up = better is Better.LOWER
            found.append(
                MetricSpread(
                    metric=id,
                    title=inquiry.name_of("metric", id),
                    method=metric.method if metric is not None else None,
                    unit=metric.unit if metric is not None else None,
                    better=better,
                    readings=sorted(told, key=lambda each: each.value, reverse=not up),
                )
            )
    return sorted(found, key=lambda each: -len(places[each.metric]))
