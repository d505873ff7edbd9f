"""What a format has no place for: everything that its writer does not say it holds.

A writer lists the fields that it writes, as patterns: `stages[].steps[].title`. A pattern that
ends in `**` holds everything below. What a map has beyond that is told here, field by field, so a
writer that forgets one cannot lose it in silence.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from cjmap.exchange.losses import Fate
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.exchange.going.outgoing import GoingMap, Outgoing
    from cjmap.problem import MapPath


def tell_unheld(outgoing: Outgoing, map: GoingMap, held: Sequence[str]) -> None:
    """Tell all of a map that none of the patterns `held` covers, each field once with its places."""
    left: dict[str, list[MapPath]] = defaultdict(list)
    for path, _value in leaves(map.data):
        pattern = unheld_part(path, tuple(held))
        if pattern is not None:
            left[pattern].append(path[: _length(pattern)])
    for pattern, paths in left.items():
        places = list(dict.fromkeys(paths))
        field = pattern.rsplit(".", 1)[-1].removesuffix("[]")
        times = "" if len(places) == 1 else f" ({len(places):,} times)"
        outgoing.lose(
            map,
            Fate.DROPPED,
            pattern,
            f"`{pattern}` has no place there{times}.",
            places[0],
            severity=Severity.INFO,
            value=field,
        )


def leaves(value: Any, path: MapPath = ()) -> Iterator[tuple[MapPath, Any]]:
    """Give every text, number and truth of a map with its path."""
    if isinstance(value, dict):
        for key, each in value.items():
            yield from leaves(each, (*path, key))
    elif isinstance(value, list):
        for number, each in enumerate(value):
            yield from leaves(each, (*path, number))
    else:
        yield path, value


def unheld_part(path: MapPath, held: tuple[str, ...]) -> str | None:
    """Return the shortest part of a path, as a pattern, that no pattern leads into; None if held.

    `stages[0].steps[1].pains[0].text` is `stages[].steps[].pains` where nothing of pains is held.
    """
    known = _trie(held)
    words: list[str] = []
    for part in path:
        step = "[]" if isinstance(part, int) else str(part)
        words.append(step)
        if "**" in known:
            return None
        if step not in known:
            if not known:
                return None  # below what is held: an item of `tags`
            return _pattern(words)
        known = known[step]
    return None


@lru_cache(maxsize=16)
def _trie(held: tuple[str, ...]) -> dict[str, Any]:
    """Put patterns into a tree of their parts."""
    top: dict[str, Any] = {}
    for pattern in held:
        here = top
        for word in pattern.replace("[]", ".[]").split("."):
            here = here.setdefault(word, {})
    return top


def _pattern(words: list[str]) -> str:
    return ".".join(words).replace(".[]", "[]")


def _length(pattern: str) -> int:
    return len(pattern.replace("[]", ".[]").split("."))
