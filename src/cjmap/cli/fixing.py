"""Fixes made or shown: what `lint --fix`, `--unsafe-fixes` and `--diff` do."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING

from cjmap.check.fixing import fix_to_fixed_point, unified_diff, write_fixed
from cjmap.check.lint import problems_of
from cjmap.cli.linting import FixMode, settings_of
from cjmap.cli.patches import emit_patch
from cjmap.cli.targets import STANDARD_INPUT, shown_file
from cjmap.cli.terminal import emit
from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.fixing import Fixed, FixedFile
    from cjmap.cli.linting import Request
    from cjmap.cli.targets import Target
    from cjmap.problem import Problem
    from cjmap.workspace import Entry, Workspace


def fix_targets(request: Request, targets: Sequence[Target]) -> int:
    """Make the fixes, or show them with `--diff`; return the exit code that this alone gives.

    1 where `--diff` shows something, 2 where a fix failed or a file could not be written.
    """
    if STANDARD_INPUT in request.paths and not request.diff:
        raise CjmapError(
            "Standard input cannot be fixed in place.", hint="Use `--diff` to see the fixes."
        )
    if request.diff:
        _tell_unread(targets)
    all_fixed = [_fixed(request, target, targets) for target in targets]
    failed = [_told(fixed) for fixed in all_fixed]
    if request.diff:
        shown = sum([_show(request, fixed) for fixed in all_fixed])
        unread = any(entry.document.refused for target in targets for entry in target.entries)
        return 2 if any(failed) or unread else min(shown, 1)
    written = [_write(fixed) for fixed in all_fixed]
    return 2 if any(failed) or not all(written) else 0


def _tell_unread(targets: Sequence[Target]) -> None:
    """Say which maps no fix can be looked for in; without `--diff` the report says so."""
    unread = [
        shown_file(entry.file)
        for target in targets
        for entry in target.entries
        if entry.document.refused
    ]
    if unread:
        emit(
            f"cjmap: no YAML that can be read: {', '.join(unread)}\n"
            "  help: `cjmap validate` says what is wrong.\n",
            sys.stderr,
        )


def _fixed(request: Request, target: Target, targets: Sequence[Target]) -> Fixed:
    settings = settings_of(request, target, targets)

    def problems(workspace: Workspace, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
        return problems_of(workspace, settings, entries)

    return fix_to_fixed_point(
        target.workspace, target.entries, problems, unsafe=request.fix is FixMode.UNSAFE
    )


def _told(fixed: Fixed) -> bool:
    """Tell of fixes that could not be made; whether there were any."""
    for fault in fixed.faults:
        rules = ", ".join(rule.name for rule in fault.rules)
        emit(f"cjmap: {shown_file(fault.file)}: {rules}: {one_line(fault.message)}\n", sys.stderr)
    return bool(fixed.faults)


def _write(fixed: Fixed) -> bool:
    """Write what was fixed and say so; whether everything could be written."""
    written = write_fixed(fixed)
    for failure in written.failures:
        emit(f"cjmap: {one_line(failure.message)}\n", sys.stderr)
        if failure.hint:
            emit(f"  help: {one_line(failure.hint)}\n", sys.stderr)
    if written.files:
        emit(f"{_summary(written.files)}\n", sys.stderr)
    return not written.failures


def _summary(files: Sequence[FixedFile]) -> str:
    """Say how many fixes of which rules were made in how many files."""
    counts: Counter[str] = Counter()
    for file in files:
        counts.update({rule.name: count for rule, count in file.fixes.items()})
    total = sum(counts.values())
    each = ", ".join(f"{name} {count:,}" for name, count in sorted(counts.items()))
    fixes = f"{total:,} finding" + ("" if total == 1 else "s")
    return f"Fixed {fixes} in {len(files):,} file{'' if len(files) == 1 else 's'}: {each}."


def _show(request: Request, fixed: Fixed) -> int:
    """Print what would change as a patch; return the number of files."""
    for file in fixed.files:
        emit_patch(unified_diff(file, shown_file(file.file)), request.color)
    return len(fixed.files)
