"""A picture without its head: on a page the title, the people and the state stand above it already."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from cjmap.draw.scene import moved
from cjmap.draw.writers.bounds import bounds_of

if TYPE_CHECKING:
    from cjmap.draw import Scene

_HEADS = {
    "journey": frozenset({"header", "person"}),
    "blueprint": frozenset({"header"}),
    "empathy-map": frozenset({"header"}),
    "opportunity-matrix": frozenset({"header"}),
}
"""The marks of the head, in pictures whose head lies above everything else."""

_MARGIN = 24.0


def without_head(scene: Scene) -> Scene:
    """Leave out the head of a scene and close up; a scene without one stays as it is."""
    named = _HEADS.get(scene.kind, frozenset())
    head = [mark for mark in scene.marks if mark.css.split()[0] in named]
    if not head:
        return scene
    bottom = max(bounds_of(mark).bottom for mark in head)
    body = [mark for mark in scene.marks if mark.css.split()[0] not in named]
    top = min((bounds_of(mark).top for mark in body if mark.shapes), default=0.0)
    if top < bottom - _MARGIN:  # what else stands beside the head would be cut
        return scene
    up = top - _MARGIN
    marks = tuple(
        replace(mark, shapes=tuple(moved(shape, 0, -up) for shape in mark.shapes)) for mark in body
    )
    return replace(scene, marks=marks, height=scene.height - up)
