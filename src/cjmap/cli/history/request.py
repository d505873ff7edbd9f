"""What the command line asked of a history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color
from cjmap.compare.change import Level

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from cjmap.source import Limits
    from cjmap.workspace.settings import ThemeName


@dataclass(frozen=True, slots=True)
class Request:
    """A history to tell.

    `map` is a file, or a map's id; `revisions` a revision or a range of them, None for HEAD and the
    work tree. `least` is the least level of changes that are told, `count` the most versions.
    `formats` go to standard output in order (none given: `text`), `outputs` are (format, file)
    pairs written beside that.
    """

    map: str
    revisions: str | None = None
    count: int | None = None
    since: datetime | None = None
    until: datetime | None = None
    least: Level = Level.COSMETIC
    formats: Sequence[str] = ()
    outputs: Sequence[tuple[str, Path]] = ()
    theme: ThemeName | None = None
    lang: str | None = None
    reverse: bool = False
    color: Color = Color.AUTO
    verbose: bool = False
    limits: Limits | None = None
