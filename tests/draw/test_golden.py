"""The pictures of the examples, as they were when somebody last looked at them.

A picture that has changed is a failure until it has been looked at: the message names the first
element that differs and two PNGs to compare, `CJMAP_REWRITE_SNAPSHOTS=1` takes what is drawn now.
"""

from __future__ import annotations

import itertools
import os
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
import resvg_py
from tests.draw.draw_comparisons import blueprint_scene, journey_scene
from tests.draw.draw_examples import example_pictures, scene_named

from cjmap.draw import render

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from cjmap.draw import Scene

GOLDEN = Path(__file__).parent / "golden"
REWRITE = "CJMAP_REWRITE_SNAPSHOTS"
PICTURES: dict[str, Callable[[], Scene]] = {
    **{name: partial(scene_named, *place) for name, place in example_pictures().items()},
    "comparison-journey": journey_scene,
    "comparison-blueprint": blueprint_scene,
}

LARGEST = 1_500_000
"""How many bytes all these files together may take in the repository."""


@pytest.mark.parametrize("name", PICTURES)
def test_the_picture_is_the_one_that_was_looked_at(name: str, tmp_path: Path) -> None:
    file = GOLDEN / f"{name}.svg"
    drawn = render(PICTURES[name](), "svg")
    if os.environ.get(REWRITE):
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(drawn)
    before = file.read_bytes() if file.is_file() else b""
    if before != drawn:
        pytest.fail(report(name, before, drawn, tmp_path))


def test_no_picture_is_kept_that_is_no_longer_drawn() -> None:
    kept = {file.stem for file in GOLDEN.iterdir()}
    assert kept == set(PICTURES)
    assert sum(file.stat().st_size for file in GOLDEN.iterdir()) <= LARGEST


def report(name: str, before: bytes, drawn: bytes, folder: Path) -> str:
    """Tell what differs first, and write both pictures where they can be looked at."""
    pictures = {"before": before, "now": drawn}
    shown = []
    for when, svg in pictures.items():
        if svg:
            file = folder / f"{name}-{when}.png"
            file.write_bytes(png_of(svg))
            shown.append(f"  {when}: {file}")
    return "\n".join(
        [
            f"The picture {name} has changed. {difference(before, drawn)}",
            "Look at both pictures:",
            *shown,
            f"If it is as it should be, take it: {REWRITE}=1 pytest tests/draw/test_golden.py",
        ]
    )


def png_of(svg: bytes) -> bytes:
    """Draw an SVG with the shipped fonts."""
    fonts = sorted(Path(str(files("cjmap.draw").joinpath("fonts"))).glob("*.ttf"))
    drawn = resvg_py.svg_to_bytes(
        svg_string=svg.decode(),
        skip_system_fonts=True,
        font_files=[str(font) for font in fonts],
        font_family="Inter",
        sans_serif_family="Inter",
        dpi=72,
    )
    return bytes(drawn)


def difference(before: bytes, drawn: bytes) -> str:
    """Name the first element that is not as it was."""
    if not before:
        return "There was none before."
    pairs = itertools.zip_longest(
        elements(before), elements(drawn), fillvalue=("nothing", "the end")
    )
    for (was, where), (now, place) in pairs:
        if was != now:
            return f"First, in {place if now != 'nothing' else where}:\n  before: {was}\n  now:    {now}"
    return "Only blanks differ."


def elements(svg: bytes) -> Iterator[tuple[str, str]]:
    """Give every element as text without what it contains, and the mark that it belongs to."""

    def walk(element: ElementTree.Element, mark: str) -> Iterator[tuple[str, str]]:
        tag = element.tag.rpartition("}")[2]
        mark = element.get("id") or element.get("class") or mark
        attributes = "".join(f' {key}="{value}"' for key, value in element.attrib.items())
        yield f"<{tag}{attributes}>{(element.text or '').strip()}"[:300], mark
        for child in element:
            yield from walk(child, mark)

    return walk(ElementTree.fromstring(svg), "")


def test_the_report_names_what_differs(tmp_path: Path) -> None:
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20">{}</svg>'
    group = '<g id="j-step-pay" class="card"><text x="{}" y="9">Pay</text></g>'
    before, now = (svg.format(group.format(x)).encode() for x in (1, 2))
    told = report("pay", before, now, tmp_path)
    assert "in j-step-pay" in told
    assert '<text x="1" y="9">Pay' in told
    assert '<text x="2" y="9">Pay' in told
    assert (tmp_path / "pay-before.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "pay-now.png").read_bytes().startswith(b"\x89PNG")
    assert "none before" in difference(b"", now)
    assert "now:    nothing" in difference(before, svg.format("").encode())
