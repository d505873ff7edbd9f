"""Text files into tables."""

import pytest

from cjmap.exchange.coming.gathered import Gathered
from cjmap.exchange.coming.source import Bounds, Options, Source, UnreadableError
from cjmap.exchange.coming.surroundings import Surroundings
from cjmap.exchange.losses import Loss
from cjmap.exchange.tables.containers import tables_of
from cjmap.exchange.tables.table import Table


def table_of(
    content: str | bytes, options: Options | None = None, bounds: Bounds | None = None
) -> tuple[Table, list[Loss]]:
    data = content.encode() if isinstance(content, str) else content
    gathered = Gathered(
        Source("map.csv", data, options or Options(), bounds or Bounds()), Surroundings()
    )
    (table,) = tables_of(gathered)
    return table, gathered.losses


def cells(table: Table) -> dict[str, str]:
    return {cell.name: cell.text for cell in table.cells.values()}


@pytest.mark.parametrize(
    "content",
    [
        "Step,A,B\nPains,x,y\n",
        "Step;A;B\nPains;x;y\n",
        "Step\tA\tB\nPains\tx\ty\n",
        "Step|A|B\nPains|x|y\n",
        "\ufeffStep,A,B\r\nPains,x,y\r\n",
        "Step,A,B\rPains,x,y\r",
        "sep=;\nStep;A;B\nPains;x;y",
        "Step;A;B\nPains;x;y\n;;\n",
        '"Step","A","B"\n"Pains","x","y"\n',
    ],
)
def test_the_delimiter_is_found(content: str) -> None:
    table, losses = table_of(content)
    row = 2 if content.startswith("sep=") else 1
    names = [f"{letter}{row + down}" for down in (0, 1) for letter in "ABC"]
    assert cells(table) == dict(zip(names, ["Step", "A", "B", "Pains", "x", "y"], strict=True))
    assert losses == []


def test_commas_in_texts_and_numbers_do_not_divide() -> None:
    table, losses = table_of(
        "Krok;Szukam, pytam, liczę;Kupuję\nEmocje;1,5;-0,5\nMyśli;Hm, tak, no;Nie\n"
    )
    assert [cell.number for cell in table.cells.values() if cell.row == 2] == [None, 1.5, -0.5]
    assert cells(table)["B1"] == "Szukam, pytam, liczę"
    assert losses == []


def test_places_are_cells_with_their_lines() -> None:
    table, _ = table_of('Step,A,B\nPains,"one\ntwo","three"\nGains,x,y\n')
    assert {cell.name: cell.line for cell in table.cells.values() if cell.row > 1} == {
        "A2": 2, "B2": 2, "C2": 3, "A3": 4, "B3": 4, "C3": 4,
    }  # fmt: skip
    assert cells(table)["B2"] == "one\ntwo"
    assert table.place(2, 2).label == "B2"
    assert table.place(9, 9).label == "I9"


def test_encodings() -> None:
    polish = "Krok;Zgłaszam\nMyśli;żółć\n"
    table, _ = table_of(polish.encode("cp1250"), Options(encoding="cp1250"))
    assert cells(table)["B2"] == "żółć"
    table, _ = table_of(polish.replace(";", "\t").encode("utf-16"))
    assert cells(table)["B2"] == "żółć"
    with pytest.raises(UnreadableError, match="line 1: byte 0xB3 is not UTF-8") as caught:
        table_of(polish.encode("cp1250"))
    assert "--encoding cp1250" in str(caught.value.hint)


def test_what_a_spreadsheet_would_calculate_loses_the_apostrophe_of_our_exports() -> None:
    table, _ = table_of("Step,'=1+1,'-1,'quoted',=1+1\nPains,a,b,c,d\n")
    assert [cell.text for cell in table.cells.values() if cell.row == 1] == [
        "Step", "=1+1", "-1", "'quoted'", "=1+1",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("content", "options", "message", "hint"),
    [
        ("", None, "map.csv is empty", None),
        (" ,,\n,\n", None, "map.csv is empty", None),
        ("Dear Anna\nwe met\n", None, "one column only; neither", "Another delimiter"),
        (
            "Step;A\nPains;b\n",
            Options(delimiter=","),
            "one column only; `,` separates nothing",
            "--delimiter ';'",
        ),
        ("Step,A\n", Options(delimiter="ab"), "`ab` cannot be a delimiter", "tab"),
        ("Step,A\n", Options(delimiter='"'), "cannot be a delimiter", "one character"),
        (
            'Step,A\nPains,"b\nGains,c\nNeeds,d\n',
            None,
            "line 2: a quotation mark is opened",
            "written twice",
        ),
        ('Step,A\n"Pains"x,b\n', None, "line 2: something follows a closing", '""'),
        ("Step,A\nPains,\0b\n", None, "NUL character in line 2", "utf-16"),
    ],
)
def test_what_is_no_table(
    content: str, options: Options | None, message: str, hint: str | None
) -> None:
    with pytest.raises(UnreadableError, match=message) as caught:
        table_of(content, options)
    assert hint is None or hint in str(caught.value.hint)


def test_delimiters_may_be_named_by_a_word() -> None:
    for word in ("tab", "\\t", "\t"):
        assert cells(table_of("a\tb, c\nd\te, f\n", Options(delimiter=word))[0])["B1"] == "b, c"


@pytest.mark.parametrize(
    ("content", "bounds", "message"),
    [
        ("a,b\n" * 6, Bounds(rows=5), "more than 5 rows"),
        ("a,b,c\n", Bounds(columns=2), "line 1: 3 columns; no more than 2"),
        ("a,b\nc,d\n", Bounds(cells=3), "more than 3 cells"),
        ("a,b\nc,d\n", Bounds(bytes=3), "no more than 3"),
        ("a,b\nc,dear\n", Bounds(text=3), "map.csv:B2: the cell has 4 letters; no more than 3"),
        ('a,b\nc,"' + "d" * 140_000, Bounds(), "line 2: a cell has more than 100,000 letters"),
    ],
)
def test_limits(content: str, bounds: Bounds, message: str) -> None:
    with pytest.raises(UnreadableError, match=message):
        table_of(content, bounds=bounds)


def test_rows_that_differ_are_told() -> None:
    _, losses = table_of("Step,A\nPains,b\nNeeds,c\nThoughts,Well, no\n")
    assert [(loss.fate.value, loss.place.label) for loss in losses] == [("guessed", "C4")]
    _, losses = table_of("Step,A,B\nPains,b,c\nNeeds,c,d\nThoughts;a;b\nA title, with, commas\n")
    assert [
        (loss.fate.value, loss.place.label) for loss in losses if loss.fate == "unreadable"
    ] == [("unreadable", "A4")]
