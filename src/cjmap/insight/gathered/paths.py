"""Follows the path of something in a map, as problems and definitions name it, to what stands there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import MapPath


def along(model: Any, path: MapPath) -> Iterator[Any]:
    """Go from a map along a path: the map first, what stands at the path last."""
    here = model
    yield here
    for key in path:
        here = here[key] if isinstance(key, int) else getattr(here, key)
        yield here


def found_at(model: Any, path: MapPath) -> Any:
    """Return what stands at a path of a map."""
    *_, last = along(model, path)
    return last
