"""Guards the way back of a workbook that a workshop has written on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from openpyxl.utils import get_column_letter
from tests.exchange.tables.workbook.edited import ROOT, Edited, steps_of

from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from collections.abc import Callable

CLINIC = ROOT / "examples" / "clinic"
KIOSK = ("The kiosk wants the name letter by letter", "The screen times out after 20 seconds")


@pytest.fixture
def book() -> Edited:
    return Edited(CLINIC, "first-visit")


def same_as_before(kind: str, id: str, data: dict[str, Any]) -> bool:
    """Whether a map is what the workspace has."""
    workspace = open_workspace(CLINIC)
    entry = next(each for each in workspace.entries if each.kind_name == kind and each.id == id)
    assert entry.model is not None
    return bool(type(entry.model).model_validate(data) == entry.model)


def test_saving_changes_nothing(book: Edited) -> None:
    maps, losses = book.read()
    assert losses == []
    assert book.left == []
    assert same_as_before("journey", "first-visit", maps["journey"])


PAINS = f"• {KIOSK[0]}\n   ●●●●○ · 22%\n• {KIOSK[1]}\n   ●●●○○ · 35%"
FIRST = {
    "id": "name-not-found",
    "text": KIOSK[0],
    "severity": 4,
    "frequency": 0.22,
    "evidence": ["kiosk-observation", "operations-2026-q3"],
}
SECOND = {
    "id": "screen-times-out",
    "text": KIOSK[1],
    "severity": 3,
    "frequency": 0.35,
    "evidence": ["kiosk-observation"],
}


@pytest.mark.parametrize(
    ("cell", "pains"),
    [
        (f"{PAINS}\n• No chair", [FIRST, SECOND, "No chair"]),
        (f"No chair\n{PAINS}", ["No chair", FIRST, SECOND]),
        (f"{PAINS}\n- No chair ●●○○○", [FIRST, SECOND, {"text": "No chair", "severity": 2}]),
        (f"• {KIOSK[1]}\n   ●●●○○ · 35%\n• {KIOSK[0]}\n   ●●●●○ · 22%", [SECOND, FIRST]),
        (f"• {KIOSK[1]}\n   ●●●○○ · 35%", [SECOND]),
        (PAINS.replace("●●●○○", "●●●●●"), [FIRST, {**SECOND, "severity": 5}]),
        (PAINS.replace("35%", "40 %"), [FIRST, {**SECOND, "frequency": 0.4}]),
        (
            PAINS.replace("letter by letter", "one letter at a time"),
            [{**FIRST, "text": "The kiosk wants the name one letter at a time"}, SECOND],
        ),
        ("", None),
    ],
)
def test_lines_keep_what_is_known_of_them(book: Edited, cell: str, pains: list[Any] | None) -> None:
    assert book.at("pains", "check-in").value == PAINS
    book.at("pains", "check-in").value = cell
    maps, losses = book.read()
    assert steps_of(maps["journey"])["check-in"].get("pains") == pains
    assert [loss[0] for loss in losses] == ["changed"] * (2 - cell.count("%"))


def test_another_line_in_the_place_of_one_is_told_as_a_guess(book: Edited) -> None:
    book.at("pains", "wait").value = "• I never know whose turn it is, the display is dark"
    maps, losses = book.read()
    (pain,) = steps_of(maps["journey"])["wait"]["pains"]
    assert pain["id"] == "no-order"
    assert losses == [
        (
            "guessed",
            "I17",
            "“The display shows no order and no time” was taken to be “I never know whose turn it is, the"
            " display is dark” now; what is known of it was kept.",
        )
    ]


CHANGES: list[tuple[str, str, Any, Callable[[dict[str, Any]], Any], Any]] = [
    ("steps", "desk", "Ask a person", lambda step: step["title"], "Ask a person"),
    ("steps", "desk", "★ Ask a person", lambda step: step["moment_of_truth"], True),
    ("steps", "check-in", "Check in", lambda step: step.get("moment_of_truth"), None),
    ("emotion", "check-in", -2, lambda step: step["emotion"], {"score": -2, "basis": "observed"}),
    ("emotion", "check-in", None, lambda step: step["emotion"], {"basis": "observed"}),
    ("touchpoint", "wait", "Reception desk", lambda step: step["touchpoint"], "reception"),
    ("touchpoint", "wait", None, lambda step: step.get("touchpoint"), None),
    ("thinks", "book", "“Not before noon.”", lambda step: step["thinks"], ["Not before noon."]),
    ("feels", "wait", "restless\nforgotten", lambda step: step["feels"], ["restless", "forgotten"]),
    ("duration.wait", "wait", "20 min", lambda step: step["duration"]["wait"], "20 min"),
    (
        "expectations",
        "consult",
        "• The doctor has read the referral ~",
        lambda step: step["expectations"][0],
        {
            "text": "The doctor has read the referral",
            "met": "partly",
            "evidence": ["patient-interviews"],
        },
    ),
]


@pytest.mark.parametrize(("lane", "step", "value", "of", "now"), CHANGES)
def test_a_changed_cell_changes_its_field_and_nothing_else(
    book: Edited, lane: str, step: str, value: Any, of: Callable[[dict[str, Any]], Any], now: Any
) -> None:
    before, _ = book.read()
    book.at(lane, step).value = value
    maps, _losses = book.read()
    steps, former = steps_of(maps["journey"]), steps_of(before["journey"])
    assert of(steps[step]) == now
    assert {id: each for id, each in steps.items() if id != step} == {
        id: each for id, each in former.items() if id != step
    }


def test_a_touchpoint_that_nobody_knows_is_entered(book: Edited) -> None:
    book.at("touchpoint", "wait").value = "Waiting room app"
    maps, losses = book.read()
    assert steps_of(maps["journey"])["wait"]["touchpoint"] == "waiting-room-app"
    assert {"id": "waiting-room-app", "title": "Waiting room app"} in maps["catalog"]["touchpoints"]
    assert [loss[:2] for loss in losses] == [("made", "I9")]


@pytest.mark.parametrize(
    ("lane", "step", "value", "fate", "said"),
    [
        ("emotion", "wait", "bad", "unreadable", "“bad” is no score from −2 to 2"),
        ("emotion", "wait", 4, "unreadable", "`score` is `4`"),
        ("duration.wait", "wait", "long", "unreadable", "`wait` is “long”"),
        ("metrics", "wait", "new", "dropped", "change them in the sheet “Rows”"),
        ("steps", "wait", None, "dropped", "A title is gone; “Wait to be called” was kept."),
    ],
)
def test_what_cannot_be_taken_over_is_told_with_its_cell(
    book: Edited, lane: str, step: str, value: Any, fate: str, said: str
) -> None:
    cell = book.at(lane, step)
    cell.value = value
    _maps, losses = book.read()
    (loss,) = losses
    assert loss[:2] == (fate, cell.coordinate)
    assert said in loss[2]


def test_a_new_column_is_a_new_step(book: Edited) -> None:
    number = book.column("wait") + 1
    book.sheet.insert_cols(number)
    book.sheet.cell(book.row("steps"), number).value = "Get lost on the way"
    book.sheet.cell(book.row("pains"), number).value = "No signs\nNo light"
    book.sheet.cell(book.row("emotion"), number).value = -1.5
    maps, losses = book.read()
    assert list(steps_of(maps["journey"]))[6:9] == ["wait", "get-lost-on-the-way", "nurse"]
    assert steps_of(maps["journey"])["get-lost-on-the-way"] == {
        "id": "get-lost-on-the-way",
        "title": "Get lost on the way",
        "emotion": -1.5,
        "pains": ["No signs", "No light"],
    }
    assert [len(stage["steps"]) for stage in maps["journey"]["stages"]] == [3, 5, 3, 3, 1]
    assert losses == [
        (
            "made",
            f"{get_column_letter(number)}6",
            "Step `get-lost-on-the-way` for the new column “Get lost on the way”.",
        )
    ]


def test_a_new_stage_comes_with_its_column(book: Edited) -> None:
    number = book.column("keep-going") + 1
    book.sheet.cell(book.row("stages"), number).value = "I tell others"
    book.sheet.cell(book.row("steps"), number).value = "Talk to my sister"
    maps, _ = book.read()
    assert maps["journey"]["stages"][-1] == {
        "id": "i-tell-others",
        "title": "I tell others",
        "steps": [{"id": "talk-to-my-sister", "title": "Talk to my sister"}],
    }


def test_a_changed_stage_keeps_its_id(book: Edited) -> None:
    book.at("stages", "arrive").value = "I find my way"
    maps, losses = book.read()
    stage = maps["journey"]["stages"][1]
    assert (stage["id"], stage["title"], len(stage["steps"])) == ("get-there", "I find my way", 4)
    assert losses == []


def test_a_column_that_is_gone_takes_its_step_along(book: Edited) -> None:
    book.sheet.delete_cols(book.column("desk"))
    maps, losses = book.read()
    assert "desk" not in steps_of(maps["journey"])
    assert [each["to"] for each in steps_of(maps["journey"])["check-in"]["next"]] == ["wait"]
    assert [loss[0] for loss in losses] == ["changed", "dropped"]
    assert "“Ask at the desk” was taken out with all that it held" in losses[0][2]
    assert "`to: desk` names no step" in losses[1][2]


def test_rows_and_sheet_may_both_be_edited(book: Edited) -> None:
    book.at("gains", "book").value = "• Free slots shown by time of day\n• No queue"
    book.in_rows(step="wait", field="needs")("text").value = "An honest number"
    maps, losses = book.read()
    steps = steps_of(maps["journey"])
    assert steps["book"]["gains"][1] == "No queue"
    assert steps["wait"]["needs"] == ["An honest number"]
    assert losses == []


def test_what_both_say_otherwise_is_a_conflict(book: Edited) -> None:
    book.at("needs", "wait").value = "• A seat"
    book.in_rows(step="wait", field="needs")("text").value = "An honest number"
    maps, losses = book.read()
    assert steps_of(maps["journey"])["wait"]["needs"] == ["An honest number"]
    assert losses == [
        (
            "unreadable",
            book.at("needs", "wait").coordinate,
            "This cell and the sheet “Rows” were both changed; what “Rows” says was taken, and “• A seat”"
            " left out.",
        )
    ]


def test_what_both_say_alike_is_none(book: Edited) -> None:
    book.at("emotion", "wait").value = -2
    book.in_rows(step="wait", field="emotion")("text").value = -2
    maps, losses = book.read()
    assert steps_of(maps["journey"])["wait"]["emotion"]["score"] == -2
    assert losses == []


def test_a_lane_that_somebody_adds_is_known_by_its_name(book: Edited) -> None:
    row = book.row("gains") + 1
    book.sheet.insert_rows(row)
    book.sheet.cell(row, 2).value = "Barriers"
    book.sheet.cell(row, book.column("pay")).value = "Only cards"
    book.sheet.insert_rows(row + 1)
    book.sheet.cell(row + 1, 2).value = "Ideas of the group"
    book.sheet.cell(row + 1, book.column("pay")).value = "Pay by phone"
    maps, losses = book.read()
    assert steps_of(maps["journey"])["pay"]["barriers"] == ["Only cards"]
    assert losses == [
        (
            "dropped",
            f"{get_column_letter(book.column('pay'))}{row + 1}",
            "There is no place for the lane “Ideas of the group” with 1 filled cells; it was left out.",
        )
    ]


def test_the_title_and_what_is_said_of_the_map_can_be_edited(book: Edited) -> None:
    book.sheet.cell(book.row("title"), 2).value = "I see a doctor"
    book.sheet.cell(book.row("map.goal"), 3).value = "Helen knows what she has"
    book.sheet.cell(book.row("map.expectations"), 3).value = "• Nobody has to be asked twice"
    maps, losses = book.read()
    data = maps["journey"]
    assert (data["title"], data["goal"]) == ("I see a doctor", "Helen knows what she has")
    assert data["expectations"] == ["Nobody has to be asked twice"]
    assert [loss[0] for loss in losses] == ["changed"]


def test_without_the_hidden_sheet_the_rows_count(book: Edited) -> None:
    del book.book["cjmap"]
    book.at("emotion", "wait").value = 2
    maps, losses = book.read()
    assert steps_of(maps["journey"])["wait"]["emotion"]["score"] == -1
    assert [loss[0] for loss in losses if "cannot be told" in loss[2]] == ["dropped"]
    assert book.left == ["Legend", "Losses"]


# --- other kinds ---


def test_actions_of_a_blueprint_keep_their_ids() -> None:
    book = Edited(CLINIC, "clinic-visit")
    cell = book.at("front", "check-in")
    lines = str(cell.value).split("\n")
    lines[0] = "• Kiosk asks for the code"
    cell.value = "\n".join([*lines, "• Steward helps"])
    book.at("back", "check-in").value = None
    maps, losses = book.read()
    here = [
        each
        for each in maps["blueprint"]["actions"]
        if each["at"] == "check-in" and each["lane"] in ("front", "back")
    ]
    assert [(each["id"], each["text"]) for each in here] == [
        ("ask-identity", "Kiosk asks for the code"),
        ("steward-helps", "Steward helps"),
    ]
    assert here[0]["fail_point"]["text"] == "The name does not match the record"
    assert {loss[0] for loss in losses} == {"changed", "dropped"}


def test_an_empathy_map_is_edited_area_by_area() -> None:
    book = Edited(CLINIC, "helen-at-the-kiosk")
    row = book.row("sees hears")
    book.sheet.cell(row, 5).value = f"{book.sheet.cell(row, 5).value}\n• Laughter"
    book.sheet.cell(book.row("goal.who goal.must_do"), 5).value = "Check in"
    maps, losses = book.read()
    data = maps["empathy-map"]
    assert data["hears"][-1] == "Laughter"
    assert data["hears"][1]["evidence"] == ["kiosk-observation"]
    assert data["goal"]["must_do"] == "Check in"
    assert losses == []


def test_tables_take_changed_new_and_lost_rows() -> None:
    book = Edited(CLINIC, "clinic")
    book.sheet = next(each for each in book.book.worksheets if each.title.startswith("What we"))
    impact = 5
    head = next(n for n in range(1, 20) if str(book.sheet.cell(n, 1).value).startswith("[opp"))
    assert book.sheet.cell(head, impact).value == "Impact"
    book.sheet.cell(head + 1, impact).value = 4
    book.sheet.cell(head + 2, 2).value = "Show an honest wait"
    last = max(n for n in range(head, 60) if book.sheet.cell(n, 1).value)
    book.sheet.cell(last + 1, 2).value = "A chair by the kiosk"
    book.sheet.cell(last + 1, impact).value = 2
    gone = str(book.sheet.cell(last, 1).value)
    book.sheet.cell(last, 1).value = None
    for column in range(2, 12):
        book.sheet.cell(last, column).value = None
    maps, losses = book.read()
    found = {each["id"]: each for each in maps["backlog"]["opportunities"]}
    first, second = list(found.values())[:2]
    assert first["impact"] == 4
    assert second["title"] == "Show an honest wait"
    assert found["a-chair-by-the-kiosk"] == {
        "id": "a-chair-by-the-kiosk",
        "title": "A chair by the kiosk",
        "impact": 2,
    }
    assert gone not in found
    assert sorted(loss[0] for loss in losses if loss[0] != "dropped") == ["changed", "made"]


def test_a_column_that_moved_takes_its_step_along(book: Edited) -> None:
    one, two = book.column("nurse"), book.column("consult")
    for row in range(1, book.sheet.max_row + 1):
        left, right = book.sheet.cell(row, one), book.sheet.cell(row, two)
        if row != book.row("stages"):
            left.value, right.value = right.value, left.value
    maps, losses = book.read()
    assert [step["id"] for step in maps["journey"]["stages"][2]["steps"]] == [
        "consult",
        "nurse",
        "plan",
    ]
    assert losses == []


def test_a_persona_takes_new_rows_by_their_area() -> None:
    book = Edited(CLINIC, "helen")
    head = next(n for n in range(1, 40) if str(book.sheet.cell(n, 1).value).startswith("[]"))
    last = max(n for n in range(head, head + 20) if "/" in str(book.sheet.cell(n, 1).value))
    book.sheet.cell(head + 1, 3).value = "Keep working for ten more years"
    book.sheet.insert_rows(last + 1, 2)
    book.sheet.cell(last + 1, 2).value = "Needs"
    book.sheet.cell(last + 1, 3).value = "A chair by the kiosk"
    book.sheet.cell(last + 2, 3).value = "Larger letters"
    maps, losses = book.read()
    assert maps["persona"]["goals"][0] == "Keep working for ten more years"
    assert maps["persona"]["needs"][-2:] == ["A chair by the kiosk", "Larger letters"]
    assert [loss[0] for loss in losses] == ["made", "made"]


# --- what somebody did to keys and to the hidden sheet ---


def _hidden(book: Edited, *rows: tuple[str, ...]) -> None:
    for row in rows:
        book.book["cjmap"].append(("What we could do next", "backlog", "clinic", *row, "0"))


def _key(book: Edited, row: int, key: str) -> None:
    book.sheet.cell(row, 1).value = key


HEAD, EMPTY = 5, 30
"""The rows of the backlog's sheet with the keys of its columns, and one that is empty."""


def _fact(book: Edited, lane: str, holds: str) -> None:
    _hidden(book, (lane, "", holds, "a"))
    _key(book, EMPTY, f"map.{lane}")
    book.sheet.cell(EMPTY, 3).value = "Changed"


TAMPERED: list[tuple[str, Callable[[Edited], None], list[str]]] = [
    ("a table that no backlog has", lambda book: _key(book, HEAD, "[foo] title for"), ["table", *["row"] * 8]),
    ("a field that is no table", lambda book: _key(book, HEAD, "[title] title for"), ["table", *["row"] * 8]),
    ("no columns", lambda book: _key(book, HEAD, "[opportunities]"), ["table"]),
    ("no keys of columns", lambda book: _key(book, HEAD, ""), ["table"]),
    ("a column that nobody knows", lambda book: _key(book, HEAD, "[opportunities] title nonsense type"), []),
    ("the same column twice", lambda book: _key(book, HEAD, "[opportunities] title title title"), []),
    ("a record of a text", lambda book: _hidden(book, ("title/x", "title", "text", "a")), ["table"]),
    ("a record of tags", lambda book: _hidden(book, ("tags/#1", "title", "text", "a")), ["table"]),
    ("a cell without anything", lambda book: _hidden(book, ("", "", "", "")), []),
    ("a field below a text", lambda book: _fact(book, "title.x", "text"), ["cell"]),
    ("a list as a text", lambda book: _fact(book, "opportunities", "text"), ["cell"]),
    ("a list of what has no text", lambda book: _fact(book, "opportunities", "items"), ["cell"]),
    ("the kind of the map", lambda book: _fact(book, "kind", "text"), ["cell"]),
]  # fmt: skip


@pytest.mark.parametrize(("about", "tamper", "left"), TAMPERED, ids=[each[0] for each in TAMPERED])
def test_keys_without_a_home_change_nothing(
    about: str, tamper: Callable[[Edited], None], left: list[str]
) -> None:
    book = Edited(CLINIC, "clinic")
    book.sheet = next(each for each in book.book.worksheets if each.title.startswith("What we"))
    tamper(book)
    maps, losses = book.read()
    assert same_as_before("backlog", "clinic", maps["backlog"])
    assert {loss[0] for loss in losses} <= {"dropped"}
    assert sorted(_about(loss[2]) for loss in losses) == sorted(left)


def _about(message: str) -> str:
    if message.startswith("The hidden row"):
        return "table"
    return "row" if message.startswith("A backlog has no table") else "cell"


@pytest.mark.parametrize(
    ("lane", "holds"),
    [
        ("title.x", "text"),
        ("emotion", "items"),
        ("emotion", "text"),
        ("steps", "items"),
        ("touchpoint.x.y", "text"),
        ("next", "items"),
        ("metrics", "items"),
        ("id", "text"),
        ("does", "text"),
        ("nonsense", "items"),
    ],
)
def test_a_lane_that_cannot_hold_it_is_only_told(book: Edited, lane: str, holds: str) -> None:
    """Whatever the hidden sheet says that cells of a lane hold."""
    written = book.book["cjmap"]
    for row in range(2, written.max_row + 1):
        if written.cell(row, 4).value == lane and written.cell(row, 5).value:
            written.cell(row, 6).value = holds
    row = next((n for n in range(1, EMPTY) if book.sheet.cell(n, 1).value == lane), 0)
    if not row:
        row = book.sheet.max_row + 1
        book.sheet.cell(row, 1).value = lane
        written.append((book.sheet.title, "journey", "first-visit", lane, "desk", holds, "a", "0"))
    book.sheet.cell(row, book.column("desk")).value = "Changed"
    maps, losses = book.read()
    assert same_as_before("journey", "first-visit", maps["journey"])
    assert [loss[0] for loss in losses if "“Changed”" in loss[2]] == ["dropped"]


def test_what_both_took_out_is_no_conflict() -> None:
    book = Edited(CLINIC, "clinic-visit")
    cell = book.at("back", "check-in")
    assert cell.value
    cell.value = None
    rows = book.book["Rows"]
    lanes = {c.value: c.column for c in rows[1]}
    for number in reversed(range(2, rows.max_row + 1)):
        values = {name: rows.cell(number, column).value for name, column in lanes.items()}
        if values.get("lane") == "back" and values.get("at") == "check-in":
            rows.delete_rows(number)
    maps, losses = book.read()
    assert not [
        each
        for each in maps["blueprint"]["actions"]
        if (each["lane"], each["at"]) == ("back", "check-in")
    ]
    assert "unreadable" not in {loss[0] for loss in losses}
