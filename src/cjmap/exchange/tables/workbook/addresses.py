"""Where a cell of a sheet stands in its map."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.exchange.tables.rows.plain import Data


class Addresses:
    """What a map (in its long form) says at the addresses of cells.

    What it holds is filed by its ids when the first cell asks, so the map must not change meanwhile.
    """

    def __init__(self, kind: str, data: Data) -> None:
        """Take a map; nothing is looked for yet."""
        self._kind = kind
        self._data = data
        self._records: dict[str, dict[str, Data]] = {}

    def value(self, lane: str, column: str) -> Any:
        """Return what stands at an address; None for nothing."""
        if "/" in lane:
            section, _, key = lane.partition("/")
            record = self._record(section, key)
            return None if record is None else record.get("kind" if column == "type" else column)
        if not column:
            return within(self._data, lane)
        if self._kind == "journey":
            return self._of_journey(lane, column)
        if lane == "steps":
            return self._columns.get(column, {}).get("title")
        if lane.startswith("duration."):
            return within(self._columns.get(column, {}), lane)
        return self._actions.get((lane, column), [])

    def _of_journey(self, lane: str, column: str) -> Any:
        if lane == "stages":
            stage = self._record("stages", column)
            return stage.get("title") if stage else None
        step = self._steps.get(column)
        if step is None:
            return None
        if lane == "steps":
            return [step.get("title"), step.get("moment_of_truth", False)]
        if lane.startswith(BY_PERSONA):
            return step.get("emotion", {}).get("by", {}).get(lane.removeprefix(BY_PERSONA))
        if lane == "emotion":
            return step.get("emotion", {}).get("score")
        return within(step, lane)

    def _record(self, section: str, key: str) -> Data | None:
        if key.startswith("#"):
            return record_of(self._data, section, key)
        if section not in self._records:
            self._records[section] = _filed(
                self._data.get(section, ()), lambda each: each.get("id")
            )
        return self._records[section].get(key)

    @cached_property
    def _steps(self) -> dict[str, Data]:
        stages = self._data.get("stages", ())
        steps = (step for stage in stages for step in stage.get("steps", ()))
        return _filed(steps, lambda each: each.get("id"))

    @cached_property
    def _columns(self) -> dict[str, Data]:
        return _filed(self._data.get("steps", ()), key_of)

    @cached_property
    def _actions(self) -> dict[tuple[str, str], list[Data]]:
        found: dict[tuple[str, str], list[Data]] = {}
        for each in self._data.get("actions", ()):
            found.setdefault((each.get("lane"), each.get("at")), []).append(each)
        return found


def value_at(kind: str, data: Data, lane: str, column: str) -> Any:
    """Return what a map (in its long form) says at the address of one cell; None for nothing."""
    return Addresses(kind, data).value(lane, column)


def _filed(records: Iterable[Data], key: Callable[[Data], Any]) -> dict[str, Data]:
    """File records by a key; of several with the same, the first one counts."""
    found: dict[str, Data] = {}
    for each in records:
        found.setdefault(key(each), each)
    return found


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
