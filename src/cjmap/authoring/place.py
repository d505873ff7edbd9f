"""The file that a new map goes to."""

from __future__ import annotations

import os
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.format.kinds import Kind
    from cjmap.workspace import Workspace


def place_for(kind: Kind, id: str, asked: str | None, here: Path, workspace: Workspace) -> Path:
    """Return the file of a new map; raises `CjmapError` where it cannot be one.

    `asked` is a file, or a folder that need not exist yet. Without it, from the root of the
    workspace, a map goes where the maps of its kind are, or most others; else it stays `here`.
    """
    name = f"{id}.{kind.suffix}.yaml"
    if asked is None:
        folder = _usual_folder(kind, workspace) if here == workspace.root else None
        return (folder or here) / name
    path = Path(os.path.abspath(here / asked))
    if asked.endswith(("/", os.sep)) or path.is_dir() or path.suffix not in (".yaml", ".yml"):
        return path / name
    claimed = kind_of_file(path)
    if claimed is not kind:
        said = (
            f"is the name of {claimed.title}" if claimed else "does not say which kind of map it is"
        )
        raise CjmapError(
            f"`{one_line(asked)}` {said}.",
            hint=f"Name it `{one_line(path.name.split('.')[0])}.{kind.suffix}.yaml`.",
        )
    return path


def _usual_folder(kind: Kind, workspace: Workspace) -> Path | None:
    """Return the folder that most maps of the kind are in, or most maps; None without any."""
    alike = Counter(each.file.parent for each in workspace.entries if each.kind_name == kind.name)
    found = alike or Counter(each.file.parent for each in workspace.entries)
    return found.most_common(1)[0][0] if found else None
