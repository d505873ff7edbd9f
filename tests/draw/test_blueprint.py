"""The picture of a blueprint: its arrows, cards, weak points and lanes, as the scene has them."""

from __future__ import annotations

import itertools
import time
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_maps import PARAGRAPH, SCRIPTS, Maps, make

from cjmap.draw import DrawError, picture
from cjmap.draw import text as texts
from cjmap.draw.context import Alone
from cjmap.draw.look.theme import contrast
from cjmap.draw.look.themes import LIGHT, THEMES
from cjmap.draw.look.view import View
from cjmap.draw.parts.cards import Badge
from cjmap.draw.parts.notes import Note, notes_panel
from cjmap.draw.pictures.blueprint import lane_keys
from cjmap.draw.scene import Area, Box, Disc, Mark, Scene, Stroke, Words

if TYPE_CHECKING:
    from cjmap.draw.scene import Point

LANES = (
    ("props", "physical-evidence"),
    ("customer", "customer"),
    ("front", "frontstage"),
    ("back", "backstage"),
    ("office", "backstage"),
    ("support", "support"),
)
KINDS = ("triggers", "needs", "agrees")

Sides = tuple[float, float, float, float]


def service(
    columns: int,
    actions: list[dict[str, Any]],
    links: list[dict[str, Any]] | None = None,
    lanes: tuple[tuple[str, str], ...] = LANES,
) -> Any:
    """Make a blueprint; actions are named a0, a1, … and columns c0, c1, …."""
    return make(
        {
            "kind": "blueprint",
            "id": "b",
            "title": "A service",
            "lanes": [{"id": id, "role": role} for id, role in lanes],
            "steps": [{"id": f"c{n}", "title": f"Step {n}"} for n in range(columns)],
            "actions": [
                {"id": f"a{n}", "text": f"Does {n}", **each} for n, each in enumerate(actions)
            ],
            "links": links or [],
        }
    )


def one(**fields: Any) -> Any:
    """Make a blueprint of one action, at the only column, frontstage."""
    return service(1, [{"at": "c0", "lane": "front", **fields}])


def drawn(model: Any, **view: Any) -> Scene:
    return picture(model, Alone(), View(**view))


def marked(scene: Scene, css: str) -> list[Mark]:
    return [mark for mark in scene.marks if css in mark.css.split()]


def words(marks: Mark | list[Mark]) -> str:
    """Give all texts, with a space between two lines."""
    own = [marks] if isinstance(marks, Mark) else marks
    return " ".join(
        line
        for mark in own
        for shape in mark.shapes
        if isinstance(shape, Words)
        for line in shape.lines
    )


def sides(box: Box) -> Sides:
    return box.x, box.y, box.x + box.width, box.y + box.height


def ground(mark: Mark) -> Box:
    assert isinstance(mark.shapes[0], Box)
    return mark.shapes[0]


def discs(mark: Mark) -> list[Sides]:
    """Give the badges on the corner of a card, with the ring around them."""
    reach = [(each, each.radius + 1) for each in mark.shapes if isinstance(each, Disc)]
    return [(d.x - r, d.y - r, d.x + r, d.y + r) for d, r in reach if d.radius > 8]


def line(mark: Mark) -> Stroke:
    assert isinstance(mark.shapes[0], Stroke)
    return mark.shapes[0]


def corners(mark: Mark) -> tuple[Point, ...]:
    """Give the points of an arrow that lie on it, where its pieces meet."""
    return line(mark).points[::3]


def enters(points: tuple[Point, ...], area: Sides, slack: float) -> bool:
    left, top, right, bottom = area
    return any(
        min(x0, x1) < right - slack
        and max(x0, x1) > left + slack
        and min(y0, y1) < bottom - slack
        and max(y0, y1) > top + slack
        for (x0, y0), (x1, y1) in itertools.pairwise(points)
    )


def at_edge(point: Point, box: Box) -> bool:
    x, y = point
    left, top, right, bottom = sides(box)
    beside = min(abs(x - left), abs(x - right)) < 0.01 and top < y < bottom
    above = min(abs(y - top), abs(y - bottom)) < 0.01 and left < x < right
    return beside or above


def check_arrows(model: Any, scene: Scene) -> None:
    """Assert all that is promised of the arrows of a picture."""
    cards = {mark.id: mark for mark in marked(scene, "card")}
    titles = [ground(mark) for mark in marked(scene, "link-title")]
    lines = marked(scene, "line")
    chips = [sides(each) for mark in lines for each in mark.shapes if isinstance(each, Box)]
    badges = [disc for card in cards.values() for disc in discs(card)]
    ends: list[Point] = []
    arrows = marked(scene, "link")
    for mark in arrows:
        points = corners(mark)
        link = model.links[int(mark.id.removeprefix("link-")) - 1]
        for name, point in ((link.from_, points[0]), (link.to, points[-1])):
            id = f"action-{name}" if name.startswith("a") else f"column-{name}"
            assert at_edge(point, ground(cards[id])), (mark.id, id)
            ends.append(point)
        for card in cards.values():
            assert not enters(points, sides(ground(card)), 0.5), (mark.id, card.id)
        for area in (*badges, *chips):
            assert not enters(points, area, 0.0), (mark.id, area)
    for mark, title in itertools.product(arrows, titles):
        # An arrow passes behind one title at most: its own.
        if enters(corners(mark), sides(title), 0.0):
            assert (
                texts.one_line(
                    words([t for t in marked(scene, "link-title") if ground(t) == title])
                )
                in mark.title
            )
    for a, b in itertools.combinations(ends, 2):
        # An arrowhead is less than 6 points wide and 8 long.
        assert abs(a[0] - b[0]) >= 6.9 or abs(a[1] - b[1]) >= 3.9, (a, b)
    for box, other in itertools.product(titles, cards.values()):
        left, top, right, bottom = sides(box)
        assert not enters(((left, top), (right, bottom)), sides(ground(other)), 0.0)


def check_distances(scene: Scene) -> None:
    """Assert that no two arrows lie upon each other for more than 2 points."""
    parts = [
        (mark.id, a, b)
        for mark in marked(scene, "link")
        for a, b in itertools.pairwise(corners(mark))
    ]
    for (first, a, b), (second, c, d) in itertools.combinations(parts, 2):
        for axis in (0, 1):
            across = [point[axis] for point in (a, b, c, d)]
            low = max(min(a[1 - axis], b[1 - axis]), min(c[1 - axis], d[1 - axis]))
            high = min(max(a[1 - axis], b[1 - axis]), max(c[1 - axis], d[1 - axis]))
            together = max(across) - min(across) < 1 and high - low > 2
            assert first == second or not together, (first, second)


@st.composite
def services(draw: st.DrawFn) -> Any:
    """Make a blueprint of some lanes in any order, with any links between its cards."""
    columns = draw(st.integers(1, 5))
    lanes = tuple(draw(st.permutations(LANES)))[: draw(st.integers(1, len(LANES)))]
    open_lanes = [id for id, role in lanes if role != "customer"]
    actions: list[dict[str, Any]] = []
    if open_lanes:
        for _ in range(draw(st.integers(0, 10))):
            action: dict[str, Any] = {
                "at": f"c{draw(st.integers(0, columns - 1))}",
                "lane": draw(st.sampled_from(open_lanes)),
                "text": draw(st.sampled_from(("Picks", "Answers the complaint", *SCRIPTS[:3]))),
            }
            if draw(st.booleans()):
                action |= {"fail_point": {"text": "It breaks"}, "wait": "2 min", "owner": "team"}
            actions.append(action)
    names = [f"a{n}" for n in range(len(actions))]
    if any(role == "customer" for _, role in lanes):
        names += [f"c{n}" for n in range(columns)]
    links = []
    if names:
        for _ in range(draw(st.integers(0, 12))):
            link = {
                "from": draw(st.sampled_from(names)),
                "to": draw(st.sampled_from(names)),
                "kind": draw(st.sampled_from(KINDS)),
            }
            if draw(st.booleans()):
                link["title"] = draw(st.sampled_from(("by e-mail", "asks for the order's number")))
            links.append(link)
    # Two equal loops would lie upon each other; the format's rules advise against doubles anyway.
    links = list({(each["from"], each["to"]): each for each in links}.values())
    return service(columns, actions, links, lanes)


@settings(max_examples=60, deadline=None)
@given(services())
def test_arrows_keep_clear_of_all_else(model: Any) -> None:
    scene = drawn(model)
    check_arrows(model, scene)
    check_distances(scene)
    assert len(marked(scene, "link")) == len(model.links)
    assert drawn(model) == scene


def large(columns: int, links: int) -> Any:
    """Make a blueprint of eight lanes with links between any two of its cards."""
    chance = Random(7)
    lanes = (*LANES, ("shop", "frontstage"), ("partners", "support"))
    actions = [
        {"at": f"c{column}", "lane": lane}
        for column in range(columns)
        for lane, role in lanes
        if role != "customer" and chance.random() < 0.7
    ]
    names = [f"a{n}" for n in range(len(actions))]
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < links:
        start, end = chance.sample(names, 2)
        if (end, start) not in pairs:
            pairs[start, end] = None
    return service(columns, actions, [{"from": a, "to": b} for a, b in pairs], lanes)


def test_a_large_blueprint_is_laid_out_in_seconds() -> None:
    model = large(60, 200)
    started = time.process_time()
    scene = drawn(model)
    # About a second; the limit is for slow machines.
    assert time.process_time() - started < 8
    check_arrows(model, scene)


def test_a_card_that_all_lead_to_keeps_their_heads_apart() -> None:
    actions = [{"at": f"c{n // 3}", "lane": ("front", "back", "support")[n % 3]} for n in range(18)]
    links = [{"from": f"a{n}", "to": "a7"} for n in range(18) if n != 7]
    model = service(6, actions, links)
    scene = drawn(model)
    check_arrows(model, scene)
    assert len(marked(scene, "link")) == 17


def test_an_arrow_alone_meets_the_middle() -> None:
    model = service(
        2,
        [{"at": "c0", "lane": "front"}, {"at": "c1", "lane": "back"}],
        [{"from": "c0", "to": "c1"}, {"from": "c0", "to": "a0"}, {"from": "a0", "to": "a1"}],
    )
    scene = drawn(model)
    cards = [ground(mark) for mark in marked(scene, "card")]
    middles = {
        (round(x, 2), round(y, 2))
        for box in cards
        for x, y in (
            (box.x, box.y + box.height / 2),
            (box.x + box.width, box.y + box.height / 2),
            (box.x + box.width / 2, box.y),
            (box.x + box.width / 2, box.y + box.height),
        )
    }
    for mark in marked(scene, "link"):
        for x, y in (corners(mark)[0], corners(mark)[-1]):
            assert (round(x, 2), round(y, 2)) in middles


def test_an_empty_cell_is_passed_straight() -> None:
    actions = [{"at": "c0", "lane": "front"}, {"at": "c0", "lane": "support"}]
    scene = drawn(service(1, actions, [{"from": "a0", "to": "a1"}]))
    assert len({x for x, _ in corners(marked(scene, "link")[0])}) == 1


def test_kinds_of_links_are_told_apart_without_colour() -> None:
    actions = [{"at": "c0", "lane": lane} for lane in ("props", "front", "back", "support")]
    links = [{"from": f"a{n}", "to": f"a{n + 1}", "kind": kind} for n, kind in enumerate(KINDS)]
    scene = drawn(service(1, actions, links))
    looks = [(line(mark).dash, line(mark).tail, line(mark).head) for mark in marked(scene, "link")]
    assert looks == [("solid", False, True), ("dashed", False, False), ("solid", True, True)]
    legend = words(marked(scene, "legend"))
    assert all(word in legend for word in ("Flow of the service", "Depends on", "Agree"))


def test_a_link_to_itself_is_a_loop() -> None:
    model = service(1, [{"at": "c0", "lane": "front"}], [{"from": "a0", "to": "a0"}])
    scene = drawn(model)
    loop = marked(scene, "link")[0]
    assert len(corners(loop)) > 4
    check_arrows(model, scene)
    assert loop.title == "Does 0 → Does 0"


@pytest.mark.parametrize(
    ("fields", "weak"),
    [
        ({}, False),
        ({"fail_point": {"text": "It breaks", "recovery": "Repair it", "severity": 3}}, False),
        ({"fail_point": {"text": "It breaks", "recovery": "Repair it"}}, False),
        ({"fail_point": {"text": "It breaks", "recovery": "Repair it", "severity": 4}}, True),
        ({"fail_point": "It breaks"}, True),
        ({"wait": "2 min"}, True),
        ({"duration": {"planned": "5 min", "wait": "2 min"}}, True),
        ({"duration": {"planned": "5 min", "actual": "7 min"}}, True),
        ({"duration": {"planned": "5 min", "actual": "4 min"}}, False),
        ({"duration": {"actual": "7 min"}}, False),
    ],
)
def test_weak_points_have_a_thick_edge(fields: dict[str, Any], weak: bool) -> None:
    scene = drawn(one(**fields))
    card = marked(scene, "action")[0]
    assert (ground(card).stroke_width > 1.5) == weak
    assert ("weak" in card.css.split()) == weak
    assert ("Weak point" in card.title) == weak
    assert ("Weak point" in words(marked(scene, "legend"))) == weak


def test_what_is_over_plan_is_told() -> None:
    card = marked(drawn(one(duration={"planned": "5 min", "actual": "7 min"})), "action")[0]
    assert "7\u00a0min\u00a0· +2\u00a0min over plan" in words(card)
    polish = marked(
        drawn(one(duration={"planned": "5 min", "actual": "7 min"}), lang="pl"), "action"
    )
    assert "+2\u00a0min ponad plan" in words(polish)
    early = marked(drawn(one(duration={"planned": "5 min", "actual": "4 min"})), "action")[0]
    assert "4\u00a0min\u00a0· planned 5\u00a0min" in words(early)
    same = marked(drawn(one(duration={"planned": "5 min", "actual": "5 min"})), "action")[0]
    assert words(same) == "Does 0 5\u00a0min"


def test_a_missing_recovery_is_told() -> None:
    notes = words(marked(drawn(one(fail_point="It breaks")), "note"))
    assert "It breaks → no recovery" in notes
    point = {"text": "It breaks", "recovery": "Repair it", "severity": 4}
    notes = words(marked(drawn(one(fail_point=point)), "note"))
    assert "It breaks → Repair it (severity 4/5)" in notes


def test_owner_system_and_perceived_owner_are_chips() -> None:
    fields = {"owner": "Warehouse", "system": "erp", "perceived_owner": "Shop"}
    card = marked(drawn(one(**fields)), "action")[0]
    chips = [shape for shape in card.shapes[1:] if isinstance(shape, Box)]
    assert [chip.dash for chip in chips] == ["solid", "dashed", "solid"]
    assert words(card) == "Does 0 Warehouse Seen as: Shop erp"


@pytest.mark.parametrize("name", [PARAGRAPH[:200], *SCRIPTS[2:6], "x" * 90])
def test_all_that_a_card_says_lies_inside(name: str) -> None:
    model = one(owner=name, perceived_owner=name, improve="More", policy="A rule", kpis=["Fast"])
    card = marked(drawn(model), "action")[0]
    left, top, right, bottom = sides(ground(card))
    for shape in card.shapes[1:]:
        if isinstance(shape, Box):
            assert left + 9 < shape.x
            assert shape.x + shape.width < right - 9
            assert top + 9 < shape.y
            assert shape.y + shape.height < bottom - 8
    boxes = [shape for shape in card.shapes[1:] if isinstance(shape, Box)]
    for a, b in itertools.combinations(boxes, 2):
        (al, at, ar, ab), (bl, bt, br, bb) = sides(a), sides(b)
        assert ar <= bl or br <= al or ab <= bt or bb <= at


@pytest.mark.parametrize("theme", THEMES.values(), ids=lambda theme: theme.name)
def test_texts_on_cards_have_contrast(theme: Any) -> None:
    actions = [
        {
            "at": "c0",
            "lane": lane,
            "owner": "team",
            "duration": {"planned": "1 min", "actual": "2 min"},
        }
        for lane, role in LANES
        if role != "customer"
    ]
    for mark in marked(drawn(service(1, actions), theme=theme), "card"):
        under = ground(mark).fill
        for shape in mark.shapes[1:]:
            if isinstance(shape, Box):
                under = shape.fill
            elif isinstance(shape, Words):
                assert contrast(shape.colour, under) >= 4.5
        if "weak" in mark.css:
            edge = ground(mark).stroke
            assert edge is not None
            assert contrast(edge, ground(mark).fill) >= 3


def test_the_text_of_a_card_with_a_badge_lines_up_with_its_neighbours() -> None:
    actions = [
        {"at": "c0", "lane": "front"},
        {"at": "c1", "lane": "front", "fail_point": "It breaks", "wait": "1 min"},
        {"at": "c2", "lane": "front", "owner": "team"},
    ]
    cards = marked(drawn(service(3, actions)), "action")
    first = [next(shape for shape in card.shapes if isinstance(shape, Words)) for card in cards]
    assert len({each.y for each in first}) == 1
    assert len({ground(card).height for card in cards}) == 1


def test_narrow_blueprints_have_even_margins() -> None:
    scene = drawn(service(1, [{"at": "c0", "lane": "front"}]))
    band = marked(scene, "band")[0].shapes[0]
    assert isinstance(band, Area)
    xs = [x for x, _ in band.points]
    card = ground(marked(scene, "action")[0])
    assert card.x - min(xs) == pytest.approx(max(xs) - card.x - card.width)


def test_only_the_lanes_asked_for_are_drawn() -> None:
    actions = [{"at": "c0", "lane": lane} for lane in ("front", "back", "office", "support")]
    links = [{"from": "a0", "to": "a1"}, {"from": "a0", "to": "a3"}, {"from": "c0", "to": "a0"}]
    model = service(1, actions, links)

    def shown(*lanes: str) -> tuple[list[str], list[str], list[str]]:
        scene = drawn(model, lanes=lanes)
        return (
            [mark.lane for mark in marked(scene, "lane-label")],
            [mark.id.removeprefix("line-") for mark in marked(scene, "line")],
            [mark.title for mark in marked(scene, "link")],
        )

    assert shown("front", "support") == (
        ["front", "support"],
        ["visibility", "internal"],
        ["Does 0 → Does 3"],
    )
    # A role stands for all its lanes, an id for its own; the order is that of the map.
    assert shown("backstage", "front")[0] == ["front", "back", "office"]
    assert shown("front")[1:] == ([], [])
    assert lane_keys(model) == (
        *(id for id, _ in LANES[:2]),
        "front",
        "back",
        "office",
        "support",
        "physical-evidence",
        "frontstage",
        "backstage",
        "duration",
    )


def test_the_row_of_durations_is_a_lane() -> None:
    model = make(
        {
            "kind": "blueprint",
            "id": "b",
            "title": "B",
            "steps": [{"id": "a", "title": "A", "duration": "5 min"}],
        }
    )
    assert all(mark.lane == "duration" for mark in marked(drawn(model), "time"))
    assert marked(drawn(model), "time")
    assert marked(drawn(model, lanes=("customer", "duration")), "time")
    assert not marked(drawn(model, lanes=("customer",)), "time")


@pytest.mark.parametrize("lanes", [("emotion",), ("duration",)])
def test_lanes_that_are_not_there_are_an_error(lanes: tuple[str, ...]) -> None:
    with pytest.raises(DrawError, match=r"None of these lanes is in the blueprint b") as caught:
        drawn(one(), lanes=lanes)
    assert "front" in str(caught.value.hint)


def test_every_card_names_its_lane() -> None:
    model = service(
        2,
        [{"at": "c0", "lane": "front"}, {"at": "c1", "lane": "back"}],
        [{"from": "a0", "to": "a1"}],
    )
    scene = drawn(model)
    assert {mark.lane for mark in marked(scene, "card")} == {"customer", "front", "back"}
    assert {mark.lane for mark in marked(scene, "band")} == {id for id, _ in LANES}
    assert marked(scene, "link")[0].lane == "front back"


def heights(count: int, seed: int) -> list[Note]:
    chance = Random(seed)
    badge = Badge("F", LIGHT.fail, "", LIGHT.on_mark, LIGHT.page)
    return [Note(badge, "Where", "so it goes " * chance.randint(1, 30)) for _ in range(count)]


@given(st.integers(1, 25), st.integers(0, 1000))
def test_the_columns_of_notes_are_balanced(count: int, seed: int) -> None:
    notes = heights(count, seed)
    marks, lowest = notes_panel(notes, 1300.0, 100.0, LIGHT)
    ends: dict[float, float] = {}
    tall = []
    for mark in marks:
        own = [shape for shape in mark.shapes if isinstance(shape, Words)]
        x = own[0].x
        ends[x] = max(ends.get(x, 0.0), own[-1].y)
        tall.append(texts.height(sum(len(each.lines) for each in own), 9) + 10)
    assert len(marks) == count
    assert len(ends) == min(count, 4)
    # In order, no column need be higher than an even share and one note more.
    assert lowest - 108 <= sum(tall) / len(ends) + max(tall) + 1


def test_a_title_with_no_room_has_the_number_of_its_note_on_the_arrow() -> None:
    links = [
        {"from": "a0", "to": "a1", "title": PARAGRAPH},
        {"from": "a1", "to": "a2", "title": "short"},
        {"from": "a2", "to": "a0", "title": PARAGRAPH},
    ]
    actions = [{"lane": "front", "at": "c0"}, {"lane": "back", "at": "c1"}]
    scene = picture(service(3, [*actions, {"lane": "support", "at": "c2"}], links), Alone(), View())
    numbers = [mark for mark in scene.marks if mark.css == "link-number"]
    notes = [mark for mark in scene.marks if mark.css == "note"]
    assert len([mark for mark in scene.marks if mark.css == "link-title"]) == 1

    def letters(mark: Mark) -> tuple[str, ...]:
        return next(shape.lines for shape in mark.shapes if isinstance(shape, Words))

    assert [letters(mark) for mark in numbers] == [("1",), ("2",)]
    assert [letters(mark) for mark in notes] == [("1",), ("2",)]


def test_columns_of_no_stage_have_no_chevron() -> None:
    steps = [{"id": "x0", "title": "X"}, {"id": "x2", "title": "Y"}]
    stages = [{"id": f"g{n}", "title": f"G{n}", "steps": [step]} for n, step in enumerate(steps)]
    journey = make({"kind": "journey", "id": "j", "title": "J", "stages": stages})
    columns = [{"id": f"c{n}", "title": "C"} for n in range(3)]
    columns[0]["step"], columns[2]["step"] = "x0", "x2"
    data = {"kind": "blueprint", "id": "b", "title": "B", "journey": "j", "steps": columns}
    data |= {"lanes": [{"id": "customer", "role": "customer"}]}
    scene = picture(make(data), Maps(journey), View())
    assert [mark.title for mark in scene.marks if mark.css == "stage"] == ["G0", "G1"]


def test_no_line_begins_with_a_separator() -> None:
    fields = {"duration": {"planned": "1 h 30 min", "actual": "1 h 20 min", "wait": "10 min"}}
    for wide in range(1, 9):
        scene = drawn(service(wide, [{"at": "c0", "lane": "front", **fields}]))
        for mark in marked(scene, "action"):
            for shape in mark.shapes:
                if isinstance(shape, Words):
                    assert not any(text.startswith("·") for text in shape.lines)
