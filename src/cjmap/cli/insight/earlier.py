"""What `--since` asks for: the same maps, as an older commit has them."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.comparing.submodules import not_known
from cjmap.cli.comparing.versions import Shelf
from cjmap.cli.history.finding import repository_of
from cjmap.cli.history.words import parse_moment
from cjmap.errors import CjmapError
from cjmap.insight.inquiry import Earlier, Inquiry
from cjmap.printable import one_line
from cjmap.source import DEFAULT_LIMITS
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from contextlib import ExitStack

    from cjmap.cli.insight.request import ReportRequest
    from cjmap.cli.targets import Target
    from cjmap.git import Repository, Tree
    from cjmap.source import Limits
    from cjmap.workspace import Entry, Workspace

_SHORT = 8


def earlier_of(stack: ExitStack, request: ReportRequest, target: Target) -> Earlier | None:
    """Put the same question to the maps of the revision or day that was asked for; None without one.

    What is written to disk for it lasts as long as `stack`. Raises `CjmapError` where there is no
    repository, no such revision, or no valid map of the workspace in it, and where the section that
    tells it is not asked for.
    """
    word = request.since
    if word is None:
        return None
    if "change" not in request.sections:
        raise CjmapError(
            "`--since` is told by the section change, which is not asked for.",
            hint="Add it: `--section change`.",
        )
    root = target.workspace.root
    repository = repository_of(root)
    commit, label = _commit(repository, word)
    limits = request.limits or DEFAULT_LIMITS
    tree = repository.tree(commit)
    _check_submodules(repository, tree, target, label)
    laid_out = Shelf(stack, limits, None).whole(repository, tree, label)
    name = repository.name_of(root)
    folder = (laid_out.path or Path()) / name
    workspace = _read(folder, name, one_line(label), limits)
    wanted = _same(workspace, folder, target, request.paths)
    valid = [entry for entry in wanted if entry.model is not None]
    if not valid:
        raise CjmapError(
            f"None of these maps was there in {one_line(label)}, or none was valid.",
            hint="Name a later revision; `cjmap log` tells the versions of a map.",
        )
    day = repository.day_of(commit)
    return Earlier(
        label=label,
        commit=commit[:_SHORT],
        day=day,
        inquiry=Inquiry(workspace, valid, day),
        left_out=[
            one_line(entry.file.relative_to(folder).as_posix())
            for entry in wanted
            if entry.model is None
        ],
    )


def _commit(repository: Repository, word: str) -> tuple[str, str]:
    """Return the commit that is meant, and what to call it: a revision by its name, a day by its commit."""
    try:
        return repository.commit(word), word
    except CjmapError as no_revision:
        try:
            moment = parse_moment("--since", word)
        except CjmapError:
            hint = "Write a revision (`v1.0`), a day (`2026-03-01`), or how long ago: `3 months`."
            raise CjmapError(no_revision.message, hint=no_revision.hint or hint) from no_revision
    if moment is None:
        raise TypeError("a word was asked for")
    commit = repository.commit_before(moment)
    return commit, commit[:_SHORT]


def _check_submodules(repository: Repository, tree: Tree, target: Target, label: str) -> None:
    """Raise `CjmapError` where nobody knows what maps of a submodule were: they would be new ones."""
    for path, submodule in tree.submodules.items():
        folder = (repository.root / path).resolve()
        if not submodule.is_known and any(
            entry.file.resolve().is_relative_to(folder) for entry in target.entries
        ):
            raise not_known(path, submodule, label)


def _read(folder: Path, name: str, label: str, limits: Limits) -> Workspace:
    """Read the workspace as it was; its folder may have been part of a larger one then."""
    if not folder.is_dir():
        raise CjmapError(
            f"There were no maps in `{one_line(name)}` in {label}.",
            hint="Name a later revision, or one in which the folder had this name.",
        )
    try:
        return open_workspace(folder, limits=limits, models=True)
    except CjmapError as error:
        raise CjmapError(
            f"The settings of the workspace cannot be read as they were in {label}.",
            hint="Name a revision whose `cjmap.toml` is sound.",
        ) from error


def _same(workspace: Workspace, folder: Path, target: Target, paths: Sequence[str]) -> list[Entry]:
    """Leave of the older maps those that are asked about: by kind and id, or in a folder named."""
    inside = [entry for entry in workspace.entries if entry.file.is_relative_to(folder)]
    root = target.workspace.root
    named = [Path(os.path.abspath(word)) for word in paths]
    if not named or any(each.is_dir() and root.is_relative_to(each) for each in named):
        return inside
    asked = {(entry.kind_name, entry.id) for entry in target.entries}
    folders = [
        folder / each.relative_to(root)
        for each in named
        if each.is_dir() and each.is_relative_to(root)
    ]
    return [
        entry
        for entry in inside
        if (entry.kind_name, entry.id) in asked or any(map(entry.file.is_relative_to, folders))
    ]
