"""Import into a folder, as the command does but without asking, and look at what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.exchange.again.landing import Landed, Outcome, land
from cjmap.exchange.again.memory import Memory
from cjmap.exchange.coming.arrival import read_source
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.source.write import FileChange, write_together
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path


def bring(folder: Path, text: str, name: str = "day.mmd") -> Landed:
    """Import `text` as a file called `name`, merging without a question; all of it is written."""
    workspace = open_workspace(folder)
    memory = Memory(folder, str(folder / name))
    source = Source(name, text.encode())
    arrival = read_source(source, Surroundings(workspace, memory.made()))
    landed = land(arrival, workspace, folder, memory)
    changes = [
        FileChange(each.file, each.before, each.data, folder)
        for each in landed.landings
        if each.data != each.before
    ]
    write_together([*changes, *(each.kept for each in landed.landings if each.kept)])
    return landed


def outcomes(landed: Landed) -> dict[str, str]:
    """Give what became of each map, by the name of its file."""
    return {each.file.name: each.outcome.value for each in landed.landings}


def edit(folder: Path, name: str, *changes: tuple[str, str]) -> None:
    """Replace words in a file; each of them must be there once."""
    file = folder / name
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, (old, text)
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


def steps(folder: Path, name: str) -> list[tuple[str, str]]:
    """List the steps of a journey in order, each with its id and title."""
    (entry,) = (each for each in open_workspace(folder).entries if each.file.name == name)
    assert entry.read.valid, entry.read.problems
    return [
        (step["id"], step["title"])
        for stage in entry.document.data["stages"]
        for step in stage.get("steps", ())
    ]


__all__ = ["Outcome", "bring", "edit", "outcomes", "steps"]
