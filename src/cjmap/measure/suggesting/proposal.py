"""What is proposed: all that the text of a mapping will say, before it is written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.measure.suggesting.columns import AnswerColumns, EventColumns
    from cjmap.measure.suggesting.questions import Asked
    from cjmap.measure.suggesting.steps import Placed


@dataclass(frozen=True, slots=True)
class Named:
    """Values of a column that mean ids of the workspace, and those that mean none."""

    ids: dict[str, str]
    unknown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProposedEvents:
    """A log: where it is, its columns, and the steps of its activities."""

    source: str
    delimiter: str | None
    columns: EventColumns
    channels: Named
    personas: Named
    failed: tuple[str, ...]
    repeated: int
    placed: tuple[Placed, ...]
    ignored: tuple[tuple[str, int], ...]
    unplaced: tuple[tuple[str, int], ...]
    of: int


@dataclass(frozen=True, slots=True)
class ProposedAnswers:
    """A survey: where it is, its columns and questions."""

    source: str
    delimiter: str | None
    columns: AnswerColumns
    personas: Named
    asked: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class ProposedTime:
    """A metric of the method `duration`, and the activities it may lie between."""

    metric: str
    step: str
    left: tuple[str, ...]
    to: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposal:
    """A whole mapping."""

    journey: str
    lang: str
    zone: str
    zone_told: bool
    events: ProposedEvents | None
    answers: ProposedAnswers | None
    steps: tuple[str, ...]
    times: tuple[ProposedTime, ...]
    shares: tuple[tuple[str, str], ...]
    weekends: tuple[str, ...]
