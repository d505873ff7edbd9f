"""Maps in every style of YAML that people write, and edits of them, by Hypothesis."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from hypothesis import strategies as st

from cjmap.problem import Add, Edit, MapPath, Move, Remove, RemoveText, Replace, ReplaceText, Span
from cjmap.source.edits.plan import value_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from cjmap.source import Document

Draw = Any
KEYS = ["id", "title", "steps", "emotion", "by", "tags", "'odd key'", '"pains"', "żal", "1"]
FLOW_SCALARS = ["search", "-1.5", "true", "007", "first-order#pay", "'it''s'", '"a, b: c"', "x y"]
BLOCK_SCALARS = [*FLOW_SCALARS, "No, thanks", "https://x.example/#a", "who? me"]
LONG_SCALARS = [
    (" plain", ["goes on", "", "and on"]),
    (" 'single", ["goes on'"]),
    (' "double', ["", 'goes on"']),
    (" |", ["literal", "", "  deeper # no comment"]),
    (" |-  # header", ["- literal"]),
    (" >", ["folded", "on", "", "next"]),
    (" >-", ["folded"]),
    (" |+", ["kept", ""]),
    (" |2", ["indicated"]),
]
COMMENTS = ["", "", "", " # why", "\t# why not", "   # #"]
TEXTS = st.one_of(
    st.sampled_from(
        ["a", "no", "1.10", "- x", "a: b", "x #y", "[z", 'it\'s "it"', "? ", "", " a "]
    ),
    st.text(
        st.characters(
            codec="utf-8",
            exclude_categories=["Cc", "Cs"],
            exclude_characters="\u2028\u2029\ufeff\ufffe\uffff\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
        ),
        max_size=12,
    ),
    st.text("ab:#-?,[]{}&*!|>'\"%@`~ \n\\", max_size=8),
)
VALUES = st.one_of(TEXTS, st.integers(-9, 99), st.booleans(), st.sampled_from([0.5, 1e22, -2.0]))
NEW_VALUES = st.one_of(
    VALUES,
    st.lists(VALUES, min_size=1, max_size=3),
    st.dictionaries(st.sampled_from(["p", "q", "r"]), VALUES, min_size=1),
)


@st.composite
def maps(draw: Draw) -> str:
    """Write a mapping, between other things that a file may hold."""
    lines = _mapping(draw, draw(st.integers(0, 3)), 0)
    if draw(st.booleans()):
        lines = ["# at the top", *lines]
    if draw(st.integers(0, 5)) == 0:
        lines = ["--- # start", *lines, "...", "# end"]
    line_break: str = draw(st.sampled_from(["\n", "\n", "\r\n", "\r"]))
    end: str = draw(st.sampled_from([line_break, line_break, ""]))
    return line_break.join(lines) + end


def _between(draw: Draw, indent: int) -> list[str]:
    """Write what may stand between two entries."""
    kind = draw(st.integers(0, 9))
    margin = " " * indent
    return {0: [""], 1: [margin + "# above"], 2: [margin + "  # deeper", ""], 3: ["# left"]}.get(
        kind, []
    )


def _mapping(draw: Draw, depth: int, indent: int) -> list[str]:
    keys = draw(
        st.lists(st.sampled_from(KEYS), min_size=1 if indent else 2, max_size=4, unique=True)
    )
    lines: list[str] = []
    for number, key in enumerate(keys):
        if number:
            lines += _between(draw, indent)
        first, rest = _value(draw, depth, indent, of_key=True)
        lines += [f"{' ' * indent}{key}:{first}", *rest]
    return lines


def _sequence(draw: Draw, depth: int, indent: int) -> list[str]:
    lines: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        if number:
            lines += _between(draw, indent)
        first, rest = _value(draw, depth, indent, of_key=False)
        lines += [f"{' ' * indent}-{first}", *rest]
    return lines


def _value(draw: Draw, depth: int, indent: int, *, of_key: bool) -> tuple[str, list[str]]:
    """Write a value: what follows `key:` or `-` on its line, and the lines below."""
    kind = draw(st.integers(0, 7 if depth else 3))
    comment = draw(st.sampled_from(COMMENTS))
    if kind in (0, 1):
        blanks = draw(st.sampled_from([" ", " ", "  "]))
        return f"{blanks}{draw(st.sampled_from(BLOCK_SCALARS))}{comment}", []
    if kind == 2:
        return _flow(draw, 2, " " * (indent + 2), comment)
    if kind == 3:
        first, rest = draw(st.sampled_from(LONG_SCALARS))
        margin = " " * (indent + 2)
        written = [margin + line if line else "" for line in rest]
        if rest[-1].endswith(("'", '"', "on")):
            written[-1] += comment
        return first, written
    inner = _mapping if kind in (4, 5) else _sequence
    if of_key:
        step = draw(st.sampled_from([2, 2, 4] if inner is _mapping else [2, 2, 0]))
        return comment, inner(draw, depth - 1, indent + step)
    lines = inner(draw, depth - 1, indent + 2)
    if draw(st.booleans()):
        return comment, lines
    return f" {lines[0].lstrip(' ')}", lines[1:]


def _flow(draw: Draw, depth: int, margin: str, comment: str) -> tuple[str, list[str]]:
    """Write brackets, on one line or on several, with and without a last comma."""
    several = draw(st.integers(0, 2)) == 0
    opening, closing = draw(st.sampled_from(["[]", "{}"]))
    keys = draw(st.lists(st.sampled_from(KEYS), max_size=4, unique=True))
    entries = []
    for key in keys:
        value = draw(st.sampled_from(FLOW_SCALARS))
        if depth and draw(st.integers(0, 3)) == 0:
            inner, rest = _flow(draw, 0, margin + "  ", "")
            value = "\n".join([inner.strip(" "), *rest])
        entries.append(f"{key}: {value}" if opening == "{" else value)
    last = draw(st.sampled_from(["", ","])) if entries else ""
    if not several:
        joint = draw(st.sampled_from([", ", ",", " , "]))
        text = f" {opening}{joint.join(entries)}{last}{closing}{comment}"
    else:
        text = f" {opening}"
        for number, entry in enumerate(entries):
            comma = "," if number + 1 < len(entries) else last
            text += f"\n{margin}{entry}{comma}{draw(st.sampled_from(COMMENTS))}"
        text += f"\n{margin}{closing}{comment}"
    first, *rest = text.split("\n")
    return first, rest


def paths(data: Any, path: MapPath = ()) -> list[MapPath]:
    """List the paths of all values below `data`."""
    found: list[MapPath] = []
    inner = (
        data.items()
        if isinstance(data, dict)
        else enumerate(data)
        if isinstance(data, list)
        else ()
    )
    for part, value in inner:
        found += [(*path, part), *paths(value, (*path, part))]
    return found


@st.composite
def edits_of(draw: Draw, document: Document, at_most: int = 3) -> list[Edit]:
    """Choose edits of a document; together they may contradict one another."""
    there = paths(document.data)
    return [draw(_edit(document, there)) for _ in range(draw(st.integers(1, at_most)))]


@st.composite
def _edit(draw: Draw, document: Document, there: list[MapPath]) -> Edit:
    path = draw(st.sampled_from(there))
    value = value_at(document.data, path)
    kinds: list[Callable[[], Edit]] = [
        lambda: Remove(path),
        lambda: Remove(path),
    ]
    if isinstance(value, dict):
        after = draw(st.sampled_from([None, *value]))
        kinds += [lambda: Add((*path, "new"), draw(NEW_VALUES), after=after)] * 2
    elif not isinstance(value, list):
        kinds += [lambda: Replace(path, draw(VALUES))] * 2
        kinds += [lambda: Add((*path, "new"), draw(NEW_VALUES), main="main")]
    if isinstance(path[-1], str):
        kinds += [lambda: Add((*path[:-1], "newer"), draw(NEW_VALUES))]
        kinds += [lambda: Replace(path, draw(TEXTS), on_key=True)]
    else:
        last = len(value_at(document.data, path[:-1])) - 1
        kinds += [lambda: Move(path, draw(st.integers(0, last)))] * 2
    if document.comments:
        comment = draw(st.sampled_from(document.comments))
        span = Span(comment.start, comment.end)
        kinds += [lambda: RemoveText(span), lambda: ReplaceText(span, "# rewritten")]
    make: Callable[[], Edit] = draw(st.sampled_from(kinds))
    return make()
