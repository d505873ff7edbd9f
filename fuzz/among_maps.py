"""Maps of an input among those of the example clinic, as one workspace; nothing is read anew."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import LintSettings, lint_settings
from cjmap.format.kinds import kind_named
from cjmap.format.read import read_map
from cjmap.source import parse_document
from cjmap.workspace import Entry, Workspace, open_workspace
from fuzz.corpus import REPOSITORY, broken_maps, right_maps, workspaces
from fuzz.target import SEPARATOR, expect, parts_of

if TYPE_CHECKING:
    from pathlib import Path

CLINIC = REPOSITORY / "examples" / "clinic"
TODAY = date(2026, 11, 15)
MOST_MAPS = 6

_KIND = re.compile(rb"^[\"']?kind[\"']?[ ]*:[ ]*[\"']?([a-z-]+)", re.MULTILINE)


def workspace_of(
    data: bytes, most: int = MOST_MAPS, *, alone: bool = False
) -> tuple[Workspace, list[Entry]]:
    """Read the maps of an input; return their workspace and their entries in it.

    A map of the clinic that has the id of one of them makes room for it; with `alone`, all do.
    """
    documents = [
        parse_document(_file(number, part), part)
        for number, part in enumerate(parts_of(data, most))
    ]
    own = [Entry(number, each, read_map(each)) for number, each in enumerate(documents)]
    taken = {(each.kind_name, each.id) for each in own}
    clinic = _clinic()
    others = [each for each in clinic.entries if (each.kind_name, each.id) not in taken]
    entries = own + [
        Entry(number, each.document, each.read)
        for number, each in enumerate(() if alone else others, len(own))
    ]
    return Workspace(clinic.configuration, entries), own


def all_rules(workspace: Workspace) -> LintSettings:
    """Return settings by which every rule runs."""
    return lint_settings(workspace.configuration, TODAY, Choice(select=("all",)))


def expect_sound_places(entry: Entry) -> None:
    """Expect that every problem of a map is at a place of its text."""
    text = entry.document.text
    for problem in (*entry.document.problems, *entry.read.problems):
        span = entry.document.span_of(problem.where)
        expect(0 <= span.start <= span.end <= len(text) + 1, f"{problem} is within the text")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return inputs of one map each, then small workspaces."""
    several = (SEPARATOR.join(each[:MOST_MAPS]) for each in workspaces())
    return (*right_maps(), *broken_maps(), *several)


def _file(number: int, data: bytes) -> Path:
    found = _KIND.search(data)
    kind = kind_named(found[1].decode()) if found else None
    return CLINIC / f"input-{number}.{kind.suffix if kind else 'journey'}.yaml"


@cache
def _clinic() -> Workspace:
    return open_workspace(CLINIC)
