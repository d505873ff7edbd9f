"""The example workspaces, and every picture that there is of them."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.draw import PICTURES, WORKSPACE_PICTURES, Scene, picture, workspace_picture
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.draw.look.view import View
    from cjmap.workspace import Workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
FOLDERS = tuple(sorted(folder.name for folder in EXAMPLES.iterdir() if folder.is_dir()))


@cache
def workspace(name: str) -> Workspace:
    return open_workspace(EXAMPLES / name)


def example_maps() -> list[tuple[str, str, str]]:
    """Give workspace, kind and id of every map that has a picture."""
    return [(folder, kind, id) for folder in FOLDERS for kind, id in _models(folder)]


def map_named(folder: str, kind: str, id: str) -> Any:
    """Give one of `example_maps`."""
    return _models(folder)[kind, id]


@cache
def _models(folder: str) -> dict[tuple[str, str], Any]:
    models: list[Any] = [entry.model for entry in workspace(folder).entries]
    found = {(str(model.kind), model.id): model for model in models if model is not None}
    return {key: model for key, model in found.items() if key[0] in PICTURES}


def example_pictures() -> dict[str, tuple[str, str, str]]:
    """Give every picture by a name that a file can have; the id is empty for a whole workspace."""
    pictures = {f"{folder}-{kind}-{id}": (folder, kind, id) for folder, kind, id in example_maps()}
    for folder in FOLDERS:
        pictures |= {f"{folder}-{kind}": (folder, kind, "") for kind in WORKSPACE_PICTURES}
    return pictures


def scene_named(folder: str, kind: str, id: str, view: View | None = None) -> Scene:
    """Lay out one of `example_pictures`."""
    if id:
        return picture(map_named(folder, kind, id), workspace(folder), view)
    return workspace_picture(kind, workspace(folder), view)
