"""Every picture, read back from its SVG: complete, and nothing a designer would not accept."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.draw.draw_geometry import Box, Drawing, Group, Line, complaints, read
from tests.draw.draw_maps import (
    HOSTILE,
    LONG,
    PARAGRAPH,
    SCRIPTS,
    Maps,
    blueprint,
    empathy_map,
    journey,
    make,
    persona,
)

from cjmap.draw import PICTURES, DrawError, picture, render
from cjmap.draw import text as texts
from cjmap.draw.theme import LIGHT, contrast, emotion_colour, stage_colours
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from cjmap.draw.context import Context

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@cache
def workspace(name: str) -> Any:
    return open_workspace(EXAMPLES / name)


def example_maps() -> list[tuple[str, str, str]]:
    return [
        (name, str(entry.model.kind), entry.model.id)
        for name in ("clinic", "sklep")
        for entry in workspace(name).entries
        if entry.model is not None and str(entry.model.kind) in PICTURES
    ]


@cache
def example(name: str, kind: str, id: str) -> tuple[Any, bytes]:
    model = workspace(name).map_of(kind, id)
    return model, render(picture(model, workspace(name)), "svg")


def drawn(model: Any, context: Context) -> Drawing:
    return read(render(picture(model, context), "svg"))


def words_of(drawing: Drawing | Group) -> str:
    """Give all drawn text, without spaces, since lines break anywhere."""
    groups = drawing.groups if isinstance(drawing, Drawing) else [drawing]
    return "".join(line.text for group in groups for line in group.lines).replace(" ", "")


def has(drawing: Drawing, text: str) -> bool:
    return texts.one_line(text).replace(" ", "") in words_of(drawing)


PEOPLE = Maps(
    *(persona(f"p{n}", text) for n, text in enumerate(("Anna Wilk", "Jan", PARAGRAPH, LONG)))
)


@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_examples_have_nothing_to_complain_about(name: str, kind: str, id: str) -> None:
    _, svg = example(name, kind, id)
    assert complaints(read(svg)) == []
    assert len(svg) < 150_000


@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_examples_draw_the_same_every_time(name: str, kind: str, id: str) -> None:
    model, svg = example(name, kind, id)
    assert render(picture(model, workspace(name)), "svg") == svg


@pytest.mark.parametrize(
    ("name", "kind", "id"), [each for each in example_maps() if each[1] == "journey"]
)
def test_a_journey_shows_all_that_its_map_says(name: str, kind: str, id: str) -> None:
    model, svg = example(name, kind, id)
    drawing = read(svg)
    ids = {group.id.removeprefix(f"journey-{id}-") for group in drawing.groups}
    for stage in model.stages:
        assert has(drawing, stage.label)
        for step in stage.steps:
            assert f"step-{step.id}" in ids
            for field in (
                "does",
                "thinks",
                "feels",
                "needs",
                "expectations",
                "drivers",
                "barriers",
                "pains",
                "gains",
            ):
                for item in getattr(step, field):
                    assert has(drawing, item.text), item.text
            for variant in step.variants:
                for item in (*variant.pains, *variant.thinks, *variant.feels):
                    assert has(drawing, item.text), item.text
    for opportunity in workspace(name).opportunities_for(id):
        assert f"opportunity-{opportunity.id}" in ids
    for person in model.personas:
        assert f"person-{person}" in ids


@pytest.mark.parametrize(
    ("name", "kind", "id"), [each for each in example_maps() if each[1] == "blueprint"]
)
def test_a_blueprint_shows_all_that_its_map_says(name: str, kind: str, id: str) -> None:
    model, svg = example(name, kind, id)
    drawing = read(svg)
    ids = {group.id.removeprefix(f"blueprint-{id}-") for group in drawing.groups}
    for column in model.steps:
        assert f"column-{column.key}" in ids
    for lane in model.all_lanes:
        assert f"lane-{lane.id}" in ids
    for action in model.actions:
        assert f"action-{action.id}" in ids
        for text in (action.text, action.improve, action.policy):
            assert text is None or has(drawing, text)
        if action.fail_point:
            assert has(drawing, action.fail_point.text)
    for line in ("line-interaction", "line-visibility", "line-internal"):
        assert line in ids
    assert len(drawing.marked("link")) == len(model.links)


@pytest.mark.parametrize(
    ("name", "kind", "id"), [each for each in example_maps() if each[1] == "persona"]
)
def test_a_persona_shows_all_that_its_map_says(name: str, kind: str, id: str) -> None:
    model, svg = example(name, kind, id)
    drawing = read(svg)
    for text in (model.name, model.archetype, model.quote, model.bio):
        assert text is None or has(drawing, text)
    for field in ("goals", "needs", "expectations", "frustrations", "motivations", "behaviours"):
        assert all(has(drawing, item.text) for item in getattr(model, field))
    assert len(drawing.marked("trait")) == len(model.traits)


@pytest.mark.parametrize(
    ("name", "kind", "id"), [each for each in example_maps() if each[1] == "empathy-map"]
)
def test_an_empathy_map_shows_all_that_its_map_says(name: str, kind: str, id: str) -> None:
    model, svg = example(name, kind, id)
    drawing = read(svg)
    for area in ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains"):
        assert any(group.id.endswith(f"panel-{area}") for group in drawing.groups)
        assert all(has(drawing, item.text) for item in getattr(model, area))


SHAPES = {
    "one-step": journey(1, 1),
    "no-step": make({"kind": "journey", "id": "x", "title": "T", "stages": [{"title": "only"}]}),
    "nobody": journey(2, 2, people=0),
    "twelve-stages": journey(12, 1, people=3),
    "sixty-steps": journey(12, 5, people=4),
    "all-fields": journey(3, 2, "A text of some length", people=2, full=True),
    "paragraphs": journey(2, 2, PARAGRAPH, people=4, full=True),
    "long-words": journey(2, 2, LONG, people=4, full=True),
    "no-columns": make({"kind": "blueprint", "id": "b", "title": "Empty"}),
    "one-column": blueprint(1, [("c0", "front")], [("c0", "a0", "triggers")]),
    "paragraph-actions": blueprint(
        2, [("c0", "front"), ("c1", "back")], [("a0", "a1", "needs")], PARAGRAPH
    ),
    "bare-persona": make({"kind": "persona", "id": "n", "name": "N"}),
    "bare-empathy-map": make({"kind": "empathy-map", "id": "e", "title": "E"}),
    "full-empathy-map": empathy_map(PARAGRAPH, 7),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_any_shape_of_map_is_drawn_well(shape: str) -> None:
    assert complaints(drawn(SHAPES[shape], PEOPLE)) == []


@pytest.mark.parametrize("text", [*HOSTILE, *SCRIPTS])
def test_any_text_is_drawn_well_in_every_picture(text: str) -> None:
    acts = [("c0", "front"), ("c0", "back"), ("c1", "front"), ("c0", "front"), ("c2", "support")]
    ways = [("c0", "a0", "triggers"), ("a0", "a4", "needs"), ("a4", "a1", "agrees")]
    for model in (
        journey(1, 2, text, full=True),
        persona("p9", text),
        empathy_map(text),
        blueprint(3, acts, ways, text),
    ):
        drawing = drawn(model, PEOPLE)
        assert complaints(drawing) == []
        assert has(drawing, text)


LANES = ("props", "customer", "front", "back", "support")
PLACES = st.tuples(st.integers(0, 5).map("c{}".format), st.sampled_from(LANES))


@settings(max_examples=40, deadline=None, derandomize=True)
@given(st.data())
def test_any_blueprint_is_drawn_well(data: st.DataObject) -> None:
    actions = data.draw(st.lists(PLACES, min_size=1, max_size=16))
    names = [f"a{n}" for n in range(len(actions))] + [f"c{n}" for n in range(6)]
    link = st.tuples(
        st.sampled_from(names),
        st.sampled_from(names),
        st.sampled_from(("triggers", "needs", "agrees")),
    )
    links = data.draw(st.lists(link, max_size=14))
    drawing = drawn(blueprint(6, actions, links), PEOPLE)
    assert complaints(drawing) == []
    assert len(drawing.marked("link")) == sum(start != end for start, end, _ in links)


@settings(max_examples=25, deadline=None, derandomize=True)
@given(
    st.integers(1, 5),
    st.integers(1, 4),
    st.integers(0, 4),
    st.booleans(),
    st.text(min_size=1, max_size=80).filter(lambda text: bool(texts.clean(text))),
)
def test_any_journey_is_drawn_well(
    stages: int, steps: int, people: int, full: bool, text: str
) -> None:
    assert complaints(drawn(journey(stages, steps, text, people, full), PEOPLE)) == []


def test_only_filled_lanes_are_drawn() -> None:
    lanes = {group.id for group in drawn(journey(1, 2), PEOPLE).marked("lane-label")}
    assert lanes == {"journey-j-lane-steps", "journey-j-lane-emotion"}


def feelings(by: list[dict[str, float]], **more: Any) -> Any:
    steps = [
        {"id": f"s{n}", "title": "S", "emotion": {"score": 0, "by": scores}, **more}
        for n, scores in enumerate(by)
    ]
    return make(
        {
            "kind": "journey",
            "id": "j",
            "title": "J",
            "personas": ["p0", "p1"],
            "stages": [{"title": "A", "steps": steps}],
        }
    )


def test_personas_who_differ_have_curves_of_their_own() -> None:
    drawing = drawn(feelings([{"p0": -1, "p1": 1}, {"p0": 1, "p1": 1}]), PEOPLE)
    assert {group.title for group in drawing.marked("curve")} == {"Anna Wilk", "Jan"}
    assert {"Anna Wilk", "Jan"} <= {
        line.text for group in drawing.marked("legend") for line in group.lines
    }
    same = drawn(feelings([{"p0": 1, "p1": 1}, {"p0": -1, "p1": -1}]), PEOPLE)
    assert len(same.marked("curve")) == 1


def test_a_context_that_feels_different_has_a_second_curve() -> None:
    model = feelings([{}, {}, {}], variants=[{"when": ["weekend"], "emotion": -2}])
    drawing = drawn(model, PEOPLE)
    assert {group.title for group in drawing.marked("curve")} == {"Emotion", "weekend"}


def test_branches_and_returns_are_arrows() -> None:
    model = journey(2, 3, "Step", full=True)
    drawing = drawn(model, PEOPLE)
    targets = {step.id for step in model.steps}
    expected = sum(way.to in targets for step in model.steps for way in step.next)
    assert len(drawing.marked("way")) == expected + len(model.loops)
    plain = make(
        {
            "kind": "journey",
            "id": "j",
            "title": "J",
            "stages": [
                {
                    "title": "A",
                    "steps": [{"id": "a", "title": "A", "next": ["b"]}, {"id": "b", "title": "B"}],
                }
            ],
        }
    )
    assert drawn(plain, PEOPLE).marked("way") == []


def lines_of(*roles: str) -> list[str]:
    lanes = [{"id": f"l{n}", "role": role} for n, role in enumerate(roles)]
    model = make({"kind": "blueprint", "id": "b", "title": "B", "lanes": lanes})
    groups = drawn(model, PEOPLE).marked("line")
    return [group.id.removeprefix("blueprint-b-line-") for group in groups]


def test_the_three_lines_follow_from_the_roles() -> None:
    whole = ["interaction", "visibility", "internal"]
    assert lines_of("customer", "frontstage", "backstage", "support") == whole
    assert lines_of("physical-evidence", "customer", "frontstage") == ["interaction"]
    assert lines_of("customer", "physical-evidence", "frontstage") == ["interaction"]
    assert lines_of("customer", "support") == whole
    assert lines_of("support", "customer") == whole[::-1]
    assert lines_of("frontstage", "frontstage", "backstage") == ["visibility"]
    assert lines_of("physical-evidence") == []


def test_links_have_the_heads_of_their_kind() -> None:
    actions = [("c0", "front"), ("c0", "back")]
    heads = {}
    for kind in ("triggers", "needs", "agrees"):
        group = drawn(blueprint(1, actions, [("a0", "a1", kind)]), PEOPLE).marked("link")[0]
        heads[kind] = len(group.fills)
    assert heads == {"triggers": 1, "needs": 0, "agrees": 2}


@pytest.mark.parametrize("title", ["by e-mail", PARAGRAPH])
def test_titles_of_links_are_shown_at_the_arrow_or_below(title: str) -> None:
    model = blueprint(3, [("c0", "front"), ("c2", "support")], [("a0", "a1", "triggers")])
    link = model.links[0].model_copy(update={"title": title})
    drawing = drawn(model.model_copy(update={"links": (link,)}), PEOPLE)
    assert complaints(drawing) == []
    assert has(drawing, title)


def test_durations_and_numbers_follow_the_language() -> None:
    step = {
        "id": "a",
        "title": "A",
        "duration": {"planned": "PT1H30M", "actual": "2 days"},
        "metrics": [{"metric": "csat", "value": 3.8}],
    }
    data = {
        "kind": "journey",
        "id": "j",
        "title": "J",
        "lang": "pl",
        "stages": [{"title": "A", "steps": [step]}],
    }
    polish = drawn(make(data), PEOPLE)
    assert all(has(polish, text) for text in ("2\u00a0dni", "1\u00a0godz. 30\u00a0min", "3,8"))
    english = drawn(make({**data, "lang": "en"}), PEOPLE)
    assert all(has(english, text) for text in ("2\u00a0days", "1\u00a0h 30\u00a0min", "3.8"))


def test_words_are_drawn_in_the_language_of_the_map() -> None:
    model = make({**journey(1, 1).model_dump(mode="json", exclude_none=True), "lang": "pl"})
    assert has(drawn(model, PEOPLE), "Emocje")
    other = make({**journey(1, 1).model_dump(mode="json", exclude_none=True), "lang": "cs"})
    assert has(drawn(other, PEOPLE), "Emotion")


def test_all_languages_have_all_words() -> None:
    from cjmap.draw.labels import en, pl

    assert set(pl.WORDS) == set(en.WORDS)


def test_a_catalog_has_no_picture() -> None:
    with pytest.raises(DrawError, match="catalog"):
        picture(make({"kind": "catalog", "id": "c", "title": "C"}), PEOPLE)


def test_missing_letters_are_known() -> None:
    assert picture(journey(1, 1, "植物"), PEOPLE).missing == frozenset("植物")
    assert picture(journey(1, 1, "Zażółć → Москва"), PEOPLE).missing == frozenset()


def test_texts_have_contrast() -> None:
    for name, hue in LIGHT.hues.items():
        for ground in (hue.band, hue.label, hue.card):
            assert contrast(hue.ink, ground) >= 4.5, name
            assert contrast(LIGHT.body, ground) >= 4.5, name
            assert contrast(hue.hint, ground) >= 4.5, name
        assert contrast(hue.accent, hue.band) >= 3, name
    for colour in (
        LIGHT.ink,
        LIGHT.body,
        LIGHT.muted,
        LIGHT.brand,
        LIGHT.good,
        LIGHT.wait,
        LIGHT.bad,
    ):
        assert contrast(colour, LIGHT.page) >= 4.5
    for dark in (*stage_colours(LIGHT, 12), *LIGHT.people, LIGHT.fail, LIGHT.wait, LIGHT.truth):
        assert contrast(LIGHT.on_dark, dark) >= 4.5
    for score in (-2, -1, 0, 1, 2):
        for ground in (LIGHT.page, LIGHT.panel, LIGHT.tint_good, LIGHT.tint_bad):
            assert contrast(emotion_colour(LIGHT, score), ground) >= 3


@pytest.mark.parametrize(("name", "kind", "id"), example_maps())
def test_drawn_texts_have_contrast_on_what_they_lie_on(name: str, kind: str, id: str) -> None:
    painted: list[tuple[str, Box]] = []
    for group in read(example(name, kind, id)[1]).groups:
        for part in group.order:
            if not isinstance(part, Line):
                painted.append(part)
                continue
            under = [fill for fill, box in painted if box.holds(part.box, 3)]
            ground = under[-1] if under else LIGHT.page
            assert contrast(part.colour, ground) >= 4.5, (part.text, part.colour, ground)
