"""What pictures show and what they leave out, each told by a map that has just that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from tests.draw.draw_checks import complaints
from tests.draw.draw_complete import has
from tests.draw.draw_geometry import Drawing, read
from tests.draw.draw_maps import LONG, PARAGRAPH, Maps, blueprint, journey, make, persona

from cjmap.draw import DrawError, picture, render

if TYPE_CHECKING:
    from cjmap.draw.context import Context

PEOPLE = Maps(
    *(persona(f"p{n}", text) for n, text in enumerate(("Anna Wilk", "Jan", PARAGRAPH, LONG)))
)


def drawn(model: Any, context: Context) -> Drawing:
    return read(render(picture(model, context), "svg"))


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
    assert all(has(english, text) for text in ("2\u00a0days", "1\u00a0hr 30\u00a0min", "3.8"))


def test_words_are_drawn_in_the_language_of_the_map() -> None:
    model = make({**journey(1, 1).model_dump(mode="json", exclude_none=True), "lang": "pl"})
    assert has(drawn(model, PEOPLE), "Emocje")
    other = make({**journey(1, 1).model_dump(mode="json", exclude_none=True), "lang": "cs"})
    assert has(drawn(other, PEOPLE), "Emotion")


def test_a_catalog_has_no_picture() -> None:
    with pytest.raises(DrawError, match="catalog"):
        picture(make({"kind": "catalog", "id": "c", "title": "C"}), PEOPLE)


def test_missing_letters_are_known() -> None:
    assert picture(journey(1, 1, "植物"), PEOPLE).missing == frozenset("植物")
    assert picture(journey(1, 1, "Zażółć → Москва"), PEOPLE).missing == frozenset()
