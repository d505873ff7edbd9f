"""Lint maps and report: what `lint` does once its arguments are understood."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.lint import found_keys, lint
from cjmap.check.run import Report
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import LintSettings, lint_settings
from cjmap.check.silence.baseline import BASELINE_NAME, baseline_text, read_baseline
from cjmap.cli import checking
from cjmap.cli.targets import STANDARD_INPUT, Target, find_targets
from cjmap.cli.terminal import emit, emit_styled
from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.check.silence.baseline import Baseline
    from cjmap.cli.fixing import FixMode


@dataclass(frozen=True, slots=True)
class Request(checking.Request):
    """What the command line asked for, beyond what it may ask of `validate`.

    `select`, `extend_select` and `ignore` are selectors of rules; `fix` says which fixes are made
    (None: none), `diff` that they are only shown; `today` is the day that counts as today.
    """

    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fix: FixMode | None = None
    diff: bool = False
    baseline: Path | None = None
    update_baseline: bool = False
    statistics: bool = False
    today: date | None = None


def run_paths(paths: Sequence[str]) -> int:
    """Lint the maps under `paths` with all defaults; the fast way in, without Typer."""
    return run(Request(paths=paths))


def run(request: Request) -> int:
    """Lint, fix what was asked for, report, and return the exit code."""
    targets = read(request)
    if request.update_baseline:
        return _update_baseline(request, targets)
    refused = 0
    if request.fix is not None:
        from cjmap.cli.fixing import fix_targets

        refused = fix_targets(request, targets)
        if request.diff:
            return refused
        targets = read(request)
    report = examine(request, targets)
    tell(request, targets, report)
    return max(exit_code(request, report), refused)


def read(request: Request) -> list[Target]:
    """Read the maps that were asked for."""
    return find_targets(
        request.paths, stdin_filename=request.stdin_filename, limits=request.limits, models=True
    )


def examine(request: Request, targets: Sequence[Target]) -> Report:
    """Lint all targets into one report."""
    report = Report()
    for target in targets:
        settings = settings_of(request, target, targets)
        lint(target.workspace, settings, target.entries, report)
    return report


def exit_code(request: Request, report: Report) -> int:
    """Return 2 where something could not be checked, 1 for findings that count, else 0."""
    if report.unreadable or report.faults:
        return 2
    return 1 if report.fails(request.threshold) else 0


def tell(request: Request, targets: Sequence[Target], report: Report) -> None:
    """Report what was found, and the rules that failed."""
    presentation = checking.present(report, targets, request.threshold)
    if request.verbose:
        checking.tell_checked(presentation)
    if request.statistics:
        from cjmap.check.statistics import style_statistics

        emit_styled(style_statistics(report), request.color)
        checking.write_outputs(request, presentation)
    else:
        checking.write(request, presentation)
    for fault in report.faults:
        place = presentation.shown(fault.file)
        emit(
            f"cjmap: internal fault: the rule `{fault.rule}` failed on {place}:"
            f" {one_line(fault.said)[:500]}\n",
            sys.stderr,
        )
    if report.faults:
        emit("  This is a mistake in the rule, not in the map; please report it.\n", sys.stderr)


def settings_of(request: Request, target: Target, targets: Sequence[Target]) -> LintSettings:
    """Bring together what the workspace of a target configures and what was asked for."""
    asked = None
    if request.select or request.extend_select or request.ignore:
        asked = Choice(request.select, request.ignore, extend=request.extend_select)
    baseline = None if request.update_baseline else _baseline(request, target, targets)
    today = request.today or date.today()
    return lint_settings(target.workspace.configuration, today, asked, baseline)


def _baseline(request: Request, target: Target, targets: Sequence[Target]) -> Baseline | None:
    file = _baseline_file(request, target, targets)
    return read_baseline(file) if file is not None else None


def _baseline_file(request: Request, target: Target, targets: Sequence[Target]) -> Path | None:
    """Return the file of findings that were there before, where one is asked for or configured."""
    if request.baseline is not None:
        if len(targets) > 1:
            raise CjmapError(
                f"`--baseline` names one file, and these are {len(targets)} workspaces.",
                hint="Set `baseline` under `[lint]` in the configuration of each.",
            )
        return Path.cwd() / request.baseline
    configured = target.workspace.configuration.baseline
    return target.workspace.root / configured if configured is not None else None


def _update_baseline(request: Request, targets: Sequence[Target]) -> int:
    """Write what is found now to the baseline of each workspace."""
    from cjmap.source.write import write_file

    for target in targets:
        workspace = target.workspace
        if len(target.entries) < len(workspace.entries) or STANDARD_INPUT in request.paths:
            raise CjmapError(
                "A baseline lists the findings of a whole workspace.",
                hint="Run `cjmap lint --update-baseline` without PATHS, or with the folder.",
            )
        file = _baseline_file(request, target, targets)
        named = file is not None
        file = file or workspace.root / BASELINE_NAME
        settings = settings_of(request, target, targets)
        keys = found_keys(workspace, settings)
        write_file(file, baseline_text(keys).encode())
        shown = one_line(
            str(file.relative_to(Path.cwd()) if file.is_relative_to(Path.cwd()) else file)
        )
        counted = f"{len(keys):,} finding" + ("" if len(keys) == 1 else "s")
        emit(f"{shown}: {counted} listed\n")
        if not named:
            emit(
                f'  help: Write `baseline = "{BASELINE_NAME}"` under `[lint]` in the configuration,'
                " so that every run goes by it.\n",
                sys.stderr,
            )
    return 0


def parse_rules(option: str, words: Sequence[str] | None) -> tuple[str, ...]:
    """Read selectors, several in one word with commas; raises `CjmapError` for an empty one."""
    found = tuple(each.strip() for word in words or () for each in word.split(","))
    if not all(found):
        raise CjmapError(
            f"`{option}` names no rule.",
            hint="`cjmap explain` lists the rules, for instance CJ206.",
        )
    return found


def parse_today(word: str | None) -> date | None:
    """Read the day of `--today`; raises `CjmapError` for what is none."""
    if word is None:
        return None
    try:
        return date.fromisoformat(word)
    except ValueError as error:
        raise CjmapError(f"`--today {word}` is no day.", hint="Write it as 2026-09-30.") from error


def watch(request: Request) -> int:
    """Lint, and lint again whenever a map or the configuration changes, until Ctrl-C."""
    from cjmap.cli.watcher import outermost, watcher

    if STANDARD_INPUT in request.paths or request.fix is not None or request.update_baseline:
        raise CjmapError(
            "`--watch` goes with neither standard input, fixes nor `--update-baseline`.",
            hint="It only reports; run those beside it.",
        )
    changes = watcher()
    while True:
        targets = read(request)
        tell(request, targets, examine(request, targets))
        roots = outermost(target.workspace.root for target in targets)
        began = False
        for changed in changes(roots, _matters):
            if not began:
                emit("cjmap: watching for changes; Ctrl-C ends.\n", sys.stderr)
                began = True
            if changed:
                break


def _matters(path: str) -> bool:
    """Whether a change of this file may change a finding."""
    name = Path(path).name
    return name.endswith((".yaml", ".yml", ".toml", ".json")) or name == ".gitignore"
