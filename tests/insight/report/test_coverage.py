"""Guards what is told of coverage: who is met where, what blueprints show, what is in work, what is missing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.insight.asking import ANNA, EXAMPLES, asked, inquiry_into, journey

from cjmap.insight.document import Points, Sentence, Table
from cjmap.insight.report.coverage.figures import CoverageFigures, figures
from cjmap.insight.report.coverage.telling import headlines, tell
from cjmap.insight.report.sections import Room
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.insight.document import Section

BERT = "kind: persona\nid: bert\nname: Bert\n"
CATALOG = """kind: catalog
id: shop
title: Shop
channels: [{id: web, title: Web}, {id: street, title: Street}, {id: post, title: Post}]
touchpoints: [{id: site, channel: web}, {id: desk, channel: street}]
metrics: [{id: ease, title: Ease, better: higher}]
"""
BLUEPRINT = """kind: blueprint
id: behind
title: Behind
journey: buy
steps: [{step: buy#a}, {step: b}, {step: ghost}, {title: Talk}]
"""
STEPS = """
    {id: a, title: A, touchpoint: site, emotion: 1}
    {id: b, title: B, touchpoint: desk, emotion: -1}
    {id: c, title: C, touchpoint: site, emotion: {by: {anna: -2, bert: 0}}}
    {id: d, title: D, touchpoint: site, actor: anna}
    {id: e, title: E, actor: anna}
"""
BOTH = "personas: [anna, bert]"


def found(
    tmp_path: Path, steps: str = STEPS, head: str = BOTH, **more: str
) -> CoverageFigures | None:
    """Ask what one journey, and `more` maps by the name of their file, cover."""
    maps = {
        "buy.journey.yaml": journey(steps, head),
        "anna.persona.yaml": ANNA,
        "bert.persona.yaml": BERT,
        "shop.catalog.yaml": CATALOG,
        **more,
    }
    return figures(asked(tmp_path, maps))


def known(told: CoverageFigures | None) -> CoverageFigures:
    assert told is not None
    return told


def said(told: CoverageFigures, lang: str = "en") -> list[str]:
    voice = Voice("cjmap.insight.report.coverage", lang)
    ranked = sorted(headlines(told, voice), key=lambda each: -each.weight)
    return [each.sentence.text for each in ranked]


def section(told: CoverageFigures, room: Room | None = None, lang: str = "en") -> Section:
    return tell(told, Voice("cjmap.insight.report.coverage", lang), room or Room())


def sentences(section: Section) -> Iterator[str]:
    for block in section.blocks:
        if isinstance(block, Sentence):
            yield block.text
        elif isinstance(block, Points):
            yield from (each.text for each in block.sentences)
    for each in section.sections:
        yield from sentences(each)


def part(told: CoverageFigures, key: str, room: Room | None = None) -> Section:
    return next(each for each in section(told, room).sections if each.key == f"coverage-{key}")


def grid(told: CoverageFigures, room: Room | None = None) -> list[tuple[str, ...]]:
    """Return the matrix as texts, its head first."""
    (table,) = part(told, "matrix", room).blocks
    assert isinstance(table, Table)
    head = tuple(each.title for each in table.columns)
    rows = [tuple(each.text.replace("\u00a0", " ") for each in row) for row in table.rows]
    return [head, *rows]


# --- the matrix ---


def test_who_is_met_when_on_which_channel(tmp_path: Path) -> None:
    told = known(found(tmp_path))
    assert [
        (each.persona, each.channel, each.steps, each.scored, each.mean)
        for each in told.matrix.cells
    ] == [
        ("anna", "web", 3, 2, -0.5),
        ("bert", "web", 2, 2, 0.5),
        ("anna", "street", 1, 1, -1.0),
        ("bert", "street", 1, 1, -1.0),
        ("anna", "", 1, 0, None),
    ]
    assert grid(told) == [
        ("Persona", "Stage", "Web", "Street", "Post", "no channel"),
        ("Anna", "In the shop", "3 (−0.5)", "1 (−1)", "", "1"),
        ("Bert", "In the shop", "2 (+0.5)", "1 (−1)", "", ""),
    ]


def test_a_persona_is_named_once_unless_rows_must_stand_by_themselves(tmp_path: Path) -> None:
    later = journey("{id: x, title: X, touchpoint: site}", "personas: [anna, bert]")
    more = {"ask.journey.yaml": later.replace("id: buy\ntitle: I buy", "id: ask\ntitle: I ask")}
    told = known(found(tmp_path, **more))
    assert [row[0] for row in grid(told)[1:]] == ["Anna", "", "Bert", ""]
    assert [row[0] for row in grid(told, Room(detail=True))[1:]] == ["Anna", "Anna", "Bert", "Bert"]


def test_whom_all_rows_are_about_is_said_once(tmp_path: Path) -> None:
    told = known(found(tmp_path, head="personas: anna"))
    (table,) = part(told, "matrix").blocks
    assert isinstance(table, Table)
    assert table.caption.startswith("Anna. ")
    assert grid(told)[0] == ("Stage", "Web", "Street", "Post", "no channel")


def test_many_stages_are_told_by_phase_unless_details_are_asked_for(tmp_path: Path) -> None:
    stages = "".join(
        f"  - {{id: s{number}, title: Stage {number}, phase: {phase}, steps: [{{id: x{number}, title: X,"
        f" touchpoint: site, emotion: {number % 2}}}]}}\n"
        for number, phase in enumerate(["before"] * 4 + ["after"] * 5)
    )
    wide = f"kind: journey\nid: buy\ntitle: I buy\npersonas: anna\nstages:\n{stages}"
    told = known(found(tmp_path, **{"buy.journey.yaml": wide}))
    assert grid(told) == [
        ("Phase", "Web", "Street", "Post"),
        ("before", "4 (+0.5)", "", ""),
        ("during", "", "", ""),
        ("after", "5 (+0.4)", "", ""),
    ]
    assert len(grid(told, Room(detail=True))) == 1 + 9
    assert "No journey tells of the purchase or use itself." in list(sentences(section(told)))


def test_of_many_channels_the_rarest_share_a_column(tmp_path: Path) -> None:
    names = [f"c{number}" for number in range(8)]
    channels = ", ".join(f"{{id: {name}, title: {name.upper()}}}" for name in names)
    catalog = f"kind: catalog\nid: wide\ntitle: Wide\nchannels: [{channels}]\n"
    steps = "\n".join(
        f"{{id: s{number}, title: S, touchpoint: {{channel: {name}, title: T}}, emotion: 1}}"
        for number, name in enumerate([*names, *names[3:]])
    )
    maps = {
        "buy.journey.yaml": journey(steps),
        "anna.persona.yaml": ANNA,
        "w.catalog.yaml": catalog,
    }
    told = known(figures(asked(tmp_path, maps)))
    assert grid(told) == [
        ("Stage", "C3", "C4", "C5", "C6", "C7", "3 others"),
        ("In the shop", "2 (+1)", "2 (+1)", "2 (+1)", "2 (+1)", "2 (+1)", "3 (+1)"),
    ]
    assert grid(told, Room(detail=True))[0] == ("Stage", *(name.upper() for name in names))


# --- behind the scenes ---


def test_steps_that_a_blueprint_shows_against_those_that_none_shows(tmp_path: Path) -> None:
    told = known(found(tmp_path, **{"behind.blueprint.yaml": BLUEPRINT})).service
    assert told is not None
    assert (told.blueprints, told.served.steps, told.served.bad, told.served.mean) == (1, 2, 1, 0.0)
    assert (told.unserved.steps, told.unserved.scored, told.unserved.bad) == (2, 1, 1)
    assert told.unserved.mean == -1.0
    assert [(each.journey, each.met) for each in told.journeys] == [("buy", 4)]
    assert [(each.ref, each.score) for each in told.journeys[0].steps] == [
        ("buy#c", -1.0),
        ("buy#d", None),
    ]


@pytest.mark.parametrize(
    ("name", "maps"),
    [
        ("no blueprint", {}),
        ("one that is no longer true", {"b.blueprint.yaml": f"{BLUEPRINT}status: deprecated\n"}),
    ],
)
def test_without_a_blueprint_nothing_is_told_of_it(
    tmp_path: Path, name: str, maps: dict[str, str]
) -> None:
    assert known(found(tmp_path, **maps)).service is None


def test_what_has_no_score_is_told_without_one(tmp_path: Path) -> None:
    steps = "\n".join(f"{{id: {id}, title: {id.upper()}, touchpoint: site}}" for id in "abcdef")
    told = known(found(tmp_path, steps, **{"behind.blueprint.yaml": BLUEPRINT}))
    assert list(sentences(part(told, "service"))) == [
        "Blueprints show 2 of 6 steps with a touchpoint.",
        "“I buy”: 4 of 6 are not shown: “C”, “D”, “E” and 1 more",
    ]


def test_bad_steps_that_nobody_drew_the_service_of_are_told_first(tmp_path: Path) -> None:
    steps = "\n".join(
        f"{{id: {id}, title: {id.upper()}, touchpoint: site, emotion: {score}}}"
        for id, score in (("a", -1), ("b", 1), ("c", -1), ("d", -2), ("e", -0.5))
    )
    other = journey("{id: x, title: X, touchpoint: site, emotion: 1}")
    more = {
        "behind.blueprint.yaml": BLUEPRINT,
        "ask.journey.yaml": other.replace("id: buy\ntitle: I buy", "id: ask\ntitle: I ask"),
    }
    told = known(found(tmp_path, steps, **more))
    assert said(told) == [
        "3 of the 4 steps with a touchpoint that feel bad are in no blueprint: nobody has drawn how they"
        " come about. “I ask” is in none at all."
    ]
    assert list(sentences(part(told, "service"))) == [
        "Blueprints show 2 of 6 steps with a touchpoint. Mean emotion there: 0. Mean emotion at those that"
        " none shows: −0.63.",
        "“I buy”: 3 of 5 are not shown: “D” −2, “C” −1, “E” −0.5",
        "“I ask”: not shown at all (1): “X” +1",
    ]


# --- what is in work ---

BACKLOG = """kind: backlog
id: list
title: List
opportunities:
  - {id: o1, title: First, for: buy#p, status: doing, effort: 3, due: 2026-11-21, owner: Sales}
  - {id: o2, title: Second, for: buy#q, effort: 2, due: 2026-10-23}
  - {id: o3, title: Third, for: buy#q, status: dropped, effort: 5, due: 2026-01-01}
  - {id: o4, title: Fourth, for: buy#d, status: done, due: 2026-01-01}
  - {id: o5, title: Fifth, status: planned, due: 2026-11-22}
"""
PAINS = """
    {id: a, title: A, pains: [{id: p, text: P, severity: 4, frequency: 0.5}]}
    {id: b, title: B, pains: [{id: q, text: Q, severity: 2, frequency: 0.5}]}
    {id: c, title: C, pains: [{id: r, text: R, severity: 1, frequency: 1}, unweighed]}
    {id: d, title: D, pains: [{id: s, text: S, severity: 2, frequency: 0.5}]}
"""


def test_opportunities_by_status_and_the_weight_of_the_pains_they_answer(tmp_path: Path) -> None:
    told = known(found(tmp_path, PAINS, "personas: anna", **{"list.backlog.yaml": BACKLOG})).work
    assert told is not None
    assert [
        (each.state, each.opportunities, each.effort, each.without_effort, each.overdue, each.pains)
        for each in told.states
    ] == [
        ("doing", 1, 3.0, 0, 1, 1),
        ("planned", 1, 0.0, 1, 0, 0),
        ("idea", 1, 2.0, 0, 1, 1),
        ("done", 1, 0.0, 1, 0, 1),
        ("dropped", 1, 5.0, 0, 0, 0),
        ("nothing", 0, 0.0, 0, 0, 2),
    ]
    assert [each.share for each in told.states] == [0.4, 0.0, 0.2, 0.2, 0.0, 0.2]
    assert [(each.id, each.days, each.owner) for each in told.overdue] == [
        ("o2", 30, None),
        ("o1", 1, "Sales"),
    ]
    assert (told.open, told.unweighed) == (3, 1)


def test_late_work_and_what_is_done_and_still_felt_are_told_first(tmp_path: Path) -> None:
    told = known(found(tmp_path, PAINS, "personas: anna", **{"list.backlog.yaml": BACKLOG}))
    assert said(told) == [
        "2 of 3 open opportunities are overdue, longest “Second”, by 30 days.",
        "1 pain with 20% of the weight is still on the map, although what was to answer it is done.",
    ]
    assert said(told, "pl") == [
        "2 z 3 otwartych szans są po terminie, najdłużej „Second”, o 30 dni.",
        "1 bolączka, 20% wagi wszystkich, wciąż jest na mapie, choć odpowiedź na nią jest już gotowa.",
    ]
    _picture, table, points = part(told, "work").blocks
    assert isinstance(table, Table)
    assert [[each.text for each in row] for row in table.rows] == [
        ["being done", "1", "3", "1", "1", "40%"],
        ["planned", "1", "unknown", "–", "0", "0%"],
        ["idea", "1", "2", "1", "1", "20%"],
        ["done", "1", "unknown", "–", "1", "20%"],
        ["dropped", "1", "5", "–", "0", "0%"],
        ["no answer", "–", "–", "–", "2", "20%"],
    ]
    assert table.left_out == "1 pain has no weight, as something about it is not told"
    assert isinstance(points, Points)
    assert [each.text.replace("\u00a0", " ") for each in points.sentences] == [
        "Overdue by 30 days: “Second”, due Oct 23, 2026 (no owner).",
        "Overdue by 1 day: “First”, due Nov 21, 2026 (Sales).",
    ]


def test_pains_without_any_weight_have_no_share(tmp_path: Path) -> None:
    told = known(found(tmp_path, "{id: a, title: A, pains: [{text: x, frequency: 0}]}")).work
    assert told is not None
    assert [each.share for each in told.states] == [None] * 6


def test_what_cannot_be_weighed_is_not_taken_for_nothing(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, pains: [{id: p, text: P, severity: 4}]}
        {id: b, title: B, pains: [{id: q, text: Q}]}
    """
    told = known(found(tmp_path, steps, "personas: anna", **{"list.backlog.yaml": BACKLOG})).work
    assert told is not None
    shares = {each.state: each.share for each in told.states}
    assert shares == {
        "doing": 1.0,
        "planned": 0.0,
        "idea": None,
        "done": 0.0,
        "dropped": 0.0,
        "nothing": 0.0,
    }


# --- what nobody looked at ---


def test_what_nobody_looked_at(tmp_path: Path) -> None:
    steps = """
        {id: a, title: A, touchpoint: site, moment_of_truth: true, metrics: [{metric: ease, target: 5}]}
        {id: b, title: B, touchpoint: desk, actor: bert, moment_of_truth: true}
        {id: c, title: C, actor: anna, moment_of_truth: true, metrics: [{metric: ease, value: 4}]}
    """
    more = {
        "cleo.persona.yaml": "kind: persona\nid: cleo\nname: Cleo\n",
        "base.persona.yaml": "kind: persona\nid: base\nname: Base\n",
        "anna.persona.yaml": f"{ANNA}extends: base\n",
        "x.empathy.yaml": "kind: empathy-map\nid: x\ntitle: X\npersona: anna\n",
        "ask.journey.yaml": (
            "kind: journey\nid: ask\ntitle: I ask\npersonas: [dora]\nstages: [{title: Void}]\n"
        ),
    }
    told = known(found(tmp_path, steps, **more))
    assert list(sentences(part(told, "gaps"))) == [
        "Without a journey of today: Cleo.",
        "Named in journeys, but acting at no step: dora.",
        "Without an empathy map: Bert, Cleo, and dora.",
        "Anna acts at 2 steps, and is met on one channel only: “Web”.",
        "No journey tells of the time before the purchase or use.",
        "No journey tells of the time after the purchase or use.",
        "No step of today is on the channel “Post”.",
        "1 stage has no steps: “Void”.",
        "None of 2 current journeys has a future version.",
        "At 2 of 3 moments of truth nothing is measured: “A” and “B”.",
    ]
    assert said(told) == ["At 2 of 3 moments of truth nothing is measured."]


def test_that_nothing_is_measured_anywhere_is_said_as_such(tmp_path: Path) -> None:
    steps = "\n".join(f"{{id: {id}, title: T, moment_of_truth: true}}" for id in "ab")
    told = known(found(tmp_path, steps))
    assert said(told) == ["At none of 2 moments of truth is anything measured."]
    assert said(told, "pl") == ["W żadnym z 2 momentów prawdy niczego się nie mierzy."]
    assert said(told)[0] in list(sentences(part(told, "gaps")))


def test_who_is_met_on_one_channel_only_and_never_after(tmp_path: Path) -> None:
    stages = """
  - {title: Before, phase: before, steps: [{id: a, title: A, touchpoint: site, actor: bert}]}
  - {title: After, phase: after, steps: [{id: b, title: B, touchpoint: desk, actor: anna}]}
"""
    text = f"kind: journey\nid: buy\ntitle: I buy\npersonas: [anna, bert]\nstages:{stages}"
    told = known(found(tmp_path, **{"buy.journey.yaml": text}))
    assert (
        "Bert acts at one step only, on the channel “Web”. None is after the purchase or use."
        in list(sentences(section(told)))
    )
    assert (
        "Bert działa tylko w jednym kroku, w kanale „Web”. Nic z tego nie dzieje się po zakupie lub użyciu."
        in list(sentences(section(told, lang="pl")))
    )


def test_many_who_are_met_on_one_channel_only_are_told_together(tmp_path: Path) -> None:
    names = ["anna", "bert", "cleo", "dora"]
    steps = "".join(
        f"{{id: {name}, title: X, touchpoint: site, actor: {name}}}\n" for name in names
    )
    same = known(found(tmp_path, steps, f"personas: {names}"))
    assert not any("one channel only" in each for each in sentences(section(same)))
    steps += "{id: eve, title: X, touchpoint: desk, actor: eve}"
    told = known(found(tmp_path, steps, f"personas: {[*names, 'eve']}"))
    assert "5 personas are met on one channel only: Anna, Bert, cleo, dora, and eve." in list(
        sentences(section(told))
    )


def test_channels_that_nobody_uses_are_those_of_the_catalogs_that_are_meant(tmp_path: Path) -> None:
    found(tmp_path)
    inquiry = asked(tmp_path, {})
    inquiry.entries = [each for each in inquiry.entries if each.kind_name == "journey"]
    told = known(figures(inquiry))
    assert [each.channel for each in told.matrix.channels] == ["web", "street"]


@pytest.mark.parametrize(("state", "without"), [("future", 0), ("actual", 1), ("current", 1)])
def test_only_a_future_version_is_a_future(tmp_path: Path, state: str, without: int) -> None:
    other = journey("{id: a, title: A}", f"personas: [anna]\nstate: {state}\nof: buy")
    told = known(
        found(tmp_path, **{"then.journey.yaml": other.replace("id: buy\n", "id: then\n", 1)})
    )
    named = [each.journey for each in told.futures.without]
    assert named.count("buy") == without


# --- little, and what leads nowhere ---


def test_without_a_journey_of_today_there_is_nothing_to_tell(tmp_path: Path) -> None:
    assert found(tmp_path, head="personas: [anna]\nstate: future") is None


def test_a_journey_without_steps_or_personas(tmp_path: Path) -> None:
    empty = "kind: journey\nid: buy\ntitle: I buy\nstages: [{title: Void}]\n"
    told = known(figures(asked(tmp_path, {"buy.journey.yaml": empty})))
    assert (told.matrix.cells, told.service, told.work) == ([], None, None)
    assert [each.key for each in section(told).sections] == ["coverage-gaps"]
    assert list(sentences(section(told))) == [
        "1 stage has no steps: “Void”.",
        "The one current journey has no future version.",
    ]


def test_a_journey_of_nobody_in_particular(tmp_path: Path) -> None:
    maps = {"buy.journey.yaml": journey(STEPS, ""), "shop.catalog.yaml": CATALOG}
    told = known(figures(asked(tmp_path, maps)))
    (table,) = part(told, "matrix").blocks
    assert isinstance(table, Table)
    assert table.caption.startswith("no persona. ")
    assert grid(told)[1] == ("In the shop", "3 (0)", "1 (−1)", "", "1")


def test_without_channels_there_is_no_matrix(tmp_path: Path) -> None:
    steps = "{id: a, title: A, touchpoint: ghost, moment_of_truth: true}"
    told = known(figures(asked(tmp_path, {"buy.journey.yaml": journey(steps, BOTH)})))
    assert list(sentences(section(told))) == [
        "No persona has an empathy map.",
        "No journey tells of the time before the purchase or use.",
        "No journey tells of the time after the purchase or use.",
        "No step tells on which channel it happens.",
        "The one current journey has no future version.",
        "At the only moment of truth, “A”, nothing is measured.",
    ]


# --- the examples ---


def test_the_clinic() -> None:
    told = known(figures(inquiry_into(EXAMPLES / "clinic")))
    assert grid(told) == [
        (
            "Persona",
            "Phase",
            "Web",
            "Text message",
            "Phone",
            "In the building",
            "Consulting room",
            "2 others",
            "no channel",
        ),
        ("Helen Marsh", "before", "1 (+1.5)", "1 (+1)", "1 (−0.5)", "1 (+0.5)", "", "", "1 (−0.5)"),
        ("", "during", "3 (−1.2)", "1 (+1)", "", "3 (−0.3)", "3 (+1.5)", "1 (−1.5)", ""),
        ("", "after", "1 (+1)", "1 (+1)", "1 (+0.5)", "1 (0)", "", "", "2 (+0.8)"),
        ("Tom Marsh", "before", "", "", "", "", "", "", ""),
        ("", "during", "", "", "", "", "", "1 (−1)", ""),
        ("", "after", "", "", "", "", "", "", ""),
    ]
    assert said(told) == [
        "5 of the 8 steps with a touchpoint that feel bad are in no blueprint: nobody has drawn how they"
        " come about. “I get my tablets every month” is in none at all."
    ]
    assert list(sentences(part(told, "gaps"))) == [
        "Without an empathy map: Tom Marsh.",
        "Tom Marsh acts at one step only, on the channel “Pharmacy counter”. None is before or after the"
        " purchase or use.",
        "None of 2 current journeys has a future version.",
    ]


def test_the_shop_in_polish() -> None:
    told = known(figures(inquiry_into(EXAMPLES / "sklep")))
    assert said(told, "pl") == []
    assert list(sentences(section(told, lang="pl"))) == [
        "Schematy usług pokazują 9 z 17 kroków z punktem styku. Średnia emocji w tych krokach: −0,11."
        " Średnia emocji w krokach, których nie pokazuje żaden schemat: +0,66.",
        "„Zamawiam roślinę do salonu”: brakuje 8 z 17, najgorsze „Szukam rośliny do cienia” −0,75,"
        " „Porównuję trzy rośliny” −0,25, „Dobieram doniczkę i podłoże” +0,25 i jeszcze 5",
        "Bez mapy empatii: Jan Kalinowski.",
        "Żaden dzisiejszy krok nie odbywa się w kanałach „SMS”, „Czat” i „Kurier pod drzwi”.",
    ]
