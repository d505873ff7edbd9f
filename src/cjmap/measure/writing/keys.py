"""Keys of a mapping brought to new values: what is said already is left alone, new keys get their place."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from cjmap.problem import Add, Edit, Remove, Replace

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.problem import MapPath, NewValue


def update(
    path: MapPath,
    there: Mapping[str, Any],
    wanted: Mapping[str, NewValue | None],
    order: Sequence[str],
) -> list[Edit]:
    """Return the edits that give keys their wanted values (None: the key goes); other keys stay.

    A new key goes after the nearest one before it in `order`. Where a list holds what is wanted as one
    of its items, it stays; else that becomes its only item.
    """
    edits: list[Edit] = []
    kept = [key for key in there if key not in wanted or wanted[key] is not None]
    for key, value in wanted.items():
        place = (*path, key)
        if value is None:
            edits += [Remove(place)] if key in there else []
        elif key not in there:
            edits.append(Add(place, value, after=follow(kept, key, order)))
        elif isinstance(value, Mapping):
            inner = {**dict.fromkeys(there[key]), **value}
            edits += update(place, there[key], inner, tuple(value))
        elif isinstance(there[key], list):
            edits += _only_item(place, there[key], value)
        elif not same(there[key], value):
            assert isinstance(value, (str, int, float))
            edits.append(Replace(place, value))
    return edits


def follow(keys: Iterable[str], key: str, order: Sequence[str]) -> str | None:
    """Return the one of `keys` that a new key is read best after; None where none comes before it."""
    before = set(order[: order.index(key)])
    present = [each for each in keys if each in before]
    return max(present, key=order.index, default=None)


def same(old: Any, new: Any) -> bool:
    """Whether a value says what another one does, however it is spelled: `3.90` is 3.9."""
    return bool(old == new) and isinstance(old, str) == isinstance(new, str)


def _only_item(path: MapPath, there: list[Any], value: Any) -> list[Edit]:
    if value in there:
        return []
    rest: list[Edit] = [Remove((*path, number)) for number in range(1, len(there))]
    return [Replace((*path, 0), value), *rest]
