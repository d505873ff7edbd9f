"""The values of a map as its author wrote them: short forms short, numbers in their spelling.

For rules about the writing itself. Paths are those of the file, so that fixes can use them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import MapPath


def values_written(data: Any, path: MapPath = ()) -> Iterator[tuple[MapPath, Any]]:
    """Go through the single values of plain data in the order of the file, each with its path."""
    if isinstance(data, dict):
        for key, inner in data.items():
            yield from values_written(inner, (*path, key))
    elif isinstance(data, list):
        for number, inner in enumerate(data):
            yield from values_written(inner, (*path, number))
    else:
        yield path, data
