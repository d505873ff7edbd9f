"""PDF: vectors with selectable text, on pages of any size, in any script that a font is there for."""

from __future__ import annotations

import io
import re
import zlib
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from PIL import Image as Pixels
from tests.draw.draw_maps import journey
from tests.draw.test_writers import scene_of

from cjmap.draw import DrawError, Scene, picture, render
from cjmap.draw.context import Alone
from cjmap.draw.scene import Image, Mark, Weight, Words
from cjmap.draw.writers.bounds import bounds_of
from cjmap.draw.writers.fallback import FontFile, fonts_for, runs, shipped
from cjmap.draw.writers.page import MARGIN, SIZES, SMALLEST, _grouped, sheets_of

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = "مرحبا بكم"


def pages(data: bytes) -> list[tuple[float, float]]:
    """Give the sizes of the pages; a page without one of its own has that of all pages."""
    box = re.compile(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]")
    objects = data.split(b"endobj")
    usual = next(box.search(each) for each in objects if b"/Type /Pages\n" in each)
    found = [box.search(each) or usual for each in objects if b"/Type /Page\n" in each]
    return [(float(size[1]), float(size[2])) for size in found if size is not None]


def streams(data: bytes) -> list[bytes]:
    """Unpack everything that is packed."""
    found = []
    for stream in re.findall(rb"stream\n(.*?)\nendstream", data, re.DOTALL):
        try:
            found.append(zlib.decompress(stream))
        except zlib.error:
            found.append(stream)
    return found


def letters(data: bytes) -> set[str]:
    """Give the characters that a reader of the PDF can copy."""
    found: set[str] = set()
    for stream in streams(data):
        if b"beginbfchar" in stream:
            for code in re.findall(rb"<[0-9A-F]+> <([0-9A-F]+)>", stream):
                found.update(bytes.fromhex(code.decode()).decode("utf-16-be"))
    return found


def with_words(text: str, weight: Weight = Weight.REGULAR, **more: Any) -> Scene:
    mark = Mark("text", (Words(200, 80, (text,), 10, "#0f172a", weight, **more),))
    missing = frozenset(c for c in text if c > "\u0500")
    return replace(scene_of(), marks=(mark,), missing=missing)


def test_a_pdf_is_one_page_of_vectors_with_text() -> None:
    scene = scene_of("Zażółć", "Съешь")
    data = render(scene, "pdf")
    assert data.startswith(b"%PDF")
    assert pages(data) == [(scene.width, scene.height)]
    assert b"/Subtype /Image" not in data
    assert set("ZażółćСъешь") <= letters(data)


def test_a_pdf_tells_title_language_and_bookmark_but_no_date() -> None:
    data = render(replace(scene_of("x"), title="Kup rower"), "pdf")
    assert b"/Title (Kup rower)" in data
    assert b"/Lang (pl)" in data
    assert b"/Outlines" in data
    assert b"20261" not in data
    assert data == render(replace(scene_of("x"), title="Kup rower"), "pdf")


@pytest.mark.parametrize("page", SIZES)
@pytest.mark.parametrize("size", [(400.0, 200.0), (200.0, 400.0), (3000.0, 500.0)])
def test_a_picture_fits_its_page_and_is_centred(page: str, size: tuple[float, float]) -> None:
    scene = replace(scene_of("x"), width=size[0], height=size[1])
    long, short = SIZES[page]
    upright = size[1] > size[0] and page != "16:9"
    width, height = (short, long) if upright else (long, short)
    assert pages(render(scene, "pdf", page=page)) == [(width, height)]
    (sheet,) = sheets_of(scene, page)
    (window,) = sheet.windows
    assert window.x >= MARGIN - 0.01
    assert window.y >= MARGIN - 0.01
    assert window.x + size[0] * sheet.scale == pytest.approx(width - window.x)
    assert window.y + size[1] * sheet.scale == pytest.approx(height - window.y)


def test_a_large_map_is_shown_part_by_part_after_the_whole() -> None:
    scene = picture(journey(6, 6, "I look for the delivery date", full=True), Alone())
    whole, *parts = sheets_of(scene, "a4")
    assert whole.scale < SMALLEST
    assert len(parts) > 3
    assert len(pages(render(scene, "pdf", page="a4"))) == 1 + len(parts)
    scales = {part.scale for part in parts}
    assert len(scales) == 1
    assert scales.pop() >= whole.scale * 2
    for part in parts:
        for window in part.windows:
            assert window.x + window.part.width * part.scale <= part.width - MARGIN + 0.01
            assert window.y + window.part.height * part.scale <= part.height - MARGIN + 0.01
    # Every card is on one of the parts, whole.
    shown = [part.windows[-1].part for part in parts]
    for mark in scene.marks:
        if mark.css.split()[0] in ("card", "chip", "face"):
            box = bounds_of(mark)
            assert any(
                part.left <= box.left
                and box.right <= part.right
                and part.top <= box.top
                and box.bottom <= part.bottom
                for part in shown
            ), mark.id


def test_an_unknown_page_is_told() -> None:
    with pytest.raises(DrawError, match="Unknown page: a5") as caught:
        render(scene_of("x"), "pdf", page="a5")
    assert caught.value.hint == "Pages: fit, a4, a3, 16:9"


def test_a_picture_too_large_for_a_page_is_told_what_to_do() -> None:
    scene = replace(scene_of("x"), width=20_000.0)
    with pytest.raises(DrawError, match="too large for a page") as caught:
        render(scene, "pdf")
    assert "a3" in (caught.value.hint or "")
    assert len(pages(render(scene, "pdf", page="a3"))) == 1


@pytest.mark.parametrize("weight", list(Weight))
def test_letters_of_other_scripts_are_drawn_with_other_fonts(weight: Weight) -> None:
    """No letter stands in two of the texts, so each text must be there, wherever it is anchored."""
    texts = {"start": "مرحب", "middle": "سلك", "end": "طفن"}
    scenes = [with_words(text, weight, anchor=at, direction="rtl") for at, text in texts.items()]
    marks = tuple(mark for scene in scenes for mark in scene.marks)
    scene = replace(scenes[0], marks=marks, missing=frozenset("".join(texts.values())))
    data = render(scene, "pdf")
    assert scene.missing <= letters(data)
    assert data == render(scene, "pdf")


def test_what_no_font_has_is_left_out_and_told() -> None:
    nowhere = "\U0010ffff"
    scene = replace(with_words(f"a{nowhere}b"), missing=frozenset(nowhere))
    assert fonts_for(scene.missing).undrawn == {nowhere}
    assert {"a", "b"} <= letters(render(scene, "pdf"))
    assert render(scene, "png").startswith(b"\x89PNG")


def test_the_packages_of_the_extra_come_before_the_fonts_of_the_machine() -> None:
    found = fonts_for(frozenset(ARABIC) - {" "})
    assert [font.source for font in found.fonts] == ["package"]
    assert not found.undrawn


def test_folders_of_the_caller_come_first(tmp_path: Path) -> None:
    package = fonts_for(frozenset("م")).fonts[0]
    own = tmp_path / "deeper" / "mine.ttf"
    own.parent.mkdir()
    own.write_bytes(package.path.read_bytes())
    (tmp_path / "broken.ttf").write_bytes(b"no font at all")
    found = fonts_for(frozenset("م"), (tmp_path,))
    assert [(font.path, font.source) for font in found.fonts] == [(own, "folder")]
    scene = with_words(ARABIC)
    assert render(scene, "svg", embed_fonts=True, font_dirs=[tmp_path]).count(b"@font-face") == 2
    assert render(scene, "png", font_dirs=[tmp_path]).startswith(b"\x89PNG")
    with pytest.raises(DrawError, match="no folder of fonts at"):
        render(scene, "png", font_dirs=[tmp_path / "none"])


def test_lines_are_cut_where_another_font_goes_on() -> None:
    def font(characters: str) -> FontFile:
        path = shipped()[Weight.REGULAR]
        return FontFile(path, 0, "x", frozenset(characters), "folder", False, None)

    one, two = font("我是"), font("👍🏽")
    assert runs("Inter only", [one]) == [("Inter only", None)]
    assert runs("a 我 是 b", [one]) == [("a ", None), ("我 是", one), (" b", None)]
    assert runs("👍🏽 我", [one, two]) == [("👍🏽", two), (" ", None), ("我", one)]
    assert "".join(part for part, _ in runs(" 我 👍🏽 x", [one, two])) == " 我 👍🏽 x"


def test_an_image_is_embedded_once_and_cut_to_its_place() -> None:
    written = io.BytesIO()
    Pixels.new("RGB", (40, 20), "#c01030").save(written, "PNG")
    image = Image(20, 20, 60, 60, written.getvalue(), circle=True)
    scene = replace(scene_of(), marks=(Mark("face", (image,)),))
    data = render(scene, "pdf")
    assert data.count(b"/Subtype /Image") == 1
    assert re.search(rb"/Width 20\b", data)


def test_links_to_the_web_can_be_followed() -> None:
    shapes = scene_of().marks[2].shapes
    web = Mark("card", shapes, "a", "A", href="https://example.com/a")
    local = Mark("card", shapes, "b", "B", href="b.html")
    evil = Mark("card", shapes, "c", "C", href="javascript:alert(1)")
    data = render(replace(scene_of(), marks=(web, local, evil)), "pdf")
    assert data.count(b"/URI (") == 1
    assert b"https://example.com/a" in data


def texts_without_font(data: bytes) -> int:
    """Count the texts that no font is in force for, by the states that a page saves and restores."""
    without = 0
    for stream in streams(data):
        font, kept = False, []
        # Strings may hold what looks like an operator.
        for operator in re.findall(rb"(?<![^\s])(q|Q|Tf|Tj|TJ)(?![^\s])", unquoted(stream)):
            if operator == b"q":
                kept.append(font)
            elif operator == b"Q":
                font = kept.pop()
            elif operator == b"Tf":
                font = True
            elif not font:
                without += 1
    return without


def in_one_font(scene: Scene) -> Scene:
    return replace(
        scene,
        marks=tuple(
            replace(
                mark,
                shapes=tuple(
                    replace(shape, size=8.0, weight=Weight.REGULAR)
                    if isinstance(shape, Words)
                    else shape
                    for shape in mark.shapes
                ),
            )
            for mark in scene.marks
        ),
    )


def unquoted(stream: bytes) -> bytes:
    if b" Tf" not in stream:
        return b""
    return re.sub(rb"\((?:\\.|[^\\()])*\)", b"", stream, flags=re.DOTALL)


@pytest.mark.parametrize("page", ["fit", "a4", "a3"])
def test_every_text_of_every_page_has_a_font(page: str) -> None:
    # All texts in one font: the library sets it anew only where it believes that it has to.
    scene = in_one_font(picture(journey(6, 6, "I look for the delivery date"), Alone()))
    data = render(scene, "pdf", page=page)
    assert sum(unquoted(stream).count(b"Tj") for stream in streams(data)) > 50
    assert texts_without_font(data) == 0


def test_each_part_names_its_picture_and_its_page() -> None:
    scene = picture(journey(6, 6, "I look for the delivery date", full=True), Alone())
    number = len(sheets_of(scene, "a4"))
    plain = render(replace(scene, title="Kup"), "pdf", page="a4")
    assert f"Kup \\({number}/{number}\\)".encode() in plain
    # A letter of no other text: only the line below the parts has it.
    assert "Ж" not in letters(plain)
    assert "Ж" in letters(render(replace(scene, title="Ж"), "pdf", page="a4"))
    assert "Ж" not in letters(render(replace(scene, title="Ж"), "pdf", page="fit"))


def test_parts_are_about_as_large_as_one_another() -> None:
    scene = picture(journey(7, 4, "I look for the delivery date", full=True), Alone())
    parts = [sheet.windows[-1].part for sheet in sheets_of(scene, "a4")[1:]]
    first_row = [part for part in parts if part.top == parts[0].top]
    assert len(first_row) > 1
    widths = [part.width for part in first_row]
    assert min(widths) > max(widths) / 2


def test_groups_are_as_few_as_can_be_and_even() -> None:
    runs_of = [(float(start), float(start + 10)) for start in range(0, 50, 10)]
    assert _grouped(runs_of, 40.0) == [(0.0, 30.0), (30.0, 50.0)]
    assert _grouped(runs_of, 5.0) == runs_of
    assert _grouped(runs_of, 500.0) == [(0.0, 50.0)]
