"""The page of a journey: what it tells of both examples, and of maps that say little or too much."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.site.pages.small import made

from cjmap.draw import picture
from cjmap.site.layouts.folder import Folder
from cjmap.site.page import Link
from cjmap.site.pages.journey.page import Facts, facts
from cjmap.site.pictures.drawing import Drawn
from cjmap.site.site import Options, Site
from cjmap.site.writing import write_main
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.site.page import Figure
    from cjmap.site.pages.journey.rows import Row

EXAMPLES = Path(__file__).parents[3] / "examples"
TODAY = date(2026, 11, 23)
PLANT, NEXT_YEAR = "journeys/zamawiam-rosline", "journeys/zamawiam-rosline-2027"


def site_of(folder: Path) -> Site:
    return Site(open_workspace(folder, models=True), TODAY, Options(versions=0))


@lru_cache
def example(name: str) -> Site:
    return site_of(EXAMPLES / name)


def told(site: Site, address: str) -> Facts:
    return facts(site, site.pages[address])


def row(facts: Facts, anchor: str) -> Row:
    return next(row for stage in facts.stages for row in stage.rows if row.anchor == anchor)


def html(site: Site, address: str) -> str:
    """Write a page around a picture that is drawn already: an empty one."""

    def drawn(_: Figure) -> Drawn:
        return Drawn('<svg xmlns="http://www.w3.org/2000/svg" id="p"/>', frozenset())

    return write_main(site, site.pages[address], Folder(), drawn).main


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            "sklep",
            [
                f"{journey}{view}"
                for journey, contexts in (
                    (NEXT_YEAR, ("weekend",)),
                    (PLANT, ("mroz", "weekend")),
                )
                for view in (
                    "",
                    "/persona/anna",
                    "/persona/jan",
                    *(f"/context/{each}" for each in contexts),
                )
            ],
        ),
        (
            "clinic",
            [
                "journeys/first-visit",
                "journeys/first-visit/context/early-morning",
                "journeys/repeat-prescription",
                "journeys/repeat-prescription/persona/helen",
                "journeys/repeat-prescription/persona/tom",
                "journeys/repeat-prescription/context/weekend",
            ],
        ),
    ],
)
def test_a_journey_has_a_page_for_everybody_and_one_for_each_view(
    name: str, expected: list[str]
) -> None:
    pages = [page for page in example(name).pages.values() if page.kind == "journey"]

    assert [page.address for page in pages] == expected
    assert {page.parent for page in pages if page.personas or page.contexts} <= set(expected)


def test_a_view_is_named_and_one_of_the_views_is_the_current_one() -> None:
    site = example("sklep")
    page = site.pages[f"{PLANT}/persona/jan"]
    shown = facts(site, page)

    assert page.title == "Zamawiam roślinę do salonu · Jan Kalinowski"
    assert (shown.title, shown.view) == ("Zamawiam roślinę do salonu", "Jan Kalinowski")
    assert [
        (label, [(each.title, each.link.address, each.current) for each in links])
        for label, links in shown.views
    ] == [
        (
            "Oczami",
            [
                ("Wszyscy", PLANT, False),
                ("Anna Wilk", f"{PLANT}/persona/anna", False),
                ("Jan Kalinowski", f"{PLANT}/persona/jan", True),
            ],
        ),
        (
            "W kontekście",
            [
                ("Mróz poniżej −5 °C", f"{PLANT}/context/mroz", False),
                ("Weekend", f"{PLANT}/context/weekend", False),
            ],
        ),
    ]


def test_what_matters_comes_first() -> None:
    shown = told(example("sklep"), PLANT).highlights

    assert [(each.pain.title, each.severity, each.answer, each.tone) for each in shown.pains] == [
        ("Zamiast daty jest „2–5 dni roboczych”", 4, "szansa: zaplanowana", "good"),
        ("Opis pielęgnacji niezrozumiały dla początkujących", 3, "szansa: zaplanowana", "good"),
        ("Filtr „stanowisko” pomija połowę roślin", 3, "szansa: zaplanowana", "good"),
        ("Status nie zmienia się przez całą dobę", 3, "szansa: pomysł", ""),
    ]
    assert [
        (each.step.link, each.felt and (each.felt.score, each.felt.word)) for each in shown.lows
    ] == [
        (Link(anchor="dostawa"), (-1.25, "źle")),
        (Link(anchor="zgloszenie"), (-1.25, "źle")),
        (Link(anchor="szukanie"), (-0.75, "źle")),
    ]
    assert [(name, felt.score) for name, felt in shown.lows[1].worse] == [("Weekend", -2.0)]
    assert [each.step.title for each in shown.truths] == ["Otwieram karton", "Czekam na odpowiedź"]


def test_a_row_tells_all_of_a_step() -> None:
    step = row(told(example("sklep"), PLANT), "dostawa")

    assert (step.number, step.title, step.truth) == (5, "Wybieram sposób dostawy", False)
    assert step.felt is not None
    assert [(each.who and each.who.title, each.score) for each in step.felt.scores] == [
        ("Anna Wilk", -1.0),
        ("Jan Kalinowski", -1.5),
    ]
    assert step.felt.notes == ("relacja klienta",)
    assert {
        group.label: [line.text for line in group.lines] for group in (*step.lived, *step.said)
    } == {
        "Uczucia": ["obawa"],
        "Myśli": ["„Kiedy to przyjdzie? Byle nie w piątek po południu.”"],
        "Robi": ["Porównuję automat i kuriera", "Szukam daty odbioru"],
        "Oczekiwania": ["Konkretny dzień odbioru", "Opis pakowania na mróz przy wyborze dostawy"],
        "Motywatory": ["Darmowa dostawa od 199 zł"],
        "Bariery": ["Kurier pod drzwi kosztuje 29 zł"],
    }
    (pain,) = step.pains[0].lines
    assert (pain.anchor, pain.severity) == ("item.brak-terminu", 4)
    assert pain.notes == ("dotkliwość 4/5", "dotyczy 70%")
    assert [each.title for each in pain.evidence] == [
        "Wywiady z klientami po zakupie dużej rośliny",
        "Analityka sklepu i przesyłek, trzeci kwartał 2026",
    ]
    assert [(each.opportunity.title, each.status) for each in pain.answers] == [
        ("Data odbioru widoczna przed zapłatą", "zaplanowana")
    ]
    (metric,) = step.measured
    assert (metric.value, metric.target, metric.verdict) == ("31%", "cel 24%", "nieosiągnięty")
    assert metric.notes == ("przedział 95%: 29%–33%", "n\u00a0=\u00a02\u00a0812", "2026-Q3")
    assert [(each.sign, each.to and each.to.link, each.notes) for each in step.onward] == [
        ("→", Link(anchor="platnosc"), ("69%",)),
        ("⇥", None, ("31% odchodzi",)),
    ]
    assert {each.label: [value.title for value in each.values] for each in step.where} == {
        "Punkt styku": ["Koszyk i dostawa", "Sklep internetowy"],
        "Czas": ["plan 2\u00a0min", "faktycznie 3\u00a0min"],
        "Schemat usługi": ["Dostawa i reklamacja rośliny"],
    }


def test_a_variant_has_a_row_of_its_own_below_its_step() -> None:
    facts = told(example("sklep"), PLANT)
    rows = [row for stage in facts.stages for row in stage.rows]
    place = next(place for place, each in enumerate(rows) if each.anchor == "zgloszenie")
    variant = rows[place + 1]

    assert variant.anchor == "variant.zgloszenie.0"
    assert [each.title for each in variant.contexts] == ["Weekend"]
    assert variant.felt is not None
    assert [each.score for each in variant.felt.scores] == [-2.0]
    assert [line.anchor for group in variant.pains for line in group.lines] == [
        "item.nikt-nie-odbiera"
    ]
    otherwise = rows[place].where[-1]
    assert (otherwise.label, otherwise.values[0].link) == (
        "Inaczej niż zwykle",
        Link(anchor="variant.zgloszenie.0"),
    )


def test_in_a_context_the_variant_is_what_happens() -> None:
    facts = told(example("sklep"), f"{PLANT}/context/weekend")
    step = row(facts, "zgloszenie")

    assert facts.note == "Weekend: 2 kroki wyglądają inaczej niż zwykle, oznaczone ≠."
    assert step.differs
    assert step.felt is not None
    assert step.felt.usual is not None
    assert ([each.score for each in step.felt.scores], step.felt.usual.score) == ([-2.0], -1.5)
    # The pain of the variant is answered as the step is, not as the usual pain in its place.
    (pain,) = step.pains[0].lines
    assert (pain.anchor, pain.answers, pain.unanswered) == ("item.nikt-nie-odbiera", (), False)
    assert [each.opportunity.title for each in step.answers] == ["Dyżur ogrodniczki w weekendy"]
    assert [each.label for each in (*step.lived, *step.said, *step.pains) if each.differs] == [
        "Uczucia",
        "Myśli",
        "Bolączki",
    ]
    assert not any(row.contexts for stage in facts.stages for row in stage.rows)
    assert facts.picture.contexts == ("weekend",)


def test_a_persona_has_own_scores_and_expectations() -> None:
    step = row(told(example("sklep"), f"{PLANT}/persona/jan"), "dostawa")

    assert step.felt is not None
    assert [(each.who, each.score) for each in step.felt.scores] == [(None, -1.5)]
    assert [
        (line.text, line.verdict, line.notes)
        for group in step.said
        if group.label == "Oczekiwania"
        for line in group.lines
    ] == [("Opis pakowania na mróz przy wyborze dostawy", "Niespełnione", ())]


@pytest.mark.parametrize(
    ("name", "address", "expected"),
    [
        (
            "sklep",
            PLANT,
            {
                "Inne wersje": [NEXT_YEAR],
                "Schematy usług": ["blueprints/dostawa-rosliny"],
                "Mapy empatii": ["empathy-maps/anna-sobota-z-kartonem"],
            },
        ),
        ("sklep", NEXT_YEAR, {"Wersja podróży": [PLANT]}),
        (
            "clinic",
            "journeys/first-visit",
            {
                "In detail": ["journeys/repeat-prescription"],
                "Blueprints": ["blueprints/clinic-visit"],
                "Empathy maps": ["empathy-maps/helen-at-the-kiosk"],
            },
        ),
        (
            "clinic",
            "journeys/repeat-prescription",
            {"Part of": ["journeys/first-visit"]},
        ),
    ],
)
def test_maps_lead_to_each_other(name: str, address: str, expected: dict[str, list[str]]) -> None:
    around = told(example(name), address).neighbours

    assert {
        each.label: [map.link.address for map in each.maps if map.link] for each in around
    } == expected


@pytest.mark.parametrize(
    ("name", "address"),
    [("sklep", PLANT), ("clinic", "journeys/first-visit")],
)
def test_all_that_a_picture_shows_by_id_is_told_in_the_page(name: str, address: str) -> None:
    site = example(name)
    page = site.pages[address]
    links = facts(site, page).picture.links
    ids = re.findall(r' id="([^"]+)"', html(site, address))

    drawn = {
        mark.id
        for mark in picture(site.entry_of(page).model, site.workspace).marks
        if mark.id.startswith(("step-", "stage-", "item-"))
    }
    assert drawn
    assert drawn <= set(links)
    assert {link.anchor for link in links.values() if not link.address} <= set(ids)
    assert [id for id, count in Counter(ids).items() if count > 1] == []


def test_the_table_keeps_its_roles_and_names_its_cells() -> None:
    written = html(example("clinic"), "journeys/first-visit")
    names = {
        "Feelings and thoughts",
        "Pain points and answers",
        "What it takes",
        "Where and how long",
        "Measured and onward",
    }

    assert set(re.findall(r'<td role="cell" data-label="([^"]+)"', written)) == names
    assert set(re.findall(r'<th role="columnheader" scope="col"[^>]*>([^<]+)', written)) == {
        "Step",
        *names,
    }
    assert written.count('<tr role="row" class="journey-stage"') == 5
    assert '<td role="cell" data-label="Pain points and answers"></td>' in written
    assert re.findall(r"<h([1-6])", written)[0] == "1"


def test_opportunities_lead_to_what_they_answer() -> None:
    first = told(example("clinic"), "journeys/first-visit").opportunities[0]

    assert (first.opportunity.title, first.kind, first.status.word, first.impact, first.effort) == (
        "Text patients when the referral letter arrives",
        "fix",
        "planned",
        "3/5",
        "3",
    )
    assert [each.link for each in first.answers] == [Link(anchor="item.no-receipt")]


def test_an_opportunity_says_that_it_is_overdue_and_what_it_excludes(tmp_path: Path) -> None:
    text = (
        "id: buy\ntitle: Buy\nstages: [{id: s, title: S, steps: [{id: pay, title: Pay}]}]\n"
        "opportunities:\n"
        "  - {id: one, title: One, for: pay, status: doing, due: 2026-11-22, excludes: other}\n"
        "  - {id: other, title: The other, for: pay, status: done, due: 2026-11-22}\n"
    )
    one, other = told(made(tmp_path, journey=text), "journeys/buy").opportunities
    assert (one.status.tone, one.overdue) == ("is-fair", True)
    assert (other.status.tone, other.overdue) == ("is-good", False)
    assert [each.title for each in one.excludes] == ["The other"]
    assert [each.title for each in other.excludes] == ["One"]


def test_the_search_finds_steps_and_what_is_said_at_them() -> None:
    site = example("clinic")
    found = {
        (each.kind, each.title): (each.link.anchor, each.place)
        for each in site.findable(site.pages["journeys/first-visit"])
    }
    journey, stage, step = (
        "I see a specialist for the first time",
        "I get there",
        "Check in at the kiosk",
    )

    assert found["journey", journey] == ("", "")
    assert found["stage", stage] == ("stage.get-there", journey)
    assert found["step", step] == ("check-in", f"{journey} › {stage}")
    assert found["pain", "The kiosk wants the name letter by letter"] == (
        "item.name-not-found",
        f"{journey} › {stage} › {step}",
    )
    assert found["thought", "My hands won't do this before eleven."] == (
        "variant.check-in.0",
        f"{journey} › {stage} › {step} › Before eleven",
    )
    assert not any(kind == "opportunity" for kind, _ in found)
    view = site.pages["journeys/first-visit/context/early-morning"]
    assert [each.title for each in site.findable(view)] == [f"{journey} · Before eleven"]


ODD = """\
kind: journey
id: odd
title: <script>alert(1)</script>
lang: de
status: deprecated
personas: [nobody, ../../etc]
stages:
  - steps:
      - id: twice
        title: '{{ 7 * 7 }}'
        emotion: {score: -2, by: {nobody: -1}}
        context: [nowhere]
        pains:
          - {id: twice, text: '" onclick="alert(2)'}
          - {id: twice, text: Nobody answers that}
        next: [{to: gone}]
      - id: twice
        title: Again
        actor: '</td></table>'
        touchpoint: {title: 'javascript:alert(3)'}
  - id: empty
    title: Empty
"""


def test_an_odd_journey_is_told_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("")
    (tmp_path / "odd.journey.yaml").write_text(ODD)
    site = site_of(tmp_path)
    written = html(site, "journeys/odd")
    ids = re.findall(r' id="([^"]+)"', written)

    assert [each for each in site.pages if each.startswith("journeys/")] == ["journeys/odd"]
    assert '<h1 lang="de">&lt;script&gt;alert(1)&lt;/script&gt;</h1>' in written
    assert "<script" not in written
    assert 'onclick="' not in written
    assert "</td></table>" not in written.replace("</td>\n", "")
    assert "{{ 7 * 7 }}" in written
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', written))
    assert {id: count for id, count in Counter(ids).items() if count > 1} == {}
    assert {"twice", "item.twice", "stage..1", "stage.empty"} <= set(ids)
    assert "Deprecated" in written
    # Its pains are told, and not weighed: nothing says that there are none.
    assert "What hurts most" not in written


MEASURED = """\
kind: journey
id: again
title: Again
stages:
  - steps:
      - id: pay
        title: Pay
        metrics:
          - {metric: done, value: 0.5, n: 400, period: 2026-Q1}
          - {metric: done, value: 0.7, n: 400, period: 2026-Q2, target: 0.7}
"""


def test_a_value_is_told_with_what_it_did_since_the_period_before(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("")
    (tmp_path / "again.journey.yaml").write_text(MEASURED)
    (tmp_path / "words.catalog.yaml").write_text(
        "kind: catalog\nid: words\ntitle: Words\n"
        "metrics: [{id: done, title: Done, method: share, better: higher}]\n"
    )
    _, metric = row(told(site_of(tmp_path), "journeys/again"), "pay").measured

    assert (metric.value, metric.target, metric.verdict) == ("70%", "target 70%", "reached")
    assert metric.notes == (
        "95% interval 65%–74%",
        "n\u00a0=\u00a0400",
        "2026-Q2",
        "+20\u00a0points (+13.3…+26.5) since 2026-Q1: better",
    )


def test_a_journey_that_says_nothing_has_a_page(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("")
    (tmp_path / "bare.journey.yaml").write_text(
        "kind: journey\nid: bare\ntitle: Bare\nstages: [{id: one}]\n"
    )
    facts = told(site_of(tmp_path), "journeys/bare")

    assert (facts.columns, facts.views, facts.neighbours) == ((), (), ())
    assert [(stage.title, stage.rows) for stage in facts.stages] == [("one", ())]
