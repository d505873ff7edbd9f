"""A stage in detail: a table with a column a step and a row for each side of it that is told."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.look.theme import stage_colour
from cjmap.exchange.pptx.drawing import Box
from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.journey.told import ROWS
from cjmap.exchange.pptx.paragraphs import Paragraph, Run, height, plain, said, strong, widest_word
from cjmap.exchange.pptx.tables import ACROSS, Cell, Row, Table, draw, fitted

if TYPE_CHECKING:
    from cjmap.draw.pictures.journey.plan import Plan
    from cjmap.exchange.pptx.deck import Deck
    from cjmap.format.journey import Stage, Step

_LEAST = 128.0
"""The least width of a step's column, in points."""

_MOST = 560.0
"""The width from which a single column is no wider, in points."""

_LARGER = 1.35
"""How much wider the column with the names is than they need: their text may be larger."""


def stage_slides(deck: Deck, plan: Plan, number: int, own: dict[str, str]) -> None:
    """Add the slides of the stage with this number (from 0); none of a stage without anything."""
    stage = plan.journey.stages[number]
    heading = [stage.goal, stage.summary]
    if not stage.steps and not any(heading):
        return
    title = f"{number + 1}. {said(stage.label)}"
    label = _label_width(plan)
    for part in _parts(stage, deck, label):
        _slides(deck, plan, number, title, part, label, own)


def _label_width(plan: Plan) -> float:
    names = (plan.setting.said[key] for key, _, _ in ROWS)
    return max(widest_word(name, 10.0, bold=True) for name in names) + 2 * ACROSS + 2


def _parts(stage: Stage, deck: Deck, label: float) -> list[tuple[Step, ...]]:
    """Part the steps of a stage so that each slide has columns wide enough, evenly."""
    from pptx.util import Length

    room = Length(deck.presentation.slide_width).pt * 0.92 - label * _LARGER
    most = max(int(room // _LEAST), 1)
    count = max(math.ceil(len(stage.steps) / most), 1)
    size = math.ceil(len(stage.steps) / count) or 1
    return [stage.steps[at : at + size] for at in range(0, max(len(stage.steps), 1), size)]


def _slides(
    deck: Deck,
    plan: Plan,
    number: int,
    title: str,
    steps: tuple[Step, ...],
    label: float,
    own: dict[str, str],
) -> None:
    stage = plan.journey.stages[number]
    theme, said_ = plan.setting.theme, plan.setting.said
    numbers = {step.id: count for count, step in enumerate(plan.journey.steps, 1)}
    page = deck.page(title)
    area = page.area
    label *= _LARGER
    width = (area.width - label) / max(len(steps), 1)
    if len(steps) == 1:
        width = min(width, _MOST)
    colour = stage_colour(theme, number, len(plan.journey.stages))
    head: Row = (
        Cell((), colour),
        *(
            Cell((strong(_named(step, numbers[step.id]), theme.on_stage, 11.0),), colour)
            for step in steps
        ),
    )
    rows = []
    for key, hue, tell in ROWS:
        told = [tell(plan, step) for step in steps]
        if any(told):
            name = Cell((strong(said_[key], theme.hues[hue].ink),), theme.hues[hue].label)
            rows.append((name, *(Cell(tuple(_body(each, theme.body))) for each in told)))
    table = Table(
        deck.unique(f"{plan.journey.id}#{stage.id or number + 1}"),
        f"{title}: {', '.join(said(step.title) for step in steps)}",
        head,
        tuple(rows),
        (label, *(width for _ in steps)),
        theme.faint,
    )
    lead = _lead(plan, stage)
    tall = height(lead, area.width)
    room = area.height - (tall + 8 if lead else 0.0)
    table, shown = fitted(table, room) if steps else (table, [()])
    for count, part in enumerate(shown):
        page = deck.part(page, title, count + 1, len(shown), own)
        top = area.top
        if lead:
            page.drawing.label(Box(area.left, top, area.width, tall), f"{table.name} goal", lead)
            top += tall + 8
        if part:
            named = table.name if not count else deck.unique(table.name)
            draw(page.drawing, replace(table, name=named), part, area.left, top)
        deck.speak(page, notes_of(plan.setting, own, steps or stage))


def _named(step: Step, number: int) -> str:
    return f"{number} {said(step.title)}{'  ★' if step.moment_of_truth else ''}"


def _lead(plan: Plan, stage: Stage) -> list[Paragraph]:
    """Tell what a stage is for, below its title."""
    theme, words = plan.setting.theme, plan.setting.said
    runs = []
    if stage.phase:
        runs.append(Run(f"{words[f'phase-{stage.phase}']}  ", theme.brand, True, 12.0))
    if stage.goal:
        runs += [
            Run(f"{words['goal']}: ", theme.ink, True, 12.0),
            Run(said(stage.goal), theme.body, size=12.0),
        ]
    told = [Paragraph(tuple(runs))] if runs else []
    return [*told, *plain(stage.summary, theme.body, 12.0)]


def _body(told: list[Paragraph], colour: str) -> list[Paragraph]:
    """Give runs without a colour of their own that of text."""
    return [
        replace(each, runs=tuple(replace(run, colour=run.colour or colour) for run in each.runs))
        for each in told
    ]
