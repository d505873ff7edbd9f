"""The figures of a version, each by its definition."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.compare.figures import Figures, answered, figures, score_of


def journey(*steps: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a journey of one stage, in its long form; a step needs no id and no title."""
    own = [{"id": f"s{number}", "title": f"S{number}", **step} for number, step in enumerate(steps)]
    return {"id": "j", "title": "J", "stages": [{"title": "Stage", "steps": own}], **more}


def feeling(*scores: float | None) -> Figures:
    steps = ({} if each is None else {"emotion": {"score": each}} for each in scores)
    return figures("journey", journey(*steps))


@pytest.mark.parametrize(
    ("emotion", "personas", "score"),
    [
        (None, (), None),
        ({"intensity": 3}, ("a",), None),
        ({"score": 1.0}, (), 1),
        ({"score": 1.0}, ("a", "b"), 1),
        ({"score": 1.0, "by": {"a": -1.0}}, ("a", "b"), 0),
        ({"by": {"a": -1.0, "b": 2.0}}, (), 0.5),
        ({"by": {"a": -1.0}}, ("a", "b"), -1),
        ({"score": 2.0, "by": {"guest": -2.0}}, ("a",), 0),
    ],
)
def test_the_score_of_a_step_is_the_mean_over_personas(
    emotion: Any, personas: tuple[str, ...], score: float | None
) -> None:
    assert score_of(emotion, personas) == score


@pytest.mark.parametrize(
    ("scores", "mean", "peak", "end", "remembered", "lowest"),
    [
        ((), None, None, None, None, None),
        ((None,), None, None, None, None, None),
        ((1,), 1, 1, 1, 1, 1),
        ((1, -2, 0, None), -1 / 3, -2, 0, -1, -2),
        ((0.5, 1.5, -1, 1), 0.5, 1.5, 1, 1.25, -1),
        ((2, -2, 1), 1 / 3, -2, 1, -0.5, -2),  # as far from 0: the bad one weighs more
        ((0, 0), 0, 0, 0, 0, 0),
    ],
)
def test_the_curve_in_numbers(
    scores: tuple[float | None, ...],
    mean: float | None,
    peak: float | None,
    end: float | None,
    remembered: float | None,
    lowest: float | None,
) -> None:
    found = feeling(*scores)
    assert found.mean == (pytest.approx(mean) if mean is not None else None)
    assert (found.peak.score if found.peak else None) == peak
    assert (found.end.score if found.end else None) == end
    assert found.peak_and_end == remembered
    assert (found.lowest.score if found.lowest else None) == lowest
    assert found.steps == len(scores)


def test_of_equal_steps_the_first_counts() -> None:
    found = feeling(-1, 0, -1)
    assert found.peak is not None
    assert found.lowest is not None
    assert (found.peak.id, found.lowest.id) == ("s0", "s0")


def test_moments_of_truth_are_won_lost_or_open() -> None:
    scores = (2, 0.5, 0, -0.5, None)
    steps = [
        {"moment_of_truth": True, **({} if each is None else {"emotion": {"score": each}})}
        for each in scores
    ]
    found = figures("journey", journey(*steps, {"emotion": {"score": 2}}))
    assert (found.won, found.lost, found.undecided) == (2, 1, 2)


def test_pains_are_open_until_an_opportunity_is_done() -> None:
    said = journey(
        {"pains": [{"id": "queue", "text": "Queue", "severity": 4}, {"text": "Noise"}]},
        {"variants": [{"when": ["night"], "pains": [{"text": "Dark", "severity": 2}]}]},
    )
    found = figures("journey", said)
    assert (found.pains, found.severity) == (3, 6)
    found = figures("journey", said, frozenset({"queue"}))
    assert (found.pains, found.severity) == (2, 2)


@pytest.mark.parametrize(
    ("own", "backlog", "found"),
    [
        ({"for": ["queue"], "status": "done"}, {}, {"queue"}),
        ({"for": ["j#queue"], "status": "done"}, {}, {"queue"}),
        ({"for": ["queue"], "status": "doing"}, {}, set()),
        ({"for": ["queue"]}, {}, set()),
        ({}, {"for": "j#queue", "status": "done"}, {"queue"}),
        ({}, {"for": ["other#queue", "queue"], "status": "done"}, set()),
    ],
)
def test_what_a_finished_opportunity_answers(
    own: dict[str, Any], backlog: dict[str, Any], found: set[str]
) -> None:
    assert answered("j", [{"opportunities": [own]}, {"opportunities": [backlog]}]) == found


@pytest.mark.parametrize(
    ("kind", "said", "claims", "backed"),
    [
        ("journey", journey({"thinks": [{"text": "Hm"}]}), 0, 0),
        ("journey", journey({"needs": [{"text": "N"}], "gains": [{"text": "G"}]}), 2, 0),
        ("journey", journey({"needs": [{"text": "N", "evidence": ["e"]}, {"text": "M"}]}), 2, 1),
        ("journey", journey({"pains": [{"text": "P"}], "evidence": ["e"]}), 1, 1),
        ("journey", journey({"pains": [{"text": "P", "assumption": True}]}, evidence=["e"]), 1, 0),
        ("journey", journey({"pains": [{"text": "P"}], "assumption": True}, evidence=["e"]), 1, 0),
        ("journey", journey({}, expectations=[{"text": "E"}], evidence=["e"]), 1, 1),
        (
            "journey",
            journey(
                {"variants": [{"when": ["n"], "expectations": [{"text": "E"}]}]}, evidence=["e"]
            ),
            1,
            1,
        ),
        ("persona", {"needs": [{"text": "N"}], "goals": [{"text": "G"}], "evidence": ["e"]}, 1, 1),
        ("persona", {"frustrations": [{"text": "F"}], "evidence": ["e"], "proto": True}, 1, 0),
        ("empathy-map", {"pains": [{"text": "P"}], "gains": [{"text": "G"}]}, 2, 0),
        ("catalog", {"teams": [{"id": "t"}]}, 0, 0),
    ],
)
def test_claims_rest_on_evidence_of_their_own_or_above(
    kind: str, said: dict[str, Any], claims: int, backed: int
) -> None:
    found = figures(kind, said)
    assert (found.claims, found.backed) == (claims, backed)
    assert found.evidence == (backed / claims if claims else None)
