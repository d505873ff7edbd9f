"""Guards the messages for mapping files: whatever is wrong, something is said, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.measure.mapping.read import MappingError, parse_mapping

HEAD = "journey: a\nzone: UTC\nevents: {from: a.csv, case: a, activity: b, time: c}\n"

NOTHING_THERE = {
    "a key": ("journey:\nzone: UTC\n", ["1:9: `journey` has no value."]),
    "an item": (f"{HEAD}times:\n  -\n", ["5:4: `times[0]` has no value."]),
    "items of another": (
        f"{HEAD}steps: {{a: [x, ~]}}\nextra:\n  -\n",
        ["4:16: `steps.a[1]` has no value.", "6:4: `extra[0]` has no value."],
    ),
}


@pytest.mark.parametrize("case", NOTHING_THERE)
def test_what_has_no_value(case: str) -> None:
    text, told = NOTHING_THERE[case]
    with pytest.raises(MappingError) as caught:
        parse_mapping(Path("a.measure.yaml"), text.encode())
    lines = [f"a.measure.yaml:{each} Write one, or remove the line." for each in told]
    assert caught.value.message.splitlines() == lines
