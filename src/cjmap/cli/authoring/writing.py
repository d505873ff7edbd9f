"""A new map among its siblings: checked before it is written, and never over anything."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.linting import Request as LintRequest
from cjmap.cli.linting import examine as lint
from cjmap.cli.targets import Target, shown_file
from cjmap.errors import CjmapError
from cjmap.source.write import create_file
from cjmap.workspace import open_workspace
from cjmap.workspace.discovery import find_maps

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.run import Report
    from cjmap.cli.authoring.request import Commission
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Examined:
    """A new map in its workspace, and what lint says of it."""

    target: Target
    entry: Entry
    report: Report


def examine(file: Path, data: bytes) -> Examined:
    """Read and lint a map that is not written yet, as if it were."""
    folder = file.parent
    while not folder.is_dir():
        folder = folder.parent
    workspace = open_workspace(folder, overlay={file: data}, models=True)
    entry = next(each for each in workspace.entries if each.file == file)
    target = Target(workspace, [entry], workspace.root)
    return Examined(target, entry, lint(LintRequest(), [target]))


def check_free(commission: Commission) -> None:
    """Raise `CjmapError` where the file of the map exists."""
    if os.path.lexists(commission.file):
        raise _exists(commission)


def write(commission: Commission, data: bytes) -> None:
    """Write the map; raises `CjmapError` where its file exists."""
    if not create_file(commission.file, data):
        raise _exists(commission)


def _exists(commission: Commission) -> CjmapError:
    return CjmapError(
        f"{shown_file(commission.file)} exists already, and was left alone.",
        hint="Another id, or `-o` with another file, makes another map.",
    )


def is_found(commission: Commission) -> bool:
    """Whether the workspace takes a map of this file for one of its own."""
    return commission.file in find_maps(commission.workspace.configuration)
