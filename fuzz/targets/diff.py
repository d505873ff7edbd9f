"""Two versions of maps → what changed, in every format."""

from __future__ import annotations

import json
from functools import cache

from cjmap.compare.comparison import compare
from cjmap.compare.formats import FORMATS, write_changes
from cjmap.compare.presentation import Presentation, by_map, refused_map
from cjmap.compare.side import Side
from fuzz.among_maps import workspace_of
from fuzz.corpus import maps, right_maps
from fuzz.mutation.trees import mutated_versions
from fuzz.target import SEPARATOR, Target, expect, parts_of


def look(data: bytes) -> None:
    """Compare two versions, and one with itself."""
    parts = [*parts_of(data, 2), b""][:2]
    sides = [_side(part, label) for part, label in zip(parts, ("old", "new"), strict=True)]
    old, new = sides
    found = compare(old, new)
    same = compare(old, _side(parts[0], "again"))
    expect(same.changes == (), f"nothing changed where nothing did: {same.changes[:1]}")
    shown = Presentation(
        old.label,
        new.label,
        tuple(by_map(found, lambda _: True)),
        tuple(refused_map(*each) for each in found.refused),
    )
    texts = {name: write_changes(name, shown) for name in FORMATS}
    json.loads(texts["json"])
    expect("<script" not in texts["html"], "a page of changes holds no script")


def _side(data: bytes, label: str) -> Side:
    workspace, entries = workspace_of(data, 1)
    return Side(workspace, entries, label, workspace.root)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return maps beside themselves, and beside others of their kind."""
    pairs = [SEPARATOR.join((each, each)) for each in maps()]
    pairs += [SEPARATOR.join(each) for each in zip(right_maps(), right_maps()[1:], strict=False)]
    return tuple(pairs)


TARGET = Target("diff", "two versions → changes, in every format", look, seeds, mutated_versions)
