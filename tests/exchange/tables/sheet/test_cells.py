"""What people write in one cell: names of lanes, lists, scores, lengths of time, figures."""

import pytest
from tests.exchange.importing import arrive, data_of

from cjmap.exchange.coming.source import Scale
from cjmap.exchange.tables.sheet.bullets import items_of, names_of, one_title, unquoted
from cjmap.exchange.tables.sheet.lanes import Lane
from cjmap.exchange.tables.sheet.lengths import length_in
from cjmap.exchange.tables.sheet.metrics import Measured, measured_in
from cjmap.exchange.tables.sheet.naming import folded, lane_named
from cjmap.exchange.tables.sheet.scores import Felt, felt_in, scale_named, scale_of
from cjmap.exchange.tables.sheet.words import en, pl


@pytest.mark.parametrize(
    ("label", "lane", "sure"),
    [
        ("Pain points 😖", Lane.PAINS, True),
        ("PAIN-POINTS", Lane.PAINS, True),
        ("3. Touch points:", Lane.TOUCHPOINT, True),
        ("Punkty styku (online)", Lane.TOUCHPOINT, True),
        ("Emotion score (−2 … 2)", Lane.EMOTION, True),
        ("What is the customer thinking?", Lane.THINKS, True),
        ("Bolączki / problemy", Lane.PAINS, True),
        ("bolaczki", Lane.PAINS, True),
        ("Thoughts & feelings", Lane.THINKS, False),
        ("Cytaty z wywiadów", Lane.QUOTES, False),
        ("Scena (frontstage)", Lane.FRONTSTAGE, True),
        ("Właściciel procesu", Lane.OWNER, True),
        ("Faza", Lane.STAGE, True),
        ("Satysfakcja (NPS)", Lane.METRICS, True),
        ("Customer goals", Lane.GOALS, True),
        ("Business metrics", Lane.METRICS, False),
    ],
)
def test_labels(label: str, lane: Lane, sure: bool) -> None:
    named = lane_named(label)
    assert named is not None
    assert (named.lane, named.sure) == (lane, sure)


@pytest.mark.parametrize(
    "label",
    [
        "Ryzyka",
        "",
        " ",
        "…",
        "42",
        "I am looking for a plumber",
        "Business goals",
        "Cele biznesowe",
        "x" * 61 + " pains",
    ],
)
def test_no_labels(label: str) -> None:
    assert lane_named(label) is None


@pytest.mark.parametrize("words", [en.LANES, pl.LANES])
def test_no_name_means_two_lanes(words: dict[Lane, tuple[str, ...]]) -> None:
    names = [folded(name) for known in words.values() for name in known]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert set(words) == set(Lane)


def test_the_languages_do_not_contradict_each_other() -> None:
    english = {folded(name): lane for lane, names in en.LANES.items() for name in names}
    polish = {folded(name): lane for lane, names in pl.LANES.items() for name in names}
    assert {name for name in english.keys() & polish if english[name] != polish[name]} == set()


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("one thing", ["one thing"]),
        ("• a\n• b", ["a", "b"]),
        ("- Nie wiem,\n  co dalej\n- b", ["Nie wiem, co dalej", "b"]),
        ("– a\n— b\n* c", ["a", "b", "c"]),
        ("1. a\n2) b\n(3) c\nd) d", ["a", "b", "c", "d"]),
        ("1) a 2) b", ["a", "b"]),
        ("• a • b", ["a", "b"]),
        ("a; b;", ["a", "b"]),
        ("szuka w google\nporównuje ceny", ["szuka w google", "porównuje ceny"]),
        ("Nie wiem,\nczy zdążę", ["Nie wiem, czy zdążę"]),
        ("Where is it?\nwhen does it come", ["Where is it?", "when does it come"]),
        ("Hotline\n   (phone)", ["Hotline (phone)"]),
        ("-5 degrees", ["-5 degrees"]),
        ("E-mail – twice a day", ["E-mail – twice a day"]),
        ("o czym myśli", ["o czym myśli"]),
        ("\n\n•\n", []),
    ],
)
def test_items(text: str, items: list[str]) -> None:
    assert items_of(text) == items


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Web, mobile app", ["Web", "mobile app"]),
        ("E-mail/SMS", ["E-mail", "SMS"]),
        ("24/7 hotline", ["24/7 hotline"]),
        ("Web / phone | shop", ["Web", "phone", "shop"]),
        ("The page on which, at last, the form is", ["The page on which, at last, the form is"]),
        ("SMS\nSMS", ["SMS"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert names_of(text) == names


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("1. Search", "Search"),
        ("Etap 2: Rezerwacja", "Rezerwacja"),
        ("Step 3 – Pay", "Pay"),
        ("Moving\nhouse", "Moving house"),
        ("24 hours later", "24 hours later"),
        ("Krok 1", "Krok 1"),
    ],
)
def test_titles(text: str, title: str) -> None:
    assert one_title(text) == title


@pytest.mark.parametrize(
    ("text", "inner"),
    [
        ("“Can I trust it?”", "Can I trust it?"),
        ("„Nie wiem”", "Nie wiem"),
        ("“No” and “yes”", "“No” and “yes”"),
        ("“", "“"),
        ("said “no”", "said “no”"),
    ],
)
def test_quotation_marks(text: str, inner: str) -> None:
    assert unquoted(text) == inner


@pytest.mark.parametrize(
    ("text", "felt"),
    [
        ("4", Felt(number=4)),
        ("-1,5", Felt(number=-1.5)),
        ("−2", Felt(number=-2)),
        ("3/5", Felt(number=3, most=5)),
        ("80%", Felt(number=80, most=100)),
        ("★★★☆☆", Felt(number=3, most=5)),
        ("🙂 relieved", Felt(1, words="relieved")),
        ("☹️", Felt(-1)),
        ("😀→😡", Felt(0)),
        ("++", Felt(2)),
        ("+ nice", Felt(1, words="nice")),
        ("−−", Felt(-2)),
        (":-(", Felt(-1)),
        ("very negative", Felt(-2)),
        ("bardzo dobrze", Felt(2)),
        ("Frustracja", Felt(-1, words="Frustracja", guessed=True)),
        ("annoyed (2)", Felt(number=2, words="annoyed")),
        ("4 - zadowolona", Felt(number=4, words="zadowolona")),
        ("5 min", Felt(words="5 min")),
        ("torn", Felt(words="torn")),
        ("2x better", Felt(words="2x better")),
        ("1e999", Felt(stray=True)),
        ("NaN", Felt(stray=True)),
        ("-inf", Felt(stray=True)),
        ("0x1", Felt(stray=True)),
        ("٣", Felt(stray=True)),
        ("9" * 5000, Felt(stray=True)),
        ("12:30", Felt(stray=True)),
        ("24/7", Felt(stray=True)),
        ("3-4", Felt(stray=True)),
        ("2026-05-01", Felt(stray=True)),
    ],
)
def test_feelings(text: str, felt: Felt) -> None:
    assert felt_in(text) == felt


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [
        ([1, 3, 5], Scale(1, 5)),
        ([7, 2], Scale(1, 10)),
        ([0, 3], Scale(0, 5)),
        ([0, 7], Scale(0, 10)),
        ([35, 80], Scale(0, 100)),
        ([-1, 2], Scale(-2, 2)),
        ([-3, 1], Scale(-3, 3)),
        ([-4, 5], Scale(-5, 5)),
        ([250], Scale(0, 250)),
    ],
)
def test_scales_by_their_numbers(numbers: list[float], scale: Scale) -> None:
    assert scale_of(numbers) == scale


@pytest.mark.parametrize(
    ("numbers", "scale"),
    [([0], Scale(-2, 2)), ([0, 2], Scale(-2, 2)), ([0, 3], Scale(0, 5)), ([1, 2], Scale(1, 5))],
)
def test_a_nought_among_signs_is_the_middle(numbers: list[float], scale: Scale) -> None:
    assert scale_of(numbers, beside_signs=True) == scale


@pytest.mark.parametrize(
    ("label", "scale"),
    [
        ("Emotion (1–5)", Scale(1, 5)),
        ("Emocje (skala od -2 do 2)", Scale(-2, 2)),
        ("Satisfaction 1..10", Scale(1, 10)),
        ("Emotion", None),
        ("Emotion (5-1)", None),
    ],
)
def test_scales_by_their_label(label: str, scale: Scale | None) -> None:
    assert scale_named(label) == scale


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("5 min", ("5 min", True)),
        ("PT5M", ("PT5M", True)),
        ("15 minut", ("15 min", True)),
        ("1,5 godz.", ("1.5 h", True)),
        ("1 dzień", ("1 day", True)),
        ("2 tygodnie", ("2 weeks", True)),
        ("2 godz. 15 min", ("2 h 15 min", True)),
        ("2-3 dni", ("3 days", False)),
        ("ok. 10 min", ("10 min", False)),
        ("do 48h", ("48 h", False)),
        ("0:45", ("45 min", False)),
        ("Day 1", None),
        ("pół godziny", None),
        ("0:00", None),
        ("soon", None),
        ("١٥ min", ("15 min", True)),
    ],
)
def test_lengths(text: str, length: tuple[str, bool] | None) -> None:
    assert length_in(text) == length


@pytest.mark.parametrize(
    ("text", "measured"),
    [
        ("CSAT 4,2", Measured("CSAT", 4.2)),
        ("NPS: 35 (n=120)", Measured("NPS", 35, n=120)),
        ("Conversion 12%", Measured("Conversion", 12, "%")),
        ("Wait 5 min", Measured("Wait", 5, "min")),
        ("CSAT = 4.1, target 4.5", Measured("CSAT", 4.1, target=4.5)),
        ("Missed: 9% target 5% · n = 3,180 · 2026-Q3", Measured("Missed", 9, "%", 3180, 5, "2026-Q3")),
        ("NPS 35 · 20२६-Q3", Measured("NPS", 35, period="2026-Q3")),
        ("Time to first answer", Measured("Time to first answer")),
        ("2027", Measured("2027")),
    ],
)  # fmt: skip
def test_figures(text: str, measured: Measured) -> None:
    assert measured_in(text) == measured


def test_what_we_and_our_systems_do_is_nothing_that_the_customer_does() -> None:
    arrival = arrive(
        "Etap,Szukam,Kupuję\nKrok,Patrzę,Płacę\nCo robi system,pokazuje listę,wysyła mail\n"
        "Pytania otwarte,czy RODO?,kto płaci?\n",
        "j.csv",
    )
    steps = [step for stage in data_of(arrival, "journey")["stages"] for step in stage["steps"]]
    assert not any({"does", "thinks"} & step.keys() for step in steps)
    assert [step["summary"] for step in steps] == ["czy RODO?", "kto płaci?"]
    actions = data_of(arrival, "blueprint")["actions"]
    assert [action["text"] for action in actions] == ["pokazuje listę", "wysyła mail"]
