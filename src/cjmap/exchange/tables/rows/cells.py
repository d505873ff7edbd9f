"""Values as a cell of a table holds them, and back.

People read and write these cells, so a value is written as they would write it: `yes`, `4`,
`interviews; survey`. A text stands as it is, unless a cell could not give it back: one with
outer blanks, or that would be read as something else, stands as JSON writes it, in quotation marks. What a person
puts into quotation marks is left alone: only what needs them loses them again.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Value = str | int | float
"""What a cell holds: text or a number."""

BETWEEN = "; "
"""What stands between several values of one cell."""

_YES = frozenset({"yes", "true", "x", "1", "y", "tak", "prawda", "✓", "t"})
_NO = frozenset({"no", "false", "0", "n", "nie", "fałsz", ""})
_NUMBER = re.compile(r"[+\-−]?(?:\d+(?:[.,]\d*)?|[.,]\d+)(?:[eE][+\-]?\d+)?", re.ASCII)
_ESCAPED_IN_WORKBOOKS = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_IDS = re.compile(r"[a-z0-9][a-z0-9_#-]*(?:\s*,\s*[a-z0-9][a-z0-9_#-]*)+")
"""Ids with commas between them, as people write them; of other texts a comma is a part."""
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


def text_cell(text: str) -> str:
    """Write a text."""
    return _quoted(text) if _is_odd(text) else text


def read_text(cell: str) -> str:
    """Read a text; outer blanks are nobody's wish, those inside quotation marks are."""
    bare = cell.strip()
    inner = _unquoted(bare)
    return inner if inner is not None and _is_odd(inner) else bare


def flag_cell(flag: bool) -> str:
    """Write a truth."""
    return "yes" if flag else "no"


def read_flag(cell: str) -> bool | None:
    """Read a truth; None for what is none."""
    word = cell.strip().casefold()
    return True if word in _YES else False if word in _NO else None


def number_cell(number: float) -> int | float:
    """Write a number: without `.0` where it is whole."""
    return int(number) if float(number).is_integer() and abs(number) < 1e15 else number


def read_number(cell: str) -> int | float | None:
    """Read a number, with a decimal point or comma, or in per cent; None for what is none."""
    bare = cell.strip().replace("\u00a0", "")
    if bare.endswith("%"):
        part = read_number(bare[:-1])
        return None if part is None else number_cell(round(part / 100, 12))
    if len(bare) > 40 or not _NUMBER.fullmatch(bare):
        return None
    number = float(bare.replace(",", ".").replace("−", "-"))
    return number_cell(number) if abs(number) != float("inf") else None


def list_cell(values: Iterable[str]) -> str:
    """Write several texts into one cell."""
    return BETWEEN.join(
        _quoted(each) if _would_be_cut(each) or _IDS.fullmatch(each) else each for each in values
    )


def read_list(cell: str) -> list[str]:
    """Read several texts; also a cell with one a line, or with commas between ids."""
    parts = _split(cell)
    if len(parts) == 1 and _IDS.fullmatch(parts[0].strip()):
        parts = parts[0].split(",")
    read = (_unquoted(part.strip()) for part in parts)
    texts = [
        part.strip() if inner is None else inner for part, inner in zip(parts, read, strict=True)
    ]
    return [each for each in texts if each]


def pairs_cell(pairs: Mapping[str, float]) -> str:
    """Write names with numbers: `promoters: 40; detractors: 30`."""
    return BETWEEN.join(f"{_name(key)}: {number_cell(value)}" for key, value in pairs.items())


def _name(key: str) -> str:
    return _quoted(key) if ":" in key or _would_be_cut(key) else key


def read_pairs(cell: str) -> dict[str, int | float] | None:
    """Read names with numbers; None where it is no list of them."""
    found: dict[str, int | float] = {}
    for part in _split(cell):
        written = part.strip()
        if not written:
            continue
        match = _STRING.match(written)
        head, _, tail = (
            (match[0], "", written[match.end() :].lstrip().removeprefix(":"))
            if match
            else written.rpartition(":")
        )
        number = read_number(tail)
        if number is None or not head.strip():
            return None
        key = _unquoted(head.strip())
        found[head.strip() if key is None else key] = number
    return found


def free_cell(value: Any) -> Value:
    """Write what may be a text, a number or a list of both; a text that looks like one of the others in quotes."""
    if isinstance(value, (list, tuple)):
        parts = (
            str(number_cell(each)) if _is_number(each) else _part_of_a_list(each) for each in value
        )
        return f"[{BETWEEN.join(parts)}]"
    if _is_number(value):
        return number_cell(value)
    return _quoted(value) if _looks_like_more(value) else value


def read_free(cell: str) -> Any:
    """Read a text, a number, or a list of both in brackets."""
    bare = cell.strip()
    if bare.startswith("[") and bare.endswith("]"):
        return [_free_part(part.strip()) for part in _split(bare[1:-1]) if part.strip()]
    number = read_number(bare) if not bare.endswith("%") else None
    if number is not None:
        return number
    inner = _unquoted(bare)
    return inner if inner is not None and _looks_like_more(inner) else bare


def _free_part(part: str) -> Any:
    number = read_number(part) if not part.endswith("%") else None
    inner = _unquoted(part)
    return number if number is not None else part if inner is None else inner


def _part_of_a_list(text: str) -> str:
    return _quoted(text) if _would_be_cut(text) or _looks_like_more(text) else text


def _would_be_cut(text: str) -> bool:
    """Whether a text among others in one cell would not be read as one."""
    return any(each in text for each in ';"\n') or _is_odd(text)


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _looks_like_more(text: str) -> bool:
    """Whether a free text would be read as a number, a list or without its quotation marks."""
    inner = _unquoted(text)
    return (
        _is_odd(text)
        or read_number(text) is not None
        or (text.startswith("[") and text.endswith("]"))
        or (inner is not None and _looks_like_more(inner))
    )


def _is_odd(text: str) -> bool:
    """Whether a cell would not give a text back as it is."""
    if text != text.strip() or "\r" in text or _ESCAPED_IN_WORKBOOKS.search(text):
        return True
    inner = _unquoted(text)
    return inner is not None and _is_odd(inner)


def _quoted(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False).replace("\u007f", "\\u007f")
    return _ESCAPED_IN_WORKBOOKS.sub(r"\\u005f", written)


def _unquoted(cell: str) -> str | None:
    """Return what a cell holds that is one text in quotation marks; None for any other."""
    if len(cell) < 2 or cell[0] != '"' or cell[-1] != '"':
        return None
    try:
        inner = json.loads(cell, strict=False)
    except ValueError:
        return None
    return inner if isinstance(inner, str) else None


def _split(cell: str) -> list[str]:
    """Cut a cell at semicolons and line breaks that are in no quotation marks."""
    parts, start, at = [], 0, 0
    while at < len(cell):
        if cell[at] == '"' and not cell[start:at].strip():
            match = _STRING.match(cell, at)
            if match:
                at = match.end()
                continue
        if cell[at] in ";\n":
            parts.append(cell[start:at])
            start = at + 1
        at += 1
    return [*parts, cell[start:]]
