"""Bring maps to a later version of the format: what `migrate` does once its arguments are understood."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cjmap.cli.patches import emit_patch
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import Color, emit
from cjmap.errors import CjmapError
from cjmap.migrate import MIGRATIONS, plan_maps, plan_workspace, write_plans
from cjmap.printable import one_line
from cjmap.workspace.configuration import find_root
from cjmap.workspace.discovery import find_workspaces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.migrate import Migration, Plan
    from cjmap.source.write import FileChange


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; with `check` or `diff` nothing is written.

    With `start`, the maps named in `paths` alone are meant, and are taken as written for that format.
    """

    paths: Sequence[str] = ()
    to: int | None = None
    start: int | None = None
    check: bool = False
    diff: bool = False
    color: Color = Color.AUTO
    quiet: bool = False

    @property
    def only_looks(self) -> bool:
        """Whether files stay as they are."""
        return self.check or self.diff


def run(request: Request, migrations: Sequence[Migration] = MIGRATIONS) -> int:
    """Migrate, tell, and return the exit code."""
    plans = _plans(request, migrations)
    if not any(plan.maps for plan in plans):
        raise CjmapError(f"There are no maps in {', '.join(request.paths) or 'this folder'}.")
    obstacles = [each for plan in plans for each in plan.obstacles]
    for obstacle in obstacles:
        place = "".join(f":{number}" for number in obstacle.place or ())
        said = f"{shown_file(obstacle.file)}{place}: {one_line(obstacle.message)}"
        emit(f"cjmap: {said}\n", sys.stderr)
    if obstacles:
        emit("  help: Nothing was written. Put that right first.\n", sys.stderr)
        return 2
    changes = [change for plan in plans for change in _all_changes(plan)]
    if request.diff:
        for change in changes:
            _show_patch(change, request.color)
    elif not request.only_looks:
        write_plans(plans)
    if not request.diff and (request.check or not request.quiet):
        verb = "would migrate" if request.check else "migrated"
        for change in changes:
            emit(f"{verb} {shown_file(change.file)}\n")
    if not request.quiet:
        _summarise(plans, request)
    return 1 if request.only_looks and changes else 0


def _plans(request: Request, migrations: Sequence[Migration]) -> list[Plan]:
    paths = [_existing(word) for word in dict.fromkeys(request.paths)]
    if request.start is not None:
        return _plans_of_maps(paths, request, migrations)
    roots: dict[Path, None] = {}
    parts: list[tuple[Path, Path]] = []
    for path in paths or [Path.cwd()]:
        root = find_root(path if path.is_dir() else path.parent)[0]
        roots[root] = None
        if path != root and paths:
            parts.append((path, root))
        elif path.is_dir():
            roots.update(dict.fromkeys(find_workspaces(path)))
    plans = {root: plan_workspace(root, migrations, request.to) for root in roots}
    for part, root in parts:
        if plans[root].steps:
            raise CjmapError(
                f"{shown_file(part)} is a part of the workspace {shown_file(root)}, which is"
                " migrated as a whole.",
                hint="`--from` migrates single maps that came from elsewhere.",
            )
    return list(plans.values())


def _plans_of_maps(
    paths: Sequence[Path], request: Request, migrations: Sequence[Migration]
) -> list[Plan]:
    if not paths or any(path.is_dir() for path in paths):
        raise CjmapError("`--from` is for maps named one by one, not for folders.")
    if request.to is not None:
        raise CjmapError(
            "`--from` brings maps to the format of their workspace, so there is no `--to`."
        )
    assert request.start is not None
    by_root: dict[Path, list[Path]] = {}
    for path in paths:
        by_root.setdefault(find_root(path.parent)[0], []).append(path)
    return [plan_maps(files, migrations, request.start) for files in by_root.values()]


def _existing(word: str) -> Path:
    path = Path(os.path.abspath(word))  # as for every PATH: links are kept
    if not path.exists():
        raise CjmapError(f"There is no file or folder `{word}`.")
    return path


def _all_changes(plan: Plan) -> list[FileChange]:
    return [*plan.changes, *([plan.settings] if plan.settings is not None else [])]


def _show_patch(change: FileChange, color: Color) -> None:
    from cjmap.check.fixing import FixedFile, unified_diff

    fixed = FixedFile(change.file, change.old or b"", change.new, {})
    emit_patch(unified_diff(fixed, shown_file(change.file)), color)


def _summarise(plans: Sequence[Plan], request: Request) -> None:
    """Say what changed in the format, and how many maps that touched."""
    stream: TextIO = sys.stderr if request.diff else sys.stdout
    steps = {step.to_version: step for plan in plans for step in plan.steps}
    for version, step in sorted(steps.items()):
        emit(f"format {version}: {one_line(step.title)}\n", stream)
    for version in sorted({plan.version for plan in plans}):
        here = [plan for plan in plans if plan.version == version]
        maps = sum(plan.maps for plan in here)
        changed = sum(len(plan.changes) for plan in here)
        if any(plan.steps for plan in here):
            done = "would be migrated" if request.only_looks else "migrated"
            emit(f"{changed:,} of {_counted(maps)} {done} to format {version}.\n", stream)
        else:
            are = "is" if maps == 1 else "are"
            said = f"{_counted(maps)} {are} written for format {version}"
            emit(f"{said}{_newest(version)}; nothing to do.\n", stream)


def _newest(version: int) -> str:
    from cjmap.format.version import NEWEST_FORMAT

    return ", the newest" if version == NEWEST_FORMAT else ""


def _counted(maps: int) -> str:
    return f"{maps:,} map" if maps == 1 else f"{maps:,} maps"
