"""A repository with another one in it: maps of a shop, and people that are shared as a submodule."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.git.desk import Desk
from tests.git.journeys import journey

if TYPE_CHECKING:
    from pathlib import Path

OWN = "own.journey.yaml"
SHARED = "shared/order.journey.yaml"
ANNA = "shared/people/anna.persona.yaml"
INNER = "shared/inner/deep.journey.yaml"

PERSONA = "kind: persona\nid: anna\nname: Anna\n"


def local(*words: str) -> tuple[str, ...]:
    """Let git fetch from this machine's files, as it does not of itself within a submodule."""
    return ("-c", "protocol.file.allow=always", *words)


def within(desk: Desk, path: str, *words: str) -> str:
    """Run git in a folder of the repository."""
    return desk.git("-C", path, *words)


def make_shop(place: Path) -> Desk:
    """Make a repository whose submodule `shared` has a submodule `inner`: a commit each."""
    desk = Desk.set_up(place)
    for name, files in (
        ("inner", {"deep.journey.yaml": journey("deep")}),
        ("shared", {"order.journey.yaml": journey("order"), "people/anna.persona.yaml": PERSONA}),
    ):
        folder = place / name
        desk.git("init", "-q", "-b", "main", str(folder))
        for file, text in files.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
        if name == "shared":
            desk.git("-C", str(folder), *local("submodule", "--quiet", "add", str(place / "inner")))
        desk.git("-C", str(folder), "add", "--all")
        desk.git("-C", str(folder), "commit", "-q", "-m", f"{name} begins")
    desk.git(*local("submodule", "--quiet", "add", str(place / "shared")))
    desk.git(*local("submodule", "--quiet", "update", "--init", "--recursive"))
    desk.commit("begin", OWN, journey("own"))
    return desk


def worsen(desk: Desk, file: str = SHARED) -> None:
    """Make the step of a journey worse, in the work tree."""
    text = desk.read(file)
    assert "emotion: 0" in text
    desk.write(file, text.replace("emotion: 0", "emotion: -1"))


def record(desk: Desk, *folders: str) -> None:
    """Commit in submodules, the innermost first, and then in the repository around them."""
    for folder in folders:
        within(desk, folder, "commit", "-q", "--all", "-m", "worse")
    desk.commit("bump")


def cloned(desk: Desk, *options: str) -> Desk:
    """Clone the repository without its submodules."""
    folder = desk.folder.parent / "clone"
    desk.git("clone", "-q", *options, str(desk.folder), str(folder))
    return Desk(folder, desk.environment, desk.tools)
