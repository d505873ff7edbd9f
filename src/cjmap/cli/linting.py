"""Lint maps and report: what `lint` does once its arguments are understood."""

from __future__ import annotations

import os
import sys
from collections import Counter
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.check.lint import lint, listing
from cjmap.check.run import Report
from cjmap.check.selection.plugins import has_plugins
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import LintSettings, lint_settings
from cjmap.check.silence.baseline import (
    BASELINE_NAME,
    Key,
    baseline_text,
    map_of,
    read_baseline,
)
from cjmap.cli import checking
from cjmap.cli.keeping import Keeping
from cjmap.cli.recalling import is_kept, tell_read
from cjmap.cli.targets import STANDARD_INPUT, Target, find_targets, shown_file
from cjmap.cli.terminal import emit, emit_styled
from cjmap.errors import CjmapError
from cjmap.printable import one_line
from cjmap.recall.asked import NO_CACHE
from cjmap.recall.facts import BYTES, stamp
from cjmap.source import DEFAULT_LIMITS
from cjmap.workspace.files import located

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.check.run import Fault
    from cjmap.check.silence.baseline import Baseline


class FixMode(StrEnum):
    """Which fixes are made: those that keep what a map says, or also those a person should look at."""

    SAFE = "safe"
    UNSAFE = "unsafe"


def fix_mode(fix: bool, unsafe_fixes: bool, diff: bool) -> FixMode | None:
    """Read the three options together: each of the other two asks for what `--fix` does."""
    if unsafe_fixes:
        return FixMode.UNSAFE
    return FixMode.SAFE if fix or diff else None


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
    _check_together(request)
    keeping = _keeping(request) if is_kept() and not has_plugins() else None
    targets = read(request, keeping)
    if request.update_baseline:
        return _update_baseline(request, targets)
    refused = 0
    if request.fix is not None:
        from cjmap.cli.fixing import fix_targets

        refused = fix_targets(request, targets)
        if request.diff:
            return refused
        targets = read(request)
    tell_read(targets, keeping)
    report = examine(request, targets, keeping)
    tell(request, targets, report)
    return max(exit_code(request, report), refused)


def _keeping(request: Request) -> Keeping:
    """Return what knows maps from the run before."""
    choice = (request.select, request.extend_select, request.ignore)
    listed = stamp(BYTES, str(Path.cwd() / request.baseline)) if request.baseline else ""
    limits = request.limits or DEFAULT_LIMITS
    return Keeping("lint", *choice, request.today or date.today(), limits, listed)


def read(request: Request, keeping: Keeping | None = None) -> list[Target]:
    """Read the maps that were asked for."""
    return find_targets(
        request.paths,
        stdin_filename=request.stdin_filename,
        limits=request.limits,
        models=True,
        keeping=keeping,
    )


def examine(request: Request, targets: Sequence[Target], keeping: Keeping | None = None) -> Report:
    """Lint all targets into one report."""
    report = Report()
    for target in targets:
        settings = settings_of(request, target, targets)
        kept = keeping.of(target.workspace) if keeping is not None else None
        lint(target.workspace, settings, target.entries, report, kept)
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
    _tell_faults(report.faults)


def _tell_faults(faults: Sequence[Fault]) -> None:
    """Tell of rules that failed, on standard error."""
    for fault in faults:
        emit(
            f"cjmap: internal fault: the rule `{fault.rule}` failed on {shown_file(fault.file)}:"
            f" {one_line(fault.said)[:500]}\n",
            sys.stderr,
        )
    if faults:
        emit(
            "  This is a mistake in the rule, not in the map: please tell those who wrote it."
            " CJMAP_DEBUG=1 shows where.\n",
            sys.stderr,
        )


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
        file = Path.cwd() / request.baseline
        if request.update_baseline:  # what is only read may come through a pipe
            _expect_regular(file, f"`--baseline {one_line(str(request.baseline))}`")
        return file
    configured = target.workspace.configuration.baseline
    if configured is None:
        return None
    settings = target.workspace.configuration
    file = located(settings, "lint.baseline", configured)
    _expect_regular(file, f"{settings.place_of('lint.baseline')}: `{one_line(configured)}`")
    return file


def _expect_regular(file: Path, name: str) -> None:
    """Raise `CjmapError` for a baseline that would be waited for, such as a pipe."""
    if os.path.exists(file) and not os.path.isfile(file):
        raise CjmapError(
            f"{name} is no regular file.", hint="A baseline is read and written again: name a file."
        )


def _update_baseline(request: Request, targets: Sequence[Target]) -> int:
    """Write what is found now to the baseline of each workspace.

    Maps that are no valid maps keep what is listed of them. A rule that fails leaves all as it was.
    """
    for target in targets:
        if len(target.entries) < len(target.workspace.entries) or STANDARD_INPUT in request.paths:
            raise CjmapError(
                "A baseline lists the findings of a whole workspace.",
                hint="Run `cjmap lint --update-baseline` without PATHS, or with the folder.",
            )
    return max([_update_one(request, target, targets) for target in targets])


def _update_one(request: Request, target: Target, targets: Sequence[Target]) -> int:
    from cjmap.source.write import write_file

    workspace = target.workspace
    named = _baseline_file(request, target, targets)
    file = named or workspace.root / BASELINE_NAME
    found = listing(workspace, settings_of(request, target, targets))
    if found.faults:
        _tell_faults(found.faults)
        emit(f"cjmap: {shown_file(file)} was left as it is.\n", sys.stderr)
        return 2
    before = read_baseline(file).listed if file.exists() else Counter[Key]()
    now = Counter(found.keys)
    kept = {key: count for key, count in before.items() if map_of(key[1]) in found.unlinted}
    now.update(kept)
    inside = workspace.root if request.baseline is None else None
    write_file(file, baseline_text(now).encode(), inside=inside)
    added, gone = (now - before).total(), (before - now).total()
    emit(f"{shown_file(file)}: {_counted(now.total())} listed, {added:,} new, {gone:,} gone\n")
    if named is None:
        emit(
            f'  help: Write `baseline = "{BASELINE_NAME}"` under `[lint]` in the configuration,'
            " so that every run goes by it.\n",
            sys.stderr,
        )
    if found.unlinted:
        maps = ", ".join(sorted(map(one_line, found.unlinted)))
        emit(
            f"cjmap: no valid maps, so what is listed of them stays: {maps}\n"
            "  help: `cjmap validate` says what is wrong with them.\n",
            sys.stderr,
        )
    return 1 if found.unlinted else 0


def _counted(number: int) -> str:
    return f"{number:,} finding" + ("" if number == 1 else "s")


def _check_together(request: Request) -> None:
    """Refuse options that ask for two things at once; one of them would be dropped in silence."""
    reports = [
        option
        for option, given in (
            ("--format", request.formats),
            ("--output", request.outputs),
            ("--statistics", request.statistics),
        )
        if given
    ]
    choices = [
        option
        for option, given in (
            ("--select", request.select),
            ("--extend-select", request.extend_select),
            ("--ignore", request.ignore),
            ("--fix", request.fix is not None),
        )
        if given
    ]
    clash: tuple[str, str, str] | None = None
    if request.update_baseline and (reports or choices):
        said = "it lists all that the configuration asks for, and reports nothing."
        clash = ("--update-baseline", (choices + reports)[0], said)
    elif request.diff and reports:
        clash = ("--diff", reports[0], "it shows what would change, and reports nothing.")
    elif request.statistics and request.formats:
        clash = ("--statistics", "--format", "it is a format of its own.")
    if clash is not None:
        option, other, reason = clash
        raise CjmapError(f"`{option}` does not go with `{other}`: {reason}")


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


def watch(request: Request, no_cache: bool = False) -> int:
    """Lint, and lint again whenever a map or the configuration changes, until Ctrl-C."""
    from cjmap.cli.watcher import outermost, watcher

    if STANDARD_INPUT in request.paths or request.fix is not None or request.update_baseline:
        raise CjmapError(
            "`--watch` goes with neither standard input, fixes nor `--update-baseline`.",
            hint="It only reports; run those beside it.",
        )
    changes = watcher()
    roots: tuple[Path, ...] = ()
    no_cache = no_cache or bool(os.environ.get(NO_CACHE))
    while True:
        try:
            keeping = None if no_cache else _keeping(request)
            targets = read(request, keeping)
            tell(request, targets, examine(request, targets, keeping))
            if keeping is not None:
                keeping.save(targets)
            roots = outermost(target.workspace.root for target in targets)
        except CjmapError as error:  # a configuration half typed: the next change may mend it
            if not roots:
                raise
            emit(f"cjmap: {one_line(error.message)}\n", sys.stderr)
            if error.hint:
                emit(f"  help: {one_line(error.hint)}\n", sys.stderr)
        began = False
        for changed in changes(roots, _matters):
            if not began:
                emit("cjmap: watching for changes; Ctrl-C ends.\n", sys.stderr)
                began = True
            if changed:
                break


def _matters(path: str) -> bool:
    """Whether a change of this file may change a finding."""
    *folders, name = Path(path).parts
    if ".cjmap_cache" in folders:
        return False
    return name.endswith((".yaml", ".yml", ".toml", ".json")) or name == ".gitignore"
