"""Three versions of a map → one: no side is lost, and what nobody changed stays."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from random import Random

from tests.compare.generated import Triple
from tests.compare.merge.judging import lost, sided

from cjmap.compare.merge import merge
from cjmap.source import parse_document
from fuzz.corpus import maps, right_maps
from fuzz.mutation.trees import mutated_map, mutated_versions
from fuzz.target import SEPARATOR, Target, expect, parts_of

_FILE = Path("any.journey.yaml")


def look(data: bytes) -> None:
    """Merge three versions, both ways."""
    base, ours, theirs = [*parts_of(data, 3), b"", b""][:3]
    merged = merge(base, ours, theirs, file=_FILE)
    mistakes = [note for note in merged.notes if "mistake" in note]
    expect(not mistakes, f"{mistakes}")
    expect(merged.clean == (merged.conflicts == 0), "what is clean has no conflicts")
    expect(len(merged.clashes) in (0, merged.conflicts), "each conflict is about something")
    if not merged.clean and b"<<<<<<< ours" not in ours + theirs + base:
        expect(merged.text.count(b"<<<<<<< ours") == merged.conflicts, "markers count up")
    mirrored = merge(base, theirs, ours, file=_FILE)
    expect(mirrored.clean == merged.clean, "the mirrored merge is decided alike")
    results = [sided(merged.text, side) for side in ("ours", "theirs")]
    readable = (parse_document(_FILE, each) for each in (base, ours, theirs, *results))
    by_lines = any("line by line" in note for note in merged.notes)
    if not by_lines and not any(each.refused or each.problems for each in readable):
        faults = lost(Triple(_FILE, base, ours, theirs), results)
        expect(not faults, f"nothing is lost: {faults}")
    for side in (ours, theirs):
        expect(merge(base, base, side, file=_FILE).text == side, "a side alone is what comes out")
        expect(merge(base, side, side, file=_FILE).text == side, "two that agree are kept")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return maps with themselves twice, and with two changed versions of themselves."""
    dice = Random(1)
    return tuple(
        SEPARATOR.join(versions)
        for each in (*right_maps(), *maps()[::8])
        for versions in (
            (each, each, each),
            (each, mutated_map(each, dice), mutated_map(each, dice)),
        )
    )


TARGET = Target("merge", "three versions → one", look, seeds, mutated_versions)
