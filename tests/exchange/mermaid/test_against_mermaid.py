"""Journeys as we read them against what Mermaid's own parser holds of them."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from benchmarks.mermaid_import import Journey, Task, differences, journeys_of, meant, pair
from tests.exchange.importing import arrive

DATA = Path(__file__).parents[2] / "data" / "mermaid"


def read(case: str, content: str | None = None) -> list[tuple[dict[str, Any], Journey]]:
    """Pair what Mermaid holds of a case's journeys with what we import of them."""
    truth = json.loads((DATA / case / "truth.json").read_text(encoding="utf-8"))
    text = source(case) if content is None else content
    found = journeys_of(arrive(text, file_of(case).name))
    assert len(found) == len(truth["blocks"])
    pairs = pair(truth["blocks"], found)
    return [(block, ours) for block, ours in pairs if block and ours]


def file_of(case: str) -> Path:
    [file] = (DATA / case).glob("source.*")
    return file


def source(case: str) -> str:
    return file_of(case).read_text(encoding="utf-8")


def differing(pairs: list[tuple[dict[str, Any], Journey]]) -> dict[int, list[str]]:
    """List the differences by the line that a journey begins in."""
    found = {block["line"]: differences(meant(block), ours) for block, ours in pairs}
    return {line: said for line, said in found.items() if said}


def test_what_mermaid_accepts_is_read_as_mermaid_reads_it() -> None:
    pairs = read("accepted")
    assert len(pairs) > 150
    assert not any(block["error"] for block, _ in pairs)
    assert differing(pairs) == {}


@pytest.mark.parametrize("case", ["clinic", "sklep", "page", "places"])
def test_whole_files_are_read_as_mermaid_reads_them(case: str) -> None:
    assert differing(read(case)) == {}


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends_make_no_difference(end: str) -> None:
    assert differing(read("accepted", "\ufeff" + source("accepted").replace("\n", end))) == {}


def test_a_line_that_mermaid_refuses_costs_no_other() -> None:
    pairs = read("refused")
    assert len(pairs) > 20
    assert all(block["error"] for block, _ in pairs)
    for block, ours in pairs:
        *_, last = ours.tasks
        assert (last.name, last.emotion, last.people) == ("leave", 1.0, ("Eva",)), block["line"]


def test_what_is_read_otherwise_on_purpose() -> None:
    headings = re.findall(r"^## (.+)$", source("otherwise"), re.MULTILINE)
    found = [differences(meant(block), ours) for block, ours in read("otherwise")]
    assert dict(zip(headings, found, strict=True)) == {
        "`title:` is meant as a title; to Mermaid it is a task": [
            "1 tasks, not 2; missing ['title'], besides []",
        ],
        "A title without a text swallows the next line": [
            "title 'A title without a text swallows the next line', not 'section Arrival'",
            "sections ('Arrival',), not ()",
            "'call' in 'Arrival', not ''",
            "'leave' in 'Arrival', not ''",
        ],
        "And so does one for screen readers": [
            "title 'And so does one for screen readers', not 'call: 5: Ola'",
            "2 tasks, not 1; missing [], besides ['call']",
        ],
        "A colon in a name makes no score of what follows it": [
            "task 'Call: the clinic', not 'Call'",
            "'Call: the clinic' felt 2.0, not None",
            "'Call: the clinic' by ('Ola',), not ('5',)",
        ],
        "Nor do quotation marks keep it together for Mermaid": [
            "task '\"Call: the clinic\"', not '\"Call'",
            "'\"Call: the clinic\"' felt 2.0, not None",
            "'\"Call: the clinic\"' by ('Ola',), not ('5',)",
        ],
        "A decimal comma is no number to Mermaid": ["'call' felt 1.5, not None"],
        "Mermaid turns the quotation marks of attributes": [
            """task '<a href="x">call</a>', not "<a href='x'>call</a>\"""",
        ],
    }


def test_what_differs_is_told() -> None:
    first = Task("Visit", "wait", 1.0, ("Ola",))
    truth = Journey("A day", "", ("Visit",), (first, Task("Visit", "sign", None, ())))
    other = Task("Leave", "wait", 0.5, ("Jan",))
    assert differences(truth, truth) == []
    assert differences(truth, None) == ["not imported"]
    assert differences(truth, Journey("A night", "", ("Visit",), (other, truth.tasks[1]))) == [
        "title 'A night', not 'A day'",
        "'wait' in 'Leave', not 'Visit'",
        "'wait' felt 0.5, not 1.0",
        "'wait' by ('Jan',), not ('Ola',)",
    ]
    assert differences(truth, Journey("A day", "Long", ("Call",), (first,))) == [
        "description 'Long', not ''",
        "sections ('Call',), not ('Visit',)",
        "1 tasks, not 2; missing ['sign'], besides []",
    ]
