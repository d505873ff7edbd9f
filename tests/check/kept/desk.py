"""A workspace that is edited, and linted with what is known of its maps from the run before."""

from __future__ import annotations

import os
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.check.kept.maps import KeptMaps
from cjmap.check.lint import lint
from cjmap.check.run import Report, validate
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import lint_settings
from cjmap.problem import Move, Remove, Replace
from cjmap.source import parse_document
from cjmap.source.edits import EditError, apply, span_edits, value_at
from cjmap.source.folders import Kept
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from random import Random

    from cjmap.workspace import Workspace

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"

BREAK = "\n}: [\n"
"""What makes a map a text that cannot be read."""


class Desk:
    """A copy of an example; `craft` says whether the rules of the craft look at it too."""

    def __init__(self, folder: Path, example: str, craft: bool = True) -> None:
        self.root = folder / example
        shutil.copytree(EXAMPLES / example, self.root, ignore=shutil.ignore_patterns(".cjmap_*"))
        self.craft = craft
        self.today = date(2026, 10, 20)

    @property
    def maps(self) -> list[Path]:
        return sorted(self.root.rglob("*.yaml"))

    def look(self, at: Path | None = None) -> tuple[Report, list[str]]:
        """Look at the workspace, or at one map, with what is known; return the files looked at."""
        place = Kept(self.root / ".cjmap_cache" / "maps", inside=self.root)
        kept = KeptMaps(place, "maps", f"craft: {self.craft}")
        workspace = open_workspace(self.root, models=self.craft, knowing=lambda _: kept)
        report = self._report(workspace, kept, at)
        again = sorted(entry.file.name for entry in kept.looked_at)
        kept.save(workspace)
        return report, again

    def look_anew(self, at: Path | None = None) -> Report:
        """Look at the workspace, or at one map, as if nothing were known."""
        return self._report(open_workspace(self.root, models=self.craft), None, at)

    def _report(self, workspace: Workspace, kept: KeptMaps | None, at: Path | None) -> Report:
        entries = [each for each in workspace.entries if at in (None, each.file)]
        if not self.craft:
            return validate(workspace, entries, kept=kept)
        everything = Choice(("all",))
        settings = lint_settings(workspace.configuration, self.today, everything)
        return lint(workspace, settings, entries, kept=kept)

    def change(self, name: str, old: str, new: str) -> None:
        file = next(each for each in self.maps if each.name == name)
        text = file.read_text("utf-8")
        assert old in text, old
        file.write_text(text.replace(old, new, 1), "utf-8")


def edit(desk: Desk, random: Random) -> str:
    """Make one edit somewhere, and say which: mostly one that other maps may notice."""
    kind = random.random()
    file = random.choice(desk.maps)
    if kind < 0.03 and len(desk.maps) > 3:
        file.unlink()
        return f"remove {file.name}"
    if kind < 0.06:
        stem, kind_of_map, suffix = file.name.split(".")
        to = file.with_name(f"{random.choice('az')}-{stem}.{kind_of_map}.{suffix}")
        shutil.copy(file, to)
        return f"copy {file.name} to {to.name}"
    if kind < 0.08:
        to = file.with_name(f"{random.choice('az')}{file.name}")
        file.rename(to)
        return f"rename {file.name} to {to.name}"
    if kind < 0.10:
        others = [
            each for each in desk.root.rglob("*.*") if each.suffix in (".png", ".txt", ".csv")
        ]
        if others:
            other = random.choice(others)
            os.utime(other) if random.random() < 0.5 else other.write_bytes(b"other")
            return f"change {other.name}"
    broken = next((each for each in desk.maps if each.read_text("utf-8").endswith(BREAK)), None)
    if kind < 0.12 and broken is None:
        file.write_text(file.read_text("utf-8") + BREAK, "utf-8")
        return f"break {file.name}"
    if broken is not None and random.random() < 0.4:
        if random.random() < 0.5:
            broken.write_text(broken.read_text("utf-8").removesuffix(BREAK), "utf-8")
            return f"mend {broken.name}"
        broken.unlink()
        return f"remove {broken.name}, which was broken"
    text = file.read_text("utf-8")
    document = parse_document(file, text.encode())
    places = list(_places(document.data))
    if not places:
        return f"nothing in {file.name}"
    path, key, value = random.choice(places)
    made: Any
    if kind < 0.25:
        made = Remove(path)
    elif kind < 0.35 and isinstance(path[-1], int):
        made = Move(path, random.randrange(len(value_at(document.data, path[:-1]))))
    elif isinstance(value, (dict, list)):
        made = Remove(path)
    else:
        made = Replace(path, random.choice(_values(desk, key)))
    try:
        file.write_text(apply(text, span_edits(document, [made])), "utf-8")
    except EditError:
        return f"nothing in {file.name}"
    return f"{made} in {file.name}"


def _places(data: Any, path: tuple[Any, ...] = ()) -> Any:
    """Go through (path, the key above it, the value) of all parts of a map."""
    parts = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for part, value in parts:
        here = (*path, part)
        yield here, next((str(each) for each in reversed(here) if isinstance(each, str)), ""), value
        yield from _places(value, here)


def _values(desk: Desk, key: str) -> list[Any]:
    """List what stands under a key anywhere, so that maps come to agree and to differ."""
    found: dict[str, Any] = {}
    for file in desk.maps:
        for _, other, value in _places(parse_document(file, file.read_bytes()).data):
            if other == key and isinstance(value, (str, int, float)):
                found[repr(value)] = value
    return list(found.values()) or ["x"]
