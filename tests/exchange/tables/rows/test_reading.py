"""Guards the way back of tables that people have worked on: new rows, names, mistakes."""

from __future__ import annotations

from typing import Any

import pytest

from cjmap.errors import CjmapError
from cjmap.exchange.coming.gathered import Gathered
from cjmap.exchange.coming.source import Source
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.tables import rows
from cjmap.exchange.tables.containers import tables_of
from cjmap.format.kinds import kind_named

HEADER = "map,kind,stage,step,field,id,text,severity,emotion,when,of,no".replace(",emotion", "")
JOURNEY = """\
order,journey,,,title,,I order plants,,,,1
order,journey,decide,,stages,decide,I decide,,,,2
order,journey,decide,filter,steps,filter,I filter the results,,,,3
order,journey,decide,filter,emotion,,-1,,,,4
order,journey,decide,filter,pains,no-filter,No filter for stock,4,,,5
order,journey,decide,pay,steps,pay,I pay,,,,6
"""
WHOLE = {
    "kind": "journey",
    "id": "order",
    "title": "I order plants",
    "stages": [
        {
            "id": "decide",
            "title": "I decide",
            "steps": [
                {
                    "id": "filter",
                    "title": "I filter the results",
                    "emotion": -1,
                    "pains": [{"id": "no-filter", "text": "No filter for stock", "severity": 4}],
                },
                {"id": "pay", "title": "I pay"},
            ],
        }
    ],
}


def read(text: str, header: str = HEADER) -> tuple[list[dict[str, Any]], list[tuple[str, ...]]]:
    """Read rows below a header; return the maps, and fate, place and message of the losses."""
    gathered = Gathered(Source("maps.csv", f"{header}\n{text}".encode()), Surroundings())
    rows.read(gathered, tables_of(gathered))
    for data in gathered.maps:
        kind = kind_named(data["kind"])
        assert kind is not None
        kind.model.model_validate(data)
    return gathered.maps, [
        (loss.fate.value, loss.place.label, loss.message) for loss in gathered.losses
    ]


def steps_of(data: dict[str, Any]) -> dict[str, Any]:
    """Give the steps of a journey by their ids."""
    return {step["id"]: step for stage in data["stages"] for step in stage["steps"]}


def test_what_was_exported_is_read_without_a_word() -> None:
    maps, losses = read(JOURNEY)
    assert maps == [WHOLE]
    assert losses == []


def test_sorting_the_table_moves_nothing() -> None:
    lines = JOURNEY.splitlines()
    for order in (reversed(lines), sorted(lines, key=lambda line: line.split(",")[6])):
        maps, losses = read("\n".join(order))
        assert maps == [WHOLE]
        assert losses == []


def test_rows_added_by_hand_belong_where_they_say() -> None:
    (data,), losses = read(
        JOURNEY
        + "order,journey,decide,filter,pains,,The list jumps,2,,,\n"
        + "order,,,I filter the results,thinks,,Where was I?,,,,\n"
        + "order,journey,I get it,I unpack,gains,,It smells of forest,,,,\n"
        + "order,journey,I get it,,steps,,I look for a pot,,,,\n"
    )
    filter = steps_of(data)["filter"]
    assert filter["pains"][1] == {"text": "The list jumps", "severity": 2}
    assert filter["thinks"] == ["Where was I?"]
    assert [stage["id"] for stage in data["stages"]] == ["decide", "i-get-it"]
    assert data["stages"][1]["steps"] == [
        {"id": "i-look-for-a-pot", "title": "I look for a pot"},
        {"id": "i-unpack", "title": "I unpack", "gains": ["It smells of forest"]},
    ]
    assert [loss[:2] for loss in losses] == [("made", "A11"), ("made", "C11"), ("made", "D10")]


def test_a_row_stands_behind_the_one_above_it() -> None:
    lines = JOURNEY.splitlines()
    lines.insert(3, "order,journey,decide,compare,steps,compare,I compare two,,,,")
    (data,), losses = read("\n".join(lines))
    assert list(steps_of(data)) == ["filter", "compare", "pay"]
    assert losses == []


@pytest.mark.parametrize(
    ("row", "loss"),
    [
        (
            "order,journey,decide,filter,pain,,Slow,,,,",
            (
                "unreadable",
                "E8",
                "A step has no field `pain`. Did you mean `pains`? The row was left out.",
            ),
        ),
        (
            "order,journey,decide,,pains,,Slow,,,,",
            (
                "unreadable",
                "E8",
                "`pains` belongs to a step, and the row names none. The row was left out.",
            ),
        ),
        (
            "order,journey,decide,filter,pains,,Slow,very,,,",
            ("unreadable", "H8", "`severity` is “very”; expected a number. It was left out."),
        ),
        (
            "order,journey,decide,filter,gains,,Quick,4,,,",
            ("dropped", "H8", "`gains` has no `severity`: “4” was left out."),
        ),
        (
            "order,journy,decide,filter,gains,,Quick,,,,",
            (
                "unreadable",
                "B8",
                "There is no kind of map “journy”; did you mean `journey`? The row was left out.",
            ),
        ),
        (
            "order,journey,decide,#77,gains,,Quick,,,,",
            ("unreadable", "D8", "There is no row #77 of a step."),
        ),
        (
            "order,journey,decide,filter,emotion,,2,,,,",
            ("unreadable", "G8", "`emotion` is told already; the row was left out."),
        ),
        (
            "order,journey,decide,pay,next,,nowhere,,,,",
            (
                "dropped",
                "G8",
                "`to: nowhere` names no step of this file or of the workspace; it was left out.",
            ),
        ),
    ],
)
def test_a_row_that_is_wrong_is_told_with_its_cell(row: str, loss: tuple[str, ...]) -> None:
    (data,), losses = read(JOURNEY + row)
    assert losses == [loss]
    filter = steps_of(data)["filter"]
    filter["pains"] = filter["pains"][:1]
    filter.pop("gains", None)
    assert data == WHOLE


def test_what_the_format_refuses_is_told_with_its_cell() -> None:
    (data,), losses = read(
        JOURNEY.replace(",4,,,5", ",7,,,5").replace("emotion,,-1", "emotion,,-9")
        + "order,journey,decide,,phase,,befor,,,,\n"
    )
    told = {place: message for fate, place, message in losses if fate == "unreadable"}
    assert sorted(told) == ["G5", "G8", "H6"]
    assert "`score` is `-9`" in told["G5"]
    assert "`severity` is `7`" in told["H6"]
    assert "Did you mean `before`?" in told["G8"]
    assert steps_of(data)["filter"]["pains"] == [{"id": "no-filter", "text": "No filter for stock"}]
    assert "emotion" not in steps_of(data)["filter"]


def test_unknown_columns_are_told_once() -> None:
    header = HEADER.replace("severity", "Severty") + ",colour"
    _maps, losses = read(JOURNEY.replace("\n", ",red\n"), header)
    assert losses == [
        (
            "dropped",
            "H1",
            "The column “Severty” with 1 filled cells was left out: nothing is called so; did you mean `severity`?",
        ),
        (
            "dropped",
            "L1",
            "The column “colour” with 6 filled cells was left out: nothing is called so.",
        ),
    ]


def test_names_become_ids_and_what_is_new_is_made() -> None:
    maps, losses = read(
        JOURNEY
        + "order,journey,,,personas,,Anna Nowak,,,,\n"
        + "order,journey,decide,filter,touchpoint,,Search page,,,,\n"
        + "order,journey,decide,filter,next,,I pay,,,,\n"
    )
    by_kind = {data["kind"]: data for data in maps}
    assert by_kind["persona"]["id"] == "anna-nowak"
    assert by_kind["catalog"]["touchpoints"] == [{"id": "search-page", "title": "Search page"}]
    assert by_kind["journey"]["personas"] == ["anna-nowak"]
    filter = steps_of(by_kind["journey"])["filter"]
    assert filter["touchpoint"] == "search-page"
    assert filter["next"] == ["pay"]
    assert [loss[:2] for loss in losses] == [("made", "G8"), ("made", "G9")]


def test_a_blueprint_grows_columns_for_actions() -> None:
    (data,), losses = read(
        "visit,blueprint,,,title,,A visit,,\n"
        "visit,blueprint,,Sign in,actions,,Scans the letter,customer,\n"
        "visit,blueprint,,Sign in,actions,,Finds the record,back,\n",
        "map,kind,stage,step,field,id,text,lane,no",
    )
    assert data["steps"] == [{"id": "sign-in", "title": "Sign in"}]
    assert [(each["id"], each["at"], each["lane"]) for each in data["actions"]] == [
        ("scans-the-letter", "sign-in", "customer"),
        ("finds-the-record", "sign-in", "back"),
    ]
    assert {loss[0] for loss in losses} == {"made"}


def test_an_item_that_lacks_two_fields_takes_no_other_along() -> None:
    (data,), losses = read(
        "visit,blueprint,,,title,,A visit,,\n"
        "visit,blueprint,,pay,steps,pay,,,\n"
        "visit,blueprint,,pay,actions,one,,,\n"
        "visit,blueprint,,pay,actions,two,Pays,customer,\n"
        "visit,blueprint,,pay,actions,three,,,\n"
        "visit,blueprint,,pay,actions,four,Thanks,front,\n",
        "map,kind,stage,step,field,id,text,lane,no",
    )
    assert [each["id"] for each in data["actions"]] == ["two", "four"]
    assert sorted(loss[:2] for loss in losses) == [("unreadable", "A4"), ("unreadable", "A6")]


def test_nothing_comes_of_rows_that_name_no_map() -> None:
    with pytest.raises(CjmapError, match=r"maps\.csv has the columns of a table of cjmap"):
        read(",,,,title,,Nobody's,,,,\n")
