"""What the command line asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.source import Limits
    from cjmap.workspace.settings import EngineName, PageName, Picture, PictureKind, ThemeName

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None, or nothing, where the configuration decides."""

    paths: Sequence[str] = ()
    out: str | None = None
    to: tuple[Picture, ...] = ()
    kinds: tuple[PictureKind, ...] = ()
    theme: ThemeName | None = None
    lang: str | None = None
    lanes: tuple[str, ...] = ()
    personas: tuple[str, ...] = ()
    contexts: tuple[str, ...] = ()
    width: float | None = None
    page: PageName | None = None
    embed_fonts: bool | None = None
    font_dirs: tuple[str, ...] = ()
    engine: EngineName | None = None
    scale: float | None = None
    timeout: float | None = None
    jobs: int | None = None
    watch: bool = False
    color: Color = Color.AUTO
    quiet: bool = False
    progress: bool = False
    """Whether somebody looks at standard error, so that a progress bar is of use."""
    stdin_filename: str | None = None
    limits: Limits | None = None
