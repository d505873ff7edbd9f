"""Lay maps out: what `fmt` does once its arguments are understood."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from cjmap.cli.targets import DEFAULT_STDIN_NAME, STANDARD_INPUT, find_targets, shown_file
from cjmap.cli.terminal import Color, emit, emit_bytes
from cjmap.errors import CjmapError
from cjmap.layout import canonical_text, obstacles
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.cli.targets import Target
    from cjmap.workspace import Entry


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for; with `check` or `diff` nothing is written."""

    paths: Sequence[str] = ()
    check: bool = False
    diff: bool = False
    stdin_filename: str | None = None
    color: Color = Color.AUTO
    quiet: bool = False

    @property
    def only_looks(self) -> bool:
        """Whether files stay as they are."""
        return self.check or self.diff

    @property
    def standard_input(self) -> Path | None:
        """The file that standard input stands for, where it is read."""
        if STANDARD_INPUT not in self.paths:
            return None
        return Path(os.path.abspath(self.stdin_filename or DEFAULT_STDIN_NAME))


@dataclass(slots=True)
class _Outcome:
    """How many maps were looked at and changed, which had no readable text, which failed."""

    maps: int = 0
    changed: int = 0
    unreadable: list[Entry] = field(default_factory=list)
    failures: list[CjmapError] = field(default_factory=list)

    @property
    def left_alone(self) -> int:
        return len(self.unreadable) + len(self.failures)


def run(request: Request) -> int:
    """Lay out, tell, and return the exit code."""
    targets = find_targets(request.paths, stdin_filename=request.stdin_filename)
    outcome = _Outcome()
    for target in targets:
        for entry in target.entries:
            outcome.maps += 1
            if obstacles(entry.document):
                outcome.unreadable.append(entry)
                continue
            try:
                outcome.changed += _format(entry, target, request)
            except CjmapError as failure:
                outcome.failures.append(failure)
    _tell(outcome, targets, request)
    if outcome.left_alone:
        return 2
    return 1 if request.only_looks and outcome.changed else 0


def _format(entry: Entry, target: Target, request: Request) -> bool:
    """Lay out one map, and write or show the result; whether that differs from what is there."""
    old = entry.document.raw
    new = canonical_text(entry.document).encode()
    changed = new != old
    is_standard_input = entry.file == request.standard_input
    if request.diff and changed:
        _show_patch(entry.file, old, new, request.color)
    if request.only_looks:
        if changed and not request.diff:
            emit(f"would format {shown_file(entry.file)}\n")
    elif is_standard_input:
        emit_bytes(new)
    elif changed:
        _write(entry.file, old, new, target.workspace.root)
        if not request.quiet:
            emit(f"formatted {shown_file(entry.file)}\n", _beside(request))
    return changed


def _write(file: Path, old: bytes, new: bytes, root: Path) -> None:
    from cjmap.source.write import write_file

    if not os.path.isfile(file):
        raise CjmapError(
            f"{shown_file(file)} is no regular file, so there is no place for its layout.",
            hint="`cjmap fmt -` reads a map from standard input and writes to standard output.",
        )
    write_file(file, new, expected=sha256(old).hexdigest(), inside=root)


def _show_patch(file: Path, old: bytes, new: bytes, color: Color) -> None:
    from cjmap.check.fixing import FixedFile, unified_diff
    from cjmap.cli.patches import emit_patch

    emit_patch(unified_diff(FixedFile(file, old, new, {}), shown_file(file)), color)


def _tell(outcome: _Outcome, targets: Sequence[Target], request: Request) -> None:
    """Tell what kept maps from being laid out, then count."""
    if outcome.unreadable:
        _tell_obstacles(outcome, targets, request.color)
    for failure in outcome.failures:
        emit(f"cjmap: {one_line(failure.message)}\n", sys.stderr)
        if failure.hint:
            emit(f"  help: {one_line(failure.hint)}\n", sys.stderr)
    if not request.quiet and (request.standard_input is None or request.only_looks):
        emit(f"{_summary(outcome, request)}\n", _beside(request))


def _tell_obstacles(outcome: _Outcome, targets: Sequence[Target], color: Color) -> None:
    """Report the errors of the texts that could not be read, as `validate` does."""
    from cjmap.check.finding import resolve, told_apart
    from cjmap.check.formats.text_format import style
    from cjmap.check.run import Report
    from cjmap.cli.checking import present
    from cjmap.cli.terminal import emit_styled
    from cjmap.problem import Severity

    report = Report(maps=outcome.maps)
    for entry in outcome.unreadable:
        problems = obstacles(entry.document)
        documents = {entry.file: entry.document}
        report.findings.extend(told_apart(resolve(problems, entry, documents), report.counts))
    emit_styled(style(present(report, targets, Severity.ERROR)), color, sys.stderr)


def _summary(outcome: _Outcome, request: Request) -> str:
    right = outcome.maps - outcome.changed - outcome.left_alone
    words = []
    if outcome.changed:
        verb = "would be formatted" if request.only_looks else "formatted"
        words.append(f"{_counted(outcome.changed)} {verb}")
    if right:
        words.append(f"{_counted(right)} formatted already")
    if outcome.left_alone:
        words.append(f"{_counted(outcome.left_alone)} left alone")
    return f"{', '.join(words)}."


def _counted(maps: int) -> str:
    return f"{maps:,} map" if maps == 1 else f"{maps:,} maps"


def _beside(request: Request) -> TextIO:
    """Return the stream for what goes beside a map, or a patch, that is written to standard output."""
    occupied = request.diff or (request.standard_input is not None and not request.only_looks)
    return sys.stderr if occupied else sys.stdout
