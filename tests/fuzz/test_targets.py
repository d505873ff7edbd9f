"""Guards the promises that are fuzzed, everywhere and in little time: seeds, and some changed by dice.

`python -m fuzz` looks for longer, led by what is reached. What it finds is mended, and stands in the
tests of the room where it was.
"""

from __future__ import annotations

import pytest
from fuzz.targets import NAMES, target_named
from fuzz.unguided import inputs, look_at

COSTLY = {
    "lint": (12, 15),
    "fix": (20, 20),
    "diff": (40, 40),
    "merge": (10, 15),
    "render": (4, 4),
    "export": (1, 1),
    "import-csv": (8, 20),
    "import-xlsx": (6, 15),
    "import-workbook": (6, 25),
}
"""How many seeds, and how many changed inputs, of targets that take long over each."""


@pytest.mark.parametrize("name", NAMES)
def test_targets(name: str) -> None:
    target = target_named(name)
    seeds, changed = COSTLY.get(name, (1_000, 40))
    for data in inputs(target, seeds, changed):
        look_at(target, data)


@pytest.mark.parametrize("name", NAMES)
def test_the_same_dice_change_alike(name: str) -> None:
    """So that what was found in one run is found in another."""
    target = target_named(name)
    if name not in ("export", "import-xlsx", "import-workbook"):
        assert list(inputs(target, 1, 5)) == list(inputs(target, 1, 5))
