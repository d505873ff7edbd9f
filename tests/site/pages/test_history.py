"""The history of all maps, and that of one map: its versions, and any two of them compared."""

from __future__ import annotations

import re
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, cast

import pytest
from tests.site.grown import BEGIN, BETTER, MAP, commit, grown, portal
from tests.site.pages.small import found, html, ids, links

from cjmap.site.pictures.drawing import draw

if TYPE_CHECKING:
    from pathlib import Path

    from tests.git.desk import Desk

    from cjmap.site.pages.map_history.page import Facts
    from cjmap.site.site import Site

ADDRESS = "history/journey/first-order"


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """Make the repository once."""
    return grown(tmp_path_factory.mktemp("grown"))


@pytest.fixture
def site(first: Desk) -> Site:
    return portal(first.folder)


@pytest.fixture
def desk(first: Desk, tmp_path: Path) -> Desk:
    """Give a copy of the repository to who changes it."""
    folder = tmp_path / "work"
    shutil.copytree(first.folder, folder)
    return replace(first, folder=folder)


def told(site: Site, address: str = ADDRESS) -> Facts:
    return cast("Facts", site.facts(site.pages[address]))


def listed(site: Site) -> list[tuple[str, str, str, list[str]]]:
    """Return the versions: name, author, message, and the changes with their levels."""
    return [
        (
            each.name.title,
            each.author,
            each.heading,
            [each.note]
            if each.note
            else [
                f"{level.level}: {change.sentence}"
                for level in each.changes
                for change in level.changes
            ],
        )
        for each in told(site).versions
    ]


PHONE = (
    "Version 4",
    "Ola",
    "Pay by phone",
    [
        "improvement: “Pay by phone”: emotion rose from −1.5 to +1.5",
        "improvement: “Pay by phone”: pain “A long queue” is gone",
        "notable: Step retitled",
    ],
)
TALKS = (
    "Version 2",
    "Ola",
    "Ten interviews",
    [
        "regression: “Pay”: emotion fell from +1 to −1.5",
        "regression: “Pay”: new pain “A long queue”",
    ],
)
DRAFT = ("Version 1", "Zoë", "Draft from the workshop", ["Here the history of the map begins."])


# --- one map --------------------------------------------------------------------------------------


def test_the_versions_that_say_something_with_what_changed(site: Site) -> None:
    assert listed(site) == [PHONE, TALKS, DRAFT]
    facts = told(site)
    assert (
        facts.lead
        == "4 versions since Jan\u00a05,\u00a02026. The last change is by Ola, Jun\u00a01,\u00a02026."
    )
    assert facts.left_out.startswith("1 version is not shown")


def test_as_many_versions_as_are_asked_for(first: Desk) -> None:
    assert listed(portal(first.folder, versions=2)) == [PHONE, TALKS]


def test_what_is_not_committed_is_the_newest_version(desk: Desk) -> None:
    desk.write(MAP, BETTER.replace("emotion: 1.5", "emotion: 2"))
    site = portal(desk.folder)
    newest = (
        "Version 5",
        "",
        "Work in progress",
        ["improvement: “Pay by phone”: emotion rose from +1.5 to +2"],
    )
    assert listed(site)[:2] == [newest, PHONE]
    page = html(site, ADDRESS)
    assert "Not committed yet" in page
    assert "The last change is not committed yet." in page
    assert any(each.startswith("compare.") and each.endswith("-now") for each in ids(page))


def test_the_figures_of_versions_side_by_side(site: Site) -> None:
    figures = told(site).figures
    assert figures is not None
    assert figures.heads == (
        "Steps",
        "Open pains",
        "Their severity, added up",
        "Claims with evidence",
    )
    assert [(row.name.title, row.mean, row.cells) for row in figures.rows] == [
        ("Version 4", 0.75, ("2", "–", "–", "–")),
        ("Version 2", -0.75, ("2", "1", "4", "0%")),
        ("Version 1", 0.5, ("2", "–", "–", "–")),
    ]


def test_every_two_versions_are_compared(site: Site) -> None:
    pairs = told(site).pairs
    assert pairs is not None
    assert [
        [(pair.old.title, pair.new.title, pair.count) for pair in row] for row in pairs.rows
    ] == [
        [("Version 2", "Version 4", "4 changes"), ("Version 1", "Version 4", "3 changes")],
        [("Version 1", "Version 2", "2 changes")],
    ]
    page = html(site, ADDRESS)
    anchors = [pair.anchor for row in pairs.rows for pair in row]
    assert all(re.fullmatch(r"compare\.[0-9a-f]{8}-[0-9a-f]{8}", anchor) for anchor in anchors)
    assert set(anchors) <= set(ids(page))
    assert {f"#{anchor}" for anchor in anchors} <= links(page)
    assert page.count("<select") == 2
    assert page.count("<option") == 4


def test_two_wordings_stand_side_by_side_with_the_words_that_differ(site: Site) -> None:
    page = html(site, ADDRESS)
    assert "<dd>Pay</dd>" in page
    assert "<dd>Pay <ins>by phone</ins></dd>" in page


def test_the_picture_marks_what_the_last_version_changed(site: Site) -> None:
    pairs = told(site).pairs
    assert pairs is not None
    assert pairs.picture is not None
    drawn = draw(pairs.picture, site.workspace, site.look)
    assert "A long queue" in drawn.svg  # it is gone, and shown where it was
    assert "Version 2 → Version 4" in drawn.svg


def test_a_map_with_one_version_has_nothing_to_compare(site: Site) -> None:
    facts = told(site, "history/catalog/words")
    assert [(each.heading, each.note) for each in facts.versions] == [(DRAFT[2], DRAFT[3][0])]
    assert (facts.figures, facts.pairs, facts.left_out) == (None, None, "")
    assert "<select" not in html(site, "history/catalog/words")


def test_ids_are_used_once_and_links_lead_to_them(site: Site) -> None:
    page = html(site, ADDRESS)
    own = ids(page)
    assert len(own) == len(set(own))
    assert all("." in each for each in own)
    assert {each[1:] for each in links(page) if each.startswith("#")} <= set(own)


def test_what_changed_at_a_step_leads_to_it_where_it_still_is(site: Site) -> None:
    newest = told(site).versions[0]
    steps = {
        each.step.title: each.step.link
        for level in newest.changes
        for each in level.changes
        if each.step is not None
    }
    assert list(steps) == ["Pay by phone"]
    (link,) = steps.values()
    assert link is not None
    assert f'id="{link.anchor}"' in html(site, link.address)
    label = 'aria-label="See the step: Pay by phone"'
    assert f'journeys/first-order.html#pay" {label}' in html(site, ADDRESS)


def test_versions_are_found_by_message_author_and_changes(site: Site) -> None:
    [phone, talks, draft] = found(site, ADDRESS)
    assert (phone.title, phone.place) == ("Pay by phone", "First order · Jun\u00a01,\u00a02026")
    assert phone.link.anchor in ids(html(site, ADDRESS))
    assert talks.texts[0] == "Ola"
    assert "“Pay”: new pain “A long queue”" in talks.texts
    assert draft.texts == ("Zoë",)


def test_polish(first: Desk) -> None:
    site = portal(first.folder, lang="pl")
    facts = told(site)
    assert (
        facts.lead
        == "4 wersje od 5\u00a0sty\u00a02026. Ostatnia zmiana: Ola, 1\u00a0cze\u00a02026."
    )
    assert [each.heading for each in facts.versions[0].changes] == ["2 poprawy", "1 zmiana istotna"]


def test_names_and_messages_are_texts(desk: Desk) -> None:
    evil = "</script><img src=x onerror=alert(1)> {{ 7*7 }} {0} {count} \u202e"
    worst = BEGIN.replace("title: Pay", f"title: '{evil}'")
    commit(desk, "2026-07-01", evil, evil, MAP, worst)
    site = portal(desk.folder)
    for address in (ADDRESS, "history"):
        page = html(site, address)
        assert "<img" not in page
        assert "{{ 7*7 }} {0} {count}" in page
        assert "\u202e" not in page


def test_contents_that_are_missing_are_a_sentence(desk: Desk) -> None:
    blob = desk.git("rev-parse", "HEAD~2:order.journey.yaml").strip()
    (desk.folder / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    site = portal(desk.folder)
    assert told(site).versions == ()
    assert "The repository cannot tell what changed" in html(site, ADDRESS)
    assert found(site, ADDRESS) == []
    assert "Pay by phone" in html(site, "history")


# --- all maps -------------------------------------------------------------------------------------


def test_all_maps_with_their_last_change_and_the_last_changes_in_words(site: Site) -> None:
    page = html(site, "history")
    rows = [re.sub(r"<[^>]+>", "|", row) for row in re.findall(r"<tr><th scope=.row.*", page)]
    assert [[cell for cell in row.split("|") if cell] for row in rows] == [
        ["First order", "journey", "Jun\u00a01,\u00a02026", "Ola", "Pay by phone", "4"],
        ["Words", "catalog", "Jan\u00a05,\u00a02026", "Zoë", "Draft from the workshop", "1"],
    ]
    assert "“Pay”: emotion fell from +1 to −1.5" in page
    assert {"history/journey/first-order.html", "history/catalog/words.html"} <= links(page)


def test_a_damaged_repository_leaves_one_page_with_a_sentence(desk: Desk) -> None:
    root = desk.git("rev-list", "--max-parents=0", "HEAD").strip()
    (desk.folder / ".git" / "objects" / root[:2] / root[2:]).unlink()
    assert "The repository cannot tell what changed: `git log` failed" in html(
        portal(desk.folder), "history"
    )
