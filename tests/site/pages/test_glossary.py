"""The glossary: what is measured, what rests on what, and what the terms mean."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import example, found, html, ids, links, made

from cjmap.insight.voice import LANGUAGES, Voice
from cjmap.site.page import Link
from cjmap.site.pages.glossary import grouping
from cjmap.site.pages.glossary.page import Facts

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.site import Site

JOURNEY = """id: j
title: J
stages:
- title: All
  steps:
  - id: a
    title: First
    evidence: talks
    pains: [{text: Ouch, evidence: talks}]
"""


def told(site: Site) -> Facts:
    facts = site.facts(site.pages["glossary"])
    assert isinstance(facts, Facts)
    return facts


def evidence(folder: Path, source: str) -> Site:
    entry = f"{{id: talks, title: Talks, source: {source}, file: a.md}}"
    return made(
        folder,
        journey_1=JOURNEY,
        catalog_1=f"id: c\ntitle: C\nevidence: [{entry}]\n",
    )


def test_a_metric_with_its_method_and_its_values() -> None:
    nps = next(each for each in told(example("clinic")).metrics if each.id == "nps")
    assert nps.method.startswith("Net promoter score: the share of those who answer 9 or 10")
    assert nps.source.startswith("Reichheld 2003")
    (value,) = nps.values
    assert value.step.link == Link("journeys/first-visit", "rate")
    assert (value.value, value.interval, value.target) == ("41", "95%: 33 to 49", "50")
    assert (value.reached, value.n, value.period) == (False, 356, "2026-Q3")


def test_who_aims_at_a_metric_and_where_it_is_watched() -> None:
    kiosk = next(each for each in told(example("clinic")).metrics if each.id == "kiosk-success")
    assert [each.title for each in kiosk.aims] == ["Check in with the code from the text message"]
    assert [each.link for each in kiosk.watched] == [
        Link("blueprints/clinic-visit", "ask-identity")
    ]


def test_what_rests_on_a_source_is_told_by_map(tmp_path: Path) -> None:
    (talks,) = told(evidence(tmp_path, "A shelf")).evidence
    assert talks.claims == 2
    (group,) = talks.resting
    assert group.name.title == "J"
    assert [(each.title, each.link) for each in group.things] == [
        ("First", Link("journeys/j", "a")),
        ("Ouch", Link("journeys/j", "a")),
    ]


def test_too_many_claims_are_counted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(grouping, "_MOST", 1)
    site = evidence(tmp_path, "A shelf")
    (talks,) = told(site).evidence
    assert [(each.count, each.things) for each in talks.resting] == [("2", ())]
    assert ">J</a> (2)" in html(site, "glossary")


@pytest.mark.parametrize(
    ("source", "address"),
    [
        ("https://example.org/a?b=1&c=2", "https://example.org/a?b=1&c=2"),
        ("HTTP://example.org", "HTTP://example.org"),
        ("javascript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("see https://example.org", ""),
        ('https://example.org" x="', ""),
    ],
)
def test_only_an_address_of_the_web_is_a_link(tmp_path: Path, source: str, address: str) -> None:
    site = evidence(tmp_path, f"'{source}'")
    (talks,) = told(site).evidence
    assert talks.address == address
    text = html(site, "glossary")
    assert ('rel="noreferrer"' in text) == bool(address)
    assert "javascript:" not in "".join(links(text))
    assert "<code>a.md</code>" in text


def test_a_context_tells_how_steps_turn_out_there() -> None:
    early = next(each for each in told(example("clinic")).contexts if each.id == "early-morning")
    assert early.dimension == "time"
    differing = [(each.step.title, each.usual, each.there) for each in early.differing]
    assert ("Check in at the kiosk", -1.5, -2) in differing


def test_a_team_with_its_capacity_and_what_it_answers_for() -> None:
    nurses = next(each for each in told(example("clinic")).teams if each.id == "nurses")
    assert nurses.capacity == 6
    assert [group.name.title for group in nurses.owns] == [
        "Opportunities",
        "Actions",
        "Touchpoints",
    ]


@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_each_thing_of_the_catalog_and_each_term_has_an_anchor_and_is_found(name: str) -> None:
    site = example(name)
    anchors = ids(html(site, "glossary"))
    assert len(anchors) == len(set(anchors))
    for each in found(site, "glossary"):
        assert each.link.anchor in ("", *anchors)
    sections = {each.link.anchor.partition(".")[0] for each in found(site, "glossary")}
    assert sections == {"", "metric", "evidence", "context", "team", "system", "term"}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_terms_of_the_craft_are_explained_in_every_language(lang: str) -> None:
    site = made_terms(lang)
    for term in (*told(site).terms, *told(site).figures):
        assert term.name
        assert term.text.endswith((".", ")"))
    words = Voice("cjmap.site.pages.glossary", lang)
    assert words("term-line-of-visibility") in html(site, "glossary")


def made_terms(lang: str) -> Site:
    return example("clinic" if lang == "en" else "sklep")


def test_a_workspace_without_a_catalog_has_the_terms(tmp_path: Path) -> None:
    text = html(made(tmp_path), "glossary")
    assert "Moment of truth" in text
    assert "Metrics" not in text
