"""The lines of a Mermaid journey as statements, as Mermaid's own lexer takes them.

Statements end with their line, or at a `;`; `#` begins a comment, unless it is a character reference
such as `#35;`; `%%` does so only at the beginning of a line. Names end at the first `:`.

Where Mermaid refuses a diagram for what authors plainly meant (`section Day 1: Signup`), the meaning
is taken and `guessed` says so.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from html import unescape
from typing import TYPE_CHECKING, Literal

from cjmap.exchange.losses import Place
from cjmap.exchange.mermaid.scores import score_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.exchange.mermaid.blocks import Block

Word = Literal["title", "section", "task", "acc_title", "acc_description", "comment", "unknown"]

ID_COMMENT = "%% cjmap:"
"""What our own export begins with; the id of the journey follows, so that it is known again."""

_KEYWORD = re.compile(r"journey\b[ \t]*", re.IGNORECASE)
_TITLE = re.compile(r"title\s", re.IGNORECASE)
_SECTION = re.compile(r"section(?:\s|$)", re.IGNORECASE)
_ACC_TITLE = re.compile(r"accTitle\s*:\s*", re.IGNORECASE)
_ACC_LINE = re.compile(r"accDescr\s*:\s*", re.IGNORECASE)
_ACC_BLOCK = re.compile(r"accDescr\s*\{\s*", re.IGNORECASE)
_SCORED = re.compile(r":\s*[+-]?[\d.]+\s*(?::|$)")
"""What only a task has: `Section manager: 3: Anna` is one, `section Day 1: Signup` is not."""
_ARROW = re.compile(r"(?P<name>.*?\S)\s*(?:->|=>|→)\s*(?P<score>\d+(?:\.\d+)?)\s*")
_TIME = re.compile(r"\d:\d+$")
_REFERENCE = re.compile(r"#(\w+);|&([A-Za-z]\w*);")
_HIDDEN = re.compile("\ue000(\\d+)\ue001")
_LINE_BREAK = re.compile(r"(?<!\s)\s*+(?:<br\s*+/?>\s*+)++", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement: its word, its text, for a task the pieces behind the name, and what was cut off.

    `pieces` are the texts between the colons: score, actors, and what Mermaid drops. `rest` is
    the comment at the end of the line. `guessed` says what Mermaid would not have taken so.
    """

    word: Word
    text: str
    place: Place
    pieces: tuple[str, ...] = ()
    rest: str = ""
    guessed: str = ""


def statements(block: Block) -> Iterator[Statement]:
    """Give the statements of a journey in order, the word `journey` left out."""
    lines = iter(block.lines)
    begun = False
    for number, raw in lines:
        line = raw.strip("\ufeff \t\u00a0\u3000\f\v")
        column = raw.index(line) + 1 if line else 1
        if not begun and (match := _KEYWORD.match(line)):
            begun = True
            line, column = line[match.end() :], column + match.end()
        if not line:
            continue
        place = Place(number, column)
        if match := _ACC_BLOCK.match(line):
            yield _description(line[match.end() :], lines, place)
        else:
            yield from _statements(line, place)


def _statements(line: str, place: Place) -> Iterator[Statement]:
    """Give the statements of a line; Mermaid once took several, with `;` between."""
    while line:
        statement = _statement(line, place)
        line = statement.rest.lstrip("; ") if statement.rest.startswith(";") else ""
        yield replace(statement, rest="" if line else statement.rest.strip("; "))


def _statement(line: str, place: Place) -> Statement:
    if line.startswith("%") or (line.startswith("#") and not _REFERENCE.match(line)):
        return Statement("comment", line.lstrip("%# "), place)
    for word, pattern in _TO_THE_END:
        if match := pattern.match(line):
            return Statement(word, _shown(*_hide_references(line[match.end() :])), place)
    kept, hidden = _hide_references(line)
    if match := _TITLE.match(kept):
        return _cut("title", kept[match.end() :], hidden, place)
    if (match := _SECTION.match(kept)) and not _SCORED.search(kept.partition(";")[0]):
        return _cut("section", kept[match.end() :], hidden, place)
    return _task(kept, hidden, place)


_TO_THE_END: tuple[tuple[Word, re.Pattern[str]], ...] = (
    ("acc_title", _ACC_TITLE),
    ("acc_description", _ACC_LINE),
)


def _task(line: str, hidden: list[str], place: Place) -> Statement:
    name, colon, data = line.partition(":")
    if not colon or not _shown(name, hidden) or "#" in name:  # `<br/>: 3` has no name
        return Statement("unknown", _shown(line, hidden), place)
    end = min((data.find(each) for each in "#;" if each in data), default=len(data))
    rest = _shown(data[end:], hidden)
    raw = data[:end].split(":")
    guessed = "`;` ends a statement, and stands in its name" if ";" in name else ""
    score = next((n for n, piece in enumerate(raw) if score_of(piece) is not None), 0)
    if len(raw) > 1 and _TIME.search(f"{name}:{raw[0]}") and score_of(raw[1]) is not None:
        score = 1  # `Visit at 10:30: 3: Anna`
    if score:  # `scan: part 2: 5: Anna`
        name = ":".join((name, *raw[:score]))
        guessed = "a name ends at its first colon"
    elif len(raw) == 1 and (match := _ARROW.fullmatch(name)) and score_of(raw[0]) is None:
        name, raw = match["name"], [match["score"], *raw]  # `Open tool -> 1: User`
        guessed = "a colon parts a name from its score, not an arrow"
    pieces = tuple(_shown(each, hidden) for each in raw[score:])
    return Statement("task", _shown(name, hidden), place, pieces, rest, guessed)


def _cut(word: Word, text: str, hidden: list[str], place: Place) -> Statement:
    """Cut a text where Mermaid does; a line of which nothing is left is none that it knows."""
    end = min((text.find(each) for each in "#;" if each in text), default=len(text))
    kept, rest = _shown(text[:end], hidden), _shown(text[end:], hidden)
    named = kept if word == "title" else text[:end].strip(": ")  # `section #58;` has a name
    if not kept or not named:
        return Statement("unknown", f"{word} {kept}{rest}".strip(), place)
    guessed = "a section's name has no colon" if word == "section" and ":" in text[:end] else ""
    return Statement(word, kept, place, rest=rest, guessed=guessed)


def _description(first: str, lines: Iterator[tuple[int, str]], place: Place) -> Statement:
    """Read `accDescr { … }` over its lines; what stands behind the brace is left over."""
    found: list[str] = []
    line = first
    while True:
        text, brace, rest = line.partition("}")
        text = _shown(*_hide_references(text))
        if text and not text.startswith("%%"):
            found.append(text)
        if brace:
            return Statement("acc_description", "\n".join(found), place, rest=rest.strip())
        following = next(lines, None)
        if following is None:
            return Statement("acc_description", "\n".join(found), place, rest="{")
        line = following[1]


def _hide_references(line: str) -> tuple[str, list[str]]:
    """Take `#35;` and `&amp;` out of the way of `#` and `;`; return the characters they mean."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        name = match[1] or match[2]
        meant = unescape(f"&#{name};" if name.isdecimal() else f"&{name};")
        if meant.startswith("&") and meant.endswith(";"):
            return match[0]
        hidden.append(meant)
        return f"\ue000{len(hidden) - 1}\ue001"

    return _REFERENCE.sub(hide, line), hidden


def _shown(text: str, hidden: list[str]) -> str:
    """Put the characters back, line breaks as blanks, without blanks around."""

    def show(match: re.Match[str]) -> str:
        number = int(match[1])
        return hidden[number] if number < len(hidden) else ""

    return _HIDDEN.sub(show, _LINE_BREAK.sub(" ", text)).strip()
