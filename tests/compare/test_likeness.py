"""How much two texts are alike: the measure of difflib, in a time that is bounded."""

from __future__ import annotations

from difflib import SequenceMatcher
from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as some

from cjmap.compare.likeness import THRESHOLD, likeness

texts = some.text("aąbc dż", min_size=1, max_size=40)


@given(texts, texts)
def test_it_is_the_measure_of_difflib(first: str, second: str) -> None:
    ways = [SequenceMatcher(None, *each, False) for each in ((first, second), (second, first))]
    known = max(way.ratio() for way in ways)
    found = likeness(first, second)
    assert found == pytest.approx(known) or (found == 0 and known < THRESHOLD)
    assert found == likeness(second, first)


def test_texts_of_few_letters_do_not_take_for_ever() -> None:
    """Without a bound, difflib takes minutes for these two."""
    began = perf_counter()
    assert 0 <= likeness("a b c " * 333, "b a c " * 333) < 1
    assert perf_counter() - began < 30
