"""What stands where in a document, by kind of map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from cjmap.exchange.markdown.tables import MOST_COLUMNS, cell, paragraph, table
from cjmap.exchange.markdown.telling import UNTOLD, Teller, bulleted
from cjmap.format.blueprint import LaneRole
from cjmap.format.compiled import compiled_kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjmap.exchange.going.outgoing import GoingMap
    from cjmap.format.blueprint import Blueprint

Data = dict[str, Any]
_HEAD = frozenset({"kind", "title", "name", "summary", *UNTOLD})


def tell(teller: Teller, map: GoingMap) -> Iterator[str]:
    """Give the lines of everything below the title and the picture of a map."""
    said = compiled_kind(map.kind).long_form(map.data)
    apart = _APART.get(map.kind, {})
    within = ("steps", "lanes") if map.kind == "blueprint" else ()
    facts = [
        [f"**{teller.label(key)}**", teller.value(said[key], key)]
        for key in compiled_kind(map.kind).keys[compiled_kind(map.kind).top]
        if key in said and key not in _HEAD and key not in apart and key not in within
    ]
    if map.kind == "persona" and said.get("title"):
        facts.insert(0, [f"**{teller.label('title')}**", cell(str(said["title"]))])
    if facts:
        yield from table(["", ""], facts)
    for key, layout in apart.items():
        if said.get(key) or (map.kind, key) == ("blueprint", "actions"):
            yield from layout(teller, said, map, key)


def _stages(teller: Teller, said: Data, map: GoingMap, key: str) -> Iterator[str]:
    """Give each stage a heading and a table: lanes down, steps across."""
    keys = list(compiled_kind(map.kind).keys["Step"])
    for number, stage in enumerate(said[key], 1):
        title = stage.get("title") or stage.get("id") or f"{teller.label('stages')} {number}"
        yield from (f"## {paragraph(title)}", "")
        if stage.get("summary"):
            yield from (paragraph(stage["summary"]), "")
        facts = [
            f"{teller.label(name)}: {teller.value(value, name)}"
            for name, value in stage.items()
            if name not in ("title", "summary", "steps", *UNTOLD)
        ]
        if facts:
            yield from (" · ".join(facts), "")
        yield from _across(teller, stage.get("steps", ()), keys)


def _across(teller: Teller, steps: Sequence[Data], keys: Sequence[str]) -> Iterator[str]:
    for start in range(0, len(steps), MOST_COLUMNS):
        shown = steps[start : start + MOST_COLUMNS]
        rows = [
            [f"**{teller.label(key)}**", *(_cell(teller, step, key) for step in shown)]
            for key in keys
            if key not in ("title", *UNTOLD) and any(key in step for step in shown)
        ]
        head = [cell(step["title"]) for step in shown]
        yield from table(["", *head], rows)


def _cell(teller: Teller, thing: Mapping[str, Any], key: str) -> str:
    return teller.value(thing[key], key) if key in thing else ""


def _rows(teller: Teller, said: Data, map: GoingMap, key: str) -> Iterator[str]:
    """Give a list of things a heading and a table with a column for each field that one of them has."""
    things = said[key]
    model = compiled_kind(map.kind).keys[compiled_kind(map.kind).top][key]
    keys = [
        name
        for name in compiled_kind(map.kind).keys[str(model)]
        if name not in UNTOLD and any(name in each for each in things)
    ]
    yield from (f"## {teller.label(key)}", "")
    rows = [[_cell(teller, each, name) for name in keys] for each in things]
    yield from table([teller.label(name) for name in keys], rows)


def _blueprint(teller: Teller, said: Data, map: GoingMap, key: str) -> Iterator[str]:
    """Give the lanes down and the columns across; what is done stands where they meet."""
    blueprint = cast("Blueprint", map.model)
    columns = [
        (column.key, cell(column.title or teller.title("step", column.step or "")), data)
        for column, data in zip(blueprint.steps, said.get("steps", ()), strict=True)
    ]
    for start in range(0, len(columns), MOST_COLUMNS):
        shown = columns[start : start + MOST_COLUMNS]
        rows = []
        if any("duration" in data for _, _, data in shown):
            times = [_cell(teller, data, "duration") for _, _, data in shown]
            rows.append([f"**{teller.word('duration')}**", *times])
        for lane in blueprint.all_lanes:
            role = teller.word(lane.role.value)
            label = f"{cell(lane.title)} *({role})*" if lane.title else f"**{role}**"
            done = [_done(teller, said.get(key, ()), str(lane.id), id) for id, _, _ in shown]
            if lane.role is LaneRole.CUSTOMER and not lane.title and not any(done):
                continue  # what customers do is in the head of the table
            rows.append([label, *done])
        yield from table(["", *(title for _, title, _ in shown)], rows)


def _done(teller: Teller, actions: Sequence[Data], lane: str, column: str | None) -> str:
    here = [each for each in actions if (each["lane"], each["at"]) == (lane, column)]
    told = [teller.thing(each, "actions", without=("at", "lane")) for each in here]
    return bulleted(told) if told else ""


_CATALOG = ("channels", "touchpoints", "teams", "systems", "contexts", "metrics", "evidence")
_APART: dict[str, dict[str, Callable[[Teller, Data, GoingMap, str], Iterator[str]]]] = {
    "journey": {"stages": _stages, "loops": _rows, "opportunities": _rows},
    "blueprint": {"actions": _blueprint, "links": _rows},
    "catalog": dict.fromkeys(_CATALOG, _rows),
    "backlog": {"opportunities": _rows},
}
"""The parts of a map that do not stand in the table of its own fields, in their order."""
