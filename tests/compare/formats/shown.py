"""Presentations of the fixtures, as `cjmap diff before after` makes them."""

from __future__ import annotations

from dataclasses import replace
from itertools import starmap
from pathlib import Path

from cjmap.compare.comparison import compare
from cjmap.compare.presentation import Presentation, by_map, refused_map
from cjmap.compare.side import Side
from cjmap.workspace import open_workspace

HERE = Path(__file__).parent
FIXTURES = ("calm", "clinic", "hostile", "sklep")

PICTURE = 'https://pictures.example/a b.svg?x=1&y="><script>alert(4)</script>'
"""Where a picture may be seen, with all that an address should not hold."""

DRAWING = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(5)</script></svg>"


def present(name: str, lang: str | None = None) -> Presentation:
    """Compare the two versions of a fixture."""
    return present_folders(HERE / "fixture" / name, lang)


def present_folders(root: Path, lang: str | None = None) -> Presentation:
    """Compare the folders `before` and `after` in `root`."""
    old, new = side(root / "before"), side(root / "after")
    comparison = compare(old, new)
    refused = tuple(starmap(refused_map, comparison.refused))
    maps = tuple(by_map(comparison, lambda _change: True))
    return Presentation("before", "after", maps, refused, lang or new.language)


def side(folder: Path) -> Side:
    workspace = open_workspace(folder)
    return Side(workspace, workspace.entries, folder.name, folder)


def with_pictures(presentation: Presentation) -> Presentation:
    """Add a picture to each map."""
    addresses = [each.address for each in presentation.maps]
    return replace(
        presentation,
        pictures=dict.fromkeys(addresses, PICTURE),
        drawings=dict.fromkeys(addresses, DRAWING),
    )
