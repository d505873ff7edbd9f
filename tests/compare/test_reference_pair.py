"""The reference pair: 2,000 lines, one stage moved, five edits; and inputs that invite slowness."""

from __future__ import annotations

import subprocess
import sys
import time
from bisect import bisect_left
from random import Random
from typing import TYPE_CHECKING

import pytest
from benchmarks.corpus import reference_pair
from tests.compare.edits import compared, rows

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

TOLD = """\
b.journey.yaml
  • Step retitled: “Compare offer 3-0” → “Weigh offer 3-0”  retitled
  ▼ “Compare offer 7-1”: pain “The date comes late 7-1” got worse: severity 3 → 5  pain-worsened
  • Step retitled: “Compare offer 12-1” → “Weigh offer 12-1”  retitled
  ▼ “Compare offer 21-2”: pain “The date comes late 21-2” got worse: severity 3 → 5  pain-worsened
  • Step retitled: “Compare offer 30-2” → “Weigh offer 30-2”  retitled
  • Stage “Stage 0” moved: place 1 → 35  stage-moved
6 changes: 2 regressions, 4 notable
"""


def test_the_pair_is_six_changes() -> None:
    """Exactly the six changes that were made, whatever the file looks like line by line."""
    old, new = reference_pair()
    assert 1_950 <= old.count("\n") <= 2_050
    assert rows(compared({"a.journey.yaml": old}, {"a.journey.yaml": new})) == [
        ("retitled", "notable", "journey:long-way/steps/step-3-0", "Compare offer 3-0", "Weigh offer 3-0"),
        ("pain-worsened", "regression", "journey:long-way/pains/late-7-1", 3, 5),
        ("retitled", "notable", "journey:long-way/steps/step-12-1", "Compare offer 12-1", "Weigh offer 12-1"),
        ("pain-worsened", "regression", "journey:long-way/pains/late-21-2", 3, 5),
        ("retitled", "notable", "journey:long-way/steps/step-30-2", "Compare offer 30-2", "Weigh offer 30-2"),
        ("stage-moved", "notable", "journey:long-way/stages/stage-0", 1, 35),
    ]  # fmt: skip


def test_the_pair_is_told_in_ten_lines(tmp_path: Path) -> None:
    """What `cjmap diff` prints, to the letter."""
    for name, text in zip("ab", reference_pair(), strict=True):
        (tmp_path / f"{name}.journey.yaml").write_text(text, encoding="utf-8")
    words = [sys.executable, "-m", "cjmap", "diff", "a.journey.yaml", "b.journey.yaml"]
    done = subprocess.run(words, cwd=tmp_path, capture_output=True, check=True)
    assert done.stdout.decode() == TOLD
    assert TOLD.count("\n") <= 10


def test_comparing_needs_no_models() -> None:
    """Git starts a driver for every file: comparing imports neither Pydantic nor Typer."""
    code = (
        "import sys; from tests.compare.edits import compared; from tests.compare.shop import SHOP;"
        "compared(SHOP, {});"
        "print([name for name in ('pydantic', 'typer', 'rich') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "[]"


# --- inputs that invite slowness ---

HEAD = "kind: journey\nid: a\ntitle: A\nstages:\n  - id: s\n    title: S\n    steps:\n"
SECONDS = 30.0
"""Far more than any of these takes, far less than anything quadratic would."""


def _steps(numbers: Iterable[int]) -> str:
    return HEAD + "".join(f"      - {{id: s{i}, title: T{i}}}\n" for i in numbers)


def _texts(texts: Iterable[str]) -> str:
    return f"{HEAD}      - id: x\n        title: X\n        does:\n" + "".join(
        f"          - {text}\n" for text in texts
    )


def _words(random: Random, count: int) -> str:
    return " ".join(
        random.choice(["lorem", "ipsum", "roślina", "karton", "data"]) for _ in range(count)
    )


def _many_lists(mark: str) -> str:
    random = Random(1)
    return HEAD + "".join(
        f"      - {{id: s{i}, title: T, does: [{', '.join(_words(random, 6) + f' {mark}{j}' for j in range(10))}]}}\n"
        for i in range(800)
    )


def _named(mark: str, was: str = "") -> str:
    steps = "".join(
        f"      - {{id: {mark}{i}, title: lorem ipsum {i}{was.format(i)}}}\n" for i in range(4000)
    )
    aims = "".join(f"  - {{id: o{i}, title: x, for: [a{i}]}}\n" for i in range(4000))
    return f"{HEAD}      - {{id: z, title: z}}\n{steps}opportunities:\n{aims}"


def _long(mark: str) -> str:
    random = Random(2)
    return _texts(f"{_words(random, 330)} {mark}{i}" for i in range(60))


def _longest_rise(numbers: list[int]) -> int:
    piles: list[int] = []
    for number in numbers:
        at = bisect_left(piles, number)
        piles[at : at + 1] = [number]
    return len(piles)


def _shuffled(count: int) -> list[int]:
    numbers = list(range(count))
    Random(3).shuffle(numbers)
    return numbers


@pytest.mark.parametrize(
    ("old", "new", "changes"),
    [
        pytest.param(_steps(range(10_000)), _steps(range(9_999, -1, -1)), 9_999, id="steps reversed"),
        pytest.param(_steps(range(10_000)), _steps(_shuffled(10_000)), 10_000 - _longest_rise(_shuffled(10_000)), id="steps shuffled"),
        pytest.param(_texts(f"old {i} a" for i in range(20_000)), _texts(f"new {i} b" for i in range(20_000)), 40_000, id="texts changed"),
        pytest.param(_texts(["same"] * 20_000), _texts(["same"] * 20_001), 1, id="one text 20,000 times"),
        pytest.param(_texts(["same"] * 20_000), _texts(f"{{text: same, id: i{i}}}" for i in range(20_000)), 20_000, id="ids given"),
        pytest.param(_texts(f"q{i}" for i in range(20_000)), _texts(f"q{i}" for i in range(19_999, -1, -1)), 1, id="texts reversed"),
        pytest.param(_long("a"), _long("b"), None, id="long texts"),
        pytest.param(_many_lists("a"), _many_lists("b"), None, id="many lists"),
        pytest.param(_named("a"), _named("b"), 8_000, id="references that dangle"),
        pytest.param(_named("a"), _named("b", ", was: a{}"), 4_000, id="renamed and not followed"),
    ],
)  # fmt: skip
def test_time_does_not_explode(old: str, new: str, changes: int | None) -> None:
    """Each of these would take minutes to hours, were anything in it quadratic."""
    started = time.process_time()
    found = compared({"a.journey.yaml": old}, {"a.journey.yaml": new}).changes
    assert time.process_time() - started < SECONDS
    assert changes is None or len(found) == changes
