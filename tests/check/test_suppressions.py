"""Guards comments that silence findings: what they speak of, what they hit, what is said of them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from cjmap.check.silence.suppressions import Silence, find_suppressions
from cjmap.problem import MapPath, Problem, Route, Rule, Severity
from cjmap.source import parse_document

RULE = Rule("CJ206", "flat-emotion", Severity.INFO, "A rule.")
OTHER = Rule("CJ214", "unanswered-pain", Severity.WARNING, "Another rule.")
TODAY = date(2026, 11, 15)

BODY = """\
kind: journey
id: visit
title: I visit
stages:
  - id: come
    title: I come
    steps:
      - id: park
        title: I park
        emotion: -2
        pains:
          - The car park is full
          - {text: It is dear, severity: 4}
      - {id: walk, title: I walk in}
  - {id: go, steps: [{id: drive, title: I drive home}]}
"""

STAGE: MapPath = ("stages", 0)
STEP: MapPath = ("stages", 0, "steps", 0)
COMMENT = "# cjmap: ignore[flat-emotion] because"

# the line that the comment is put behind, or above (its number from 1), and what it speaks of
PLACES: list[tuple[int, bool, MapPath]] = [
    (1, True, ("kind",)),
    (1, False, ("kind",)),
    (4, False, ("stages",)),
    (4, True, ("stages",)),
    (5, False, STAGE),
    (5, True, STAGE),
    (6, False, (*STAGE, "title")),
    (8, True, STEP),
    (8, False, STEP),
    (10, False, (*STEP, "emotion")),
    (10, True, (*STEP, "emotion")),
    (11, False, (*STEP, "pains")),
    (12, False, (*STEP, "pains", 0)),
    (13, True, (*STEP, "pains", 1)),
    (14, False, ("stages", 0, "steps", 1)),
    (15, False, ("stages", 1)),
]


def with_comment(line: int, above: bool) -> str:
    lines = BODY.splitlines()
    if above:
        indent = " " * (len(lines[line - 1]) - len(lines[line - 1].lstrip()))
        lines.insert(line - 1, f"{indent}{COMMENT}")
    else:
        lines[line - 1] += f"  {COMMENT}"
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize(("line", "above", "path"), PLACES)
def test_what_a_comment_speaks_of(line: int, above: bool, path: MapPath) -> None:
    for text in (with_comment(line, above), with_comment(line, above).replace("\n", "\r\n")):
        [found] = find_suppressions(parse_document(Path("a.journey.yaml"), text.encode()))
        assert found.path == path
        assert (found.rules, found.reason, found.malformed) == (("flat-emotion",), "because", False)


def kept(text: str, path: MapPath, rule: Rule = RULE) -> bool:
    silence = Silence(parse_document(Path("a.journey.yaml"), text.encode()), TODAY)
    problem = Problem(rule, "Something.", Route(path))
    return silence.keep([problem]) == [problem]


HITS: list[tuple[int, bool, MapPath, bool]] = [
    # comment behind or above a line; where the finding is; whether it is silenced
    (8, True, STEP, True),
    (8, True, (*STEP, "emotion"), True),
    (8, True, (*STEP, "pains", 1, "severity"), True),
    (8, True, (*STEP, "touchpoint"), True),  # a missing key is told at its parent
    (8, True, ("stages", 0, "steps", 1), False),
    (8, True, STAGE, False),
    (10, False, (*STEP, "emotion", "score"), True),
    (10, False, STEP, False),
    (11, False, (*STEP, "pains", 0), True),
    (5, True, (*STEP, "emotion"), True),
    (5, True, ("stages", 1), False),
    (1, True, (), True),
    (1, True, ("goal",), True),  # missing keys of the map are told at its head
    (1, True, ("title",), False),
    (1, True, STEP, False),
    (6, False, (*STAGE, "goal"), False),
]


@pytest.mark.parametrize(("line", "above", "path", "silenced"), HITS)
def test_what_a_comment_silences(line: int, above: bool, path: MapPath, silenced: bool) -> None:
    assert kept(with_comment(line, above), path) is not silenced


FORMS: list[tuple[str, bool]] = [
    # the comment; whether it silences flat-emotion at the whole map
    ("# cjmap: ignore[flat-emotion] why", True),
    ("#cjmap: ignore[flat-emotion]", True),
    ("# cjmap:ignore[CJ206]", True),
    ("# cjmap: ignore[unanswered-pain, flat-emotion] why", True),
    ("# cjmap: ignore[unanswered-pain flat-emotion] why", True),
    ("# cjmap: ignore[unanswered-pain] why", False),
    ("# cjmap: ignore[flat-emotion] until 2026-11-15 why", True),
    ("# cjmap: ignore[flat-emotion] until 2026-11-14 why", False),
    ("# cjmap: ignore[flat-emotion] until 2026-02-31 why", False),
    ("# cjmap: ignore-file[flat-emotion] why", True),
    ("# cjmap: ignore[journey] a family is too much", False),
    ("# cjmap: ignore why", False),
    ("# cjmap: ignore[] why", False),
    ("# cjmap: ignroe[flat-emotion] why", False),
    ("# ignore[flat-emotion]", False),
    ("# see cjmap: ignore[flat-emotion]", False),
    ("# CJMAP: ignore[flat-emotion] why", False),
    ("# cjmap ignore[flat-emotion] why", False),
    ("# cjmap: ignore[flat-emotion] until tomorrow", False),
    ("# cjmap: ignore[flat-emotion] why until 2027-01-31", False),
    ("# cjmap: ignore[flat-emotion] until 2027-13-01", False),
    ("# cjmap: ignore[flat-emotion] nobody complained until now", True),
]


@pytest.mark.parametrize(("comment", "silences"), FORMS)
def test_forms(comment: str, silences: bool) -> None:
    assert kept(f"{comment}\n{BODY}", ()) is not silences


@pytest.mark.parametrize("line", range(1, 16))
def test_ignore_file_stands_anywhere(line: int) -> None:
    text = with_comment(line, above=True).replace("ignore[", "ignore-file[")
    assert not kept(text, (*STEP, "emotion"))
    assert kept(text, (*STEP, "emotion"), OTHER)


def test_a_comment_in_a_text_is_text() -> None:
    text = BODY.replace("title: I visit", f"title: I visit\nsummary: |\n  {COMMENT}\n  more")
    assert find_suppressions(parse_document(Path("a.journey.yaml"), text.encode())) == []


def test_a_comment_at_the_end_speaks_of_nothing() -> None:
    [found] = find_suppressions(
        parse_document(Path("a.journey.yaml"), f"{BODY}{COMMENT}\n".encode())
    )
    assert found.path is None
    assert kept(f"{BODY}{COMMENT}\n", ())


MALFORMED = [
    "# cjmap: ignore",
    "# cjmap: ignore[] why",
    "# CJMAP: ignore[flat-emotion] why",
    "# cjmap ignore[flat-emotion] why",
    "# us # cjmap: ignore[flat-emotion] why",
    "# cjmap: ignore[flat-emotion] until tomorrow",
    "# cjmap: ignore[flat-emotion] why until 2027-01-31",
]


@pytest.mark.parametrize("comment", MALFORMED)
def test_slips_are_seen(comment: str) -> None:
    [found] = find_suppressions(
        parse_document(Path("a.journey.yaml"), f"{comment}\n{BODY}".encode())
    )
    assert found.malformed


@pytest.mark.parametrize("comment", ["# drawn with cjmap", "# ignore[flat-emotion]", "# Cjmap"])
def test_other_comments_are_not(comment: str) -> None:
    text = f"{comment}\n{BODY}".encode()
    assert find_suppressions(parse_document(Path("a.journey.yaml"), text)) == []
