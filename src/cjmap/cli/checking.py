"""Check maps and report: what `validate` does once its arguments are understood."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.formats import FORMATS, Presentation, write_report
from cjmap.check.run import Report, validate
from cjmap.cli.recalling import is_kept, tell_read
from cjmap.cli.targets import find_targets, repository_around
from cjmap.cli.terminal import Color, emit, emit_bytes, emit_styled
from cjmap.errors import CjmapError
from cjmap.format.kinds import kind_of_file
from cjmap.format.near import listed, nearest
from cjmap.problem import Severity
from cjmap.source import DEFAULT_LIMITS
from cjmap.workspace.documents import Documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.targets import Target
    from cjmap.source import Limits


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for.

    `formats` go to standard output in order (none given: `text`, and `github` in GitHub Actions);
    `outputs` are (format, file) pairs, written beside that. `threshold` is the severity that fails, None for never.
    """

    paths: Sequence[str] = ()
    formats: Sequence[str] = ()
    outputs: Sequence[tuple[str, Path]] = ()
    threshold: Severity | None = Severity.ERROR
    color: Color = Color.AUTO
    quiet: bool = False
    verbose: bool = False
    stdin_filename: str | None = None
    limits: Limits | None = None


def run_paths(paths: Sequence[str]) -> int:
    """Check the maps under `paths` with all defaults; the fast way in, without Typer."""
    return run(Request(paths=paths))


def run(request: Request) -> int:
    """Check, report, and return the exit code."""
    keeping = None
    if is_kept():
        from cjmap.cli.keeping import Keeping

        keeping = Keeping("validate", request.limits or DEFAULT_LIMITS)
    targets = find_targets(
        request.paths,
        stdin_filename=request.stdin_filename,
        limits=request.limits,
        keeping=keeping,
    )
    tell_read(targets, keeping)
    report = Report()
    for target in targets:
        kept = keeping.of(target.workspace) if keeping is not None else None
        validate(target.workspace, target.entries, report, kept)
    presentation = present(report, targets, request.threshold)
    if request.verbose:
        tell_checked(presentation)
    write(request, presentation)
    if report.unreadable:
        return 2
    return 1 if report.fails(request.threshold) else 0


def present(report: Report, targets: Sequence[Target], threshold: Severity | None) -> Presentation:
    """Put a report together with what is needed to show it."""
    documents = Documents(entry for target in targets for entry in target.workspace.entries)
    here = Path.cwd()
    checked = tuple(entry.file for target in targets for entry in target.entries)
    return Presentation(report, checked, documents, here, repository_around(here), threshold)


def tell_checked(presentation: Presentation) -> None:
    """List the maps that were looked at, on standard error."""
    for file in presentation.checked:
        emit(f"checked {presentation.shown(file)}\n", sys.stderr)


def write(request: Request, presentation: Presentation) -> None:
    """Write the report to the files asked for, and to standard output."""
    write_outputs(request, presentation)
    formats = list(request.formats)
    if not formats:
        formats = ["text"]
        if os.environ.get("GITHUB_ACTIONS") == "true":
            formats.append("github")
    for name in formats:
        if name == "text":
            from cjmap.check.formats.text_format import style

            if not (request.quiet and not presentation.report.findings):
                emit_styled(style(presentation), request.color)
        else:
            emit_bytes(write_report(name, presentation).encode("utf-8", "backslashreplace"))


def write_outputs(request: Request, presentation: Presentation) -> None:
    """Write the reports that were asked for with `-o FORMAT=FILE`."""
    if not request.outputs:
        return
    from cjmap.source.write import write_file

    for name, file in request.outputs:
        text = write_report(name, presentation)
        write_file(file, text.encode("utf-8", "backslashreplace"))


def parse_output(word: str) -> tuple[str, Path]:
    """Read one `-o FORMAT=FILE`; raises `CjmapError` for anything else."""
    name, separator, file = word.partition("=")
    if not separator or not file:
        raise CjmapError(
            f"`-o {word}` names no file.", hint="Write FORMAT=FILE, such as `-o sarif=cjmap.sarif`."
        )
    check_format(name)
    if file == "-":
        raise CjmapError(
            f"`-o {word}` names no file.", hint=f"`-f {name}` writes to standard output."
        )
    if kind_of_file(Path(file)) is not None:
        raise CjmapError(f"`-o {word}` would overwrite a map.", hint="Name another file.")
    return name, Path(file)


def check_format(name: str) -> str:
    """Return the name of a format; raises `CjmapError` for one that does not exist."""
    if name in FORMATS:
        return name
    near = nearest(name, FORMATS)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(FORMATS, 'and')}."
    raise CjmapError(f"There is no format `{name}`.", hint=hint)
