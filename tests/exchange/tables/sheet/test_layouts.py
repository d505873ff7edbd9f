"""One odd thing of a sheet at a time: how it is read, and what is told of it."""

from __future__ import annotations

from typing import Any

import pytest
from tests.exchange.importing import arrive, data_of
from tests.exchange.tables.arriving import arrived, losses, outline, said, steps
from tests.exchange.tables.realistic import book

from cjmap.exchange.coming.source import Options, Scale, UnreadableError
from cjmap.workspace import open_workspace

STAGES = ["Stage", "Buy", "Use"]
STEPS = ["Step", "Pay", "Unpack"]
PAINS = ["Pains", "Slow", "Heavy"]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([STAGES, STEPS, PAINS], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([["", "Buy", "Use"], STEPS, PAINS], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([STAGES, ["", "Pay", "Unpack"], PAINS], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([["", "Buy", "Use"], ["", "Pay", "Unpack"], PAINS, ["Gains", "a", "b"]], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([STEPS, PAINS], [("Whole journey", ["Pay", "Unpack"])]),
        ([STAGES, PAINS], [("Buy", ["Buy"]), ("Use", ["Use"])]),
        ([["Tasks", "Pay", "Unpack"], PAINS], [("Whole journey", ["Pay", "Unpack"])]),
        ([["Stage", "Buy", ""], STEPS, PAINS], [("Buy", ["Pay", "Unpack"])]),
        ([["Stage", "Buy", "buy "], STEPS, PAINS], [("Buy", ["Pay", "Unpack"])]),
        ([["Stage", "Buy", "Use", "Buy"], ["Step", "a", "b", "c"], PAINS], [("Buy", ["a"]), ("Use", ["b"]), ("Buy", ["c"])]),
        ([["Stage", "", "Use"], STEPS, PAINS], [("Beginning", ["Pay"]), ("Use", ["Unpack"])]),
        ([["Stage", "Buy", ""], ["Doing", "Pay", "Unpack"], PAINS], [("Buy", ["Pay", "Unpack"])]),
        ([["Stage", "Buy", ""], ["Gains", "a", ""], ["Pains", "", "b"]], [("Buy", ["Buy 1", "Buy 2"])]),
        ([["Phase", "Before", "After"], STAGES, STEPS, PAINS], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([["Stage", "1. Buy", "2) Use"], ["Step", "Step 1: Pay", "Unpack"], PAINS], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([[*STAGES, "Notes"], [*STEPS, "Notes"], [*PAINS, "check!"]], [("Buy", ["Pay"]), ("Use", ["Unpack"])]),
        ([["Step", "Pay", ""], ["Pains", "Slow", "Heavy"]], [("Whole journey", ["Pay", "Whole journey 2"])]),
    ],
)  # fmt: skip
def test_headers(rows: list[list[str]], expected: list[tuple[str, list[str]]]) -> None:
    assert outline(arrived(rows)) == [expected]


@pytest.mark.parametrize("turned", [False, True])
def test_the_same_sheet_upright_and_turned(turned: bool) -> None:
    rows: list[list[Any]] = [
        ["Stage", "Buy", None, "Use"],
        ["Step", "Look", "Pay", "Unpack"],
        ["Emotion", 1, -1, 2],
        ["Pains", None, "Slow\nDear", None],
        ["Risks", "x", None, None],
    ]
    merged = "B1:C1"
    if turned:
        rows = [list(row) for row in zip(*rows, strict=True)]
        merged = "A2:A3"
    arrival = arrived(book({"A": rows}, {"A": [merged]}), name="map.xlsx")
    assert outline(arrival) == [[("Buy", ["Look", "Pay"]), ("Use", ["Unpack"])]]
    assert steps(arrival)["pay"] == {
        "emotion": {"score": -1, "basis": "assumed"},
        "pains": ["Slow", "Dear"],
    }
    corner = ("A!C2", "A!E2") if turned else ("A!B3", "A!B5")
    assert losses(arrival) == [("guessed", corner[0], "scale"), ("guessed", corner[1], "lane")]


def test_a_turned_sheet_with_several_lines_a_step() -> None:
    rows = [
        ["Hotel stay", "", "", "", "", ""],
        ["Persona: Tom Bell, 50", "", "", "", "", ""],
        ["Lp.", "Stage", "Step", "Pain points", "Emotion", "Who"],
        ["1", "Book", "Search", "Slow", "2", "Tom Bell"],
        ["2", "", "", "Dear", "", ""],
        ["3", "", "Pay", "No cash", "1", "Ann"],
        ["4", "Stay", "Pay", "Noise", "4", ""],
        ["5", "Stay", "Pay", "Heat", "", ""],
    ]
    arrival = arrived(rows)
    assert outline(arrival) == [[("Book", ["Search", "Pay"]), ("Stay", ["Pay"])]]
    assert steps(arrival) == {
        "search": {"emotion": {"score": -1, "basis": "assumed"}, "pains": ["Slow", "Dear"]},
        "pay": {"actor": "Ann", "emotion": {"score": -2, "basis": "assumed"}, "pains": ["No cash"]},
        "pay-2": {"emotion": {"score": 1, "basis": "assumed"}, "pains": ["Noise", "Heat"]},
    }
    assert data_of(arrival, "journey")["title"] == "Hotel stay"
    assert data_of(arrival, "persona")["bio"] == "50"
    assert losses(arrival) == [
        ("guessed", "A2", "persona"),
        ("dropped", "A3", "number"),
        ("guessed", "E4", "scale"),
    ]


HEADED = [
    ["Stage", "Step", "Description", "Customer", "", "Organisation", ""],
    ["", "", "", "Pains", "Emotion", "Owner", "Link"],
    ["Buy", "Pay", "By card", "Slow", "2", "Sales", "x"],
    ["", "Wait", "", "Long", "1", "", ""],
    ["Use", "Unpack", "", "Heavy", "4", "", ""],
]


@pytest.mark.parametrize("upright", [False, True])
def test_labels_in_two_lines_of_which_the_first_has_groups(upright: bool) -> None:
    rows = [list(row) for row in zip(*HEADED, strict=True)] if upright else HEADED
    arrival = arrived(rows)
    assert outline(arrival) == [[("Buy", ["Pay", "Wait"]), ("Use", ["Unpack"])]]
    assert steps(arrival)["pay"] == {
        "summary": "By card\nLink: x\nOwner: Sales",
        "emotion": {"score": -1, "basis": "assumed"},
        "pains": ["Slow"],
    }
    groups = ("A4", "A6") if upright else ("D1", "F1")
    assert [loss for loss in losses(arrival) if loss[0] == "dropped"] == [
        ("dropped", groups[0], "heading of lanes"),
        ("dropped", groups[1], "heading of lanes"),
    ]


@pytest.mark.parametrize("word", ["Total", "RAZEM", "Średnia:"])
def test_sums_and_footnotes_below_a_turned_grid_are_no_steps(word: str) -> None:
    rows = [
        ["Stage", "Step", "Pains", "Emotion"],
        ["Buy", "Pay", "Slow", "2"],
        ["Use", "Unpack", "Heavy", "4"],
        [word, "2", "2", "3"],
        ["", "", "", ""],
        ["Survey of 2025, n = 312", "", "", ""],
    ]
    arrival = arrived(rows)
    assert outline(arrival) == [[("Buy", ["Pay"]), ("Use", ["Unpack"])]]
    assert losses(arrival)[1:] == [
        ("dropped", f"{cell}", "cell") for cell in ("A4", "B4", "C4", "D4", "A6")
    ]


def test_an_empty_row_between_the_stages_of_a_turned_grid() -> None:
    rows = [
        ["Stage", "Step", "Pains"],
        ["Buy", "Pay", "Slow"],
        ["", "", ""],
        ["Use", "Unpack", "Heavy"],
    ]
    assert outline(arrived(rows)) == [[("Buy", ["Pay"]), ("Use", ["Unpack"])]]
    assert losses(arrived(rows)) == []


@pytest.mark.parametrize(
    ("title", "steps_of_use", "told"),
    [
        ("Remarks on all", ["Unpack"], [("dropped", "E2", "cell"), ("dropped", "E3", "cell")]),
        ("Uwagi ogólne", ["Unpack"], [("dropped", "E2", "cell"), ("dropped", "E3", "cell")]),
        ("Return", ["Unpack", "Return"], [("guessed", "E2", "column apart")]),
    ],
)
def test_a_column_that_stands_apart(
    title: str, steps_of_use: list[str], told: list[tuple[str, str, str]]
) -> None:
    rows = [[*STAGES, "", ""], [*STEPS, "", title], [*PAINS, "", "check!"]]
    arrival = arrived(rows)
    assert outline(arrival) == [[("Buy", ["Pay"]), ("Use", steps_of_use)]]
    assert losses(arrival) == told


def test_a_row_without_a_name_is_more_of_the_lane_above_and_told() -> None:
    arrival = arrived([STAGES, STEPS, PAINS, ["", "", "Dear"]])
    assert steps(arrival)["unpack"] == {"pains": ["Heavy", "Dear"]}
    assert losses(arrival) == [("guessed", "C4", "lane")]
    assert said(arrival, "lane") == [
        "A row without a name follows “Pains”, and was read as more of it."
    ]


def test_a_name_merged_over_several_rows_is_that_of_each() -> None:
    rows = [STAGES, STEPS, PAINS, [None, None, "Dear"]]
    arrival = arrived(book({"A": rows}, {"A": ["A3:A4"]}), name="a.xlsx")
    assert steps(arrival)["unpack"] == {"pains": ["Heavy", "Dear"]}
    assert losses(arrival) == []


@pytest.mark.parametrize(
    ("above", "title", "summary"),
    [
        ([["Buying a car"]], "Buying a car", None),
        ([["CONFIDENTIAL"], ["Buying a car"]], "Buying a car", "CONFIDENTIAL"),
        ([["POUFNE"], ["v0.9"], ["Kupno auta"]], "Kupno auta", "POUFNE\nv0.9"),
        ([["", "A workshop"], ["Buying a car"]], "Buying a car", "A workshop"),
        ([["Buying a car"], ["Date of workshop", "3.02.2026"]], "Buying a car", "Date of workshop: 3.02.2026"),
        ([["Date of workshop", "3.02.2026"]], "map", "Date of workshop: 3.02.2026"),
        ([["Buying a car", "v0.9"]], "Buying a car", "v0.9"),
        ([["Mapa podróży: Kupno auta"]], "Kupno auta", None),
    ],
)  # fmt: skip
def test_what_stands_above_a_grid(above: list[list[str]], title: str, summary: str | None) -> None:
    journey = data_of(arrived([*above, [], STAGES, STEPS, PAINS]), "journey")
    assert (journey["title"], journey.get("summary")) == (title, summary)


def test_which_text_is_the_title_is_told_where_there_are_several() -> None:
    arrival = arrived([["DRAFT"], ["Buying a car"], [], STAGES, STEPS, PAINS])
    assert losses(arrival) == [("guessed", "A1", "summary"), ("guessed", "A2", "title")]


def test_sheets_without_a_title_are_called_by_their_names() -> None:
    rows = [STAGES, STEPS, PAINS]
    arrival = arrived(book({"Map": rows, "Map2": rows, "To be": rows}), name="car.xlsx")
    titles = [map.data["title"] for map in arrival.maps if map.kind == "journey"]
    assert sorted(titles) == ["To be", "car – Map", "car – Map2"]
    alone = arrived(book({"Map": rows}), name="car.xlsx")
    assert data_of(alone, "journey")["title"] == "car"


def test_a_title_before_the_stages() -> None:
    rows = [["Customer journey", "Buy", "Use"], PAINS, ["Gains", "a", "b"]]
    assert outline(arrived(rows)) == [[("Buy", ["Buy"]), ("Use", ["Use"])]]


def test_columns_and_rows_around_the_grid_may_be_empty() -> None:
    rows = [[], [], ["", "", *STAGES], [], ["", "", *STEPS], ["", "", *PAINS]]
    assert outline(arrived(book({"A": rows}), name="a.xlsx")) == [
        [("Buy", ["Pay"]), ("Use", ["Unpack"])]
    ]


def test_a_cell_over_several_steps_stands_where_it_must() -> None:
    rows = [
        ["Stage", "Buy", None],
        ["Step", "Look", "Pay"],
        ["Touchpoint", "Shop", None],
        ["Pains", "It is loud", None],
        ["Opportunities", "Play no music", None],
        ["Goals", "Be done by six", None],
    ]
    merged = {"A": ["B1:C1", "B3:C3", "B4:C4", "B5:C5", "B6:C6"]}
    arrival = arrived(book({"A": rows}, merged), name="a.xlsx")
    assert [step.get("touchpoint") for step in steps(arrival).values()] == ["shop", "shop"]
    assert [step.get("pains") for step in steps(arrival).values()] == [["It is loud"], None]
    journey = data_of(arrival, "journey")
    assert journey["opportunities"] == [
        {"id": "play-no-music", "title": "Play no music", "for": ["look", "pay"]}
    ]
    assert journey["stages"][0]["goal"] == "Be done by six"
    assert losses(arrival) == [("guessed", "A!B4", "merged cell")]


def test_a_list_over_several_steps_the_first_of_which_is_none() -> None:
    rows = [["Stage", "Total", "Buy"], ["Step", "Look\nPay\nGo", None], ["Pains", "x", "y"]]
    arrival = arrived(book({"A": rows}, {"A": ["B2:C2"]}), name="a.xlsx")
    assert outline(arrival) == [[("Buy", ["Buy"])]]
    assert [step["does"] for step in steps(arrival).values()] == [["Look", "Pay", "Go"]]


def test_many_journeys_below_each_other_are_refused() -> None:
    one = [["Stage", "Buy"], STEPS, ["Pains", "a"], []]
    with pytest.raises(
        UnreadableError, match="101 journeys in one sheet; no more than 100 are read"
    ):
        arrived(one * 101)
    assert len(arrived(one * 3).maps) == 3


def test_goals_of_steps_are_needs() -> None:
    arrival = arrived([["Stage", "Buy", ""], STEPS, ["Goals", "a", "b"]])
    assert [step["needs"] for step in steps(arrival).values()] == [["a"], ["b"]]
    assert losses(arrival) == [("changed", "B3", "goals")]


@pytest.mark.parametrize(
    ("row", "scores", "told"),
    [
        (["Emotion", "1", "5"], [-2, 2], [("guessed", "scale")]),
        (["Emotion (0-10)", "0", "10"], [-2, 2], []),
        (["Emotion", "-2", "1,5"], [-2, 1.5], [("guessed", "scale")]),
        (["Emocje", "++", "-"], [2, -1], [("guessed", "sign")]),
        (["Emotion", "+", "0"], [1, 0], [("guessed", "scale"), ("guessed", "sign")]),
        (["Emotion", "0", "🙁"], [0, -1], [("guessed", "scale"), ("guessed", "sign")]),
        (["Emotion", "0", "4"], [-2, 1], [("guessed", "scale"), ("changed", "score")]),
        (["Emotions", "😡", "😐"], [-2, 0], [("guessed", "sign")]),
        (["Satisfaction", "40%", "100%"], [-0.5, 2], [("guessed", "scale"), ("changed", "score")]),
        (["Emotion", "positive", "very negative"], [1, -2], [("guessed", "sign")]),
        (["Feelings", "Frustration", "relief"], [-1, 1], [("guessed", "score")]),
        (["Feelings", "torn", "at home"], [None, None], []),
        (["Emotion (1-5)", "7", "5"], [None, 2], [("unreadable", "score")]),
        (["Emotion", "3/7", "7/7"], [-0.5, 2], [("guessed", "scale"), ("changed", "score")]),
        (["Emotion", "-", "3"], [None, 0], [("guessed", "empty cell"), ("guessed", "scale")]),
    ],
)
def test_scores(row: list[str], scores: list[float | None], told: list[tuple[str, str]]) -> None:
    arrival = arrived([STAGES, STEPS, row, ["Pains", "a", "b"]])
    assert [step.get("emotion", {}).get("score") for step in steps(arrival).values()] == scores
    assert [(fate, what) for fate, _, what in losses(arrival)] == told


def test_words_and_signs_that_became_scores_are_all_told() -> None:
    rows = [
        ["Stage", *"abcd"],
        ["Emotional journey", "neutral", "🙂 curious", "frustrated", "happy"],
        PAINS,
    ]
    arrival = arrived(rows)
    assert [step["emotion"]["score"] for step in steps(arrival).values()] == [0, 1, -1, 1]
    assert said(arrival, "score") == [
        "Scores of “Emotional journey” were read from words: “frustrated” as -1, “happy” as 1."
    ]
    assert said(arrival, "sign") == [
        "Of “Emotional journey”, on the scale -2..2: “neutral” as 0, “🙂 curious” as 1."
    ]


@pytest.mark.parametrize("label", ["Business goals", "Cele biznesowe", "Goals (company)"])
def test_what_the_company_wants_is_not_what_the_customer_needs(label: str) -> None:
    arrival = arrived([STAGES, STEPS, [label, "churn < 8%", "more"], PAINS])
    assert [step["summary"] for step in steps(arrival).values()] == [
        f"{label}: churn < 8%",
        f"{label}: more",
    ]
    assert losses(arrival) == [("guessed", "B3", "lane")]


def test_a_measure_of_many_is_no_emotion_of_a_step() -> None:
    arrival = arrived([STAGES, STEPS, ["Satysfakcja (NPS)", "-30", "45"], PAINS])
    assert [step["metrics"] for step in steps(arrival).values()] == [
        [{"metric": "satysfakcja-nps", "value": -30}],
        [{"metric": "satysfakcja-nps", "value": 45}],
    ]
    assert losses(arrival) == []


def test_the_scale_that_was_said_counts() -> None:
    rows = [STAGES, STEPS, ["Emotion (1-5)", "1", "9"], PAINS]
    arrival = arrived(rows, Options(scale=Scale(1, 9)))
    assert [step["emotion"]["score"] for step in steps(arrival).values()] == [-2, 2]
    turned = arrived(rows, Options(scale=Scale(9, 1)))
    assert [step["emotion"]["score"] for step in steps(turned).values()] == [2, -2]


def test_scores_and_feelings_in_two_lanes() -> None:
    rows = [STAGES, STEPS, ["Feelings", "Frustration", "relief"], ["Emotion", "4", "2"]]
    arrival = arrived(rows)
    assert [(step["emotion"]["score"], step["feels"]) for step in steps(arrival).values()] == [
        (1, ["Frustration"]),
        (-1, ["relief"]),
    ]


def test_errors_and_formulas_are_told_with_their_cells() -> None:
    import io

    import openpyxl

    workbook = openpyxl.Workbook()
    for row in (STAGES, STEPS, ["Pains", "=B9", "#N/A"]):
        workbook.active.append(row)
    stream = io.BytesIO()
    workbook.save(stream)
    arrival = arrived(stream.getvalue(), name="a.xlsx")
    assert losses(arrival) == [
        ("unreadable", "Sheet!B3", "formula"),
        ("unreadable", "Sheet!C3", "error"),
    ]


def test_names_of_the_workspace_are_used(tmp_path: Any) -> None:
    (tmp_path / "shop.catalog.yaml").write_text(
        "kind: catalog\nid: shop\ntitle: Shop\nchannels: [{id: net, title: Web}]\n"
        "touchpoints: [{id: till, title: The till, channel: net}]\n"
    )
    (tmp_path / "eva.persona.yaml").write_text("kind: persona\nid: eva\nname: Eva Nowak\n")
    rows = [
        ["Persona", "eva nowak", ""],
        STAGES,
        STEPS,
        ["Channel", "web", "Post"],
        ["Touchpoint", "the TILL", "Box"],
        PAINS,
    ]
    arrival = arrived(rows, workspace=open_workspace(tmp_path))
    assert data_of(arrival, "journey")["personas"] == ["eva"]
    assert [step["touchpoint"] for step in steps(arrival).values()] == ["till", "box"]
    catalog = data_of(arrival, "catalog")
    assert catalog["channels"] == [{"id": "post", "title": "Post"}]
    assert catalog["touchpoints"] == [{"id": "box", "title": "Box", "channel": "post"}]


def test_a_touchpoint_on_two_channels_is_told() -> None:
    rows = [STAGES, STEPS, ["Touchpoint", "Desk", "Desk"], ["Channel", "Shop", "Phone"], PAINS]
    assert losses(arrived(rows)) == [("changed", "C3", "channel")]


def test_channels_in_brackets() -> None:
    arrival = arrived([STAGES, STEPS, ["Touchpoints", "Hotline (phone)", "Box"], PAINS])
    assert data_of(arrival, "catalog")["touchpoints"][0] == {
        "id": "hotline", "title": "Hotline", "channel": "phone",
    }  # fmt: skip
    assert losses(arrival) == [("guessed", "B3", "channel")]


def test_every_cell_that_was_not_read_is_listed() -> None:
    rows = [
        ["A map", "", "", ""],
        ["Version", "3", "", ""],
        [*STAGES, ""],
        [*STEPS, ""],
        [*PAINS, "beyond"],
        ["", "", "", ""],
        ["Source: interviews", "", "", ""],
    ]
    arrival = arrived(rows)
    assert losses(arrival) == [
        ("guessed", "A2", "summary"),
        ("dropped", "A7", "cell"),
    ]


def test_lines_between_lanes_are_not_told() -> None:
    rows = [
        STAGES,
        STEPS,
        ["Line of visibility", "", ""],
        ["Backstage", "Pick", "Pack"],
        ["Linia interakcji", "", ""],
    ]
    assert losses(arrived(rows)) == []


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ([["Name", "Price"], ["Bread", "3"], ["Milk", "2"]], "is a table, but no journey"),
        ([["Pains", "Slow"], ["Gains", "Fast"]], "is a table, but no journey"),
    ],
)
def test_no_journey(rows: list[list[str]], message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        arrived(rows)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("Step,a\n" + "Needs,b\n" * 25_000, "50,002 cells of lanes and steps; no more than 50,000"),
        (
            "Step,Needs,Pains\n" + "".join(f"s{n},a,b\n" for n in range(2_001)),
            "2,001 lines of steps",
        ),
        ("Text,Frame\n" + "a,b\n" * 5_001, "5,001 notes; no more than 5,000"),
    ],
)
def test_what_nobody_would_read(content: str, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        arrive(content, "a.csv")


def test_shapes_that_were_said() -> None:
    content = "Stage,Buy\nPains,Slow\nGains,Fast\n"
    with pytest.raises(UnreadableError, match="There is no shape `sheets`") as caught:
        arrive(content, "a.csv", Options(shape="sheets"))
    assert caught.value.hint == "Did you mean `sheet`?"
    with pytest.raises(UnreadableError, match="no columns of sticky notes"):
        arrive(content, "a.csv", Options(shape="notes"))
    assert outline(arrive(content, "a.csv", Options(shape="sheet"))) == [[("Buy", ["Buy"])]]


def test_a_file_is_what_it_holds_and_not_what_it_is_called() -> None:
    assert outline(arrived(book({"A": [STAGES, STEPS, PAINS]}), name="a.csv")) == [
        [("Buy", ["Pay"]), ("Use", ["Unpack"])]
    ]
    assert said(arrived([STAGES, STEPS, PAINS], name="a.xlsx"), "id")
