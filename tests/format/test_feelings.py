"""Guards how the feelings of several personas become one number."""

from __future__ import annotations

import pytest

from cjmap.format.feelings import mean_score, score_for
from cjmap.format.journey import Emotion

BOTH = Emotion.model_validate({"score": 1, "by": {"bert": -1}})
ALONE = Emotion.model_validate({"by": {"bert": -1}})
USUAL = Emotion.model_validate({"score": 0.5})

MEANS = [
    ("nothing is told", None, ("anna", "bert"), (), None),
    ("one score is everybody's", USUAL, ("anna", "bert", "cleo"), (), 0.5),
    ("and nobody's, too", USUAL, (), (), 0.5),
    ("who has no score of their own has that of the step", BOTH, ("anna", "bert"), (), 0),
    ("each counts once", BOTH, ("anna", "anna", "bert"), (), 0),
    ("who has a score counts, in the journey or not", BOTH, (), (), -1),
    ("who has none is left out", ALONE, ("anna", "bert"), (), -1),
    ("one was asked for", BOTH, ("anna", "bert"), ("anna",), 1),
    ("of those asked for, who is there", BOTH, ("anna", "bert"), ("bert", "cleo"), -1),
    ("a stranger was asked for", BOTH, ("anna", "bert"), ("cleo",), 1),
    ("a stranger of whom nothing is told", ALONE, ("bert",), ("cleo",), None),
]


@pytest.mark.parametrize(
    ("name", "emotion", "people", "asked", "expected"), MEANS, ids=[row[0] for row in MEANS]
)
def test_the_mean_score(
    name: str,
    emotion: Emotion | None,
    people: tuple[str, ...],
    asked: tuple[str, ...],
    expected: float | None,
) -> None:
    assert mean_score(emotion, people, asked) == expected


def test_the_score_of_one_persona() -> None:
    assert [score_for(BOTH, who) for who in ("anna", "bert")] == [1, -1]
    assert (score_for(ALONE, "anna"), score_for(None, "anna")) == (None, None)
