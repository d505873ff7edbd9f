"""The flow of a blueprint: lanes of cards over the customer's steps, glued arrows, the three lines.

One that is too wide or too high for a slide goes on to the next one, at the end of a stage where
that can be; lanes are named again on each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from cjmap.draw.look.theme import stage_colours
from cjmap.draw.parts.times import spelled
from cjmap.draw.pictures.blueprint.arrows import arrows_of
from cjmap.draw.pictures.blueprint.lines import lines_above
from cjmap.draw.pictures.journey.rows import broken
from cjmap.exchange.pptx.blueprint.layout import (
    GAP,
    INSET,
    LINE,
    Layout,
    card_text,
    label_width,
    lane_name,
    layout_of,
)
from cjmap.exchange.pptx.connectors import End, connect
from cjmap.exchange.pptx.drawing import Box, Look
from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.paragraphs import (
    Paragraph,
    Run,
    clipped,
    height,
    said,
    strong,
    widest_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.exchange.pptx.deck import Deck, Page

_LEAST_CARD = 92.0
"""The width of a card from which on a slide takes another column, in points."""

_TIP = 8.0
_TIMES = 20.0
_LEGEND = 28.0


def flow_slides(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    """Add the slides of the flow."""
    if not plan.columns:
        return
    title = plan.blueprint.title
    page = deck.page(title)
    parts, detail = _parts(plan, page.area)
    for number, part in enumerate(parts, 1):
        page = deck.part(page, title, number, len(parts), own)
        _slide(deck, page, plan, part, detail, own)


def _parts(plan: Plan, area: Box) -> tuple[list[range], bool]:
    """Part the columns: as many on a slide as fit, with who acts on the cards if that fits too."""
    room = area.width - label_width(plan) - GAP
    most = max(min(int(room // (_LEAST_CARD + 22.0)), len(plan.columns)), 1)
    stages = _stage_numbers(plan)
    tried = {count: broken(stages, count) for count in range(most, 0, -1)}
    fewest = len(tried[most])
    for detail, slides in ((True, fewest + 1), (False, fewest + 2), (True, len(stages))):
        for parts in tried.values():
            fits = all(_fits(plan, part, area, detail) for part in parts)
            if len(parts) <= slides and fits:
                return parts, detail
    return tried[min(2, most)], False


def _fits(plan: Plan, part: range, area: Box, detail: bool) -> bool:
    top = area.top + _heads_height(plan, part, area)
    return _spare(layout_of(plan, part, area, top, detail), area) >= 0


def _spare(layout: Layout, area: Box) -> float:
    """Return the room below the lanes that nothing needs, in points."""
    foot = _TIMES + GAP if any(layout.plan.durations()) else 0.0
    return area.bottom - layout.bottom - foot - _LEGEND


def _stage_numbers(plan: Plan) -> list[int]:
    """Number the runs of columns that belong to one stage of the journey."""
    numbers: list[int] = []
    before: object = object()
    for step in plan.steps:
        stage = _stage_of(plan, step)
        numbers.append((numbers[-1] if numbers else 0) + (stage is not before))
        before = stage
    return numbers


def _stage_of(plan: Plan, step: object) -> str | None:
    journey = plan.setting.context.map_of("journey", plan.blueprint.journey or "")
    if journey is None or step is None:
        return None
    return next((stage.label for stage in journey.stages if step in stage.steps), None)


def _runs(plan: Plan, part: range) -> list[tuple[str, int, int]]:
    """List the stages over some columns: name, first and last column of the part."""
    numbers = _stage_numbers(plan)
    runs: list[tuple[str, int, int]] = []
    for place, column in enumerate(part):
        label = _stage_of(plan, plan.steps[column])
        if label is None:
            continue
        if runs and place and numbers[column] == numbers[column - 1]:
            runs[-1] = (runs[-1][0], runs[-1][1], place)
        else:
            runs.append((label, place, place))
    return runs


def _heads_height(plan: Plan, part: range, area: Box) -> float:
    runs = _runs(plan, part)
    if not runs:
        return 0.0
    wide = (area.width - label_width(plan)) / len(part)
    heights = [
        height(
            [strong(clipped(name, wide * (last - first + 1) - 2 * _TIP - 8, 2, bold=True))],
            wide * (last - first + 1) - 2 * _TIP - 8,
        )
        for name, first, last in runs
    ]
    return max(heights) + 10.0 + GAP


def _slide(
    deck: Deck, page: Page, plan: Plan, part: range, detail: bool, own: dict[str, str]
) -> None:
    area = page.area
    heads = _heads_height(plan, part, area)
    layout = layout_of(plan, part, area, area.top + heads, detail)
    spare = max(_spare(layout, area), 0.0)
    layout = layout_of(plan, part, area, area.top + heads, detail, spare)
    if heads:
        _heads(page, plan, part, layout, area.top, heads - GAP)
    _lanes(page, layout, area)
    shapes = _cards(page, layout)
    signs = _links(page, layout, shapes)
    y = min(layout.bottom + GAP, area.bottom - _TIMES)
    if any(layout.plan.durations()):
        _times(page, layout, area, y)
        y += _TIMES + GAP
    legend = _legend(layout, signs)
    if legend:
        text = [Paragraph(tuple(legend))]
        tall = height(text, area.width)
        box = Box(area.left, min(y, area.bottom - tall), area.width, tall)
        page.drawing.label(box, f"{plan.blueprint.id}#legend", text)
    keys = {column.key for column in layout.plan.columns}
    actions = [action for action in plan.blueprint.actions if action.at in keys]
    deck.speak(page, [*_leaving(plan, layout, own), *notes_of(plan.setting, own, actions)])


def _heads(page: Page, plan: Plan, part: range, layout: Layout, y: float, tall: float) -> None:
    """Draw the stages of the journey as chevrons."""
    theme, upright = plan.setting.theme, layout.sizes.upright
    names = list(dict.fromkeys(name for name, _, _ in _runs(plan, range(len(plan.columns)))))
    colours = stage_colours(theme, len(names))
    for place, (name, first, last) in enumerate(_runs(plan, part)):
        left = upright[first].middle if first else upright[0].start
        right = upright[-1].end if last + 1 == len(part) else upright[last + 1].middle
        start = left if not place else left - _TIP + 3
        box = Box(start, y, right - start, tall)
        page.drawing.shape(
            MSO_SHAPE.CHEVRON if place else MSO_SHAPE.PENTAGON, box,
            Look(colours[names.index(name)]), f"{plan.blueprint.id}#stage {said(name)}",
            adjust=(_TIP / min(tall, box.width),), text=(strong(clipped(name, right - left - 2 * _TIP - 8, 2, bold=True), theme.on_stage),),
            inset=(2.0 if place else 8.0, 2.0), anchor="middle",
        )  # fmt: skip


def _lanes(page: Page, layout: Layout, area: Box) -> None:
    """Draw the grounds and names of the lanes, and the lines between them."""
    plan, sizes, drawing = layout.plan, layout.sizes, page.drawing
    map = plan.blueprint.id
    for number, lane in enumerate(plan.lanes):
        hue, top = plan.hue(number), sizes.lane_top[number]
        tall = sizes.lane_bottom[number] - top
        left = area.left + layout.label + GAP
        drawing.ground(
            Box(left, top, sizes.right - left, tall), hue.band, f"{map}#{lane.id} ground"
        )
        name = Box(area.left, top, layout.label, tall)
        text = lane_name(plan, number)
        drawing.card(
            name, Look(hue.label), f"{map}#{lane.id}", text, inset=(6.0, 3.0), anchor="middle"
        )
    for number in range(1, len(plan.lanes)):
        y = sizes.lane_bottom[number - 1] + GAP / 2
        for line in lines_above(plan.lanes, number):
            title = plan.setting.said[line.key]
            colour = plan.setting.theme.hues[line.hue].accent
            middle = y + LINE / 2
            start = area.left + widest_line(title, 10.0) + 8
            named = f"{map}#line {line.key}"
            drawing.line(
                (start, middle), (sizes.right, middle), Look(None, colour, 1.25, True), named, title
            )
            box = Box(area.left, y, start - area.left, LINE)
            drawing.label(box, f"{named} name", [strong(title, colour)], anchor="middle")
            y += LINE


def _cards(page: Page, layout: Layout) -> dict[Cell, End]:
    """Draw the cards with their badges; return them by their cells."""
    plan, drawing = layout.plan, page.drawing
    map = plan.blueprint.id
    drawn: dict[Cell, End] = {}
    for cell, entry in sorted(layout.table.cards.items()):
        left, top, right, bottom = layout.sizes.sides(cell)
        face = entry.face
        box = Box(left, top, right - left, bottom - top)
        edge, pen = (face.edge, 1.75) if face.edge else (face.hue.edge, 0.75)
        name = f"{map}#{entry.name or said(face.text)}"
        text = card_text(plan, face, layout.detail)
        look = Look(face.hue.card, edge, pen, face.dash != "solid")
        shape = drawing.card(box, look, name, text, inset=INSET, anchor="middle")
        drawn[cell] = End(shape, box)
    for cell, entry in sorted(layout.table.cards.items()):
        box = drawn[cell].box
        for number, badge in enumerate(entry.face.badges):
            x = box.right - 4 - number * 17
            name = f"{map}#{entry.name or said(entry.face.text)} {badge.meaning}"
            title = f"{badge.meaning}: {said(entry.face.text)}"
            drawing.badge(x, box.top, badge.letter, badge.fill, name, title)
    return drawn


def _links(page: Page, layout: Layout, drawn: dict[Cell, End]) -> set[str]:
    """Draw the links as connectors; return their kinds."""
    plan = layout.plan
    arrows = arrows_of(plan, layout.joined, layout.table, layout.routed, layout.sizes)
    kinds = set()
    for joined, arrow in zip(layout.joined, arrows, strict=True):
        kind = str(arrow.link.kind)
        kinds.add(kind)
        title = (
            f"{said(arrow.names)}: {said(arrow.link.title)}"
            if arrow.link.title
            else said(arrow.names)
        )
        connect(
            page.drawing, arrow.points, drawn[joined.start], drawn[joined.end],
            Look(None, plan.setting.theme.arrow, 1.25, kind == "needs"),
            f"{plan.blueprint.id}#link {joined.number}", title,
            tail=kind == "agrees", head=kind != "needs",
        )  # fmt: skip
    return kinds


def _times(page: Page, layout: Layout, area: Box, y: float) -> None:
    """Write how long each column takes below it."""
    plan, sizes = layout.plan, layout.sizes
    theme, words = plan.setting.theme, plan.setting.said
    hue = theme.hues["slate"]
    map = plan.blueprint.id
    name = Box(area.left, y, layout.label, _TIMES)
    page.drawing.card(
        name,
        Look(hue.label),
        f"{map}#time",
        [strong(words["duration"], hue.ink)],
        inset=(6.0, 3.0),
        anchor="middle",
    )
    for column, time in enumerate(plan.durations()):
        known = time and (time.actual or time.planned or time.wait)
        if not time or not known:
            continue
        runs = [Run(spelled(known, words), hue.ink, True)]
        if time.wait and time.wait is not known:
            waiting = Run(f" · {words['waiting']} {spelled(time.wait, words)}", theme.wait)
            if widest_line(runs[0].text + waiting.text, 10.0) < sizes.card_width:
                runs.append(waiting)
        box = Box(sizes.card_left[column], y, sizes.card_width, _TIMES)
        key = plan.columns[column].key or column + 1
        text = [Paragraph(tuple(runs), align="center")]
        page.drawing.label(box, f"{map}#{key} time", text, anchor="middle")


def _legend(layout: Layout, kinds: set[str]) -> list[Run]:
    theme, words = layout.plan.setting.theme, layout.plan.setting.said
    badges = {
        badge.letter: badge
        for _, entry in sorted(layout.table.cards.items())
        for badge in entry.face.badges
    }
    runs = [Run(f"{each.letter} {each.meaning}    ", each.fill, True) for each in badges.values()]
    if any(entry.face.edge for entry in layout.table.cards.values()):
        runs.append(Run(f"▢ {words['weak']}    ", theme.fail, True))
    for kind, sign, key in (
        ("triggers", "→", "triggers"),
        ("needs", "- -", "needs-link"),
        ("agrees", "↔", "agrees"),
    ):
        if kind in kinds:
            runs.append(Run(f"{sign} {words[key]}    ", theme.arrow))
    return runs


def _leaving(plan: Plan, layout: Layout, own: dict[str, str]) -> list[str]:
    """Tell the links that lead to other slides or come from them."""
    here = {entry.name for entry in layout.table.cards.values() if entry.name}
    names = dict(_names(plan))
    shown = {each.number for each in layout.joined}
    told = [
        f"– {names.get(link.from_, link.from_)} → {names.get(link.to, link.to)}"
        for number, link in enumerate(plan.blueprint.links, 1)
        if number not in shown and (link.from_ in here or link.to in here)
    ]
    return [f"{own['leads-on']}:", *told] if told else []


def _names(plan: Plan) -> Iterator[tuple[str, str]]:
    """Give what columns and actions are called, by their ids."""
    for column, step in zip(plan.columns, plan.steps, strict=True):
        if column.key:
            yield column.key, said(column.title or (step.title if step else column.key))
    for action in plan.blueprint.actions:
        if action.id:
            yield action.id, said(action.text)
