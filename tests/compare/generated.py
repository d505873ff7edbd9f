"""Versions of real maps: each made by random edits that a person could have made.

Everything follows from one number, so that a test that fails can be run again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cjmap.format.read import read_map
from cjmap.format.roles import Defines
from cjmap.problem import Add, Edit, MapPath, Move, NewValue, Remove, Replace
from cjmap.source import Document, parse_document
from cjmap.source.edits import EditError, apply, span_edits, value_at
from cjmap.source.edits.layout import Layout

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

ROOT = Path(__file__).resolve().parents[2]
WORDS = ["krótko", "longer", "again", "zł", "Why?", "#1", "a: b", "later", "teraz", "nobody"]
IDS = ["new-one", "nowy", "extra", "second-try"]


@dataclass(frozen=True)
class Triple:
    """Three versions of a map, as bytes."""

    file: Path
    base: bytes
    ours: bytes
    theirs: bytes


@cache
def maps() -> tuple[tuple[Path, str], ...]:
    """Read the maps of the examples and of the realistic workspaces that are valid."""
    found = []
    for folder in ("examples", "tests/realistic"):
        for file in sorted((ROOT / folder).rglob("*.yaml")):
            text = file.read_text(encoding="utf-8")
            if is_valid(file, text):
                found.append((file, text))
    return tuple(found)


def triple(random: Random, *, most: int = 4) -> Triple:
    """Choose a map and edit it twice; sometimes what both sides began as is edited too."""
    file, text = random.choice(maps())
    base = edited(file, text, random, random.choice([0, 0, 2, 5]))
    sides = [edited(file, base, random, random.randint(1, most)) for _ in range(2)]
    if random.random() < 0.15:  # both sides share an edit
        common = edited(file, base, random, 1)
        sides = [edited(file, common, random, random.randint(0, most)) for _ in range(2)]
    texts = [base, *sides]
    if random.random() < 0.1:
        which = random.choice([(0, 1, 2), (1,), (2,)])
        texts = [
            each.replace("\n", "\r\n") if at in which else each for at, each in enumerate(texts)
        ]
    if random.random() < 0.1:
        which = random.choice([(0, 1, 2), (1,), (2,)])
        texts = [each.rstrip("\r\n") if at in which else each for at, each in enumerate(texts)]
    mark = b"\xef\xbb\xbf" if random.random() < 0.05 else b""
    data = [mark + each.encode() for each in texts]
    return Triple(file, *data)


def is_valid(file: Path, text: str) -> bool:
    """Whether a text is a map without a fault in itself."""
    document = parse_document(file, text.encode())
    read = read_map(document)
    own = [(role.section, id) for _, role, id in read.found if isinstance(role, Defines)]
    return not document.problems and read.valid and len(set(own)) == len(own)


def edited(file: Path, text: str, random: Random, count: int) -> str:
    """Make `count` edits, as far as each leaves a valid map."""
    for _ in range(count):
        for _attempt in range(5):
            made = _edit(file, text, random)
            if made is not None and made != text and is_valid(file, made):
                text = made
                break
    return text


def _edit(file: Path, text: str, random: Random) -> str | None:
    kinds: list[Callable[[Document, Random], str | None]] = [
        _replace,
        _replace,
        _replace,
        _remove,
        _move,
        _add,
        _carry,
        _insert_item,
        _insert_item,
        _copy_item,
        _comment,
        _uncomment,
        _blank_line,
        _rename,
        _long_text,
        _brackets,
        _indent_list,
    ]
    document = parse_document(file, text.encode())
    try:
        return random.choice(kinds)(document, random)
    except EditError:
        return None


def _paths(data: Any, path: MapPath = ()) -> list[MapPath]:
    parts: list[tuple[str | int, Any]] = []
    if isinstance(data, dict):
        parts = list(data.items())
    elif isinstance(data, list):
        parts = list(enumerate(data))
    found: list[MapPath] = []
    for part, value in parts:
        found += [(*path, part), *_paths(value, (*path, part))]
    return found


def _made(document: Document, *edits: Edit) -> str:
    return apply(document.text, span_edits(document, edits))


def _replace(document: Document, random: Random) -> str | None:
    path = random.choice(_paths(document.data))
    value = value_at(document.data, path)
    key = next((part for part in reversed(path) if isinstance(part, str)), "")
    if isinstance(value, (dict, list)) or key in ("kind", "id"):
        return None
    new: Any
    if isinstance(value, bool):
        new = not value
    elif isinstance(value, (int, float)):
        new = random.choice([0, 1, 2, 3, -1, 0.5])
    else:
        words = str(value).split(" ")
        words[random.randrange(len(words))] = random.choice(WORDS)
        new = " ".join(words)
        if random.random() < 0.2:
            new = random.choice(WORDS)
    return _made(document, Replace(path, new))


def _remove(document: Document, random: Random) -> str | None:
    return _made(document, Remove(random.choice(_paths(document.data))))


def _items(document: Document) -> list[MapPath]:
    return [path for path in _paths(document.data) if isinstance(path[-1], int)]


def _move(document: Document, random: Random) -> str | None:
    items = _items(document)
    if not items:
        return None
    path = random.choice(items)
    last = len(value_at(document.data, path[:-1])) - 1
    return _made(document, Move(path, random.randint(0, last)))


def _add(document: Document, random: Random) -> str | None:
    objects = [
        path for path in _paths(document.data) if isinstance(value_at(document.data, path), dict)
    ]
    path = random.choice([(), *objects])
    keys: list[tuple[str, NewValue]] = [
        ("summary", random.choice(WORDS)),
        ("tags", [random.choice(WORDS)]),
        ("title", random.choice(WORDS)),
        ("severity", random.randint(1, 5)),
        ("evidence", [random.choice(IDS)]),
        ("goal", random.choice(WORDS)),
        ("pains", [random.choice(WORDS)]),
        ("moment_of_truth", True),
    ]
    key, value = random.choice(keys)
    there = list(value_at(document.data, path)) if path else list(document.data)
    after = random.choice([None, *there])
    return _made(document, Add((*path, key), value, after=after))


def _lines_of(document: Document, path: MapPath) -> tuple[int, int, int] | None:
    """Find the lines of an item of a block list: start, end, column; with the comments above it."""
    layout = Layout(document)
    place = layout.find(path)
    if place.parent is None or place.parent.flow:
        return None
    extent = layout.extents(place.parent)[place.index]
    column = layout.column(extent.head)
    start = layout.line_start(extent.head)
    if not layout.opens_line(extent.head):
        return None
    while start:
        above = layout.previous_line(start)
        line = document.text[above:start]
        if not re.fullmatch(rf" {{{column}}}#.*\n", line):
            break
        start = above
    return start, layout.next_line(extent.tail), column


def _carry(document: Document, random: Random) -> str | None:
    """Carry an item to another list of the same key."""
    items = [path for path in _items(document) if len(path) > 2]
    if not items:
        return None
    if random.random() < 0.7:
        items = [path for path in items if path[-2] == "steps"] or items
    path = random.choice(items)
    others = [each for each in items if each[-2] == path[-2] and each[:-1] != path[:-1]]
    if not others:
        return None
    target = random.choice(others)
    source, place = _lines_of(document, path), _lines_of(document, target)
    if not source or not place or len(value_at(document.data, path[:-1])) < 2:
        return None
    start, end, column = source
    lines = document.text[start:end].splitlines(keepends=True)
    by = place[2] - column
    moved = "".join(
        " " * by + line if by > 0 and line.strip() else line[-by if by < 0 else 0 :]
        for line in lines
    )
    at = random.choice(place[:2])
    if start <= at < end:
        return None
    text = document.text
    if at >= end:
        return text[:start] + text[end:at] + moved + text[at:]
    return text[:at] + moved + text[at:start] + text[end:]


def _insert_item(document: Document, random: Random) -> str | None:
    """Put a new item beside another one, written as that one is."""
    items = _items(document)
    if not items:
        return None
    path = random.choice(items)
    layout = Layout(document)
    place = layout.find(path)
    if place.parent is None:
        return None
    extent = layout.extents(place.parent)[place.index]
    value = value_at(document.data, path)
    word = f"{random.choice(WORDS)} {random.choice(IDS)}"
    if not isinstance(value, dict):
        new = word if len(path) > 1 and " " in str(value) else random.choice(IDS)
        new = new if not re.search(r"[#:?]", new) else f'"{new}"'
    elif path[-2] == "steps":
        new = f"{{id: {random.choice(IDS)}, title: Nowy krok}}"
    elif path[-2] in ("pains", "barriers", "needs", "gains", "thinks", "does"):
        new = f'{{id: {random.choice(IDS)}, text: "{word}"}}'
    else:
        return None
    text = document.text
    if place.in_flow:
        return f"{text[: extent.tail]}, {new}{text[extent.tail :]}"
    end = layout.next_line(extent.tail)
    return f"{text[:end]}{' ' * layout.column(extent.head)}- {new}\n{text[end:]}"


def _copy_item(document: Document, random: Random) -> str | None:
    """Copy an item to just below itself, under another id."""
    items = [
        path
        for path in _items(document)
        if isinstance(value_at(document.data, path), dict) and "id" in value_at(document.data, path)
    ]
    lines = _lines_of(document, path := random.choice(items)) if items else None
    if not lines:
        return None
    own = value_at(document.data, path)["id"]
    copied = document.text[lines[0] : lines[1]].replace(
        f"id: {own}", f"id: {random.choice(IDS)}", 1
    )
    return document.text[: lines[1]] + copied + document.text[lines[1] :]


def _comment(document: Document, random: Random) -> str | None:
    lines = document.text.split("\n")
    at = random.randrange(len(lines))
    words = f"# {random.choice(WORDS)} {random.choice(WORDS)}"
    if random.random() < 0.5 and lines[at].strip():
        lines[at] += f"  {words}"
    else:
        column = len(lines[at]) - len(lines[at].lstrip(" "))
        lines.insert(at, " " * column + words)
    return "\n".join(lines)


def _uncomment(document: Document, random: Random) -> str | None:
    if not document.comments:
        return None
    comment = random.choice(document.comments)
    new = random.choice(["# rewritten", "", "# znów"])
    before = document.text[: comment.start]
    return (before if new else before.rstrip(" ")) + new + document.text[comment.end :]


def _blank_line(document: Document, random: Random) -> str | None:
    lines = document.text.split("\n")
    at = random.randrange(len(lines))
    if lines[at].strip():
        lines.insert(at, "")
    else:
        del lines[at]
    return "\n".join(lines)


def _rename(document: Document, random: Random) -> str | None:
    """Give a thing another id, and keep the old one as `was`."""
    paths = [
        path
        for path in _paths(document.data)
        if path[-1] == "id" and len(path) > 1 and isinstance(path[-2], int)
    ]
    if not paths:
        return None
    path = random.choice(paths)
    old, holder = value_at(document.data, path), value_at(document.data, path[:-1])
    if "was" in holder:
        return None
    add = Add((*path[:-1], "was"), [old], after="id")
    return _made(document, Replace(path, random.choice(IDS)), add)


def _long_text(document: Document, random: Random) -> str | None:
    """Make a text a block of lines, or change a line of one."""
    layout = Layout(document)
    texts = [
        path for path in _paths(document.data) if path[-1] in ("summary", "text", "bio", "goal")
    ]
    texts = [path for path in texts if isinstance(value_at(document.data, path), str)]
    if not texts:
        return None
    path = random.choice(texts)
    place = layout.find(path)
    if place.in_flow:
        return None
    node, text = place.node, document.text
    column = layout.column(layout.extents(place.parent)[place.index].head) if place.parent else 0
    if getattr(node, "style", "") in ("|", ">"):
        start, end = layout.next_line(node.start), layout.tail(node)
        lines = text[start:end].split("\n")
        at = random.randrange(len(lines))
        margin = " " * layout.margin(node)  # type: ignore[arg-type]
        if random.random() < 0.5:
            lines.insert(at + random.randint(0, 1), margin + random.choice(WORDS))
        else:
            lines[at] = margin + random.choice(WORDS)
        return text[:start] + "\n".join(lines) + text[end:]
    words = str(value_at(document.data, path)).split()
    margin = " " * (column + 2)
    rows = [" ".join(words[at : at + 3]) for at in range(0, len(words), 3)]
    block = random.choice(["|", ">", "|-", ">-"]) + "".join(f"\n{margin}{row}" for row in rows)
    end = layout.tail(node)
    if layout.rest_of_line(end) != end:
        return None
    return text[: node.start] + block + text[end:]


def _brackets(document: Document, random: Random) -> str | None:
    """Write a list in brackets on lines, or one on lines in brackets."""
    layout = Layout(document)
    lists = [
        path
        for path in _paths(document.data)
        if isinstance(value := value_at(document.data, path), list)
        and value
        and all(isinstance(each, str) and re.fullmatch(r"\w[\w -]*\w", each) for each in value)
    ]
    if not lists:
        return None
    path = random.choice(lists)
    place, values = layout.find(path), value_at(document.data, path)
    if place.in_flow or place.parent is None:
        return None
    extent = layout.extents(place.parent)[place.index]
    head = document.text[extent.head : place.node.start]
    if "#" in document.text[extent.head : extent.tail]:
        return None
    key = head.strip().rstrip(":")
    column = layout.column(extent.head)
    if place.node.flow:  # type: ignore[union-attr]
        new = f"{key}:" + "".join(f"\n{' ' * (column + 2)}- {each}" for each in values)
    else:
        new = f"{key}: [{', '.join(values)}]"
    return document.text[: extent.head] + new + document.text[extent.tail :]


def _indent_list(document: Document, random: Random) -> str | None:
    """Indent the items of a list by two columns more."""
    items = [path for path in _items(document) if path[-1] == 0]
    if not items:
        return None
    path = random.choice(items)
    count = len(value_at(document.data, path[:-1]))
    first, last = _lines_of(document, path), _lines_of(document, (*path[:-1], count - 1))
    if not first or not last:
        return None
    lines = document.text[first[0] : last[1]].splitlines(keepends=True)
    deeper = "".join(f"  {line}" if line.strip() else line for line in lines)
    return document.text[: first[0]] + deeper + document.text[last[1] :]
