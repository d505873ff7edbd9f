"""Guards what holds of every merge, on versions of real maps and on garbage.

`python -m tests.compare.merge.many 5000` looks at thousands more.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.compare.generated import edited, maps, triple
from tests.compare.merge.judging import by_git, judged, said

from cjmap.compare.merge import merge, weaving
from cjmap.compare.merge.entries import Block
from cjmap.compare.merge.lines import Clash, merge_lines
from cjmap.compare.merge.matching import match
from cjmap.compare.merge.order import merge_orders
from cjmap.compare.merge.pieces import resolved
from cjmap.compare.merge.rendering import render_map
from cjmap.compare.merge.texts import merged_comments
from cjmap.compare.merge.versions import read_version

SEEDS = st.integers(0, 2**32)
FILE = Path("any.journey.yaml")


@settings(max_examples=40, derandomize=True)
@given(SEEDS)
def test_nothing_is_lost_and_sides_are_equal(seed: int) -> None:
    versions = triple(Random(seed))
    merged = merge(versions.base, versions.ours, versions.theirs, file=versions.file)
    verdict = judged(versions, merged)
    assert verdict.faults == []


@pytest.mark.parametrize(("file", "text"), maps(), ids=lambda each: getattr(each, "name", ""))
def test_a_map_taken_apart_is_the_map(file: Path, text: str) -> None:
    version = read_version(file, text.encode())
    entries = version.top.entries
    assert isinstance(version.top.value, Block)
    tail = version.top.value.tail
    assert version.header + "".join(each.text() for each in entries) + tail == text


@pytest.mark.parametrize("piecemeal", [False, True])
@settings(max_examples=40)
@given(SEEDS)
def test_a_side_that_did_nothing_changes_nothing(piecemeal: bool, seed: int) -> None:
    """Also where no thing is taken whole, so that every text is put together of its parts."""
    random = Random(seed)
    file, x = random.choice(maps())
    y = edited(file, x, random, random.randint(1, 5)).removesuffix("\n") + "\n"
    with pytest.MonkeyPatch.context() as patch:
        if piecemeal:
            patch.setattr(weaving, "_as_it_stands", lambda base, ours, theirs: None)
        for versions in ((x, x, y), (x, y, x), (x, y, y)):
            assert _by_things(file, *versions) == y


def _by_things(file: Path, *texts: str) -> str:
    base, ours, theirs = (read_version(file, text.encode()) for text in texts)
    woven = weaving.Loom(match(base.top, ours.top, theirs.top)).weave()
    header = merged_comments(base.header, ours.header, theirs.header, "")
    return resolved([*header, *render_map(woven)], "ours")


@settings(max_examples=60)
@given(SEEDS)
def test_where_git_is_clean_and_right_so_is_the_merge(seed: int) -> None:
    """What both moved or added, git has twice, in two places; the words are the same."""
    versions = triple(Random(seed), most=2)
    plain = by_git(versions)
    merged = merge(versions.base, versions.ours, versions.theirs, file=versions.file)
    data = said(versions, plain) if plain is not None else None
    if data is None or not merged.clean or any("Both sides" in note for note in merged.notes):
        return
    assert _words(said(versions, merged.text)) == _words(data)


def _words(data: object) -> set[str]:
    return {word for each in _flat(data) if isinstance(each, str) for word in each.split()}


def _flat(value: object) -> list[object]:
    if isinstance(value, dict):
        return [each for inner in value.values() for each in _flat(inner)]
    if isinstance(value, list):
        return [each for inner in value for each in _flat(inner)]
    return [value]


@settings(max_examples=50)
@given(st.lists(st.binary(max_size=60), min_size=3, max_size=3))
def test_garbage_is_merged_by_lines(texts: list[bytes]) -> None:
    base, ours, theirs = texts
    merged = merge(base, ours, theirs, file=FILE)
    assert merged.clean == (merged.conflicts == 0)
    if not merged.clean:
        assert merged.text.count(b"<<<<<<< ours") >= 1


@settings(max_examples=50)
@given(SEEDS, st.integers(0, 3))
def test_a_map_that_was_cut_or_spoilt_is_merged_all_the_same(seed: int, kind: int) -> None:
    random = Random(seed)
    versions = triple(random, most=2)
    at = random.randrange(len(versions.theirs))
    spoilt = [
        versions.theirs[:at],
        versions.theirs[:at] + b"\xff" + versions.theirs[at:],
        versions.theirs[:at] + b"<<<<<<< ours\n" + versions.theirs[at:],
        versions.theirs[:at] + b"}\n" + versions.theirs[at:],
    ][kind]
    merged = merge(versions.base, versions.ours, spoilt, file=versions.file)
    assert merged.clean == (merged.conflicts == 0)
    assert not any("mistake" in note for note in merged.notes)


@given(*[st.lists(st.sampled_from("abcdefgh"), max_size=12)] * 3)
def test_lines_are_merged_without_loss(base: list[str], ours: list[str], theirs: list[str]) -> None:
    merged = Counter(_lines(merge_lines(base, ours, theirs)))
    before, here, there = map(Counter, (base, ours, theirs))
    assert merged >= (here - before) | (there - before)
    # What stands there several times may count as taken out here and put in there.
    several = {line for side in (before, here, there) for line in side if side[line] > 1}
    assert {*merged, *several} >= {*(here - (before - there)), *(there - (before - here))}
    assert _lines(merge_lines(base, base, theirs)) == theirs
    assert _lines(merge_lines(base, ours, base)) == ours
    assert _lines(merge_lines(base, ours, ours)) == ours


def _lines(parts: list[list[str] | Clash]) -> list[str]:
    """List the lines of a merge, those of both sides where they clash."""
    found: list[str] = []
    for part in parts:
        found += [*part.ours, *part.theirs] if isinstance(part, Clash) else part
    return found


@st.composite
def orders(draw: st.DrawFn) -> tuple[str, str, str]:
    base = draw(st.lists(st.sampled_from("abcdefgh"), unique=True))
    sides = []
    for new in ("uvw", "xyz"):
        things = draw(st.lists(st.sampled_from(new), unique=True))
        sides.append("".join(draw(st.permutations([*base, *things]))))
    return "".join(base), sides[0], sides[1]


@given(orders())
def test_orders_keep_everything_once(versions: tuple[str, str, str]) -> None:
    base, ours, theirs = versions
    merged = merge_orders(base, ours, theirs)
    assert sorted(merged) == sorted({*base, *ours, *theirs})
    assert "".join(merge_orders(base, base, theirs)) == theirs
    assert "".join(merge_orders(base, ours, base)) == ours
    assert "".join(merge_orders(base, ours, ours)) == ours


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        ("abc", "abcx", "abcy", "abcxy"),
        ("abc", "xabc", "yabc", "xyabc"),
        ("abc", "axbc", "abyc", "axbyc"),
        ("abc", "cab", "abc", "cab"),
        ("abc", "cab", "bca", "cba"),  # each side moved another one
        ("abcd", "dabc", "abcxd", "dabcx"),
        ("abc", "acb", "bac", "bac"),
        ("abc", "ac", "abxc", "axc"),
        ("abc", "bc", "cab", "cb"),
        ("", "xy", "zy", "xzy"),
    ],
)
def test_orders_are_merged(base: str, ours: str, theirs: str, merged: str) -> None:
    gone = (set(base) - set(ours)) | (set(base) - set(theirs))
    sides = ["".join(each for each in side if each not in gone) for side in (base, ours, theirs)]
    assert "".join(merge_orders(*sides)) == merged
