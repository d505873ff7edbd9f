"""Guards the cells of our tables: they read as people write them, and give back any value."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from cjmap.csv_text import guarded, unguarded
from cjmap.exchange.tables.rows.cells import (
    free_cell,
    list_cell,
    number_cell,
    pairs_cell,
    read_flag,
    read_free,
    read_list,
    read_number,
    read_pairs,
    read_text,
    text_cell,
)

TEXTS = st.text(
    st.one_of(
        st.sampled_from("abc ;:\"'=+-@[]{}\\\n\r\t_x0041,.%019ąę–"),
        st.characters(exclude_categories=("Cs", "Cc")),
    ),
    min_size=1,
)
NUMBERS = st.one_of(
    st.integers(-(10**12), 10**12),
    st.floats(allow_nan=False, allow_infinity=False).map(number_cell),
)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("The form is long", "The form is long"),
        ("two\nlines", "two\nlines"),
        ('He said "no"', 'He said "no"'),
        ('"Quoted"', '"Quoted"'),
        (" outer blanks ", '" outer blanks "'),
        ("_x000B_", r'"\u005fx000B_"'),
        ('" inner "', r'"\" inner \""'),
    ],
)
def test_texts_stand_as_they_are_where_a_cell_gives_them_back(text: str, cell: str) -> None:
    assert text_cell(text) == cell
    assert read_text(cell) == text


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (34, 34),
        (34.5, 34.5),
        ("34", '"34"'),
        ("34,5", '"34,5"'),
        ("34 lata", "34 lata"),
        (["a", "b"], "[a; b]"),
        (["34", 34], '["34"; 34]'),
        (["a"], "[a]"),
        ("[a]", '"[a]"'),
        ("kobieta", "kobieta"),
    ],
)
def test_free_values_keep_what_they_are(value: object, cell: str | float) -> None:
    assert free_cell(value) == cell
    assert read_free(str(cell)) == value


@given(TEXTS)
@example("'=1+1")
@example("''")
def test_every_text_comes_back(text: str) -> None:
    if text.strip():
        assert read_text(text_cell(text)) == text
    assert unguarded(guarded(text)) == text


@given(st.one_of(TEXTS, NUMBERS, st.lists(st.one_of(TEXTS, NUMBERS), min_size=1)))
def test_every_free_value_comes_back(value: object) -> None:
    found = read_free(str(free_cell(value)))
    assert found == value
    assert isinstance(found, str) == isinstance(value, str)


@given(st.lists(TEXTS, min_size=1))
def test_every_list_comes_back(values: list[str]) -> None:
    assert read_list(list_cell(values)) == values


@given(st.dictionaries(TEXTS, NUMBERS, min_size=1))
def test_all_pairs_come_back(pairs: dict[str, float]) -> None:
    assert read_pairs(pairs_cell(pairs)) == pairs


@pytest.mark.parametrize(
    ("cell", "values"),
    [
        ("interviews; survey", ["interviews", "survey"]),
        ("interviews, survey", ["interviews", "survey"]),
        ("interviews\nsurvey", ["interviews", "survey"]),
        ("Paris, France", ["Paris, France"]),
    ],
)
def test_lists_are_read_as_people_write_them(cell: str, values: list[str]) -> None:
    assert read_list(cell) == values


@pytest.mark.parametrize(
    ("cell", "number"),
    [("-1", -1), ("−1,5", -1.5), ("35 %", 0.35), ("1.", 1), ("4 of 5", None), ("1e400", None)],
)
def test_numbers_are_read_as_people_write_them(cell: str, number: float | None) -> None:
    assert read_number(cell) == number


@pytest.mark.parametrize(
    ("cell", "flag"), [("yes", True), ("Tak", True), ("TRUE", True), ("nie", False), ("so", None)]
)
def test_truths_are_read_as_people_write_them(cell: str, flag: bool | None) -> None:
    assert read_flag(cell) is flag
