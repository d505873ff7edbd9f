"""From a scene to DOT, SVG, PNG and PDF: well-formed, harmless, the same every time."""

from __future__ import annotations

import re
import stat
import struct
import subprocess
import sys
from typing import TYPE_CHECKING
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_geometry import SPACE, read
from tests.draw.draw_maps import HOSTILE, LONG, SCRIPTS

from cjmap.draw import DrawError, EngineError, Scene, engine, render
from cjmap.draw import text as texts
from cjmap.draw.dot import quote, to_dot
from cjmap.draw.scene import (
    Area,
    Box,
    Disc,
    Mark,
    Stroke,
    Weight,
    Words,
    polygon,
    polyline,
    rounded_area,
    rounded_polyline,
)
from cjmap.draw.svg import to_svg

if TYPE_CHECKING:
    from pathlib import Path


def scene_of(*texts_: str, width: float = 400, height: float = 200) -> Scene:
    """Make a small scene with every kind of shape, and one text for each given."""
    marks = [
        Mark("band", (rounded_area(10, 10, 380, 180, 12, "#f1f5f9"),), "band"),
        Mark("shape", (Area(polygon((20, 20), (60, 20), (40, 40)), "#c7d2fe"),)),
        Mark("card", (Box(20, 60, 120, 50, "#ffffff", "#334155", dash="dashed"),), "a<b", "x & y"),
        Mark("disc", (Disc(200, 80, 9, "#be123c", "#ffffff", 2.0),)),
        Mark(
            "link",
            (
                Stroke(
                    rounded_polyline([(20, 150), (100, 150), (100, 170), (200, 170)], 7),
                    "#475569",
                    1.2,
                    tail=True,
                    head=True,
                ),
                Stroke(polyline((220, 150), (380, 150)), "#475569", 2.0, "dashed"),
                Stroke(polyline((220, 160), (380, 160)), "#475569", 2.0, "dotted"),
            ),
        ),
    ]
    for index, text in enumerate(texts_):
        lines = texts.wrap(text, 300, 10)
        marks.append(
            Mark("text", (Words(30, 80 + index, lines or ("–",), 10, "#0f172a", Weight.SEMIBOLD),))
        )
    return Scene("journey", "Map 1", "T <b>", "D &", "pl", width, height, "#ffffff", tuple(marks))


def shown(svg: bytes) -> list[str]:
    """Give all drawn lines of text."""
    return [line.text for group in read(svg).groups for line in group.lines]


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS, LONG])
def test_any_text_is_shown_letter_by_letter(text: str) -> None:
    svg = render(scene_of(text), "svg")
    assert shown(svg) == list(texts.wrap(text, 300, 10))


@settings(max_examples=60, deadline=None)
@given(st.text(min_size=1, max_size=60))
def test_any_text_at_all_is_shown(text: str) -> None:
    svg = render(scene_of(text), "svg")
    assert shown(svg) == list(texts.wrap(text, 300, 10) or ("–",))


def test_quote() -> None:
    assert quote("a\\N") == '"a\\\\N"'
    assert quote('"') == '"\\""'
    assert quote("&eacute;") == '"&amp;eacute;"'
    assert quote("a\nb\x00") == '"ab"'
    assert quote("<b>") == '"<b>"'


def test_svg_is_clean_and_accessible() -> None:
    svg = render(scene_of(*HOSTILE), "svg")
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "graphics-document document"
    assert root.get("lang") == "pl"
    title, description = root.find(f"{SPACE}title"), root.find(f"{SPACE}desc")
    assert title is not None
    assert description is not None
    assert (title.text, description.text) == ("T <b>", "D &")
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    tags = {element.tag.removeprefix(SPACE) for element in root.iter()}
    assert tags <= {"svg", "title", "desc", "rect", "g", "path", "polygon", "circle", "text"}
    names = {name for element in root.iter() for name in element.attrib}
    assert not any(name.startswith("on") or "href" in name or name == "style" for name in names)
    assert b"<!DOCTYPE" not in svg
    assert b"<!--" not in svg
    ids = [element.get("id") for element in root.iter() if element.get("id")]
    assert len(ids) == len(set(ids))
    assert all(id is not None and re.fullmatch(r"journey-map-1(-[a-z0-9_-]+)?", id) for id in ids)


def test_svg_keeps_the_order_of_the_marks() -> None:
    order = [group.css[0] for group in read(render(scene_of("x"), "svg")).groups]
    assert order == ["band", "shape", "card", "disc", "link", "text"]


def test_shapes_are_where_the_scene_has_them() -> None:
    groups = {group.css[0]: group for group in read(render(scene_of("x"), "svg")).groups}
    box = groups["card"].box
    assert (box.left, box.top, box.right, box.bottom) == pytest.approx((20, 60, 140, 110), abs=0.1)
    disc = groups["disc"].box
    assert (disc.left, disc.bottom) == pytest.approx((191, 89), abs=0.1)
    line = groups["text"].lines[0]
    assert line.box.left == pytest.approx(30, abs=0.5)
    assert line.box.bottom == pytest.approx(80 + 2.2, abs=1.0)
    stroke = groups["link"].strokes[0]
    assert stroke[0] == pytest.approx((27.5, 150), abs=0.1)
    assert stroke[-1] == pytest.approx((192.5, 170), abs=0.1)


def test_text_begins_where_the_scene_says_in_every_script() -> None:
    for group in read(render(scene_of(*SCRIPTS), "svg")).marked("text"):
        assert group.lines[0].box.left == pytest.approx(30, abs=1.5)


def test_same_scene_same_bytes() -> None:
    for form in ("dot", "svg", "png", "pdf"):
        assert render(scene_of("x"), form) == render(scene_of("x"), form)


def test_png_has_the_size_of_the_scene() -> None:
    data = render(scene_of("x"), "png", scale=1.5)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (600, 300)


@pytest.mark.parametrize("scale", [0.0, -1.0, 1000.0, float("nan"), float("inf")])
def test_an_impossible_scale_is_refused(scale: float) -> None:
    with pytest.raises(DrawError, match="scale"):
        render(scene_of("x"), "png", scale=scale)


def test_pdf_is_one_page_of_vectors_with_text() -> None:
    data = render(scene_of("Zażółć"), "pdf")
    assert data.startswith(b"%PDF")
    assert data.count(b"/Type /Page\n") == 1
    assert b"/Subtype /Image" not in data
    assert b"/ToUnicode" in data


def test_unknown_format_and_engine() -> None:
    with pytest.raises(DrawError, match="gif"):
        render(scene_of("x"), "gif")
    with pytest.raises(DrawError, match="Unknown engine") as caught:
        render(scene_of("x"), "svg", engine="neon")
    assert "embedded" in (caught.value.hint or "")


def test_system_engine_is_named_when_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(EngineError, match="no `dot` on PATH") as caught:
        render(scene_of("x"), "svg", engine="system")
    assert "embedded" in (caught.value.hint or "")


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for dot with a shell script")
def test_a_slow_or_failing_engine_is_reported_with_its_input(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "dot"
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")

    def write(script: str) -> None:
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)

    write("exec sleep 30")
    with pytest.raises(EngineError, match=r"longer than 0\.2 s") as slow:
        render(scene_of("x"), "svg", engine="system", timeout=0.2)
    assert slow.value.dot.startswith("digraph")
    write("cat >/dev/null; echo 'syntax error in line 7' >&2; exit 1")
    with pytest.raises(EngineError, match="syntax error in line 7") as failed:
        render(scene_of("x"), "svg", engine="system")
    assert failed.value.stderr == "syntax error in line 7"
    write("cat >/dev/null; echo '<svg>broken'")
    with pytest.raises(EngineError, match="not well-formed"):
        render(scene_of("x"), "svg", engine="system")
    write("cat >/dev/null; echo '<svg xmlns=\"http://www.w3.org/2000/svg\"><g/></svg>'")
    with pytest.raises(EngineError, match="left out"):
        render(scene_of("x"), "svg", engine="system")


@pytest.mark.skipif(sys.platform == "win32", reason="stands in for dot with a link")
def test_the_system_engine_draws_what_the_embedded_one_draws(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    (tmp_path / "dot").symlink_to(engine.embedded_binary())
    monkeypatch.setenv("PATH", str(tmp_path))
    assert render(scene_of("x"), "svg", engine="system") == render(scene_of("x"), "svg")


def test_what_no_scene_contains_does_not_get_through() -> None:
    scene = scene_of("x")
    drawn = engine.run(to_dot(scene))
    evil = (
        b'<script>alert(1)</script><foreignObject/><image href="http://x/"/>'
        b'<a href="javascript:alert(1)"><text x="1" y="1">link</text></a><style>*{}</style></g>\n</svg>'
    )
    dirty = re.sub(rb"</g>\s*</svg>\s*$", lambda _: evil, drawn)
    dirty = dirty.replace(b'<g id="s2"', b'<g onload="alert(1)" id="s2"')
    assert dirty != drawn
    assert to_svg(scene, dirty) == to_svg(scene, drawn)


def test_an_entity_declaration_is_refused() -> None:
    scene = scene_of("x")
    drawn = b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'
    with pytest.raises(EngineError, match="entity"):
        to_svg(scene, drawn)


def test_importing_the_room_loads_no_library() -> None:
    code = (
        "import sys, cjmap.draw\n"
        "heavy = {'graphviz', 'resvg_py', 'fpdf', 'xml.etree', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
