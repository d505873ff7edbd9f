"""The page of the findings: broken maps first and in full, then each map, then the rules explained."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from tests.site.hostile import hostile_workspace
from tests.site.pages.small import TODAY, example, found, html, ids, links, made

from cjmap.check.run import Fault
from cjmap.check.silence.baseline import baseline_text
from cjmap.site.about_map import findings_anchor
from cjmap.site.addresses import FINDINGS
from cjmap.site.page import Link
from cjmap.site.pages.findings.explained import Run, explained, runs
from cjmap.site.pages.findings.page import Count, Failed
from cjmap.site.references import Ref
from cjmap.site.site import Site
from cjmap.source.refusals import ALIAS
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.site.pages.findings.page import Facts

WRONG_TYPE = "id: later\ntitle: Later\nopportunities:\n  - {id: one, title: One, effort: '2,5'}\n"
ALIASED = "id: gone\ntitle: I give up\nstages: *none\n"
VALID = """\
id: buy
title: I buy a plant
status: approved
personas: nobody
stages:
  - title: I look
    steps: [{id: find, title: I find one, touchpoint: shop}]
"""


def facts(site: Site) -> Facts:
    told: Facts = site.facts(site.pages[FINDINGS])  # type: ignore[assignment]
    return told


@pytest.fixture
def broken(tmp_path: Path) -> Site:
    return made(tmp_path, backlog=WRONG_TYPE, journey=ALIASED, journey_2=VALID)


def test_broken_maps_come_first_with_line_expectation_and_way_out(broken: Site) -> None:
    backlog, journey = facts(broken).broken
    assert (backlog.file, backlog.kind, backlog.map) == (
        "backlog.backlog.yaml",
        "backlog",
        Ref("Later"),
    )
    (wrong,) = backlog.found
    assert (wrong.severity, wrong.tone, wrong.rule) == ("Error", "is-bad", "wrong-type")
    assert wrong.message == (
        Run("opportunities[0].effort", code=True),
        Run(" is “2,5”; expected a number, 0 or more.", code=False),
    )
    assert wrong.place == "backlog.backlog.yaml:5"
    assert wrong.line == "- {id: one, title: One, effort: '2,5'}"
    assert wrong.help == (
        Run("Write the decimal point: ", code=False),
        Run("2.5", code=True),
        Run(".", code=False),
    )
    assert [each.rule for each in journey.found] == ["alias"]
    text = html(broken, FINDINGS)
    assert text.index("Maps that cannot be read") < text.index("Findings by map")


def test_a_valid_map_with_errors_is_led_to_down_to_the_step(broken: Site) -> None:
    (told,) = facts(broken).maps
    assert told.map == Ref("I buy a plant", Link("journeys/buy"))
    rules = {each.rule: each for each in told.found}
    dangling = rules["dangling-reference"]
    assert {each.about for each in told.found} >= {
        None,
        Ref("I find one", Link("journeys/buy", "find")),
    }
    assert dangling.severity == "Error"
    assert told.counts[0].tone == "is-bad"


def test_the_page_counts_and_links_what_it_explains(broken: Site) -> None:
    told = facts(broken)
    total = sum(len(each.found) for each in (*told.broken, *told.maps))
    assert told.summary == f"{total} findings in 3 maps."
    text = html(broken, FINDINGS)
    anchors = ids(text)
    assert len(anchors) == len(set(anchors))
    assert {link[1:] for link in links(text) if link.startswith("#")} <= set(anchors)
    for entry in broken.workspace.entries:
        assert findings_anchor(broken, entry) in anchors


def test_of_a_polish_portal_the_english_of_the_rules_is_marked() -> None:
    told = facts(example("sklep"))
    assert told.summary == "3 uwagi; sprawdzono 8 map. Do 7 z nich nie ma uwag."
    assert told.counts == (Count("1 ostrzeżenie", "is-fair"), Count("2 wskazówki", ""))
    assert told.lang == "en"
    assert [each.name for each in told.rules] == ["worse-in-context", "missed-target"]
    text = html(example("sklep"), FINDINGS)
    assert "Treść uwag i opisy reguł są po angielsku." in text
    assert '<span lang="en">In the context “Mróz poniżej −5 °C”' in text
    assert "Ostrzeżenie</span>" in text


def test_without_findings_there_is_a_good_word() -> None:
    told = facts(example("clinic"))
    assert told.summary.startswith("8 maps checked, and nothing to be mended was found.")
    assert (told.counts, told.broken, told.maps, told.rules) == ((), (), (), ())


def test_a_rule_that_failed_is_told(tmp_path: Path) -> None:
    site = made(tmp_path, persona="id: p\nname: P\nstatus: draft\n")
    fault = Fault("house-rule", tmp_path / "persona.persona.yaml", "KeyError: 'x'")
    site.findings = replace(site.findings, faults=[fault])
    assert facts(site).failed == (Failed("house-rule", "persona.persona.yaml", "KeyError: 'x'"),)
    assert "KeyError: &#39;x&#39;" in html(site, FINDINGS)


def test_what_the_baseline_of_the_workspace_lists_is_not_told_again(tmp_path: Path) -> None:
    text = VALID.replace("personas: nobody\n", "").replace(", touchpoint: shop", "")
    entities = {
        each.rule.name: each.entity for each in made(tmp_path, journey=text).findings.findings
    }
    listed = {("no-persona", entities.pop("no-persona")): 1}
    (tmp_path / "known.json").write_text(baseline_text(listed))
    settings = 'version = 1\nlang = "en"\n[lint]\nbaseline = "known.json"\n'
    (tmp_path / "cjmap.toml").write_text(settings)
    site = Site(open_workspace(tmp_path, models=True), TODAY)
    assert {each.rule.name for each in site.findings.findings} == set(entities)


def test_a_rule_is_explained_once_without_its_samples() -> None:
    report = example("sklep").findings
    _, missed = explained(each.rule for each in report.findings)
    assert [part.key for part in missed.parts] == ["does", "matters", "not-to-listen"]
    told = "".join(run.text for part in missed.parts for each in part.paragraphs for run in each)
    assert "Somebody agreed on the target" in told
    assert "kind: journey" not in told
    (plain,) = explained([ALIAS])
    assert (plain.name, plain.parts) == ("alias", ())


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("plain", [("plain", False)]),
        ("`a` and `b`", [("a", True), (" and ", False), ("b", True)]),
        ("one ` alone", [("one ` alone", False)]),
        ("see [a page](https://x.example/)", [("see a page", False)]),
        ("", []),
    ],
)
def test_code_is_found_between_backticks(text: str, pieces: list[tuple[str, bool]]) -> None:
    assert [(each.text, each.code) for each in runs(text)] == pieces


def test_findings_are_found_by_map_and_message(broken: Site) -> None:
    all_found = found(broken, FINDINGS)
    assert [each.title for each in all_found] == ["Findings", "Later", "I give up", "I buy a plant"]
    assert any("expected a number" in text for text in all_found[1].texts)


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    folder = hostile_workspace(tmp_path)
    (folder / "bad.journey.yaml").write_text(
        "kind: journey\nid: bad\ntitle: </script><script>alert(1)</script>\nstages: <img src=x>\n"
    )
    text = html(Site(open_workspace(folder, models=True), TODAY), FINDINGS)
    assert "<script" not in text
    assert "<img" not in text
    assert "stages: &lt;img src=x&gt;" in text


def test_a_fix_says_by_which_option_it_is_made(tmp_path: Path) -> None:
    persona = "id: zoe\nname: Zoë\ngoals: [A plant]\n"
    site = made(tmp_path, persona=persona, journey=VALID.replace("nobody", "zoe"))
    told = {each.rule: each for part in facts(site).maps for each in part.found}
    guess = told["persona-without-basis"]
    assert guess.option == "--unsafe-fixes"
    assert guess.fix == (
        Run("Call the persona a guess: ", code=False),
        Run("proto: true", code=True),
    )
    assert "cjmap lint --unsafe-fixes can do it:" in html(site, FINDINGS)
