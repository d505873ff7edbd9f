"""Reads plans aloud: the sentences of both examples, and of plans in which something is odd."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import EXAMPLES, asked, inquiry_into
from tests.insight.plan.test_plan import KNOWN, TEAMS, backlog

from cjmap.insight.document import Points, Sentence, Table, Tone
from cjmap.insight.plan.figures import figures
from cjmap.insight.plan.planning import plan
from cjmap.insight.plan.situation import Asked
from cjmap.insight.plan.telling import document
from cjmap.insight.report.sections import Room

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.document import Document
    from cjmap.insight.inquiry import Inquiry


def told(
    inquiry: Inquiry, lang: str, budget: str | None = None, quarters: int = 1, seconds: float = 60
) -> Document:
    """Tell the plan of a workspace."""
    wanted = Asked(None if budget is None else Fraction(budget), quarters)
    return document(figures(plan(inquiry, wanted, seconds)), "x", lang, Room())


def sentences(document: Document, key: str) -> list[str]:
    """Return the sentences of a section."""
    (section,) = [each for each in document.sections if each.key == key]
    found = []
    for block in section.blocks:
        if isinstance(block, Points):
            found += [each.text for each in block.sentences]
        elif isinstance(block, Sentence):
            found.append(block.text)
    return found


def odd(folder: Path, *rows: str, lang: str = "en", **asks: str) -> Document:
    """Tell the plan of a backlog."""
    maps = {"b.backlog.yaml": backlog(*rows), "shop.catalog.yaml": TEAMS}
    return told(asked(folder, maps), lang, **asks)  # type: ignore[arg-type]


ALOUD = {
    ("clinic", "en", "40", 1): [
        "Take up “Show the expected wait on the display”, “Sign in without a password”, “Text patients"
        " ten days before the tablets run out”, and “Text patients when the referral letter arrives”:"
        " 4 of the 9 to choose from, for 28 person-days. With what is under way, that brings 74% of"
        " what the whole list could, for 56% of its person-days. No other set within these limits"
        " brings more: that is proven.",
        "Going down the list by RICE or by value for effort would bring 5.5% less: it takes “Number"
        " the entrances and name them in the text” and “Three months of tablets at a time” instead of"
        " “Sign in without a password”.",
        "4 person-days more in the budget would bring 10.1% more (in comes “Three months of tablets"
        " at a time”).",
        "The closest call: “Sign in without a password” is in. Out if it is a third less sure or it"
        " takes 1% more; “Number the entrances and name them in the text” and “Three months of"
        " tablets at a time” would take its place.",
        "“Pharmacists approve stable repeats at weekends” was planned already, and stays out of this"
        " plan.",
    ],
    ("sklep", "pl", "60", 2): [
        "Warto podjąć „Data odbioru widoczna przed zapłatą”, „Światło opisane jedną skalą ze"
        " zdjęciami”, „Porady dopasowane do kupionej rośliny”, „Zmiana dnia odbioru SMS-em”,"
        " „Wyszukiwarka zna nazwy łacińskie” (+2): 7 z 10 do wyboru, razem 50 osobodni. Razem z pracą"
        " w toku daje to 86% tego, co cała lista, za 67% jej osobodni. Żaden inny zestaw w tych"
        " granicach nie da więcej: to dowiedzione.",
        "Wybór z góry listy według zysku z osobodnia dałby o 0,8% mniej: bierze „Dobór rośliny do"
        " światła w trzech pytaniach” zamiast „Galeria pierwszych liści od klientów” i „Zmiana dnia"
        " odbioru SMS-em”.",
        "Budżet większy o 5 osobodni dałby zysk większy o 4% (wchodzi „Dyżur ogrodniczki w weekendy”,"
        " wypada „Galeria pierwszych liści od klientów”).",
        "Najbardziej wyrównany wybór to pozostawiona poza planem szansa „Dobór rośliny do światła w"
        " trzech pytaniach”: przy wpływie lub zasięgu wyższym o 8,1% warto by było podjąć ją zamiast"
        " „Galeria pierwszych liści od klientów” i „Zmiana dnia odbioru SMS-em”.",
        "„Dyżur ogrodniczki w weekendy” ma termin, którego ten plan nie dotrzymuje.",
        "2 szanse już zaplanowane nie mieszczą się w tym planie: „Dyżur ogrodniczki w weekendy” i"
        " „Dobór rośliny do światła w trzech pytaniach”.",
    ],
}


@pytest.mark.parametrize(("name", "lang", "days", "quarters"), ALOUD)
def test_the_examples_read_aloud(name: str, lang: str, days: str, quarters: int) -> None:
    found = told(inquiry_into(EXAMPLES / name), lang, days, quarters)
    plain = [each.replace("\u00a0", " ") for each in sentences(found, "in-short")]
    assert plain == ALOUD[name, lang, days, quarters]


ODD = [
    ("nothing open", ["id: a, status: done"], None,
     ["There is no open opportunity: nothing to plan."]),
    ("nothing known", ["id: a, impact: 3"], None,
     ["No open opportunity has all its estimates, so there is nothing to choose from.",
      "1 opportunity is left out for want of estimates: “a”."]),
    ("nothing fits", [f"id: a, {KNOWN}, effort: 3", f"id: b, {KNOWN}, effort: 2.5, requires: a"], "2",
     ["Nothing fits. The cheapest, “a”, takes 3 person-days; the budget has 2 person-days left.",
      "1 person-day more in the budget would bring 1 more (in comes “a”).",
            "The closest call: “a” is out. In if it takes 33.3% less.",
        ]),
    ("nothing fits alone", [f"id: a, {KNOWN}, effort: 30, owner: desk", f"id: b, {KNOWN}, effort: 1, requires: a"], None,
     ["Nothing fits. The cheapest, “a”, takes 30 person-days; desk has 4 person-days left.",
      "26 person-days more of desk would bring 2 more (in comes “a” and “b”)."]),
    ("nothing worth it", ["id: a, impact: 1, reach: 0, confidence: 1, effort: 1"], None,
     ["Nothing more is worth doing: what there is to choose from brings no gain."]),
    ("everything fits", [f"id: a, {KNOWN}, effort: 3", f"id: b, {KNOWN}, effort: 0.5"], "10",
     ["Everything fits: all 2 for 3.5 person-days."]),
    ("ties", [f"id: a, {KNOWN}, effort: 3", f"id: b, {KNOWN}, effort: 3"], "3",
     ["Take up “a”: 1 of the 2 to choose from, for 3 person-days. That brings 50% of what the whole"
      " list could, for 50% of its person-days. No other set within these limits brings more: that is"
      " proven.",
      "2 plans are equally good, and share nothing.",
      "3 person-days more in the budget would bring 100% more (in comes “b”).",
      "“a” could be decided either way: “b” instead is as good."]),
    ("what makes work under way good comes first", [f"id: a, {KNOWN}, effort: 6", f"id: b, {KNOWN}, effort: 12, status: doing"], "7",
     ["Work under way alone takes 5 person-days more than the budget.",
      "Nothing fits. The cheapest, “a”, takes 6 person-days; the budget has 0 person-days left.",
      "11 person-days more in the budget would bring 100% more (in comes “a”)."]),
    ("work under way beyond a team", [f"id: a, {KNOWN}, effort: 1, owner: desk", f"id: b, {KNOWN}, effort: 6, owner: desk, status: doing"], None,
     ["Work under way takes 2 person-days more of desk than there are: “b” will not be finished in time.",
      "Nothing fits. The cheapest, “a”, takes 1 person-day; desk has 0 person-days left.",
      "3 person-days more of desk would bring 1 more (in comes “a”)."]),
    ("work under way beyond the budget", [f"id: a, {KNOWN}, effort: 5, status: doing"], "2",
     ["Work under way alone takes 3 person-days more than the budget.",
      "No open opportunity has all its estimates, so there is nothing to choose from."]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "rows", "days", "expected"), ODD, ids=[row[0] for row in ODD])
def test_what_is_odd_is_told(
    tmp_path: Path, name: str, rows: list[str], days: str | None, expected: list[str]
) -> None:
    found = told(
        asked(tmp_path, {"b.backlog.yaml": backlog(*rows), "shop.catalog.yaml": TEAMS}), "en", days
    )
    assert sentences(found, "in-short") == expected


def test_when_time_is_over_nothing_is_called_the_best(tmp_path: Path) -> None:
    maps = {"b.backlog.yaml": backlog(f"id: a, {KNOWN}, effort: 3", f"id: b, {KNOWN}, effort: 3")}
    found = told(asked(tmp_path, maps), "en", "3", seconds=1e-9)
    first = sentences(found, "in-short")[0]
    assert first == (
        "Time was over before a best plan was proven. The best one found: “a”, 3 person-days."
        " A better one could bring up to 100% more."
    )
    assert "For 2 choices there was no time to look (`--timeout` gives more)." in sentences(
        found, "calls"
    )


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_long_tables_are_cut_and_say_so(tmp_path: Path, lang: str) -> None:
    rows = [f"id: o{number}, {KNOWN}, effort: {number + 3}" for number in range(20)]
    found = told(asked(tmp_path, {"b.backlog.yaml": backlog(*rows)}), lang, "2")
    tables = {
        section.key: block
        for section in found.sections
        for block in section.blocks
        if isinstance(block, Table)
    }
    assert {key: len(table.rows) for key, table in tables.items()} == {
        "limits": 1,
        "outside": 8,
        "ranking": 8,
    }
    more = (
        "… and 12 more (`-v` shows all)"
        if lang == "en"
        else "… i 12 więcej (wszystkie pokaże `-v`)"
    )
    assert tables["outside"].left_out == more


def test_what_stays_out_tells_how_far_it_had_got_and_when_it_is_due(tmp_path: Path) -> None:
    found = odd(
        tmp_path,
        "id: a, impact: 4, reach: 1, confidence: 1, effort: 1",
        f"id: b, {KNOWN}, effort: 1, status: planned, due: 2020-01-01",
        f"id: c, {KNOWN}, effort: 1",
        budget="1",
    )
    (section,) = [each for each in found.sections if each.key == "outside"]
    (table,) = [each for each in section.blocks if isinstance(each, Table)]
    assert [column.title for column in table.columns][-3:] == ["Status", "Due", "Why"]
    assert [[cell.text for cell in row][-3:-1] for row in table.rows] == [
        ["planned", "Jan\u00a01,\u00a02020 – missed"],
        ["idea", ""],
    ]
    assert [row[-3].tone for row in table.rows] == [Tone.STRONG, Tone.PLAIN]
