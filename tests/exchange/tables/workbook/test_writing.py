"""Guards the workbook as it is written: names, looks that count, no formula, the same bytes, nothing lost."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

import openpyxl
import pytest
from tests.exchange.exporting import export_bytes
from tests.exchange.tables.workbook.edited import ROOT, Edited, workbook_of

from cjmap.errors import CjmapError
from cjmap.exchange.going.outgoing import Wishes
from cjmap.exchange.tables.workbook.names import sheet_name
from cjmap.workspace import open_workspace

if TYPE_CHECKING:
    from pathlib import Path

CLINIC, SKLEP = (ROOT / "examples" / name for name in ("clinic", "sklep"))
ODD = """\
kind: journey
id: odd
title: "=1+1"
stages:
  - id: one
    title: "-2 °C [a:b]"
    steps:
      - {id: a, title: "https://example.com", thinks: ["'=SUM(A1)", "@me", "007"], emotion: -1}
"""


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Order", [], "Order"),
        ("Order", ["order"], "Order (2)"),
        ("Order", ["Order", "ORDER (2)"], "Order (3)"),
        ("[a]:b/c\\d?*", [], "a b c d"),
        ("'quoted'", [], "quoted"),
        ("History", [], "History (2)"),
        ("::", [], "j1"),
        ("I see a specialist for the first time", [], "I see a specialist for the…"),
        ("a" * 40, ["a" * 30 + "…"], "a" * 26 + "… (2)"),
        ("🙂" * 20, [], "🙂" * 15 + "…"),
    ],
)
def test_sheets_have_names_that_excel_takes(title: str, taken: list[str], name: str) -> None:
    found = sheet_name(title, taken, "j1")
    assert found == name
    assert len(found.encode("utf-16-le")) // 2 <= 31


@pytest.mark.parametrize("folder", [CLINIC, SKLEP], ids=lambda folder: folder.name)
def test_all_maps_of_a_workspace_come_back(folder: Path) -> None:
    book = Edited(folder)
    maps, losses = book.read()
    assert losses == []
    assert book.left == []
    assert set(maps) == {"journey", "blueprint", "persona", "empathy-map", "backlog", "catalog"}
    entries = {(each.kind_name, each.id): each for each in open_workspace(folder).entries}
    for data in maps.values():
        model: Any = entries[data["kind"], data["id"]].model
        assert type(model).model_validate(data) == model


def test_the_same_maps_give_the_same_bytes() -> None:
    first = workbook_of(CLINIC, ("first-visit",))
    workbook_of.cache_clear()
    assert workbook_of(CLINIC, ("first-visit",)) == first


def test_no_text_becomes_a_formula_a_link_or_a_number() -> None:
    made, losses = export_bytes({"odd.journey.yaml": ODD}, ("odd",), "xlsx")
    assert losses == []
    with zipfile.ZipFile(io.BytesIO(made["odd.journey.xlsx"])) as archive:
        names = archive.namelist()
        sheets = [archive.read(name).decode() for name in names if "worksheets/sheet" in name]
        core = archive.read("docProps/core.xml").decode()
    assert not any("<f>" in sheet or "<hyperlink" in sheet for sheet in sheets)
    assert "<dc:language>en</dc:language>" in core
    book = openpyxl.load_workbook(io.BytesIO(made["odd.journey.xlsx"]))
    texts = {cell.value for row in book["Rows"].iter_rows() for cell in row}
    assert {"=1+1", "-2 °C [a:b]", "https://example.com", "'=SUM(A1)", "@me", "007", -1} <= texts


def test_a_text_that_no_cell_holds_is_refused() -> None:
    lines = "\n".join(["  " + "word " * 20] * 400)
    long = f"{ODD}summary: |\n{lines}\n"
    with pytest.raises(CjmapError, match="a cell of a workbook holds 32,767"):
        export_bytes({"odd.journey.yaml": long}, ("odd",), "xlsx")


def test_heads_stay_in_sight_and_on_every_page() -> None:
    book = Edited(SKLEP, "zamawiam-rosline")
    sheet = book.sheet
    assert book.book.sheetnames == [
        "Zamawiam roślinę do salonu",
        "Legenda",
        "Wiersze",
        "Straty",
        "cjmap",
    ]
    assert sheet.freeze_panes == f"C{book.row('steps') + 1}"
    assert (sheet.page_setup.orientation, sheet.sheet_properties.pageSetUpPr.fitToPage) == (
        "landscape",
        True,
    )
    assert sheet.print_title_rows == f"$2:${book.row('steps')}"
    assert sheet.print_title_cols == "$B:$B"
    assert sheet.column_dimensions["A"].hidden
    assert sheet.row_dimensions[1].hidden
    assert book.book["cjmap"].sheet_state == "veryHidden"
    assert [sheet.cell(book.row(key), 2).value.split("\n")[0] for key in ("steps", "pains")] == [
        "Kroki",
        "Bolączki",
    ]


@pytest.mark.parametrize(
    ("shape", "sheets"),
    [
        ("rows", ["Rows", "Losses"]),
        ("sheet", ["I see a specialist for the…", "Legend", "Losses"]),
        (None, ["I see a specialist for the…", "Legend", "Rows", "Losses", "cjmap"]),
    ],
)
def test_a_shape_may_be_asked_for(shape: str | None, sheets: list[str]) -> None:
    made, losses = export_bytes(CLINIC, ("first-visit",), "xlsx", Wishes(shape=shape))
    (data,) = made.values()
    assert openpyxl.load_workbook(io.BytesIO(data)).sheetnames == sheets
    assert bool(losses) == (shape == "sheet")


def test_text_files_are_marked_and_their_lines_end_as_spreadsheets_want() -> None:
    made, _ = export_bytes({"odd.journey.yaml": ODD}, ("odd",), "csv", Wishes(delimiter=";"))
    text = made["odd.journey.csv"]
    assert text.startswith(b"\xef\xbb\xbfmap;kind;stage;step;field;id;text;of;no\r\n")
    assert b"title;;'=1+1;;1\r\n" in text
    assert b"emotion;;-1;;" in text
    assert b"thinks;;''=SUM(A1);;" in text


@pytest.mark.parametrize("word", [";;", "x", '"', ""])
def test_what_can_be_no_delimiter_is_refused(word: str) -> None:
    with pytest.raises(CjmapError, match="is no delimiter"):
        export_bytes({"odd.journey.yaml": ODD}, ("odd",), "csv", Wishes(delimiter=word))
