"""Draw the pictures of the README, `docs/pictures/*.svg`, from the example maps.

python tools/make_pictures.py [FOLDER]      draws them
python tools/make_pictures.py --check       fails if one of them is not what the examples give

The pictures carry the letters that they need, so that they look the same on any page. A check
compares everything but these letters: their bytes are those of fontTools, whatever its version.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass, field
from pathlib import Path

from cjmap.draw import Scene, picture, render, workspace_picture
from cjmap.draw.look.themes import DARK
from cjmap.draw.look.view import View
from cjmap.workspace import Workspace, open_workspace

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"

_LETTERS = re.compile(rb"base64,[A-Za-z0-9+/=]+")


@dataclass(frozen=True)
class Shown:
    """A picture of the README: a map of an example (by kind and id), or the whole workspace."""

    file: str
    workspace: str
    kind: str
    id: str = ""
    view: View = field(default_factory=View)


SHOWN = (
    Shown(
        "journey.svg",
        "clinic",
        "journey",
        "first-visit",
        View(lanes=("touchpoints", "thinks", "emotion", "pains", "opportunities")),
    ),
    Shown("blueprint.svg", "clinic", "blueprint", "clinic-visit"),
    Shown("persona.svg", "clinic", "persona", "helen"),
    Shown("empathy-map.svg", "clinic", "empathy-map", "helen-at-the-kiosk"),
    Shown(
        "journey-dark.svg", "clinic", "journey", "repeat-prescription", View(theme=DARK, width=1500)
    ),
    Shown("overview.svg", "clinic", "overview"),
    Shown("opportunity-matrix.svg", "clinic", "opportunity-matrix"),
    Shown("heat-map.svg", "clinic", "heat-map"),
)
"""The pictures, in the order in which the README shows them."""


def pictures() -> dict[str, bytes]:
    """Draw all of them; give the bytes by the name of the file."""
    workspaces: dict[str, Workspace] = {}
    drawn = {}
    for shown in SHOWN:
        if shown.workspace not in workspaces:
            workspaces[shown.workspace] = open_workspace(ROOT / "examples" / shown.workspace)
        scene = _scene(shown, workspaces[shown.workspace])
        drawn[shown.file] = render(scene, "svg", embed_fonts=True)
    return drawn


def _scene(shown: Shown, workspace: Workspace) -> Scene:
    if not shown.id:
        return workspace_picture(shown.kind, workspace, shown.view)
    return picture(workspace.map_of(shown.kind, shown.id), workspace, shown.view)


def drifted(folder: Path) -> list[str]:
    """Give the names of the pictures in a folder that are missing, outdated, or shown no more."""
    drawn = pictures()
    names = {*drawn, *(file.name for file in folder.glob("*.svg"))}
    return sorted(
        name
        for name in names
        if name not in drawn
        or not (folder / name).is_file()
        or _without_letters((folder / name).read_bytes()) != _without_letters(drawn[name])
    )


def _without_letters(svg: bytes) -> bytes:
    return _LETTERS.sub(b"", svg)


def main(arguments: list[str]) -> int:
    """Draw or check, and give the status to end with."""
    if arguments == ["--check"]:
        names = drifted(PICTURES)
        for name in names:
            print(f"{PICTURES.relative_to(ROOT) / name} is not what the examples give.")
        if names:
            print("Run python tools/make_pictures.py and look at what has changed.")
        return 1 if names else 0
    folder = Path(arguments[0]) if arguments else PICTURES
    folder.mkdir(parents=True, exist_ok=True)
    for name, svg in pictures().items():
        (folder / name).write_bytes(svg)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
