"""What the command line asks of an import or an export, read from its words."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.cli.terminal import Color
from cjmap.errors import CjmapError
from cjmap.exchange.coming.source import USUAL_SCALE, Bounds, Options, Scale
from cjmap.exchange.formats import FORMATS, format_named, writable
from cjmap.exchange.going.outgoing import Wishes
from cjmap.format.near import listed
from cjmap.problem import Severity

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.exchange.formats import Format
    from cjmap.source import Limits

REPORT_FORMATS = ("text", "json")
"""The forms of the report of losses."""

_NUMBER = r"[+-]?\d+(?:\.\d+)?"
_SCALE = re.compile(rf"({_NUMBER})\s*\.\.\s*({_NUMBER})")


@dataclass(frozen=True, slots=True)
class Telling:
    """How the losses are told, and how much of a loss fails."""

    form: str = "text"
    reports: Sequence[tuple[str, Path]] = ()
    threshold: Severity | None = Severity.ERROR
    strict: bool = False
    detail: bool = False
    quiet: bool = False
    color: Color = Color.AUTO


@dataclass(frozen=True, slots=True)
class ImportRequest:
    """The file to import, where its maps go, and how it is read.

    With `dry_run` nothing is written; with `merge` maps that people edited are merged without asking.
    """

    file: str
    folder: Path
    format: Format | None = None
    name: str | None = None
    dry_run: bool = False
    merge: bool = False
    options: Options = field(default_factory=Options)
    bounds: Bounds = field(default_factory=Bounds)
    telling: Telling = Telling()


@dataclass(frozen=True, slots=True)
class ExportRequest:
    """The maps to export, the format, where to (None: this folder; `-`: standard output)."""

    paths: Sequence[str]
    format: Format
    output: str | None = None
    wishes: Wishes = field(default_factory=Wishes)
    limits: Limits | None = None
    stdin_filename: str | None = None
    telling: Telling = Telling()


def parse_scale(word: str | None) -> Scale:
    """Read `--scale LOW..HIGH`; raises `CjmapError` for anything else."""
    if word is None:
        return USUAL_SCALE
    match = _SCALE.fullmatch(word.strip())
    if match is None or float(match[1]) == float(match[2]):
        raise CjmapError(
            f"`--scale {word}` is no scale.",
            hint="Write the lowest and the highest score, such as 1..10; 10..1 where 1 is best.",
        )
    return Scale(float(match[1]), float(match[2]))


def format_for(name: str | None, output: str | None) -> Format:
    """Return the format to export to: the one named, or that of the file named."""
    if name is not None:
        return format_named(name, writable())
    for known in writable():
        if output is not None and output.lower().endswith(FORMATS[known].suffixes[0]):
            return FORMATS[known]
    raise CjmapError("Which format?", hint=f"Name it: --to {listed(writable())}.")


def parse_report(word: str) -> tuple[str, Path]:
    """Read one `--report`: FORMAT=FILE, or a FILE whose suffix tells the format."""
    from cjmap.cli.reports import parse_output

    return parse_output(word, REPORT_FORMATS)
