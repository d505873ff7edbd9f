"""Guards the layout: what each untidiness becomes, and what stays as its author wrote it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from cjmap.errors import CjmapError
from cjmap.layout import canonical_text, obstacles, writing
from cjmap.source import parse_document

if TYPE_CHECKING:
    from cjmap.layout.pieces import Sheet

LONG = "word " * 19 + "word"
"""99 columns of prose."""


def laid_out(text: str, name: str = "a.journey.yaml") -> str:
    document = parse_document(Path(name), text.encode())
    assert obstacles(document) == []
    return canonical_text(document)


KEYS: dict[str, tuple[str, str]] = {
    "identity first": (
        "title: A\nstages: []\nid: a\nsummary: S\nkind: journey\nowner: cx\nstatus: draft\n",
        "kind: journey\nid: a\ntitle: A\nstatus: draft\nowner: cx\nsummary: S\nstages: []\n",
    ),
    "a name is a title": (
        "name: A\nbio: B\nid: a\nkind: persona\nlang: pl\n",
        "kind: persona\nid: a\nname: A\nlang: pl\nbio: B\n",
    ),
    "what it rests on, before what it says": (
        "kind: journey\nstages: []\ngoal: G\nevidence: [e]\ntags: t\n",
        "kind: journey\ntags: t\nevidence: [e]\ngoal: G\nstages: []\n",
    ),
    "the evidence of a catalog is what it says": (
        "kind: catalog\nevidence: []\nchannels: []\nid: a\n",
        "kind: catalog\nid: a\nchannels: []\nevidence: []\n",
    ),
    "a stage ends with its steps": (
        "kind: journey\nstages:\n  - steps: []\n    was: b\n    evidence: [e]\n    goal: G\n    id: a\n",
        "kind: journey\nstages:\n  - id: a\n    was: b\n    goal: G\n    evidence: [e]\n    steps: []\n",
    ),
    "a step as it is lived": (
        "kind: journey\nstages:\n  - steps:\n      - {next: [b], emotion: 1, evidence: e, does: [d],"
        " initiator: customer, touchpoint: t, context: c, duration: 1 h, pains: [p], title: A, id: a}\n",
        "kind: journey\nstages:\n  - steps:\n      - id: a\n        title: A\n        does: [d]\n"
        "        touchpoint: t\n        initiator: customer\n        emotion: 1\n        pains: [p]\n"
        "        context: c\n        duration: 1 h\n        next: [b]\n        evidence: e\n",
    ),
    "objects in brackets": (
        "kind: journey\nstages:\n  - steps:\n      - next: [{share: 0.5, when: W, to: b}]\n",
        "kind: journey\nstages:\n  - steps:\n      - next: [{to: b, when: W, share: 0.5}]\n",
    ),
    "the short form has no keys": (
        "kind: journey\ngoal: G\nexpectations: [E, {met: no, text: F}]\n",
        "kind: journey\ngoal: G\nexpectations: [E, {text: F, met: no}]\n",
    ),
    "keys that the format does not know come last, as they were": (
        "zz: 1\nkind: journey\naa: 2\nid: a\n",
        "kind: journey\nid: a\nzz: 1\naa: 2\n",
    ),
    "free keys stay as they were": (
        "kind: persona\ndemographics: {work: w, age: 4}\npreferences: {x: y, channels: c}\n",
        "kind: persona\ndemographics: {work: w, age: 4}\npreferences: {channels: c, x: y}\n",
    ),
    "lists stay as they were": (
        "kind: journey\ntags: [c, a, b]\n",
        "kind: journey\ntags: [c, a, b]\n",
    ),
    "the name of the file tells the kind": ("title: A\nid: a\n", "id: a\ntitle: A\n"),
    "shapes that the format refuses": (
        "kind: journey\nstages: {title: A, id: b}\nid: [c]\n",
        "kind: journey\nid: [c]\nstages: {id: b, title: A}\n",
    ),
}

SHAPES: dict[str, tuple[str, str]] = {
    "two columns a level": (
        "kind: journey\nstages:\n    -   id: a\n        steps:\n        - id: b\n",
        "kind: journey\nstages:\n  - id: a\n    steps:\n      - id: b\n",
    ),
    "dashes below their key": ("tags:\n- a\n- b\n", "tags:\n  - a\n  - b\n"),
    "a dash on a line of its own": (
        "stages:\n  -\n    id: a\n  -\n\n    id: b\n",
        "stages:\n  - id: a\n  - id: b\n",
    ),
    "lists in lists": ("a:\n  - - b\n    - c\n  - - d\n", "a:\n  - - b\n    - c\n  - - d\n"),
    "blanks in brackets": ("tags: [ a,b ,  c, ]\n", "tags: [a, b, c]\n"),
    "blanks in braces": ("scope: { from: a,to: b }\n", "scope: {from: a, to: b}\n"),
    "blanks around a colon": ("id :   a\ntitle  : b\n", "id: a\ntitle: b\n"),
    "brackets over several lines": ("tags: [\n  a,\n  b\n]\n", "tags: [a, b]\n"),
    "brackets that are too wide": (
        f"kind: journey\ntags: [{LONG[:94]}, b]\n",
        f"kind: journey\ntags:\n  - {LONG[:94]}\n  - b\n",
    ),
    "braces that just fit": (
        f"scope: {{from: {LONG[:76]}, to: end}}\n",
        f"scope: {{from: {LONG[:76]}, to: end}}\n",
    ),
    "braces that just do not": (
        f"scope: {{from: {LONG[:76]}x, to: end}}\n",
        f"scope:\n  from: {LONG[:76]}x\n  to: end\n",
    ),
    "brackets in braces stay": (
        f"opportunities:\n  - {{id: a, for: [b, c], title: {LONG[:79]}}}\n",
        f"opportunities:\n  - id: a\n    title: {LONG[:79]}\n    for: [b, c]\n",
    ),
    "a short block stays a block": ("tags:\n  - a\n", "tags:\n  - a\n"),
    "a whole map in braces": (
        '{"kind": "journey", "stages": [{"id": "a"}], "id": "b"}\n',
        "kind: journey\nid: b\nstages: [{id: a}]\n",
    ),
    "nothing in brackets": ("tags: [ ]\nscope: { }\n", "tags: []\nscope: {}\n"),
    "no value": ("id:   \ntags:\n  -\n  - a\n", "id:\ntags:\n  -\n  - a\n"),
    "no value in braces": ("scope: {from: , to: b}\n", "scope: {from, to: b}\n"),
    "a question mark before the key": ("? id\n: a\n", "id: a\n"),
    "a whole map indented": ("  id: a\n  title: A\n", "id: a\ntitle: A\n"),
    "the start of a document": ("---\nid: a\n...\n", "---\nid: a\n"),
    "a directive": ("%YAML 1.2\n---\nid: a\n", "%YAML 1.2\n---\nid: a\n"),
}

BLANK_LINES: dict[str, tuple[str, str]] = {
    "at most one": ("id: a\n\n\n\ntitle: A\n", "id: a\n\ntitle: A\n"),
    "none at the start": ("\n\nid: a\n", "id: a\n"),
    "none at the start of a block": ("tags:\n\n  - a\n\n  - b\n", "tags:\n  - a\n\n  - b\n"),
    "none at the end": ("id: a\n\n\n", "id: a\n"),
    "with blanks in them": ("id: a\n   \n \ntitle: A\n", "id: a\n\ntitle: A\n"),
    "they move with what is below them": (
        "id: a\n\nstages: []\n\ntitle: A\n",
        "id: a\n\ntitle: A\n\nstages: []\n",
    ),
    "they move with comments": (
        "id: a\nstages: []\n\n# c\ntitle: A\n",
        "id: a\n\n# c\ntitle: A\nstages: []\n",
    ),
    "between a comment and its key": ("id: a\n# c\n\ntitle: A\n", "id: a\n# c\n\ntitle: A\n"),
    "below the first lines": ("# c\n\n\nid: a\n", "# c\n\nid: a\n"),
    "a final line break": ("id: a", "id: a\n"),
    "blanks at the end of lines": ("id: a  \ntags: \n  - b\t\n", "id: a\ntags:\n  - b\n"),
    "Windows": ("id: a\r\n\r\n\r\ntitle: A", "id: a\r\n\r\ntitle: A\r\n"),
    "mostly Windows": ("id: a\r\ntitle: A\r\ngoal: b\n", "id: a\r\ntitle: A\r\ngoal: b\r\n"),
    "mostly not": ("id: a\r\ntitle: A\ngoal: b\n", "id: a\ntitle: A\ngoal: b\n"),
    "a byte order mark": ("\ufeffid: a\n", "id: a\n"),
}

QUOTES: dict[str, tuple[str, str]] = {
    "none where nobody needs them": ('title: "It\'s here"\n', "title: It's here\n"),
    "single ones neither": ("title: 'a, b [c] {d}'\n", "title: a, b [c] {d}\n"),
    "double rather than single": ("title: 'a: b'\n", 'title: "a: b"\n'),
    "single where that saves escapes": ('title: "a: \\"b\\""\n', "title: 'a: \"b\"'\n"),
    "both kinds inside": ("title: 'it''s: \"b\"'\n", "title: 'it''s: \"b\"'\n"),
    "a backslash": ("title: \"a: \\\\ 'b'\"\n", "title: 'a: \\ ''b'''\n"),
    "escapes of what can be seen": ('title: "\\u017c\\x41"\n', "title: żA\n"),
    "a sign of YAML in front": (
        'title: "- a"\ngoal: "&b"\nid: "-c"\n',
        'id: -c\ntitle: "- a"\ngoal: "&b"\n',
    ),
    "a comment's sign": ('title: "a #b"\ngoal: "a#b"\n', 'title: "a #b"\ngoal: a#b\n'),
    "a colon": ('title: "a: b"\ngoal: "b:"\nid: "b:c"\n', 'id: b:c\ntitle: "a: b"\ngoal: "b:"\n'),
    "blanks at the ends": ("title: ' a '\n", 'title: " a "\n'),
    "nothing": ("title: ''\n", 'title: ""\n'),
    "a number": (
        'title: "2026"\nid: "007"\ngoal: "1.50"\n',
        'id: "007"\ntitle: "2026"\ngoal: "1.50"\n',
    ),
    "a number without": (
        "title: 2026\nid: 007\ngoal: 1.50\n",
        "id: 007\ntitle: 2026\ngoal: 1.50\n",
    ),
    "words that are none": (
        'title: "null"\ngoal: \'~\'\nid: "true"\n',
        'id: "true"\ntitle: "null"\ngoal: "~"\n',
    ),
    "what YAML 1.1 misreads": (
        "title: 'no'\ngoal: '1:30'\nreviewed: '2026-09-30'\n",
        'title: "no"\nreviewed: "2026-09-30"\ngoal: "1:30"\n',
    ),
    "what YAML 1.1 misreads, without": (
        "title: no\ngoal: 1:30\nreviewed: 2026-09-30\n",
        "title: no\nreviewed: 2026-09-30\ngoal: 1:30\n",
    ),
    "a word in brackets": ("tags: ['a', \"b-c\", 'd e']\n", 'tags: [a, b-c, "d e"]\n'),
    "in brackets that open": (
        f"tags: ['d e', '{LONG[:94]}']\n",
        f"tags:\n  - d e\n  - {LONG[:94]}\n",
    ),
    "a key": ("\"id\": a\n'a b': c\n'a: b': d\n", 'id: a\na b: c\n"a: b": d\n'),
    "a key that would merge": ("'<<': a\n", '"<<": a\n'),
    "a key that would end a document": ("'---': a\n'... b': c\n", '"---": a\n"... b": c\n'),
}

PROSE: dict[str, tuple[str, str]] = {
    "over several lines": ("title: a\n  b\n  c\n", "title: a b c\n"),
    "over several lines in quotes": ('title: "a\n  b: c"\n', 'title: "a b: c"\n'),
    "too wide": (
        f"summary: {LONG} end\n",
        f"summary: >-\n  {LONG[:94]}\n  word end\n",
    ),
    "too wide, in quotes": (
        f'summary: "a: {LONG}"\n',
        f"summary: >-\n  a: {LONG[:94]}\n  word\n",
    ),
    "too wide, in a list": (
        f"tags:\n  - {LONG}\n  - a\n",
        f"tags:\n  - >-\n    {LONG[:94]}\n    word\n  - a\n",
    ),
    "just wide enough": (f"goal: {LONG[:94]}\n", f"goal: {LONG[:94]}\n"),
    "one long word": (f"goal: {'x' * 150}\n", f"goal: {'x' * 150}\n"),
    "paragraphs": (
        'summary: "a\n\n  b"\n',
        "summary: |-\n  a\n  b\n",
    ),
    "paragraphs that are too wide": (
        f'summary: "{LONG}\n\n  b"\n',
        f"summary: >-\n  {LONG[:94]}\n  word\n\n  b\n",
    ),
    "folded stays as it is broken": (
        "summary: >-\n    a\n    b.\n\n    c\n",
        "summary: >-\n  a\n  b.\n\n  c\n",
    ),
    "folded and too wide is filled anew": (
        f"summary: >\n  a\n  {LONG}\n  b\n",
        f"summary: >\n  a {LONG[:94]}\n  word b\n",
    ),
    "folded with a verse is left alone": (
        f"summary: >-\n  {LONG} {LONG}\n    verse\n",
        f"summary: >-\n  {LONG} {LONG}\n    verse\n",
    ),
    "literal stays": (
        f"summary: |\n      {LONG}\n        b\n\n      c  \nid: a\n",
        f"id: a\nsummary: |\n  {LONG}\n    b\n\n  c  \n",
    ),
    "blanks in front": (
        "summary: |2-\n    a\n  b\n",
        "summary: |2-\n    a\n  b\n",
    ),
    "line breaks at the end": (
        "summary: |+\n  a\n\n\ngoal: b\n",
        "summary: |+\n  a\n\n\ngoal: b\n",
    ),
    "keeping what is not there": ("summary: |+\n  a\nid: b\n", "id: b\nsummary: |\n  a\n"),
    "double spaces stay": (
        f"summary: a  b {LONG} c\n",
        f"summary: >-\n  a  b {LONG[:89]}\n  word word c\n",
    ),
}

COMMENTS: dict[str, tuple[str, str]] = {
    "above a key": (
        "id: a\n# about goal\n# more\ngoal: b\n# about title\ntitle: c\n",
        "id: a\n# about title\ntitle: c\n# about goal\n# more\ngoal: b\n",
    ),
    "beside a value": (
        "id: a   # about id\ngoal: b # about goal\ntitle: c # about title\n",
        "id: a # about id\ntitle: c # about title\ngoal: b # about goal\n",
    ),
    "beside a key with a block": (
        "stages: # about stages\n  - id: a\ntitle: c\n",
        "title: c\nstages: # about stages\n  - id: a\n",
    ),
    "below a key, above its first item": (
        "stages:\n# about a\n- id: a\n# about b\n- id: b\ntitle: c\n",
        "title: c\nstages:\n  # about a\n  - id: a\n  # about b\n  - id: b\n",
    ),
    "above the first key of all": (
        "# licence\n\n# yaml-language-server: $schema=x\ntitle: a\nkind: journey\n",
        "# licence\n\n# yaml-language-server: $schema=x\nkind: journey\ntitle: a\n",
    ),
    "for the whole file": (
        "# cjmap: ignore-file[all] why\ntitle: a\nid: b\n",
        "# cjmap: ignore-file[all] why\nid: b\ntitle: a\n",
    ),
    "a suppression above the first key": (
        "# a map\n# cjmap: ignore[short-title] why\ntitle: a\nid: b\n",
        "# a map\nid: b\n# cjmap: ignore[short-title] why\ntitle: a\n",
    ),
    "between dash and key": (
        "stages:\n  - # about the stage\n    # about title\n    title: a\n    id: b\n",
        "stages:\n  # about the stage\n  - id: b\n    # about title\n    title: a\n",
    ),
    "above the key that becomes the first": (
        "stages:\n  # stage\n  - title: a\n    # about id\n    id: b\n",
        "stages:\n  # stage\n  # about id\n  - id: b\n    title: a\n",
    ),
    "between key and value": (
        "goal: # one\n  # two\n  b\ntitle:\n  # three\n  c\n",
        "# three\ntitle: c\n# two\ngoal: b # one\n",
    ),
    "at the end of a block": (
        "stages:\n  - id: a\n    # in a\n  # in stages\ntitle: b\n# at the end\n",
        "title: b\nstages:\n  - id: a\n    # in a\n  # in stages\n# at the end\n",
    ),
    "at the end of a list without indentation": (
        "tags:\n- a\n# about title\ntitle: b\n",
        "# about title\ntitle: b\ntags:\n  - a\n",
    ),
    "indented less than what follows": (
        "stages:\n  - id: a\n# out of line\n  - id: b\n",
        "stages:\n  - id: a\n  # out of line\n  - id: b\n",
    ),
    "in brackets": (
        "tags: [ # about tags\n  a, # about a\n  # about b\n  b\n  # at the end\n] # more\n",
        "# more\ntags: # about tags\n  - a # about a\n  # about b\n  - b\n  # at the end\n",
    ),
    "in braces": (
        "scope: {from: a, # about from\n  to: b}\n",
        "scope:\n  from: a # about from\n  to: b\n",
    ),
    "in brackets with nothing": ("tags: [\n  # none yet\n]\n", "# none yet\ntags: []\n"),
    "in braces around everything": (
        "{id: a, # one\n# two\n}\n# three\n",
        "id: a # one\n# two\n# three\n",
    ),
    "beside the sign of a text": (
        "goal: >- # about goal\n  a\ntitle: b\n",
        "title: b\ngoal: >- # about goal\n  a\n",
    ),
    "beside prose that is filled": (
        f"goal: {LONG} end # about goal\n",
        f"goal: >- # about goal\n  {LONG[:94]}\n  word end\n",
    ),
    "beside an item": ("tags:\n  - a # about a\n  - b\n", "tags:\n  - a # about a\n  - b\n"),
    "beside an item in braces": (
        "stages:\n  - {id: a} # about a\n",
        "stages:\n  - {id: a} # about a\n",
    ),
    "beside an item whose braces open": (
        f"stages:\n  - {{title: {LONG[:84]}, id: a}} # about a\n",
        f"stages:\n  # about a\n  - id: a\n    title: {LONG[:84]}\n",
    ),
    "no room does not break a line": (
        f"goal: {LONG[:94]} # {LONG}\n",
        f"goal: {LONG[:94]} # {LONG}\n",
    ),
    "without a blank": ("tags: [a,#c\n  b]#d\n", "tags: #d\n  - a #c\n  - b\n"),
    "after the end": ("id: a\n... # over\n", "id: a\n# over\n"),
    "blanks at its end": ("id: a # b  \n", "id: a # b\n"),
    "only its own words": ("id: a #b\n#c\ntitle: d\n", "id: a #b\n#c\ntitle: d\n"),
}

TABLES = {
    f"{title}: {name}": pair
    for title, table in (
        ("keys", KEYS),
        ("shapes", SHAPES),
        ("blank lines", BLANK_LINES),
        ("quotes", QUOTES),
        ("prose", PROSE),
        ("comments", COMMENTS),
    )
    for name, pair in table.items()
}


@pytest.mark.parametrize("name", TABLES)
def test_before_and_after(name: str) -> None:
    before, after = TABLES[name]
    assert laid_out(before) == after
    assert laid_out(after) == after


def test_without_a_kind_keys_stay_as_they_were() -> None:
    assert laid_out("title: a\nid:  b\n", "notes.yaml") == "title: a\nid: b\n"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# only a comment\n",
        "a",
        "- a\n",
        "a: [",
        "a: &b c\n",
        "a: *b\n",
        "<<: {a: b}\n",
        "a: 1\na: 2\n",
    ],
)
def test_what_cannot_be_laid_out(text: str) -> None:
    assert obstacles(parse_document(Path("a.journey.yaml"), text.encode())) != []


def test_a_note_is_no_obstacle() -> None:
    assert obstacles(parse_document(Path("a.journey.yaml"), b"\xef\xbb\xbfid: a\n")) == []


FAULTS = [
    ("id: [\n", "the result could not be read"),
    ("- a\n", "the result could not be read"),
    ("id: a\ntitle: c # d\n", "the map would have changed"),
    ("id: a\ntitle: 1 # d\n", "the map would have changed"),
    ("id: a\ntitle: b\n", "a comment would have been lost"),
    ("id: a\ntitle: b # d # d\n", "a comment would have been lost"),
    ("id:   a\ntitle: b # d\n", "a second run would have changed it again"),
]


@pytest.mark.parametrize(("result", "said"), FAULTS)
def test_a_fault_of_ours_is_told_and_gives_no_text(
    result: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The proof is made on what was written, so that a mistake anywhere before it is caught."""
    document = parse_document(Path("a.journey.yaml"), b"title: 'b' # d\nid: a\n")

    def write(sheet: Sheet, source: str) -> str:
        return result if source == document.text else writing.write(sheet, source)

    monkeypatch.setattr("cjmap.layout.canonical.write", write)
    with pytest.raises(CjmapError) as raised:
        canonical_text(document)
    assert raised.value.message == f"a.journey.yaml was left as it is: {said}."
    assert "mistake in cjmap" in str(raised.value.hint)
