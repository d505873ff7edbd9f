"""What of cjmap stands in git: what `cjmap git status` prints."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.gitting.attributes import PATTERNS
from cjmap.cli.gitting.settings import (
    COMMAND,
    DIFF,
    DRIVER,
    FUNCTION_NAMES,
    MERGE,
    MERGETOOL,
    TEXTCONV,
    TOOL,
)
from cjmap.git import Repository

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that git needs: whether it is as it should be, and what it is."""

    right: bool
    subject: str
    note: str


def standing(folder: Path) -> Iterator[Line]:
    """Tell what holds in the repository of `folder`, wherever it was set.

    Raises `CjmapError` where there is no repository.
    """
    repository = Repository.find(folder)
    for attribute, meaning in (("diff", "compared"), ("merge", "merged")):
        yield _attribute(repository, attribute, meaning)
    yield _setting(repository, f"{DIFF}.xfuncname", {FUNCTION_NAMES: "hunks name the step"})
    yield _setting(repository, f"{DIFF}.textconv", {TEXTCONV: "layout is no change"}, optional=True)
    yield _setting(
        repository, f"{DIFF}.command", {COMMAND: "changes are told in words"}, optional=True
    )
    yield _setting(repository, f"{MERGE}.driver", {DRIVER: "maps are merged by what they say"})
    yield _setting(repository, f"{MERGETOOL}.cmd", {TOOL: "`git mergetool --tool=cjmap`"})
    found = shutil.which("cjmap")
    note = found or "not on PATH: git merges maps line by line, and shows them as they are"
    yield Line(found is not None, "cjmap", note)


def _attribute(repository: Repository, attribute: str, meaning: str) -> Line:
    """Ask git which driver it would use for a map of each kind."""
    names = [f"x{pattern[1:]}" for pattern in PATTERNS]
    others = {
        name: value
        for name, value in repository.attribute(attribute, names).items()
        if value != "cjmap"
    }
    if not others:
        return Line(True, f"attribute {attribute}", f"all kinds of maps are {meaning} by cjmap")
    if len(others) == len(names) and set(others.values()) == {"unspecified"}:
        return Line(False, f"attribute {attribute}", "not set: run `cjmap git install`")
    listed = ", ".join(f"*{name[1:]} ({value})" for name, value in others.items())
    return Line(False, f"attribute {attribute}", f"set otherwise for {listed}")


def _setting(
    repository: Repository, key: str, meanings: dict[str, str], *, optional: bool = False
) -> Line:
    value = repository.config(key)
    if value is None:
        return Line(optional, key, "not set" + (" (optional)" if optional else ""))
    known = meanings.get(value)
    return Line(known is not None, key, known or "differs from what `cjmap git install` sets")
