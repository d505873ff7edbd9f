"""What the command line asked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from cjmap.source import Limits

STANDARD_OUTPUT = "-"


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; None, or nothing, where the configuration decides.

    `keeping` says that pictures are kept for the next run; `progress`, that somebody looks at
    standard error, so that a progress bar is of use.
    """

    paths: Sequence[str] = ()
    out: str | None = None
    single: bool = False
    title: str | None = None
    lang: str | None = None
    versions: int | None = None
    jobs: int | None = None
    keeping: bool = True
    today: date | None = None
    color: Color = Color.AUTO
    quiet: bool = False
    progress: bool = False
    limits: Limits | None = None
