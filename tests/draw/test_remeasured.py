"""Two periods of one metric on a journey's picture: a sign and a colour only where the change is sure."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.draw.test_journey import drawn, example, marked, words_of

from cjmap.format.journey import MetricUse

if TYPE_CHECKING:
    from cjmap.draw.scene import Mark

BEFORE = {"metric": "ces", "period": "2026-Q3", "value": 3.1, "low": 2.6, "high": 3.6, "n": 18}


def _cards(**after: object) -> list[Mark]:
    journey, context = example("sklep", "zamawiam-rosline")
    uses = tuple(MetricUse.model_validate(each) for each in (BEFORE, {**BEFORE, **after}))
    stages = tuple(
        stage.model_copy(
            update={
                "steps": tuple(
                    step.model_copy(update={"metrics": uses if step.id == "zgloszenie" else ()})
                    for step in stage.steps
                )
            }
        )
        for stage in journey.stages
    )
    scene = drawn(journey.model_copy(update={"stages": stages}), context, lanes=("metrics",))
    return marked(scene, "metrics")


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (
            {"period": "2026-Q4", "value": 4.8, "low": 4.2, "high": 5.4},
            "▲ +1,7 (+0,9…+2,5) wobec 2026-Q3: lepiej",
        ),
        (
            {"period": "2026-Q4", "value": 1.6, "low": 1.2, "high": 2.0},
            "▼ −1,5 (−2,1…−0,9) wobec 2026-Q3: gorzej",
        ),
        (
            {"period": "2026-Q4", "value": 3.4, "low": 2.9, "high": 3.9},
            "+0,3 (−0,4…+1) wobec 2026-Q3: nie widać zmiany",
        ),
        (
            {"period": "2026-Q4", "value": 3.4, "low": None, "high": None},
            "+0,3 wobec 2026-Q3: nie wiadomo, na ile pewne",
        ),
    ],
)
def test_a_change_is_told_on_the_later_card(after: dict[str, object], told: str) -> None:
    first, second = _cards(**after)
    assert "wobec" not in words_of([first])
    said = words_of([second]).replace("\u00a0", " ")
    assert told in said
    assert ("▲" in said or "▼" in said) == told.startswith(("▲", "▼"))
    assert told in second.title
