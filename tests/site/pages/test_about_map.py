"""What a map says of itself on its page, and what was found about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import TODAY, html, made

from cjmap.site.about_map import about_map, findings_anchor
from cjmap.site.page import Link
from cjmap.site.references import Ref
from cjmap.site.site import Options, Site
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.about_map import AboutMap

FULL = """id: a
name: A
status: draft
owner: care
reviewed: 2026-01-10
review_every: 6 months
evidence: talks
assumption: true
tags: [one, two]
"""
CATALOG = """id: c
title: C
teams: [{id: care, title: Customer care}]
evidence: [{id: talks, title: Twelve talks}]
"""


def about(folder: Path, persona: str, lang: str = "en") -> AboutMap:
    site = made(folder, lang=lang, persona_1=persona, catalog_1=CATALOG)
    return about_map(site, site.pages["personas/a"])


def test_all_that_a_map_says_of_itself(tmp_path: Path) -> None:
    told = about(tmp_path, FULL)
    assert told.map.status is not None
    assert (told.map.status.word, told.map.status.tone) == ("Draft", "is-fair")
    assert (told.map.owner and told.map.owner.title, told.map.overdue) == ("Customer care", True)
    assert [each.title for each in told.evidence] == ["Twelve talks"]
    assert (told.assumption, told.tags) == (True, ("one", "two"))


def test_a_review_that_is_over_is_told_with_its_day(tmp_path: Path) -> None:
    site = made(tmp_path, persona_1=FULL, catalog_1=CATALOG)
    assert "overdue since Jul\u00a010,\u00a02026" in html(site, "personas/a")


def test_the_owner_and_the_day_of_the_review_stand_below_the_title(tmp_path: Path) -> None:
    site = made(tmp_path, persona_1=FULL, catalog_1=CATALOG)
    head = html(site, "personas/a").partition("<section")[0]
    assert re.search(r"Owner: <a [^>]*>Customer care</a>", head)
    assert "Last reviewed: Jan\u00a010,\u00a02026" in head


def test_texts_are_in_the_language_of_the_workspace_where_the_map_says_none(tmp_path: Path) -> None:
    made(tmp_path, lang="pl", persona_1=FULL, catalog_1=CATALOG)
    site = Site(open_workspace(tmp_path, models=True), TODAY, Options(lang="en"))
    assert about_map(site, site.pages["personas/a"]).map.lang == "pl"


def test_a_deprecated_map_is_never_overdue(tmp_path: Path) -> None:
    told = about(tmp_path, FULL.replace("draft", "deprecated"))
    assert told.map.status is not None
    assert (told.map.status.word, told.map.overdue) == ("Deprecated", False)


@pytest.mark.parametrize(
    ("lang", "persona", "words"),
    [
        ("en", FULL, "1 warning and 1 hint"),
        ("pl", FULL, "1 ostrzeżenie i 1 wskazówka"),
        ("en", FULL.replace("draft", "deprecated"), "None"),
    ],
)
def test_findings_are_counted_in_words(tmp_path: Path, lang: str, persona: str, words: str) -> None:
    assert about(tmp_path, persona, lang).findings.title == words


def test_findings_lead_to_their_place_on_the_page_of_all_findings(tmp_path: Path) -> None:
    site = made(tmp_path, persona_1=FULL, catalog_1=CATALOG)
    page = site.pages["personas/a"]
    assert findings_anchor(site, site.entry_of(page)) == "map.persona_1.persona.yaml"
    found = about_map(site, page).findings
    assert found.link == (
        Link("findings", "map.persona_1.persona.yaml") if site.has("findings") else None
    )


def test_a_map_that_says_nothing(tmp_path: Path) -> None:
    told = about(tmp_path, "id: a\nname: A\n")
    assert (told.map.status, told.map.owner, told.map.reviewed, told.evidence) == (
        None,
        None,
        None,
        (),
    )
    assert isinstance(told.findings, Ref)
