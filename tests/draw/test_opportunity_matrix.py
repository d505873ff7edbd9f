"""The opportunity matrix: which field, which number, where on the axes; and its geometry."""

from __future__ import annotations

import itertools
import math
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints
from tests.draw.draw_complete import has
from tests.draw.draw_maps import LONG, PARAGRAPH, SCRIPTS, make
from tests.draw.draw_workspaces import Workspace, backlog, drawn, journey

from cjmap.draw import DrawError, render
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures import backlog as backlog_picture
from cjmap.draw.pictures.opportunity_matrix import scene_of
from cjmap.draw.pictures.opportunity_matrix.gathering import Found
from cjmap.draw.pictures.opportunity_matrix.ranking import Field, ranking_of
from cjmap.draw.pictures.opportunity_matrix.scale import scale_of
from cjmap.draw.pictures.opportunity_matrix.swarm import swarm
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

SOME = backlog(
    "b",
    {"impact": 5, "effort": 2, "status": "doing", "kind": "fix", "owner": "Web team"},
    {"impact": 4, "effort": 20, "status": "planned", "due": "2027-03-31"},
    {"impact": 3, "effort": 1, "status": "done"},
    {"impact": 1, "effort": 12, "status": "dropped"},
    {"impact": 5, "effort": 3, "status": "idea"},
    {"impact": 2},
    {"effort": 2, "status": "idea"},
    {"title": "Neither"},
)


def ranked(*opportunities: dict[str, Any]) -> Any:
    model = backlog("b", *opportunities)
    return ranking_of([Found(each, model) for each in model.opportunities])


def test_fields_and_numbers() -> None:
    # The median of 1, 2, 3, 12 and 20 is 3: so much counts as little.
    ranking = ranking_of([Found(each, SOME) for each in SOME.opportunities])
    assert ranking.split == 3
    assert [(r.number, r.field, r.found.opportunity.id) for r in ranking.ranked] == [
        (1, Field.QUICK_WINS, "b-1"),
        (2, Field.QUICK_WINS, "b-5"),
        (3, Field.BIG_BETS, "b-2"),
        (4, Field.FILL_INS, "b-3"),
        (5, Field.MONEY_PITS, "b-4"),
    ]
    assert [each.opportunity.id for each in ranking.unplaced] == ["b-6", "b-7", "b-8"]


def test_all_efforts_alike_count_as_little() -> None:
    ranking = ranked({"impact": 5, "effort": 7}, {"impact": 1, "effort": 7})
    assert [each.field for each in ranking.ranked] == [Field.QUICK_WINS, Field.FILL_INS]


def test_the_axis_is_even_for_efforts_of_one_size_and_logarithmic_for_others() -> None:
    even = scale_of([3, 10, 18])
    assert (even.logarithmic, even.low, even.high) == (False, 0, 20)
    assert even.place(10) == 0.5
    assert even.ticks() == [0, 2, 4, 6, 8, 10, 12, 14, 16, 18, 20]
    wide = scale_of([1.5, 10, 90])
    assert (wide.logarithmic, wide.low, wide.high) == (True, 1, 100)
    assert wide.place(10) == pytest.approx(0.5)
    assert wide.ticks() == [1, 2, 5, 10, 20, 50, 100]


@given(st.lists(st.one_of(st.just(0.0), st.floats(0.01, 1e6)), min_size=1, max_size=20))
@settings(max_examples=200, deadline=None)
def test_the_axis_keeps_order_and_holds_every_effort(efforts: list[float]) -> None:
    scale = scale_of(efforts)
    places = [scale.place(effort) for effort in sorted(efforts)]
    assert places == sorted(places)
    assert places[0] >= 0
    assert places[-1] <= 1
    assert 2 <= len(scale.ticks()) <= 12
    assert all(0 <= scale.place(tick) <= 1 + 1e-9 for tick in scale.ticks())


@given(st.lists(st.floats(0, 400), max_size=40))
@settings(max_examples=60, deadline=None)
def test_no_disc_covers_another(wanted: list[float]) -> None:
    bounds = [(0.0, 400.0)] * len(wanted)
    places = swarm(wanted, 26, bounds)
    for first, second in itertools.combinations(places, 2):
        assert math.dist(first, second) >= 26 - 1e-6
    assert all(0 <= x <= 400 for x, _ in places)
    assert swarm(wanted, 26, bounds) == places


def test_a_disc_alone_stays_where_it_belongs_and_a_second_moves_across_the_axis() -> None:
    assert swarm([100.0], 26, [(0.0, 400.0)]) == [(100.0, 0.0)]
    assert swarm([100.0, 100.0], 26, [(0.0, 400.0)] * 2) == [(100.0, 0.0), (100.0, -26.0)]


def discs(drawing: Any) -> dict[str, Any]:
    return {group.id.rpartition("bubble-")[2]: group for group in drawing.marked("bubble")}


def test_discs_stand_at_their_impact_and_effort() -> None:
    drawing = drawn(scene_of, Workspace(SOME))
    places = {id: group.box.centre for id, group in discs(drawing).items()}
    assert set(places) == {"b-1", "b-2", "b-3", "b-4", "b-5"}
    by_effort = sorted(places, key=lambda id: places[id][0])
    assert by_effort == ["b-3", "b-1", "b-5", "b-4", "b-2"]
    # The higher the impact, the higher the disc.
    assert places["b-1"][1] == places["b-5"][1] < places["b-2"][1] < places["b-3"][1]
    assert places["b-3"][1] < places["b-4"][1]
    for id, field in (
        ("b-1", "quick-wins"),
        ("b-2", "big-bets"),
        ("b-3", "fill-ins"),
        ("b-4", "money-pits"),
    ):
        assert drawing.named[f"field-{field}"].box.holds(discs(drawing)[id].box)


def test_an_opportunity_has_one_number_and_one_field_in_all_pictures() -> None:
    # Alone, 2 days would be the median of the second backlog, and 9 days much of it.
    large = backlog("a", *[{"impact": 5, "effort": effort} for effort in (10, 20, 30)])
    small = backlog("b", {"impact": 5, "effort": 2}, {"impact": 4, "effort": 9}, {"impact": 3})
    context = Workspace(large, small)
    whole = drawn(scene_of, context)
    fields = [f"field-{field}" for field in Field]
    for model in (large, small):
        own = drawn(scene_of, context, model=model)
        for id, disc in discs(own).items():
            assert disc.title == discs(whole)[id].title
            places = [
                [field for field in fields if each.named[field].box.holds(discs(each)[id].box)]
                for each in (own, whole)
            ]
            assert places[0] == places[1] != []
        assert complaints(own) == []
        assert has(own.named["footer"], "Numbers and fields are those of all opportunities")
        assert has(own.named["axis-effort"], "Little effort: up to 10 person-days")
    shown = discs(drawn(scene_of, context, model=small))
    numbers = {id: disc.title.split(" ")[0] for id, disc in shown.items()}
    assert numbers == {"b-1": "1", "b-2": "3"}
    assert not ("footer" in whole.named and has(whole.named["footer"], "Numbers and fields"))


def test_the_list_tells_every_opportunity_in_full() -> None:
    home = journey("j", [{"title": "Check in", "pains": [{"id": "slow", "text": "It is slow"}]}])
    aimed = backlog(
        "b",
        {"for": ["j#s1", "j#slow"], "impact": 5, "effort": 12, "status": "doing", "kind": "fix",
         "owner": "digital", "due": "2026-12-18", "title": "Scan a code"},
        {"for": ["gone#x"], "impact": 3},
    )  # fmt: skip
    teams = make(
        {
            "kind": "catalog",
            "id": "c",
            "title": "C",
            "teams": [{"id": "digital", "title": "Digital"}],
        }
    )
    drawing = drawn(scene_of, Workspace(home, aimed, teams))
    entry = drawing.named["opportunity-b-1"]
    assert entry.title == "1 Scan a code"
    for text in (
        "Scan a code",
        "▶ in progress · fix · impact 5/5 · 12 person-days · Digital · Dec 18, 2026",
        "Answers: Check in, It is slow (Journey j)",
    ):
        assert has(entry, text)
    unplaced = drawing.named["opportunity-b-2"]
    assert has(unplaced, "effort is missing")
    assert not has(unplaced, "impact is missing")
    assert has(unplaced, "Answers: gone#x")
    assert "bubble-b-2" not in drawing.named


def test_states_are_told_by_sign_and_word_and_counted() -> None:
    drawing = drawn(scene_of, Workspace(SOME))
    header = drawing.named["header"]
    assert has(header, "Opportunities: 8")
    assert has(
        header, "○ idea 2 · ● planned 1 · ▶ in progress 1 · ✓ done 1 · ✗ dropped 1 · – no status 2"
    )
    for id, words in (
        ("b-2", "● planned"),
        ("b-3", "✓ done"),
        ("b-4", "✗ dropped"),
        ("b-8", "– no status"),
    ):
        assert has(drawing.named[f"opportunity-{id}"], words)


def test_a_backlog_shows_its_own_and_a_journey_what_aims_at_it() -> None:
    home = journey("j", [{}], opportunities=[{"id": "own", "title": "Own", "for": "s1"}])
    aimed = backlog("a", {"for": ["j#s1"], "impact": 3, "effort": 2})
    other = backlog("o", {"impact": 3, "effort": 2})
    context = Workspace(home, aimed, other)
    assert entries(drawn(scene_of, context)) == {"own", "a-1", "o-1"}
    assert entries(drawn(scene_of, context, model=home)) == {"own", "a-1"}
    assert entries(drawn(scene_of, context, model=other)) == {"o-1"}
    scene = backlog_picture.scene_of(other, context, View())
    assert (scene.kind, scene.id, scene.title) == ("backlog", "o", "Backlog o")
    assert scene == scene_of(context, View(), other)


def entries(drawing: Any) -> set[str]:
    return {group.id.rpartition("opportunity-")[2] for group in drawing.marked("entry")}


def many(count: int, same: bool = False, text: str = "Something to do") -> Any:
    states = ("idea", "planned", "doing", "done", "dropped")
    return backlog(
        "m",
        *(
            {
                "title": f"{text} {number}",
                "impact": 4 if same else number % 5 + 1,
                "effort": 5 if same else number * 7 % 40 + 1,
                "status": states[number % 5],
                "for": [f"j#s{number}"],
            }
            for number in range(count)
        ),
    )


CASES = {
    "one": many(1),
    "forty": many(40),
    "forty alike": many(40, same=True),
    "long": many(6, text=PARAGRAPH),
    "unbroken": many(4, text=LONG),
    "free and dear": backlog("z", {"impact": 1, "effort": 0}, {"impact": 5, "effort": 5000}),
    "free": backlog("z", {"impact": 1, "effort": 0}),
    "unplaced": backlog("z", {}, {"impact": 2}),
    **{text[:8]: many(3, text=text) for text in SCRIPTS},
}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("case", CASES)
def test_extremes_have_nothing_to_complain_about(case: str, theme: str) -> None:
    drawing = drawn(scene_of, Workspace(CASES[case]), View(theme=THEMES[theme]))
    assert complaints(drawing) == []
    placed = [each for each in CASES[case].opportunities if each.impact and each.effort is not None]
    assert len(discs(drawing)) == len(placed)


@pytest.mark.parametrize("width", [700, 900, 1500])
def test_it_keeps_to_a_width(width: int) -> None:
    drawing = drawn(scene_of, Workspace(many(12)), View(width=width))
    assert drawing.width <= max(width, 780 + 84)
    assert complaints(drawing) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_examples_have_nothing_to_complain_about(name: str, theme: str) -> None:
    workspace = open_workspace(EXAMPLES / name)
    for model in (None, *workspace.maps("backlog")):
        drawing = drawn(scene_of, workspace, View(theme=THEMES[theme]), model)
        assert complaints(drawing) == []
        # Every reference of the examples is told by a title, not as it is written.
        assert not any("#" in line.text for line in drawing.lines)


def test_the_same_backlog_gives_the_same_bytes() -> None:
    first = render(scene_of(Workspace(CASES["forty"]), View()), "svg")
    assert render(scene_of(Workspace(CASES["forty"]), View()), "svg") == first


def test_it_speaks_the_language_of_the_view() -> None:
    drawing = drawn(scene_of, Workspace(SOME), View(lang="pl"))
    for text in ("MACIERZ SZANS", "Szybkie efekty", "Studnie bez dna", "31 mar 2027"):
        assert has(drawing, text)


def test_the_description_tells_the_fields() -> None:
    told = scene_of(Workspace(SOME), View()).description
    assert "Quick wins: 1 Idea 1 (impact 5/5, 2 person-days); 2 Idea 5" in told
    assert "Not placed: Idea 6; Idea 7; Neither" in told


def test_without_opportunities_the_message_says_what_to_do() -> None:
    with pytest.raises(DrawError, match="The workspace has no opportunities") as caught:
        scene_of(Workspace(), View())
    assert (
        caught.value.hint == "Write them into a `backlog` map, or as `opportunities` of a journey."
    )
    with pytest.raises(DrawError, match="The journey `j` has no opportunities"):
        scene_of(Workspace(), View(), journey("j", [{}]))
    with pytest.raises(DrawError, match="There is no opportunity matrix of a catalog"):
        scene_of(Workspace(), View(), make({"kind": "catalog", "id": "c", "title": "C"}))


def test_an_empty_backlog_has_an_honest_picture() -> None:
    drawing = drawn(scene_of, Workspace(), model=backlog("empty"))
    assert has(drawing, "Backlog empty")
    assert has(drawing, "Opportunities: 0")
    assert has(drawing, "No opportunity is written down yet")
    assert complaints(drawing) == []


def test_discs_that_were_moved_along_the_axis_are_told() -> None:
    note = "Numbers that share a place stand side by side."
    assert has(drawn(scene_of, Workspace(CASES["forty alike"])), note)
    assert not has(drawn(scene_of, Workspace(SOME)), note)
