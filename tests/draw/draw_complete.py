"""Whether a picture shows all that its map says, and each thing in its place.

Marks are found in the SVG by the ids and classes that they are known by, never in a scene; what
they say is compared without blanks and hyphens, since lines break anywhere.
"""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

from tests.draw.draw_checks import ends_of, rows_of
from tests.draw.draw_geometry import Box, Drawing, Group, distance, plain

from cjmap.draw import text as texts
from cjmap.draw.look.view import View
from cjmap.draw.pictures.journey.contexts import in_contexts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.draw.context import Context

LANE_FIELDS = {
    "thinks": "thinks",
    "needs": "needs",
    "expectations": "expectations",
    "drivers": "drivers",
    "barriers": "barriers",
    "pains": "pains",
    "gains": "gains",
}
"""Fields of a step whose items are cards, and the class of the cards."""

PERSONA_FIELDS = (
    "goals",
    "needs",
    "expectations",
    "frustrations",
    "motivations",
    "behaviours",
)
EMPATHY_FIELDS = ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains")


def has(where: Drawing | Group, text: str) -> bool:
    """Tell whether a text is written there, however its lines break."""
    return plain(texts.one_line(text)) in where.words


def lacking(model: Any, drawing: Drawing, context: Context, view: View | None = None) -> list[str]:
    """Give what a map says and its picture does not, or not in its place."""
    check = {
        "journey": _journey,
        "blueprint": _blueprint,
        "persona": _persona,
        "empathy-map": _empathy_map,
        "backlog": _backlog,
    }[str(model.kind)]
    found = [] if has(drawing, model.label) else [f"the title {model.label!r}"]
    return [*found, *check(model, drawing, context, view or View())]


# --- journey -------------------------------------------------------------------------------------


def _journey(model: Any, drawing: Drawing, context: Context, view: View) -> Iterator[str]:
    model = in_contexts(model, view.contexts)
    for text in (model.scenario, model.summary, model.goal):
        if text and not has(drawing, text):
            yield f"{text!r} in the header"
    for id in model.personas:
        if (not view.personas or id in view.personas) and not _named(drawing, f"person-{id}"):
            yield f"the persona {id}"
    yield from _stages(model, drawing)
    yield from _steps(model, drawing)
    places = _places(model, drawing)
    for step in model.steps:
        if step.id in places:
            yield from _items(step, drawing, places[step.id], view)
    if _wanted(view, "next"):
        yield from _ways(model, drawing, places)
    if _wanted(view, "emotion") and not view.personas:
        yield from _emotions(model, drawing, places)
    if _wanted(view, "opportunities"):
        for opportunity in (*model.opportunities, *context.opportunities_for(model.id)):
            if _leads_here(opportunity, model) and not _named(
                drawing, f"opportunity-{opportunity.id}"
            ):
                yield f"the opportunity {opportunity.id}"


def _wanted(view: View, lane: str) -> bool:
    return not view.lanes or lane in view.lanes


def _stages(model: Any, drawing: Drawing) -> Iterator[str]:
    found = []
    for number, stage in enumerate(model.stages, 1):
        group = _named(drawing, f"stage-{stage.id or number}")
        if group is None:
            yield f"the stage {stage.label or number}"
            continue
        found.append(group)
        for text in (stage.label, stage.goal):
            if text and not has(group, text):
                yield f"{text!r} in {group}"
    for before, after in itertools.pairwise(found):
        same_row = abs(before.box.top - after.box.top) < 1
        if same_row and after.box.left < before.box.left:
            yield f"{after} to the right of {before}"


def _steps(model: Any, drawing: Drawing) -> Iterator[str]:
    for number, stage in enumerate(model.stages, 1):
        head = _named(drawing, f"stage-{stage.id or number}")
        for step in stage.steps:
            card = _named(drawing, f"step-{step.id}")
            if card is None:
                yield f"the step {step.id}"
                continue
            for text in (step.title, step.summary, *(item.text for item in step.does)):
                if text and not has(card, text):
                    yield f"{text!r} in {card}"
            heads = [head, *_continued(stage.label or str(number), drawing)] if head else []
            if heads and not any(_below(card.box, each.reach) for each in heads):
                yield f"{card} {card.box} below its stage {heads[0].reach}"
    cards = [_named(drawing, f"step-{step.id}") for step in model.steps]
    for before, after in itertools.pairwise(card for card in cards if card):
        if abs(before.box.top - after.box.top) < 1 and after.box.left < before.box.right:
            yield f"{after} to the right of {before}"


def _continued(label: str, drawing: Drawing) -> Iterator[Group]:
    """Give the heads under which a stage goes on in further rows."""
    for group in drawing.marked("stage"):
        if group.title.startswith(texts.one_line(label)) and group.title.endswith(")"):
            yield group


def _below(card: Box, head: Box) -> bool:
    return card.top > head.top and head.left - 12 <= card.centre[0] <= head.right


def _places(model: Any, drawing: Drawing) -> dict[str, Box]:
    """Give, for each step, its column: from its card down to the next row of stages."""
    places = {}
    for row, _ in rows_of(drawing):
        for step in model.steps:
            card = _named(drawing, f"step-{step.id}")
            if card and row.holds(card.box):
                places[step.id] = Box(card.box.left, row.top, card.box.right, row.bottom)
    return places


def _items(step: Any, drawing: Drawing, place: Box, view: View) -> Iterator[str]:
    def inside(*css: str) -> str:
        groups = (group for group in drawing.marked(*css) if group.parts)
        return "".join(g.words for g in groups if place.holds(g.reach.grown(-2), 10))

    for field, css in LANE_FIELDS.items():
        items = getattr(step, field) if _wanted(view, field) else ()
        drawn = inside(css) if items else ""
        for item in items:
            by = getattr(item, "by", None)
            if by and view.personas and by not in view.personas:
                continue
            if plain(texts.one_line(item.text)) not in drawn:
                yield f"{item.text!r} of the {field} below {step.id}"
    if step.feels and (_wanted(view, "emotion") and _wanted(view, "feels")):
        drawn = inside("feeling", "feels")
        for item in step.feels:
            if plain(texts.one_line(item.text)) not in drawn:
                yield f"{item.text!r} of the feelings below {step.id}"
    named = step.touchpoint.title if step.touchpoint and _wanted(view, "touchpoints") else None
    if named and plain(texts.one_line(named)) not in inside("touchpoint"):
        yield f"the touchpoint {named!r} below {step.id}"
    time = step.duration
    told = time and (time.planned or time.actual or time.wait)
    if told and _wanted(view, "duration") and not inside("time"):
        yield f"the time of {step.id}"
    for css, lane, expected in (
        ("touchpoint", "touchpoints", 1 if step.touchpoint else 0),
        ("metrics", "metrics", len(step.metrics)),
        ("context", "contexts", len(step.context)),
        ("variant", "variants", len(step.variants)),
    ):
        cards = [each for each in drawing.marked(css) if place.holds(each.box, 6)]
        if _wanted(view, lane) and len(cards) != expected:
            yield f"{expected} cards of {lane} below {step.id}, there are {len(cards)}"


def _ways(model: Any, drawing: Drawing, places: dict[str, Box]) -> Iterator[str]:
    steps = list(model.steps)
    known = {step.id for step in steps} | {stage.id for stage in model.stages if stage.id}
    columns = _columns(model)
    ends: dict[str, tuple[str, str]] = {}
    said: list[str | None] = []
    for step in steps:
        for index, way in enumerate(step.next, 1):
            told = way.share is not None or way.when or len(step.next) > 1
            leads_on = columns.get(way.to) == columns[step.id] + 1
            if way.to in known and (told or not leads_on):
                ends[f"next-{columns[step.id]}-{index}"] = (step.id, way.to)
                said.append(way.when)
    for index, loop in enumerate(model.loops, 1):
        if {loop.from_, loop.to} <= known:
            ends[f"loop-{index}"] = (loop.from_, loop.to)
            said.append(loop.title)
    # A way to another row has a second part there, where it arrives.
    drawn = {name for name in drawing.named if name.startswith(("next-", "loop-"))}
    names = {name.removesuffix("-arrives") for name in drawn}
    if names != set(ends):
        yield f"the ways {sorted(ends)}, there are {sorted(names)}"
    for name in sorted(names & set(ends)):
        leaves, arrives = drawing.named[name], drawing.named.get(f"{name}-arrives")
        start, tip = ends_of(leaves)[0], ends_of(arrives or leaves)[1]
        for (x, _), id in zip((start, tip), ends[name], strict=True):
            place = places.get(id)
            if place and not place.left <= x <= place.right:
                yield f"{name} at {id}: its end is at {x:.1f}, the step {place}"
    for text in said:
        if text and not has(drawing, text):
            yield f"{text!r} at a way"


def _columns(model: Any) -> dict[str, int]:
    """Give the column of each step, from 1; a stage without steps takes one too."""
    columns: dict[str, int] = {}
    count = 0
    for stage in model.stages:
        for number, step in enumerate(stage.steps, 1):
            columns[step.id] = count + number
        count += max(1, len(stage.steps))
    return columns


def _emotions(model: Any, drawing: Drawing, places: dict[str, Box]) -> Iterator[str]:
    faces = {
        group.id.rpartition("emotion-")[2]: group
        for group in drawing.marked("face")
        if "emotion-" in group.id
    }
    points = drawing.marked("point")
    for step in model.steps:
        if step.emotion is None or (step.emotion.score is None and not step.emotion.by):
            continue
        place = places.get(step.id)
        marks = [faces[step.id]] if step.id in faces else points
        if place and not any(place.holds(mark.box.grown(-6), 6) for mark in marks):
            yield f"the emotion of {step.id}"
    # The higher the score, the higher the face.
    for row, _ in rows_of(drawing):
        scored = [
            (step.emotion.score, faces[step.id].box.centre[1])
            for step in model.steps
            if step.id in faces
            and step.emotion
            and step.emotion.score is not None
            and not step.emotion.by
            and row.holds(faces[step.id].box)
        ]
        for (score, y), (other, other_y) in itertools.combinations(scored, 2):
            if (score > other and y >= other_y) or (score == other and abs(y - other_y) > 0.1):
                yield f"a face of {score} at {y:.1f} as told from one of {other} at {other_y:.1f}"


def _leads_here(opportunity: Any, model: Any) -> bool:
    """Whether an opportunity is the journey's own, or answers something in it."""
    if opportunity in model.opportunities:
        return True
    known = {step.id for step in model.steps} | {stage.id for stage in model.stages}
    known |= {
        item.id
        for step in model.steps
        for field in (*LANE_FIELDS, "does", "feels")
        for item in getattr(step, field)
        if item.id
    }
    ends = [reference.rpartition("#") for reference in opportunity.for_]
    return any(home in ("", model.id) and place in known for home, _, place in ends)


# --- blueprint -----------------------------------------------------------------------------------


def _blueprint(model: Any, drawing: Drawing, context: Context, view: View) -> Iterator[str]:
    for text in (model.summary, model.goal):
        if text and not has(drawing, text):
            yield f"{text!r} in the header"
    lanes = [lane for lane in model.all_lanes if _wanted(view, lane.id)]
    for lane in lanes:
        label = _named(drawing, f"lane-{lane.id}")
        if label is None or (lane.title and not has(label, lane.title)):
            yield f"the lane {lane.id}"
    customer = any(str(lane.role) == "customer" for lane in lanes)
    columns: dict[str, Group] = {}
    for number, column in enumerate(model.steps, 1):
        step = context.step_of(column.step, model.journey) if column.step else None
        card = _named(drawing, f"column-{column.key or f'column-{number}'}")
        title = column.title or (step.title if step else None)
        if customer and (card is None or (title and not has(card, title))):
            yield f"the column {column.key or number}"
        if card and column.key:
            columns[column.key] = card
    for action in model.actions:
        if action.lane in {lane.id for lane in lanes} and action.at in _keys(model):
            yield from _action(action, drawing, columns)
    yield from _links(model, drawing, {lane.id for lane in lanes})
    journey = context.map_of("journey", model.journey or "")
    for column in model.steps:
        step = context.step_of(column.step, model.journey) if column.step else None
        for stage in journey.stages if journey and step else ():
            card = columns.get(column.key)
            heads = [group for group in drawing.marked("stage") if has(group, stage.label)]
            if card and step in stage.steps and not _above(heads, card.box):
                yield f"the stage {stage.label!r} above {card}"


def _above(heads: Iterable[Group], card: Box) -> bool:
    return any(head.box.left <= card.left and card.right <= head.box.right for head in heads)


def _keys(model: Any) -> set[str]:
    return {column.key for column in model.steps if column.key}


def _action(action: Any, drawing: Drawing, columns: dict[str, Group]) -> Iterator[str]:
    card = _named(drawing, f"action-{action.id}") if action.id else None
    if action.id and (card is None or not has(card, action.text)):
        yield f"the action {action.id}"
    elif not has(drawing, action.text):
        yield f"{action.text!r}"
    point = action.fail_point
    told = [action.improve, action.policy, *(kpi.text for kpi in action.kpis)]
    for text in [*told, point.text if point else None, point.recovery if point else None]:
        if text and not has(drawing, text):
            yield f"{text!r} of {action.id}"
    if card is None:
        return
    band = _named(drawing, f"band-{action.lane}")
    if band and not band.box.holds(card.box):
        yield f"{card} {card.box} in its lane {band.box}"
    column = columns.get(action.at)
    if column and abs(column.box.left - card.box.left) > 1:
        yield f"{card} {card.box} in its column {column.box}"


def _links(model: Any, drawing: Drawing, lanes: set[str]) -> Iterator[str]:
    cards: dict[str, list[Box]] = {}
    for prefix, ids in (
        ("action", [action.id for action in model.actions if action.id]),
        ("column", sorted(_keys(model))),
    ):
        for id in ids:
            card = _named(drawing, f"{prefix}-{id}")
            if card and id not in cards:
                cards[id] = [card.box]
    drawn = {group.id.rpartition("-")[2]: group for group in drawing.marked("link")}
    expected = 0
    for number, link in enumerate(model.links, 1):
        if link.from_ not in cards or link.to not in cards:
            continue
        expected += 1
        group = drawn.get(str(number))
        if group is None:
            yield f"the link {link.from_} → {link.to}"
            continue
        for end, id in zip(ends_of(group), (link.from_, link.to), strict=True):
            if min(distance(end, box) for box in cards[id]) > 2.1:
                yield f"{group} at {id}: it ends {end}"
        heads = {"triggers": 1, "needs": 0, "agrees": 2}[str(link.kind)]
        if len(group.outlines) != heads:
            yield f"{heads} heads of {group}, it has {len(group.outlines)}"
        if link.title and not has(drawing, link.title):
            yield f"{link.title!r} at {group}"
    if len(drawn) != expected:
        yield f"{expected} links, there are {len(drawn)}"


# --- persona and empathy map -----------------------------------------------------------------------


def _persona(model: Any, drawing: Drawing, context: Context, view: View) -> Iterator[str]:
    for text in (model.name, model.archetype, model.quote, model.bio, model.summary):
        if text and not has(drawing, text):
            yield f"{text!r}"
    preferred = model.preferences.channels if model.preferences else ()
    if len(drawing.marked("channel")) != len(preferred):
        yield f"{len(preferred)} channels"
    for field in PERSONA_FIELDS:
        yield from _listed(getattr(model, field), drawing.marked(field), field)
    if len(drawing.marked("trait")) != len(model.traits):
        yield f"{len(model.traits)} traits"
    for trait in model.traits:
        for text in (trait.name, trait.low, trait.high):
            if text and not has(drawing, text):
                yield f"{text!r} of a trait"
    for key, value in model.demographics.items():
        if isinstance(value, str) and not has(drawing, value):
            yield f"{key}: {value!r}"


def _empathy_map(model: Any, drawing: Drawing, context: Context, view: View) -> Iterator[str]:
    goal = model.goal
    for text in (model.situation, goal.who if goal else None, goal.must_do if goal else None):
        if text and not has(drawing, text):
            yield f"{text!r}"
    for area in EMPATHY_FIELDS:
        panel = _named(drawing, f"panel-{area}")
        if panel is None:
            if getattr(model, area) or not view.lanes:
                yield f"the area {area}"
            continue
        cards = [card for card in drawing.marked(area) if panel.box.holds(card.box)]
        yield from _listed(getattr(model, area), cards, area)


def _backlog(model: Any, drawing: Drawing, context: Context, view: View) -> Iterator[str]:
    for opportunity in model.opportunities:
        if not has(drawing, opportunity.title):
            yield f"the opportunity {opportunity.title!r}"


def _listed(items: Iterable[Any], marks: list[Group], field: str) -> Iterator[str]:
    """Compare items with the marks that show them, one each."""
    each = list(items)
    if len(each) != len(marks):
        yield f"{len(each)} of {field}, there are {len(marks)}"
    for item in each:
        if not any(has(mark, item.text) for mark in marks):
            yield f"{item.text!r} of {field}"


def _named(drawing: Drawing, name: str) -> Group | None:
    """Find the mark that is known by this id."""
    return drawing.named.get(name)


def bend(face: Group) -> float:
    """Tell how a face looks: above 0 it smiles; in points, from the mouth's corners to its middle."""
    mouth = face.pens[-1].points
    middle = min(mouth, key=lambda point: abs(point[0] - face.box.centre[0]))
    return middle[1] - (mouth[0][1] + mouth[-1][1]) / 2


__all__ = ["EMPATHY_FIELDS", "LANE_FIELDS", "PERSONA_FIELDS", "bend", "has", "lacking"]
