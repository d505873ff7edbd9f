"""The texts of a journey's header, and what a screen reader is told of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.header import Heading, Line

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from cjmap.draw.journey.plan import Plan
    from cjmap.format.journey import Journey


def heading_of(plan: Plan) -> Heading:
    """Give the header: what the journey is about, who goes through it, and its state."""
    journey, said = plan.journey, plan.setting.said
    note = said[f"state-{journey.state}"] if journey.state else ""
    lines = tuple(_lines(journey, said))
    return Heading(said["journey"], journey.title, lines, plan.people, note)


def description_of(journey: Journey) -> str:
    """Tell the picture in words: the scenario, then each stage with its steps."""
    stages = "; ".join(
        f"{stage.label}: {', '.join(step.title for step in stage.steps)}"
        for stage in journey.stages
    )
    return ". ".join(part for part in (journey.scenario, stages) if part)


def _lines(journey: Journey, said: Mapping[str, str]) -> Iterable[Line]:
    for text in (journey.scenario, journey.summary):
        if text:
            yield Line("", text)
    if journey.goal:
        yield Line(said["goal"], journey.goal)
    if journey.expectations:
        text = "; ".join(
            item.text + (f" ({said[f'met-{item.met}'].lower()})" if item.met else "")
            for item in journey.expectations
        )
        yield Line(said["expectations"], text)
    if journey.scope and (journey.scope.from_ or journey.scope.to):
        ends = f"{journey.scope.from_ or '…'} → {journey.scope.to or '…'}"
        yield Line(said["scope"], ends)
