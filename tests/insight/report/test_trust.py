"""Guards trust: what claims, pains and feelings rest on, how old that is, and who checks the maps."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Facts, Table
from cjmap.insight.report.sections import Room
from cjmap.insight.report.trust.figures import TrustFigures, figures
from cjmap.insight.report.trust.sourcing import EvidenceAge
from cjmap.insight.report.trust.telling import headlines, tell
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.insight.document import Section

CATALOG = """kind: catalog
id: shop
title: Shop
reviewed: 2026-01-10
review_every: 3 months
contexts: [{id: rain, title: Rain}]
metrics: [{id: happy, title: Happy}]
evidence:
  - {id: talks, title: Talks, method: interview, date: 2026-03-01, n: 9}
  - {id: board, title: The board, method: workshop, n: 6}
  - {id: poll, title: The poll, method: survey, date: 2025-06-01, n: 400}
  - {id: logs, title: The logs, method: analytics, date: 2024-01-01}
  - {id: later, title: Later, method: survey, date: 2027-01-01}
  - {id: shelf, title: On the shelf, method: survey, date: 2026-09-01, n: 1200}
"""
HEAD = "personas: [anna]\nevidence: [talks, poll]"
STEPS = """
{id: a, title: A, evidence: [poll], emotion: {score: -1.5, basis: observed}, pains: [{id: slow, text: Slow, severity: 5, frequency: 0.5, evidence: talks}, {text: Dear, severity: 3, frequency: 0.5}], gains: [Warm]}
{id: b, title: B, emotion: {score: -2, assumption: true}, pains: [{id: rude, text: Rude, severity: 2, frequency: 1, assumption: true}], needs: [{text: Peace, evidence: [logs]}], metrics: [{metric: happy, value: 4, n: 9}, {metric: happy, target: 5}]}
{id: c, title: C, emotion: 1, pains: [{id: gone, text: Gone, severity: 1, frequency: 0.1, evidence: [lost]}, {id: mute, text: Mute, severity: 1, frequency: 0.1, evidence: [talks, board]}], expectations: [{text: Soon, evidence: [later]}], variants: [{when: rain, emotion: -2, pains: [Wet]}]}
"""
BEN = """kind: persona
id: ben
name: Ben
proto: true
needs: [Quiet]
reviewed: 2026-06-01
"""


def trust(tmp_path: Path, steps: str = STEPS, head: str = HEAD, **more: str) -> TrustFigures:
    """Ask how far a workspace can be trusted; maps of `more` by the name of the file."""
    maps = {
        "shop.catalog.yaml": CATALOG,
        "buy.journey.yaml": journey(steps, head),
        "anna.persona.yaml": ANNA + "evidence: [talks]\n",
        "ben.persona.yaml": BEN,
        **{name.replace("_", ".") + ".yaml": text for name, text in more.items()},
    }
    found = figures(asked(tmp_path, maps))
    assert found is not None
    return found


# --- claims ---


def test_a_claim_rests_on_what_it_says_or_what_holds_it(tmp_path: Path) -> None:
    found = trust(tmp_path)
    # itself: slow, Peace, Gone, Mute, Soon · its step: Dear, Warm · its map: Wet
    # assumed: Rude, and Quiet of the persona without research
    all_claims = found.claims
    assert (all_claims.claims, all_claims.evidence) == (10, 8)
    assert (all_claims.assumption, all_claims.nothing) == (2, 0)
    assert (all_claims.own, all_claims.place, all_claims.map) == (5, 2, 1)
    assert [(each.kind.value, each.claims, each.evidence, each.own) for each in found.kinds] == [
        ("pain", 6, 5, 3),
        ("gain", 1, 1, 0),
        ("need", 2, 1, 1),
        ("expectation", 1, 1, 1),
    ]
    assert [(each.kind, each.map_id, each.claims, each.evidence) for each in found.maps] == [
        ("persona", "ben", 1, 0),
        ("journey", "buy", 9, 8),
    ]


def test_what_is_without_evidence_comes_by_severity_then_the_longest_unchecked(
    tmp_path: Path,
) -> None:
    found = trust(tmp_path, head="personas: [anna]\nreviewed: 2026-10-01")
    assert [(each.text, each.severity, each.assumed, each.title) for each in found.unproven] == [
        ("Rude", 2, True, "I buy"),
        ("Quiet", None, True, "Ben"),
        ("Wet", None, False, "I buy"),
    ]


# --- sources ---


def test_sources_tell_how_much_rests_on_them_and_on_them_alone(tmp_path: Path) -> None:
    sources = trust(tmp_path).sources
    assert [
        (each.id, each.claims, each.alone, each.own, each.n, each.age.value)
        for each in sources.sources
    ] == [
        ("poll", 3, 2, 0, 400, "older"),  # Dear and Warm by their step, Wet by the map
        ("talks", 3, 1, 2, 9, "fresh"),  # slow, Mute with the board, Wet
        ("logs", 1, 1, 1, None, "old"),
        ("later", 1, 1, 1, None, "undated"),  # it is yet to come
        ("lost", 1, 1, 1, None, "unknown"),
        ("board", 1, 0, 1, 6, "undated"),
    ]
    assert sources.single == 6
    assert [(each.id, each.n) for each in sources.unused] == [("shelf", 1200)]


def test_claims_are_as_old_as_their_newest_source(tmp_path: Path) -> None:
    ages = trust(tmp_path).sources.ages
    assert {age.value: count for age, count in ages.items()} == {
        "fresh": 3,  # slow, Mute, Wet
        "older": 2,
        "old": 1,
        "undated": 1,
        "unknown": 1,
    }


def test_what_is_fresh_is_a_setting(tmp_path: Path) -> None:
    settings = "version = 1\n[report]\nfresh = 36\n"
    asked(tmp_path, {"buy.journey.yaml": journey(STEPS, HEAD), "shop.catalog.yaml": CATALOG})
    (tmp_path / "cjmap.toml").write_text(settings, encoding="utf-8")
    found = figures(inquiry_into(tmp_path))
    assert found is not None
    assert found.sources.fresh_months == 36
    assert found.sources.ages[EvidenceAge.FRESH] == 6


def test_methods_tell_or_count(tmp_path: Path) -> None:
    sources = trust(tmp_path).sources
    assert {nature.value: count for nature, count in sources.natures.items()} == {
        "both": 1,  # Wet: talks and the poll
        "told": 2,
        "counted": 4,
        "untold": 1,  # of what is in no catalog
    }
    assert [(each.method, each.sources, each.claims) for each in sources.methods] == [
        ("survey", 2, 4),
        ("interview", 1, 3),
        ("analytics", 1, 1),
        ("workshop", 1, 1),
        (None, 1, 1),
    ]


# --- what matters most ---


def test_the_heaviest_pains_and_what_they_rest_on(tmp_path: Path) -> None:
    found = trust(tmp_path)
    # Anna is half of all: 5 × ½ × ½, 2 × 1 × ½, 3 × ½ × ½
    assert [
        (each.text, each.weight, each.sources, each.assumed) for each in found.heaviest_pains
    ] == [
        ("Slow", 1.25, ["Talks"], False),
        ("Rude", 1.0, [], True),
        ("Dear", 0.75, ["The poll"], False),
    ]
    assert [each.thin for each in found.heaviest_pains] == [True, True, True]


def test_some_frequencies_are_known_from_talk_alone(tmp_path: Path) -> None:
    found = trust(tmp_path)
    assert found.pains == 5
    assert [
        (each.text, each.frequency, each.n, each.rank) for each in found.talked_frequencies
    ] == [
        ("Slow", 0.5, 9, 1),
        ("Mute", 0.1, 15, 5),  # talks with 9 and 6; of `gone` the source is unknown
    ]


def test_feelings_say_how_they_are_known(tmp_path: Path) -> None:
    feelings = trust(tmp_path).feelings
    counts = [
        (each.told, each.observed, each.reported, each.assumed, each.untold)
        for each in (feelings.all, feelings.lows)
    ]
    assert counts == [(4, 1, 0, 1, 2), (3, 1, 0, 1, 1)]
    assert [
        (each.step, each.contexts, each.score, each.basis and each.basis.value, each.sources)
        for each in feelings.lowest
    ] == [
        ("B", [], -2, "assumed", []),
        ("C", ["Rain"], -2, None, ["Talks", "The poll"]),
        ("A", [], -1.5, "observed", ["The poll"]),
    ]


# --- who looks after it ---


def test_reviews_personas_and_numbers_that_rest_on_too_little(tmp_path: Path) -> None:
    cleo = "kind: persona\nid: cleo\nname: Cleo\n"
    dan = "kind: persona\nid: dan\nname: Dan\nneeds: [{text: Air, evidence: [talks]}]\n"
    eve = "kind: persona\nid: eve\nname: Eve\nextends: anna\n"
    found = trust(tmp_path, cleo_persona=cleo, dan_persona=dan, eve_persona=eve)
    assert [(each.id, each.why.value) for each in found.personas] == [
        ("ben", "proto"),
        ("cleo", "nothing"),
    ]
    assert [
        (each.step, each.title, each.without_n, each.without_period) for each in found.metrics
    ] == [
        ("B", "Happy", False, True)  # a target is no measurement
    ]
    first = found.reviews[0]
    assert (first.map_id, str(first.due), first.overdue) == ("shop", "2026-04-10", 226)
    assert {each.map_id: (each.reviewed, each.due) for each in found.reviews}["buy"] == (None, None)


# --- what is told ---


def said(folder: Path, lang: str = "en") -> list[str]:
    found = figures(inquiry_into(folder))
    assert found is not None
    voice = Voice("cjmap.insight.report.trust", lang)
    ranked = sorted(headlines(found, voice), key=lambda each: -each.weight)
    return [each.sentence.text.replace("\u00a0", " ") for each in ranked]


def shown(folder: Path, lang: str = "en", *, detail: bool = False) -> Section:
    found = figures(inquiry_into(folder))
    assert found is not None
    return tell(found, Voice("cjmap.insight.report.trust", lang), Room(detail=detail))


def test_what_is_told_first(tmp_path: Path) -> None:
    trust(tmp_path)
    assert said(tmp_path) == [
        "What hurts most is what we know least: each of the 3 heaviest pains rests on one source or on"
        " none (1 on none).",
        "How often “Slow” occurs (50%), one of the three heaviest pains, is known from talk with 9"
        " people alone: “Talks”.",
        "38% of the claims on evidence rest on nothing newer than 12 months.",
        "2 of the 3 lowest feelings (−1.5 and below) are assumed, or the maps do not say how they are"
        " known.",
        "1 of 4 maps is overdue for a check: “Shop”, by 226 days.",
        "1 persona rests on assumptions, not on research: “Ben”.",
        "50% of the claims on evidence were only counted: nobody was talked with or watched.",
        "“On the shelf” (n = 1,200) was gathered, and no map refers to it.",
    ]


EIGHT = """
{id: a, title: A, emotion: {score: -2, basis: reported}, pains: [A, B, C, D]}
{id: b, title: B, emotion: -2, pains: [E, F, G]}
{id: c, title: C, emotion: {score: -1.5, basis: assumed}, pains: [H]}
{id: d, title: D, emotion: {score: 0, basis: reported}}
"""
WORDED = [
    (
        "all on one source",
        "personas: [anna]\nevidence: [talks]",
        [
            "All 8 claims have evidence, but only by the list at the head of their map.",
            "All claims rest on “Talks” (n = 9, Mar 2026) and on nothing else.",
            "All claims on evidence were only told or seen: no survey and no analytics stand behind them.",
        ],
    ),
    (
        "all on two",
        "personas: [anna]\nevidence: [talks, poll]",
        ["All claims rest on “Talks” (n = 9, Mar 2026), though on other sources as well."],
    ),
    (
        "all old",
        "personas: [anna]\nevidence: [logs]",
        ["All claims on evidence rest on nothing newer than 12 months."],
    ),
    (
        "all assumed",
        "personas: [anna]\nassumption: true",
        ["None of the 8 claims rests on evidence: they are assumed."],
    ),
    (
        "nothing told",
        "personas: [anna]",
        [
            "None of the 8 claims rests on evidence, and nothing says whether they were found out or assumed."
        ],
    ),
]


@pytest.mark.parametrize(("name", "head", "expected"), WORDED, ids=[row[0] for row in WORDED])
def test_shares_that_are_whole_are_told_as_such(
    tmp_path: Path, name: str, head: str, expected: list[str]
) -> None:
    maps = {
        "shop.catalog.yaml": CATALOG,
        "buy.journey.yaml": journey(EIGHT, head),
        "anna.persona.yaml": ANNA + "evidence: [talks]\n",
    }
    asked(tmp_path, maps)
    assert set(expected) <= set(said(tmp_path))


CLINIC = [
    "What hurts most is known from one side only: each of the 3 heaviest pains rests on a single source.",
    "The maps do not say how 2 of the 3 lowest feelings (−1.5 and below) are known.",
    "All 45 claims have evidence, but 27 of them (60%) only by the list at the head of their map.",
]
SKLEP = [
    "Jak często zdarza się jedna z trzech najcięższych bolączek, „Opis pielęgnacji niezrozumiały dla"
    " początkujących” (50%), wiadomo tylko z rozmów (n = 14): „Wywiady z klientami po zakupie dużej"
    " rośliny”.",
    "O żadnej z 3 najniższych ocen emocji (−1,5 i mniej) mapy nie mówią, skąd jest znana.",
    "Co boli najbardziej, znamy tylko z jednej strony: na jednym źródle opiera się 2 z 3 najcięższych"
    " bolączek, „Opis pielęgnacji niezrozumiały dla początkujących” i „Filtr »stanowisko« pomija połowę"
    " roślin”.",
]


@pytest.mark.parametrize(
    ("example", "lang", "expected"), [("clinic", "en", CLINIC), ("sklep", "pl", SKLEP)]
)
def test_the_examples_say_what_rests_on_little(
    example: str, lang: str, expected: list[str]
) -> None:
    assert said(EXAMPLES / example, lang)[:3] == expected


def test_trust_is_told_in_facts_tables_and_sentences(tmp_path: Path) -> None:
    trust(tmp_path)
    section = shown(tmp_path)
    (facts,) = (block for block in section.blocks if isinstance(block, Facts))
    assert {each.name: each.value.text for each in facts.facts} == {
        "Claims": "10, 80% of them on evidence; 2 assumed, 0 on nothing",
        "Evidence named": "5 by the claim itself, 2 by its step or action, 1 only by the map as a whole",
        "Age of the newest source": "3 within 12 months, 2 within 24 months, 1 older,"
        " 1 without a date, 1 with a source that no catalog has",
        "Kind of knowledge": "1 told and counted, 2 only told or seen, 4 only counted, 1 without a method",
        "Claims by method": "survey 4, interviews 3, analytics 1, workshop 1, not told 1",
        "Feelings": "1 observed, 1 assumed, 2 without a word how they are known",
        "Reviews": "1 of 4 maps overdue, 2 never checked, 1 without a rhythm",
    }
    sources, maps = (
        [[cell.text.replace("\u00a0", " ") for cell in row] for row in block.rows]
        for block in section.blocks
        if isinstance(block, Table)
    )
    assert sources[:2] == [
        ["The poll", "survey", "400", "Jun 2025", "3 (30%)", "2"],
        ["Talks", "interviews", "9", "Mar 2026", "3 (30%)", "1"],
    ]
    assert maps == [["Ben", "1", "0%", "0", "–"], ["I buy", "9", "89%", "5", "–"]]


def test_long_lists_are_cut_and_say_so(tmp_path: Path) -> None:
    steps = "\n".join(f"{{id: s{n}, title: S{n}, pains: [P{n}]}}" for n in range(20))
    asked(tmp_path, {"buy.journey.yaml": journey(steps, "")})
    words = [
        sentence.text
        for detail in (False, True)
        for block in shown(tmp_path, detail=detail).blocks
        for sentence in getattr(block, "sentences", ())
    ]
    assert "17 more claims rest on no evidence." in words
    assert len(words) == 4 + 20  # three claims and how many more; all of them


ODD = [
    ("no claim", "{id: a, title: A, emotion: 1}", True),
    ("nothing at all", "{id: a, title: A}", False),
    ("a feeling without a score", "{id: a, title: A, emotion: {basis: observed}}", False),
    ("a score of one persona", "{id: a, title: A, emotion: {by: {gone: -2}}}", True),
    (
        "ids that lead nowhere",
        "{id: a, title: A, pains: [{text: P, severity: 5, evidence: [gone]}],"
        " metrics: [{metric: gone, value: 1}], variants: [{when: gone, emotion: -2}]}",
        True,
    ),
]


@pytest.mark.parametrize("lang", ["en", "pl"])
@pytest.mark.parametrize(("name", "step", "told"), ODD, ids=[row[0] for row in ODD])
def test_odd_maps_are_told_all_the_same(
    tmp_path: Path, name: str, step: str, told: bool, lang: str
) -> None:
    found = figures(asked(tmp_path, {"buy.journey.yaml": journey(step, "personas: [gone]")}))
    assert (found is not None) == told
    if told:
        for detail in (False, True):
            assert shown(tmp_path, lang, detail=detail).key == "trust"
        said(tmp_path, lang)


def test_a_future_claims_nothing_yet(tmp_path: Path) -> None:
    found = figures(asked(tmp_path, {"buy.journey.yaml": journey(STEPS, "state: future")}))
    assert found is None


def test_a_few_claims_make_no_share(tmp_path: Path) -> None:
    steps = "{id: a, title: A, emotion: -2, pains: [A, B, C]}\n{id: b, title: B, emotion: -2}"
    for head in ("evidence: [talks]", "evidence: [logs]", "assumption: true", ""):
        asked(tmp_path, {"shop.catalog.yaml": CATALOG, "buy.journey.yaml": journey(steps, head)})
        assert [each for each in said(tmp_path) if "claims" in each] == []


def test_personas_without_research_are_named_together(tmp_path: Path) -> None:
    proto = "kind: persona\nid: p{n}\nname: P{n}\nproto: true\n"
    asked(tmp_path, {f"p{n}.persona.yaml": proto.format(n=n) for n in range(5)})
    told = [
        sentence.text
        for block in shown(tmp_path).blocks
        for sentence in getattr(block, "sentences", ())
    ]
    assert told == ["Personas without research, and marked so: “P0”, “P1”, “P2” (+2)."]
    assert said(tmp_path) == [
        "5 personas rest on assumptions, not on research: “P0”, “P1”, “P2” (+2)."
    ]


def test_a_persona_without_a_word_of_evidence_is_not_called_unresearched(tmp_path: Path) -> None:
    asked(tmp_path, {"p.persona.yaml": "kind: persona\nid: p\nname: P\nneeds: [Air]\n"})
    assert said(tmp_path) == [
        "1 persona names no evidence, so nobody can see what it rests on: “P”."
    ]
    assert said(tmp_path, "pl") == [
        "1 persona nie podaje żadnego źródła, więc nie widać, na czym się opiera: „P”."
    ]


SPARSE = {
    "persona": "kind: persona\nid: x\nname: X\nneeds: [{text: Air%s}, Light]\n%s",
    "blueprint": "kind: blueprint\nid: x\ntitle: X\nsteps: [{id: a, title: A}]\n"
    "actions: [{id: b, text: B, lane: customer, at: a%s}, {id: c, text: C, lane: customer, at: a}]\n%s",
}


@pytest.mark.parametrize("kind", SPARSE)
def test_the_share_on_evidence_never_rises_where_evidence_is_taken_away(
    tmp_path: Path, kind: str
) -> None:
    counts = []
    own, whole = ", evidence: talks", "evidence: talks\n"
    for of_claim, of_map in ((own, whole), (own, ""), ("", "")):
        sparse = SPARSE[kind] % (of_claim, of_map)
        claims = trust(tmp_path, **{f"x_{kind}": sparse}).claims
        counts.append((claims.claims, claims.evidence, claims.nothing))
    # 10 claims besides, 8 of them on evidence
    assert counts == [(12, 10, 0), (12, 9, 1), (12, 8, 2)]
