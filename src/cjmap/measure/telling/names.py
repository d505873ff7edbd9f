"""What things of a journey and its workspace are called, for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.insight.voice import Voice, short
from cjmap.measure.figures.units import unit_seconds

if TYPE_CHECKING:
    from cjmap.format.journey import Journey
    from cjmap.measure.figures.measured import Slice
    from cjmap.workspace import Workspace


_LEAST = 0.1
"""Below this part of its unit, a time is told in smaller ones."""


@dataclass(frozen=True)
class Names:
    """Titles by id, in one language; an id stands for itself where nobody gave it a title."""

    workspace: Workspace
    journey: Journey
    voice: Voice

    def step(self, id: str) -> str:
        """Return the title of a step."""
        titles = {step.id: step.title for step in self.journey.steps}
        return short(titles.get(id, id))

    def metric(self, id: str) -> str:
        """Return the title of a metric."""
        return short(self.workspace.title_of(Section.METRIC, id) or id)

    def channel(self, id: str) -> str:
        """Return the title of a channel."""
        return short(self.workspace.title_of(Section.CHANNEL, id) or id)

    def whom(self, slice: Slice) -> str:
        """Return whom and when a figure is about."""
        words = []
        if slice.persona is not None:
            words.append(self.workspace.title_of(Section.PERSONA, slice.persona) or slice.persona)
        if slice.context is not None:
            words.append(self.workspace.title_of(Section.CONTEXT, slice.context) or slice.context)
        return short(", ".join(words)) if words else self.voice("everybody")

    def value(self, id: str, value: float) -> str:
        """Write a value of a metric, with its unit where it has one."""
        metric = self.workspace.metric_of(id)
        method = str(metric.method) if metric is not None else ""
        if method == "share":
            return self.voice.percent(value)
        seconds = unit_seconds(metric.unit) if metric is not None and method == "duration" else None
        if seconds is not None and abs(value) < _LEAST:
            return self.voice.seconds(value * seconds)
        number = self.voice.number(value, 0 if method in ("nps", "ces-net") else 2)
        if method == "csat-top2":
            return f"{self.voice.number(value, 1)} %"
        unit = metric.unit if metric is not None else None
        return f"{number} {short(unit)}" if unit else number
