"""The items in one cell: a list that people wrote with line breaks, dots, dashes or numbers."""

from __future__ import annotations

import re

_MARK = re.compile(
    r"\s*(?:[•●○▪▫■□◦‣⁃∙·*➤➢►▶✓✔✗✘→»](?![●○])|[-–—](?=\s|[^\W\d_])|\(?(?:\d{1,2}[.)]|[a-z]\))(?=\s))\s*"
)
_DOT = re.compile(r"(?:[•▪■◦‣∙]|(?<![●○])●(?![●○]))\s*")
_NUMBERS = re.compile(r"(?:^|(?<=\s))\(?\d{1,2}[.)]\s+")
_ENDED = (".", ";", "!", "?", "…", ":", "”", '"')
_QUOTES = {"“": "”", "„": "”", '"': '"', "«": "»", "‘": "’", "'": "'", "»": "«"}
_SHORT = 3
_SEPARATED = re.compile(r"[,;]|(?<=\s)[/+|](?=\s)|(?<=[^\W\d_])/(?=[^\W\d_])|\n+")
# None of these begins with blanks: at each of a hundred thousand it would look to the last one.


def items_of(text: str) -> list[str]:
    """Return the items of a cell, without their marks, in order; empty ones are left out.

    A line that goes on with a small letter belongs to the one before it, where others begin
    with a capital; so does one that is indented or in brackets, and one without a mark below one that has one.
    """
    lines = [line for raw in text.split("\n") for line in _divided(raw) if line.strip()]
    marked = any(_MARK.match(line) for line in lines)
    parts = _marked(lines) if marked else _unmarked(lines)
    items = [item for part in parts for item in re.split(r";\s+|;$", part)]
    return [item for each in items if (item := each.strip())]


def _divided(line: str) -> list[str]:
    """Divide one line that holds a list, at its dots or numbers."""
    if _DOT.search(line):
        return [f"• {each.rstrip()}" for each in _DOT.split(line) if each.strip()]
    numbers = list(_NUMBERS.finditer(line))
    if len(numbers) > 1:
        ends = [*(each.start() for each in numbers[1:]), len(line)]
        begin = line[: numbers[0].start()]
        return [begin, *(line[each.start() : end] for each, end in zip(numbers, ends, strict=True))]
    return [line]


def _marked(lines: list[str]) -> list[str]:
    parts: list[str] = []
    for line in lines:
        mark = _MARK.match(line)
        rest = line[mark.end() :] if mark else line.strip()
        if mark or not parts:
            parts.append(rest)
        else:
            parts[-1] = f"{parts[-1]} {rest}"
    return parts


def _unmarked(lines: list[str]) -> list[str]:
    sentences = bool(lines) and lines[0].strip()[:1].isupper()
    parts: list[str] = []
    for raw in lines:
        line = raw.strip()
        small = sentences and line[:1].islower() and bool(parts) and not parts[-1].endswith(_ENDED)
        if parts and (small or raw.startswith(("  ", "\t", "("))):
            parts[-1] = f"{parts[-1]} {line}"
        else:
            parts.append(line)
    return parts


def names_of(text: str) -> list[str]:
    """Return the names in a cell (touchpoints, channels, feelings): also those between commas."""
    names: list[str] = []
    for item in items_of(text):
        parts = [part for each in _SEPARATED.split(item) if (part := each.strip())]
        short = all(len(part.split()) <= _SHORT for part in parts)
        names += parts if short else [item]
    return list(dict.fromkeys(names))


def one_text(text: str) -> str:
    """Return a cell as one text: a list as its items joined by semicolons."""
    return "; ".join(items_of(text))


def one_title(text: str) -> str:
    """Return a cell as a title: on one line, without a number before it."""
    line = " ".join(text.split())
    mark = re.match(
        r"(?:(?:etap|krok|faza|stage|step|phase)\s+)?\d{1,2}\s*[.):\-–]\s*(?=\S)",
        line,
        re.IGNORECASE,
    )
    return line[mark.end() :] if mark else line


def unquoted(text: str) -> str:
    """Take off quotation marks around a whole text."""
    closing = _QUOTES.get(text[:1])
    inner = text[1:-1]
    if closing is None or len(text) < 3 or not text.endswith(closing):
        return text
    return text if closing in inner or text[0] in inner else inner.strip()
