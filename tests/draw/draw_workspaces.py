"""Workspaces to draw in tests: a context of a few maps that knows its catalog and its backlogs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.draw.draw_geometry import Drawing, read
from tests.draw.draw_maps import Maps, make

from cjmap.draw.context import Alone
from cjmap.draw.look.view import View
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from cjmap.draw.scene import Scene


class Workspace(Alone):
    """A context of a few maps. Those of them that are catalogs give names."""

    def __init__(self, *maps: Any, photos: Mapping[str, Path] | None = None) -> None:
        self._all = maps
        self._known = Maps(*maps)
        self._photos = photos or {}

    def title_of(self, section: str, id: str) -> str | None:
        return self._known.title_of(section, id)

    def channel_of(self, touchpoint: str) -> str | None:
        return self._known.channel_of(touchpoint)

    def map_of(self, kind: str, id: str) -> Any | None:
        return self._known.map_of(kind, id)

    def step_of(self, reference: str, home: str | None) -> Any | None:
        return self._known.step_of(reference, home)

    def opportunities_for(self, journey: str) -> list[Any]:
        return self._known.opportunities_for(journey)

    def maps(self, kind: str) -> list[Any]:
        return [each for each in self._all if str(each.kind) == kind]

    def photo_of(self, persona: str) -> Path | None:
        return self._photos.get(persona)


def journey(id: str, *stages: list[dict[str, Any]], **more: Any) -> Any:
    """Make a journey of stages, each a list of steps; a step needs no id, title or emotion."""
    number = 0
    parts = []
    for place, steps in enumerate(stages, 1):
        own = []
        for step in steps:
            number += 1
            own.append({"id": f"s{number}", "title": f"Step {number}", **step})
        parts.append({"id": f"g{place}", "title": f"Stage {place}", "steps": own})
    return make({"kind": "journey", "id": id, "title": f"Journey {id}", "stages": parts, **more})


def backlog(id: str, *opportunities: dict[str, Any], **more: Any) -> Any:
    """Make a backlog; an opportunity needs no id and no title."""
    own = [
        {"id": f"{id}-{number}", "title": f"Idea {number}", **opportunity}
        for number, opportunity in enumerate(opportunities, 1)
    ]
    return make(
        {"kind": "backlog", "id": id, "title": f"Backlog {id}", "opportunities": own, **more}
    )


def drawn(
    scene_of: Callable[..., Scene], context: Any, view: View | None = None, model: Any = None
) -> Drawing:
    """Draw a picture of a workspace, and read it back from its SVG."""
    return read(to_svg(scene_of(context, view or View(), model)))
