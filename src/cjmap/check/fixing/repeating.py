"""Lint, fix, and again, until there is nothing left to fix.

Everything happens in memory: a file is read once, and its text handed from round to round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjmap.check.fixing.applying import apply_fixes, is_safe
from cjmap.format.read import read_map
from cjmap.problem import Problem, Rule
from cjmap.source.collector import collection_paused
from cjmap.workspace import Entry, Workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.check.fixing.applying import FixedDocument
    from cjmap.source.document import Document

ROUNDS = 50
"""After how many rounds a file that still changes counts as one that never comes to rest."""

Lint = Callable[[Workspace, Sequence[Entry]], Iterable[tuple[Entry, Problem]]]
"""What finds problems in entries of a workspace; the same text gives the same problems."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Fixes that were not made in a file, and why, in a sentence; the rules are to blame, not the map."""

    file: Path
    rules: tuple[Rule, ...]
    message: str


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with its bytes before and after, and how many fixes of each rule were made in it."""

    file: Path
    old: bytes
    new: bytes
    fixes: dict[Rule, int]


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing came to: the changed files, and how often something changed until nothing did.

    `workspace` and `entries` are the maps as they are after the fixes.
    """

    files: tuple[FixedFile, ...]
    rounds: int
    faults: tuple[Fault, ...]
    workspace: Workspace
    entries: tuple[Entry, ...]


@dataclass(slots=True)
class _History:
    """A file on its way: its first and its present document, the texts it has had, its fixes."""

    first: Document
    now: Document
    texts: set[str]
    fixes: Counter[Rule] = field(default_factory=Counter)
    last: tuple[Rule, ...] = ()
    closed: bool = False

    def take(self, result: FixedDocument) -> bool:
        """Go on with the result of a round; False where this text has been there before."""
        self.last = _rules(result.applied)
        self.fixes.update(problem.rule for problem in result.applied)
        self.now = result.document
        known = self.now.text in self.texts
        self.texts.add(self.now.text)
        return not known

    def give_up(self, reason: str) -> Fault:
        """Go back to the first text and stay there."""
        self.now, self.closed = self.first, True
        self.fixes.clear()
        return Fault(self.first.file, self.last, f"{reason}, so none was made in this file.")


def fix_to_fixed_point(
    workspace: Workspace, entries: Sequence[Entry], lint: Lint, *, unsafe: bool = False
) -> Fixed:
    """Make the fixes that `lint` proposes for `entries` until it proposes none; nothing is written.

    Fixes that are not safe are made with `unsafe` only. A file in which fixes undo one another, or
    that still changes after `ROUNDS` rounds, is left as it was and told as a fault.
    """
    files = [entry.file for entry in entries if not entry.document.refused]
    histories = {
        entry.file: _History(entry.document, entry.document, {entry.document.text})
        for entry in entries
        if not entry.document.refused
    }
    faults: dict[Fault, None] = {}
    here = list(entries)
    rounds = 0
    while True:
        changing: list[_History] = []
        for file, problems in _fixable(lint(workspace, here), histories, unsafe).items():
            history = histories[file]
            result = apply_fixes(history.now, problems)
            for refusal in result.refused:
                rule = refusal.problem.rule
                title = refusal.problem.fix.title if refusal.problem.fix else ""
                said = f"The fix `{title}` was not made. {refusal.reason}"
                faults[Fault(file, (rule,), said)] = None
            if result.document.text == history.now.text:
                continue
            changing.append(history)
            if not history.take(result):
                faults[history.give_up("The fixes of these rules undo one another")] = None
            elif rounds + 1 >= ROUNDS:
                reason = f"Fixes were still being made after {ROUNDS} rounds"
                faults[history.give_up(reason)] = None
        if not changing:
            break
        rounds += 1
        workspace = _with_documents(workspace, {each.now.file: each.now for each in changing})
        known = {entry.file: entry for entry in workspace.entries}
        here = [known[entry.file] for entry in here]
    done = [histories[file] for file in files]
    return Fixed(
        tuple(
            FixedFile(each.first.file, each.first.raw, each.now.raw, dict(each.fixes))
            for each in done
            if each.now.text != each.first.text
        ),
        rounds,
        tuple(faults),
        workspace,
        tuple(here),
    )


def _fixable(
    found: Iterable[tuple[Entry, Problem]], histories: dict[Path, _History], unsafe: bool
) -> dict[Path, list[Problem]]:
    """Gather the problems whose fixes may be made, by file."""
    fixable: dict[Path, list[Problem]] = {}
    for entry, problem in found:
        history = histories.get(entry.file)
        if history is None or history.closed or problem.fix is None:
            continue
        if unsafe or is_safe(history.now, problem.fix):
            fixable.setdefault(entry.file, []).append(problem)
    return fixable


def _with_documents(workspace: Workspace, changed: dict[Path, Document]) -> Workspace:
    """Return the workspace with some documents changed; all others are not read again."""
    with collection_paused():
        entries = [
            Entry(entry.number, changed[entry.file], read_map(changed[entry.file]))
            if entry.file in changed
            else entry
            for entry in workspace.entries
        ]
        return Workspace(workspace.configuration, entries)


def _rules(problems: Iterable[Problem]) -> tuple[Rule, ...]:
    return tuple(sorted({problem.rule for problem in problems}, key=lambda rule: rule.code))
