"""Guards how findings that come many times in a map are told: once, with a count and places."""

from __future__ import annotations

import pytest

from cjmap.check.lint import gather
from cjmap.problem import Problem, Related, Route, Rule, Severity

MANY = Rule("CJ999", "many", Severity.INFO, "There are many of it.", gathers=True)
EACH = Rule("CJ998", "each", Severity.INFO, "Each is told.")


def problem(rule: Rule, number: int, message: str, *related: Related) -> Problem:
    return Problem(rule, message, Route(("stages", number)), "Mend it.", related)


@pytest.mark.parametrize(
    ("messages", "message", "notes"),
    [
        (["“A” waits."], "“A” waits.", []),
        (
            ["“A” waits.", "“B” waits."],
            "“A” waits. Likewise in 1 more place of this map.",
            [(1, "“B” waits.")],
        ),
        (
            ["“A” waits.", "“B” waits.", "“C” waits.", "“D” waits."],
            "“A” waits. Likewise in 3 more places of this map.",
            [(1, "“B” waits."), (2, "“C” waits.")],
        ),
        # a sentence that names nothing is not said again
        (
            ["It waits.", "It waits."],
            "It waits. Likewise in 1 more place of this map.",
            [(1, "here too")],
        ),
    ],
)
def test_gathered(messages: list[str], message: str, notes: list[tuple[int, str]]) -> None:
    problems = [problem(MANY, number, said) for number, said in enumerate(messages)]
    (told,) = gather(problems)
    assert (told.message, told.where, told.help) == (message, Route(("stages", 0)), "Mend it.")
    expected = tuple(Related(None, Route(("stages", number)), note) for number, note in notes)
    assert told.related == expected


def test_related_places_of_the_first_stay() -> None:
    known = Related(None, Route(("title",)), "defined here")
    problems = [problem(MANY, 0, "“A” waits.", known), problem(MANY, 1, "“B” waits.", known)]
    (told,) = gather(problems)
    assert told.related == (known, Related(None, Route(("stages", 1)), "“B” waits."))


def test_other_rules_are_told_one_by_one() -> None:
    problems = [problem(EACH, 0, "A."), problem(MANY, 0, "B."), problem(EACH, 1, "A.")]
    assert list(gather(problems)) == [problems[0], problems[2], problems[1]]
