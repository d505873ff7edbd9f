"""The flow picture: how cases went, against the plan, read back from its SVG."""

from __future__ import annotations

import itertools
import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from tests.draw.draw_checks import complaints
from tests.draw.draw_examples import map_named, workspace
from tests.draw.draw_flows import CLINIC, SHOP, Habits, kind_of, walked
from tests.draw.draw_geometry import SLACK, enters, plain, read
from tests.draw.draw_maps import HOSTILE, LONG, PARAGRAPH, SCRIPTS, journey, make

from cjmap.draw import FORMATS, DrawError, render
from cjmap.draw.context import Alone
from cjmap.draw.look.themes import THEMES
from cjmap.draw.look.view import View
from cjmap.draw.pictures.flow import AdHoc, Count, Flows, Kind, Passage, StepFlow, scene_of
from cjmap.draw.pictures.flow.choosing import MOST
from cjmap.draw.pictures.flow.scale import THINNEST, WIDEST
from cjmap.draw.writers.svg import to_svg

if TYPE_CHECKING:
    from tests.draw.draw_geometry import Drawing

    from cjmap.draw.context import Context

ORDERING = map_named("sklep", "journey", "zamawiam-rosline")
TABLETS = map_named("clinic", "journey", "repeat-prescription")
EXAMPLES: dict[str, tuple[Any, Flows, Context]] = {
    "sklep": (ORDERING, walked(ORDERING, 2812, SHOP), workspace("sklep")),
    "clinic": (TABLETS, walked(TABLETS, 505, CLINIC), workspace("clinic")),
}
FIVE = make(
    {
        "kind": "journey",
        "id": "five",
        "title": "Renting a bike",
        "stages": [
            {"title": "Find", "steps": [{"id": "a", "title": "Open the app"}]},
            {
                "title": "Ride",
                "steps": [
                    {"id": "b", "title": "Unlock it", "duration": "30 s"},
                    {"id": "c", "title": "Ride"},
                    {"id": "d", "title": "Lock it", "duration": "5 min"},
                ],
            },
            {"title": "Pay", "steps": [{"id": "e", "title": "Pay"}]},
        ],
        "loops": [{"from": "e", "to": "a", "kind": "loyalty"}],
    }
)


def drawn(shown: Any, flows: Flows, context: Context | None = None, **asked: Any) -> Drawing:
    return read(to_svg(scene_of(shown, flows, context or Alone(), View(**asked))))


def passage(ends: str, cases: int, kind: Kind | None = None) -> Passage:
    """Give a flow of the journey FIVE, such as "ab"."""
    start, end = ends[0], ends[1]
    return Passage(start, end, Count(cases), kind or kind_of(FIVE, start, end))


def flows(*passages: Passage, steps: tuple[StepFlow, ...] = (), **more: Any) -> Flows:
    return Flows(1000, "events.csv", "2026-Q3", steps, passages, **more)


def told(drawing: Drawing, css: str) -> list[str]:
    return [group.words for group in drawing.marked(css)]


def width_of(drawing: Drawing, ends: str) -> float:
    """Give the width of a line in points, of the pale one where there are two."""
    link = drawing.named[f"flow-{ends[0]}-{ends[1]}"]
    alike = [
        pen.width
        for group in (link, *drawing.marked("volume"))
        for pen in group.pens
        if pen.points == link.pens[0].points
    ]
    return max(alike)


# --- the examples ------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_is_wrong_with_the_examples(name: str, theme: str) -> None:
    assert complaints(drawn(*EXAMPLES[name], theme=THEMES[theme])) == []


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_step_is_there_in_the_order_of_the_plan(name: str) -> None:
    shown, found, _ = EXAMPLES[name]
    drawing = drawn(*EXAMPLES[name])
    cards = [drawing.named[f"step-{step.id}"] for step in shown.steps]
    for step, card in zip(shown.steps, cards, strict=True):
        assert plain(step.title) in card.words
    assert all(a.box.right < b.box.left for a, b in itertools.pairwise(cards))
    assert len(drawing.marked("stage")) == len(shown.stages)
    assert found.source in drawing.root.find("{*}desc").text  # type: ignore[operator, union-attr]


@pytest.mark.parametrize("name", EXAMPLES)
def test_no_line_runs_behind_the_label_of_another(name: str) -> None:
    drawing = drawn(*EXAMPLES[name])
    links = drawing.marked("link")
    for label in drawing.marked("way-label"):
        ink = label.lines[0].box
        through = [link for link in links if any(enters(pen.points, ink) for pen in link.pens)]
        assert len(through) <= 1, (label.words, [str(link) for link in through])


def test_the_figures_of_the_shop_are_told() -> None:
    shown, found, context = EXAMPLES["sklep"]
    drawing = drawn(shown, found, context)
    reached = found.steps[4].reached
    assert reached is not None
    card = drawing.named["step-dostawa"]
    assert f"{reached.cases:,}".replace(",", "") in card.words.replace("\u00a0", "")
    assert "mediana4min" in card.words
    assert "plan2min,przekroczony" in card.words
    assert "2812" in told(drawing, "figure")[0]
    footer = drawing.named["footer"].words
    assert plain("Przypadki z dziennika zdarzeń, a nie wszyscy klienci") in footer
    for part in (
        "zdarzenia.parquet",
        "2026-07-01–2026-09-30".replace("-", ""),
        "Zdarzeniabezkroku:3,1%",
    ):
        assert part in footer


@pytest.mark.parametrize("form", FORMATS)
def test_every_form(form: str) -> None:
    assert render(scene_of(*EXAMPLES["clinic"], View()), form, scale=0.5)


def test_the_same_data_make_the_same_bytes_in_any_order() -> None:
    shown, found, context = EXAMPLES["clinic"]
    turned = replace(found, passages=found.passages[::-1], steps=found.steps[::-1])
    first, second = (to_svg(scene_of(shown, each, context, View())) for each in (found, turned))
    assert first == second


# --- lines --------------------------------------------------------------------------------------------


def test_a_flow_is_a_line_between_its_cards() -> None:
    found = map(passage, ("ab", "bc", "ac", "ca"), (900, 800, 90, 40))
    drawing = drawn(FIVE, flows(*found, passage("bb", 30, Kind.LOOP)))
    assert complaints(drawing) == []
    top = drawing.named["step-a"].box.top
    bottom = drawing.named["step-a"].box.bottom
    for ends in ("ab", "bc", "ac", "ca", "bb"):
        link = drawing.named[f"flow-{ends[0]}-{ends[1]}"]
        first, last = (drawing.named[f"step-{end}"].box for end in ends)
        start, end = link.pens[0].points[0], link.outlines[0].points
        tip = max(end, key=lambda point: math.dist(point, link.pens[0].points[-1]))
        assert first.left - SLACK <= start[0] <= first.right + SLACK
        assert last.left - SLACK <= tip[0] <= last.right + SLACK
        if ends in ("ab", "bc"):
            assert top < start[1] == tip[1] < bottom  # from side to side
        elif ends == "ac":
            assert abs(start[1] - bottom) < 1  # ahead, below the cards
        else:
            assert link.reach.top < top  # back, above them


def test_lines_are_as_wide_as_cases_are_many() -> None:
    drawing = drawn(
        FIVE, flows(*map(passage, ("ab", "bc", "cd", "ac", "ca"), (1000, 500, 20, 250, 300)))
    )
    widths = [width_of(drawing, ends) for ends in ("ab", "bc", "cd", "ac", "ca")]
    assert widths == [WIDEST, WIDEST / 2, THINNEST, WIDEST / 4, WIDEST * 0.3]


def test_the_scale_is_declared() -> None:
    drawing = drawn(FIVE, flows(passage("ab", 1000), passage("bc", 10)))
    scale = drawing.named["scale"]
    assert scale.words == plain("Width of the lines, in cases up to 100 500 1,000")
    assert [round(each.box.height, 2) for each in scale.outlines] == [1.4, 7.0, 14.0]


def test_kinds_are_told_apart_without_colours() -> None:
    found = flows(
        passage("ab", 900),
        passage("ac", 90),
        passage("ca", 40),
        passage("ea", 60),
        passage("bb", 50),
    )
    drawing = drawn(FIVE, found, theme=THEMES["print"])
    dashes = {
        ends: drawing.named[f"flow-{ends[0]}-{ends[1]}"].pens[0].dash
        for ends in ("ab", "ac", "ca", "ea")
    }
    assert dashes["ab"] == dashes["ea"] == ""
    assert len({*dashes.values()}) == 3
    assert told(drawing, "legend") == ["asplanned", "stepsskipped", "outoforder"]
    assert "flow-b-b" not in drawing.named  # times in a row are one visit
    assert "↺60" in told(drawing, "way-label")  # a loop that was planned


def test_a_wide_line_beside_the_plan_is_pale_with_dashes_along_its_middle() -> None:
    drawing = drawn(FIVE, flows(passage("ab", 1000), passage("ca", 900)))
    (volume,) = drawing.marked("volume")
    core = drawing.named["flow-c-a"].pens[0]
    assert volume.pens[0].points == core.points
    assert volume.pens[0].dash == "" != core.dash
    assert volume.pens[0].width > 12 > 2 > core.width


def test_only_the_strongest_flows_beside_the_plan_are_drawn() -> None:
    shown = journey(2, 6)
    ids = [step.id for step in shown.steps]
    pairs = [(a, b) for a in ids for b in ids if ids.index(b) <= ids.index(a)]
    every = [Passage(a, b, Count(100 + n), Kind.OUT_OF_ORDER) for n, (a, b) in enumerate(pairs)]
    drawing = drawn(shown, flows(*every))
    assert complaints(drawing) == []
    assert len(drawing.marked("link")) == MOST
    left = [100 + n for n in range(len(pairs) - MOST)]
    more = f"Rarer flows, not drawn: {len(left)} ({sum(left):,} cases)"
    assert plain(more) in drawing.named["footer"].words


def test_what_a_few_cases_did_is_counted_and_not_drawn() -> None:
    steps = (
        StepFlow("a", Count(1000, 1.0), failed=Count(4, 0.004), left=Count(5, 0.005)),
        StepFlow("b", Count(995, 0.995), missing=Count(0, 0.0)),
    )
    drawing = drawn(
        FIVE, flows(passage("ab", 995), passage("ba", 4), passage("ca", 5), steps=steps)
    )
    assert "flow-c-a" in drawing.named
    assert "flow-b-a" not in drawing.named
    assert told(drawing, "left") == ["⇥5·0.5%lefthere"]
    assert told(drawing, "failed") == told(drawing, "missing") == []
    assert plain("Rarer flows, not drawn: 1 (4 cases)") in drawing.named["footer"].words
    assert plain("fewer than 0.5% of the cases") in drawing.named["footer"].words


# --- deviations ---------------------------------------------------------------------------------------


def test_deviations_have_a_sign_and_a_word_below_their_step() -> None:
    step = StepFlow(
        "b",
        Count(800, 0.8),
        left=Count(120, 0.15),
        open=Count(16, 0.02),
        failed=Count(40, 0.05),
        missing=Count(200, 0.2),
    )
    found = flows(steps=(step,), ad_hoc=(AdHoc("Calls support", Count(31, 0.031), "b"),))
    drawing = drawn(FIVE, found)
    assert complaints(drawing) == []
    column = drawing.named["step-b"].box
    expected = {
        "missing": "–200·20%skipped",
        "failed": "✗40·5%failed",
        "left": "⇥120·15%lefthere",
        "open": "…16·2%stillopen",
        "ad-hoc": "+31·3.1%Callssupport",
    }
    for css, words in expected.items():
        (card,) = drawing.marked(css)
        assert sorted(card.words) == sorted(words.replace("–", plain("–")))
        assert (card.box.left, card.box.right) == (column.left, column.right)
        assert card.box.top > column.bottom
    assert len(drawing.marked("stub")) == 1
    assert len(told(drawing, "legend")) == len(expected)


def test_who_ends_at_the_last_step_has_not_left() -> None:
    steps = (StepFlow("d", left=Count(40)), StepFlow("e", left=Count(600)))
    drawing = drawn(FIVE, flows(steps=steps))
    assert told(drawing, "left") == ["⇥40lefthere"]
    assert len(drawing.marked("stub")) == 1
    assert told(drawing, "figure")[1] == plain("Where most leave 40 Lock it")


def test_how_a_step_failed_is_told() -> None:
    step = StepFlow("b", failed=Count(40), slow=Count(30), channel=Count(20))
    drawing = drawn(FIVE, flows(steps=(step,)))
    assert complaints(drawing) == []
    assert told(drawing, "failed") == ["✗40failed", "✗30overplan", "✗20otherchannel"]
    assert told(drawing, "legend") == ["✗failed"]


def test_a_step_that_the_data_do_not_cover_says_so() -> None:
    drawing = drawn(FIVE, flows(steps=(StepFlow("a", Count(0, 0.0)),)))
    assert drawing.named["step-a"].words == "Opentheapp00%"
    assert drawing.named["step-c"].words == "Ridenotcoveredbythedata"


def test_a_touchpoint_before_any_step_stands_first_and_long_lists_are_counted() -> None:
    touchpoints = [AdHoc(f"T{n}", Count(10 + n)) for n in range(7)]
    drawing = drawn(FIVE, flows(ad_hoc=tuple(touchpoints)))
    first = drawing.named["step-a"].box
    cards = drawing.marked("ad-hoc")
    assert [card.words for card in cards] == [
        f"+{n}T{n - 10}beforethefirststep" for n in (16, 15, 14)
    ]
    assert all(card.box.left == first.left for card in cards)
    assert (
        plain("Rarer ad hoc touchpoints, not drawn: 4 (46 cases)") in drawing.named["footer"].words
    )


def test_what_data_cannot_tell_is_said() -> None:
    known = StepFlow("a", Count(1000, 1.0), left=Count(0, 0.0))
    footer = drawn(FIVE, flows(steps=(known,))).named["footer"].words
    assert plain("Cannot be seen in these data: still open, failed, skipped, time") in footer
    nobody = Count(0)
    whole = StepFlow("a", Count(9), nobody, nobody, nobody, nobody, median=60.0)
    assert "Cannot" not in drawn(FIVE, flows(steps=(whole,))).named["footer"].words


def test_nothing_is_known_at_all() -> None:
    drawing = drawn(FIVE, Flows(0, "events.csv", "2026-Q3"))
    assert complaints(drawing) == []
    assert "scale" not in drawing.named
    assert not drawing.marked("link", "deviation", "stub")


@pytest.mark.parametrize(
    ("median", "words"),
    [(20, "median20secplan30sec"), (90, "median1min30secplan30sec,exceeded"), (None, "")],
)
def test_times_are_held_against_the_plan(median: float | None, words: str) -> None:
    drawing = drawn(FIVE, flows(steps=(StepFlow("b", median=median),)))
    assert drawing.named["step-b"].words == f"Unlockit{words}"


# --- rows ---------------------------------------------------------------------------------------------


def test_a_long_journey_has_rows_and_flows_between_them_are_told_at_both_ends() -> None:
    shown = journey(8, 5, "Czekam na rozpatrzenie reklamacji złożonej w sklepie")
    ids = [step.id for step in shown.steps]
    on = [Passage(a, b, Count(3900, 0.9)) for a, b in itertools.pairwise(ids)]
    back = Passage("s30", "s2", Count(345, 0.05), Kind.OUT_OF_ORDER)
    steps = tuple(StepFlow(id, Count(4000, 0.8), median=3600) for id in ids)
    found = Flows(5000, "zdarzenia.csv", "2026-Q3", steps, (*on, back))
    drawing = drawn(shown, found, lang="pl")
    assert complaints(drawing) == []
    tops = {drawing.named[f"step-{id}"].box.top for id in ids}
    assert len(tops) == 4
    assert len(drawing.marked("link-part")) == 6  # out of three rows, into three
    cards = [card for card in drawing.marked("elsewhere") if "niepokolei" in card.words]
    assert [card.words.startswith(arrow) for card, arrow in zip(cards, "←→", strict=True)] == [
        True
    ] * 2
    assert all("345·5%" in card.words for card in cards)
    assert abs(cards[0].box.left - drawing.named["step-s2"].box.left) < SLACK


@pytest.mark.parametrize("width", [400, 900, 1400, 5000])
def test_a_width_that_is_asked_for_is_kept(width: float) -> None:
    shown, found, context = EXAMPLES["sklep"]
    drawing = drawn(shown, found, context, width=width)
    assert complaints(drawing) == []
    assert drawing.width <= max(width, 900)


# --- whatever comes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS, LONG, PARAGRAPH])
def test_texts_are_texts(text: str) -> None:
    shown = journey(2, 3, text)
    found = Flows(
        10**9,
        text,
        text,
        tuple(
            StepFlow(f"s{n}", Count(10**9, 1.0), Count(10**8, 0.1), failed=Count(10**7))
            for n in range(6)
        ),
        (Passage("s0", "s1", Count(10**9)), Passage("s4", "s1", Count(10**8), Kind.OUT_OF_ORDER)),
        (AdHoc(text, Count(10**8), "s3"),),
    )
    scene = scene_of(shown, found, Alone(), View())
    assert complaints(read(to_svg(scene))) == []
    assert render(scene, "svg")


def test_a_journey_without_steps_cannot_be_drawn() -> None:
    empty = make({"kind": "journey", "id": "j", "title": "J", "stages": [{"title": "S"}]})
    with pytest.raises(DrawError, match="has no steps"):
        drawn(empty, flows())


def test_millions_have_room_on_narrow_cards() -> None:
    shown = journey(3, 6)
    ids = [step.id for step in shown.steps]
    found = Flows(
        10**10,
        "log",
        "2026",
        tuple(StepFlow(id, Count(10**10, 1.0), Count(10**9, 0.1)) for id in ids),
        tuple(Passage(a, b, Count(10**10)) for a, b in itertools.pairwise(ids)),
    )
    drawing = drawn(shown, found)
    assert complaints(drawing) == []
    assert "10,000,000,000" in drawing.named["step-s0"].words


@st.composite
def shown_flows(draw: st.DrawFn) -> tuple[Any, Flows]:
    """Any journey with any flows: every field may be there or not."""
    shown = journey(
        draw(st.integers(1, 6)), draw(st.integers(1, 9)), draw(st.sampled_from(("Krok", LONG)))
    )
    ids = [step.id for step in shown.steps]
    shares = st.none() | st.floats(0, 1)
    counts = st.builds(Count, st.integers(0, 10**6), shares)
    maybe = st.none() | counts
    times = st.none() | st.floats(0, 1e8)
    steps = draw(st.lists(st.builds(StepFlow, st.sampled_from(ids), *[maybe] * 7, times)))
    pairs = draw(
        st.lists(st.tuples(st.sampled_from(ids), st.sampled_from(ids)), unique=True, max_size=40)
    )
    passages = [Passage(a, b, draw(counts), draw(st.sampled_from(Kind))) for a, b in pairs]
    ad_hoc = [
        AdHoc(f"Telefon {n}", draw(counts), draw(st.none() | st.sampled_from(ids)))
        for n in range(draw(st.integers(0, 9)))
    ]
    return shown, Flows(
        draw(st.integers(0, 10**6)),
        "log",
        "Q3",
        tuple({each.step: each for each in steps}.values()),
        tuple(passages),
        tuple(ad_hoc),
        draw(maybe),
        draw(shares),
    )


@settings(max_examples=25, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(shown_flows(), st.sampled_from(list(THEMES.values())), st.none() | st.floats(300, 4000))
def test_any_flows(both: tuple[Any, Flows], theme: Any, width: float | None) -> None:
    drawing = drawn(*both, theme=theme, width=width)
    assert complaints(drawing) == []
    ids = {step.id for step in both[0].steps}
    assert {f"step-{id}" for id in ids} <= drawing.named.keys()


def test_a_log_that_was_walked_adds_up() -> None:
    """The generated logs are what their habits say."""
    found = walked(FIVE, 1000, Habits(leave={"c": 0.5}, jump={("d", "b"): 0.1}), seed=3)
    reached = {each.step: each.reached.cases for each in found.steps if each.reached}
    assert reached["a"] == reached["b"] == reached["c"] == 1000
    assert 450 < reached["d"] < 600
    ends = sum(count.cases for each in found.steps for count in (each.left, each.open) if count)
    assert ends + reached["e"] == 1000
