"""Sentences that a manager understands, in English and Polish."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.measure.changes.conftest import SHOP

from cjmap.format.journey import Journey
from cjmap.insight.voice import Voice
from cjmap.measure.changes.result import (
    Changes,
    Comparison,
    Kind,
    Lack,
    Side,
    Subject,
    Verdict,
)
from cjmap.measure.changes.telling import Telling
from cjmap.measure.events.log import Selection
from cjmap.measure.figures.measured import EVERYBODY, Slice
from cjmap.measure.period import Period
from cjmap.measure.telling.names import Names
from cjmap.statistics.comparison import Change
from cjmap.statistics.interval import Interval
from cjmap.workspace import open_workspace

EASE = Comparison(
    Subject(Kind.METRIC, "zgloszenie", EVERYBODY, metric="ces", source="answers"),
    "ces-mean",
    (1, 7),
    None,
    "higher",
    Side(3.1, 55),
    Side(4.04, 31),
    Change(0.94, Interval(0.21, 1.58), 0.004, 60, 0.8),
    0.02,
    Verdict.BETTER,
)
NPS = replace(
    EASE,
    subject=Subject(Kind.METRIC, "polecenie", EVERYBODY, metric="nps", source="answers"),
    method="nps",
    before=Side(33.3, 120),
    after=Side(46.2, 130),
    change=Change(12.8, Interval(-5.1, 30.3), 0.16, 321, 25.0),
    verdict=Verdict.NO_CHANGE_SEEN,
)
LEFT = replace(
    EASE,
    subject=Subject(Kind.METRIC, "dostawa", Slice(context="weekend"), metric="porzucone-koszyki"),
    method="share",
    before=Side(0.31, 900),
    after=Side(0.282, 800),
    change=Change(-0.028, Interval(-0.07, -0.001), 0.04, 4200, 0.0604),
    verdict=Verdict.NO_CHANGE_SEEN,
)
TIME = replace(
    EASE,
    subject=Subject(Kind.TIME, "odpowiedz", EVERYBODY),
    method="duration",
    unit="s",
    before=Side(148_000.0, 95),
    after=Side(11_880.0, 57),
    change=Change(-136_120.0, Interval(-150_000.0, -90_000.0), 0.0001, 12, 40_000.0),
)


@pytest.mark.parametrize(
    ("found", "english", "polish"),
    [
        (
            EASE,
            "Łatwość załatwienia sprawy at “Zgłaszam złamane łodygi”: 3.1 → 4, +0.9 (+0.2 to +1.6):"
            " better.",
            "Łatwość załatwienia sprawy w kroku „Zgłaszam złamane łodygi”: 3,1 → 4, +0,9 (od +0,2 do"
            " +1,6): lepiej.",
        ),
        (
            replace(EASE, verdict=Verdict.CHANGED),
            "Łatwość załatwienia sprawy at “Zgłaszam złamane łodygi”: 3.1 → 4, +0.9 (+0.2 to +1.6):"
            " changed.",
            "Łatwość załatwienia sprawy w kroku „Zgłaszam złamane łodygi”: 3,1 → 4, +0,9 (od +0,2 do"
            " +1,6): zmiana.",
        ),
        (
            NPS,
            "Skłonność do polecenia (NPS) at “Polecam sklep znajomym”: 33 → 46, +13 points (−5 to +30):"
            " no change seen. With 120 and 130 answers only a change of about 25 points or more would"
            " show; for the one measured about 330 answers in each period are needed.",
            "Skłonność do polecenia (NPS) w kroku „Polecam sklep znajomym”: 33 → 46, +13 pkt (od −5 do"
            " +30): nie widać zmiany. Przy 120 i 130 odpowiedziach widać by było dopiero zmianę o około"
            " 25 pkt lub większą; dla zmierzonej potrzeba około 330 odpowiedzi w każdym okresie.",
        ),
        (
            LEFT,
            "Porzucone koszyki at “Wybieram sposób dostawy” (Weekend): 31% → 28.2%, −2.8 points (−7 to"
            " −0.1): no change seen. With 900 and 800 cases only a change of about 6 points or more"
            " would show. Taken alone it would count as sure; among so many comparisons chance makes"
            " such ones.",
            "Porzucone koszyki w kroku „Wybieram sposób dostawy” (Weekend): 31% → 28,2%, −2,8 pkt (od"
            " −7 do −0,1): nie widać zmiany. Przy 900 i 800 przypadkach widać by było dopiero zmianę o"
            " około 6 pkt lub większą. Sama jedna uchodziłaby za pewną; wśród tylu porównań takie"
            " zdarzają się przez przypadek.",
        ),
        (
            TIME,
            "Time at “Czekam na odpowiedź”: 41.1 h → 3.3 h, −37.8 h (−41.7 to −25): better.",
            "Czas kroku „Czekam na odpowiedź”: 41,1 h → 3,3 h, −37,8 h (od −41,7 do −25): lepiej.",
        ),
        (
            replace(
                EASE,
                before=Side(),
                change=None,
                verdict=Verdict.NOT_ENOUGH,
                lack=Lack.TOO_FEW,
            ),
            "Łatwość załatwienia sprawy at “Zgłaszam złamane łodygi”: not enough data. On one side"
            " people could be made out (fewer than 5), so the figures are not shown.",
            "Łatwość załatwienia sprawy w kroku „Zgłaszam złamane łodygi”: za mało danych. Po jednej"
            " stronie można by rozpoznać ludzi (mniej niż 5), dlatego liczb nie podano.",
        ),
        (
            replace(EASE, change=None, verdict=Verdict.NOT_COMPARABLE),
            "Łatwość załatwienia sprawy at “Zgłaszam złamane łodygi”: not comparable, as it is"
            " calculated in different ways.",
            "Łatwość załatwienia sprawy w kroku „Zgłaszam złamane łodygi”: nieporównywalne, bo liczone"
            " inaczej.",
        ),
    ],
)
def test_sentences(found: Comparison, english: str, polish: str) -> None:
    workspace = open_workspace(SHOP)
    journey = workspace.map_of("journey", "zamawiam-rosline")
    assert isinstance(journey, Journey)
    summer, autumn = (Selection(Period.parse(each)) for each in ("2026-Q3", "2026-Q4"))
    changes = Changes(journey, summer, autumn, (1, 1), (found,), (), 1, 5)
    for lang, expected in (("en", english), ("pl", polish)):
        voice = Voice("cjmap.measure.changes", lang)
        said = Telling(changes, voice, Names(workspace, journey, voice)).sentence(found)
        assert said.replace("\u00a0", " ") == expected


def test_both_languages_say_the_same_things() -> None:
    from cjmap.measure.changes.en import WORDS as ENGLISH
    from cjmap.measure.changes.pl import WORDS as POLISH

    assert POLISH.keys() == ENGLISH.keys()
