"""What would be wrong with a merged map, put where somebody has to decide about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.merge.outcome import GiveUp
from cjmap.compare.merge.words import place_of

if TYPE_CHECKING:
    from cjmap.compare.merge.faults import Fault
    from cjmap.compare.merge.weaving import Loom, Woven
    from cjmap.problem import MapPath


def put_in_conflict(loom: Loom, woven: Woven, fault: Fault) -> None:
    """Make a conflict of the smallest thing around a fault that the sides do not have alike.

    Raises `GiveUp` where there is none.
    """
    chains = [_way_to(loom, woven, path) for path in (fault.path, *fault.or_else)]
    new = [chain for chain in chains if chain and chain[-1].triple.base is None]
    for chain in new or chains:
        for each in reversed(chain):
            if not each.entry.inline and _differs(each):
                if each.clash is None:
                    each.clash = loom.clash(
                        each.triple, f"{place_of(each.entry)}: {fault.message}"
                    ).clash
                return
    raise GiveUp(fault.message)


def _way_to(loom: Loom, woven: Woven, path: MapPath) -> list[Woven]:
    """List what was woven on the way to a path, the map itself left out, as far as there is something."""
    found: list[Woven] = []
    here = woven
    for part in path:
        inner = here.inner or []
        number = next(
            (
                number
                for number, each in enumerate(inner)
                if (each.entry.key == part if isinstance(part, str) else number == part)
            ),
            None,
        )
        if number is None:
            break
        here = inner[number] = loom.opened(inner[number])
        found.append(here)
    return found


def _differs(woven: Woven) -> bool:
    sides = woven.triple.sides
    return len(sides) == 1 or sides[0].text() != sides[1].text()
