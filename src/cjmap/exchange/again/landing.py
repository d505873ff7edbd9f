"""Where imported maps go: into the file that has them already, or a new one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.format.roles import Section

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.exchange.coming.arrival import Arrival, ArrivedMap
    from cjmap.workspace import Workspace


class Outcome(StrEnum):
    """What an import means for one file."""

    NEW = "new"
    SAME = "same"
    DIFFERS = "differs"


@dataclass(frozen=True, slots=True)
class Landing:
    """One map with its file, the bytes to write there, and those that are there (None: none)."""

    map: ArrivedMap
    file: Path
    outcome: Outcome
    data: bytes
    before: bytes | None = None


def land(arrival: Arrival, workspace: Workspace, folder: Path) -> list[Landing]:
    """Find the place of every map: the file of the map of its id, else one in `folder`."""
    return [_landing(each, workspace, folder) for each in arrival.maps]


def _landing(map: ArrivedMap, workspace: Workspace, folder: Path) -> Landing:
    data = map.text.encode()
    defined = workspace.index.workspace_ids(Section(map.kind)).get(map.id, [])
    file = defined[0].entry.file if defined else folder / map.file_name
    if not file.exists():
        return Landing(map, file, Outcome.NEW, data)
    before = defined[0].entry.document.raw if defined else file.read_bytes()
    outcome = Outcome.SAME if before == data else Outcome.DIFFERS
    return Landing(map, file, outcome, data, before)
