"""A picture on a page has no head, and is whole otherwise."""

from __future__ import annotations

from pathlib import Path

import pytest

from cjmap.draw import picture
from cjmap.draw.writers.bounds import bounds_of
from cjmap.site.pictures.headless import without_head
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).resolve().parents[3] / "examples"
MAPS: tuple[tuple[str, str, str, set[str]], ...] = (
    ("clinic", "journey", "first-visit", {"header", "person"}),
    ("clinic", "blueprint", "clinic-visit", {"header"}),
    ("clinic", "empathy-map", "helen-at-the-kiosk", {"header"}),
    ("clinic", "persona", "helen", set()),
)


@pytest.mark.parametrize(("example", "kind", "id", "gone"), MAPS)
def test_only_the_head_is_gone(example: str, kind: str, id: str, gone: set[str]) -> None:
    workspace = open_workspace(EXAMPLES / example)
    whole = picture(workspace.map_of(kind, id), workspace)
    scene = without_head(whole)
    kept = [mark for mark in whole.marks if mark.css.split()[0] not in gone]
    assert [(mark.css, mark.id, mark.title) for mark in scene.marks] == [
        (mark.css, mark.id, mark.title) for mark in kept
    ]
    up = whole.height - scene.height
    assert (up > 60) == bool(gone)
    for before, after in zip(kept, scene.marks, strict=True):
        assert bounds_of(after).top == pytest.approx(bounds_of(before).top - up)
        assert bounds_of(after).top >= 0
