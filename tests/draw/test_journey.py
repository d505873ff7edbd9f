"""The picture of a journey: its rows, lanes, people, contexts and values."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints
from tests.draw.draw_examples import example_maps, map_named, workspace
from tests.draw.draw_geometry import read
from tests.draw.draw_maps import LONG, PARAGRAPH, SCRIPTS, Maps, journey, make, persona

from cjmap.draw import picture, render
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.parts.grid import Columns, content_left
from cjmap.draw.parts.legend import Entry, legend_rows, rows_width
from cjmap.draw.parts.times import scale_of
from cjmap.draw.pictures.journey.composition import NARROWEST, WIDEST
from cjmap.draw.pictures.journey.contexts import differences, in_contexts
from cjmap.draw.pictures.journey.lanes import LANE_KEYS, lanes_of
from cjmap.draw.pictures.journey.metrics import verdict_of
from cjmap.draw.pictures.journey.plan import plan_of
from cjmap.draw.pictures.journey.rows import broken
from cjmap.draw.scene import Box, Disc, Image, Words
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.draw.context import Context
    from cjmap.draw.scene import Mark, Scene

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
NAMES = ("Anna Wilk", "Jan", "Ewa", "Ola")
PEOPLE = Maps(*(persona(f"p{n}", name) for n, name in enumerate(NAMES)))


def map_of(steps: Sequence[dict[str, Any]], stages: Sequence[int] = (), **more: Any) -> Any:
    """Make a journey of these steps, so many in each stage."""
    parts, start = [], 0
    for number, count in enumerate(stages or [len(steps)]):
        own = steps[start : start + count]
        parts.append({"id": f"g{number}", "title": f"Stage {number}", "steps": own})
        start += count
    return make({"kind": "journey", "id": "j", "title": "J", "stages": parts, **more})


def plain(count: int) -> list[dict[str, Any]]:
    return [{"id": f"s{n}", "title": f"Step {n}", "emotion": n % 3 - 1} for n in range(count)]


def drawn(model: Any, context: Context = PEOPLE, **view: Any) -> Scene:
    """Lay a picture out, and look at its geometry."""
    scene = picture(model, context, View(**view))
    assert complaints(read(render(scene, "svg"))) == []
    return scene


def marked(scene: Scene, css: str) -> list[Mark]:
    return [mark for mark in scene.marks if css in mark.css.split(" ")]


def lane_keys(scene: Scene) -> list[str]:
    return [mark.id.removeprefix("lane-") for mark in marked(scene, "lane-label")]


def shapes_of(mark: Mark) -> list[Any]:
    """Give the shapes of a mark; a test knows which of them it looks at."""
    return list(mark.shapes)


def words_of(marks: Sequence[Mark]) -> str:
    lines = [
        line
        for mark in marks
        for shape in mark.shapes
        if isinstance(shape, Words)
        for line in shape.lines
    ]
    return " ".join(lines)


def example(workspace: str, id: str) -> tuple[Any, Any]:
    opened = open_workspace(EXAMPLES / workspace)
    return opened.map_of("journey", id), opened


# --- rows ----------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 20), min_size=1, max_size=12), st.integers(1, 18))
def test_rows_hold_all_columns_once_and_never_too_many(stages: list[int], most: int) -> None:
    columns = [number for number, count in enumerate(stages) for _ in range(count)]
    rows = broken(columns, most)
    assert [column for row in rows for column in row] == list(range(len(columns)))
    assert all(1 <= len(row) <= most for row in rows)
    assert len(rows) <= -(-len(columns) // most) + 1


@pytest.mark.parametrize(
    ("stages", "most", "rows"),
    [
        ([3, 3, 3, 2, 3, 3], 16, [9, 8]),
        ([9, 1], 9, [5, 5]),
        ([7, 3], 9, [7, 3]),
        ([5, 5, 5], 8, [5, 5, 5]),
        ([60], 16, [15, 15, 15, 15]),
    ],
)
def test_rows_end_where_stages_do_unless_they_would_be_very_uneven(
    stages: list[int], most: int, rows: list[int]
) -> None:
    columns = [number for number, count in enumerate(stages) for _ in range(count)]
    assert [len(row) for row in broken(columns, most)] == rows


@pytest.mark.parametrize("count", [1, 2, 9, 16, 17, 60])
def test_a_journey_is_never_wider_than_can_be_read(count: int) -> None:
    scene = drawn(map_of(plain(count), [1] * count if count <= 20 else [20, 20, 20]))
    assert scene.width <= WIDEST + 0.01
    tops = {
        round(min(y for _, y in shapes_of(mark)[0].points), 1) for mark in marked(scene, "stage")
    }
    assert len(tops) == -(-count // 16)


@pytest.mark.parametrize("width", [864.0, 1000.0, 1300.5, 1999.0])
def test_a_width_that_is_asked_for_is_kept(width: float) -> None:
    scene = drawn(map_of(plain(12), [5, 4, 3]), width=width)
    assert scene.width <= width + 0.01
    if width < 1500:
        assert scene.width == pytest.approx(width, abs=0.02)


def test_a_width_that_no_header_fits_into_is_not_kept() -> None:
    assert drawn(map_of(plain(3)), width=100.0).width == pytest.approx(864)


def test_a_stage_that_goes_on_in_the_next_row_says_so() -> None:
    stages = marked(drawn(map_of(plain(20))), "stage")
    assert [mark.id for mark in stages] == ["stage-g0", "stage-g0-2"]
    assert [words_of([mark]) for mark in stages] == ["1 Stage 0", "1 Stage 0 (cont.)"]


def test_the_curve_goes_on_in_the_next_row_where_it_left_off() -> None:
    scene = drawn(map_of(plain(20)))
    first, second = marked(scene, "curve")
    assert (first.id, second.id) == ("curve-main", "curve-main-2")
    neutral = [shapes_of(mark)[0].points[0][1] for mark in marked(scene, "neutral")]
    leaves, enters = shapes_of(first)[-1].points[-1], shapes_of(second)[0].points[0]
    assert leaves[1] - neutral[0] == pytest.approx(enters[1] - neutral[1])
    band = next(mark for mark in marked(scene, "band") if mark.id == "band-emotion")
    right = max(x for x, _ in shapes_of(band)[0].points)
    assert right - 6 < leaves[0] <= right


def test_a_lane_without_a_card_in_a_row_is_left_out_there() -> None:
    steps = plain(20)
    steps[15]["pains"] = ["It hurts"]
    keys = lane_keys(drawn(map_of(steps)))
    assert "pains-2" in keys
    assert "pains" not in keys


def test_a_way_to_another_row_names_its_other_end_in_both() -> None:
    steps = plain(20)
    steps[2]["next"] = [{"to": "s17", "when": "in a hurry"}]
    scene = drawn(map_of(steps))
    ways = {mark.id: mark for mark in marked(scene, "way")}
    assert set(ways) == {"next-3-1", "next-3-1-arrives"}
    labels = [words_of([mark]) for mark in marked(scene, "way-label")]
    assert labels == ["in a hurry → Step 17", "Step 2 →"]


# --- lanes -----------------------------------------------------------------------------------


def test_who_leaves_is_told_where_shares_lack_something() -> None:
    steps = plain(5)
    steps[1]["next"] = [{"to": "s2", "share": 0.5}, {"to": "s4", "share": 0.1}]
    steps[3]["next"] = [{"to": "s4", "share": 0.7}, {"to": "s0", "share": 0.3}]
    scene = drawn(map_of(steps))
    departures = [mark for mark in marked(scene, "way") if mark.id.startswith("leave-")]
    assert [mark.id for mark in departures] == ["leave-2"]
    arrow, bar = shapes_of(departures[0])
    assert arrow.head
    assert arrow.points[0][0] == arrow.points[-1][0]
    assert bar.points[0][0] < arrow.points[-1][0] < bar.points[-1][0]
    assert "40% leave" in words_of(marked(scene, "way-label"))
    assert "40% odchodzi" in words_of(marked(drawn(map_of(steps), lang="pl"), "way-label"))


def test_nobody_leaves_where_a_share_is_unknown() -> None:
    steps = plain(4)
    steps[1]["next"] = [{"to": "s2", "share": 0.5}, {"to": "s3", "when": "in a hurry"}]
    assert "leave" not in words_of(marked(drawn(map_of(steps)), "way-label"))


@pytest.mark.parametrize("width", [900.0, 1200.0])
def test_rows_of_a_journey_end_alike(width: float) -> None:
    scene = drawn(map_of(plain(8), (3, 5)), width=width)
    bands = [mark for mark in marked(scene, "band") if "steps" in mark.id]
    ends = {round(max(x for x, _ in shapes_of(mark)[0].points), 2) for mark in bands}
    assert len(ends) == 1
    assert len(bands) == (2 if width < 1000 else 1)


def test_a_narrow_stage_does_not_make_all_chevrons_high() -> None:
    stages = [
        {"title": "Before", "steps": plain(8)[:7]},
        {"title": "Recommending the practice to friends", "steps": plain(8)[7:]},
    ]
    model = make({"kind": "journey", "id": "j", "title": "J", "stages": stages})
    before, after = marked(drawn(model), "stage")
    heights = [y for _, y in shapes_of(before)[0].points]
    assert max(heights) - min(heights) <= 70
    assert [shape.size for shape in shapes_of(before) if isinstance(shape, Words)][-1] == 12.5
    assert [shape.size for shape in shapes_of(after) if isinstance(shape, Words)][-1] < 12.5


def test_a_line_of_the_header_begins_at_its_left_end_in_any_script() -> None:
    scenario = "يريد المريض أن يحجز موعدا مع الطبيب في أقرب وقت ممكن."
    header = shapes_of(marked(drawn(map_of(plain(4)), PEOPLE), "header")[0])
    left = next(shape.x for shape in header if isinstance(shape, Words))
    arabic = shapes_of(marked(drawn(map_of(plain(4), scenario=scenario)), "header")[0])[-1]
    assert (arabic.x, arabic.anchor, arabic.direction) == (left, "start", "rtl")


def test_the_legend_explains_tracks_and_severity() -> None:
    steps = plain(2)
    steps[0]["pains"] = [{"text": "Long", "severity": 4}]
    steps[1]["metrics"] = [{"metric": "m", "value": 4, "target": 5, "low": 3, "high": 5}]
    told = words_of(marked(drawn(map_of(steps)), "legend"))
    for words in ("Severity, of five", "Measured value", "Target", "Confidence interval"):
        assert words in told
    del steps[1]["metrics"][0]["low"], steps[1]["metrics"][0]["high"]
    assert "Confidence interval" not in words_of(marked(drawn(map_of(steps)), "legend"))


def test_only_the_lanes_that_are_asked_for_are_drawn_and_the_steps() -> None:
    model = journey(2, 4, "Words", full=True)
    assert lane_keys(drawn(model, lanes=("gains", "emotion"))) == ["steps", "emotion", "gains"]
    assert lane_keys(drawn(model, lanes=LANE_KEYS)) == [k for k in LANE_KEYS if k != "feels"]


def test_marks_know_their_lane() -> None:
    scene = drawn(journey(2, 4, "Words", full=True))
    assert {mark.lane for mark in scene.marks if mark.lane} == set(LANE_KEYS) - {"feels"}
    for css in ("card", "chip", "way", "time", "face", "curve", "lane-label", "band"):
        assert all(mark.lane for mark in marked(scene, css)), css


def test_sparse_lanes_share_one_in_which_every_card_says_what_it_is() -> None:
    steps = plain(8)
    steps[1]["needs"] = ["Quiet"]
    steps[5]["gains"] = ["Coffee"]
    scene = drawn(map_of(steps))
    assert lane_keys(scene) == ["steps", "emotion", "needs-gains"]
    assert words_of(marked(scene, "needs")) == "Needs Quiet"
    assert words_of(marked(scene, "gains")) == "Gains Coffee"
    apart = drawn(map_of(steps), lanes=("needs", "gains"))
    assert lane_keys(apart) == ["steps", "needs", "gains"]
    for step in steps[:4]:
        step["needs"] = ["Quiet"]
    assert lane_keys(drawn(map_of(steps))) == ["steps", "emotion", "needs", "gains"]


# --- people ----------------------------------------------------------------------------------


def of_two() -> Any:
    steps = [
        {
            "id": f"s{n}",
            "title": f"Step {n}",
            "emotion": {"by": {"p0": one, "p1": two}},
            "expectations": [{"text": f"Of {p}", "by": p} for p in ("p0", "p1")],
        }
        for n, (one, two) in enumerate([(1, -1), (2, -2), (0, 0)])
    ]
    return map_of(steps, personas=["p0", "p1"])


def test_one_persona_has_a_curve_with_faces_of_its_own_scores() -> None:
    scene = drawn(of_two(), personas=("p1",))
    assert [mark.id for mark in marked(scene, "person")] == ["person-p1"]
    assert [mark.id for mark in marked(scene, "curve")] == ["curve-main"]
    assert [mark.title for mark in marked(scene, "face")] == [
        "Step 0: −1",
        "Step 1: −2",
        "Step 2: 0",
    ]
    assert "Of p1" in words_of(marked(scene, "expectations"))
    assert "Of p0" not in words_of(marked(scene, "expectations"))


def test_points_of_several_personas_never_cover_each_other() -> None:
    scores = [(0, 0, 0, 0), (0, 0.5, 1, 1.5), (-2, -2, 2, 2), (1, 1, 0.5, 0.5)]
    steps = [
        {"id": f"s{n}", "title": "S", "emotion": {"by": {f"p{i}": s for i, s in enumerate(four)}}}
        for n, four in enumerate(scores)
    ]
    scene = drawn(map_of(steps, personas=["p0", "p1", "p2", "p3"]))
    discs = [shapes_of(mark)[0] for mark in marked(scene, "point")]
    assert len(discs) == 16
    for number, one in enumerate(discs):
        assert isinstance(one, Disc)
        for other in discs[number + 1 :]:
            apart = ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
            assert apart >= one.radius + other.radius
    assert marked(scene, "tint") == []
    assert len({mark.series for mark in marked(scene, "curve")}) == 4


# --- contexts --------------------------------------------------------------------------------


def changing() -> Any:
    steps = plain(4)
    steps[1] |= {
        "emotion": 1,
        "pains": ["Crowded"],
        "thinks": ["Fine"],
        "duration": "5 min",
        "variants": [
            {"when": ["weekend", "night"], "emotion": -2, "pains": ["Closed"]},
            {"when": ["weekend"], "duration": "2 h"},
            {"when": ["frost"], "emotion": 2},
        ],
    }
    return map_of(steps)


def test_a_journey_in_a_context_has_what_its_variants_say() -> None:
    usual = changing()
    weekend = in_contexts(usual, ("weekend",))
    step: Any = weekend.steps[1]
    assert (step.emotion.score, step.pains[0].text, step.duration.planned.text) == (
        -2,
        "Closed",
        "2 h",
    )
    assert step.thinks == usual.steps[1].thinks
    assert step.variants == ()
    assert differences(usual, weekend) == {"s1": {"emotion", "pains", "duration"}}
    assert in_contexts(usual, ()) is usual
    assert differences(usual, in_contexts(usual, ("elsewhere",))) == {}
    assert in_contexts(usual, ("night",)).steps[1].duration == usual.steps[1].duration
    assert usual == changing()


def test_a_picture_in_a_context_shows_what_is_otherwise_than_usual() -> None:
    scene = drawn(changing(), contexts=("weekend",))
    assert "weekend" in words_of(marked(scene, "header"))
    assert [mark.id for mark in marked(scene, "curve")] == ["curve-usual", "curve-main"]
    assert words_of(marked(scene, "pains")) == "Closed ≠"
    assert "≠" not in words_of(marked(scene, "thinks"))
    assert "usually 5" in words_of(marked(scene, "time"))
    legend = words_of(marked(scene, "legend"))
    assert "usually" in legend
    assert "Different from usual" in legend
    assert "variants" not in lane_keys(scene)


def test_without_a_context_the_variants_have_a_lane_and_curves() -> None:
    scene = drawn(changing())
    assert "variants" in lane_keys(scene)
    assert [mark.title for mark in marked(scene, "curve")] == ["frost", "weekend, night", "Emotion"]


# --- journeys in journeys ----------------------------------------------------------------------


def test_a_step_shows_the_curve_of_the_journey_that_maps_it() -> None:
    model, workspace = example("clinic", "first-visit")
    step = next(mark for mark in drawn(model, workspace).marks if mark.id == "step-keep-going")
    assert "See map" in words_of([step])
    assert "I get my tablets every month" in words_of([step])
    inner = step.shapes[0]
    assert isinstance(inner, Box)
    strokes = [shape for shape in shapes_of(step) if hasattr(shape, "points")]
    assert len(strokes) == len(workspace.map_of("journey", "repeat-prescription").steps)
    for stroke in strokes:
        assert all(inner.x < x < inner.x + inner.width for x, _ in stroke.points)
        assert all(inner.y < y < inner.y + inner.height for _, y in stroke.points)


def test_a_journey_says_where_it_zooms_in() -> None:
    scene = drawn(*example("clinic", "repeat-prescription"))
    text = words_of(marked(scene, "header"))
    assert "Part of I see a specialist for the first time → Keep taking the tablets" in text


# --- values ----------------------------------------------------------------------------------


def use(**given: float) -> Any:
    return SimpleNamespace(**{"value": None, "target": None, "low": None, "high": None, **given})


@pytest.mark.parametrize(
    ("metric", "given", "verdict"),
    [
        ({"better": "higher"}, {"value": 5, "target": 5}, "yes"),
        ({"better": "higher"}, {"value": 4, "target": 5}, "no"),
        ({"better": "lower"}, {"value": 4, "target": 5}, "yes"),
        ({"better": "lower"}, {"value": 6, "target": 5}, "no"),
        ({"better": "lower"}, {"value": 6, "target": 5, "low": 4, "high": 8}, "partly"),
        ({"method": "nps"}, {"value": 41, "target": 50, "low": 33, "high": 49}, "no"),
        ({"method": "nps"}, {"value": 41, "target": 45, "low": 33, "high": 49}, "partly"),
        ({"method": "nps", "better": "lower"}, {"value": 41, "target": 45}, "yes"),
        ({"method": "duration"}, {"value": 4, "target": 5}, None),
        ({"better": "higher"}, {"value": 4}, None),
        ({"better": "higher"}, {"target": 4}, None),
        (None, {"value": 4, "target": 5}, None),
    ],
)
def test_a_target_is_reached_or_not(
    metric: dict[str, str] | None, given: dict[str, float], verdict: str | None
) -> None:
    known = metric and SimpleNamespace(**{"method": None, "better": None, **metric})
    assert verdict_of(use(**given), known) == verdict


def test_a_value_stands_on_its_track_where_it_belongs() -> None:
    scene = drawn(*example("clinic", "first-visit"))
    card = next(mark for mark in marked(scene, "metrics") if "NPS" in mark.title)
    track, band, target = [shape for shape in card.shapes if isinstance(shape, Box)][-3:]
    value = [shape for shape in card.shapes if isinstance(shape, Disc)][-1]
    assert band.x < value.x < band.x + band.width < target.x < track.x + track.width
    # 33 … 41 … 49, and 50 is aimed at: all on one scale.
    unit = band.width / 16
    assert value.x == pytest.approx(band.x + 8 * unit)
    assert target.x + target.width / 2 == pytest.approx(band.x + 17 * unit)
    assert "Not met" in card.title


def test_a_target_without_a_value_is_told() -> None:
    steps = plain(2)
    steps[0]["metrics"] = [{"metric": "csat", "target": 4.5, "period": "2027"}]
    assert words_of(marked(drawn(map_of(steps)), "metrics")) == "csat target 4.5 2027"


def timings(*texts: str) -> list[Any]:
    steps = [{"id": f"s{n}", "title": "S", "duration": text} for n, text in enumerate(texts)]
    return [step.duration for step in map_of(steps).steps]


def test_bars_of_comparable_times_are_even() -> None:
    scale = scale_of([*timings("10 min", "1 h"), None])
    assert scale.fields == ()
    assert scale.part(600) == pytest.approx(1 / 6)
    ((left, wide),) = scale.bars(0, 0.5, (10, 100))
    assert (left, wide) == pytest.approx((10, 50))


def test_bars_of_times_beyond_comparison_have_a_field_for_each_order() -> None:
    scale = scale_of(timings("1 min", "20 min", "3 h", "6 weeks"))
    assert [unit for unit, _, _ in scale.fields] == ["minute", "hour", "day", "week", "month"]
    parts = [scale.part(seconds) for seconds in (60, 1200, 3600, 86_400, 604_800, 3_628_800)]
    assert parts == sorted(parts)
    assert parts[0] == 0
    assert parts[2:5] == pytest.approx([0.2, 0.4, 0.6])
    assert 0.8 < parts[5] <= 1
    fields = list(scale.bars(0, 1, (0, 98)))
    assert [(round(left, 2), round(wide, 2)) for left, wide in fields] == [
        (n * 20, 18) for n in range(5)
    ]
    assert sum(wide for _, wide in scale.bars(0, 0.3, (0, 98))) == pytest.approx(27)


def test_the_uneven_scale_is_told() -> None:
    steps = plain(3)
    for step, time in zip(steps, ("1 min", "3 h", "6 weeks"), strict=True):
        step["duration"] = {"planned": time, "wait": "1 min"}
    scene = drawn(map_of(steps))
    label = next(mark for mark in marked(scene, "lane-label") if mark.lane == "duration")
    assert "Fields begin at 1 min" in words_of([label]).replace("\u00a0", " ")
    assert "Waiting time" in words_of(marked(scene, "legend"))


# --- header and footer -------------------------------------------------------------------------


def test_expectations_of_a_journey_have_their_signs() -> None:
    expected = [{"text": "Quick", "met": "yes"}, {"text": "Quiet", "met": "no"}, "Kind"]
    header = words_of(marked(drawn(map_of(plain(2), expectations=expected)), "header"))
    assert "✓ Quick ✗ Quiet Kind" in header


def test_no_entry_of_the_legend_stands_alone_in_the_last_row() -> None:
    entries = [Entry("dot", f"Entry {number}", "#000000") for number in range(7)]
    room = rows_width([entries[:6]]) + 1
    rows = legend_rows(entries, room)
    assert [entry for row in rows for entry in row] == entries
    assert [len(row) for row in rows] == [4, 3]
    assert rows_width(rows) <= room


def test_no_line_of_the_footer_begins_with_a_dot() -> None:
    many = [f"source number {number}" for number in range(40)]
    scene = drawn(map_of(plain(3), evidence=[name.replace(" ", "-") for name in many], owner="x"))
    lines = [line for shape in shapes_of(marked(scene, "footer")[0]) for line in shape.lines]
    assert len(lines) > 1
    assert not any(line.startswith("·") for line in lines)


def file_of(size: tuple[int, int]) -> bytes:
    from PIL import Image as Pictures

    written = io.BytesIO()
    Pictures.new("RGB", size, "#336699").save(written, "PNG")
    return written.getvalue()


def test_the_logo_stands_at_the_right_end_of_the_footer() -> None:
    scene = drawn(map_of(plain(3)), logo=file_of((300, 100)))
    (image,) = marked(scene, "logo")[0].shapes
    assert isinstance(image, Image)
    assert (image.width, image.height) == (66, 22)
    assert image.x + image.width == pytest.approx(scene.width - 42)


def test_a_photo_fills_the_face_of_its_persona(tmp_path: Path) -> None:
    file = tmp_path / "anna.png"
    file.write_bytes(file_of((40, 40)))

    class Photos(Maps):
        def photo_of(self, persona: str) -> Path | None:
            return file if persona == "p0" else None

    people = Photos(*(persona(f"p{n}", name) for n, name in enumerate(NAMES)))
    boxes = marked(drawn(map_of(plain(3), personas=["p0", "p1"]), people), "person")
    photos = [shape for shape in boxes[0].shapes if isinstance(shape, Image)]
    assert [photo.circle for photo in photos] == [True]
    assert not any(isinstance(shape, Image) for shape in boxes[1].shapes)
    assert "AW" in words_of([boxes[0]])


@pytest.mark.parametrize(
    ("folder", "id"), [(f, id) for f, kind, id in example_maps() if kind == "journey"]
)
def test_a_lane_is_as_high_as_it_says(folder: str, id: str) -> None:
    plan = plan_of(map_named(folder, "journey", id), workspace(folder), View())
    count = len(plan.places)
    for columns in (
        Columns(content_left(), 110.0, count),
        Columns(content_left(), 164.0, count),
        Columns(content_left(), 144.0, count // 2, count // 3, 1),
        Columns(content_left(), 144.0, 1, count - 1, 2),
    ):
        for lane in lanes_of(plan):
            assert lane.lay_out(columns, 0.0)[1] == lane.height(columns)


# --- anything ----------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("text", ["Words", PARAGRAPH, LONG, *SCRIPTS])
def test_any_text_is_drawn_well_in_rows(theme: str, text: str) -> None:
    drawn(journey(1, 9, text, people=2, full=True), theme=THEMES[theme], width=1000.0)


@given(st.integers(1, 5), st.integers(0, 40), st.floats(NARROWEST, 300))
def test_columns_of_a_row_lie_side_by_side(count: int, first: int, width: float) -> None:
    columns = Columns(100.0, width, count, first, 1)
    assert columns.start(first) == 100
    assert columns.start(columns.last) + width == pytest.approx(columns.right)
    assert [columns.middle(n) for n in columns.numbers] == pytest.approx(
        [100 + width * (n + 0.5) for n in range(count)]
    )
    assert columns.name("lane") == "lane-2"
    assert replace(columns, row=0).name("lane") == "lane"
