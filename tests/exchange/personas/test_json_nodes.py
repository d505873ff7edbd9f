"""JSON is read strictly, and what is none is refused with its place."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjmap.exchange.coming.source import Bounds, Source, UnreadableError
from cjmap.exchange.personas.json_nodes import read_json


def read(text: str, bounds: Bounds | None = None) -> Any:
    return read_json(
        Source("a.json", text.encode("utf-8", "surrogatepass"), bounds=bounds or Bounds())
    )[0].data


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "1:1: the file is empty."),
        (" \n", "1:1: the file is empty."),
        (
            '{"a": 1, "b": 2, "a": 3}',
            "1:18: the key `a` stands twice in this object; first in line 1.",
        ),
        ('{"a": NaN}', "1:7: `NaN` is no value of JSON."),
        ('{"a": -Infinity}', "1:7: `-Infinity` is no number."),
        ('{"a": 1e999}', "1:7: `1e999` is too large a number."),
        ('{"a": ' + "9" * 5000 + "}", "1:7: this number has 5,000 characters; it may have 40."),
        ('{"a": 01}', "1:7: `01` is no number."),
        ('{"a": 1.}', "1:7: `1.` is no number."),
        ('{"a": +1}', "1:7: `+1` is no value of JSON."),
        ('{"a": .5}', "1:7: `.5` is no value of JSON."),
        ('{"a": ٣}', "1:7: `٣` is no number."),
        ('{"a": [1, 2,]}', "1:13: no comma stands before `]` in JSON."),
        ('{"a": 1,}', "1:9: no comma stands before `}` in JSON."),
        ('{"a": [1 2]}', "1:10: `,` or `]` is expected here."),
        ('{"a": [1, 2', "1:12: the file ends before `]` of line 1:7."),
        ('{"a" 1}', "1:6: `:` is expected after the key `a`."),
        ("{a: 1}", "1:2: a key in quotes is expected here."),
        ("{'a': 1}", "1:2: a key in quotes is expected here."),
        ('{"a": "b\n"}', "1:7: a text in quotes ends before the line does."),
        ('{"a": "b\tc"}', "1:9: U+0009 may stand in a text only as an escape."),
        ('{"a": "\\x41"}', "1:8: `\\x` is no escape in JSON."),
        ('{"a": "\\u12"}', "1:8: `\\u` is no escape in JSON."),
        ("{\n  // who\n}", "2:3: a key in quotes is expected here."),
        ("{}\n{}", "2:1: something stands behind the end of the value."),
        ("undefined", "1:1: `undefined` is no value of JSON."),
        ("[" * 1000, "1:102: values are nested more than 100 deep here."),
    ],
)
def test_what_is_no_json(text: str, said: str) -> None:
    with pytest.raises(UnreadableError) as raised:
        read(text)
    assert str(raised.value) == f"a.json:{said}"


def test_no_more_values_than_allowed() -> None:
    assert read("[1, 2]", Bounds(cells=3)) == [1, 2]
    with pytest.raises(UnreadableError, match=r"a\.json:1:8: no more than 3 values are read\."):
        read("[1, 2, 3]", Bounds(cells=3))


def test_escapes() -> None:
    assert read(r'"\"\\\/\b\f\n\r\t\u00e9\ud83d\ude00"') == '"\\/\b\f\n\r\té😀'
    assert read(r'"a\ud83d b"') == "a\ud83d b"  # half a character: taken out and told later


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(_VALUES, st.booleans(), st.sampled_from([None, 1]))
def test_all_json_is_read_as_python_reads_it(value: Any, ascii: bool, indent: int | None) -> None:
    assert read(json.dumps(value, ensure_ascii=ascii, indent=indent)) == value


def _each_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) < len(pairs):
        raise ValueError("a key twice")
    return dict(pairs)


@given(st.text(alphabet='{}[]",:\\u0-1 \nabtrue', max_size=30))
def test_what_python_refuses_is_refused(text: str) -> None:
    try:
        expected = json.loads(text, object_pairs_hook=_each_once)
    except ValueError:
        with pytest.raises(UnreadableError):
            read(text)
    else:
        assert read(text) == expected
