"""The flow of a blueprint: lanes of cards over the customer's steps, glued arrows, the three lines.

One that is too wide or too high for a slide goes on to the next one; lanes and columns are named
again on each.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pptx.enum.shapes import MSO_SHAPE

from cjmap.draw.look.theme import stage_colours
from cjmap.draw.parts.times import spelled
from cjmap.draw.pictures.blueprint.arrows import arrows_of
from cjmap.draw.pictures.blueprint.plan import HUES
from cjmap.exchange.pptx.blueprint.division import division
from cjmap.exchange.pptx.blueprint.layout import (
    GAP,
    INSET,
    LINE,
    TIMES,
    TIP,
    Layout,
    card_text,
    column_title,
    lane_name,
    layout_of,
    stage_name,
)
from cjmap.exchange.pptx.connectors import End, connect
from cjmap.exchange.pptx.drawing import Box, Look
from cjmap.exchange.pptx.grounds import notes_of
from cjmap.exchange.pptx.paragraphs import (
    Paragraph,
    Run,
    height,
    said,
    strong,
    widest_line,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.routing import Cell
    from cjmap.draw.pictures.blueprint.plan import Plan
    from cjmap.exchange.pptx.blueprint.pieces import Piece
    from cjmap.exchange.pptx.deck import Deck, Page


def flow_slides(deck: Deck, plan: Plan, own: dict[str, str]) -> None:
    """Add the slides of the flow."""
    if not plan.columns:
        return
    title = plan.blueprint.title
    page = deck.page(title)
    pieces, detail = division(plan, page.area)
    for number, piece in enumerate(pieces, 1):
        page = deck.part(page, title, number, len(pieces), own)
        _slide(deck, page, piece, detail, own)


def _slide(deck: Deck, page: Page, piece: Piece, detail: bool, own: dict[str, str]) -> None:
    plan, area = piece.plan, page.area
    layout = layout_of(piece, area, detail)
    layout = layout_of(piece, area, detail, max(layout.spare, 0.0))
    _heads(page, layout)
    _titles(page, layout)
    _lanes(page, layout)
    shapes = _cards(page, layout)
    signs = _links(page, layout, shapes)
    y = min(layout.bottom + GAP, area.bottom - TIMES)
    if any(layout.plan.durations()):
        _times(page, layout, area, y)
        y += TIMES + GAP
    legend = _legend(layout, signs)
    if legend:
        text = [Paragraph(tuple(legend))]
        tall = height(text, area.width)
        box = Box(area.left, min(y, area.bottom - tall), area.width, tall)
        page.drawing.label(box, f"{plan.blueprint.id}#legend", text)
    page.rest = [*page.rest, *piece.rest]
    shown = {id(entry.action) for entry in layout.table.cards.values()}
    actions = [action for action in plan.blueprint.actions if id(action) in shown]
    deck.speak(page, [*_leaving(layout, own), *notes_of(plan.setting, own, actions)])


def _heads(page: Page, layout: Layout) -> None:
    """Draw the stages of the journey as chevrons."""
    plan = layout.plan
    theme, tall = plan.setting.theme, layout.heads_height
    shown = {stage for stage in layout.piece.flow.stages if stage is not None}
    colours = stage_colours(theme, len(shown))
    for place, head in enumerate(layout.heads):
        start = head.left if not place else head.left - TIP + 3
        box = Box(start, layout.area.top, head.right - start, tall)
        page.drawing.shape(
            MSO_SHAPE.CHEVRON if place else MSO_SHAPE.PENTAGON, box,
            Look(colours[head.number]), f"{plan.blueprint.id}#stage {said(head.name)}",
            adjust=(TIP / min(tall, box.width),), text=(stage_name(head, theme.on_stage),),
            inset=(2.0 if place else 8.0, 2.0), anchor="middle",
        )  # fmt: skip


def _titles(page: Page, layout: Layout) -> None:
    """Write above the columns what the customer does, where no card of the slide tells it."""
    plan, sizes, tall = layout.plan, layout.sizes, layout.titles_height
    if not tall:
        return
    look = Look(plan.setting.theme.hues[HUES["customer"]].label)
    y = layout.area.top + (layout.heads_height + GAP if layout.heads_height else 0.0)
    for number, column in enumerate(plan.columns):
        box = Box(sizes.card_left[number], y, sizes.card_width, tall)
        name = f"{plan.blueprint.id}#{column.key or number + 1} title"
        text = [column_title(layout.piece, number, sizes.card_width)]
        page.drawing.card(box, look, name, text, inset=INSET, anchor="middle")


def _lanes(page: Page, layout: Layout) -> None:
    """Draw the grounds and names of the lanes, and the lines above them."""
    plan, sizes, drawing, area = layout.plan, layout.sizes, page.drawing, layout.area
    map = plan.blueprint.id
    for number, lane in enumerate(plan.lanes):
        hue, top = plan.hue(number), sizes.lane_top[number]
        tall = sizes.lane_bottom[number] - top
        left = area.left + layout.label + GAP
        drawing.ground(
            Box(left, top, sizes.right - left, tall), hue.band, f"{map}#{lane.id} ground"
        )
        name = Box(area.left, top, layout.label, tall)
        text = lane_name(layout.piece, number, layout.label)
        drawing.card(
            name, Look(hue.label), f"{map}#{lane.id}", text, inset=(6.0, 3.0), anchor="middle"
        )
    for number, lines in enumerate(layout.piece.lines):
        y = sizes.lane_top[number] - GAP / 2 - LINE * len(lines)
        for line in lines:
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
    name = Box(area.left, y, layout.label, TIMES)
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
        box = Box(sizes.card_left[column], y, sizes.card_width, TIMES)
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


def _leaving(layout: Layout, own: dict[str, str]) -> list[str]:
    """Tell the links that lead to other slides or come from them."""
    here = {entry.name for entry in layout.table.cards.values() if entry.name}
    plan = layout.piece.flow.plan
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
    for number, column in enumerate(plan.columns):
        if column.key:
            yield column.key, said(plan.title(number))
    for action in plan.blueprint.actions:
        if action.id:
            yield action.id, said(action.text)
