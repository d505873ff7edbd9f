"""What git is told of one map that changed: the text of `cjmap diff`, for its external diff."""

from __future__ import annotations

from pathlib import Path

from cjmap.compare.comparison import compare
from cjmap.compare.formats.text_format import style
from cjmap.compare.presentation import Presentation, by_map
from cjmap.compare.side import Side
from cjmap.workspace import open_workspace


def told(old: bytes | None, new: bytes | None, name: str) -> str:
    """Tell what changed in the map `name` (None: it was not there) within the workspace around it.

    Raises `CjmapError` or `ValueError` where one of the two is no map: nothing can be told then.
    """
    before, after = _side(old, name), _side(new, name)
    comparison = compare(before, after)
    if comparison.refused:
        raise ValueError("one of the two versions is no map")
    maps = by_map(comparison, lambda _change: True)
    shown = Presentation("a", "b", tuple(maps), lang=after.language)
    return style(shown).plain


def _side(data: bytes | None, name: str) -> Side:
    if data is None:
        return Side(None, (), name)
    file = Path(name).absolute()
    workspace = open_workspace(file.parent, overlay={file: data})
    return Side(workspace, [entry for entry in workspace.entries if entry.file == file], name)
