"""The text of a query: its terms, and where it is wrong."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.insight.find.errors import QueryError
from cjmap.insight.find.syntax import LONGEST, parse

TERMS: list[tuple[str, list[tuple[str, bool, list[tuple[str, str, str]]]]]] = [
    ("refund", [("", False, [("", "refund", "")])]),
    ("-refund", [("", True, [("", "refund", "")])]),
    ('"in the shop"', [("", False, [("", "in the shop", "")])]),
    ("„w sklepie”", [("", False, [("", "w sklepie", "")])]),
    (r'"say \"no\" \\ now"', [("", False, [("", 'say "no" \\ now', "")])]),
    ("kind:step", [("kind", False, [("", "step", "")])]),
    ("Kind:step", [("kind", False, [("", "step", "")])]),
    ("moment_x:a", [("moment-x", False, [("", "a", "")])]),
    ("-has:opportunity", [("has", True, [("", "opportunity", "")])]),
    ("channel:a,b", [("channel", False, [("", "a", ""), ("", "b", "")])]),
    ('stage:"I pay, now",b', [("stage", False, [("", "I pay, now", ""), ("", "b", "")])]),
    ("emotion:<0", [("emotion", False, [("<", "0", "")])]),
    ("emotion:>=-1", [("emotion", False, [(">=", "-1", "")])]),
    ('wait:>"1 h 30 min"', [("wait", False, [(">", "1 h 30 min", "")])]),
    ('title:="Pay"', [("title", False, [("=", "Pay", "")])]),
    ("emotion:-1..0", [("emotion", False, [("..", "-1", "0")])]),
    ("effort:..5", [("effort", False, [("..", "", "5")])]),
    ("effort:5..", [("effort", False, [("..", "5", "")])]),
    ("id:first-order#pay", [("id", False, [("", "first-order#pay", "")])]),
    ("what's", [("", False, [("", "what's", "")])]),
    (" a \t b:c\n", [("", False, [("", "a", "")]), ("b", False, [("", "c", "")])]),
]


@pytest.mark.parametrize(("text", "expected"), TERMS, ids=[text for text, _ in TERMS])
def test_terms(text: str, expected: object) -> None:
    found = [
        (term.field, term.negated, [(test.sign, test.text, test.upper) for test in term.tests])
        for term in parse(text)
    ]
    assert found == expected


WRONG = [
    ("", "", "The query is empty."),
    ("  ", "", "The query is empty."),
    ("a -", "-", "Expected what must not hold after `-`."),
    ("- a", "-", "Expected what must not hold after `-`."),
    ("channel:", ":", "Expected a value after `channel:`."),
    ("emotion:<", ":<", "Expected a value after `emotion:<`."),
    ("emotion:< 0", ":<", "Expected a value after `emotion:<`."),
    ("a channel:x,", ",", "Expected a value after `,`."),
    ("channel:,x", ":", "Expected a value after `channel:`."),
    ('a "b c', '"b c', "The quotation does not end."),
    ('a ""', '""', "There is nothing in the quotes."),
    ('a"b"', '"', "Expected a blank before the quotation."),
    ('x:"a"b', "b", "Expected a blank or a comma before `b`."),
    ("effort:..", "..", "Expected an end of the range `..`."),
    ("a OR b", "OR", "`OR` joins nothing here."),
    ("a NOT b", "NOT", "`NOT` joins nothing here."),
    ("(a b)", "(", "There are no brackets in a query."),
]


@pytest.mark.parametrize(("text", "place", "message"), WRONG, ids=[text for text, *_ in WRONG])
def test_what_is_wrong_is_pointed_at(text: str, place: str, message: str) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    span = caught.value.span
    assert (caught.value.message, text[span.start : span.end]) == (message, place)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a" * (LONGEST + 1), "2,001 letters"),
        ("a " * 51, "51 terms"),
        ("id:" + ",".join("a" * 201), "more than 200 values"),
    ],
)
def test_a_query_has_bounds(text: str, said: str) -> None:
    with pytest.raises(QueryError, match=said):
        parse(text)


@given(st.text(max_size=60) | st.text(alphabet='ab:"-<>=.,*()\\ “”', max_size=30))
def test_any_text_is_a_query_or_told_to_be_none(text: str) -> None:
    try:
        spans = [term.span for term in parse(text)]
    except QueryError as error:
        spans = [error.span]
    assert spans
    assert all(0 <= each.start <= each.end <= len(text) for each in spans)
