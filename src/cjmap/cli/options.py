"""Options that several commands share, written once."""

from __future__ import annotations

from dataclasses import fields, replace
from enum import StrEnum
from typing import Annotated

import typer

from cjmap.check.formats import FORMATS
from cjmap.cli.drawing.words import one_of
from cjmap.cli.terminal import Color
from cjmap.compare.words import LANGUAGES
from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.problem import Severity
from cjmap.source.limits import DEFAULT_LIMITS, MOST_DIGITS, Limits
from cjmap.workspace.settings import ThemeName


class FailOn(StrEnum):
    """The least severity that makes a command fail."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"
    NEVER = "never"

    @property
    def threshold(self) -> Severity | None:
        """The severity, or None for never."""
        return None if self is FailOn.NEVER else Severity(self.value)


Paths = Annotated[
    list[str] | None,
    typer.Argument(
        metavar="PATHS",
        help="Maps or folders; default: the workspace. `-` reads a map from standard input.",
        show_default=False,
    ),
]
ColorOption = Annotated[Color, typer.Option("--color", help="When to use colours.")]
FailOnOption = Annotated[
    FailOn, typer.Option("--fail-on", help="The least severity that gives exit code 1.")
]
FormatOption = Annotated[
    list[str] | None,
    typer.Option(
        "--format",
        "-f",
        metavar="FORMAT",
        help=f"How to report: {', '.join(FORMATS)}. May be given several times."
        " Default: text, and github beside it in GitHub Actions.",
        show_default=False,
        autocompletion=lambda: list(FORMATS),
    ),
]
OutputOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=FILE",
        help="Write a report to a file; may be given several times.",
        show_default=False,
    ),
]
NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Look at every map anew, and keep nothing for the next run."),
]
FileOption = Annotated[
    list[str] | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FORMAT=FILE",
        help="Write to a file, whose suffix may tell the format; may be given several times.",
        show_default=False,
    ),
]
LangOption = Annotated[
    str | None,
    typer.Option(
        "--lang",
        metavar="LANG",
        help="The language: en or pl; default: the workspace's.",
        show_default=False,
        autocompletion=lambda: list(LANGUAGES),
    ),
]
ThemeOption = Annotated[
    ThemeName | None,
    typer.Option(
        "--theme",
        metavar="THEME",
        parser=one_of("theme", ThemeName),
        help="Of a picture: light, dark or print; default: the workspace's.",
        show_default=False,
        autocompletion=lambda: list(ThemeName),
    ),
]
TodayOption = Annotated[
    str | None,
    typer.Option(
        "--today",
        metavar="DATE",
        help="The day that ages are counted from; default: this day.",
        show_default=False,
    ),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing where all is well.")]
Verbose = Annotated[bool, typer.Option("--verbose", "-v", help="List what is looked at.")]
StdinFilename = Annotated[
    str | None,
    typer.Option(
        "--stdin-filename",
        metavar="FILE",
        help="The name of the map on standard input: it stands for that file among its siblings.",
        show_default=False,
    ),
]
LimitOption = Annotated[
    list[str] | None,
    typer.Option(
        "--limit",
        metavar="NAME=NUMBER",
        help="Raise or lower a limit on input: "
        + ", ".join(f"{each.name}={getattr(DEFAULT_LIMITS, each.name)}" for each in fields(Limits))
        + ".",
        show_default=False,
    ),
]


def parse_limits(words: list[str] | None) -> Limits:
    """Read `--limit NAME=NUMBER` options; raises `CjmapError` for a name or number that is none."""
    limits = DEFAULT_LIMITS
    names = [each.name for each in fields(Limits)]
    for word in words or ():
        name, _, number = word.partition("=")
        if name not in names:
            near = nearest(name, names)
            hint = f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}."
            raise CjmapError(f"There is no limit `{name}`.", hint=hint)
        if not number.isascii() or not number.isdigit() or not 0 < len(number) < 12:
            raise CjmapError(f"`--limit {word}` needs a whole number.", hint=f"As in {name}=100.")
        if name == "digits" and int(number) > MOST_DIGITS:
            raise CjmapError(f"`--limit {word}`: {MOST_DIGITS:,} digits are the most.")
        limits = replace(limits, **{name: int(number)})
    return limits
