"""Long forms into short ones."""

from typing import Any

import pytest

from cjmap.format.kinds import kind_named
from cjmap.format.shortening import shortened

JOURNEY: dict[str, Any] = {
    "kind": "journey",
    "id": "a",
    "title": "A",
    "unknown": {"text": "kept"},
    "expectations": [{"text": "soon"}, {"text": "late", "met": "no"}],
    "stages": [
        {
            "steps": [
                {
                    "id": "s",
                    "title": "S",
                    "touchpoint": {"id": "shop"},
                    "emotion": {"score": -1},
                    "thinks": [{"text": "What?"}],
                    "pains": ["short", {"text": "hurts"}, {"text": "more", "severity": 3}],
                    "duration": {"planned": "5 min"},
                    "next": [{"to": "t"}, {"to": "u", "share": 0.5}],
                    "variants": [
                        {"when": "rain", "emotion": {"score": -2}, "gains": [{"text": "x"}]}
                    ],
                }
            ]
        }
    ],
    "opportunities": [{"id": "o", "title": "O"}],
}


def test_a_journey_as_people_write_it() -> None:
    short = _shortened(JOURNEY)
    (step,) = short["stages"][0]["steps"]
    assert step == {
        "id": "s",
        "title": "S",
        "touchpoint": "shop",
        "emotion": -1,
        "thinks": ["What?"],
        "pains": ["short", "hurts", {"text": "more", "severity": 3}],
        "duration": "5 min",
        "next": ["t", {"to": "u", "share": 0.5}],
        "variants": [{"when": "rain", "emotion": -2, "gains": ["x"]}],
    }
    assert short["expectations"] == ["soon", {"text": "late", "met": "no"}]
    assert short["unknown"] == {"text": "kept"}
    assert short["opportunities"] == JOURNEY["opportunities"]


@pytest.mark.parametrize("touchpoint", [{"title": "Shop"}, {"id": "a", "title": "b"}])
def test_what_is_no_short_form_stays(touchpoint: dict[str, str]) -> None:
    step = {"id": "s", "title": "S", "touchpoint": touchpoint}
    data = {**JOURNEY, "stages": [{"steps": [step]}]}
    assert _shortened(data)["stages"] == [{"steps": [step]}]


def test_both_forms_are_the_same_map() -> None:
    kind = kind_named("journey")
    assert kind is not None
    data = {key: value for key, value in JOURNEY.items() if key != "unknown"}
    assert kind.model.model_validate(_shortened(data)) == kind.model.model_validate(data)


def _shortened(data: dict[str, Any]) -> dict[str, Any]:
    kind = kind_named("journey")
    assert kind is not None
    return shortened(data, kind.model)
