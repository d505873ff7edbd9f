"""Guards against files and workspaces made to harm: each ends as the tables say, in little time and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.attacks.attacking import Ran
from tests.attacks.checking import breaches
from tests.attacks.kills import KILLED
from tests.attacks.surroundings import SURROUNDINGS
from tests.attacks.table import THEMES, TOGETHER

SCRIPT = Path(__file__).with_name("attacking.py")
SOURCES = Path(__file__).parents[2] / "src"
OWNED = Path("/cjmap-owned")


@pytest.mark.parametrize("themes", TOGETHER, ids=", ".join)
def test_attacks_end_as_the_table_says(themes: tuple[str, ...], tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(tmp_path), *themes],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
        env=plain_environment(tmp_path),
    )
    attacks = [attack for theme in themes for attack in THEMES[theme].attacks]
    runs = [Ran(**json.loads(line)) for line in done.stdout.splitlines()]
    assert [ran.name for ran in runs] == [attack.name for attack in attacks], done.stderr
    broken = [
        f"{attack.name}: {breach}\n    {ran.said[-600:]!r}"
        for attack, ran in zip(attacks, runs, strict=True)
        for breach in breaches(attack, ran)
    ]
    assert not broken, "\n".join(broken)
    assert not OWNED.exists()


def plain_environment(home: Path) -> dict[str, str]:
    """Return the environment without what a machine of one's own would change."""
    gone = ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS", "CJMAP_DEBUG")
    kept = {name: value for name, value in os.environ.items() if name not in gone}
    return {**kept, "PYTHONPATH": str(SOURCES), "COLUMNS": "100", "HOME": str(home)}


def test_there_are_many_attacks_and_each_is_named_once() -> None:
    names = [f"{theme}: {each.name}" for theme in THEMES for each in THEMES[theme].attacks]
    names += [f"killed: {each.name}" for each in KILLED]
    names += [f"surroundings: {each.name}" for each in SURROUNDINGS]
    assert len(names) == len(set(names))
    assert len(names) >= 400
    assert sorted(each for themes in TOGETHER for each in themes) == sorted(THEMES)
