"""All maps of a workspace: looked at before the first file is written, then written together."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.migrate.migration import newest, way
from cjmap.migrate.one_map import migrated
from cjmap.migrate.written_format import with_format
from cjmap.problem import Severity
from cjmap.source.document import read_document
from cjmap.source.write import FileChange, write_together
from cjmap.workspace.configuration import (
    CONFIGURATION_FILE,
    find_root,
    load_configuration,
)
from cjmap.workspace.discovery import find_maps
from cjmap.workspace.settings import FORMAT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.migrate.migration import Migration
    from cjmap.workspace.configuration import Configuration


@dataclass(frozen=True, slots=True)
class Obstacle:
    """Why a map cannot be migrated; `place` is a line and a column, where there is one."""

    file: Path
    message: str
    place: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Plan:
    """What migrating comes to, before anything is written.

    `steps` lead from the format of the maps, of which there are `maps`, to `version`; `settings` is
    the file that says so. With an obstacle, nothing of it may be written.
    """

    version: int
    maps: int
    steps: tuple[Migration, ...] = ()
    changes: tuple[FileChange, ...] = ()
    settings: FileChange | None = None
    obstacles: tuple[Obstacle, ...] = ()


def plan_workspace(folder: Path, migrations: Sequence[Migration], to: int | None = None) -> Plan:
    """Look what becomes of the workspace at `folder`; `to` is the format, by default the newest.

    Raises `CjmapError` for a format that there is no way to, and for settings that cannot be used.
    """
    configuration = _configuration(folder, migrations)
    aim = newest(migrations) if to is None else to
    _expect_way(configuration.format, aim, migrations)
    files = find_maps(configuration)
    if configuration.format == aim:
        return Plan(aim, len(files))
    plan = _plan(files, configuration, way(migrations, configuration.format, aim), aim)
    return plan if plan.obstacles else _with_settings(plan, configuration)


def plan_maps(files: Sequence[Path], migrations: Sequence[Migration], start: int) -> Plan:
    """Look what becomes of maps that came into a workspace from outside, written for format `start`.

    They are brought to the format of their workspace, whose settings stay. All of `files` belong to
    one workspace. Raises `CjmapError` like `plan_workspace`.
    """
    configuration = _configuration(files[0].parent, migrations)
    _expect_way(start, configuration.format, migrations)
    steps = way(migrations, start, configuration.format)
    return _plan(files, configuration, steps, configuration.format)


def write_plans(plans: Sequence[Plan]) -> None:
    """Write what plans without obstacles come to: all files or none, settings after the maps."""
    changes = [change for plan in plans for change in plan.changes]
    write_together(changes + [plan.settings for plan in plans if plan.settings is not None])


def _configuration(folder: Path, migrations: Sequence[Migration]) -> Configuration:
    return load_configuration(*find_root(folder), oldest=1, newest=newest(migrations))


def _expect_way(start: int, aim: int, migrations: Sequence[Migration]) -> None:
    last = newest(migrations)
    for version in (start, aim):
        if not 1 <= version <= last:
            known = "only format 1" if last == 1 else f"the formats 1 to {last}"
            raise CjmapError(
                f"There is no way to or from format {version}: this cjmap knows {known}.",
                hint="For a newer one, upgrade: `pip install --upgrade cjmap`."
                if version > last
                else None,
            )
    if aim < start:
        raise CjmapError(
            f"Maps in format {start} cannot be brought back to format {aim}.",
            hint="git has them as they were.",
        )


def _plan(
    files: Sequence[Path], configuration: Configuration, steps: tuple[Migration, ...], aim: int
) -> Plan:
    changes: list[FileChange] = []
    obstacles: list[Obstacle] = []
    for file in files if steps else ():
        document = read_document(file)
        faults = [each for each in document.problems if each.rule.severity is Severity.ERROR]
        for fault in faults:
            place = document.lines.place(document.span_of(fault.where).start)
            obstacles.append(Obstacle(file, fault.message, place))
        if faults:
            continue
        try:
            changed = migrated(document, steps)
        except CjmapError as error:
            obstacles.append(Obstacle(file, error.message))
            continue
        if changed is not document:
            changes.append(FileChange(file, document.raw, changed.raw, configuration.root))
    return Plan(aim, len(files), steps, tuple(changes), None, tuple(obstacles))


def _with_settings(plan: Plan, configuration: Configuration) -> Plan:
    """Add the settings that say the new version; a workspace without any gets some."""
    file, root = configuration.file, configuration.root
    if file is None:
        new = f"{FORMAT} = {plan.version}\n".encode()
        change = FileChange(root / CONFIGURATION_FILE, None, new, root)
    else:
        old = file.read_bytes()
        change = FileChange(file, old, with_format(file, old, plan.version), root)
    return Plan(plan.version, plan.maps, plan.steps, plan.changes, change)
