"""Maps → every fix, safe and unsafe, until there is none left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.fixing import fix_to_fixed_point
from cjmap.check.lint import problems_of
from fuzz.among_maps import all_rules, seeds, workspace_of
from fuzz.mutation.trees import mutated_maps
from fuzz.target import Target, expect

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.problem import Problem
    from cjmap.workspace import Entry, Workspace

_MOST_MAPS = 3


def look(data: bytes) -> None:
    """Fix maps: it comes to rest, and what was readable and valid still is."""
    workspace, entries = workspace_of(data, _MOST_MAPS)
    rules = all_rules(workspace)

    def problems(here: Workspace, chosen: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
        return problems_of(here, rules, chosen)

    for unsafe in (False, True):
        fixed = fix_to_fixed_point(workspace, entries, problems, unsafe=unsafe)
        for (
            fault
        ) in fixed.faults:  # aliases and the like are written in ways that fixes leave alone
            spoilt = any(each.document.problems for each in entries if each.file == fault.file)
            expect(spoilt and "was not made" in fault.message, f"every fix can be made: {fault}")
        again = fix_to_fixed_point(fixed.workspace, fixed.entries, problems, unsafe=unsafe)
        expect(again.files == (), "fixes come to rest")
        for before, after in zip(entries, fixed.entries, strict=True):
            expect(
                before.document.refused or not after.document.refused, "what is fixed can be read"
            )
            expect(not before.read.valid or after.read.valid, "a valid map stays valid")
            if not unsafe:
                kept = [each.text.strip() for each in after.document.comments]
                lost = [
                    each.text
                    for each in before.document.comments
                    if each.text.strip() not in kept and "cjmap:" not in each.text
                ]
                expect(not lost, f"comments are kept: {lost[:1]}")


TARGET = Target("fix", "maps → fixes, until none is left", look, seeds, mutated_maps(_MOST_MAPS))
