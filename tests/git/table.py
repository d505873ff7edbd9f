"""Print the table of the scenarios, as it stands in `docs/git.md`.

python -m tests.git.table
"""

from __future__ import annotations

from tests.git.scenario import Plain, Scenario
from tests.git.scenarios import GROUPS, SCENARIOS


def table() -> str:
    """Return the table as Markdown, with the counts above it."""
    return "\n".join((_counts(), *(_group(title, rows) for title, rows in GROUPS.items())))


def _counts() -> str:
    plain = {kind: sum(each.plain is kind for each in SCENARIOS) for kind in Plain}
    clean = sum(not each.clash for each in SCENARIOS)
    return (
        f"Of {len(SCENARIOS)} scenarios, git alone leaves {plain[Plain.CONFLICT]} in conflict and"
        f" gets {plain[Plain.WRONG]} wrong without a word; with cjmap"
        f" {len(SCENARIOS) - clean} are left to decide, none wrong.\n"
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
    return f"conflict: {lines} lines to choose from" if lines != 1 else "conflict: one line"


if __name__ == "__main__":
    print(table(), end="")
