"""Where a cell of a sheet stands in its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA

if TYPE_CHECKING:
    from cjmap.exchange.tables.rows.plain import Data


def value_at(kind: str, data: Data, lane: str, column: str) -> Any:
    """Return what a map (in its long form) says at the address of a cell; None for nothing."""
    if "/" in lane:
        section, _, key = lane.partition("/")
        record = record_of(data, section, key)
        return None if record is None else record.get("kind" if column == "type" else column)
    if not column:
        return within(data, lane)
    if kind == "journey":
        return _of_journey(data, lane, column)
    if lane == "steps":
        return next(
            (each.get("title") for each in data.get("steps", ()) if key_of(each) == column), None
        )
    if lane.startswith("duration."):
        found: Data = next((each for each in data.get("steps", ()) if key_of(each) == column), {})
        return within(found, lane)
    return actions_at(data, lane, column)


def _of_journey(data: Data, lane: str, column: str) -> Any:
    if lane == "stages":
        stage = stage_of(data, column)
        return stage.get("title") if stage else None
    step = step_of(data, column)
    if step is None:
        return None
    if lane == "steps":
        return [step.get("title"), step.get("moment_of_truth", False)]
    if lane.startswith(BY_PERSONA):
        return step.get("emotion", {}).get("by", {}).get(lane.removeprefix(BY_PERSONA))
    if lane == "emotion":
        return step.get("emotion", {}).get("score")
    return within(step, lane)


def within(data: Data, path: str) -> Any:
    """Return the value at a path of keys, `duration.planned`; None where there is none."""
    found: Any = data
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def stage_of(data: Data, key: str) -> Data | None:
    """Return the stage of an id, or by its place: `#2`."""
    stages: list[Data] = data.get("stages", [])
    if key.startswith("#"):
        number = int(key[1:]) if key[1:].isdecimal() else 0
        return stages[number - 1] if 0 < number <= len(stages) else None
    return next((each for each in stages if each.get("id") == key), None)


def step_of(data: Data, id: str) -> Data | None:
    """Return the step of an id."""
    steps = (step for stage in data.get("stages", ()) for step in stage.get("steps", ()))
    return next((step for step in steps if step.get("id") == id), None)


def key_of(column: Data) -> str:
    """Return the id by which actions name a column of a blueprint."""
    return str(column.get("id") or str(column.get("step", "")).rpartition("#")[2])


def actions_at(data: Data, lane: str, column: str) -> list[Data]:
    """Return the actions of a lane at a column."""
    return [
        each
        for each in data.get("actions", ())
        if each.get("lane") == lane and each.get("at") == column
    ]


def record_of(data: Data, section: str, key: str) -> Data | None:
    """Return one record of a table: by its id, or by its place (`#2`)."""
    records: list[Data] = data.get(section, [])
    if key.startswith("#"):
        number = int(key[1:]) if key[1:].isdecimal() else 0
        return records[number - 1] if 0 < number <= len(records) else None
    return next((each for each in records if each.get("id") == key), None)
