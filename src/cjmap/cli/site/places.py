"""Where a portal goes: a folder, or one file."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.site.request import STANDARD_OUTPUT
from cjmap.cli.targets import shown_file
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.printable import one_line
from cjmap.workspace.files import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.site.request import Request
    from cjmap.cli.targets import Target

_DEFAULT = "site"

_HEAD = 4096
"""Bytes of an HTML file in which it says what wrote it."""


def check_paths(request: Request) -> None:
    """Raise `CjmapError` for what is no folder: a portal is of whole workspaces."""
    for word in request.paths:
        if word == STANDARD_OUTPUT or os.path.isfile(word):
            raise CjmapError(
                f"A portal is made of a whole workspace, and `{one_line(word)}` is one file.",
                hint="Name the folder of the workspace; `cjmap render` draws a map by itself.",
            )


def folder_of(request: Request, targets: Sequence[Target]) -> Path:
    """Return the folder to write; raises `CjmapError` for an OUT that is a file."""
    out = request.out
    if out is None:
        return _inside(targets, _configured(targets))
    if out == STANDARD_OUTPUT:
        raise CjmapError(
            "A portal is a folder of pages, which `-o -` cannot take.",
            hint="`--single-file -o -` writes it as one file.",
        )
    if out.lower().endswith((".html", ".htm")) and not os.path.isdir(out):
        raise CjmapError(
            f"`-o {one_line(out)}` names a file, and a portal is a folder of pages.",
            hint="`--single-file` makes it one file.",
        )
    return Path(out)


def file_of(request: Request, targets: Sequence[Target]) -> Path | None:
    """Return the file to write, None for standard output; raises `CjmapError` for what is none."""
    if len(targets) > 1:
        raise CjmapError(
            f"`--single-file` takes one workspace, and there are {len(targets)}.",
            hint="Name the folder of one.",
        )
    out = request.out
    if out == STANDARD_OUTPUT:
        return None
    file = Path(out) if out else _inside(targets, f"{_configured(targets)}.html")
    if file.is_dir():
        raise CjmapError(
            f"{one_line(str(file))} is a folder, and `--single-file` writes a file.",
            hint=f"Name one: `-o {one_line(str(file / 'portal.html'))}`.",
        )
    if kind_of_file(file) is not None:
        raise CjmapError(
            f"`-o {one_line(str(file))}` would overwrite a map.", hint="Name another file."
        )
    if not _may_be_replaced(file):
        raise CjmapError(
            f"{shown_file(file)} was not written by cjmap, so it was left alone.",
            hint="Name another file, or remove this one yourself.",
        )
    return file


def _may_be_replaced(file: Path) -> bool:
    """Whether a file is not there, is empty, is none (a pipe), or says that cjmap wrote it."""
    if not file.is_file():
        return True
    try:
        with file.open("rb") as stream:
            head = stream.read(_HEAD)
    except OSError as error:
        raise CjmapError(f"{shown_file(file)} cannot be read: {error.strerror}.") from error
    return not head or b'<meta name="generator" content="cjmap">' in head


def _inside(targets: Sequence[Target], name: str) -> Path:
    """Return a place in the workspace; raises `CjmapError` for one that leads out of it.

    Where OUT is not given, a map's author has a say in it, by the settings and by links.
    """
    if len(targets) > 1:
        return _home(targets) / name
    return located(targets[0].workspace.configuration, "site.out", name)


def _home(targets: Sequence[Target]) -> Path:
    """Return the root of the workspace, or the folder that several have in common."""
    return targets[0].workspace.root if len(targets) == 1 else targets[0].base


def _configured(targets: Sequence[Target]) -> str:
    if len(targets) > 1:
        return _DEFAULT
    return (targets[0].workspace.configuration.site_folder or _DEFAULT).rstrip("/\\") or _DEFAULT
