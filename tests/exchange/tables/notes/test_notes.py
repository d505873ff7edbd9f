"""Sticky notes into a journey."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from tests.exchange.importing import data_of
from tests.exchange.tables.arriving import arrived, check_valid, losses, outline, said, steps
from tests.exchange.tables.realistic import notes_in_polish, whiteboard

from cjmap.exchange.coming.source import Options, UnreadableError

if TYPE_CHECKING:
    from pathlib import Path


def test_notes_in_frames_with_tags() -> None:
    arrival = arrived(whiteboard(), name="board.csv")
    assert outline(arrival) == [
        [(title, [title]) for title in ("Find a doctor", "Arrive", "See the doctor")]
    ]
    assert steps(arrival)["arrive-2"] == {
        "touchpoint": "signs",
        "thinks": ["I thought I was in the wrong place"],
        "pains": ["Queue at reception", "Queue at reception"],
    }
    assert steps(arrival)["see-the-doctor-2"] == {
        "summary": "Hot topic: Who pays for this?",
        "gains": ["Doctor listens"],
    }
    journey = data_of(arrival, "journey")
    assert journey["opportunities"] == [
        {
            "id": "kiosk-that-also-speaks-polish",
            "title": "Kiosk that also speaks Polish",
            "for": ["arrive-2"],
        }
    ]
    assert losses(arrival) == [
        ("dropped", "D1", "column"),
        ("dropped", "G1", "column"),
        ("dropped", "H1", "column"),
        ("changed", "A4", "quotes"),
        ("guessed", "A8", "score"),
        ("guessed", "A9", "lane"),
        ("dropped", "A11", "note"),
    ]
    assert said(arrival, "note") == ["“Parking lot” hangs in no stage or step and was left out."]


def test_notes_that_are_steps_have_others_below_them() -> None:
    arrival = arrived(notes_in_polish(), name="kurs.xlsx")
    assert outline(arrival) == [
        [("Zapisy", ["Wybieram kurs", "Płacę"]), ("Nauka", ["Pierwsze zajęcia"])]
    ]
    assert steps(arrival) == {
        "wybieram-kurs": {"pains": ["Za dużo poziomów"]},
        "place": {"pains": ["Karta odrzucona"]},
        "pierwsze-zajecia": {
            "emotion": {"score": 1, "basis": "assumed"},
            "gains": ["Lektor zna moje imię"],
        },
    }
    assert [(fate, what) for fate, _, what in losses(arrival)] == [
        *[("guessed", "place")] * 3,
        ("guessed", "scale"),
        ("guessed", "language"),
    ]


HEAD = ["Text", "Type", "Frame"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([HEAD, ["a", "Pain", "One"], ["b", "Gain", "Two"]], [("One", ["One"]), ("Two", ["Two"])]),
        ([["Note", "Category", "Stage", "Step"], ["a", "pain", "One", "x"], ["b", "pain", "One", "y"]], [("One", ["x", "y"])]),
        ([["Content", "Type", "Step"], ["a", "pain", "x"], ["b", "pain", "y"]], [("Whole journey", ["x", "y"])]),
        ([["Treść", "Typ", "Etap", "Kolumna"], ["a", "ból", "One", "x"]], [("One", ["x"])]),
        ([["Text", "Type"], ["a", "Pain"], ["b", "Gain"]], [("Whole journey", ["Whole journey"])]),
        ([["Text", "Type"], ["Search", "Step"], ["a", "Pain"], ["Pay", "Step"]], [("Whole journey", ["Search", "Pay"])]),
        ([[*HEAD, "Order"], ["b", "Step", "B", 2], ["a", "Step", "A", 1]], [("A", ["a"]), ("B", ["b"])]),
        ([[*HEAD, "Position X", "Position Y"], ["b", "Pain", "B", 900, 5], ["a", "Pain", "A", 100, 0]], [("A", ["A"]), ("B", ["B"])]),
        ([[*HEAD, "X", "Y"], ["b", "Pain", "B", 5, 900], ["a", "Pain", "A", 0, 100]], [("A", ["A"]), ("B", ["B"])]),
        ([["Export of 2 May"], [], HEAD, ["a", "Pain", "One"]], [("One", ["One"])]),
    ],
)  # fmt: skip
def test_where_notes_hang(rows: list[list[object]], expected: list[tuple[str, list[str]]]) -> None:
    assert outline(arrived(rows)) == [expected]


def test_a_note_is_one_thing_however_long() -> None:
    rows = [HEAD, ["first; second\n- third", "Pain", "One"]]
    assert steps(arrived(rows))["one-2"]["pains"] == ["first; second - third"]


def test_marks_of_html_are_taken_out_and_told() -> None:
    arrival = arrived([HEAD, ["<p>Too <b>slow</b></p>", "Pain", "One"]])
    assert steps(arrival)["one-2"]["pains"] == ["Too slow"]
    assert losses(arrival) == [("changed", "", "markup")]


def test_notes_that_do_not_say_what_they_are() -> None:
    arrival = arrived([["Text", "Frame"], ["a", "One"], ["b", "One"]])
    assert steps(arrival)["one-2"] == {"summary": "a\nb"}
    assert said(arrival, "kind of note") == [
        "2 notes do not say what they are; they stand in the summaries of steps."
    ]


def test_one_note_that_does_not_say_what_it_is() -> None:
    arrival = arrived([HEAD, ["a", "Pain", "One"], ["b", "", "One"]])
    assert said(arrival, "kind of note") == [
        "One note does not say what it is; it stands in the summary of its step."
    ]


def test_places_and_numbers_that_not_every_note_has_are_told() -> None:
    rows = [
        [*HEAD, "X", "Y", "Order"],
        ["a", "Pain", "One", 1, 2, 1],
        ["b", "Pain", "Two", "", "", ""],
    ]
    assert losses(arrived(rows)) == [("dropped", f"{column}1", "column") for column in "DEF"]
    assert losses(arrived([*rows[:2], ["b", "Pain", "Two", 5, 6, 2]])) == []


def test_a_step_that_no_note_tells_is_told() -> None:
    rows = [HEAD, ["Pay", "Step", "One"], ["Logo?", "Other", "Parking"]]
    arrival = arrived(rows)
    assert outline(arrival) == [[("One", ["Pay"]), ("Parking", ["Parking"])]]
    assert said(arrival, "step") == [
        "A step “Parking” in the stage of that name, as no note there is a step."
    ]


def test_notes_of_the_service_make_a_blueprint() -> None:
    rows = [
        HEAD,
        ["Search", "Step", "One"],
        ["Nurse calls", "Backstage", "One"],
        ["CRM", "System", "One"],
    ]
    blueprint = data_of(arrived(rows), "blueprint")
    assert [(each["lane"], each["text"]) for each in blueprint["actions"]] == [
        ("back", "Nurse calls"),
        ("support", "CRM"),
    ]


def test_a_sheet_with_a_column_of_notes_is_no_list_of_notes() -> None:
    rows = [["Stage", "Step", "Pains", "Gains", "Note"], ["Buy", "Pay", "a", "b", "c"]]
    assert outline(arrived(rows)) == [[("Buy", ["Pay"])]]


def test_only_empty_notes() -> None:
    with pytest.raises(UnreadableError, match="is a table, but no journey"):
        arrived([HEAD, ["", "Pain", "One"]], Options(shape="notes"))


def test_notes_make_valid_maps(tmp_path: Path) -> None:
    rows = [
        HEAD,
        ["\x07", "Pain", "One"],
        ["a", "Emotion", "One"],
        ["=1+1", "Metric", "One"],
        ["", "", "One"],
        ["b", "", ""],
    ]
    check_valid(arrived(rows), tmp_path)
