"""Stamps of answers: two answers have one stamp when they say the same, whatever objects they are."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from functools import cache
from hashlib import blake2b
from typing import TYPE_CHECKING, Any

from cjmap.workspace.entry import Entry
from cjmap.workspace.index import Definition

if TYPE_CHECKING:
    from collections.abc import Iterable

_LENGTH = 12
_PLAIN = frozenset({type(None), str, int, float, bool})


def stamp(answer: object) -> bytes:
    """Return the stamp of an answer; raises `TypeError` for one that cannot be told by what it says."""
    text = repr(_plain(answer))
    return blake2b(text.encode("utf-8", "surrogatepass"), digest_size=_LENGTH).digest()


def _plain(value: Any) -> Any:
    kind: Any = type(value)
    if kind in _PLAIN:
        return value
    if kind is tuple or kind is list:
        return [each if type(each) in _PLAIN else _plain(each) for each in value]
    if kind is Definition:
        return value.section.value, value.id, value.path, str(value.entry.file)
    if isinstance(value, Entry):
        return str(value.file)
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (set, frozenset)):
        return "set", sorted(map(repr, map(_plain, value)))
    if isinstance(value, dict):
        return [(_plain(key), _plain(each)) for key, each in value.items()]
    if hasattr(kind, "model_fields"):
        return kind.__name__, [(key, _plain(each)) for key, each in value.__dict__.items()]
    if isinstance(value, tuple):
        return kind.__name__, [_plain(each) for each in value]
    if is_dataclass(value):
        return kind.__name__, [_plain(getattr(value, name)) for name in _names(kind)]
    if hasattr(value, "isoformat") or hasattr(value, "as_posix"):  # days, paths
        return str(value)
    raise TypeError(f"{kind.__name__} has no stamp")


@cache
def _names(kind: Any) -> Iterable[str]:
    return tuple(each.name for each in fields(kind))
