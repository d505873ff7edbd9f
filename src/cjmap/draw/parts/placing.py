"""Moves what was laid out before its place was known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.scene import moved

if TYPE_CHECKING:
    from cjmap.draw.scene import Mark


def moved_mark(mark: Mark, dx: float, dy: float) -> Mark:
    """Give the mark `dx` points further right and `dy` points further down."""
    return replace(mark, shapes=tuple(moved(shape, dx, dy) for shape in mark.shapes))
