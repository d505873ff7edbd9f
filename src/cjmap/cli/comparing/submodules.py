"""Submodules of which a version is not on this machine: nothing in them is new or gone for that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.unseen import Unseen
from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.cli.comparing.versions import Version
    from cjmap.git import Submodule

_SHORT = 8


def unknown_in(old: Version, new: Version) -> dict[str, tuple[Submodule, str]]:
    """List the submodules that are not known in a version, with its label, by their paths.

    One of which both versions have the same commit has not changed, whatever is in it.
    """
    found = {}
    for one, other in ((new, old), (old, new)):
        for path, each in one.submodules.items():
            if not each.is_known and other.submodules.get(path) != each:
                found[path] = each, one.label
    return dict(sorted(found.items()))


def unseen_as(name: str, submodule: Submodule, label: str, *, holds_maps: bool) -> Unseen:
    """Return what is told of one that is not known in the version `label`."""
    return Unseen(name, label, submodule.commit, submodule.is_cloned, holds_maps)


def not_known(path: str, submodule: Submodule, label: str) -> CjmapError:
    """Return the error for a question that only the files of that submodule would answer."""
    return CjmapError(
        f"`{one_line(path)}` is a submodule, and what it was in {one_line(label)} is not on this"
        " machine.",
        hint=f"`git fetch` in it may bring commit {submodule.commit[:_SHORT]}."
        if submodule.is_cloned
        else "`git submodule update --init` brings it.",
    )
