"""The example maps, drawn into files that a browser can open."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from cjmap.draw import PICTURES, picture, render
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def workspace(name: str) -> Any:
    """Open a workspace of the examples."""
    return open_workspace(EXAMPLES / name)


def example_maps() -> list[tuple[str, str, str]]:
    """Give the workspace, kind and id of every example that has a picture."""
    return [
        (name, str(entry.model.kind), entry.model.id)
        for name in ("clinic", "sklep")
        for entry in workspace(name).entries
        if entry.model is not None and str(entry.model.kind) in PICTURES
    ]


def drawn(
    folder: Path,
    name: str,
    kind: str,
    id: str,
    to: str = "svg",
    *,
    theme: str = "light",
    embed_fonts: bool = False,
) -> Path:
    """Draw an example into a file of its own."""
    model = workspace(name).map_of(kind, id)
    file = folder / f"{kind}-{id}.{to}"
    scene = picture(model, workspace(name), View(theme=THEMES[theme]))
    file.write_bytes(render(scene, to, embed_fonts=embed_fonts))
    return file
