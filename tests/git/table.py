"""Print the table of the scenarios; with `--write`, put it into `docs/git.md`.

python -m tests.git.table [--write]
"""

from __future__ import annotations

import sys
from pathlib import Path

from tests.git.scenario import Plain, Scenario
from tests.git.scenarios import GROUPS, SCENARIOS

GUIDE = Path(__file__).parents[2] / "docs" / "git.md"
HEADING = "## What becomes of maps in git\n\n"


def page() -> str:
    """Return the page with the table up to date: it is all that stands below its heading."""
    before, heading, _ = GUIDE.read_text(encoding="utf-8").partition(HEADING)
    return before + heading + table()


def table() -> str:
    """Return the table as Markdown, with the counts above it."""
    return "\n".join((_counts(), *(_group(title, rows) for title, rows in GROUPS.items())))


def _counts() -> str:
    plain = {kind: sum(each.plain is kind for each in SCENARIOS) for kind in Plain}
    clean = sum(not each.clash for each in SCENARIOS)
    return (
        f"Each of these {len(SCENARIOS)} scenarios is played in a repository, with cjmap and without"
        " (`tests/git/scenarios.py`), and the text that comes out is compared with what a careful"
        f" person would write. Git alone leaves {plain[Plain.CONFLICT]} of them in conflict, and"
        f" {plain[Plain.WRONG]} come out clean and wrong. With cjmap"
        f" {len(SCENARIOS) - clean} are left to decide: where both sides said different things, where"
        " the map would break, or where cjmap was kept from its work.\n"
    )


def _group(title: str, rows: tuple[Scenario, ...]) -> str:
    lines = [f"### {title}\n", "| | git alone | with cjmap |", "|---|---|---|"]
    lines += [f"| {each.says} | {_alone(each)} | {_with_cjmap(each)} |" for each in rows]
    return "\n".join((*lines, ""))


def _alone(scenario: Scenario) -> str:
    return f"{scenario.plain}: {scenario.wrong}" if scenario.wrong else str(scenario.plain)


def _with_cjmap(scenario: Scenario) -> str:
    """Say how the merge ends, and how many lines are left to choose from."""
    if scenario.says_then:
        return scenario.says_then
    if not scenario.clash:
        return "clean"
    lines = 0
    inside = False
    for line in scenario.expected.splitlines():
        if line.startswith(("<<<<<<<", "|||||||", "=======", ">>>>>>>")):
            inside = not line.startswith(">>>>>>>")
        else:
            lines += inside
    return (
        f"conflict: {lines} lines to choose from"
        if lines != 1
        else "conflict: one line to keep or drop"
    )


if __name__ == "__main__":
    if "--write" in sys.argv[1:]:
        GUIDE.write_text(page(), encoding="utf-8")
    else:
        print(table(), end="")
