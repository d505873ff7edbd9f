"""Guards the Markdown for a pull request: nothing in a map acts, and it is never too long."""

from __future__ import annotations

import re
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from tests.compare.formats.shown import (
    DRAWING,
    FIXTURES,
    PICTURE,
    present,
    present_folders,
    with_pictures,
)

from cjmap.compare.change import Level
from cjmap.compare.formats.markdown_format import LONGEST, MARKER, write
from cjmap.compare.presentation import Presentation, Refused
from cjmap.markdown_text import html_text, markdown_text
from cjmap.printable import one_line

if TYPE_CHECKING:
    from pathlib import Path

GAP = "\u200b"
ACTING = re.compile(
    r"@\w|#\d|://|\bwww\.|:[\w+-]+:|\bgh-\d|\b[0-9a-f]{7,40}\b|\$", re.IGNORECASE | re.ASCII
)
"""What GitHub makes links, mentions, emoji and formulas of, in what is left of Markdown."""


class Read(HTMLParser):
    """The tags, attributes and texts of HTML."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: dict[str, str | None] = {}
        self.pieces: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes |= {f"{tag} {name}": value for name, value in attrs}

    def handle_data(self, data: str) -> None:
        self.pieces.append(data)


def rendered(markdown: str) -> Read:
    """Read Markdown as GitHub does: CommonMark with HTML, tables and strikethrough."""
    parser = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])
    return Read(parser.render(markdown))


TEXTS = st.lists(
    st.one_of(
        st.text(max_size=8),
        st.sampled_from(
            [
                *("@team", "#12", "https://x.example", "www.x.example", "a@b.example", ":tada:"),
                *("GH-7", "`", "``", "**", "__", "~~", "|", "[a](b)", "![", "](", "<b>", "$x$"),
                *("<!--", "-->", "&lt;", "&#64;", "\\", "a5c3669", "\n", "\n\n", "# ", "- "),
                *("1. ", "> ", "---", "```", "<script>", "</details>", "http:", "//", "@", "#"),
                "\u200b",
            ]
        ),
    ),
    max_size=8,
).map("".join)


@given(TEXTS)
def test_a_text_reads_as_it_is(text: str) -> None:
    shown = rendered(f"- **•** {markdown_text(text)}\n")
    assert set(shown.tags) <= {"ul", "li", "strong", "span"}
    assert shown.tags.count("strong") == shown.tags.count("li") == 1
    said = "".join(shown.pieces).strip().removeprefix("•").replace(GAP, "")
    assert said.split() == one_line(text).replace(GAP, "").split()


@given(TEXTS)
def test_a_text_reads_as_it_is_in_html(text: str) -> None:
    shown = Read(html_text(text))
    assert set(shown.tags) <= {"span"}
    assert "".join(shown.pieces).replace(GAP, "") == one_line(text)


@given(TEXTS)
def test_nothing_in_a_text_acts(text: str) -> None:
    for shown in (rendered(f"a {markdown_text(text)}"), Read(html_text(text))):
        for piece in shown.pieces:  # formulas stand alone in a piece
            assert piece == "$" or ACTING.search(piece) is None


@pytest.mark.parametrize("fixture", FIXTURES)
def test_only_our_own_tags(fixture: str) -> None:
    shown = rendered(write(with_pictures(present(fixture))))
    ours = {"details", "summary", "b", "code", "sub", "img", "span"}
    assert set(shown.tags) <= ours | {"h3", "h4", "p", "ul", "li", "strong", "em"}
    assert shown.tags.count("details") == len(present(fixture).maps)


def test_the_marker_comes_first() -> None:
    for fixture in FIXTURES:
        assert write(present(fixture)).startswith(f"{MARKER}\n")


def test_the_picture_stands_on_top_of_its_map() -> None:
    text = write(with_pictures(present("hostile")))
    assert rendered(text).attributes["img src"] == PICTURE
    assert text.index("</summary>") < text.index("<img") < text.index("- **")
    assert DRAWING.decode() not in text


def test_maps_with_heavy_changes_are_unfolded_and_come_first() -> None:
    text = write(present("clinic"))
    assert re.findall(r"<details( open)?>", text) == [" open", " open", "", "", "", "", ""]
    first = text[text.index("<details") :].split("</summary>")[0]
    assert "first-visit.journey.yaml" in first
    assert "! 1 breaking, ▼ 5 regressions" in first


def test_heavy_changes_come_first_in_a_group() -> None:
    ranks = {"!": 0, "▼": 1, "•": 2, "▲": 3, "·": 4}
    for group in re.split(r"^####|</summary>", write(present("sklep")), flags=re.MULTILINE):
        signs = [ranks[sign] for sign in re.findall(r"^- \*\*(.)\*\*", group, re.MULTILINE)]
        assert signs == sorted(signs)


# --- the length ---


def many(folder: Path, steps: int, note: str = "") -> Presentation:
    """A journey of which every step changed in four ways, one of them a regression."""
    for name, emotion, touch in (("before", 1, "a"), ("after", -1, "b")):
        (folder / name).mkdir(parents=True)
        (folder / name / "cjmap.toml").write_text("version = 1\n")
        lines = ["kind: journey", "id: j", "title: J", "stages:", "  - id: s", "    title: S"]
        lines.append("    steps:")
        for number in range(steps):
            lines += [
                f"      - id: step-{number}",
                f"        title: {note}Step {number} {touch}",
                f"        emotion: {emotion}",
                f"        thinks: ['{touch * 30}']",
            ]
        (folder / name / "j.journey.yaml").write_text("\n".join(lines) + "\n")
    return present_folders(folder)


def shown_and_left_out(text: str) -> tuple[int, int]:
    left_out = re.search(r"_(\d+) more changes? do(?:es)? not fit here", text)
    return len(re.findall(r"^- \*\*", text, re.MULTILINE)), int(left_out[1]) if left_out else 0


def test_a_long_report_is_cut_and_the_heaviest_stay(tmp_path: Path) -> None:
    presentation = many(tmp_path, 400)
    text = write(presentation)
    shown, left_out = shown_and_left_out(text)
    changes = list(presentation.changes)
    assert LONGEST - 2_000 < len(text) <= LONGEST
    assert shown + left_out == len(changes)
    assert left_out > 100
    heavy = sum(change.level is Level.REGRESSION for change in changes)
    assert text.count("- **▼**") == heavy == 400
    assert f"### {len(changes)} changes" in text  # the counts are those of all


def test_letters_beyond_the_basic_plane_count_twice(tmp_path: Path) -> None:
    text = write(many(tmp_path, 400, note="🙂" * 40))
    assert len(text.encode("utf-16-le")) // 2 <= LONGEST < len(text) * 2


def test_a_report_that_fits_is_whole(tmp_path: Path) -> None:
    presentation = many(tmp_path, 20)
    assert shown_and_left_out(write(presentation)) == (len(list(presentation.changes)), 0)


def test_ten_thousand_refused_maps_fit() -> None:
    refused = tuple(Refused(f"{n}/{'x' * 200}.journey.yaml", "main", None) for n in range(10_000))
    text = write(replace(present("calm"), refused=refused))
    assert len(text) < LONGEST
    assert "- 9980 more\n" in text


def test_what_was_ignored_is_counted() -> None:
    assert "_2 changes are not told, as asked._" in write(replace(present("clinic"), ignored=2))
    assert "_5 zmian pominięto na życzenie._" in write(replace(present("sklep"), ignored=5))
