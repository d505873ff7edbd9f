"""What a reader only supposes gives way to what the map here says.

A file of another tool has no status, so the reader writes `draft`; its scores are `assumed`. Where
nothing is known of an earlier import, that must not count as if the file said otherwise.
"""

from __future__ import annotations

from typing import Any

_SUPPOSED: dict[str, Any] = {
    "status": "draft",
    "basis": "assumed",
    "initiator": "customer",
    "proto": True,
}


def giving_way(theirs: Any, ours: Any) -> Any:
    """Return `theirs` with what is only supposed there as `ours` has it, or without it.

    Both are plain data of the same map, or of the same part of one; parts of a list are the same by
    their ids.
    """
    if isinstance(theirs, dict):
        if not isinstance(ours, dict):
            surely = {key: each for key, each in theirs.items() if not _is_supposed(key, each)}
            return ours if list(surely.values()) == [ours] else theirs
        return {
            key: ours[key] if _is_supposed(key, each) else giving_way(each, ours.get(key, each))
            for key, each in theirs.items()
            if key in ours or not _is_supposed(key, each)
        }
    if isinstance(theirs, list) and isinstance(ours, list):
        here = {each["id"]: each for each in ours if isinstance(each, dict) and "id" in each}
        return [
            giving_way(each, here.get(each.get("id"), each)) if isinstance(each, dict) else each
            for each in theirs
        ]
    return theirs


def _is_supposed(key: str, value: Any) -> bool:
    return key in _SUPPOSED and _SUPPOSED[key] == value
