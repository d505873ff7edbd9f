"""Edits on plain data: what the text has to say once it is edited."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.source.edits.plan import Plan, exact, make_plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.problem import Add, Edit, MapPath


def edited_data(data: Any, edits: Iterable[Edit]) -> Any:
    """Return a copy of `data` with all edits made; raises `EditError` where one cannot be."""
    return _rebuilt(data, (), make_plan(data, edits))


def same_data(one: Any, other: Any) -> bool:
    """Whether two maps say the same, spelled the same: types, spellings and the order of keys count."""
    if type(one) is not type(other):
        return False
    if isinstance(one, dict):
        return list(one) == list(other) and all(same_data(one[key], other[key]) for key in one)
    if isinstance(one, list):
        return len(one) == len(other) and all(map(same_data, one, other))
    return bool(one == other) and str(one) == str(other)


def _rebuilt(value: Any, path: MapPath, plan: Plan) -> Any:
    value = plan.replaced.get(path, value)
    adds = plan.added.get(path, [])
    if isinstance(value, dict):
        made: dict[str, Any] = {}
        for key, inner in value.items():
            if (*path, key) not in plan.removed:
                name = plan.renamed.get((*path, key), str(key))
                made[name] = _rebuilt(inner, (*path, key), plan)
            _put_after(made, key, adds)
        return _put_after(made, None, adds)
    if isinstance(value, list):
        order = plan.orders.get(path, range(len(value)))
        places = [index for index in order if (*path, index) not in plan.removed]
        return [_rebuilt(value[index], (*path, index), plan) for index in places]
    if adds:
        main = str(adds[0].main)
        return _put_after(_put_after({main: value}, main, adds), None, adds)
    return value


def _put_after(made: dict[str, Any], key: str | None, adds: list[Add]) -> dict[str, Any]:
    for add in adds:
        if add.after == key:
            made[str(add.path[-1])] = exact(add.value)
    return made
