"""A map into rows: one thing a row.

A row says to which map, stage and step a thing belongs, and as what (`field`: the key of the format,
such as `pains`). What belongs to something else than a step, a stage or the map has a field in two parts
(`actions.kpis`) and names in `of` what it belongs to.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.exchange.tables.rows.cells import (
    Value,
    flag_cell,
    free_cell,
    list_cell,
    number_cell,
    pairs_cell,
    text_cell,
)
from cjmap.exchange.tables.rows.columns import LANGUAGE, column_of
from cjmap.exchange.tables.rows.plain import long_form
from cjmap.exchange.tables.rows.shapes import Way, columns_of, fields_of, is_whole, main_of, rows_of
from cjmap.format.blueprint import Action, Column
from cjmap.format.journey import Stage, Step
from cjmap.format.kinds import kind_named

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.exchange.tables.rows.plain import Data
    from cjmap.exchange.tables.rows.shapes import Field
    from cjmap.problem import MapPath


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its cells by the names of their columns, those that are empty left out; and the path in the map."""

    cells: dict[str, Value]
    path: MapPath


@dataclass(frozen=True, slots=True)
class _Where:
    """To what the rows below belong: the stage and the step, the fields in between, and what is `of`."""

    stage: str = ""
    step: str = ""
    within: tuple[str, ...] = ()
    of: str = ""


@dataclass(slots=True)
class Flattening:
    """Maps on their way into the rows of one table, which are numbered throughout."""

    rows: list[Row] = field(default_factory=list)
    _map: str = ""
    _kind: str = ""

    def add(self, data: Data) -> None:
        """Add the rows of a map, given in its long form."""
        self._map, self._kind = str(data["id"]), str(data["kind"])
        known = kind_named(self._kind)
        assert known is not None
        self._below(data, known.model, _Where(), ())

    def _below(
        self, data: Data, model: type, where: _Where, path: MapPath, short: str | None = None
    ) -> None:
        """Add a row for everything that stands below a part."""
        for key, each in rows_of(model, short).items():
            if key not in data:
                continue
            value, here = data[key], (*path, key)
            if each.way is Way.PARTS:
                for number, ref in enumerate(_refs(value)):
                    self._part(value[number], each, where, (*here, number), ref)
            elif each.way is Way.PART:
                self._part(value, each, where, here, None)
            elif each.way is Way.FACTS:
                for name, fact in value.items():
                    text = list_cell(fact) if name == "channels" and each.model else free_cell(fact)
                    self._row(where, key, (*here, name), {"id": text_cell(name), "text": text})
            else:
                self._row(where, key, here, {"text": _cell(value, each)})

    def _part(
        self, part: Data, as_field: Field, where: _Where, path: MapPath, ref: str | None
    ) -> None:
        """Add the row of a part, and those of what stands below it."""
        model, key = as_field.model, as_field.key
        assert model is not None
        main = main_of(model, as_field.short)
        columns = columns_of(model, as_field.short)
        cells: dict[str, Value] = {}
        if "id" in part and main != "id":
            cells["id"] = part["id"]
        if main in part:
            cells["text"] = _cell(part[main], fields_of(model)[main])
        for name, each in columns.items():
            if name in part:
                cells[column_of(model, name)] = _cell(part[name], each)
        own = ref or f"#{len(self.rows) + 1}"
        below = where
        if model is Stage:
            where = below = _Where(stage=own)
        elif model is Step:
            where = below = _Where(stage=where.stage, step=own)
        elif model is Column:
            where = _Where(step=own)
            below = _Where(step=own, within=(key,), of=own)
        elif model is Action:
            where = _Where(step=str(cells.pop("step")))
            below = _Where(step=where.step, within=(key,), of=own)
        elif rows_of(model, as_field.short):
            below = _Where(where.stage, where.step, (*where.within, key), own)
        self._row(where, key, path, cells)
        if is_whole(model) or below is not where:
            self._below(part, model, below, path, as_field.short)

    def _row(self, where: _Where, key: str, path: MapPath, cells: dict[str, Value]) -> None:
        head: dict[str, Value] = {
            "map": self._map,
            "kind": self._kind,
            "stage": where.stage,
            "step": where.step,
            "field": ".".join((*where.within, key)),
            "of": where.of,
            "no": len(self.rows) + 1,
        }
        filled = {name: value for name, value in head.items() if value != ""}
        self.rows.append(Row({**filled, **cells}, path))


def flattened(outgoing: Outgoing, maps: Iterable[GoingMap]) -> list[Row]:
    """Give the rows of maps, as they go into one table.

    The first row of each tells its language where that is known from its workspace alone.
    """
    table = Flattening()
    for map in maps:
        first = len(table.rows)
        table.add(long_form(map.model))
        language = outgoing.settled_language(map)
        if language:
            table.rows[first].cells[LANGUAGE] = language
    return table.rows


def _refs(parts: list[Data]) -> list[str | None]:
    """Give the name by which rows below speak of each part: its id, where no other has it."""
    times = Counter(each.get("id") for each in parts)
    return [each.get("id") if times[each.get("id")] == 1 else None for each in parts]


def _cell(value: Any, as_field: Field) -> Value:
    if as_field.way is Way.NUMBER:
        return number_cell(value)
    if as_field.way is Way.FLAG:
        return flag_cell(value)
    if as_field.way is Way.LIST:
        return list_cell(value)
    if as_field.way is Way.PAIRS:
        return pairs_cell(value)
    return text_cell(value)
