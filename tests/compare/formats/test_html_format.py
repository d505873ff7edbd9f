"""Guards the HTML page: well-formed, accessible, nothing in it acts, nothing is asked for."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.compare.formats.shown import DRAWING, FIXTURES, present, with_pictures

from cjmap.compare.formats.html_format import write
from cjmap.compare.formats.word_marks import marked_words
from cjmap.printable import printable

VOID = {"meta", "img", "input"}


class Page(HTMLParser):
    """The elements of a page in order, whether they close as they open, and its texts."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.texts: list[str] = []
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] != "style":
            self.texts.append(data)

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.elements if name == tag]


def page(fixture: str, lang: str | None = None) -> Page:
    return Page(write(with_pictures(present(fixture, lang))))


@pytest.mark.parametrize("fixture", FIXTURES)
def test_only_elements_and_attributes_of_ours(fixture: str) -> None:
    found = page(fixture)
    assert {tag for tag, _ in found.elements} <= {
        *("html", "head", "meta", "title", "style", "body", "header", "main", "footer", "nav"),
        *("section", "h1", "h2", "h3", "p", "ul", "li", "a", "span", "b", "code", "figure", "div"),
        *("img", "label", "input", "dl", "dt", "dd", "del", "ins"),
    }
    names = {name for _, attributes in found.elements for name in attributes}
    assert not [name for name in names if name.startswith("on") or name == "style"]


@pytest.mark.parametrize("fixture", FIXTURES)
def test_nothing_is_asked_for(fixture: str) -> None:
    found = page(fixture)
    for _, attributes in found.elements:
        for name in ("src", "href", "srcset", "action"):
            value = attributes.get(name)
            assert value is None or value.startswith(("#map-", "data:image/svg+xml;base64,"))


def test_the_policy_allows_the_style_sheet_and_pictures_in_the_page_alone() -> None:
    text = write(present("clinic"))
    style = re.search(r"<style>(.*)</style>", text, re.DOTALL)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert style is not None
    assert policy is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy[1] == (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )
    assert not re.search(r"url\(|@import|@font-face|<", style[1])


def test_a_drawing_is_an_image() -> None:
    (image,) = page("hostile").all("img")
    assert image["src"] == f"data:image/svg+xml;base64,{base64.b64encode(DRAWING).decode()}"
    assert (image["alt"] or "").endswith("what changed, drawn")
    assert b"<script" not in write(with_pictures(present("hostile"))).encode()


@pytest.mark.parametrize(("fixture", "lang"), [("clinic", "en"), ("sklep", "pl")])
def test_who_does_not_see_finds_the_way(fixture: str, lang: str) -> None:
    found = page(fixture, lang)
    assert found.all("html") == [{"lang": lang}]
    assert len(found.all("main")) == len(found.all("h1")) == len(found.all("nav")) == 1
    levels = [int(tag[1]) for tag, _ in found.elements if re.fullmatch(r"h\d", tag)]
    assert all(after - before <= 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    assert {f"#{id}" for id in ids} >= {each["href"] for each in found.all("a")}
    for section in found.all("section"):
        assert section.get("aria-labelledby") in (None, *ids)
    assert all(image.get("alt") for image in found.all("img"))


def test_the_level_of_every_change_is_in_words() -> None:
    presentation = present("clinic")
    teller = presentation.teller
    found = re.findall(
        r'<p class="level"><b aria-hidden="true">(.)</b>(\w+)</p>', write(presentation)
    )
    signs = dict(found)
    assert signs == {
        "!": "breaking",
        "▼": "regression",
        "•": "notable",
        "▲": "improvement",
    }
    assert len(found) == len(list(presentation.changes))
    assert {teller.level(change.level) for change in presentation.changes} == set(signs.values())


def test_wordings_stand_side_by_side() -> None:
    text = write(present("clinic"))
    assert (
        "<dt>Before</dt><dd>Did it get lost between two offices?</dd></div><div><dt>After</dt>"
        "<dd>Did it get lost between <ins>the</ins> two offices?</dd>"
    ) in text
    assert '<p class="said">Thought reworded (likeness 0.95) <code>' in text
    assert "the way to them <del>is not</del>." in text
    assert "<dd>4 min</dd>" not in text  # the sentence says it all


def test_a_page_without_changes_says_so() -> None:
    assert "Bez zmian." in page("calm", "pl").texts


WORDS = st.lists(
    st.one_of(
        st.text(max_size=5), st.sampled_from(["is not", " ", "\n", "<b>", "&", "one", "two"])
    ),
    max_size=10,
).map("".join)


class Text(HTMLParser):
    """The text of HTML and what stands in marks."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.whole = ""
        self.unmarked = ""
        self.depth = 0
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ("del", "ins")
        self.depth += 1

    def handle_endtag(self, tag: str) -> None:
        self.depth -= 1

    def handle_data(self, data: str) -> None:
        self.whole += data
        if not self.depth:
            self.unmarked += data


@given(WORDS, WORDS)
def test_marks_leave_the_texts_as_they_are(before: str, after: str) -> None:
    shown = [Text(each) for each in marked_words(before, after)]
    assert [each.whole for each in shown] == [printable(before), printable(after)]


@given(WORDS)
def test_equal_texts_have_no_marks(text: str) -> None:
    shown = [Text(each) for each in marked_words(text, text)]
    assert [each.unmarked for each in shown] == [printable(text)] * 2


@pytest.mark.parametrize(
    ("before", "after", "marked"),
    [
        ("I wait", "I wait long", ("I wait", "I wait <ins>long</ins>")),
        ("a b c", "a x c", ("a <del>b</del> c", "a <ins>x</ins> c")),
        (
            "Płacę kartą.",
            "Płacę blikiem.",
            ("Płacę <del>kartą</del>.", "Płacę <ins>blikiem</ins>."),
        ),
        ("Check in", "Go to bed", ("Check in", "Go to bed")),  # nothing in common: no marks
    ],
)
def test_marks(before: str, after: str, marked: tuple[str, str]) -> None:
    assert marked_words(before, after) == marked


def test_long_texts_cost_no_more_than_reading_them() -> None:
    before, after = "a b " * 20_000, "b c " * 20_000
    assert marked_words(before, after) == (before, after)
