"""Where a cell of a sheet stands in its map."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.workbook.sheets.journey import BY_PERSONA

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from cjmap.exchange.tables.rows.plain import Data


class Addresses:
    """What a map (in its long form) says at the addresses of cells, and the parts that stand there.

    Parts are filed by their ids when the first cell asks, so that many cells take one look at the map.
    What a part says may change; whoever puts one in or takes one out calls `forget`.
    """

    def __init__(self, kind: str, data: Data) -> None:
        """Take a map; nothing is looked for yet."""
        self._kind = kind
        self._data = data
        self._filed: dict[str, dict[Any, Any]] = {}

    def forget(self) -> None:
        """Look for everything anew."""
        self._filed.clear()

    def value(self, lane: str, column: str) -> Any:
        """Return what stands at an address; None for nothing."""
        if "/" in lane:
            section, _, key = lane.partition("/")
            record = self.record(section, key)
            return None if record is None else record.get("kind" if column == "type" else column)
        if not column:
            return within(self._data, lane)
        if self._kind == "journey":
            return self._of_journey(lane, column)
        if lane == "steps":
            return (self.column(column) or {}).get("title")
        if lane.startswith("duration."):
            return within(self.column(column) or {}, lane)
        return self.actions(lane, column)

    def _of_journey(self, lane: str, column: str) -> Any:
        if lane == "stages":
            stage = self.record("stages", column)
            return stage.get("title") if stage else None
        step = self.step(column)
        if step is None:
            return None
        if lane == "steps":
            return [step.get("title"), step.get("moment_of_truth", False)]
        if lane.startswith(BY_PERSONA):
            return step.get("emotion", {}).get("by", {}).get(lane.removeprefix(BY_PERSONA))
        if lane == "emotion":
            return step.get("emotion", {}).get("score")
        return within(step, lane)

    def record(self, section: str, key: str) -> Data | None:
        """Return one record of a table, a stage too: by its id, or by its place (`#2`)."""
        records = self._data.get(section)
        if not isinstance(records, list):  # a sheet that we did not write may name anything
            return None
        if key.startswith("#"):
            number = int(key[1:]) if key[1:].isdecimal() else 0
            found = records[number - 1] if 0 < number <= len(records) else None
            return found if isinstance(found, dict) else None
        return self._file(f"{section}/", records, lambda each: each.get("id")).get(key)

    def step(self, id: str) -> Data | None:
        """Return the step of a journey of this id."""
        stages = self._data.get("stages", ())
        steps = (step for stage in stages for step in stage.get("steps", ()))
        return self._file("steps of stages", steps, lambda each: each.get("id")).get(id)

    def column(self, key: str) -> Data | None:
        """Return the column of a blueprint that actions name so."""
        return self._file("columns", self._data.get("steps", ()), key_of).get(key)

    def actions(self, lane: str, column: str) -> list[Data]:
        """Return the actions of a lane at a column of a blueprint."""
        return self._filed_actions().get((lane, column), [])

    def set_actions(self, lane: str, column: str, actions: list[Data]) -> None:
        """Say which actions stand in a lane at a column from now on."""
        self._filed_actions()[lane, column] = actions

    def _filed_actions(self) -> dict[tuple[str, str], list[Data]]:
        if "actions" not in self._filed:
            filed: dict[tuple[str, str], list[Data]] = {}
            for each in self._data.get("actions", ()):
                filed.setdefault((each.get("lane"), each.get("at")), []).append(each)
            self._filed["actions"] = filed
        return self._filed["actions"]

    def _file(
        self, name: str, parts: Iterable[Data], key: Callable[[Data], Any]
    ) -> dict[str, Data]:
        """File parts by a key; of several with the same, the first one counts."""
        if name not in self._filed:
            filed: dict[str, Data] = {}
            for each in parts:
                if isinstance(each, dict):
                    filed.setdefault(key(each), each)
            self._filed[name] = filed
        return self._filed[name]


def within(data: Data, path: str) -> Any:
    """Return the value at a path of keys, `duration.planned`; None where there is none."""
    found: Any = data
    for key in path.split("."):
        found = found.get(key) if isinstance(found, dict) else None
    return found


def key_of(column: Data) -> str:
    """Return the id by which actions name a column of a blueprint."""
    return str(column.get("id") or str(column.get("step", "")).rpartition("#")[2])
