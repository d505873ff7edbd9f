"""Circles of references: the shortest way round, and how it is told."""

from __future__ import annotations

import pytest

from cjmap.check.questions.cycles import circle_in_words, circling, cycle_through

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


@pytest.mark.parametrize(
    ("following", "left"),
    [
        ({}, {}),
        ({"a": ["b"], "b": []}, {}),
        ({"a": ["a"], "b": ["a"]}, {"a": ["a"]}),
        ({"a": ["b"], "b": ["c"], "c": ["b", "d"], "d": []}, {"b": ["c"], "c": ["b"]}),
        ({"a": ["b", "c"], "b": ["a"], "c": ["d"], "d": ["c"]},
         {"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}),
        ({"a": ["nowhere", "a"]}, {"a": ["a"]}),
    ],
)  # fmt: skip
def test_what_lies_on_a_circle(following: dict[str, list[str]], left: dict[str, list[str]]) -> None:
    assert circling(following) == left
