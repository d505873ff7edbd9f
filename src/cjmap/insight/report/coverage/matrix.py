"""Who is met when on which channel: personas, stages and channels."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.format.envelope import Status
from cjmap.format.feelings import mean, score_for
from cjmap.format.journey import Phase
from cjmap.insight.gathered.walkers import walkers_of
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.insight.inquiry import Inquiry


class ChannelColumn(Published):
    """A channel of the matrix."""

    channel: str = Field(description="Its id.")
    title: str = Field(description="What people call it.")
    steps: int = Field(ge=0, description="How many steps of today happen on it.")


class StageRow(Published):
    """A stage of a journey that shows what is."""

    journey: str = Field(description="The id of the journey.")
    stage: int = Field(ge=0, description="Its number in the journey, from 0.")
    title: str = Field(description="Its title.")
    phase: Phase | None = Field(description="Before, during or after the purchase or use.")
    steps: int = Field(ge=0, description="How many steps it has.")


class Cell(Published):
    """The steps of one persona in one stage on one channel; cells without any are left out."""

    persona: str = Field(description="The id of the persona; empty where the journey names nobody.")
    journey: str = Field(description="The id of the journey.")
    stage: int = Field(ge=0, description="The number of the stage in the journey, from 0.")
    phase: Phase | None = Field(description="The phase of the stage.")
    channel: str = Field(description="The id of the channel; empty where there is none.")
    steps: int = Field(ge=1, description="How many steps they are.")
    scored: int = Field(ge=0, description="How many of them the persona has a score at.")
    mean: float | None = Field(description="The mean of these scores.")


class PersonaRow(Published):
    """A persona, and where the maps show them."""

    persona: str = Field(description="The id of the persona; empty for whom journeys do not name.")
    name: str = Field(description="Their name.")
    share: float | None = Field(description="The share of all customers.")
    journeys: list[str] = Field(description="The ids of the journeys of today that name them.")
    future_journeys: list[str] = Field(description="The ids of the future ones.")
    steps: int = Field(ge=0, description="The steps of today that they walk.")
    channels: list[str] = Field(description="The ids of the channels on which they are met.")
    phases: list[Phase] = Field(description="The phases in which they have steps.")
    empathy_maps: int = Field(ge=0, description="How many empathy maps are about them.")
    basis: bool = Field(description="Whether they are there for others to build on (`extends`).")


class Matrix(Published):
    """The matrix of personas, stages and channels."""

    channels: list[ChannelColumn] = Field(description="The channels, as the catalogs list them.")
    stages: list[StageRow] = Field(description="The stages, journey by journey.")
    personas: list[PersonaRow] = Field(description="The personas.")
    cells: list[Cell] = Field(description="The steps.")


def matrix(inquiry: Inquiry) -> Matrix:
    """Count the steps of each persona by stage and channel."""
    scores: dict[tuple[str, str, int, str], list[float | None]] = defaultdict(list)
    phases: dict[tuple[str, int], Phase | None] = {}
    for placed in inquiry.steps:
        journey, stage = placed.journey.model.id, int(placed.path[1])
        phases[journey, stage] = placed.stage.phase
        for persona in walkers_of(placed) or ("",):
            score = score_for(placed.step.emotion, persona) if persona else placed.score
            scores[persona, journey, stage, placed.meeting.channel].append(score)
    cells = [
        Cell(
            persona=persona,
            journey=journey,
            stage=stage,
            phase=phases[journey, stage],
            channel=channel,
            steps=len(told),
            scored=sum(score is not None for score in told),
            mean=mean(told),
        )
        for (persona, journey, stage, channel), told in scores.items()
    ]
    return Matrix(
        channels=list(_channels(inquiry)),
        stages=list(_stages(inquiry)),
        personas=list(_personas(inquiry, cells)),
        cells=cells,
    )


def _channels(inquiry: Inquiry) -> Iterator[ChannelColumn]:
    """List the channels of the catalogs that are meant, and all others that are met."""
    met: dict[str, int] = defaultdict(int)
    for placed in inquiry.steps:
        if placed.meeting.channel:
            met[placed.meeting.channel] += 1
    meant = {subject.entry.number for subject in inquiry.maps("catalog")}
    listed = [
        channel.id
        for entry, catalog in inquiry.survey.maps("catalog")
        if catalog.status is not Status.DEPRECATED
        for channel in catalog.channels
        if entry.number in meant or channel.id in met
    ]
    for id in dict.fromkeys((*listed, *met)):
        title = inquiry.name_of("channel", id)
        yield ChannelColumn(channel=id, title=title, steps=met.get(id, 0))


def _stages(inquiry: Inquiry) -> Iterator[StageRow]:
    for journey in inquiry.journeys:
        for number, stage in enumerate(journey.model.stages):
            yield StageRow(
                journey=journey.model.id,
                stage=number,
                title=stage.label,
                phase=stage.phase,
                steps=len(stage.steps),
            )


def _personas(inquiry: Inquiry, cells: list[Cell]) -> Iterator[PersonaRow]:
    """List the personas that are meant, and all others that walk a journey."""
    today: dict[str, list[str]] = defaultdict(list)
    future: dict[str, list[str]] = defaultdict(list)
    for journeys, named in ((inquiry.journeys, today), (inquiry.futures, future)):
        for journey in journeys:
            for persona in dict.fromkeys(journey.model.personas or ("",)):
                named[persona].append(journey.model.id)
    here: dict[str, list[Cell]] = defaultdict(list)
    for cell in cells:
        here[cell.persona].append(cell)
    about: dict[str, int] = defaultdict(int)
    for _, empathy in inquiry.survey.maps("empathy-map"):
        if empathy.persona and empathy.status is not Status.DEPRECATED:
            about[empathy.persona] += 1
    bases = {each.extends for each in inquiry.personas.values() if each.extends}
    meant = [subject.model.id for subject in inquiry.maps("persona")]
    for id in dict.fromkeys((*meant, *today)):
        known, own = inquiry.personas.get(id), here[id]
        phases = {cell.phase for cell in own}
        yield PersonaRow(
            persona=id,
            name=known.label if known is not None else id,
            share=known.share if known is not None else None,
            journeys=today[id],
            future_journeys=future[id],
            steps=sum(cell.steps for cell in own),
            channels=list(dict.fromkeys(cell.channel for cell in own if cell.channel)),
            phases=[phase for phase in Phase if phase in phases],
            empathy_maps=about[id],
            basis=id in bases,
        )
