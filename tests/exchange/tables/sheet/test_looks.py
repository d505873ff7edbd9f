"""What people say with the look of cells: links behind words, lines through them, colours."""

from __future__ import annotations

import io

import openpyxl
from openpyxl.styles import Font, PatternFill
from tests.exchange.importing import data_of
from tests.exchange.tables.arriving import arrived, losses, said, steps

ROWS: list[list[str | None]] = [
    ["Stage", "Buy", "Use"],
    ["Step", "Pay", "Unpack"],
    ["Pains", "Procedure", "old"],
    ["Evidence", "Interviews", "Survey"],
    ["Emotions", None, None],
]


def painted(rows: list[list[str | None]], links: dict[str, str]) -> bytes:
    """Make a workbook with links, a struck text in C3 and colours in the lane of emotions."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    for row in rows:
        sheet.append(row)
    for cell, link in links.items():
        sheet[cell].hyperlink = link
    sheet["C3"].font = Font(strike=True)
    sheet["B5"].fill = PatternFill("solid", fgColor="FF0000")
    sheet["C5"].fill = PatternFill("solid", fgColor="00FF00")
    stream = io.BytesIO()
    workbook.save(stream)
    return stream.getvalue()


def test_links_behind_words_are_kept() -> None:
    links = {"B3": "https://x.example/p", "B4": "https://x.example/i", "B1": "https://x.example/b"}
    arrival = arrived(painted(ROWS, links), name="a.xlsx")
    assert steps(arrival)["pay"] == {
        "summary": "Procedure: https://x.example/p",
        "pains": ["Procedure"],
        "evidence": ["interviews"],
    }
    assert data_of(arrival, "catalog")["evidence"] == [
        {"id": "interviews", "title": "Interviews", "source": "https://x.example/i"},
        {"id": "survey", "title": "Survey"},
    ]
    assert said(arrival, "link") == [
        "“Procedure” leads to https://x.example/p, which stands in the summary.",
        "“Buy” leads to https://x.example/b, which was left out.",
    ]


def test_a_link_that_the_text_tells_is_told_once() -> None:
    rows: list[list[str | None]] = [*ROWS[:2], ["Pains", "See https://x.example/p", "old"]]
    arrival = arrived(painted(rows, {"B3": "https://x.example/p"}), name="a.xlsx")
    assert steps(arrival)["pay"] == {"pains": ["See https://x.example/p"]}
    assert said(arrival, "link") == []


def test_links_of_a_turned_sheet() -> None:
    rows: list[list[str | None]] = [list(row) for row in zip(*ROWS[:3], strict=True)]
    arrival = arrived(painted(rows, {"C2": "https://x.example/p"}), name="a.xlsx")
    assert steps(arrival)["pay"]["summary"] == "Procedure: https://x.example/p"
    assert ("changed", "Sheet!C2", "link") in losses(arrival)


def test_struck_texts_and_colours_are_told() -> None:
    arrival = arrived(painted(ROWS, {}), name="a.xlsx")
    assert losses(arrival) == [
        ("guessed", "Sheet!C3", "struck text"),
        ("dropped", "Sheet!A5", "empty lane"),
    ]
    assert said(arrival, "struck text") == [
        "“old” is struck through, and was read like any other text."
    ]
    assert said(arrival, "empty lane") == [
        "The lane “Emotions” is empty: its cells have colours, which are not read."
    ]
