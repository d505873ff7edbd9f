"""From a scene to DOT, SVG and PNG: well-formed, harmless, the same every time."""

from __future__ import annotations

import base64
import re
import struct
import subprocess
import sys
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_geometry import SPACE, read
from tests.draw.draw_maps import HOSTILE, LONG, SCRIPTS

from cjmap.draw import DrawError, Scene, render
from cjmap.draw import text as texts
from cjmap.draw.engine.dot import quote
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
from cjmap.draw.writers.svg import LOCAL_FACES
from cjmap.draw.writers.written import address


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
    assert tags <= {
        *("svg", "title", "desc", "style", "rect", "g", "path", "polygon", "circle", "text")
    }
    # The style names fonts of the machine, and nothing else.
    assert root.findtext(f"{SPACE}style") == LOCAL_FACES
    assert "url" not in LOCAL_FACES
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
    for form in ("dot", "svg", "png", "pdf", "html"):
        assert render(scene_of("x"), form) == render(scene_of("x"), form)


def test_png_has_the_size_of_the_scene() -> None:
    data = render(scene_of("x"), "png", scale=1.5)
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (600, 300)


@pytest.mark.parametrize("scale", [0.0, -1.0, 1000.0, float("nan"), float("inf")])
def test_an_impossible_scale_is_refused(scale: float) -> None:
    with pytest.raises(DrawError, match="scale"):
        render(scene_of("x"), "png", scale=scale)


def test_unknown_format() -> None:
    with pytest.raises(DrawError, match="gif") as caught:
        render(scene_of("x"), "gif")
    assert "html" in (caught.value.hint or "")


def test_a_colour_that_is_none_is_refused() -> None:
    for colour in ('red"/><script>', "#FFF", "url(x)"):
        mark = Mark("card", (Box(1, 1, 9, 9, colour),))
        for form in ("svg", "dot", "pdf", "html"):
            with pytest.raises(DrawError, match="Not a colour"):
                render(replace(scene_of(), marks=(mark,)), form)


def test_an_impossible_place_is_refused() -> None:
    for x in (float("nan"), float("inf"), 1e9):
        mark = Mark("disc", (Disc(x, 1, 2, "#ffffff"),))
        with pytest.raises(DrawError, match="impossible coordinate"):
            render(replace(scene_of(), marks=(mark,)), "svg")


@pytest.mark.parametrize(
    ("given_", "written"),
    [
        ("https://example.com/a?b=c#d", "https://example.com/a?b=c#d"),
        ("../portal/journey.html#step-1", "../portal/journey.html#step-1"),
        ("maps/krok żółty.yaml", ""),
        ("maps/żółty.yaml", "maps/%C5%BC%C3%B3%C5%82ty.yaml"),
        ("a/b:c", "a/b:c"),
        ('x"onload="alert(1)', "x%22onload=%22alert(1)"),
        ("", ""),
        ("javascript:alert(1)", ""),
        ("JaVaScRiPt:alert(1)", ""),
        ("java\nscript:alert(1)", ""),
        ("\x01javascript:alert(1)", ""),
        ("data:text/html,<script>alert(1)</script>", ""),
        ("file:///etc/passwd", ""),
        ("//example.com/x", ""),
        ("\\\\example.com\\x", ""),
        ("mailto:a@example.com", ""),
    ],
)
def test_only_harmless_addresses_become_links(given_: str, written: str) -> None:
    assert address(given_) == written
    mark = Mark("card", (Box(1, 1, 9, 9, "#ffffff"),), "c", "Card", href=given_)
    root = ElementTree.fromstring(render(replace(scene_of(), marks=(mark,)), "svg"))
    assert [link.get("href") for link in root.iter(f"{SPACE}a")] == ([written] if written else [])
    assert len(list(root.iter(f"{SPACE}g"))) == 1


def test_marks_say_what_they_are() -> None:
    box = Box(1, 1, 90, 30, "#ffffff")

    def words(*lines: str) -> Words:
        return Words(5, 12, lines, 9, "#0f172a")

    marks = (
        Mark("card", (box, words("Pay the", "fee"), words("A")), "a", "Pay the fee (Assumption)"),
        Mark("card", (box, words("Pay the fee"), words("3 min")), "b", "Pay the fee"),
        Mark("band", (box,), "c"),
        Mark("made", (words("made with cjmap"),)),
        Mark("point", (box,), title="Anna: 2", lane="emotion", series="Anna's"),
    )
    root = ElementTree.fromstring(render(replace(scene_of(), marks=marks), "svg"))
    one, several, ground, note, point = root.iter(f"{SPACE}g")
    assert one.get("role") == "graphics-symbol img"
    assert several.get("role") == "graphics-object group"
    assert (ground.get("role"), ground.get("aria-hidden")) == (None, "true")
    assert (note.get("role"), note.get("aria-hidden")) == (None, None)
    assert (point.get("data-lane"), point.get("data-series")) == ("emotion", "anna-s")


def test_lines_from_right_to_left_are_isolated_in_the_svg_only() -> None:
    line = "مرحبا (IKEA)."
    mark = Mark("text", (Words(90, 20, (line,), 9, "#0f172a", anchor="end", direction="rtl"),))
    scene = replace(scene_of(), marks=(mark,))
    root = ElementTree.fromstring(render(scene, "svg"))
    assert [text.text for text in root.iter(f"{SPACE}text")] == [f"\u2067{line}\u2069"]
    assert line in render(scene, "dot").decode()


def test_the_stack_of_fonts_names_those_of_other_scripts() -> None:
    stack = ElementTree.fromstring(render(scene_of("x"), "svg")).get("font-family") or ""
    more = ElementTree.fromstring(
        render(replace(scene_of("x"), missing=frozenset("مع")), "svg")
    ).get("font-family")
    assert more == stack.replace(
        ", sans-serif", ', "Noto Sans Arabic", "Geeza Pro", "Segoe UI"'
    ) + (", sans-serif")


def test_embedded_fonts_have_the_letters_that_each_weight_shows() -> None:
    import io

    from fontTools.ttLib import TTFont

    marks = (
        Mark("text", (Words(9, 20, ("Łódź",), 9, "#0f172a"),)),
        Mark("text", (Words(9, 40, ("Bold",), 9, "#0f172a", Weight.BOLD),)),
    )
    scene = replace(scene_of(), marks=marks)
    svg = render(scene, "svg", embed_fonts=True)
    assert svg == render(scene, "svg", embed_fonts=True)
    style = ElementTree.fromstring(svg).find(f"{SPACE}style")
    assert style is not None
    faces = re.findall(
        r"@font-face\{font-family:Inter;font-weight:(\d+);"
        r"src:url\(data:font/ttf;base64,([A-Za-z0-9+/=]+)\)\}",
        style.text or "",
    )
    assert [weight for weight, _ in faces] == ["400", "700"]
    for (_, data), letters in zip(faces, ("Łódź", "Bold"), strict=True):
        with TTFont(io.BytesIO(base64.b64decode(data))) as font:
            assert {chr(code) for code in font.getBestCmap()} == set(letters)
    rest, plain = (
        re.sub(rb"<style>.*?</style>\n", b"", each, flags=re.DOTALL)
        for each in (svg, render(scene, "svg"))
    )
    assert rest == plain


def test_importing_the_room_loads_no_library() -> None:
    code = (
        "import sys, cjmap.draw\n"
        "heavy = {'graphviz', 'resvg_py', 'fpdf', 'fontTools', 'PIL', 'wasmtime', 'xml.etree', 'pydantic'} & set(sys.modules)\n"
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
