"""Edits brought together and checked against the data: what they amount to as a whole.

All paths speak of the map as it is before any edit, so that their order does not matter.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.problem import Add, Edit, MapPath, Move, NewValue, Plain, Remove, Replace, author_path
from cjmap.source.edits.spans import EditError

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(slots=True)
class Plan:
    """What happens where.

    `removed` holds the topmost paths that go, with each list and mapping that would be left empty;
    `added` the new keys by the path of their mapping, those after a named sibling first; `orders`
    the old indexes of a list in their new order.
    """

    replaced: dict[MapPath, Plain] = field(default_factory=dict)
    renamed: dict[MapPath, str] = field(default_factory=dict)
    removed: set[MapPath] = field(default_factory=set)
    added: dict[MapPath, list[Add]] = field(default_factory=dict)
    orders: dict[MapPath, list[int]] = field(default_factory=dict)


def make_plan(data: Any, edits: Iterable[Edit]) -> Plan:
    """Gather the edits of `data`; raises `EditError` for one that cannot be, alone or with others."""
    plan = Plan()
    for edit in edits:
        if isinstance(edit, Replace):
            _replace(plan, data, edit)
        elif isinstance(edit, Remove):
            value_at(data, edit.path)
            plan.removed.add(edit.path)
        elif isinstance(edit, Add):
            _add(plan, data, edit)
        elif isinstance(edit, Move):
            _move(plan, data, edit)
    for adds in plan.added.values():
        adds.sort(key=lambda add: add.after is None)
    _close(plan, data)
    _check(plan, data)
    return plan


def value_at(data: Any, path: MapPath) -> Any:
    """Return what stands at `path`; raises `EditError` where nothing does."""
    here = data
    for depth, part in enumerate(path):
        in_mapping = isinstance(here, dict) and part in here
        in_list = isinstance(here, list) and isinstance(part, int) and 0 <= part < len(here)
        if not (in_mapping or in_list):
            raise EditError(f"`{author_path(path[: depth + 1])}` is not in the map.")
        here = here[part]
    return here


def exact(value: Any) -> Any:
    """Return `value` as plain data: a list for a tuple, a text for an enumeration of texts."""
    if isinstance(value, str):
        return str.__str__(value)
    if isinstance(value, Mapping):
        return {exact(key): exact(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [exact(inner) for inner in value]
    return value


def _replace(plan: Plan, data: Any, edit: Replace) -> None:
    shown = author_path(edit.path)
    old = value_at(data, edit.path)
    if edit.on_key:
        keyed = bool(edit.path) and isinstance(edit.path[-1], str)
        if not keyed or not isinstance(edit.value, str) or not edit.value:
            raise EditError(f"`{shown}` cannot be renamed: a key is a text.")
        _put(plan.renamed, edit.path, exact(edit.value))
        return
    if isinstance(old, (dict, list)):
        raise EditError(f"`{shown}` is not a single value, so none can take its place.")
    _put(plan.replaced, edit.path, exact(edit.value))


def _put(there: dict[MapPath, Any], path: MapPath, value: Any) -> None:
    if path in there and repr(there[path]) != repr(value):
        raise EditError(f"Two edits want to change `{author_path(path)}`.")
    there[path] = value


def _add(plan: Plan, data: Any, edit: Add) -> None:
    shown = author_path(edit.path)
    if not edit.path or not isinstance(edit.path[-1], str) or not edit.path[-1]:
        raise EditError(f"`{shown}` cannot be added: a new value needs a key.")
    _check_new(shown, edit.value)
    parent = edit.path[:-1]
    there = value_at(data, parent)
    if isinstance(there, dict):
        keys = list(there)
    elif isinstance(there, list) or there is None or edit.main is None:
        raise EditError(f"`{shown}` cannot be added: `{author_path(parent)}` is no mapping.")
    else:
        keys = [edit.main]
    adds = plan.added.setdefault(parent, [])
    if edit.after is not None and edit.after not in keys:
        raise EditError(f"`{shown}` cannot be added after `{edit.after}`, which is not there.")
    if adds and not isinstance(there, dict) and adds[0].main != edit.main:
        raise EditError(f"`{author_path(parent)}` cannot become two things.")
    adds.append(edit)


def _check_new(shown: str, value: NewValue) -> None:
    """Raise `EditError` where `value` is empty or deeper than edits write."""
    inner: list[Any] = [value]
    if isinstance(value, Mapping):
        inner = list(value.values())
    elif not isinstance(value, (str, int, float)):
        inner = list(value)
    if not inner:
        raise EditError(f"`{shown}` cannot be added: it would hold nothing.")
    if not all(isinstance(each, (str, int, float)) for each in inner):
        raise EditError(f"`{shown}` cannot be added: it holds more than plain values.")


def _move(plan: Plan, data: Any, edit: Move) -> None:
    value_at(data, edit.path)
    index = edit.path[-1] if edit.path else None
    siblings = value_at(data, edit.path[:-1])
    if not isinstance(index, int) or not 0 <= edit.to < len(siblings):
        raise EditError(f"`{author_path(edit.path)}` cannot be moved to place {edit.to} of a list.")
    order = plan.orders.setdefault(edit.path[:-1], list(range(len(siblings))))
    order.insert(edit.to, order.pop(order.index(index)))


def _close(plan: Plan, data: Any) -> None:
    """Let go what would be left empty, from below upwards; then keep the topmost paths only."""
    waiting = sorted(plan.removed, key=len, reverse=True)
    left: dict[MapPath, int] = {}
    counted: set[MapPath] = set()
    for path in waiting:  # grows while it is read
        if path in counted:
            continue
        counted.add(path)
        if not path:
            raise EditError("Nothing would be left of the map.")
        parent = path[:-1]
        left[parent] = left.get(parent, len(value_at(data, parent))) - 1
        if left[parent] == 0 and parent not in plan.added:
            plan.removed.add(parent)
            waiting.append(parent)
    plan.removed = {
        path
        for path in plan.removed
        if not any(path[:depth] in plan.removed for depth in range(len(path)))
    }


def _check(plan: Plan, data: Any) -> None:
    """Raise `EditError` where two edits work on the same thing, or make two keys of one name."""
    touched = [*plan.replaced, *plan.renamed, *plan.added, *plan.orders]
    siblings = [(add.path[:-1], add.after) for adds in plan.added.values() for add in adds]
    touched += [(*path, after) for path, after in siblings if after is not None]
    for path in touched:
        if any(path[:depth] in plan.removed for depth in range(len(path) + 1)):
            raise EditError(f"`{author_path(path)}` cannot be edited: another edit removes it.")
    for path in [*touched, *plan.removed]:
        if any(_moves(plan, path[:depth], path[depth]) for depth in range(len(path))):
            raise EditError(f"`{author_path(path)}` cannot be edited while it is moved.")
    for path in {path[:-1] for path in plan.renamed} | set(plan.added):
        _check_names(plan, data, path)


def _moves(plan: Plan, path: MapPath, index: str | int) -> bool:
    """Whether an item of a list gets another place, counted without the removals."""
    order = plan.orders.get(path)
    return order is not None and isinstance(index, int) and order[index] != index


def _check_names(plan: Plan, data: Any, path: MapPath) -> None:
    """Raise `EditError` where the mapping at `path` would hold two keys of one name."""
    there = value_at(data, path)
    adds = plan.added.get(path, [])
    names = [str(add.path[-1]) for add in adds]
    if isinstance(there, dict):
        kept = [(*path, key) for key in there if (*path, key) not in plan.removed]
        names += [plan.renamed.get(key, str(key[-1])) for key in kept]
    else:
        names += [str(adds[0].main)]
    twice = next((name for name in names if names.count(name) > 1), None)
    if twice is not None:
        raise EditError(f"`{author_path((*path, twice))}` would be there twice.")
