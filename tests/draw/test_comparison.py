"""Pictures of a comparison: what is new, gone, moved or changed against an earlier version."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints, squares_of
from tests.draw.draw_comparisons import (
    ADDED,
    CHANGED,
    MOVED,
    REMOVED,
    blueprint_scene,
    compared,
    data_of,
    journey_scene,
    made_up,
)
from tests.draw.draw_generated import LOOKS, MAPS, views
from tests.draw.draw_geometry import Drawing, Group, read
from tests.draw.draw_maps import Maps, make, persona, shop

from cjmap.draw import DrawError, Scene, picture, render
from cjmap.draw.context import Alone
from cjmap.draw.look.comparison import Comparison, Difference, Marked
from cjmap.draw.look.theme import contrast
from cjmap.draw.look.themes import LIGHT, THEMES
from cjmap.draw.look.view import View
from cjmap.draw.parts.differences import colour_of
from cjmap.draw.parts.frame import MARGIN
from cjmap.draw.scene import Box, Stroke, Words
from cjmap.draw.writers.svg import to_svg
from cjmap.format.journey import Emotion

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjmap.draw.context import Context
    from cjmap.draw.scene import Mark
    from cjmap.problem import MapPath

SHOP = shop()
PEOPLE = Maps(persona("p0", "Anna Wilk"), persona("p1", "Jan Nowak"))

STEPS: list[dict[str, Any]] = [
    {
        "id": "a",
        "title": "Look around",
        "emotion": -1,
        "does": ["Reads", "Asks"],
        "pains": [{"text": "Too much", "severity": 3}, "Too dear"],
        "touchpoint": {"title": "Shop"},
        "duration": "5 min",
        "context": ["home", "bus"],
    },
    {"id": "b", "title": "Choose", "emotion": 1, "duration": "10 min", "next": ["d"]},
    {"id": "c", "title": "Doubt", "emotion": -2, "duration": "20 min", "pains": ["No date"]},
    {"id": "d", "title": "Pay", "emotion": 2, "feels": ["glad"]},
]


def journey(**more: Any) -> Any:
    stages = [
        {"id": "g0", "title": "Before", "steps": STEPS[:2]},
        {"id": "g1", "title": "Between", "steps": STEPS[2:3]},
        {"id": "g2", "title": "After", "steps": STEPS[3:]},
    ]
    return make({"kind": "journey", "id": "j", "title": "J", "stages": stages, **more})


def blueprint(**more: Any) -> Any:
    lanes = [("customer", "customer"), ("front", "frontstage"), ("back", "backstage")]
    data = {
        "kind": "blueprint",
        "id": "b",
        "title": "B",
        "lanes": [{"id": id, "role": role} for id, role in lanes],
        "steps": [{"id": "c0", "title": "Asks"}, {"id": "c1", "title": "Waits"}],
        "actions": [
            {
                "id": "x",
                "text": "Greets",
                "at": "c0",
                "lane": "front",
                "fail_point": "No one there",
            },
            {"id": "y", "text": "Looks up", "at": "c0", "lane": "back", "kpis": ["Time"]},
            {"id": "z", "text": "Answers", "at": "c1", "lane": "front"},
        ],
        "links": [{"from": "x", "to": "y"}, {"from": "y", "to": "z"}, {"from": "c0", "to": "x"}],
    }
    return make({**data, **more})


def scores(**given: float | None) -> dict[str, Emotion | None]:
    """Give the emotions of an earlier version; None for a step that had none."""
    return {
        id: None if score is None else Emotion.model_validate({"score": score})
        for id, score in given.items()
    }


def drawn(
    model: Any,
    marks: Mapping[MapPath, Marked],
    former: Mapping[str, Emotion | None] | None = None,
    context: Context | None = None,
    label: str = "main → HEAD",
    **view: Any,
) -> Scene:
    """Lay out a comparison, and look at its geometry."""
    comparison = Comparison(model, marks, former or {}, label)
    scene = picture(model, context or Alone(), View(comparison=comparison, **view))
    assert complaints(read(render(scene, "svg"))) == []
    return scene


def mark(scene: Scene, id: str) -> Mark:
    return next(each for each in scene.marks if each.id == id)


def marked(scene: Scene, css: str) -> list[Mark]:
    return [each for each in scene.marks if css in each.css.split()]


def texts(mark: Mark) -> list[tuple[str, bool]]:
    """Give the texts of a mark, and whether each is struck through."""
    words = [shape for shape in mark.shapes if isinstance(shape, Words)]
    return [(" ".join(each.lines), each.struck) for each in words]


def signs(mark: Mark) -> list[Difference]:
    """Give the differences whose signs a mark has, by their colours in the light theme."""
    by_colour = {colour_of(each, LIGHT): each for each in Difference}
    return [
        by_colour[shape.fill]
        for shape in mark.shapes
        if isinstance(shape, Box) and shape.width == shape.height and shape.fill in by_colour
    ]


def legend(scene: Scene) -> list[str]:
    return [text for each in marked(scene, "legend") for text, _ in texts(each)]


# --- which mark belongs to what -------------------------------------------------------------------


def told(mark: Marked | None) -> tuple[str, str] | None:
    return (str(mark.difference), mark.note) if mark else None


def test_marks_belong_to_items_and_their_fields() -> None:
    model = journey(scope={"from": "idea", "to": "plant"})
    step = model.steps[0]
    at: MapPath = ("stages", 0, "steps", 0)
    marks: dict[MapPath, Marked] = {
        ("title",): Marked(CHANGED, "t"),
        ("scope", "from"): Marked(ADDED, "f"),
        (*at, "touchpoint", "title"): Marked(CHANGED, "was Web"),
        (*at, "summary"): Marked(REMOVED, "s"),
        (*at, "context", 1): Marked(ADDED, "bus"),
        (*at, "pains", 0): Marked(MOVED, "from b"),
        (*at, "pains", 0, "severity"): Marked(CHANGED, "2 → 3"),
        (*at, "pains", 1, "text"): Marked(CHANGED, "was dear"),
    }
    comparison = Comparison(model, marks, {})
    assert told(comparison.field(model, "title")) == ("changed", "t")
    assert told(comparison.field(model, "scope")) == ("changed", "f")
    assert told(comparison.field(step, "touchpoint")) == ("changed", "was Web")
    assert told(comparison.field(step, "context", 1)) == ("added", "bus")
    assert comparison.field(step, "context", 0) is None
    assert comparison.field(step, "emotion") is None
    assert told(comparison.of(step)) == ("changed", "was Web; s; bus")
    assert told(comparison.of(step, ("touchpoint", "context"))) == ("changed", "s")
    assert told(comparison.of(step.pains[0])) == ("moved", "from b; 2 → 3")
    assert told(comparison.of(step.pains[1])) == ("changed", "was dear")
    assert comparison.of(model.steps[1]) is None


def test_equal_values_are_told_apart() -> None:
    steps = [{"id": id, "title": "S", "pains": ["No date"], "context": ["home"]} for id in "ab"]
    model = make(
        {"kind": "journey", "id": "j", "title": "J", "stages": [{"title": "G", "steps": steps}]}
    )
    second: MapPath = ("stages", 0, "steps", 1)
    marks: dict[MapPath, Marked] = {
        (*second, "pains", 0): Marked(ADDED),
        (*second, "context", 0): Marked(ADDED),
    }
    comparison = Comparison(model, marks, {})
    assert comparison.of(model.steps[0].pains[0]) is None
    assert comparison.field(model.steps[0], "context", 0) is None
    assert comparison.of(model.steps[1].pains[0]) == Marked(ADDED)
    assert comparison.field(model.steps[1], "context", 0) == Marked(ADDED)


def test_a_path_that_leads_nowhere_is_refused() -> None:
    with pytest.raises(LookupError):
        Comparison(journey(), {("stages", 9): Marked(ADDED)}, {})
    with pytest.raises(AttributeError):
        Comparison(journey(), {("stages", 0, "nonsense"): Marked(ADDED)}, {})


@pytest.mark.parametrize("kind", ["journey", "blueprint"])
def test_a_comparison_without_differences_is_the_usual_picture(kind: str) -> None:
    model = journey() if kind == "journey" else blueprint()
    usual = to_svg(picture(model, Alone()))
    assert to_svg(picture(model, Alone(), View(comparison=Comparison(model, {}, {})))) == usual


# --- cards ----------------------------------------------------------------------------------------

STROKES = {ADDED: 2, REMOVED: 1, MOVED: 2, CHANGED: 2}
WORDS = {ADDED: "Added", REMOVED: "Removed", MOVED: "Moved", CHANGED: "Changed"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("difference", list(Difference))
def test_a_card_has_the_sign_the_class_and_the_note(difference: Difference, theme: str) -> None:
    look = THEMES[theme]
    note = Marked(difference, "see the ticket")
    scene = drawn(journey(), {("stages", 0, "steps", 1): note}, theme=look)
    card = mark(scene, "step-b")
    assert card.css == f"card step diff-{difference}"
    assert card.title == f"Choose [{WORDS[difference]}: see the ticket]"
    ground, *rest = (shape for shape in card.shapes if isinstance(shape, Box))
    bar, square = rest
    assert (square.width, square.height, square.rounded) == (13, 13, False)
    assert (square.x, square.y) == (ground.x - 3, ground.y - 6)
    assert square.fill == bar.fill == colour_of(difference, look)
    assert contrast(square.fill, look.page) >= 3
    assert bar.width == 3
    assert ground.y < bar.y < bar.y + bar.height < ground.y + ground.height
    strokes = [shape for shape in card.shapes if isinstance(shape, Stroke)]
    assert len(strokes) == STROKES[difference]
    gone = difference is REMOVED
    assert texts(card) == [("Choose", gone)]
    assert (ground.fill, ground.stroke) == (
        (look.page, look.rule) if gone else (look.hues["blue"].card, look.hues["blue"].edge)
    )


def test_the_signs_differ_by_form_alone() -> None:
    figures = set()
    for difference in Difference:
        card = mark(drawn(journey(), {("stages", 0, "steps", 1): Marked(difference)}), "step-b")
        strokes = [shape for shape in card.shapes if isinstance(shape, Stroke)]
        figures.add(tuple((each.points, each.width) for each in strokes))
    assert len(figures) == len(Difference)


def test_what_differs_in_a_field_is_shown_where_the_field_is() -> None:
    at: MapPath = ("stages", 0, "steps", 0)
    marks: dict[MapPath, Marked] = {
        (*at, "touchpoint", "title"): Marked(CHANGED, "was Web"),
        (*at, "context", 1): Marked(ADDED),
        (*at, "duration", "planned"): Marked(CHANGED, "was 4 min"),
        (*at, "pains", 0, "severity"): Marked(CHANGED, "2 → 3"),
    }
    scene = drawn(journey(), marks)
    assert mark(scene, "step-a").css == "card step"
    titles = [each.title.replace("\u00a0", " ") for each in marked(scene, "diff-changed")]
    assert titles == [
        "Shop [Changed: was Web]",
        "Too much [Changed: 2 → 3]",
        "planned 5 min [Changed: was 4 min]",
        "",
    ]
    assert [signs(each) for each in marked(scene, "context")] == [[], [ADDED]]
    assert signs(mark(scene, "time-1")) == [CHANGED]
    lost = drawn(journey(), {("stages", 0, "steps", 1, "touchpoint"): Marked(REMOVED, "was Web")})
    assert mark(lost, "step-b").title == "Choose [Changed: was Web]"


def test_bullets_have_small_signs_and_the_gone_ones_are_struck() -> None:
    at: MapPath = ("stages", 0, "steps", 0, "does")
    scene = drawn(journey(), {(*at, 0): Marked(REMOVED, "r"), (*at, 1): Marked(ADDED)})
    card = mark(scene, "step-a")
    assert card.css == "card step diff-within"
    assert texts(card) == [("Look around", False), ("Reads", True), ("Asks", False)]
    assert signs(card) == [REMOVED, ADDED]
    assert card.title == "Look around [Removed: r] [Added]"


def test_all_that_is_in_a_removed_stage_is_gone_and_only_the_stage_has_the_sign() -> None:
    scene = drawn(journey(), {("stages", 1): Marked(REMOVED, "no doubts any more")}, scores(c=-2))
    stage = mark(scene, "stage-g1")
    assert stage.css == "stage diff-removed"
    assert texts(stage) == [("Between", True)]
    assert signs(stage) == [REMOVED]
    gone = [each for each in scene.marks if "diff-removed" in each.css and "card" in each.css]
    assert [texts(each) for each in gone] == [[("Doubt", True)], [("No date", True)]]
    assert [signs(each) for each in gone] == [[], []]
    # The bar is there all the same.
    assert all(sum(isinstance(shape, Box) for shape in each.shapes) == 2 for each in gone)


def test_a_removed_stage_takes_no_number_no_time_and_no_place_on_the_way() -> None:
    model = journey(stages=[{"title": "G", "steps": STEPS[:2]}, {"title": "H", "steps": STEPS[2:]}])
    scene = drawn(journey(), {("stages", 1): Marked(REMOVED)})
    assert scene.description == "Before: Look around, Choose; After: Pay."
    numbers = [texts(each)[0][0] for each in marked(scene, "stage")]
    assert numbers == ["1", "Between", "2"]
    assert [each.id for each in marked(scene, "time")] == ["time-1", "time-2"]
    assert "Total: 15\u00a0min" in texts(mark(scene, "footer"))[0][0]
    assert "lane-next" not in [each.id for each in scene.marks]
    # While it is there, leading past it is a branch.
    assert "lane-next" in [each.id for each in picture(model, Alone()).marks]


def test_a_moved_stage_is_one_sign() -> None:
    scene = drawn(journey(), {("stages", 2): Marked(MOVED, "stood first")})
    assert [each.id for each in marked(scene, "diff-moved")] == ["stage-g2", ""]


def test_ways_and_loops_have_signs() -> None:
    model = journey(loops=[{"from": "d", "to": "a", "kind": "loyalty"}])
    marks: dict[MapPath, Marked] = {
        ("stages", 0, "steps", 1, "next", 0): Marked(ADDED, "n"),
        ("loops", 0): Marked(REMOVED),
    }
    scene = drawn(model, marks)
    assert mark(scene, "next-2-1").title == "Choose → Pay [Added: n]"
    assert mark(scene, "loop-1").css == "way diff-removed"
    labels = marked(scene, "way-label")
    assert [signs(each) for each in labels] == [[ADDED], [REMOVED]]
    assert [texts(each) for each in labels] == [[], [("↺ loyalty", True)]]


def test_an_opportunity_that_is_gone_answers_nothing() -> None:
    model = journey(opportunities=[{"id": "o", "title": "Show it", "for": ["d"]}])
    assert marked(drawn(model, {("opportunities", 0): Marked(ADDED)}), "opportunity")
    pains = [{"id": "q", "text": "Too dear"}]
    stages = [{"id": "g", "steps": [{"id": "s", "title": "S", "pains": pains}]}]
    model = journey(stages=stages, opportunities=[{"id": "o", "title": "Cheaper", "for": ["q"]}])
    kept, gone = (
        drawn(model, {("opportunities", 0): Marked(difference)})
        for difference in (CHANGED, REMOVED)
    )
    assert "Has an opportunity" in legend(kept)
    assert "Has an opportunity" not in legend(gone)


# --- header and legend ------------------------------------------------------------------------------


def test_the_header_names_both_versions_and_has_its_signs_in_the_margin() -> None:
    marks: dict[MapPath, Marked] = {
        ("title",): Marked(CHANGED, "was K"),
        ("goal",): Marked(ADDED),
        ("owner",): Marked(CHANGED, "was cx"),
        ("expectations", 0): Marked(REMOVED, "x"),
    }
    model = journey(goal="A plant", owner="ops", expectations=["Fast", "Whole"])
    head = mark(drawn(model, marks), "header")
    assert ("Changes", False) in texts(head)
    assert ("main → HEAD", False) in texts(head)
    assert ("Fast", True) in texts(head)
    assert signs(head) == [CHANGED, ADDED, REMOVED, CHANGED]
    beside = [
        shape.x + shape.width < MARGIN
        for shape in head.shapes
        if isinstance(shape, Box) and shape.width == shape.height
    ]
    assert beside == [True, True, False, True]
    assert head.title == "J [Changed: was K] [Added] [Removed: x] [Changed: was cx]"


def test_no_line_names_versions_that_have_no_name() -> None:
    head = mark(drawn(journey(), {("stages", 0): Marked(CHANGED)}, label=""), "header")
    assert "Changes" not in [text for text, _ in texts(head)]


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("en", ["Added", "Removed", "Moved", "Changed"]),
        ("pl", ["Dodane", "Usunięte", "Przeniesione", "Zmienione"]),
    ],
)
def test_the_legend_tells_the_differences_that_occur_in_their_order(
    lang: str, words: list[str]
) -> None:
    places: list[MapPath] = [("stages", 0, "steps", n) for n in (0, 1)]
    places += [("stages", 1), ("stages", 2)]
    for count in range(1, 5):
        marks = {
            place: Marked(difference)
            for place, difference in zip(places, list(Difference)[:count][::-1], strict=False)
        }
        scene = drawn(journey(), marks, lang=lang)
        assert legend(scene)[: count + 1][:count] == words[:count]
        assert not {*words[count:]} & {*legend(scene)}


# --- the curves -------------------------------------------------------------------------------------


def areas(scene: Scene) -> list[str]:
    """Give the colours of the areas between the curves."""
    return [
        "better" if shape.fill == LIGHT.tint_good else "worse"  # type: ignore[union-attr]
        for each in marked(scene, "between")
        for shape in each.shapes
    ]


@pytest.mark.parametrize(
    ("former", "between", "shifts"),
    [
        ({"a": -1, "b": 1, "c": -2, "d": 2}, [], []),
        ({"a": -2, "b": 1, "c": -2, "d": 2}, ["better"], ["▲ −2 → −1"]),
        ({"a": -1, "b": 1, "c": -2, "d": 2.0, "gone": 1}, [], []),
        ({"a": -1, "b": 2, "c": -2, "d": 2}, ["worse"], ["▼ +2 → +1"]),
        ({"a": -2, "b": 2, "c": -2, "d": 2}, ["better", "worse"], ["▲ −2 → −1", "▼ +2 → +1"]),
        ({"a": -1, "b": None, "c": -2, "d": 2}, ["better"], ["– → +1"]),
        # A step that is new has nothing to be compared with.
        ({"a": -1, "c": -2, "d": 2}, ["better"], []),
    ],
)
def test_the_area_between_the_curves_and_the_changes(
    former: dict[str, float | None], between: list[str], shifts: list[str]
) -> None:
    scene = drawn(journey(), {}, scores(**former))
    assert areas(scene) == between
    written = [
        text.replace("\u00a0", " ")
        for each in marked(scene, "feeling")
        for text, _ in texts(each)
        if "→" in text
    ]
    assert written == shifts
    explained = {"better": "Better than before", "worse": "Worse than before"}
    assert [text for text in legend(scene) if text.endswith("than before")] == [
        explained[each] for each in dict.fromkeys(between)
    ]
    assert "Before" in legend(scene)


def test_the_former_curve_is_dashed_thin_and_muted() -> None:
    scene = drawn(journey(), {}, scores(a=-2, b=1, c=-2, d=2))
    (line,) = [shape for shape in mark(scene, "curve-former").shapes if isinstance(shape, Stroke)]
    now = [shape for shape in mark(scene, "curve-main").shapes if isinstance(shape, Stroke)]
    assert (line.dash, line.colour) == ("dashed", LIGHT.muted)
    assert all(line.width < each.width for each in now)
    assert [each.title for each in marked(scene, "former")] == ["Look around – Before: −2"]


def test_a_removed_step_is_on_the_former_curve_only() -> None:
    marks: dict[MapPath, Marked] = {("stages", 1): Marked(REMOVED)}
    steps = [*STEPS[:2], {**STEPS[2], "feels": ["torn"]}, STEPS[3]]
    stages = [
        {"id": "g0", "steps": steps[:2]},
        {"id": "g1", "steps": steps[2:3]},
        {"id": "g2", "steps": steps[3:]},
    ]
    scene = drawn(journey(stages=stages), marks, scores(a=-1, b=1, c=-2, d=2))
    assert [each.id for each in marked(scene, "face")] == ["emotion-a", "emotion-b", "emotion-d"]
    assert [each.title for each in marked(scene, "former")] == ["Doubt – Before: −2"]
    assert [texts(each) for each in marked(scene, "feeling")] == [
        [("torn", True)],
        [("glad", False)],
    ]


def test_a_feeling_that_differs_but_in_its_score_has_a_sign_at_its_face() -> None:
    basis: MapPath = ("stages", 0, "steps", 1, "emotion", "basis")
    scene = drawn(journey(), {basis: Marked(CHANGED, "was assumed")}, scores(a=-1, b=1, c=-2, d=2))
    face = mark(scene, "emotion-b")
    assert (face.css, face.title) == ("face diff-changed", "Choose: +1 [Changed: was assumed]")
    assert signs(face) == [CHANGED]
    told = drawn(journey(), {basis[:-1]: Marked(CHANGED, "m")}, scores(a=-1, b=0, c=-2, d=2))
    assert (mark(told, "emotion-b").css, signs(mark(told, "emotion-b"))) == (
        "face diff-changed",
        [],
    )


def test_feelings_in_words_have_cards_where_any_of_them_differs() -> None:
    feels: MapPath = ("stages", 2, "steps", 0, "feels", 0)
    scene = drawn(journey(), {feels: Marked(ADDED)})
    (card,) = marked(scene, "feels")
    assert (card.css, texts(card)) == ("chip feels diff-added", [("glad", False)])
    # Those of a step that is new itself stay at the curve.
    whole = drawn(journey(), {feels: Marked(ADDED), feels[:-2]: Marked(ADDED)})
    assert marked(whole, "feels") == []
    assert [texts(each) for each in marked(whole, "feeling")] == [[("glad", False)]]


def test_of_several_personas_the_means_are_compared() -> None:
    steps = [
        {"id": "a", "title": "A", "emotion": {"by": {"p0": 1, "p1": -1}}},
        {"id": "b", "title": "B", "emotion": {"by": {"p0": 2, "p1": 1}}},
    ]
    model = journey(stages=[{"id": "g", "steps": steps}], personas=["p0", "p1"])
    former = {
        "a": Emotion.model_validate({"by": {"p0": -1, "p1": 1}}),
        "b": Emotion.model_validate({"by": {"p0": 1, "p1": 1}}),
    }
    scene = drawn(model, {}, former, PEOPLE)
    assert [each.id for each in marked(scene, "curve")] == ["curve-former", "curve-main"]
    written = [texts(each)[0][0].replace("\u00a0", " ") for each in marked(scene, "feeling")]
    assert written == ["AW −1 → +1 JN +1 → −1", "▲ +1 → +1.5"]
    assert "the mean of their scores counts" in " ".join(
        text for text, _ in texts(mark(scene, "footer"))
    )
    alone = drawn(model, {}, former, PEOPLE, personas=("p1",))
    written = [texts(each)[0][0].replace("\u00a0", " ") for each in marked(alone, "feeling")]
    assert written == ["▼ +1 → −1"]


def test_in_a_context_only_the_cards_are_compared() -> None:
    steps = [
        {
            "id": "a",
            "title": "A",
            "emotion": 1,
            "pains": ["Slow"],
            "variants": [{"when": "frost", "emotion": -2}],
        },
        {"id": "b", "title": "B", "emotion": 0},
    ]
    model = journey(stages=[{"id": "g", "steps": steps}])
    at: MapPath = ("stages", 0, "steps", 0)
    marks: dict[MapPath, Marked] = {at: Marked(MOVED), (*at, "pains", 0): Marked(ADDED)}
    scene = drawn(model, marks, scores(a=2, b=0), contexts=("frost",))
    assert [each.id for each in marked(scene, "curve")] == ["curve-usual", "curve-main"]
    assert signs(mark(scene, "step-a")) == [MOVED]
    assert [signs(each) for each in marked(scene, "pains")] == [[ADDED]]


# --- blueprints -------------------------------------------------------------------------------------


def test_actions_columns_and_lanes_have_signs() -> None:
    marks: dict[MapPath, Marked] = {
        ("actions", 1): Marked(MOVED, "crossed the line of visibility"),
        ("actions", 2): Marked(REMOVED),
        ("steps", 1): Marked(CHANGED, "was “Hopes”"),
        ("lanes", 2): Marked(CHANGED, "was “Office”"),
    }
    scene = drawn(blueprint(), marks)
    assert (
        mark(scene, "action-y").title
        == "Looks up (Watched) [Moved: crossed the line of visibility]"
    )
    assert [signs(mark(scene, f"action-{id}")) for id in "xyz"] == [[], [MOVED], [REMOVED]]
    assert texts(mark(scene, "action-z")) == [("Answers", True)]
    assert mark(scene, "column-c1").css == "card customer diff-changed"
    assert mark(scene, "lane-back").css == "lane-label diff-changed"
    assert signs(mark(scene, "lane-back")) == [CHANGED]


@pytest.mark.parametrize(
    ("path", "quiet", "others"),
    [(("steps", 0), ["x", "y"], ["z"]), (("lanes", 1), ["x", "z"], ["y"])],
)
@pytest.mark.parametrize("difference", [ADDED, REMOVED])
def test_what_is_in_a_column_or_a_lane_is_new_or_gone_with_it(
    path: MapPath, quiet: list[str], others: list[str], difference: Difference
) -> None:
    scene = drawn(blueprint(), {path: Marked(difference)})
    for id in quiet:
        assert f"diff-{difference}" in mark(scene, f"action-{id}").css
        assert signs(mark(scene, f"action-{id}")) == []
    assert all("diff" not in mark(scene, f"action-{id}").css for id in others)


def test_links_have_signs_upon_them_and_the_gone_ones_are_dotted() -> None:
    marks: dict[MapPath, Marked] = {
        ("links", 0): Marked(ADDED),
        ("links", 1): Marked(REMOVED, "asks no more"),
    }
    scene = drawn(blueprint(), marks)
    assert [mark(scene, f"link-{n}").css for n in (1, 2, 3)] == [
        "link triggers diff-added",
        "link triggers diff-removed",
        "link triggers",
    ]
    assert mark(scene, "link-2").title == "Looks up → Answers [Removed: asks no more]"
    strokes = [mark(scene, f"link-{n}").shapes[0] for n in (1, 2, 3)]
    assert [each.dash for each in strokes if isinstance(each, Stroke)] == [
        "solid",
        "dotted",
        "solid",
    ]
    assert [signs(each) for each in marked(scene, "link-sign")] == [[ADDED], [REMOVED]]


def test_what_can_fail_and_is_watched_has_signs_at_its_note() -> None:
    marks: dict[MapPath, Marked] = {
        ("actions", 0, "fail_point"): Marked(ADDED, "nobody at the desk"),
        ("actions", 1, "kpis", 0): Marked(REMOVED),
    }
    scene = drawn(blueprint(), marks)
    notes = marked(scene, "note")
    assert [signs(each) for each in notes] == [[ADDED], [REMOVED]]
    assert [struck for _, struck in texts(notes[1])][1:] == [True, True]
    assert signs(mark(scene, "action-x")) == [CHANGED]
    assert "card action weak" in mark(scene, "action-x").css


def test_an_action_that_is_gone_is_no_weak_point() -> None:
    scene = drawn(blueprint(), {("actions", 0): Marked(REMOVED)})
    assert mark(scene, "action-x").css == "card action diff-removed"
    assert "Weak point" not in legend(scene)


# --- other maps -------------------------------------------------------------------------------------


def test_a_persona_has_small_signs() -> None:
    model = make(
        {
            "kind": "persona",
            "id": "p",
            "name": "Anna",
            "quote": "Soon.",
            "share": 0.2,
            "demographics": {"age": 34},
            "goals": ["A plant", "Peace"],
            "preferences": {"channels": ["web", "shop"], "hour": "ten"},
            "traits": [{"name": "Care", "value": 30}, {"name": "Haste", "value": 60}],
        }
    )
    marks: dict[MapPath, Marked] = {
        ("goals", 0): Marked(ADDED),
        ("goals", 1): Marked(REMOVED),
        ("traits", 0): Marked(MOVED),
        ("traits", 1): Marked(REMOVED),
        ("quote",): Marked(CHANGED),
        ("share",): Marked(CHANGED),
        ("demographics", "age"): Marked(CHANGED, "33 → 34"),
        ("preferences", "channels", 1): Marked(ADDED),
        ("preferences", "hour"): Marked(ADDED),
    }
    scene = drawn(model, marks)
    assert [(signs(each), texts(each)[-1]) for each in marked(scene, "goals")] == [
        ([ADDED], ("A plant", False)),
        ([REMOVED], ("Peace", True)),
    ]
    assert [signs(each) for each in marked(scene, "trait")] == [[MOVED], [REMOVED]]
    assert signs(mark(scene, "share")) == [CHANGED]
    assert [signs(each) for each in marked(scene, "channel")] == [[], [ADDED]]
    facts = {each.title: signs(each) for each in marked(scene, "fact") if each.title}
    assert facts == {"Age: 34 [Changed: 33 → 34]": [CHANGED], "Hour: ten [Added]": [ADDED]}


def test_an_empathy_map_has_signs_on_its_cards() -> None:
    data = {"kind": "empathy-map", "id": "e", "title": "E", "hears": ["Beep", "Sigh", "Laugh"]}
    scene = drawn(make(data), {("hears", 0): Marked(REMOVED), ("hears", 2): Marked(ADDED)})
    assert [signs(each) for each in marked(scene, "hears")] == [[REMOVED], [], [ADDED]]


def test_a_removed_opportunity_is_listed_last_and_takes_no_place() -> None:
    opportunities = [
        {"id": f"o{n}", "title": f"Do {n}", "impact": 5, "effort": n + 1} for n in range(3)
    ]
    model = make({"kind": "backlog", "id": "b", "title": "B", "opportunities": opportunities})
    marks: dict[MapPath, Marked] = {
        ("opportunities", 0): Marked(REMOVED),
        ("opportunities", 1, "status"): Marked(CHANGED, "idea → planned"),
    }
    scene = drawn(model, marks)
    assert [each.id for each in marked(scene, "bubble")] == ["bubble-o1", "bubble-o2"]
    entries = marked(scene, "entry")
    assert [each.id for each in entries] == ["opportunity-o1", "opportunity-o2", "opportunity-o0"]
    assert [signs(each) for each in entries] == [[CHANGED], [], [REMOVED]]
    assert texts(entries[0])[:2] == [("1", False), ("Do 1", False)]
    assert texts(entries[2])[0] == ("Do 0", True)
    assert "Opportunities: 2" in [text for text, _ in texts(mark(scene, "header"))]


# --- whole pictures ---------------------------------------------------------------------------------


def test_the_svg_strikes_out_what_is_gone_and_tells_the_notes() -> None:
    scene = drawn(journey(), {("stages", 1, "steps", 0): Marked(REMOVED, "nobody doubts")})
    svg = render(scene, "svg").decode()
    assert 'class="card step diff-removed"' in svg
    assert "<title>Doubt [Removed: nobody doubts]</title>" in svg
    assert svg.count('text-decoration="line-through"') == 2


def test_every_writer_draws_a_comparison() -> None:
    scene = drawn(journey(), {("stages", 1, "steps", 0): Marked(REMOVED)})
    for to in ("png", "pdf", "html", "dot"):
        assert render(scene, to)
    struck = sum(shape.struck for shape in scene.shapes() if isinstance(shape, Words))
    assert struck == 2
    plain = replace(
        scene,
        marks=tuple(
            replace(
                each,
                shapes=tuple(
                    replace(shape, struck=False) if isinstance(shape, Words) else shape
                    for shape in each.shapes
                ),
            )
            for each in scene.marks
        ),
    )
    for to in ("png", "pdf"):
        assert render(plain, to) != render(scene, to)


@pytest.mark.parametrize("theme", THEMES)
def test_every_difference_of_an_example_is_seen(theme: str) -> None:
    data = data_of("sklep/zamawiam-rosline.journey.yaml")
    marks: dict[MapPath, Marked] = {
        ("stages", number): Marked(difference, "uwaga")
        for number, difference in enumerate(Difference)
    }
    drawing = read(render(compared("sklep", data, marks, theme=THEMES[theme]), "svg"))
    assert complaints(drawing) == []
    assert len(signed(drawing)) == len(Difference)


def signed(drawing: Drawing) -> list[Group]:
    """Give the marks, but for those of the legend, that have a sign."""
    return [
        group for group in drawing.groups if "legend" not in group.css and list(squares_of(group))
    ]


@pytest.mark.parametrize("scene_of", [journey_scene, blueprint_scene])
def test_the_pairs_that_were_looked_at_are_drawn_well(scene_of: Any) -> None:
    drawing = read(render(scene_of(), "svg"))
    assert complaints(drawing) == []
    assert len(signed(drawing)) >= 17


COUNTS = {"journey": 40, "blueprint": 30, "persona": 20, "empathy-map": 20}


@pytest.mark.parametrize("asked", ["whole", "parts"])
@pytest.mark.parametrize("kind", COUNTS)
def test_any_comparison_is_drawn_well(kind: str, asked: str) -> None:
    @seed(0)
    @settings(
        deadline=None,
        suppress_health_check=list(HealthCheck),
        database=None,
        phases=[Phase.generate],
        max_examples=COUNTS[kind] // (1 if asked == "whole" else 2),
    )
    @given(
        model=MAPS[kind],
        view=LOOKS if asked == "whole" else views(kind),
        number=st.integers(0, 10**6),
    )
    def looked_at(model: Any, view: View, number: int) -> None:
        comparison = made_up(model, Random(number))
        try:
            scene = picture(model, SHOP, replace(view, comparison=comparison))
        except DrawError as error:
            assert "None of these lanes" in str(error)  # noqa: PT017 - asked of few blueprints
            return
        assert complaints(read(to_svg(scene))) == []

    looked_at()
