"""Guards documents in every format: whole ones as they are written, and hostile ones, which do nothing."""

from __future__ import annotations

import base64
import hashlib
import io
import re
from html.parser import HTMLParser
from xml.etree import ElementTree

import pytest
from markdown_it import MarkdownIt
from tests.insight.documents import CURVE, HOSTILE, PICTURE, STAGES, WHOLE, document, of
from tests.insight.recorded import expected

from cjmap.cli.insight import terminal
from cjmap.cli.terminal import Color
from cjmap.insight.document import (
    Align,
    Column,
    Curve,
    Document,
    Footnotes,
    Reading,
    Said,
    Section,
    Sentence,
    Span,
    Table,
)
from cjmap.insight.formats import Drawn, write_document
from cjmap.insight.formats.blocks import block_lines
from cjmap.printable import columns

SVG = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(5)</script></svg>"


class Terminal(io.StringIO):
    """A stream that says that a person is looking."""

    def isatty(self) -> bool:
        return True


def shown(told: Document, width: int | None = None, color: Color = Color.NEVER) -> str:
    """Show a document, in a terminal of so many columns or in none."""
    stream = Terminal() if width else io.StringIO()
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("COLUMNS", str(width or 0))
        terminal.show(told, color, stream)
    return stream.getvalue()


# --- notes ---


def test_a_definition_is_marked_once_in_a_part_and_keeps_its_number() -> None:
    notes = Footnotes(WHOLE)
    assert notes.marks("peak", "mean", "peak", "") == [1, 2]
    assert notes.marks("mean") == []
    notes.begin()
    assert notes.marks("mean", "peak") == [2, 1]
    assert [(number, each.name) for number, each in notes.told()] == [(1, "Peak"), (2, "Mean")]


# --- the curve in letters ---


def drawn(curve: Curve, width: int) -> list[str]:
    return [line.plain for line in block_lines(curve, width)]


def test_the_curve() -> None:
    assert drawn(CURVE, 60) == [
        "+2        │   │",
        "+1 ▄▄▄    │   │    ███",
        " 0 ──── ? ┼───┼────────",
        "−1        │███│▀▀▀",
        "−2        │███│",
        "    1   2 │ 3◆│ 4   5",
        "   I look │   │I get what I ordered",
        "   around │   │",
    ]


def test_a_long_curve_is_parted_between_stages() -> None:
    parts = [line for line in drawn(CURVE, 16) if line.startswith("    ")]
    assert parts == ["    1   2 │ 3◆", "    4   5"]


def test_a_stage_that_is_too_long_for_a_line_goes_on_in_the_next() -> None:
    curve = Curve(tuple(Reading("a", 1.0) for _ in range(5)), (Span("旅", 5),), "")
    numbers = [line for line in drawn(curve, 12) if line.startswith("    ")]
    assert numbers == ["    1   2", "    3   4", "    5"]


def test_wide_letters_keep_the_stages_apart() -> None:
    curve = Curve(
        (Reading("a", 1.0), Reading("b", 1.0), Reading("c", 1.0)),
        (Span("予約をする前に", 2), Span("x", 1)),
        "",
    )
    *_, scale, titles = drawn(curve, 60)
    assert columns(titles.partition("│")[0]) == columns(scale.partition("│")[0]) == 10
    assert titles == "   予約を…│x"


@pytest.mark.parametrize("curve", [Curve((), (), ""), Curve((), (Span("empty", 0),), "")])
def test_a_journey_without_steps_has_no_curve(curve: Curve) -> None:
    assert drawn(curve, 60) == []


# --- a terminal ---


def test_as_text() -> None:
    told = shown(WHOLE)
    assert told == expected("whole.txt", told)


@pytest.mark.parametrize("width", [40, 60, 80, 120])
@pytest.mark.parametrize("told", [WHOLE, HOSTILE], ids=["whole", "hostile"])
def test_no_line_is_wider_than_the_terminal(told: Document, width: int) -> None:
    lines = shown(told, width).splitlines()
    assert max(map(columns, lines)) <= width
    assert all(line == line.rstrip() for line in lines)


def test_a_very_wide_terminal_is_not_used_up() -> None:
    assert max(map(columns, shown(HOSTILE, 400).splitlines())) <= 120


WIDE = Table(
    (
        Column("Stage"),
        *(Column(f"Persona {n}", Align.RIGHT, "mean") for n in range(4)),
        Column("Why"),
    ),
    ((Said("I order"), *(Said("−1.5"),) * 4, Said("a-very-long-id-that-nobody-can-break-at-all")),),
)


def test_a_table_that_does_not_fit_is_told_row_by_row() -> None:
    assert "Stage    Persona 0¹  Persona 1" in shown(of(WIDE), 100)
    assert shown(of(WIDE), 60).splitlines()[4:8] == [
        "  · I order",
        "    Persona 0: −1.5¹; Persona 1: −1.5; Persona 2: −1.5;",
        "    Persona 3: −1.5; Why:",
        "    a-very-long-id-that-nobody-can-break-at-all",
    ]


def test_rows_told_one_by_one_begin_with_the_words_and_repeat_nothing_that_is_left_out() -> None:
    told = Table(
        (Column("Rank", Align.RIGHT), Column("Pain"), Column("W" * 16), Column("V" * 16)),
        (
            (Said("1"), Said("Slow"), Said("a"), Said("–")),
            (Said("2"), Said(""), Said("b"), Said("c")),
            (Said(""), Said("Rude"), Said(""), Said("–")),
        ),
    )
    assert shown(of(told), 40).splitlines()[4:] == [
        "  · Slow",
        f"    Rank: 1; {'W' * 16}: a",
        f"    Rank: 2; {'W' * 16}: b;",
        f"    {'V' * 16}: c",
        "  · Rude",
    ]


def test_figures_and_short_words_are_never_broken() -> None:
    texts = ("Ask at the desk about it", "In the building", "Takes 3 days, not 2", "none")
    table = Table(
        (Column("Step"), Column("Mean", Align.RIGHT), Column("Besides"), Column("Opportunity")),
        tuple((Said(text), Said("−1.25"), Said(text), Said(text)) for text in texts),
    )
    lines = shown(of(table), 48).splitlines()
    words = {word for line in lines[6:] for word in line.split()}
    assert words == {"−1.25", *(word for text in texts for word in text.split())}


def test_without_colours_nothing_acts() -> None:
    told = shown(WHOLE) + shown(HOSTILE)
    assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b\u202e]", told)
    assert "[bold red]x[/] <script>" in told
    assert "\\x1b[31m \\u202e \\u200b" in told


def test_with_colours_only_ours_are_there() -> None:
    told = shown(HOSTILE, 80, Color.ALWAYS)
    codes = set(re.findall("\x1b\\[[^m]*m", told))
    assert codes
    assert all(re.fullmatch("\x1b\\[[\\d;]*m", code) for code in codes)
    assert re.sub("\x1b\\[[\\d;]*m", "", told).count("\x1b") == 0


def test_colours_say_nothing_that_words_do_not() -> None:
    plain = re.sub("\x1b\\[[\\d;]*m", "", shown(WHOLE, 100, Color.ALWAYS))
    assert [line.rstrip() for line in plain.splitlines()] == shown(WHOLE, 100).splitlines()


# --- Markdown ---


def test_as_markdown() -> None:
    told = write_document("markdown", WHOLE)
    assert told == expected("whole.md", told)


def test_markdown_reads_as_it_is_and_does_nothing() -> None:
    told = write_document("markdown", HOSTILE)
    page = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(told)
    assert not set(re.findall(r"<(\w+)", page)) - {
        *("h1", "h2", "p", "strong", "em", "ul", "li", "pre", "code"),
        *("table", "thead", "tbody", "tr", "th", "td"),
    }
    assert "&lt;script&gt;" in page
    assert "@you" not in re.sub(r"```text\n.*?```", "", told, flags=re.DOTALL)
    assert page.count("<td") == 2


@pytest.mark.parametrize("title", ["```", "~~~", "````` x"])
def test_no_title_closes_the_fence_of_the_curve(title: str) -> None:
    curve = Curve((Reading("a", 1.0),), (Span(title, 1),), "")
    page = MarkdownIt().render(write_document("markdown", of(curve, Sentence("after"))))
    [code] = re.findall("<pre>.*?</pre>", page, re.DOTALL)
    assert title in code
    assert "<p>after</p>" in page


# --- HTML ---


class Reader(HTMLParser):
    """The elements of a page; complains of those that are not closed as they were opened."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.open: list[str] = []
        self.feed(page)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in ("meta", "img", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def all(self, name: str) -> list[dict[str, str]]:
        return [attributes for tag, attributes in self.found if tag == name]


def html(told: Document, pictures: bool = True) -> str:
    return write_document("html", told, {PICTURE: Drawn(SVG, SVG)} if pictures else {})


@pytest.mark.parametrize("told", [WHOLE, HOSTILE], ids=["whole", "hostile"])
def test_a_page_holds_no_script_and_asks_for_nothing(told: Document) -> None:
    page = html(told)
    found = Reader(page)
    style = re.search(r"<style>(.*)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = found.all("meta")[1]["content"]
    assert policy == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )
    assert not {tag for tag, _ in found.found} & {"script", "link", "iframe", "object", "base"}
    for tag, attributes in found.found:
        assert not [name for name in attributes if name.startswith("on") or name == "style"]
        assert attributes.get("href", "#").startswith("#"), tag
        assert attributes.get("src", "data:image/svg+xml;base64,").startswith("data:image/svg")


@pytest.mark.parametrize("told", [WHOLE, HOSTILE], ids=["whole", "hostile"])
def test_every_link_leads_somewhere_and_no_id_is_used_twice(told: Document) -> None:
    found = Reader(html(told)).found
    ids = [attributes["id"] for _, attributes in found if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert all(re.fullmatch(r"[\w.-]+", each) for each in ids)
    for _, attributes in found:
        assert attributes.get("href", f"#{ids[0]}").removeprefix("#") in ids
        assert attributes.get("aria-labelledby", ids[0]) in ids


def test_notes_link_both_ways() -> None:
    found = Reader(html(WHOLE))
    there = [each["id"] for each in found.all("a") if each.get("role") == "doc-noteref"]
    back = [each["href"][1:] for each in found.all("a") if each.get("role") == "doc-backlink"]
    assert there == ["from-1-1", "from-2-1", "from-2-2", "from-1-2"]
    assert sorted(back) == sorted(there)


def test_two_maps_of_one_id_have_anchors_of_their_own() -> None:
    page = html(document(*(Section("experience-buy", "I buy") for _ in range(2))))
    assert re.findall(r'<section id="([^"]+)"', page) == ["experience-buy", "experience-buy.2"]


def test_no_id_of_a_map_makes_an_anchor_that_another_has() -> None:
    keys = ("buy", "buy", "buy-2", "buy--2", "buy-title", "table", "notes")
    page = html(document(*(Section(key, key, (STAGES,)) for key in keys)))
    ids = re.findall(r' id="([^"]+)"', page)
    assert len(ids) == len(set(ids))


def test_a_table_says_what_its_cells_are_of() -> None:
    page = html(of(STAGES))
    table = ElementTree.fromstring(re.findall("<table>.*?</table>", page, re.DOTALL)[0])
    assert table.findtext("caption") == "Stages"
    assert [each.get("scope") for each in table.findall("thead/tr/th")] == ["col"] * 3
    assert [each.get("scope") for each in table.findall("tbody/tr/th")] == ["row"] * 2
    assert [each.get("class") for each in table.findall("tbody/tr/td")] == ["figure"] * 4


def test_a_curve_is_told_in_words_and_drawn_in_letters_only_without_a_picture() -> None:
    pictured, plain = html(WHOLE), html(WHOLE, pictures=False)
    for page in (pictured, plain):
        assert f'<p class="unseen">{CURVE.words}</p>' in page
    assert ("<pre" in pictured, pictured.count("<img")) == (False, 2)
    assert ("<pre" in plain, plain.count("<img")) == (True, 0)


def test_a_page_begins_with_its_contents() -> None:
    found = Reader(html(WHOLE))
    linked = [each["href"] for each in found.all("a") if not each.get("role")]
    assert linked == ["#in-short", "#experience", "#not-told", "#notes"]
    assert found.all("html") == [{"lang": "en"}]
    assert Reader(html(document(lang="pl"))).all("html") == [{"lang": "pl"}]


def test_names_of_fields_in_definitions_are_code() -> None:
    assert "what <code>emotion</code> says." in html(WHOLE)
