"""The texts of a journey's header, and what a screen reader is told of the picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.header import Heading, Line, compared
from cjmap.draw.parts.measures import sentences
from cjmap.draw.pictures.journey.changes import is_gone
from cjmap.draw.pictures.journey.items import met_lead

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.draw.pictures.journey.plan import Plan


def heading_of(plan: Plan) -> Heading:
    """Give the header: what the journey is about, who goes through it, and its state."""
    journey, said = plan.journey, plan.setting.said
    state = [said[f"state-{journey.state}"]] if journey.state else []
    contexts = [plan.setting.name_of("context", id) for id in plan.setting.view.contexts]
    note = " · ".join([*state, *contexts])
    lines = tuple(_lines(plan))
    heading = Heading(said["journey"], journey.title, lines, plan.people, note)
    return compared(heading, journey, plan.setting)


def description_of(plan: Plan) -> str:
    """Tell the picture in words: the scenario, then each stage with its steps, as they are now."""
    gone = {place.step.id for n, place in enumerate(plan.places) if place.step and is_gone(plan, n)}
    stages = "; ".join(
        f"{stage.label}: {', '.join(step.title for step in stage.steps if step.id not in gone)}"
        for number, stage in enumerate(plan.journey.stages)
        if not plan.setting.is_gone(plan.usual.stages[number])
    )
    return sentences(plan.journey.scenario, stages) or plan.setting.said["journey"]


def _lines(plan: Plan) -> Iterable[Line]:
    journey, said = plan.journey, plan.setting.said
    for field, text in (("scenario", journey.scenario), ("summary", journey.summary)):
        if text:
            yield Line("", text, field=field)
    if journey.parent:
        yield Line(said["part-of"], _place(plan, journey.parent), field="parent")
    if journey.goal:
        yield Line(said["goal"], journey.goal, field="goal")
    expected = [item for item in journey.expectations if plan.shows(item.by)]
    flags = tuple(plan.setting.flag(item) for item in expected)
    if any(item.met for item in expected) or any(flags):
        signed = tuple((met_lead(plan.setting, item.met), item.text) for item in expected)
        yield Line(said["expectations"], "", signed, flags=flags if any(flags) else ())
    elif expected:
        yield Line(said["expectations"], "; ".join(item.text for item in expected))
    if journey.scope and (journey.scope.from_ or journey.scope.to):
        ends = f"{journey.scope.from_ or '…'} → {journey.scope.to or '…'}"
        yield Line(said["scope"], ends, field="scope")


def _place(plan: Plan, path: str) -> str:
    """Name the stage or step of another journey, with that journey before it."""
    journey, _, place = path.partition("#")
    other = plan.setting.context.map_of("journey", journey)
    if other is None:
        return f"{journey} → {place}" if place else journey
    names = {stage.id: stage.label for stage in other.stages if stage.id}
    names |= {step.id: step.title for step in other.steps}
    return f"{other.title} → {names.get(place, place)}" if place else str(other.title)
