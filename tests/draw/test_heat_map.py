"""The heat map: its figures against a table reckoned by hand, and its geometry."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from tests.draw.draw_checks import complaints
from tests.draw.draw_complete import has
from tests.draw.draw_maps import LONG, PARAGRAPH, SCRIPTS, make
from tests.draw.draw_workspaces import Workspace, backlog, drawn, journey

from cjmap.draw import DrawError, render
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.parts.setting import setting_of
from cjmap.draw.pictures.heat_map import scene_of
from cjmap.draw.pictures.heat_map.table import NOWHERE, Column, table_of
from cjmap.workspace import open_workspace

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"

CATALOG = make(
    {
        "kind": "catalog",
        "id": "c",
        "title": "Words",
        "channels": [{"id": "web", "title": "Web"}, {"id": "phone", "title": "Phone"}],
        "touchpoints": [
            {"id": "shop", "title": "Online shop", "channel": "web"},
            {"id": "line", "title": "Help line", "channel": "phone"},
            {"id": "mail", "title": "E-mail", "channel": "web"},
        ],
    }
)

FIRST = journey(
    "first",
    [
        {"touchpoint": "shop", "emotion": -1, "pains": [{"text": "Slow", "severity": 2}]},
        {"touchpoint": "line", "emotion": 1},
        {"touchpoint": "shop", "emotion": 2, "pains": [{"text": "Lost", "severity": 4}]},
        {"touchpoint": "shop"},
    ],
    [
        {"touchpoint": "mail", "emotion": {"by": {"anna": -2, "jan": 1}}},
        {"touchpoint": {"title": "A friend"}, "emotion": 0.5},
        {"emotion": -1.5},
    ],
)
SECOND = journey("second", [{"touchpoint": "shop", "emotion": -2}])
FUTURE = journey("later", [{"touchpoint": "shop", "emotion": 2}], state="future", of="first")


def table(*journeys: Any, view: View | None = None) -> Any:
    return table_of(journeys, setting_of(None, Workspace(CATALOG, *journeys), view or View()))


def figures(known: Any) -> tuple[int, float | None, str | None]:
    return known.steps, known.mean, known.pain.text if known.pain else None


def test_cells_rows_columns_and_the_whole_have_the_means_of_their_steps() -> None:
    known = table(FIRST, SECOND)
    rows = {row.name: row for row in known.rows}
    one, two, other = known.columns
    # −1 and +2, and a step without a score that counts but does not weigh.
    assert figures(known.cell(rows["Online shop"], one)) == (3, 0.5, "Lost")
    assert figures(known.cell(rows["Help line"], one)) == (1, 1.0, None)
    assert figures(known.cell(rows["Help line"], two)) == (0, None, None)
    assert figures(known.cell(rows["E-mail"], two)) == (1, -0.5, None)
    assert figures(known.cell(NOWHERE, two)) == (1, -1.5, None)
    assert figures(known.cell(rows["Online shop"], other)) == (1, -2.0, None)
    # Of the steps, not of the cells: (−1 + 2 − 2) / 3, not (0.5 − 2) / 2.
    assert known.of_row(rows["Online shop"]).mean == pytest.approx(-1 / 3)
    assert known.of_row(rows["Online shop"]).steps == 4
    assert known.of_column(one).mean == pytest.approx(2 / 3)
    assert known.of_column(two).mean == pytest.approx((-0.5 + 0.5 - 1.5) / 3)
    assert known.whole().mean == pytest.approx((-1 + 1 + 2 - 0.5 + 0.5 - 1.5 - 2) / 7)
    assert known.whole().steps == 8


@pytest.mark.parametrize(
    ("emotion", "asked", "expected"),
    [
        ({"by": {"lina": -1, "omar": -2}}, (), -1.5),
        ({"score": -1, "by": {"lina": -1, "omar": -2}}, (), -1.5),
        ({"score": -1, "by": {"omar": -2}}, (), -1.5),
        ({"score": -1, "by": {"omar": -2}}, ("omar",), -2.0),
        ({"score": -1, "by": {"omar": -2}}, ("lina",), -1.0),
        ({"score": -1, "by": {"omar": -2}}, ("omar", "nobody"), -2.0),
        ({"by": {"omar": -2}}, (), -2.0),
        ({"by": {"omar": -2}}, ("lina",), None),
        (1, (), 1.0),
    ],
)
def test_a_step_has_the_mean_of_its_personas(
    emotion: Any, asked: tuple[str, ...], expected: float | None
) -> None:
    felt = journey("felt", [{"touchpoint": "shop", "emotion": emotion}], personas=["lina", "omar"])
    assert table(felt, view=View(personas=asked)).whole().mean == expected


def test_it_says_whose_scores_count() -> None:
    told = "Where personas feel a step differently, the mean of"
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST))
    assert has(drawing.named["footer"], f"{told} their scores counts.")
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST), View(personas=("anna",)))
    assert has(drawing.named["footer"], f"{told} these personas' scores counts: anna.")
    drawing = drawn(scene_of, Workspace(CATALOG, SECOND))
    assert not has(drawing.named["footer"], told)


def test_a_mean_of_two_halves_is_rounded_away_from_zero() -> None:
    steps = [{"touchpoint": "shop", "emotion": score} for score in (0.5, 2)]
    drawing = drawn(scene_of, Workspace(CATALOG, journey("j", steps)))
    assert any(has(cell, "+1.3") for cell in drawing.marked("cell"))


def test_rows_stand_by_channel_and_those_without_one_come_last() -> None:
    assert [(row.channel, row.name) for row in table(FIRST).rows] == [
        ("Web", "Online shop"),
        ("Web", "E-mail"),
        ("Phone", "Help line"),
        ("", "A friend"),
        ("", ""),
    ]


def test_a_view_of_personas_takes_their_scores() -> None:
    known = table(FIRST, view=View(personas=("anna",)))
    mail = next(row for row in known.rows if row.name == "E-mail")
    assert known.cell(mail, Column(0, 1)).mean == -2


def test_the_worst_pain_is_the_severest_then_the_most_frequent_then_the_first() -> None:
    pains = [
        {"text": "Untold"},
        {"text": "Rare", "severity": 3, "frequency": 0.1},
        {"text": "Often", "severity": 3, "frequency": 0.6},
        {"text": "Often too", "severity": 3, "frequency": 0.6},
    ]
    known = table(journey("j", [{"touchpoint": "shop", "pains": pains}]))
    assert known.whole().pain.text == "Often"


def test_the_picture_tells_each_cell() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST, SECOND))
    titles = {group.title for group in drawing.marked("cell")}
    assert "Online shop · Stage 1: +0.5, n = 3, ▲ Lost" in titles
    assert "Online shop · Stage 1: −2, n = 1" in titles
    assert "Online shop · Mean: −0.33, n = 4, ▲ Lost" in titles
    assert "Mean: −0.21, n = 8, ▲ Lost" in titles
    cell = drawing.named["b1-cell-1-1"]
    assert [line.text for line in cell.lines][:2] == ["+0.5", "n\u00a0=\u00a03"]
    assert has(drawing, "Lost")
    assert not has(drawing, "Slow")


def test_a_face_tells_what_the_colour_does() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST))
    low, high = drawing.named["b1-cell-5-2"], drawing.named["b1-cell-3-1"]
    bends = []
    for cell in (low, high):
        mouth = cell.pens[0].points
        middle = mouth[len(mouth) // 2]
        bends.append(middle[1] - (mouth[0][1] + mouth[-1][1]) / 2)
    assert bends[0] < -0.5 < 0.5 < bends[1]


def test_no_mean_is_made_over_what_is_and_what_should_become() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, FUTURE, FIRST, SECOND))
    now, later = drawing.named["b1-mean-all"], drawing.named["b2-mean-all"]
    assert now.title.startswith("Mean: −0.21, n = 8")
    assert later.title == "Mean: +2, n = 1"
    assert has(drawing, "Journey later (Future)")


def test_one_journey_shows_its_own_steps_only() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST, SECOND), model=SECOND)
    assert [group.title for group in drawing.marked("stage")] == ["Stage 1"]
    assert has(drawing, "Journey second")
    assert not has(drawing, "Help line")


def test_a_cell_without_a_score_says_so() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, journey("j", [{"touchpoint": "shop"}])))
    cell = drawing.named["b1-cell-1-1"]
    assert cell.title == "Online shop · Stage 1: no score, n = 1"
    assert cell.lines[0].text == "–"
    assert drawing.marked("legend") == []


def big(touchpoints: int, stages: int, text: str) -> Any:
    steps = [
        [
            {
                "touchpoint": {"title": f"{text} {number}", "channel": f"c{number // 4}"},
                "emotion": (number * 3 % 9 - 4) / 2,
                "pains": [{"text": text, "severity": number % 5 + 1, "frequency": 0.5}],
            }
            for number in range(place, touchpoints, stages)
        ]
        for place in range(stages)
    ]
    return journey("big", *steps)


@pytest.mark.parametrize(
    "maps",
    [
        [big(30, 12, "Touchpoint")],
        [big(3, 1, PARAGRAPH)],
        [big(6, 2, LONG)],
        *([big(4, 2, text)] for text in SCRIPTS),
        [
            journey(f"j{number}", *[[{"touchpoint": "shop", "emotion": 1}]] * 5)
            for number in range(12)
        ],
    ],
    ids=lambda maps: maps[0].id + maps[0].steps[0].title[:12] if isinstance(maps, list) else None,
)
@pytest.mark.parametrize("theme", THEMES)
def test_extremes_have_nothing_to_complain_about(maps: list[Any], theme: str) -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, *maps), View(theme=THEMES[theme]))
    assert complaints(drawing) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_examples_have_nothing_to_complain_about(name: str, theme: str) -> None:
    workspace = open_workspace(EXAMPLES / name)
    for model in (None, *workspace.maps("journey")):
        assert complaints(drawn(scene_of, workspace, View(theme=THEMES[theme]), model)) == []


def test_a_width_breaks_the_journeys_into_blocks() -> None:
    maps = [journey(f"j{number}", *[[{"touchpoint": "shop"}]] * 4) for number in range(3)]
    wide = drawn(scene_of, Workspace(CATALOG, *maps), View(width=2600))
    narrow = drawn(scene_of, Workspace(CATALOG, *maps), View(width=900))
    assert narrow.width <= 900 < wide.width
    assert "b3-mean-all" in narrow.named
    assert "b2-mean-all" not in wide.named


def test_the_same_map_gives_the_same_bytes() -> None:
    context = Workspace(CATALOG, FIRST, SECOND, FUTURE)
    first = render(scene_of(context, View()), "svg")
    assert render(scene_of(context, View()), "svg") == first


def test_it_speaks_the_language_of_the_view() -> None:
    drawing = drawn(scene_of, Workspace(CATALOG, FIRST), View(lang="pl"))
    assert has(drawing, "Średnia")
    assert has(drawing, "+0,5")


def test_without_a_touchpoint_the_message_says_what_to_do() -> None:
    context = Workspace(CATALOG, journey("j", [{"emotion": 1}]))
    with pytest.raises(DrawError, match="No step of the workspace has a touchpoint") as caught:
        scene_of(context, View())
    assert caught.value.hint == "Give steps a `touchpoint`."
    with pytest.raises(DrawError, match="No step of the journey `j` has a touchpoint"):
        scene_of(context, View(), context.maps("journey")[0])
    with pytest.raises(DrawError, match="No step of the workspace"):
        scene_of(Workspace(), View())


def test_a_map_of_another_kind_is_refused() -> None:
    with pytest.raises(DrawError, match="There is no heat map of a backlog"):
        scene_of(Workspace(), View(), backlog("b"))
