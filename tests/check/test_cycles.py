"""Circles of references: the shortest way round, and how it is told."""

from __future__ import annotations

import pytest

from cjmap.check.questions.cycles import circle_in_words, cycle_through

FOLLOWING = {"a": ["b", "c"], "b": ["d"], "c": ["a"], "d": ["a"], "e": ["e"], "f": ["a"]}


@pytest.mark.parametrize(
    ("start", "way"),
    [("a", ["a", "c", "a"]), ("b", ["b", "d", "a", "b"]), ("e", ["e", "e"]), ("f", None)],
)
def test_the_shortest_way_round(start: str, way: list[str] | None) -> None:
    assert cycle_through(start, lambda name: FOLLOWING[name]) == way


@pytest.mark.parametrize(
    ("names", "told"),
    [
        ("aa", "`a` → `a`"),
        ("abcdefghijka", " → ".join(f"`{name}`" for name in "abcdefghijka")),
        (
            "abcdefghijklma",
            " → ".join([*(f"`{name}`" for name in "abcdefghijk"), "2 more", "`a`"]),
        ),
    ],
)
def test_a_large_circle_is_told_in_short(names: str, told: str) -> None:
    assert circle_in_words(tuple(names)) == told
