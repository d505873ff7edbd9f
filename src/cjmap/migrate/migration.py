"""What a migration is, how several make a way, and how one finds what it changes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from cjmap.problem import Edit, MapPath
    from cjmap.source.document import Document

    FindEdits = Callable[[Document, str], Iterable[Edit]]

EACH = "*"
"""In a pattern: each item of a list."""


@dataclass(frozen=True, slots=True)
class Migration:
    """One step from a format to the next.

    `title` tells users in one line what changes. `edits` is given a document and its kind
    (`journey`) and says what becomes of it; it has to put up with maps of any shape, since people
    migrate maps that are not right.
    """

    from_version: int
    title: str
    edits: FindEdits

    @property
    def to_version(self) -> int:
        """The format that it leads to."""
        return self.from_version + 1


def newest(migrations: Iterable[Migration]) -> int:
    """Return the newest format that migrations lead to; without any, the first."""
    return max((each.to_version for each in migrations), default=1)


def way(migrations: Iterable[Migration], start: int, end: int) -> tuple[Migration, ...]:
    """Return the migrations from one format to another, in order; none where they are the same."""
    by_start = {each.from_version: each for each in migrations}
    return tuple(by_start[version] for version in range(start, end))


def places(data: Any, *pattern: str) -> Iterator[tuple[MapPath, Any]]:
    """Find what stands where a pattern leads, such as `"stages", EACH, "steps", EACH, "emotion"`.

    Yields each path with its value. A single value stands for a list of one, as maps have it;
    whatever has another shape is passed over.
    """
    yield from _places(data, (), pattern)


def _places(here: Any, path: MapPath, pattern: tuple[str, ...]) -> Iterator[tuple[MapPath, Any]]:
    if not pattern:
        yield path, here
        return
    part, *rest = pattern
    if part == EACH and isinstance(here, list):
        for index, item in enumerate(here):
            yield from _places(item, (*path, index), tuple(rest))
    elif part == EACH and not isinstance(here, dict):
        yield from _places(here, path, tuple(rest))
    elif isinstance(here, dict) and part in here:
        yield from _places(here[part], (*path, part), tuple(rest))
