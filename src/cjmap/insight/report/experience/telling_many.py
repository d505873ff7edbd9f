"""Tells many journeys together: all of them in a table, and the worst that there is in any."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.insight.document import Align, Column, Points, Said, Sentence, Table, Tone
from cjmap.insight.report.experience.falls import STEEP
from cjmap.insight.report.experience.phrases import fall_told, placed, scored
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.insight.document import Block
    from cjmap.insight.report.experience.figures import JourneyExperience
    from cjmap.insight.report.sections import Room
    from cjmap.insight.voice import Voice

_MOST_OF_A_KIND = 3
"""So many moments of truth and falls are told of all journeys."""


def many(journeys: Sequence[JourneyExperience], voice: Voice, room: Room) -> tuple[Block, ...]:
    """Tell many journeys together."""
    points = tuple(_over_all(journeys, voice))
    table = _table(journeys, voice, room)
    return (table, Points(points)) if points else (table,)


def _table(journeys: Sequence[JourneyExperience], voice: Voice, room: Room) -> Table:
    """Set many journeys below one another, the one that is remembered worst first."""
    ranked = sorted(
        journeys,
        key=lambda each: (each.peak_and_end is None, each.peak_and_end or 0, each.mean or 0),
    )
    columns = (
        Column(voice("journey")),
        Column(voice("mean"), Align.RIGHT, "mean"),
        Column(voice("peak-end"), Align.RIGHT, "peak-end"),
        Column(voice("lost"), Align.RIGHT, "truth"),
        Column(voice("scored"), Align.RIGHT, "coverage"),
    )
    rows = []
    for each in ranked[: room.rows]:
        lost = sum(step.moment_of_truth == "lost" for step in each.steps)
        of = voice("of", part=each.scored, whole=len(each.steps))
        rows.append(
            (
                Said(short(each.title)),
                scored(each.mean, voice),
                scored(each.peak_and_end, voice),
                Said(voice.number(lost), Tone.BAD if lost else Tone.PLAIN),
                Said(of, Tone.PLAIN if each.complete else Tone.BAD),
            )
        )
    more = len(ranked) - len(rows)
    left_out = voice.counted("more-journeys", more) if more else ""
    return Table(columns, tuple(rows), left_out=left_out)


def _over_all(journeys: Sequence[JourneyExperience], voice: Voice) -> Iterator[Sentence]:
    """Tell the moments of truth that are lost worst, and the steepest falls."""
    lost = [
        (step, each) for each in journeys for step in each.steps if step.moment_of_truth == "lost"
    ]
    lost.sort(key=lambda pair: (pair[0].score or 0) * pair[0].reach)
    for step, each in lost[:_MOST_OF_A_KIND]:
        told = voice("moment-lost", step=placed(step, voice))
        if step.reach < 1:
            told += voice("reached", share=voice.percent(step.reach))
        yield Sentence(f"{told}{_in(each, voice)}.", notes=("truth",))
    falls = [(fall, each) for each in journeys for fall in each.falls if fall.drop >= STEEP]
    falls.sort(key=lambda pair: -pair[0].drop)
    for fall, each in falls[:_MOST_OF_A_KIND]:
        yield Sentence(f"{fall_told(fall, voice)}{_in(each, voice)}.", notes=("fall",))


def _in(each: JourneyExperience, voice: Voice) -> str:
    return f" ({voice.title(each.title)})"
