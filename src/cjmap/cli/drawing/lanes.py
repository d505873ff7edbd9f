"""What is to be shown of a map, as far as it has it: the lanes and the personas asked for.

One command draws maps of many kinds. So a lane or a persona has to be known to one of them; the
picture of a map that has none of those asked for is drawn whole. Only what is of one persona
alone, its card and its empathy maps, is left out where others are asked for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjmap.cli.drawing.look import Look
    from cjmap.workspace import Workspace


def usual_lanes() -> tuple[str, ...]:
    """Give the lanes that a journey can have, and those of a blueprint that names none."""
    from cjmap.draw.pictures.journey.lanes import LANE_KEYS
    from cjmap.format.lanes import DEFAULT_LANE_IDS

    return tuple(dict.fromkeys((*LANE_KEYS, *DEFAULT_LANE_IDS)))


def known_lanes(model: Any) -> tuple[str, ...]:
    """Give the keys of the lanes that the picture of a map can have; none for one without lanes."""
    if model.kind == "journey":
        from cjmap.draw.pictures.journey.lanes import LANE_KEYS

        return LANE_KEYS
    if model.kind == "blueprint":
        from cjmap.draw.pictures.blueprint.plan import lane_keys

        return lane_keys(model)
    return ()


def lanes_of(model: Any, lanes: Iterable[str]) -> tuple[str, ...]:
    """Keep the lanes that a map can have; none, which means all, where it can have none of them."""
    known = known_lanes(model) if lanes else ()
    own = tuple(lane for lane in lanes if lane in known)
    if model.kind == "blueprint":
        from cjmap.draw.pictures.blueprint.plan import TIMES

        if own == (TIMES,):  # times need something to stand below: what the customer does
            customers = tuple(lane.id for lane in model.all_lanes if str(lane.role) == "customer")
            return (*customers, TIMES) if customers else ()
    return own


def is_of(model: Any, personas: Sequence[str]) -> bool:
    """Whether a map is of one of these personas, or of none alone; no personas: all."""
    if not personas:
        return True
    if model.kind == "persona":
        return model.id in personas
    return model.kind != "empathy-map" or model.persona is None or model.persona in personas


def personas_of(model: Any, personas: Sequence[str]) -> tuple[str, ...]:
    """Keep the personas that a journey tells of; none, which means all, where it has none of them.

    Other maps take all that were asked for: their pictures show what they can of them.
    """
    if model.kind != "journey":
        return tuple(personas)
    told = {
        *model.personas,
        *(id for step in model.steps if step.emotion for id in step.emotion.by),
    }
    return tuple(id for id in personas if id in told)


def check_lanes(looks: Sequence[Look], workspaces: Sequence[Workspace]) -> None:
    """Raise `CjmapError` for a lane that was asked for and that no map of the workspaces has."""
    if not any(look.view.lanes for look in looks):
        return
    known: dict[str, dict[str, None]] = {}
    for workspace in workspaces:
        for entry in workspace.entries:
            if entry.kind_name in ("journey", "blueprint") and entry.model is not None:
                lanes = known.setdefault(entry.kind_name, {})
                lanes.update(dict.fromkeys(known_lanes(entry.model)))
    every = {lane for lanes in known.values() for lane in lanes}
    for look in looks:
        for lane in look.view.lanes:
            if known and lane not in every:
                raise CjmapError(
                    f"{look.lanes_from}There is no lane `{lane}`.", hint=_hint(lane, known)
                )


def _hint(lane: str, known: dict[str, dict[str, None]]) -> str:
    """Name the nearest lane, and the lanes of each kind of map."""
    near = nearest(lane, {each for lanes in known.values() for each in lanes})
    first = f"Did you mean `{near}`? " if near else ""
    kinds = [f"A {kind} has {listed(lanes, 'and')}." for kind, lanes in sorted(known.items())]
    return first + " ".join(kinds)
