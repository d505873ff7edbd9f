"""What the command line asked of a comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.cli.comparing.asked import Asked
    from cjmap.source import Limits


@dataclass(frozen=True, slots=True)
class Request:
    """A comparison to make.

    `formats` go to standard output in order (none given: `text`, and `github` in GitHub Actions);
    `outputs` are (format, file) pairs, written beside that. `ignored` are names of changes and
    fingerprints; those of the configuration come on top. `fail_on` is the least level that fails,
    or `never`; None: the configuration decides. `pictures` is a folder for
    pictures, `picture_url` where it can be seen.
    """

    asked: Asked
    formats: Sequence[str] = ()
    outputs: Sequence[tuple[str, Path]] = ()
    ignored: Sequence[str] = ()
    fail_on: str | None = None
    lang: str | None = None
    pictures: Path | None = None
    picture_url: str | None = None
    color: Color = Color.AUTO
    quiet: bool = False
    verbose: bool = False
    stdin_filename: str | None = None
    limits: Limits | None = None
