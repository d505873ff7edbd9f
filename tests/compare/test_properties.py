"""What holds of any two versions, on edited maps of the examples and of the realistic workspaces."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.compare.applying import applied
from tests.compare.edits import ROOT, compared, mirrored, side, told
from tests.compare.generated import edited, maps

from cjmap.compare.words import LANGUAGES
from cjmap.compare.words.told import Teller
from cjmap.layout import canonical_text
from cjmap.problem import Move
from cjmap.source import parse_document
from cjmap.source.edits import EditError, apply, span_edits, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.compare.applying import Said

    from cjmap.compare.comparison import Comparison
    from cjmap.compare.deltas import Delta
    from cjmap.problem import MapPath
    from cjmap.source import Document

Files = dict[str, str]
SEEDS = st.integers(0, 2**32 - 1)


@cache
def _workspaces() -> list[tuple[Path, Files]]:
    """Return each map that is valid, with all the maps beside it."""
    by_folder: dict[Path, Files] = {}
    for file, text in maps():
        by_folder.setdefault(file.parent, {})[file.name] = text
    return [(file, by_folder[file.parent]) for file, _ in maps()]


def _versions(seed: int, most: int = 6) -> tuple[Files, Files]:
    """Choose a map and edit it; everything beside it stays."""
    random = Random(seed)
    file, files = random.choice(_workspaces())
    new = dict(files)
    for _ in range(random.choice([1, 1, 2])):
        name = random.choice([file.name, *files])
        new[name] = edited(file.with_name(name), new[name], random, random.randint(1, most))
    return files, new


def _explained(comparison: Comparison) -> dict[Delta, None]:
    return dict.fromkeys(delta for change in comparison.changes for delta in change.deltas)


def _sorted(said: list[Said]) -> list[Said]:
    return sorted(said, key=lambda each: (each["kind"], each["id"], repr(each)))


def _long_forms(files: Files) -> list[Said]:
    version = side(files)
    return _sorted(applied([version.thing(each) for each in version.entries], ()))


def _document(name: str, text: str) -> Document:
    return parse_document(ROOT / name, text.encode())


@settings(max_examples=40)
@given(SEEDS)
def test_nothing_changed_where_nothing_did(seed: int) -> None:
    """A map is the same in its canonical layout, with other line ends, with a mark at its start."""
    _, files = _versions(seed)
    assert not compared(files, files).changes
    laid_out = {name: canonical_text(_document(name, text)) for name, text in files.items()}
    assert not compared(files, laid_out).changes
    dos: dict[str, str | bytes] = {
        name: b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode() for name, text in files.items()
    }
    assert not compared(files, dos).changes
    assert not compared(dos, laid_out).changes


@settings(max_examples=40)
@given(SEEDS)
def test_the_other_way_round_finds_the_mirrors(seed: int) -> None:
    """Each change has its mirror, the values exchanged; `id-reused` has none, by its waiver."""
    old, new = _versions(seed)
    there = [each for each in compared(old, new).changes if each.kind.mirror]
    back = [each for each in compared(new, old).changes if each.kind.mirror]
    assert Counter(map(mirrored, there)) == Counter(map(told, back))


@settings(max_examples=40)
@given(SEEDS)
def test_the_differences_make_the_newer_version(seed: int) -> None:
    """Every raw difference belongs to a change, and together they turn one version into the other."""
    old, new = _versions(seed)
    comparison = compared(old, new)
    tops = [comparison.old.thing(each) for each in comparison.old.entries]
    assert _sorted(applied(tops, _explained(comparison))) == _long_forms(new)


def without_quotations(message: str) -> str:
    """Leave out what maps say, quotations in it first: there a dash is a dash, else a missing value."""
    left = re.sub("[“„][^“„”]*”", "", message)
    return left if left == message else without_quotations(left)


@settings(max_examples=40)
@given(SEEDS)
@example(478549)  # “Someone says: „…” – who says so”
@example(3775)  # an outcome without its `to`
def test_the_same_changes_every_time(seed: int) -> None:
    """Names, places and fingerprints are the same on every run, whatever language tells them."""
    old, new = _versions(seed)
    first, again = compared(old, new), compared(old, new)
    known = [(each.kind.id, each.address, each.fingerprint) for each in first.changes]
    for lang in LANGUAGES:
        for change in first.changes:
            teller = Teller(lang)
            message = without_quotations(teller.message(change))
            assert message.count("–") == teller.words.MESSAGES[change.kind.id].count("–"), message
    assert known == [(each.kind.id, each.address, each.fingerprint) for each in again.changes]


@settings(max_examples=30)
@given(SEEDS, SEEDS)
def test_any_two_maps_can_be_compared(seed: int, other: int) -> None:
    """Two workspaces that have nothing to do with each other give changes, and never an error."""
    (old, _), (new, _) = _versions(seed), _versions(other)
    there, back = compared(old, new), compared(new, old)
    assert bool(there.changes) == bool(back.changes) == (_long_forms(old) != _long_forms(new))


@settings(max_examples=40)
@given(SEEDS)
def test_one_move_is_one_change(seed: int) -> None:
    """A thing with an id that is moved within its list is one change, wherever it goes."""
    random = Random(seed)
    file, files = random.choice(_workspaces())
    document = _document(file.name, files[file.name])
    lists = [path for path in _lists(document.data) if path[-1] in ("stages", "steps")]
    path = random.choice(lists) if lists else ()
    size = len(value_at(document.data, path)) if path else 0
    if size < 2:
        return
    place, target = random.sample(range(size), 2)
    try:
        moved = apply(document.text, span_edits(document, [Move((*path, place), target)]))
    except EditError:  # a list in brackets on one line, say
        return
    changes = compared(files, {**files, file.name: moved}).changes
    assert [each.kind.id.rpartition("-")[2] for each in changes] == ["moved"]


def _lists(data: Any, path: MapPath = ()) -> Iterator[MapPath]:
    """List the places of lists of objects that have ids."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _lists(value, (*path, key))
    elif isinstance(data, list):
        if all(isinstance(each, dict) and each.get("id", each.get("title")) for each in data):
            yield path
        for index, value in enumerate(data):
            yield from _lists(value, (*path, index))
