"""Guards a migration of one map: what was meant and nothing else, every comment kept, or refused."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.migrate.later_formats import MIGRATIONS, in_format_5
from tests.source.edits_generated import edits_of, maps

from cjmap.migrate import Migration, MigrationError, migrated
from cjmap.problem import Add, Remove, RemoveText, Replace, ReplaceText, Severity, Span
from cjmap.source import parse_document
from cjmap.source.edits import edited_data, same_data

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.problem import Edit
    from cjmap.source import Document

RENAME, MOVE, SCALE, SPLIT = MIGRATIONS
JOURNEY, PERSONA = Path("a.journey.yaml"), Path("a.persona.yaml")

ROWS: list[tuple[str, Path, Migration, str, str]] = [
    # what, file, migration, before, after
    (
        "a key, with comments around it",
        JOURNEY,
        RENAME,
        "stages:\n- steps: # of\n  # why\n  - thinks:   # two\n    - a # b\n    title: x\n",
        "stages:\n- steps: # of\n  # why\n  - thoughts:   # two\n    - a # b\n    title: x\n",
    ),
    (
        "a key between brackets, and one in quotes",
        JOURNEY,
        RENAME,
        'stages: [{steps: [{thinks: a}, {"thinks": [b], does: c}]}] # end\n',
        'stages: [{steps: [{thoughts: a}, {"thoughts": [b], does: c}]}] # end\n',
    ),
    (
        "values moved: comments stay where they stood",
        PERSONA,
        MOVE,
        "id: a # A\n# above\nreviewed: 2026-10-05 # by Eva\n# between\nreview_every: 6 months\nname: A\n",
        "id: a # A\nreview: {last: 2026-10-05, every: 6 months}\n# above\n# by Eva\n# between\nname: A\n",
    ),
    (
        "the last line, without a line break",
        PERSONA,
        MOVE,
        "id: a\nreviewed: 2026-10-05 # by Eva",
        "id: a\nreview: {last: 2026-10-05}\n# by Eva",
    ),
    (
        "between braces",
        PERSONA,
        MOVE,
        "{id: a, reviewed: 2026-10-05, # by Eva\n  name: A}\n",
        "{id: a, review: {last: 2026-10-05}, # by Eva\n  name: A}\n",
    ),
    (
        "a scale, short and long",
        JOURNEY,
        SCALE,
        "stages:\n- steps:\n  - emotion: -1.5 # low\n  - emotion: {basis: x, score: 2} # high\n  - {emotion: 0}\n",
        "stages:\n- steps:\n  - emotion: 1.5 # low\n  - emotion: {basis: x, score: 5} # high\n  - {emotion: 3}\n",
    ),
    (
        "a field split in two",
        PERSONA,
        SPLIT,
        'id: a\nname: "Helen Marsh"   # from the interviews\n',
        'id: a\nname: {given: "Helen", family: Marsh}   # from the interviews\n',
    ),
]  # fmt: skip


@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"], ids=["", "bom"])
@pytest.mark.parametrize(
    ("file", "migration", "before", "after"),
    [row[1:] for row in ROWS],
    ids=[row[0] for row in ROWS],
)
def test_a_migration(
    file: Path, migration: Migration, before: str, after: str, mark: bytes, ends: str
) -> None:
    document = parse_document(file, mark + before.replace("\n", ends).encode())
    changed = migrated(document, [migration])
    if "\n" in before.rstrip("\n"):  # else the file does not tell how its lines end
        assert changed.raw == mark + after.replace("\n", ends).encode()
    assert Counter(each.text for each in changed.comments) == Counter(
        each.text for each in document.comments
    )


def test_where_nothing_changes_the_document_is_the_same() -> None:
    document = parse_document(PERSONA, b"id: a\nname: A\n")
    assert migrated(document, MIGRATIONS) is document


def test_migrations_follow_one_another() -> None:
    text = "id: a\nname: Eva May # E\nreviewed: 2026-10-05\n"
    changed = migrated(parse_document(PERSONA, text.encode()), MIGRATIONS)
    assert changed.text == (
        "id: a\nreview: {last: 2026-10-05}\nname: {given: Eva, family: May} # E\n"
    )


def of(*edits: Edit) -> Migration:
    """Return a migration that makes the same edits in any map."""

    def find(document: Document, kind: str) -> Iterator[Edit]:
        yield from edits

    return Migration(1, "A test.", find)


def test_the_first_key_of_an_item_goes_and_its_comment_stays() -> None:
    text = "items:\n  - id: a # why\n    title: b\n"
    changed = migrated(parse_document(PERSONA, text.encode()), [of(Remove(("items", 0, "id")))])
    assert changed.text == "items:\n  - # why\n    title: b\n"


def test_a_list_goes_and_all_its_comments_stay() -> None:
    text = "a: |\n  x\nb: # 1\n  - c # 2\n  # 3\n  - d # 4\ne: f\n"
    changed = migrated(parse_document(PERSONA, text.encode()), [of(Remove(("b",)))])
    assert changed.text == "a: |\n  x\n# 1\n# 2\n# 3\n# 4\ne: f\n"


def test_the_end_of_a_list_in_brackets() -> None:
    text = "a: [b, # 1\n    c, # 2\n    d] # 3\n"
    changed = migrated(parse_document(PERSONA, text.encode()), [of(Remove(("a", 1)))])
    assert changed.text == "a: [b, # 1\n    # 2\n    d] # 3\n"
    text = "a: [\n  b, # 1\n  c, # 2\n  ]\n"
    changed = migrated(parse_document(PERSONA, text.encode()), [of(Remove(("a", 1)))])
    assert changed.text == "a: [\n  b, # 1\n  # 2\n  ]\n"


def test_the_middle_of_a_line() -> None:
    text = "  {a: [b # x\n, c], d: 1}\n"
    changed = migrated(parse_document(PERSONA, text.encode()), [of(Remove(("a",)))])
    assert changed.text == "  { # x\n    d: 1}\n"


def test_a_comment_that_a_migration_rewrites_is_not_missed() -> None:
    document = parse_document(PERSONA, b"a: b # cjmap: ignore[old]\nc: d # x\n")
    rewrite = of(ReplaceText(Span(5, 25), "# cjmap: ignore[new]"), RemoveText(Span(31, 34)))
    assert migrated(document, [rewrite]).text == "a: b # cjmap: ignore[new]\nc: d\n"


REFUSED: list[tuple[str, tuple[Edit, ...], str, str]] = [
    # what, edits, text, message
    ("nothing there", (Remove(("b",)),), "a: 1\n", "`b` is not in the map."),
    ("a key twice", (Replace(("a",), "b", on_key=True),), "a: 1\nb: 2\n", "`b` would be there twice."),
    ("a value of another shape", (Replace(("a",), 5),), "a: [1]\n", "`a` is not a single value"),
    ("nothing left", (Remove(("a",)),), "a: 1\n", "Nothing would be left of the map."),
    ("a value that cannot be written", (Add(("b",), "\x07"),), "a: 1\n", "U+0007"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("edits", "text", "message"), [row[1:] for row in REFUSED], ids=[row[0] for row in REFUSED]
)
def test_refused(edits: tuple[Edit, ...], text: str, message: str) -> None:
    with pytest.raises(MigrationError) as caught:
        migrated(parse_document(PERSONA, text.encode()), [of(*edits)])
    assert "It cannot be brought from format 1 to 2. " in caught.value.message
    assert message in caught.value.message


def test_a_file_that_is_no_kind_of_map() -> None:
    with pytest.raises(MigrationError, match="Nothing tells what kind of map it is"):
        migrated(parse_document(Path("a.yaml"), b"a: 1\n"), MIGRATIONS)


@pytest.mark.parametrize(
    "text",
    [
        "stages: 5\nname: [a b]\nreviewed: {a: b}\n",
        "stages: {steps: [{thinks: a}]}\nid: 5\nname: 5\n",
        "stages: [5, [6], {steps: 7}, {steps: [{emotion: [1]}, 8]}]\n",
        "name: ' '\nkind: 7\n",
    ],
)
@pytest.mark.parametrize("file", [JOURNEY, PERSONA])
def test_maps_that_are_wrong_are_no_obstacle(text: str, file: Path) -> None:
    document = parse_document(file, text.encode())
    assert migrated(document, MIGRATIONS[:3]) is document


EXAMPLES = sorted(
    file
    for file in (Path(__file__).resolve().parents[2] / "examples").rglob("*.*.yaml")
    if not file.name.endswith(".measure.yaml")  # a mapping of data is no map
)
DOCUMENTS = {file: parse_document(file, file.read_bytes()) for file in EXAMPLES}
REMARKS = ["# dlaczego?", "#", "# - a: b", "# 'quoted", "#: |", "# {x", "# ]"]


def commented(document: Document, places: list[tuple[int, int, bool]]) -> Document:
    """Add comments to a map, at line ends and on lines of their own, where they are comments."""
    lines = document.text.split("\n")
    for number, remark, alone in places:
        here = number % len(lines)
        words = REMARKS[remark]
        changed = [*lines]
        changed[here:here] = [f"{' ' * (remark * 2)}{words}"] if alone else []
        if not alone:
            changed[here] += f" {words}"
        read = parse_document(document.file, "\n".join(changed).encode())
        if len(read.comments) == len(document.comments) + 1 and read.data == document.data:
            lines, document = changed, read
    return document


@settings(max_examples=60)
@given(
    st.sampled_from(EXAMPLES),
    st.lists(
        st.tuples(st.integers(0, 400), st.integers(0, len(REMARKS) - 1), st.booleans()), max_size=12
    ),
    st.sampled_from(["\n", "\r\n"]),
)
def test_the_examples_with_comments_anywhere(
    file: Path, places: list[tuple[int, int, bool]], ends: str
) -> None:
    before = commented(DOCUMENTS[file], places)
    before = before.rewritten(before.text.replace("\n", ends))
    after = migrated(before, MIGRATIONS)
    assert same_data(after.data, in_format_5(before.data))
    assert Counter(each.text for each in after.comments) == Counter(
        each.text for each in before.comments
    )
    touched = ("thinks:", "reviewed:", "review_every:", "emotion:", "score:", "name:")
    rest = [line for line in before.text.split(ends) if not any(key in line for key in touched)]
    lines = iter(after.text.split(ends))
    assert all(line in lines for line in rest), "lines that nobody meant are others now"
    assert after.text.count("\n") == after.text.count(ends)


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.name)
def test_the_examples_are_changed(file: Path) -> None:
    after = migrated(DOCUMENTS[file], MIGRATIONS)
    assert same_data(after.data, in_format_5(DOCUMENTS[file].data))
    assert after.text != DOCUMENTS[file].text


@settings(max_examples=150)
@given(maps(), st.data())
def test_any_text_and_any_edits(text: str, data: st.DataObject) -> None:
    document = parse_document(PERSONA, text.encode())
    if document.refused or any(each.rule.severity is Severity.ERROR for each in document.problems):
        return
    edits = data.draw(edits_of(document))
    asked = [each.span for each in edits if isinstance(each, (RemoveText, ReplaceText))]
    try:
        changed = migrated(document, [of(*edits)])
    except MigrationError:
        return
    assert same_data(changed.data, edited_data(document.data, edits))
    there = Counter(each.text for each in changed.comments)
    kept = Counter(
        each.text for each in document.comments if Span(each.start, each.end) not in asked
    )
    assert not kept - there
