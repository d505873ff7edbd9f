"""What the command line asked of `cjmap new`."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.authoring.place import place_for
from cjmap.authoring.surroundings import Surroundings
from cjmap.authoring.wanted import (
    Wanted,
    read_id,
    read_journey,
    read_kind,
    read_personas,
    read_title,
)
from cjmap.authoring.words import told_in
from cjmap.cli.targets import STANDARD_INPUT
from cjmap.cli.terminal import Color
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.workspace import Workspace

STANDARD_OUTPUT = STANDARD_INPUT
"""The name that stands for standard output after `-o`, as it does for standard input elsewhere."""


class Detail(StrEnum):
    """How much a template says."""

    OUTLINE = "outline"
    FULL = "full"


@dataclass(frozen=True, slots=True)
class Request:
    """The words of the command line; `lang` is None for the workspace's."""

    kind: str
    id: str
    title: str | None = None
    lang: str | None = None
    output: str | None = None
    personas: tuple[str, ...] = ()
    journey: str | None = None
    detail: Detail = Detail.FULL
    color: Color = Color.AUTO

    @property
    def to_standard_output(self) -> bool:
        """Whether the map is printed, not written."""
        return self.output == STANDARD_OUTPUT


@dataclass(frozen=True, slots=True)
class Commission:
    """A request understood: the map that is wanted, its file, and the workspace around it."""

    wanted: Wanted
    file: Path
    around: Surroundings

    @property
    def workspace(self) -> Workspace:
        """The workspace as it was before the map."""
        return self.around.workspace


def understand(request: Request) -> Commission:
    """Read the words in their workspace; raises `CjmapError` for what cannot be done."""
    kind = read_kind(request.kind)
    here = Path.cwd()
    asked = None if request.to_standard_output else request.output
    around = Surroundings(open_workspace(_existing(here, asked), models=True))
    id = read_id(request.id, kind, around)
    journey, step = read_journey(request.journey, kind, around)
    language = request.lang or around.language
    spoken = told_in(language)
    written = language if language.lower().startswith(spoken) else spoken
    wanted = Wanted(
        kind=kind,
        id=id,
        title=read_title(request.title, id, kind),
        language=spoken,
        named_language=written if written != around.language else None,
        personas=read_personas(request.personas, kind, around),
        journey=journey,
        step=step,
        outline=request.detail is Detail.OUTLINE,
    )
    return Commission(wanted, place_for(kind, id, asked, here, around.workspace), around)


def _existing(here: Path, asked: str | None) -> Path:
    """Return the nearest folder there is to where the map goes: its workspace decides."""
    folder = here / asked if asked is not None else here
    while not folder.is_dir():
        folder = folder.parent
    return Path(os.path.abspath(folder))
