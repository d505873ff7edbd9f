"""Plain data into the text of a map."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.errors import CjmapError
from cjmap.layout import canonical_text, map_text
from cjmap.source import parse_document

FILE = Path("pay.journey.yaml")


def test_the_text_of_a_journey() -> None:
    data: dict[str, Any] = {
        "title": "no",
        "kind": "journey",
        "id": "pay",
        "reviewed": "2026-01-02",
        "summary": "",
        "tags": ["shop", "two words"],
        "personas": ["anna"],
        "stages": [
            {
                "title": "Pay: now",
                "goal": None,
                "steps": [
                    {
                        "title": "1:30",
                        "id": "card",
                        "emotion": -1.5,
                        "moment_of_truth": True,
                        "thinks": ["# what", "one\ntwo"],
                        "feels": ["sad"],
                        "pains": [{"text": "Nobody answers the phone at all", "severity": 3}],
                        "next": [{"to": "leave", "share": 0.5}],
                        "needs": [],
                        "duration": {"planned": "5 min", "actual": {}},
                    }
                ],
            }
        ],
    }
    assert (
        map_text(data, FILE)
        == """\
kind: journey
id: pay
title: "no"
reviewed: 2026-01-02
tags:
  - shop
  - two words
personas: [anna]
stages:
  - title: "Pay: now"
    steps:
      - id: card
        title: "1:30"
        thinks:
          - "# what"
          - |-
            one
            two
        feels: [sad]
        emotion: -1.5
        pains:
          - text: Nobody answers the phone at all
            severity: 3
        moment_of_truth: true
        duration: {planned: 5 min}
        next:
          - {to: leave, share: 0.5}
"""
    )


_TEXTS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Zl", "Zp", "Cf"]), min_size=1
)
_VALUES = st.recursive(
    _TEXTS
    | st.integers(-(10**9), 10**9)
    | st.booleans()
    | st.floats(-1e6, 1e6).map(lambda x: round(x, 3)),
    lambda inner: (
        st.lists(inner, min_size=1, max_size=3)
        | st.dictionaries(
            _TEXTS.filter(lambda key: len(key) < 20 and key != "<<"), inner, min_size=1, max_size=3
        )
    ),
    max_leaves=12,
)


@given(st.dictionaries(st.sampled_from(["title", "stages", "tags", "bio"]), _VALUES, min_size=1))
def test_what_is_written_reads_back(data: dict[str, Any]) -> None:
    text = map_text(data, FILE)
    document = parse_document(FILE, text.encode())
    assert _spelled(document.data) == _spelled(data)
    assert canonical_text(document) == text


def _spelled(value: Any) -> Any:
    """Compare texts as texts and numbers as numbers; a reader keeps how a number was spelled."""
    if isinstance(value, dict):
        return {key: _spelled(each) for key, each in value.items()}
    if isinstance(value, list):
        return [_spelled(each) for each in value]
    if isinstance(value, str):
        return str(value)
    return value if isinstance(value, bool) else float(value)


@pytest.mark.parametrize("bad", ["\x1b[2J", "a\u202eb", "\ud800", float("nan"), b"bytes"])
def test_what_no_map_can_hold_is_refused(bad: Any) -> None:
    with pytest.raises(CjmapError):
        map_text({"title": bad}, FILE)
