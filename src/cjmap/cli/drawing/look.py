"""How the pictures of one workspace are to look: what the command line says, else its configuration.

Everything that may be wrong with it is found here, before anything is drawn.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.drawing.words import check
from cjmap.draw import render
from cjmap.draw.look.configured import configured_logo, configured_theme
from cjmap.draw.look.labels import languages
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.printable import one_line
from cjmap.workspace.files import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.drawing.request import Request
    from cjmap.draw.scene import Scene
    from cjmap.workspace import Workspace
    from cjmap.workspace.configuration import Configuration
    from cjmap.workspace.settings import Picture, PictureKind


@dataclass(frozen=True, slots=True)
class Look:
    """How pictures look, and how they are written. It can be sent to another process."""

    view: View
    forms: tuple[Picture, ...]
    kinds: tuple[PictureKind, ...]
    engine: str
    scale: float
    timeout: float
    page: str
    embed_fonts: bool
    font_dirs: tuple[Path, ...]
    lanes_from: str = ""
    """Where the lanes were asked for, for a message about one that does not exist."""

    def written(self, scene: Scene, form: str) -> bytes:
        """Write a scene in a form; raises `CjmapError` where that cannot be done."""
        return render(
            scene,
            form,
            engine=self.engine,
            timeout=self.timeout,
            scale=self.scale,
            page=self.page,
            embed_fonts=self.embed_fonts,
            font_dirs=self.font_dirs,
        )


def look_of(request: Request, workspace: Workspace) -> Look:
    """Resolve a request in a workspace; raises `CjmapError` for a colour, a logo or a folder."""
    settings = workspace.configuration
    view = View(
        theme=configured_theme(THEMES[request.theme or settings.theme], settings),
        lang=request.lang or settings.label_language,
        lanes=request.lanes or settings.lanes,
        personas=request.personas,
        contexts=request.contexts,
        width=request.width or settings.width,
        logo=configured_logo(settings),
    )
    return Look(
        view=view,
        forms=request.to or settings.pictures,
        kinds=request.kinds or settings.picture_kinds,
        engine=(request.engine or settings.engine).value,
        scale=request.scale or settings.scale,
        timeout=request.timeout or settings.timeout,
        page=(request.page or settings.page).value,
        embed_fonts=settings.embed_fonts if request.embed_fonts is None else request.embed_fonts,
        font_dirs=_font_folders(request, settings),
        lanes_from="" if request.lanes else f"{settings.place_of('render.lanes')}: ",
    )


def check_ids(request: Request, workspaces: Sequence[Workspace]) -> None:
    """Raise `CjmapError` where no workspace has a persona or a context that was asked for."""
    for section, ids in ((Section.PERSONA, request.personas), (Section.CONTEXT, request.contexts)):
        known = sorted({id for each in workspaces for id in each.index.workspace_ids(section)})
        for id in ids:
            check(str(section), id, known, " in the workspace")


def untranslated(look: Look) -> str | None:
    """Tell that cjmap has no words in the language that was asked for; None where it has."""
    lang = look.view.lang
    if lang is None or lang.lower().partition("-")[0] in languages():
        return None
    return (
        f"cjmap has no words in `{lang}` yet, so what it writes itself is English;"
        f" it has {listed(languages(), 'and')}."
    )


def _font_folders(request: Request, settings: Configuration) -> tuple[Path, ...]:
    """List the folders of further fonts: anywhere from the command line, else in the workspace."""
    if request.font_dirs:
        names: Sequence[str] = request.font_dirs
        folders = tuple(Path(os.path.abspath(each)) for each in names)
        where = "`--font-dir`"
    else:
        key = "render.font-dirs"
        names = settings.font_folders
        folders = tuple(located(settings, key, each) for each in names)
        where = settings.place_of(key)
    for name, folder in zip(names, folders, strict=True):
        if not os.path.isdir(folder):
            raise CjmapError(f"{where}: there is no folder `{one_line(name)}`.")
    return folders


def narrowed(look: Look, *, lanes: tuple[str, ...], personas: tuple[str, ...]) -> Look:
    """Give the look of one picture, which has only some of the lanes and the personas."""
    return replace(look, view=replace(look.view, lanes=lanes, personas=personas))
