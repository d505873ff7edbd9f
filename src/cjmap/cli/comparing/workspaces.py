"""Which workspaces are compared, and what of them: by names that are the same in both versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.workspace.configuration import configuration_in
from cjmap.workspace.discovery import find_workspaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path


def workspaces_below(tops: Sequence[Path]) -> list[str]:
    """List the workspaces in the folders `tops` by their names below them; a folder itself is `.`."""
    found = {each.relative_to(top).as_posix() for top in tops for each in find_workspaces(top)}
    return [".", *sorted(found)]


def workspaces_at(tops: Sequence[Path], name: str) -> Iterator[str]:
    """List the workspaces that a path lies in or holds, in versions that are laid out at `tops`.

    It lies in one: that of the version which has more of the path, the outer one where both have as
    much. Else its maps would be told twice.
    """
    places = [(top, _folder_at(top, name)) for top in tops]
    most = max(len(place.parts) - len(top.parts) for top, place in places)
    there = [(top, place) for top, place in places if len(place.parts) - len(top.parts) == most]
    roots = [_root_around(top, place) for top, place in there]
    yield "." if "." in roots else min(roots, key=len)
    for top, place in there:
        for nested in find_workspaces(place):
            yield nested.relative_to(top).as_posix()


def chooser(wanted: Sequence[str]) -> Callable[[str], bool]:
    """Return a function that says of a name whether it is wanted; of any, where none are named."""

    def chosen(name: str) -> bool:
        return not wanted or any(is_within(name, each) for each in wanted)

    return chosen


def is_within(name: str, folder: str) -> bool:
    """Whether a name is that of a folder or file, or of something in it."""
    return folder in ("", ".") or name == folder or name.startswith(f"{folder}/")


def meet(one: str, other: str) -> bool:
    """Whether one of two names is that of the other, or of something in it."""
    return is_within(one, other) or is_within(other, one)


def _folder_at(top: Path, name: str) -> Path:
    """Return the innermost folder on the way to a path."""
    place = top / name
    while not place.is_dir():
        place = place.parent
    return place


def _root_around(top: Path, place: Path) -> str:
    """Return the name of the workspace of a folder.

    Submodules lie in the workspace around them, as they do when all of it is read.
    """
    for folder in (place, *place.parents):
        if configuration_in(folder) is not None:
            return folder.relative_to(top).as_posix()
        if folder == top:
            break
    return place.relative_to(top).as_posix()
