"""The index of the search: what is in it, in which order, and that nothing in it can act."""

from __future__ import annotations

import json
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest

from cjmap.site.layouts.folder import Folder, file_of
from cjmap.site.layouts.single_file import SingleFile
from cjmap.site.page import HERE, Findable, Link, Page
from cjmap.site.search import Found, as_found, found_on, index_block, index_script, search_index
from cjmap.site.site import Site
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

JOURNEY = Page("journeys/first-order", "journey", "First order")
PERSONA = Page("personas/anna", "persona", "Anna")
STEP = Findable(
    Link(HERE, "pay"), "Step", "Pay", "First order", ("Card refused", "Card refused", " ")
)


@lru_cache
def example(name: str) -> Site:
    return Site(open_workspace(EXAMPLES / name, models=True), date(2026, 11, 23))


def read(index: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(index)
    return found


@pytest.mark.parametrize(
    ("layout", "page", "link", "url"),
    [
        (Folder(), JOURNEY, Link(HERE, "pay"), "journeys/first-order.html#pay"),
        (Folder(), JOURNEY, Link(JOURNEY.address), "journeys/first-order.html"),
        (Folder(), JOURNEY, Link(PERSONA.address), "personas/anna.html"),
        (Folder(), Page("index", "overview", "Shop"), Link("index"), "index.html"),
        (SingleFile(), JOURNEY, Link(HERE, "pay"), "#journeys/first-order~pay"),
        (SingleFile(), JOURNEY, Link(PERSONA.address), "#personas/anna"),
    ],
)
def test_an_address_leads_from_the_root_of_the_site(
    layout: Folder | SingleFile, page: Page, link: Link, url: str
) -> None:
    (found,) = as_found(page, [Findable(link, "Step", "Pay")], layout)
    assert found.url == url


def test_each_text_is_there_once_and_on_one_line() -> None:
    spread = Findable(Link(HERE, "a"), "Step", "Two\nlines", "A\tplace", ("one\ntwo", "one two"))
    assert as_found(JOURNEY, [STEP, spread], Folder()) == (
        Found(0, "Step", "Pay", "First order", "journeys/first-order.html#pay", ("Card refused",)),
        Found(0, "Step", "Two lines", "A place", "journeys/first-order.html#a", ("one two",)),
    )


def test_kinds_and_places_are_written_once() -> None:
    pages = [
        (JOURNEY, STEP),
        (JOURNEY, Findable(Link(HERE, "send"), "Step", "Send", "First order")),
    ]
    found = [each for page, one in pages for each in as_found(page, [one], Folder())]
    assert read(search_index(found)) == {
        "kinds": ["Step"],
        "places": ["First order"],
        "now": 2,
        "found": [
            [0, "Pay", 0, "journeys/first-order.html#pay", "Card refused"],
            [0, "Send", 0, "journeys/first-order.html#send"],
        ],
    }


def test_what_is_to_be_comes_after_all_that_is() -> None:
    site = example("sklep")
    found = [each for page in site.pages.values() for each in found_on(site, page, Folder())]
    index = read(search_index(reversed(found)))
    files = [entry[3].partition("#")[0] for entry in index["found"]]
    future = "journeys/zamawiam-rosline-2027.html"
    assert 0 < index["now"] < len(files)
    assert future not in files[: index["now"]]
    assert future in files[index["now"] :]
    assert "journeys/zamawiam-rosline.html" in files[: index["now"]]


def test_journeys_come_first_and_nothing_comes_twice() -> None:
    anna = as_found(PERSONA, [Findable(Link(PERSONA.address), "Persona", "Anna")], Folder(), rank=1)
    step = as_found(JOURNEY, [STEP], Folder())
    for order in ([*anna, *step, *step], [*step, *anna, *anna]):
        assert [entry[1] for entry in read(search_index(order))["found"]] == ["Pay", "Anna"]


@pytest.mark.parametrize(
    "text",
    [
        "</script><script>alert(1)</script>",
        "<!--<script>",
        "]]>",
        "line\u2028and\u2029paragraph",
        "`${alert(1)}`",
        '"};alert(1);({"',
        "{{ 7 * 7 }}",
        "\u202egnihton",
        "\x00\x1b[31m",
    ],
)
def test_a_hostile_text_stays_a_text(text: str) -> None:
    found = as_found(JOURNEY, [Findable(Link(HERE, "a"), text, text, text, (text,))], Folder())
    index = search_index(found)
    assert "<" not in index
    assert not set(index) & {"\n", "\u2028", "\u2029", "\x00", "\x1b"}
    ((kind, title, place, _, *texts),) = read(index)["found"]
    assert (kind, place) == (0, 0)
    assert [title] == texts == read(index)["kinds"]
    assert index_script(index) == f"window.cjmapIndex={index};\n"
    block = index_block(index)
    assert block.count("<") == 2
    assert block.startswith('<script type="application/json" id="search.index">')


@pytest.mark.parametrize(
    ("name", "title"), [("sklep", "Płacę BLIKIEM"), ("clinic", "Patient portal")]
)
def test_an_example_is_found_whole(name: str, title: str) -> None:
    site = example(name)
    layout = Folder()
    pages = list(site.pages.values())
    forward, back = (
        [found_on(site, page, layout) for page in order] for order in (pages, pages[::-1])
    )
    assert forward == back[::-1]
    index = read(search_index(each for found in forward for each in found))
    entries = [
        (index["kinds"][kind], text, index["places"][place], url)
        for kind, text, place, url, *_ in index["found"]
    ]
    assert len(set(entries)) == len(entries)
    files = {file_of(address) for address in site.pages}
    assert {url.partition("#")[0] for *_, url in entries} == files
    assert title in {text for _, text, _, _ in entries}
