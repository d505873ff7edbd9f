"""A presentation of one's own as the look of a deck, and files that are none."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from pptx import Presentation
from pptx.util import Pt
from tests.exchange.exporting import export_bytes
from tests.exchange.pptx.decks import titles, words

from cjmap.errors import CjmapError
from cjmap.exchange.going.outgoing import Wishes

if TYPE_CHECKING:
    from pathlib import Path

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml"
TEMPLATE = MAIN.replace("presentation.main", "template.main")
MACROS = "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml"

DAY = """\
kind: journey
id: day
title: A day
scenario: A usual one.
stages:
  - title: I go
    steps: [{id: walk, title: I walk, emotion: 1}]
"""


def template(**names: str) -> bytes:
    """Return a presentation with a slide, whose layouts have other names."""
    made: Any = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[0])
    slide.shapes.title.text = "Their slide"
    slide.notes_slide.notes_text_frame.text = "Their notes"
    for layout in made.slide_layouts:
        layout.name = names.get(layout.name.replace(" ", "_"), layout.name)
    out = io.BytesIO()
    made.save(out)
    return out.getvalue()


def changed(data: bytes, name: str, old: str, new: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as fixed:
        for entry in archive.infolist():
            text = archive.read(entry)
            fixed.writestr(
                entry, text.replace(old.encode(), new.encode()) if entry.filename == name else text
            )
    return out.getvalue()


def exported(tmp_path: Path, data: bytes, name: str = "our.pptx") -> Any:
    file = tmp_path / name
    file.write_bytes(data)
    wishes = Wishes(template=file)
    made, _ = export_bytes({"day.journey.yaml": DAY}, ("day",), "pptx", wishes)
    return Presentation(io.BytesIO(made["day.journey.pptx"]))


TYPES = "[Content_Types].xml"


@pytest.mark.parametrize(
    ("data", "layouts"),
    [
        (template(), ["Title Slide", "Title Only"]),
        (
            template(Title_Slide="Slajd tytułowy", Title_Only="Tylko tytuł"),
            ["Slajd tytułowy", "Tylko tytuł"],
        ),
        (template(Title_Slide="Our cover", Title_Only="Our page"), ["Our cover", "Our page"]),
        (changed(template(), TYPES, MAIN, TEMPLATE), ["Title Slide", "Title Only"]),
    ],
    ids=["English", "Polish", "of their own", "a .potx"],
)
def test_layouts_are_found_by_name_or_by_what_is_on_them(
    tmp_path: Path, data: bytes, layouts: list[str]
) -> None:
    deck = exported(tmp_path, data)
    assert titles(deck) == ["A day", "In short", "A day", "1. I go"]
    used = [slide.slide_layout.name for slide in deck.slides]
    assert used == [layouts[0], *[layouts[1]] * 3]
    assert deck.slide_width == Pt(720)
    assert "A usual one." in words(deck)
    assert "Their" not in words(deck)


def test_nothing_of_their_slides_is_left_in_the_file(tmp_path: Path) -> None:
    file = tmp_path / "our.pptx"
    file.write_bytes(template())
    made, _ = export_bytes({"day.journey.yaml": DAY}, ("day",), "pptx", Wishes(template=file))
    with zipfile.ZipFile(io.BytesIO(made["day.journey.pptx"])) as archive:
        assert not any(b"Their" in archive.read(name) for name in archive.namelist())


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"hello", "{} is no presentation of PowerPoint (.pptx)."),
        (template()[:9000], "{} is no presentation of PowerPoint (.pptx)."),
        (
            changed(template(), TYPES, "presentationml", "wordprocessingml"),
            "{} is no presentation of PowerPoint (.pptx).",
        ),
        (changed(template(), TYPES, MAIN, MACROS), "{} has macros, which are not taken over."),
        (
            changed(template(), "ppt/presentation.xml", "<p:presentation", "<p:oops"),
            "{} cannot be read as a presentation: it is damaged.",
        ),
        (None, "{} cannot be read: No such file or directory."),
    ],
    ids=["text", "cut off", "another kind", "macros", "damaged", "missing"],
)
def test_what_is_no_template_is_refused(tmp_path: Path, data: bytes | None, message: str) -> None:
    file = tmp_path / "our.pptx"
    if data is not None:
        file.write_bytes(data)
    with pytest.raises(CjmapError) as refused:
        export_bytes({"day.journey.yaml": DAY}, ("day",), "pptx", Wishes(template=file))
    assert refused.value.message == message.format(file)
