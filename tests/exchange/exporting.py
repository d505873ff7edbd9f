"""Export maps of a small workspace, and look at what came of it."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.exchange.formats import FORMATS
from cjmap.exchange.going.outgoing import GoingMap, Outgoing, Wishes
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.exchange.losses import Loss


def export(
    maps: Mapping[str, str] | Path, id: str, format: str, wishes: Wishes | None = None
) -> tuple[dict[str, str], list[Loss]]:
    """Export the map `id` among `maps` (a folder, or texts by file name); return texts and losses."""
    made, losses = export_bytes(maps, (id,), format, wishes)
    return {name: data.decode() for name, data in made.items()}, losses


def export_bytes(
    maps: Mapping[str, str] | Path,
    ids: tuple[str, ...],
    format: str,
    wishes: Wishes | None = None,
) -> tuple[dict[str, bytes], list[Loss]]:
    """Export maps as one run of the writer; of those with the same id, the kinds that it takes."""
    chosen = FORMATS[format]
    with tempfile.TemporaryDirectory() as folder:
        root = maps if isinstance(maps, Path) else Path(folder)
        overlay = {}
        if not isinstance(maps, Path):
            (root / "cjmap.toml").write_text("")
            overlay = {root / name: text.encode() for name, text in maps.items()}
        workspace = open_workspace(root, overlay=overlay)
        going = [
            GoingMap(entry)
            for entry in workspace.entries
            if entry.id in ids and (not chosen.kinds or entry.kind_name in chosen.kinds)
        ]
        assert going, [(entry.id, entry.read.problems) for entry in workspace.entries]
        outgoing = Outgoing(going, workspace, wishes or Wishes())
        made = chosen.write(outgoing)
    return {each.name: each.data for each in made}, outgoing.losses
