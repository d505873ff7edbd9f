"""Workbooks into tables."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime, time, timedelta
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from tests.exchange.tables.realistic import book

from cjmap.exchange.coming.gathered import Gathered
from cjmap.exchange.coming.source import Bounds, Options, Source, UnreadableError
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.tables.containers import tables_of
from cjmap.exchange.tables.table import CellType, Merged, Table
from cjmap.exchange.tables.xlsx.values import Meaning, meaning_of, plain


def tables(
    data: bytes, *sheets: str, bounds: Bounds | None = None, name: str = "map.xlsx"
) -> list[Table]:
    source = Source(name, data, Options(sheets=sheets), bounds or Bounds())
    return tables_of(Gathered(source, Surroundings()))


def with_formats(values: list[tuple[Any, str | None]], **options: Any) -> bytes:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream, options)
    sheet = workbook.add_worksheet("A")
    for column, (value, code) in enumerate(values):
        sheet.write(0, column, value, workbook.add_format({"num_format": code}) if code else None)
    workbook.close()
    return stream.getvalue()


def changed(data: bytes, part: str, content: bytes | None) -> bytes:
    """Put another part into an archive, or take one out."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            if name != part:
                new.writestr(name, old.read(name))
        if content is not None:
            new.writestr(part, content)
    return stream.getvalue()


def part_of(data: bytes, part: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(part)


SMALL = book({"A": [["Step", "Pay"], ["Pains", "Slow"]]})


@pytest.mark.parametrize("from_1904", [False, True])
def test_values_are_those_that_people_see(from_1904: bool) -> None:
    cases: list[tuple[Any, str | None, str, CellType]] = [
        ("Zgłaszam", None, "Zgłaszam", CellType.TEXT),
        ("001", None, "001", CellType.TEXT),
        (1, None, "1", CellType.NUMBER),
        (1.0, None, "1", CellType.NUMBER),
        (4.5, None, "4.5", CellType.NUMBER),
        (-1, None, "-1", CellType.NUMBER),
        (0.1 + 0.2, None, "0.3", CellType.NUMBER),
        (1e20, None, "1e+20", CellType.NUMBER),
        (0.35, "0%", "35%", CellType.NUMBER),
        (12.5, '#,##0.00 "zł"', "12.5", CellType.NUMBER),
        (True, None, "TRUE", CellType.TRUTH),
        (date(2026, 9, 30), "yyyy-mm-dd", "2026-09-30", CellType.DATE),
        (datetime(2026, 9, 30, 14, 30), "dd.mm.yyyy hh:mm", "2026-09-30 14:30", CellType.DATE),
        (time(0, 5), "h:mm", "00:05", CellType.DATE),
        (timedelta(hours=25, minutes=30), "[h]:mm", "PT25H30M", CellType.DATE),
    ]
    data = with_formats(
        [(value, code) for value, code, _, _ in cases],
        default_date_format="yyyy-mm-dd",
        date_1904=from_1904,
    )
    (table,) = tables(data)
    assert [(cell.text, cell.type) for cell in table.cells.values()] == [
        (text, type) for _, _, text, type in cases
    ]
    oracle = next(openpyxl.load_workbook(io.BytesIO(data)).active.values)
    for cell, seen in zip(table.cells.values(), oracle, strict=True):
        if cell.type is CellType.NUMBER:
            assert cell.number == seen
        elif isinstance(seen, datetime):
            assert cell.text in (f"{seen:%Y-%m-%d}", f"{seen:%Y-%m-%d %H:%M}")


def test_texts_come_as_they_are() -> None:
    stream = io.BytesIO()
    workbook = xlsxwriter.Workbook(stream)
    sheet = workbook.add_worksheet("A")
    sheet.write_rich_string(0, 0, "a ", workbook.add_format({"bold": True}), "bold", " word")
    sheet.write_string(0, 1, "=1+1")
    sheet.write_string(0, 2, "_x0041_")
    sheet.write_string(0, 3, "one\ntwo")
    sheet.write_string(0, 4, "   ")
    workbook.close()
    (table,) = tables(stream.getvalue())
    assert [cell.text for cell in table.cells.values()] == [
        "a bold word",
        "=1+1",
        "_x0041_",
        "one\ntwo",
    ]


def test_formulas_without_a_value_and_errors_say_so() -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["Step", "=A1", "#N/A", None])
    stream = io.BytesIO()
    workbook.save(stream)
    (table,) = tables(stream.getvalue())
    assert [(cell.text, cell.type, cell.calculated) for cell in table.cells.values()] == [
        ("Step", CellType.TEXT, False),
        ("=A1", CellType.FORMULA, True),
        ("#N/A", CellType.ERROR, False),
    ]
    stream = io.BytesIO()
    stored = xlsxwriter.Workbook(stream)
    stored.add_worksheet("A").write_formula("A1", '="Pay"&"ing"', None, "Paying")
    stored.close()
    (cell,) = tables(stream.getvalue())[0].cells.values()
    assert (cell.text, cell.type, cell.calculated) == ("Paying", CellType.TEXT, True)


def test_what_is_merged_hidden_commented_and_drawn() -> None:
    data = book(
        {"A": [["Stage", "Buy", None], ["Step", "a", "b"], ["Pains", "x", "y"]], "B": [["x"]]},
        {"A": ["B1:C1"]},
        comments={"B3": "why?"},
        boxes={"E2": "a sticky note"},
        hidden_rows=[2],
        hidden=["B"],
    )
    first, second = tables(data)
    assert first.merged == [Merged(1, 2, 1, 3)]
    assert first.span(1, 3) == Merged(1, 2, 1, 3)
    assert first.span(2, 3) == Merged(2, 3, 2, 3)
    assert first.comments == {(3, 2): "why?"}
    assert first.hidden_rows == {3}
    assert [(each.what, each.text, each.place.label) for each in first.beside] == [
        ("shape", "a sticky note", "A!E2")
    ]
    assert (first.hidden, second.hidden) == (False, True)
    assert first.place(9, 27).label == "A!AA9"


def test_sheets_are_chosen_by_their_names() -> None:
    data = book({"As is": [["x"]], "To be": [["y"]]})
    assert [table.name for table in tables(data, "to be")] == ["To be"]
    with pytest.raises(UnreadableError, match="has no sheet `Tobe`") as caught:
        tables(data, "Tobe")
    assert caught.value.hint == "Did you mean `To be`? There are `As is` and `To be`."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), r"of an old Office format \(such as .xls\)"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "is encrypted"),
        (b"PK\3\4 and nothing more", "is damaged"),
        (SMALL[:-200], "is damaged"),
        (changed(SMALL, "xl/vbaProject.bin", b"x"), "holds macros"),
        (changed(SMALL, "xl/macrosheets/sheet1.xml", b"x"), "holds macros"),
        (
            changed(
                SMALL,
                "[Content_Types].xml",
                part_of(SMALL, "[Content_Types].xml").replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml"),
            ),
            "holds macros",
        ),
        (changed(SMALL, "word/document.xml", b"x"), "is a text document"),
        (changed(SMALL, "mimetype", b"application/vnd.oasis.opendocument.spreadsheet"), "an OpenDocument spreadsheet"),
        (changed(SMALL, "[Content_Types].xml", None), "an archive .* and no workbook"),
        (changed(SMALL, "xl/worksheets/sheet1.xml", None), "part xl/worksheets/sheet1.xml is missing"),
        (changed(SMALL, "xl/worksheets/sheet1.xml", b"<worksheet><row></worksheet>"), "no well-formed XML in line 1, column 19"),
        (
            changed(SMALL, "xl/worksheets/sheet1.xml", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>'),
            "declares a document type",
        ),
        (changed(SMALL, "xl/sharedStrings.xml", b"<sst>" + b"<a>" * 200 + b"</a>" * 200 + b"</sst>"), "nested too deeply"),
        (book({"A": []}), "the workbook is empty"),
    ],
    ids=lambda given: "bytes" if isinstance(given, bytes) else None,  # they hold the time of day
)  # fmt: skip
def test_what_is_no_plain_workbook(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        tables(data)


@pytest.mark.parametrize(
    ("bounds", "message"),
    [
        (Bounds(bytes=100), "no more than 100 are read"),
        (Bounds(unpacked=1000), "unpacked it has"),
        (Bounds(rows=1), "reaches A2, with 2 rows; no more than 1"),
        (Bounds(columns=1), "reaches B1, with 2 columns; no more than 1"),
        (Bounds(cells=3), "with 4 cells; no more than 3"),
        (Bounds(text=3), "map.xlsx:A!A1: the cell has 4 letters; no more than 3"),
    ],
)
def test_limits(bounds: Bounds, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        tables(SMALL, bounds=bounds)


def test_ranges_of_millions_of_cells_cost_nothing() -> None:
    sheet = part_of(SMALL, "xl/worksheets/sheet1.xml")
    wide = (
        b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'
        b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="x"/></hyperlinks>'
    )
    (table,) = tables(
        changed(SMALL, "xl/worksheets/sheet1.xml", sheet.replace(b"</sheetData>", wide))
    )
    assert len(table.cells) == 4


@pytest.mark.parametrize(
    ("code", "meaning"),
    [
        ("General", Meaning.NUMBER),
        ("0.00E+00", Meaning.NUMBER),
        ('_-* #,##0.00\\ "days"_-', Meaning.NUMBER),
        ("[Red]0.0%", Meaning.PERCENT),
        ("[$-415]d mmmm yyyy;@", Meaning.DATE),
        ("mmm-yy", Meaning.DATE),
        ("h:mm AM/PM", Meaning.TIME),
        ("mm:ss", Meaning.TIME),
        ("yyyy-mm-dd hh:mm", Meaning.BOTH),
        ("[mm]:ss", Meaning.ELAPSED),
    ],
)
def test_number_formats(code: str, meaning: Meaning) -> None:
    assert meaning_of(code) is meaning


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0"),
        (-0.0, "0"),
        (100.0, "100"),
        (1e-7, "0.0000001"),
        (1 / 3, "0.333333333333333"),
        (1e300, "1e+300"),
    ],
)
def test_numbers(value: float, text: str) -> None:
    assert plain(value) == text
