"""What is told of what was found, in every form; the table in the guide; what completes a query."""

from __future__ import annotations

import csv
import importlib.util
import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

import jsonschema
import pytest
from tests.insight.asking import EXAMPLES, asked, inquiry_into, journey

from cjmap.csv_text import csv_text
from cjmap.insight.document import Table
from cjmap.insight.find import lines
from cjmap.insight.find.counting import countable, counts
from cjmap.insight.find.fields import COLUMNS, FIELDS, FLAGS, GROUPS, Type
from cjmap.insight.find.published import found_schema, write
from cjmap.insight.find.search import search
from cjmap.insight.find.showing import columns, data_columns
from cjmap.insight.find.suggesting import suggestions
from cjmap.insight.find.syntax import parse
from cjmap.insight.find.telling import counted, document
from cjmap.insight.formats import write_document
from cjmap.insight.gathered.things import KINDS
from cjmap.insight.voice import Voice

if TYPE_CHECKING:
    from cjmap.insight.document import Document

ROOT = Path(__file__).parents[3]
EVIL = "=cmd|' /C calc'!A0 <b>@here</b> [x](http://x) \\x1b[31m | `a`"


def table_of(told: Document) -> list[list[str]]:
    (section,) = told.sections
    table = section.blocks[0]
    assert isinstance(table, Table)
    heads = [column.title for column in table.columns]
    return [heads, *([cell.text for cell in row] for row in table.rows)]


def test_a_table_has_what_was_asked_and_what_fits() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:pain severity:>=4 channel:web")
    told = document(found, columns(found), "en", 2, lambda each: f"x:{each.place[0]}")
    assert (told.title, told.line) == ("3 found", "kind:pain severity:>=4 channel:web")
    assert table_of(told) == [
        ["Title", "Severity", "Step", "Opportunity", "Where"],
        ["“The session ends after three minutes”", "4", "Log in to the portal",
         "Sign in without a password", "x:76"],
        ["“A missing blood test shows only after the request”", "4", "Request the repeat",
         "Remind patients of the blood test in time", "x:102"],
    ]  # fmt: skip
    assert "+1 more" in write_document("markdown", told)


def test_polish() -> None:
    found = search(inquiry_into(EXAMPLES / "sklep"), "kind:step channel:telefon")
    told = document(found, columns(found), "pl", None, lambda each: str(each.place[0]))
    assert told.title == "Znaleziono: 2"
    assert table_of(told)[0] == ["Nazwa", "Etap", "Punkt styku", "Emocja", "Gdzie"]
    assert table_of(told)[1][:3] == ["Dostaję nową roślinę", "Potrzebuję pomocy", "Infolinia"]


def test_polish_says_the_words_of_the_format_and_data_keeps_them() -> None:
    found = search(
        inquiry_into(EXAMPLES / "sklep"), "kind:opportunity status:doing,planned impact:5"
    )
    shown = countable(["status", "type"], "--show")
    told = document(found, shown, "pl", None, lambda _: "")
    assert table_of(told)[1:] == [
        ["Usztywniona wkładka do wysokich roślin", "w toku", "naprawa", ""],
        ["Dyżur ogrodniczki w weekendy", "zaplanowana", "ulepszenie", ""],
    ]
    assert [row[-2:] for row in csv.reader(lines.csv(found, shown, None).splitlines())] == [
        ["status", "type"],
        ["doing", "fix"],
        ["planned", "improve"],
    ]


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_every_word_of_a_closed_list_can_be_told(lang: str) -> None:
    voice = Voice("cjmap.insight.find", lang)
    words = {
        f"kind-{word}" if field.name in ("kind", "in") else f"word-{word}"
        for field in FIELDS.values()
        for word in field.words
        if word not in GROUPS or field.name != "kind"
    }
    assert {word for word in words if not voice.has(word)} == set()


def test_titles_stand_for_ids_in_a_table() -> None:
    clinic = inquiry_into(EXAMPLES / "clinic")
    for query, show, expected in [
        ("kind:variant context:weekend", "step", ["Weekend", "Wait for the approval"]),
        ("kind:metric-value step:referral", "metric", ["Ease of the task 2026-Q3", "Ease of the task"]),
        ("id:kiosk-screen", "lane,column", ["Kiosk screen", "physical evidence", "Check in at the kiosk"]),
        ("kind:fail-point column:check-in", "map", ["The name does not match the record", "A visit to the outpatient clinic"]),
    ]:  # fmt: skip
        found = search(clinic, query)
        table = table_of(
            document(found, countable(show.split(","), "--show"), "en", None, lambda _: "")
        )
        assert table[1][:-1] == expected, query


def test_what_a_table_and_csv_have_anyway_is_not_told_twice() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:pain severity:5")
    shown = countable(["title", "kind", "severity"], "--show")
    assert table_of(document(found, shown, "en", None, lambda _: ""))[0] == [
        "Title", "Kind", "Severity", "Where",
    ]  # fmt: skip
    assert (
        lines.csv(found, shown, None).splitlines()[0] == "kind,ref,title,file,line,column,severity"
    )


def test_where_pains_stand_is_told_unless_all_stand_in_journeys() -> None:
    clinic = inquiry_into(EXAMPLES / "clinic")
    assert [field.name for field in columns(search(clinic, "kind:pain"))] == [
        "in", "step", "severity", "opportunity",
    ]  # fmt: skip
    assert "in" not in [field.name for field in columns(search(clinic, "kind:pain in:journey"))]
    assert "in" not in [field.name for field in columns(search(clinic, "kind:opportunity"))]


def test_several_kinds_are_told_apart() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "id:kiosk,helen")
    told = document(found, columns(found), "en", None, lambda _: "")
    assert [row[:2] for row in table_of(told)] == [
        ["Kind", "Title"],
        ["touchpoint", "Check-in kiosk"],
        ["persona", "Helen Marsh"],
    ]


def test_counts_have_bars_and_no_more_values_than_asked_for() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:step")
    told = counted(found, counts(found, countable(["mode"], "--count")), "en", None)
    assert table_of(told) == [
        ["Mode", "Number", "Share", ""],
        ["online", "10", "43.5%", "█" * 24],
        ["offline", "10", "43.5%", "█" * 24],
        ["(none)", "3", "13%", "█" * 7],
    ]
    short = counted(found, counts(found, countable(["mode"], "--count")), "en", 1)
    assert len(table_of(short)) == 2


def test_two_fields_are_crossed() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:step")
    told = counted(found, counts(found, countable(["mode", "phase"], "--count")), "en", None)
    rows = table_of(told)
    assert rows[0] == ["Mode", "before", "during", "after", "Together"]
    assert [row[0] for row in rows[1:]] == ["online", "offline", "(none)"]
    assert [row[-1] for row in rows[1:]] == ["10", "10", "3"]


def test_nothing_found_is_said() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:pain severity:5 channel:phone")
    assert "Nothing in the maps" in write_document(
        "markdown", document(found, columns(found), "en", None, lambda _: "")
    )
    assert lines.paths(found.things, lambda _: "x") == ""
    assert json.loads(write(found, (), None, None))["total"] == 0


def test_json_follows_its_schema() -> None:
    found = search(inquiry_into(EXAMPLES / "clinic"), "kind:pain severity:5")
    told = json.loads(write(found, data_columns(found), None, None))
    jsonschema.validate(told, found_schema())
    assert told["things"] == [
        {
            "kind": "pain",
            "ref": "repeat-prescription#weekend-gap",
            "id": "weekend-gap",
            "title": "Nobody approves repeats from Friday to Monday",
            "map": "journey:repeat-prescription",
            "file": "repeat-prescription.journey.yaml",
            "line": 146,
            "column": 17,
            "fields": {
                "severity": [5],
                "step": ["approval"],
                "opportunity": ["weekend-approval", "three-month-repeats"],
            },
        }
    ]
    counting = counts(found, countable(["severity", "unanswered"], "--count"))
    told = json.loads(write(found, (), counting, None))
    jsonschema.validate(told, found_schema())
    assert told["things"] == []
    assert told["counts"] == {
        "fields": ["severity", "unanswered"],
        "rows": [{"values": [5, None], "count": 1}],
    }


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    text = EVIL.replace('"', "'")
    steps = '{id: a, title: "A", pains: [{id: bad, text: "' + text + '"}]}'
    found = search(asked(tmp_path, {"buy.journey.yaml": journey(steps, "")}), "id:bad")
    rows = list(csv.reader(io.StringIO(lines.csv(found, columns(found), None))))
    assert rows[1][2].startswith("'=cmd")
    assert "\x1b" not in lines.paths(found.things, lambda _: "x")
    told = write_document("markdown", document(found, (), "en", None, lambda _: ""))
    assert "<b>" not in told
    assert "[x](" not in told


@pytest.mark.parametrize(
    ("cell", "expected"),
    [("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), (" =x", "' =x"),
     ("\t=x", "' =x"), ("＝x", "'＝x"), (-1, "-1"), (2.5, "2.5"), (None, ""), ("a,b", '"a,b"')],
)  # fmt: skip
def test_a_spreadsheet_calculates_nothing(cell: str | float | None, expected: str) -> None:
    assert csv_text([[cell, "x"]]) == f"{expected},x\n"


# --- the table ------------------------------------------------------------------------------------


def test_the_table_of_fields_holds_together() -> None:
    kinds = set(KINDS)
    for field in [*FIELDS.values(), *FLAGS.values()]:
        assert field.own, field.name
        assert {*field.own, *field.passed} <= kinds
        assert set(field.names) <= kinds, field.name
        assert (field.type is Type.WORD) == bool(field.words), field.name
        assert field.meaning[0].islower()
    for kind, names in COLUMNS.items():
        assert all(kind in FIELDS[name].kinds for name in names), kind
    assert not set(FIELDS) & set(FLAGS)
    assert all(set(group) <= kinds for group in GROUPS.values())


@pytest.mark.parametrize("lang", ["en", "pl"])
def test_every_kind_and_field_has_a_name(lang: str) -> None:
    voice = Voice("cjmap.insight.find", lang)
    assert [kind for kind in KINDS if not voice.has(f"kind-{kind}")] == []
    assert [name for name in (*FIELDS, *FLAGS) if not voice.has(f"field-{name}")] == []


def test_the_guide_has_the_table_that_is_read() -> None:
    name = "make_find_table"
    spec = importlib.util.spec_from_file_location(name, ROOT / "tools" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    tool = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(tool)
    page = (ROOT / "docs" / "find.md").read_text(encoding="utf-8")
    assert page == tool.page(page), "run: python tools/make_find_table.py"
    with pytest.raises(ValueError, match="no place"):
        tool.page("nothing")


QUERIES = re.findall(
    r"cjmap find '([^']+)'", (ROOT / "docs" / "find.md").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("query", [each for each in QUERIES if "chanel" not in each])
def test_the_queries_of_the_guide_are_queries(query: str) -> None:
    for term in parse(query):
        assert term.field in ("", "has", "is", *FIELDS)
        for test in term.tests:
            assert term.field != "has" or test.text in FIELDS
            assert term.field != "is" or test.text in FLAGS


# --- completion -----------------------------------------------------------------------------------

IDS = {"channel": ["web", "phone"], "team": ["digital"], "stage": ["I pay"]}
SUGGESTED = [
    ("cha", ["channel:"]),
    ("-ha", ["-has:"]),
    ("channel:", ["channel:phone", "channel:web"]),
    ("channel:web,p", ["channel:web,phone"]),
    ("-channel:w", ["-channel:web"]),
    ("owner:", ["owner:digital"]),
    ("stage:", ['stage:"I pay"']),
    ("phase:", ["phase:before", "phase:during", "phase:after"]),
    ("severity:", ["severity:<", "severity:<=", "severity:>", "severity:>="]),
    ("is:st", ["is:stale"]),
    ("has:frequ", ["has:frequency"]),
    ("nothing:", []),
    ("x y", []),
]


@pytest.mark.parametrize(("term", "expected"), SUGGESTED)
def test_suggestions(term: str, expected: list[str]) -> None:
    assert suggestions(term, lambda kind: IDS.get(kind, [])) == expected
