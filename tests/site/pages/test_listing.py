"""The lists: which there are, and what stands in them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import example, found, html, links, made

from cjmap.site.page import Link
from cjmap.site.pages.listing.page import Facts

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.site import Site

STEP = "{id: a, title: Step a, emotion: 1}"


def told(site: Site, address: str) -> Facts:
    facts = site.facts(site.pages[address])
    assert isinstance(facts, Facts)
    return facts


def row(site: Site, address: str, title: str) -> list[str]:
    """Return the cells of a row as a reader sees them."""
    (body,) = re.findall(r"<tbody>(.*)</tbody>", html(site, address), re.DOTALL)
    rows = [
        [
            " ".join(re.sub(r"<[^>]*>", " ", cell).split())
            for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", each, re.DOTALL)
        ]
        for each in re.findall(r"<tr>(.*?)</tr>", body, re.DOTALL)
    ]
    return next(each for each in rows if each[0].startswith(title))


@pytest.mark.parametrize(
    ("address", "title", "cells"),
    [
        (
            "journeys",
            "I see",
            [
                "Today Approved",
                "Helen Marsh",
                "14",
                "+0.46",
                "+1.25",
                "Check in at the kiosk −1.5",
                "4",
                "Oct 5, 2026",
                "Patient Experience",
            ],
        ),
        (
            "blueprints",
            "A visit",
            ["Happy path Approved", "I see a specialist for the first time", "8", "27"],
        ),
        (
            "empathy-maps",
            "Monday",
            ["Approved", "HM Helen Marsh"],
        ),
        (
            "touchpoints",
            "Patient portal",
            ["Web", "5", "2", "−0.05", "−1 to +1.5"],
        ),
        (
            "channels",
            "In the building",
            ["offline", "5", "5", "2"],
        ),
    ],
)
def test_a_row_tells_what_one_scans_for(address: str, title: str, cells: list[str]) -> None:
    assert row(example("clinic"), address, title)[1 : len(cells) + 1] == cells


def test_a_touchpoint_without_an_id_is_listed_with_its_channel() -> None:
    cells = row(example("sklep"), "touchpoints", "Rozmowa przy kawie")
    assert cells[:3] == [
        "Rozmowa przy kawie opisany na miejscu, nie w katalogu",
        "Rozmowa ze znajomymi",
        "1",
    ]


def test_people_are_cards_with_their_journeys() -> None:
    text = html(example("clinic"), "personas")
    assert text.index("Helen Marsh") < text.index("Tom Marsh")  # the larger share first
    assert {"personas/helen.html", "journeys/first-visit.html"} <= links(text)
    assert "34% of all customers" in text


def test_there_are_lists_of_what_there_is_only(tmp_path: Path) -> None:
    journey = f"id: j\ntitle: J\nstages: [{{title: S, steps: [{STEP}]}}]\n"
    site = made(tmp_path, journey_1=journey, persona_1="id: p\nname: [3]\n")
    assert [page.address for page in site.pages.values() if page.kind == "listing"] == ["journeys"]


def test_a_review_that_is_over_and_a_version_are_marked(tmp_path: Path) -> None:
    old = "reviewed: 2025-01-10\nreview_every: 6 months\n"
    site = made(
        tmp_path,
        journey_1=f"id: j\ntitle: J\n{old}stages: [{{title: S, steps: [{STEP}]}}]\n",
        journey_2=f"id: k\ntitle: K\nstate: future\nof: j\nstages: [{{title: S, steps: [{STEP}]}}]\n",
    )
    assert "Jan 10, 2025 overdue" in " ".join(row(site, "journeys", "J"))
    assert row(site, "journeys", "K")[:2] == ["K A version of “J”", "Future"]


def test_figures_are_sorted_by_their_values() -> None:
    text = html(example("sklep"), "journeys")
    assert 'data-sort="0.25"' in text
    assert "data-sortable" in text


def test_a_list_is_found_by_its_name() -> None:
    (one,) = found(example("sklep"), "touchpoints")
    assert (one.link, one.kind, one.title) == (Link("touchpoints"), "Lista", "Punkty styku")


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    bad = "'\" onload=\"x <script>{{ 1 }}'"
    site = made(
        tmp_path,
        catalog_1=f"id: c\ntitle: C\nchannels: [{{id: web, title: {bad}}}]\n"
        f"touchpoints: [{{id: t, channel: web, owner: {bad}}}]\n",
        persona_1=f"id: p\nname: {bad}\nquote: {bad}\n",
    )
    for address in ("channels", "touchpoints", "personas"):
        text = html(site, address)
        assert "<script>" not in text
        assert "&#34; onload=&#34;x &lt;script&gt;{{ 1 }}" in text
