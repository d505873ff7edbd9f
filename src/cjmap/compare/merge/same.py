"""Whether two values in the long form say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Hashable


def same(one: Any, other: Any) -> bool:
    """Compare values of the long form; `true` is not 1, the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(map(same, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and bool(one == other)


def key_of(value: Any) -> Hashable:
    """Return what two values in the long form have alike exactly if they are the same."""
    if isinstance(value, dict):
        return frozenset((name, key_of(each)) for name, each in value.items())
    if isinstance(value, list):
        return tuple(map(key_of, value))
    return isinstance(value, bool), value
