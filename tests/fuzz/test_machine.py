"""Guards maps that live: edited, broken, mended, fixed, laid out, branched and merged, in any order.

Other tests take each of these alone. Here each works on what the others left.
"""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from fuzz.among_maps import CLINIC, all_rules
from fuzz.mutation.trees import mutated_map
from fuzz.targets.fmt import typed
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from tests.compare.generated import edited, is_valid
from tests.compare.merge.judging import sided

from cjmap.check.fixing import fix_to_fixed_point
from cjmap.check.lint import lint, problems_of
from cjmap.compare.merge import merge
from cjmap.format.read import read_map
from cjmap.layout import canonical_text, obstacles
from cjmap.source import parse_document
from cjmap.workspace import Entry, Workspace, open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from cjmap.problem import Problem
    from cjmap.source import Document

Files = dict["Path", bytes]
SEEDS = st.integers(0, 2**32)
CONFIGURATION = open_workspace(CLINIC).configuration
CLINIC_MAPS = {each: each.read_bytes() for each in sorted(CLINIC.glob("*.yaml"))}


def workspace_of(files: Files) -> Workspace:
    entries = []
    for number, (file, data) in enumerate(files.items()):
        document = parse_document(file, data)
        entries.append(Entry(number, document, read_map(document)))
    return Workspace(CONFIGURATION, entries)


def remarks(document: Document) -> Counter[str]:
    return Counter(comment.text.rstrip() for comment in document.comments)


class Living(RuleBasedStateMachine):
    """The maps of the clinic, a branch of them, and the right text of those that are broken."""

    def __init__(self) -> None:
        super().__init__()
        self.files: Files = dict(CLINIC_MAPS)
        self.right: Files = {}
        self.base: Files = {}
        self.branch: Files = {}

    # --- people ---

    @rule(seed=SEEDS, on_branch=st.booleans(), count=st.integers(1, 3))
    def edit(self, seed: int, on_branch: bool, count: int) -> None:
        """Change texts, rename ids, add, remove, move and carry items, put comments in."""
        files = self.branch if on_branch and self.branch else self.files
        dice = Random(seed)
        file = dice.choice(list(files))
        text = files[file].decode("utf-8", "replace")
        if is_valid(file, text):
            files[file] = edited(file, text, dice, count).encode()

    @rule(seed=SEEDS)
    def spoil(self, seed: int) -> None:
        dice = Random(seed)
        file = dice.choice(list(self.files))
        self.right.setdefault(file, self.files[file])
        self.files[file] = mutated_map(self.files[file], dice)

    @precondition(lambda self: self.right)
    @rule()
    def restore(self) -> None:
        self.files |= self.right
        self.right = {}

    @precondition(lambda self: not self.branch)
    @rule()
    def begin_branch(self) -> None:
        self.base, self.branch = dict(self.files), dict(self.files)

    # --- cjmap ---

    @rule(unsafe=st.booleans())
    def fix(self, unsafe: bool) -> None:
        workspace = workspace_of(self.files)
        rules = all_rules(workspace)

        def problems(here: Workspace, chosen: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
            return problems_of(here, rules, chosen)

        fixed = fix_to_fixed_point(workspace, workspace.entries, problems, unsafe=unsafe)
        spoilt = {each.file for each in workspace.entries if each.document.problems}
        assert [each for each in fixed.faults if each.file not in spoilt] == []
        again = fix_to_fixed_point(fixed.workspace, fixed.entries, problems, unsafe=unsafe)
        assert again.files == ()
        for before, after in zip(workspace.entries, fixed.entries, strict=True):
            assert after.read.valid or not before.read.valid
            if not unsafe:
                lost = remarks(before.document) - remarks(after.document)
                assert all("cjmap:" in each for each in lost), lost
        self.files |= {each.file: each.new for each in fixed.files}

    @rule()
    def lay_out(self) -> None:
        for file, data in self.files.items():
            document = parse_document(file, data)
            if obstacles(document):
                continue
            text = canonical_text(document)
            again = parse_document(file, text.encode())
            assert canonical_text(again) == text
            assert typed(again.data) == typed(document.data)
            assert remarks(again) == remarks(document)
            assert read_map(again).valid == read_map(document).valid
            self.files[file] = text.encode()

    @precondition(lambda self: self.branch)
    @rule()
    def merge_branch(self) -> None:
        for file, base in self.base.items():
            ours, theirs = self.files[file], self.branch[file]
            merged = merge(base, ours, theirs, file=file)
            assert not any("mistake" in note for note in merged.notes)
            if ours == base:
                assert merged.text == theirs
            if theirs in (base, ours):
                assert merged.text == ours
            valid = [read_map(parse_document(file, each)).valid for each in (base, ours, theirs)]
            if merged.clean and all(valid):
                assert read_map(parse_document(file, merged.text)).valid
            self.files[file] = merged.text if merged.clean else sided(merged.text, "ours")
        self.base, self.branch = {}, {}

    # --- always ---

    @invariant()
    def every_rule_runs(self) -> None:
        workspace = workspace_of(self.files)
        assert lint(workspace, all_rules(workspace)).faults == []


TestLiving = Living.TestCase
TestLiving.settings = settings(max_examples=8, stateful_step_count=12)
