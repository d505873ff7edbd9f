"""The overview: families, curves of one scale, the worst points, people, progress; its geometry."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_checks import MARK, Ground, complaints
from tests.draw.draw_complete import has
from tests.draw.draw_maps import LONG, PARAGRAPH, SCRIPTS, make
from tests.draw.draw_workspaces import Workspace, backlog, drawn, journey

from cjmap.draw import DrawError, render
from cjmap.draw.look.theme import contrast
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures.overview import scene_of
from cjmap.draw.pictures.overview.families import families
from cjmap.draw.pictures.overview.feelings import UNIT
from cjmap.draw.pictures.overview.journeys import Segment, rows_of
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from tests.draw.draw_geometry import Drawing

PAIR = ["lina", "omar"]
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


def person(id: str, **more: Any) -> Any:
    return make({"kind": "persona", "id": id, "name": id.title(), **more})


NOW = journey(
    "now",
    [{"emotion": 1}, {"emotion": -1.5, "title": "Wait in line", "moment_of_truth": True}],
    [{"emotion": -1.5}, {}, {"emotion": 2, "moment_of_truth": True}],
    personas=["anna", "jan"],
    status="approved",
    reviewed="2026-10-05",
)
LATER = journey("later", [{"emotion": 1}, {"emotion": -1}], state="future", of="now")
INSIDE = journey("inside", [{"emotion": 0}], parent="now#g2")
OTHER = journey("other", [{"title": "Nobody asked"}])


def related(*journeys: Any) -> list[list[tuple[str, str, str]]]:
    return [
        [(each.journey.id, each.relation, each.place) for each in family]
        for family in families(journeys)
    ]


def test_versions_and_journeys_inside_follow_the_one_they_come_from() -> None:
    assert related(INSIDE, OTHER, LATER, NOW) == [
        [("other", "", "")],
        [("now", "", ""), ("later", "version", ""), ("inside", "zoom", "Stage 2")],
    ]


def test_a_step_that_names_a_journey_is_zoomed_into() -> None:
    outer = journey("outer", [{"journey": "detail", "title": "Pay"}])
    detail = journey("detail", [{}])
    assert related(outer, detail) == [[("outer", "", ""), ("detail", "zoom", "Pay")]]


def test_circles_and_strangers_end_somewhere() -> None:
    one = journey("one", [{}], parent="two#g1")
    two = journey("two", [{}], parent="one#g1")
    lost = journey("lost", [{}], of="nowhere", state="future")
    alone = journey("alone", [{}], parent="alone#g1")
    found = related(one, two, lost, alone)
    assert sorted(id for family in found for id, _, _ in family) == ["alone", "lost", "one", "two"]
    assert [len(family) for family in found] == [1, 1, 2]


def test_a_family_is_not_torn_apart_unless_it_is_wider_than_a_row() -> None:
    assert rows_of([1, 2, 1], 2) == [
        [Segment(0, 0, (0,))],
        [Segment(1, 0, (1, 2))],
        [Segment(2, 0, (3,))],
    ]
    assert rows_of([3, 1], 2) == [
        [Segment(0, 0, (0, 1))],
        [Segment(0, 0, (2,)), Segment(1, 1, (3,))],
    ]


def face_of(drawing: Drawing, id: str) -> tuple[float, float]:
    return drawing.named[f"low-{id}"].outlines[0].box.centre


def neutral_of(drawing: Drawing, id: str) -> float:
    """Give the y of neutral in a panel: that of its long dashed line."""
    panel = drawing.named[f"journey-{id}"].box
    lines = [
        pen.points[0][1]
        for group in drawing.marked("scale")
        for pen in group.pens
        if pen.dash and panel.holds(pen.box)
    ]
    assert len(lines) == 1
    return lines[0]


def test_all_curves_have_the_same_scale() -> None:
    drawing = drawn(scene_of, Workspace(NOW, LATER, INSIDE))
    for id, score in (("now", -1.5), ("later", -1.0), ("inside", 0.0)):
        assert face_of(drawing, id)[1] - neutral_of(drawing, id) == pytest.approx(
            -score * UNIT, abs=0.1
        )
    # Panels of a row line up, so that their curves do.
    assert neutral_of(drawing, "now") == neutral_of(drawing, "later")


def test_the_worst_point_is_named_below_its_face() -> None:
    drawing = drawn(scene_of, Workspace(NOW))
    name = drawing.named["worst-now"]
    assert name.title == "Worst point: Wait in line −1.5"
    assert has(name, "Wait in line −1.5")
    x, y = face_of(drawing, "now")
    assert y < name.reach.top < y + 20
    assert abs(name.reach.centre[0] - x) < 100


def test_moments_of_truth_are_stars_and_are_counted() -> None:
    drawing = drawn(scene_of, Workspace(NOW))
    assert [group.title for group in drawing.marked("truth")] == [
        "Moment of truth: Wait in line",
        "Moment of truth: Step 5",
    ]
    assert has(drawing.named["facts-now"], "★ 2")
    assert next(group.words for group in drawing.marked("legend")) == "★Momentoftruth"


def test_a_panel_tells_the_facts_of_its_journey() -> None:
    blueprint = make(
        {"kind": "blueprint", "id": "b", "title": "Behind it", "steps": [{"step": "now#s1"}]}
    )
    lonely = make({"kind": "blueprint", "id": "l", "title": "Of nothing"})
    ideas = backlog(
        "i", {"for": ["now#s1"], "status": "idea"}, {"for": ["now#s2"], "status": "done"}
    )
    drawing = drawn(
        scene_of,
        Workspace(NOW, LATER, INSIDE, blueprint, lonely, ideas, person("anna"), person("jan")),
    )
    assert has(
        drawing.named["facts-now"], "Approved · Reviewed Oct 5, 2026 · ★ 2 · Opportunities: 2"
    )
    assert has(drawing.named["title-later"], "Future · Version of Journey now")
    assert has(drawing.named["title-inside"], "Today · Part of Stage 2")
    panel = drawing.named["journey-now"].box
    (linked,) = [group for group in drawing.marked("blueprint") if "chip" not in group.css]
    assert panel.holds(linked.reach)
    assert has(linked, "Service blueprint: Behind it")
    assert has(drawing.named["blueprint-l"], "Of nothing")
    faces = [group.title for group in drawing.marked("face") if panel.holds(group.reach)]
    assert faces == ["Anna", "Jan"]


def test_stages_are_named_in_the_strip_or_below_it() -> None:
    short = drawn(scene_of, Workspace(NOW))
    assert [group.words for group in short.marked("stage")] == ["Stage1", "Stage2"]
    words = [[{"emotion": 1}]] * 12
    many = drawn(scene_of, Workspace(journey("twelve", *words), LATER, OTHER, INSIDE))
    panel = many.named["journey-twelve"].box
    strip = [group.words for group in many.marked("stage") if panel.holds(group.reach)]
    assert strip == [str(number) for number in range(1, 13)]
    assert has(many.named["stages-twelve"], "1 Stage 1 · 2 Stage 2")
    assert has(many.named["stages-twelve"], "12 Stage 12")


def test_people_have_cards_with_their_share() -> None:
    drawing = drawn(scene_of, Workspace(NOW, person("anna", archetype="Planner", share=0.34)))
    card = drawing.named["person-anna"]
    for text in ("Anna", "Planner", "34% of all customers"):
        assert has(card, text)


def test_opportunities_are_counted_by_state_and_the_bar_is_in_proportion() -> None:
    ideas = backlog("i", *[{"status": "idea"}] * 3, {"status": "done"})
    drawing = drawn(scene_of, Workspace(NOW, ideas))
    assert [group.title for group in drawing.marked("state")] == ["○ idea: 3", "✓ done: 1"]
    first, second = (outline.box.width for outline in drawing.named["progress"].outlines)
    assert first / second == pytest.approx(3, rel=0.01)


def test_without_emotions_it_says_so() -> None:
    drawing = drawn(scene_of, Workspace(OTHER))
    assert has(drawing.named["no-curve-other"], "No emotion is told yet")
    assert drawing.marked("sparkline", "worst", "legend") == []


def test_the_curve_is_the_mean_of_the_personas_and_says_so() -> None:
    # Lina feels what the step says, Omar worse.
    felt = journey("felt", [{"emotion": {"score": -1, "by": {"omar": -2}}}], personas=PAIR)
    people = (person("lina"), person("omar"))
    drawing = drawn(scene_of, Workspace(felt, *people))
    assert drawing.named["low-felt"].title == "Step 1: −1.5"
    told = "Where personas feel a step differently, the mean"
    notes = drawing.named["footer"]
    assert has(notes, f"{told} of their scores counts.")
    drawing = drawn(scene_of, Workspace(felt, *people), View(personas=("omar",)))
    assert drawing.named["low-felt"].title == "Step 1: −2"
    notes = drawing.named["footer"]
    assert has(notes, f"{told} of these personas' scores counts: Omar.")
    notes = drawn(scene_of, Workspace(NOW)).named["footer"]
    assert not has(notes, told)


def test_a_view_of_personas_shows_their_journeys_and_scores() -> None:
    mixed = journey("mixed", [{"emotion": {"by": {"anna": -2, "jan": 1}}}], personas=["anna"])
    theirs = journey("theirs", [{"emotion": 1}], personas=["jan"])
    people = (person("anna"), person("jan"))
    drawing = drawn(scene_of, Workspace(mixed, theirs, *people), View(personas=("anna",)))
    assert "journey-theirs" not in drawing.named
    assert "person-jan" not in drawing.named
    assert drawing.named["low-mixed"].title == "Step 1: −2"


def test_a_photo_stands_in_the_circle(tmp_path: Path) -> None:
    from PIL import Image

    file = tmp_path / "anna.png"
    Image.new("RGB", (40, 40), "#336699").save(file)
    broken = tmp_path / "jan.png"
    broken.write_bytes(b"no picture")
    people = (person("anna"), person("jan"))
    context = Workspace(NOW, *people, photos={"anna": file, "jan": broken})
    svg = render(scene_of(context, View()), "svg")
    assert svg.count(b"<image") == 2  # On the card and on the panel.
    drawing = drawn(scene_of, context)
    assert has(drawing.named["person-jan"], "Jan")
    assert any(line.text == "J" for line in drawing.named["person-jan"].lines)


def grid(count: int, text: str = "A journey", steps: int = 5) -> list[Any]:
    journeys = []
    for number in range(count):
        stages = [
            [
                {
                    "title": f"{text} {place}",
                    "emotion": ((number + stage * 3 + place) * 5 % 9 - 4) / 2,
                    "moment_of_truth": place % 3 == 0,
                }
                for place in range(steps)
            ]
            for stage in range(number % 12 + 1)
        ]
        more: dict[str, Any] = {"personas": [f"p{index}" for index in range(number % 7)]}
        if number % 3 == 1:
            more |= {"state": "future", "of": f"j{number - 1}"}
        journeys.append(journey(f"j{number}", *stages, **more))
    return journeys


CASES: dict[str, list[Any]] = {
    "one": grid(1),
    "three": grid(3),
    "twelve": [*grid(12), *(person(f"p{index}") for index in range(6))],
    "sixty steps": [journey("x", [{"emotion": 1.5, "moment_of_truth": True}] * 60)],
    "no emotions": [journey("x", [{}, {}]), OTHER],
    "best": [journey("x", [{"emotion": 2}, {"emotion": 1}])],
    "worst": [journey("x", [{"emotion": -2, "title": PARAGRAPH}, {"emotion": -2}])],
    "empty stages": [journey("x", [], [])],
    "long": [journey("x", [{"emotion": -1, "title": LONG}], title=PARAGRAPH), person("p", archetype=PARAGRAPH)],
    **{
        text[:8]: [
            journey("x", [{"emotion": -1, "title": text}], title=text, personas=["p"]),
            person("p", archetype=text),
            backlog("b", {"title": text, "status": "doing"}),
        ]
        for text in SCRIPTS
    },
}  # fmt: skip


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("case", CASES)
def test_extremes_have_nothing_to_complain_about(case: str, theme: str) -> None:
    drawing = drawn(scene_of, Workspace(*CASES[case]), View(theme=THEMES[theme]))
    assert complaints(drawing) == []
    panels = drawing.marked("journey")
    for index, panel in enumerate(panels):
        assert not any(panel.box.overlaps(other.box) for other in panels[index + 1 :])
    for part in drawing.marked("sparkline", "worst-name", "facts", "journey-title", "truth"):
        assert any(panel.box.holds(part.reach) for panel in panels), part


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", ["clinic", "sklep"])
def test_examples_have_nothing_to_complain_about(name: str, theme: str) -> None:
    drawing = drawn(scene_of, open_workspace(EXAMPLES / name), View(theme=THEMES[theme]))
    assert complaints(drawing) == []
    ground = Ground(drawing)
    for group in drawing.marked("sparkline"):
        for pen in group.pens:
            under = ground.at(pen.points[len(pen.points) // 2], pen.order)
            assert under is None or contrast(pen.colour, under) >= MARK


def test_twelve_journeys_are_about_as_wide_as_a_slide() -> None:
    scene = scene_of(Workspace(*CASES["twelve"]), View())
    assert 1.1 < scene.width / scene.height < 2.2


@pytest.mark.parametrize("width", [900, 1300])
def test_it_keeps_to_a_width(width: int) -> None:
    drawing = drawn(scene_of, Workspace(*CASES["twelve"]), View(width=width))
    assert drawing.width <= width
    assert complaints(drawing) == []


def test_the_same_workspace_gives_the_same_bytes() -> None:
    first = render(scene_of(Workspace(*CASES["twelve"]), View()), "svg")
    assert render(scene_of(Workspace(*grid(12), *CASES["twelve"][12:]), View()), "svg") == first
    assert len(first) < 300_000


def test_the_description_tells_each_journey() -> None:
    told = scene_of(Workspace(NOW, OTHER, person("anna")), View()).description
    assert told.startswith("Personas: Anna. Journey now (Today); Stage 1, Stage 2; ")
    assert "Worst point: Wait in line −1.5; Moment of truth: Wait in line, Step 5." in told


def test_without_a_journey_the_message_says_what_to_do() -> None:
    with pytest.raises(DrawError, match="The workspace has no journeys") as caught:
        scene_of(Workspace(person("anna")), View())
    assert caught.value.hint == "`cjmap init` writes a first one."
    with pytest.raises(DrawError, match="There is no overview of a journey"):
        scene_of(Workspace(NOW), View(), NOW)
