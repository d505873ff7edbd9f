"""Guards what holds for any maps: no rule ever fails, fixes come to rest, and change nothing else.

The maps are those of the examples, mutated: lines dropped, doubled, swapped or written anew, and
values put in the places of others.
"""

from __future__ import annotations

import json
import random
import shutil
from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from cjmap.check.fixing import fix_to_fixed_point
from cjmap.check.lint import lint, problems_of
from cjmap.check.selection.selectors import Choice
from cjmap.check.selection.settings import LintSettings, lint_settings
from cjmap.source import parse_document
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pytest

    from cjmap.problem import Problem
    from cjmap.workspace import Entry, Workspace

EXAMPLES = [Path(__file__).parents[2] / "examples" / name for name in ("clinic", "sklep")]
TODAY = date(2026, 11, 15)
EVERYTHING = Choice(select=("all",))

VALUES: list[Any] = [
    "",
    "x",
    "no",
    "TODO",
    "Marketing",
    "anna",
    "helen",
    "clinic#pay",
    "first-visit",
    "2026-02-30",
    "2020-01-01",
    "5 min",
    "jan.kowalski@onet.pl",
    0,
    -2,
    5,
    0.5,
    1e9,
    True,
    [],
    ["x", "x"],
    {},
    {"text": "x"},
    {"id": "x"},
    [{"id": "x", "text": "x"}],
    "1_" * 2500,
    "1:" * 2500 + "1",
    ["a", "a"],
    "[x](https://example.org) `x` ::error::",
]


def mutated_text(text: str, choose: random.Random) -> str:
    """Drop, double, swap and rewrite lines."""
    lines = text.splitlines()
    for _ in range(choose.randint(1, 6)):
        at, other = choose.randrange(len(lines)), choose.randrange(len(lines))
        action = choose.randrange(5)
        if action == 0 and len(lines) > 2:
            del lines[at]
        elif action == 1:
            lines.insert(at, lines[at])
        elif action == 2:
            lines[at], lines[other] = lines[other], lines[at]
        elif action == 3:
            lines[at] += "  # cjmap: ignore[flat-emotion, CJ214, stale-map] because"
        else:
            key, colon, _ = lines[at].partition(": ")
            value = json.dumps(choose.choice(VALUES), ensure_ascii=False)
            lines[at] = f"{key}{colon}{value}" if colon else lines[at]
    return "\n".join(lines) + "\n"


def mutated_data(data: Any, choose: random.Random) -> Any:
    """Put values in the places of others, and drop and double keys and items."""
    data = deepcopy(data)
    for _ in range(choose.randint(1, 6)):
        here = data
        while isinstance(here, (dict, list)) and here:
            key = choose.choice(list(here) if isinstance(here, dict) else range(len(here)))
            if choose.random() < 0.7 and isinstance(here[key], (dict, list)) and here[key]:
                here = here[key]
                continue
            action = choose.randrange(3)
            if action == 0 and key not in ("kind", "id"):
                del here[key]
            elif action == 1 and isinstance(here, list):
                here.insert(key, deepcopy(here[key]))
            elif key != "kind":
                here[key] = deepcopy(choose.choice(VALUES))
            break
    return data


def mutated_workspace(folder: Path, seed: int) -> Workspace:
    """Copy the examples and mutate some of their maps; the same seed gives the same."""
    choose = random.Random(seed)
    source = choose.choice(EXAMPLES)
    target = folder / "maps"
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target)
    for file in sorted(target.glob("*.yaml")):
        if choose.random() < 0.5:
            continue
        text = file.read_text(encoding="utf-8")
        if choose.random() < 0.5:
            text = mutated_text(text, choose)
        else:
            data = mutated_data(parse_document(file, text.encode()).data, choose)
            text = json.dumps(data, ensure_ascii=False, indent=choose.choice([None, 2]))
        if choose.random() < 0.2:
            text = text.replace("\n", "\r\n")
        file.write_bytes(text.encode())
    return open_workspace(target)


def everything(workspace: Workspace) -> LintSettings:
    return lint_settings(workspace.configuration, TODAY, EVERYTHING)


@settings(max_examples=150)
@given(seed=st.integers(0, 2**32))
def test_no_rule_fails(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    workspace = mutated_workspace(tmp_path_factory.getbasetemp(), seed)
    report = lint(workspace, everything(workspace))
    assert report.faults == []
    assert report.maps == len(workspace.entries)


@settings(max_examples=60)
@given(seed=st.integers(0, 2**32), unsafe=st.booleans())
def test_fixes_come_to_rest(
    seed: int, unsafe: bool, tmp_path_factory: pytest.TempPathFactory
) -> None:
    workspace = mutated_workspace(tmp_path_factory.getbasetemp(), seed)
    rules = everything(workspace)

    def problems(workspace: Workspace, entries: Sequence[Entry]) -> Iterator[tuple[Entry, Problem]]:
        return problems_of(workspace, rules, entries)

    fixed = fix_to_fixed_point(workspace, workspace.entries, problems, unsafe=unsafe)
    assert fixed.faults == ()
    again = fix_to_fixed_point(fixed.workspace, fixed.entries, problems, unsafe=unsafe)
    assert (again.files, again.faults) == ((), ())
    before = {
        (entry.file, problem.rule) for entry, problem in problems(workspace, workspace.entries)
    }
    for entry in fixed.entries:
        if entry.read.valid:
            continue
        # A fix mends or leaves alone; it never makes a map that the format refuses.
        assert not next(each for each in workspace.entries if each.file == entry.file).read.valid
    assert before or fixed.files == ()


@settings(max_examples=40)
@given(seed=st.integers(0, 2**32))
def test_same_maps_same_findings(seed: int, tmp_path_factory: pytest.TempPathFactory) -> None:
    workspace = mutated_workspace(tmp_path_factory.getbasetemp(), seed)
    first = lint(workspace, everything(workspace)).findings
    second = lint(open_workspace(workspace.root), everything(workspace)).findings
    assert first == second
