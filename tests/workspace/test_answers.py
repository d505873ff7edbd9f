"""Guards what a picture asked, written down: asked again, it is alike as long as nothing changed."""

from __future__ import annotations

import json
from pathlib import Path
from shutil import copytree
from typing import TYPE_CHECKING, Any

import pytest

from cjmap.draw import picture
from cjmap.draw.look.view import View
from cjmap.workspace import Workspace, open_workspace
from cjmap.workspace.answers import Answers, Note
from cjmap.workspace.asked import Asking

if TYPE_CHECKING:
    from collections.abc import Callable

CLINIC = Path(__file__).parents[2] / "examples" / "clinic"
JOURNEY = "first-visit"


@pytest.fixture
def clinic(tmp_path: Path) -> Path:
    return Path(copytree(CLINIC, tmp_path / "clinic"))


def own(workspace: Workspace) -> Any:
    return workspace.map_of("journey", JOURNEY)


def notes_of(workspace: Workspace) -> list[Any]:
    """What the picture of a journey asked, as it comes back from a file."""
    asking = Asking(workspace)
    picture(own(workspace), asking, View())
    notes = Answers(workspace).noted(asking.asked, own(workspace))
    return list(json.loads(json.dumps(notes)))


def alike(folder: Path, notes: list[Any]) -> bool:
    workspace = open_workspace(folder)
    return Answers(workspace).alike(notes, own(workspace))


def replaced(name: str, old: str, new: str) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = next(folder.rglob(name))
        text = file.read_text("utf-8")
        assert old in text
        file.write_text(text.replace(old, new), "utf-8")

    return change


CHANGES: dict[str, tuple[Callable[[Path], None], bool]] = {
    "nothing": (lambda folder: None, True),
    "a comment": (replaced("tom.persona.yaml", "kind:", "# once\nkind:"), True),
    "another map": (replaced("tom.persona.yaml", "name: ", "name: T. "), True),
    "the name of the persona": (replaced("helen.persona.yaml", "name: ", "name: Dr. "), False),
    "the language of the workspace": (replaced("cjmap.toml", 'lang = "en"', 'lang = "pl"'), False),
    "a touchpoint": (replaced("*.catalog.yaml", "title: ", "title: The "), False),
}


@pytest.mark.parametrize("change", CHANGES)
def test_notes_hold_as_long_as_the_answers_do(change: str, clinic: Path) -> None:
    notes = notes_of(open_workspace(clinic))
    assert len(notes) > 20
    do, expected = CHANGES[change]
    do(clinic)
    assert alike(clinic, notes) is expected


FOREIGN: tuple[Note | list[Any], ...] = (
    ("__class__", (), ""),
    ("root", (), ""),
    ("maps", ("nonsense",), ""),
    ("maps", (), ""),
    ("title_of", ("persona", 7), ""),
    ["map_of", [["persona"]], ""],
)


@pytest.mark.parametrize("note", FOREIGN, ids=str)
def test_what_no_picture_asks_is_never_alike(note: Note, clinic: Path) -> None:
    assert not alike(clinic, [note])
