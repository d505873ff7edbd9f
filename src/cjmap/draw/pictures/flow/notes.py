"""The texts around the picture: header, footnotes, and what a screen reader is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.draw.parts.header import Heading, Line
from cjmap.draw.parts.measures import sentences
from cjmap.draw.pictures.flow.choosing import LEAST
from cjmap.draw.pictures.flow.looks import cases, figure

if TYPE_CHECKING:
    from cjmap.draw.parts.setting import Setting
    from cjmap.draw.pictures.flow.plan import Plan
    from cjmap.format.journey import Journey

_SEEN = ("reached", "left", "open", "failed", "missing", "median")
"""The fields of a step of which it is told if no step has them."""


def heading_of(journey: Journey, setting: Setting) -> Heading:
    """Give the header: what is compared, and what is known of the journey."""
    lines = (Line("", journey.scenario),) if journey.scenario else ()
    return Heading(setting.said["flow"], journey.title, lines)


def notes_of(plan: Plan) -> list[str]:
    """Give the footnotes: what the figures are of, and what they do not show."""
    flows, setting, said = plan.flows, plan.setting, plan.setting.said
    n = f"n = {said.number(flows.cases)}"
    notes = [
        f"{said['sources']}: {flows.source}",
        flows.period,
        n,
        said["flow-not-customers"],
    ]
    for rest, key in ((plan.rare, "flow-rare"), (plan.rare_beside, "flow-rare-beside")):
        if rest.things:
            notes.append(
                said[key].format(count=said.number(rest.things), cases=cases(rest.cases, setting))
            )
    notes.append(said["flow-threshold"].format(share=said.percent(LEAST)))
    if flows.unmapped:
        notes.append(said["flow-unmapped"].format(share=said.percent(flows.unmapped)))
    unseen = [
        said[f"flow-seen-{field}"]
        for field in _SEEN
        if all(getattr(each, field) is None for each in flows.steps)
    ]
    if unseen:
        notes.append(said["flow-unseen"].format(fields=", ".join(unseen)))
    notes.append(said["flow-shares"])
    return notes


def description_of(plan: Plan) -> str:
    """Tell the picture in words: each step with its cases, and what went otherwise there."""
    flows, setting, said = plan.flows, plan.setting, plan.setting.said
    known = {each.step: each for each in flows.steps}
    told = []
    for step in plan.steps:
        flow = known.get(step.id)
        figures = [
            f"{said[f'flow-seen-{field}']} {figure(count, setting)}"
            for field in ("reached", "missing", "failed", "slow", "channel", "left", "open")
            if flow and (count := getattr(flow, field)) and count.cases
        ]
        told.append(f"{step.title}: {', '.join(figures)}" if figures else step.title)
    head = f"{cases(flows.cases, setting)}, {flows.period}, {flows.source}"
    return sentences(said["flow"], head, *told)
