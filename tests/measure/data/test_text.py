"""Text files: a row each, of what stands in the file and what is read of it."""

from __future__ import annotations

import csv
import gzip
import io
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.measure.data.reading import read, refused

from cjmap.measure.data import limits

PLAIN = [("1", "Łódź"), ("2", "Zażółć")]
POLISH = "nr;miasto\n1;Łódź\n2;Zażółć\n"


@pytest.mark.parametrize(
    ("name", "data", "rows", "notes"),
    [
        ("utf-8.csv", POLISH.encode(), PLAIN, []),
        ("mark.csv", POLISH.encode("utf-8-sig"), PLAIN, []),
        (
            "polish.csv",
            POLISH.encode("cp1250"),
            PLAIN,
            [("polish.csv is read as Windows-1250; it is not UTF-8", None)],
        ),
        (
            "excel.txt",
            POLISH.replace(";", "\t").encode("utf-16"),
            PLAIN,
            [("excel.txt is read as UTF-16; it is not UTF-8", None)],
        ),
        (
            "unmarked.csv",
            POLISH.encode("utf-16-le"),
            PLAIN,
            [("unmarked.csv is read as UTF-16; it is not UTF-8", None)],
        ),
        ("commas.csv", POLISH.replace(";", ",").encode(), PLAIN, []),
        ("bars.txt", POLISH.replace(";", "|").encode(), PLAIN, []),
        ("tabs.tsv", POLISH.replace(";", "\t").encode(), PLAIN, []),
        ("named.csv", b"sep=;\n" + POLISH.encode(), PLAIN, []),
        ("windows.csv", POLISH.replace("\n", "\r\n").encode(), PLAIN, []),
        ("mac.csv", POLISH.replace("\n", "\r").encode(), PLAIN, []),
        ("mixed.csv", POLISH.replace("\n", "\r\n", 1).encode(), PLAIN, []),
        ("unended.csv", POLISH.rstrip().encode(), PLAIN, []),
        ("packed.csv.gz", gzip.compress(POLISH.encode()), PLAIN, []),
        ("packed-in-secret.csv", gzip.compress(POLISH.encode()), PLAIN, []),
        ("not-packed.csv.gz", POLISH.encode(), PLAIN, []),
        (
            "nul.csv",
            b"a,b\n1,x\0y\n",
            [("1", "xy")],
            [("nul.csv: NUL characters are left out", 1)],
        ),
        ("lines.csv", b'a,b\r\n1,"x\ny, z"\r\n2,""""\r\n', [("1", "x\ny, z"), ("2", '"')], []),
        ("no rows.csv", b"a,b\n", [], []),
        ("inch.csv", b'a,b\n1,5" pipe\n2,x\n', [("1", '5" pipe'), ("2", "x")], []),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_read(
    tmp_path: Path,
    name: str,
    data: bytes,
    rows: list[tuple[str, ...]],
    notes: list[tuple[str, int | None]],
) -> None:
    (tmp_path / name).write_bytes(data)
    found = read(tmp_path, name)
    assert found.rows == rows
    assert found.notes == notes
    assert found.unreadable == []


@pytest.mark.parametrize(
    ("header", "columns", "note"),
    [
        ("case, activity ,time", ["case", "activity", "time"], None),
        ('"a,b",c', ["a,b", "c"], None),
        ("case,Case,case", ["case", "Case (2)", "case (3)"], ("“Case (2)”, “case (3)”", 2)),
        ("a,,b,", ["a", "column 2", "b", "column 4"], ("“column 2”, “column 4”", 2)),
        ("_cjmap_row,b", ["_cjmap_row (2)", "b"], ("“_cjmap_row (2)”", 1)),
        ('it\'s "odd"; drop table x --,b', ['it\'s "odd"; drop table x --', "b"], None),
    ],
)
def test_names_of_columns(
    tmp_path: Path, header: str, columns: list[str], note: tuple[str, int] | None
) -> None:
    (tmp_path / "a.csv").write_text(header + "\n" + ",".join("1" for _ in columns) + "\n")
    found = read(tmp_path, "a.csv", delimiter=",")
    assert found.columns == columns
    assert found.rows == [tuple("1" for _ in columns)]
    assert found.notes == (
        []
        if note is None
        else [(f"a.csv: columns without a name of their own are called {note[0]}", note[1])]
    )


def test_rows_that_do_not_fit_are_told_and_not_lost_in_silence(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n3\n4,5,6\n7,8\n")
    found = read(tmp_path, "a.csv")
    assert found.rows == [("1", "2"), ("7", "8")]
    assert [each.line for each in found.unreadable] == [3, 4]


QUALTRICS = (
    'StartDate,Q1,Q1_NPS_GROUP\r\n"Start Date","How likely\nare you?",Group\r\n'
    '"{""ImportId"":""startDate""}","{""ImportId"":""QID1""}","{""ImportId"":""QID1_G""}"\r\n'
)


def test_the_three_headers_of_qualtrics(tmp_path: Path) -> None:
    for name, answer in (("a.csv", "9,Promoter"), ("b.csv", "3,Detractor")):
        (tmp_path / name).write_bytes(f"{QUALTRICS}2026-01-01,{answer}\r\n".encode())
    one = read(tmp_path, "a.csv")
    assert one.columns == ["StartDate", "Q1", "Q1_NPS_GROUP"]
    assert one.rows == [("2026-01-01", "9", "Promoter")]
    assert one.notes == [("a.csv: the second and third header of Qualtrics are left out", None)]
    both = read(tmp_path, "*.csv")
    assert both.rows == [("2026-01-01", "9", "Promoter"), ("2026-01-01", "3", "Detractor")]


@pytest.mark.parametrize(
    ("data", "declared", "message", "hint"),
    [
        (b"", {}, "a.csv is empty.", None),
        (
            b"\n1,2\n",
            {},
            "a.csv has nothing in its first line; expected names of columns.",
            None,
        ),
        (
            b"\xff\xd8\xff\xe0" + b"\0" * 20,
            {},
            "a.csv is no text, but a JPEG picture.",
            None,
        ),
        (
            b"PK\x03\x04" + b"\0" * 20,
            {},
            "a.csv is no text, but a ZIP archive or a spreadsheet.",
            "Save the sheet as CSV.",
        ),
        (
            "a,b\n1,ł\n".encode("cp1250"),
            {"encoding": "utf-8"},
            "a.csv: line 2 is not written in utf-8, which `encoding` says.",
            "Leave `encoding` out: UTF-8, UTF-16 and Windows-1250 are told apart.",
        ),
        (
            b"a,b\n1,2\n",
            {"encoding": "rot13"},
            "`encoding` is “rot13”, which is none that is known.",
            "Write for example `utf-8`, `cp1250` or `iso-8859-2`.",
        ),
        (
            b"a,b\n1,\x81\n",
            {},
            "a.csv is not written in Windows-1250: character maps to <undefined>.",
            "Name the right one with `encoding:`.",
        ),
        (
            b"a,b\n1,2\n",
            {"delimiter": "::"},
            "`delimiter` is “::”; expected one sign, such as `;`, or `tab`.",
            None,
        ),
        (
            b'a,b\n1,2\n3,"4\n5,6\n7,8\n',
            {},
            "a.csv:3: a quotation mark opens a cell and none closes it, so it is unclear where"
            " rows end.",
            "Close it, or write it twice where it belongs to a text.",
        ),
        (
            gzip.compress(b"a,b\n1,2\n" * 999)[:-9],
            {},
            "a.csv is cut off: the packed file ends too early.",
            "Copy or download it again.",
        ),
        (
            b"\x1f\x8bhello, this is no gzip at all",
            {},
            "a.csv is broken: it cannot be unpacked.",
            "Copy or download it again.",
        ),
        (
            ",".join(map(str, range(100_000))).encode(),
            {},
            "a.csv has 100,000 columns; at most 5,000 are read.",
            None,
        ),
        (
            b"a,b\n1," + b"x" * 50_000_000 + b"\n",
            {},
            "a.csv: a line is longer than 16,000,000 bytes.",
            "Is it a table, one row a line?",
        ),
        (
            b"a,b\n1,2\n",
            {"object_type": "order"},
            "`object_type` is declared, but a.csv is no OCEL.",
            "Leave it out.",
        ),
        (
            b"a,b\n1,2\n",
            {"table": "events"},
            "`table` is “events”, but a.csv is no database.",
            "Leave it out.",
        ),
    ],
    ids=lambda _: "",  # one is 50 MB
)
def test_what_is_refused(
    tmp_path: Path, data: bytes, declared: dict[str, str], message: str, hint: str | None
) -> None:
    (tmp_path / "a.csv").write_bytes(data)
    assert refused(tmp_path, "a.csv", **declared) == (message, hint)


def test_declared_encoding_and_delimiter(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("a;b\tc\n1;2\tł\n".encode("iso-8859-2"))
    found = read(tmp_path, "a.csv", encoding="latin2", delimiter="tab")
    assert (found.columns, found.rows, found.notes) == (["a;b", "c"], [("1;2", "ł")], [])


@pytest.mark.parametrize(
    ("second", "message"),
    [
        ("b,a\n3,4\n", "b.csv and a.csv have the same columns in another order."),
        (
            "a,c\n3,4\n",
            "b.csv and a.csv have other columns: only b.csv has “c”. only a.csv has “b”.",
        ),
        (
            "a;b\n3;4\n",
            "b.csv and a.csv do not add up: one is separated by semicolons, the other by commas.",
        ),
    ],
)
def test_files_that_do_not_add_up(tmp_path: Path, second: str, message: str) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    (tmp_path / "b.csv").write_text(second)
    assert refused(tmp_path, "?.csv")[0] == message


def test_a_bomb_is_stopped_early(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("cjmap.measure.data.unpacked.UNPACKED", 1_000_000)
    (tmp_path / "a.csv.gz").write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 5_000_000))
    message, hint = refused(tmp_path, "a.csv.gz")
    assert message.startswith("a.csv.gz unpacks to more than ")
    assert message.endswith(" bytes, over 200 times its size.")
    assert hint == "If that is right, unpack it first."
    assert limits.UNPACKED == 1 << 30


CELL = st.text(
    st.characters(
        codec="cp1250", exclude_categories=("Cc", "Cs"), include_characters="\n\r\t;,|\"'"
    ),
    max_size=9,
)


@settings(max_examples=40, deadline=None)
@given(
    rows=st.lists(st.tuples(CELL, CELL, CELL), max_size=6),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\r\n", "\n"]),
    encoding=st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "cp1250"]),
    packed=st.booleans(),
)
def test_what_is_written_is_read(
    rows: list[tuple[str, str, str]], delimiter: str, end: str, encoding: str, packed: bool
) -> None:
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
    writer.writerows([("a", "b", "c"), *rows])
    data = text.getvalue().encode(encoding)
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "a.csv").write_bytes(gzip.compress(data) if packed else data)
        found = read(Path(folder), "a.csv", encoding=encoding)
    # what is written anew has one kind of line break, also within cells
    assert [_alike(row) for row in found.rows] == [_alike(row) for row in rows]
    assert found.unreadable == []


def _alike(row: tuple[str | None, ...]) -> list[str]:
    return [(cell or "").replace("\r\n", "\n").replace("\r", "\n") for cell in row]
