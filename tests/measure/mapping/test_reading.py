"""Guards the messages for mapping files: whatever is wrong, something is said, with its place."""

from __future__ import annotations

from pathlib import Path

import jsonschema
import pytest

from cjmap.cli.schemas import schema_named
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


def accepted(text: str) -> bool:
    try:
        parse_mapping(Path("a.measure.yaml"), text.encode())
    except MappingError:
        return False
    return True


@pytest.mark.parametrize(
    ("least", "is_one"), [(-1, False), (0, False), (1, True), (5, True), (1.5, False)]
)
def test_how_few_answers_are_told_has_a_least_for_editors_too(least: float, is_one: bool) -> None:
    schema = jsonschema.Draft7Validator(schema_named("mapping")["properties"]["least"])
    assert accepted(f"{HEAD}least: {least}\n") is is_one
    assert schema.is_valid(least) is is_one
