"""The page of the report: the document of `cjmap report`, its pictures and its notes in the portal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links

from cjmap.insight.illustration import LANES
from cjmap.insight.report.report import document, report
from cjmap.insight.report.sections import SECTIONS, Room
from cjmap.site.addresses import REPORT
from cjmap.site.layouts.single_file import SingleFile
from cjmap.site.page import Link
from cjmap.site.pictures.drawing import Drawn
from cjmap.site.site import Site
from cjmap.site.writing import write_main
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.report.page import Facts


def facts(site: Site) -> Facts:
    told: Facts = site.facts(site.pages[REPORT])  # type: ignore[assignment]
    return told


@pytest.mark.parametrize(("name", "lang"), [("clinic", "en"), ("sklep", "pl")])
def test_it_is_the_report_of_the_command_line(name: str, lang: str) -> None:
    site = example(name)
    told = facts(site).document
    assert told == document(report(site.inquiry, site.title, SECTIONS), lang, Room(5))
    text = html(site, REPORT)
    assert [f"part.{each.key}" for each in told.sections if each.title] == [
        each for each in ids(text) if each in {f"part.{section.key}" for section in told.sections}
    ]


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_every_id_is_used_once_and_every_note_leads_there_and_back(name: str) -> None:
    text = html(example(name), REPORT)
    anchors = ids(text)
    assert len(anchors) == len(set(anchors))
    inside = {link[1:] for link in links(text) if link.startswith("#")}
    assert inside <= set(anchors)
    assert {"part.note-1", "part.from-1-1"} <= inside
    named = re.findall(r'aria-labelledby="([^"]*)"', text)
    assert len(named) == len(set(named))
    assert set(named) <= set(anchors)


def test_pictures_lead_to_the_pages_of_their_maps() -> None:
    told = facts(example("clinic")).figures
    figures = {(drawing.kind, drawing.id): figure for drawing, figure in told.items()}
    journey = figures["journey", "first-visit"]
    assert journey.lanes == LANES
    assert journey.links["step-check-in"] == Link("journeys/first-visit", "check-in")
    service = figures["blueprint", "clinic-visit"]
    assert service.links["column-check-in"].address == "blueprints/clinic-visit"
    text = html(example("clinic"), REPORT)
    assert (
        '<p>The whole map: <a href="journeys/first-visit.html">I see a specialist for the first'
        " time</a></p>"
    ) in text
    matrix = figures["opportunity-matrix", ""]
    assert matrix.links["bubble-code-check-in"] == Link("opportunities", "code-check-in")


def test_a_picture_stands_for_the_curve_in_letters() -> None:
    site = example("clinic")
    text = html(site, REPORT)
    assert text.count("data-picture") == len(facts(site).figures)
    assert 'class="curve"' not in text
    assert 'id="picture.journey.first-visit"' in text


def test_tables_are_told_apart_and_no_head_of_a_row_is_empty() -> None:
    text = html(example("sklep"), REPORT)
    captions = re.findall(r"<caption[^>]*>(.*?)</caption>", text)
    assert len(captions) == len(set(captions))
    assert '<th scope="row"></th>' not in text


def test_in_one_file_all_ids_are_those_of_the_page() -> None:
    site = example("clinic")
    page = site.pages[REPORT]
    text = write_main(site, page, SingleFile(), lambda _: Drawn("<svg/>", frozenset())).main
    assert {each.partition("~")[0] for each in ids(text)} == {"report"}
    inside = {link[1:] for link in links(text) if link.startswith("#report~")}
    assert "report~part.note-1" in inside
    assert inside <= set(ids(text))


def test_its_parts_are_found_by_what_they_say() -> None:
    all_found = {each.link.anchor: each for each in found(example("clinic"), REPORT)}
    assert all_found[""].title == "Report"
    assert all_found["part.pains"].title == "Pains"
    assert any("check-in kiosk" in text.lower() for text in all_found["part.in-short"].texts)
    assert all_found["part.consistency-places"].place == "Consistency"
    assert set(all_found) <= {"", *ids(html(example("clinic"), REPORT))}


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    folder = hostile_workspace(tmp_path)
    text = html(Site(open_workspace(folder, models=True), TODAY), REPORT)
    assert "<script" not in text
    assert "<img" not in text
    assert "&lt;script&gt;" in text
