"""Mermaid diagrams in a text: the text itself, or the blocks of a Markdown or HTML file."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

PAGES = (".md", ".markdown", ".mdx", ".qmd", ".html", ".htm")
"""The suffixes of files that hold diagrams among other things."""

LONGEST_LINE = 10_000
"""The characters that a line of a diagram may have: no line of a map may have more."""

_FENCE = re.compile(
    r"^(?P<lead>[ \t>]*(?:[-*+] +|\d+[.)] +)?)(?P<fence>`{3,}|~{3,}|:{3,})[ \t]*(?:\{[ \t]*\.?)?mermaid\b[^`]*$",
    re.IGNORECASE,
)
_OTHER_FENCE = re.compile(r"^(?P<lead>[ \t>]*(?:[-*+] +|\d+[.)] +)?)(?P<fence>`{3,}|~{3,})")
_HTML = re.compile(
    r"<(?P<tag>pre|div|code)\b[^>]*\bclass\s*=\s*[\"'][^\"']*\b(?:language-)?mermaid\b[^>]*>",
    re.IGNORECASE,
)
_HEADING = re.compile(r"^[ \t>]{0,6}#{1,6}[ \t]+(?P<text>.+?)[ \t]*#*[ \t]*$")
_DIRECTIVE = re.compile(r"%%\{.*?\}%%", re.DOTALL)
_FRONT_MATTER = re.compile(r"\A([^\S\n]*)-{3}[^\S\n]*\n(.*?)\n?\1-{3}[^\S\n]*(?:\n|\Z)", re.DOTALL)
_COMMENT = re.compile(r"^[^\S\n]*+(?:%%|#).*$", re.MULTILINE)
_EMPTY_LINES = re.compile(r"\A\ufeff?(?:[^\S\n]*+\n)*+")


@dataclass(frozen=True, slots=True)
class Block:
    """One diagram: its lines with their numbers in the file (from 1), and the heading above it.

    `commented` says that it stands in a comment of HTML, so that no page shows it.
    """

    lines: tuple[tuple[int, str], ...]
    heading: str = ""
    commented: bool = False

    @property
    def line(self) -> int:
        """The first line that is not blank."""
        return next((number for number, text in self.lines if text.strip()), 1)

    @property
    def text(self) -> str:
        """The text of the diagram."""
        return "\n".join(text for _number, text in self.lines)

    @property
    def diagram(self) -> str:
        """The word that says what is drawn: `journey`, `flowchart`; empty where there is none."""
        text = _COMMENT.sub("", without_directives(self.text))
        bare = _FRONT_MATTER.sub("", _EMPTY_LINES.sub("", text))
        words = bare.split(maxsplit=1)
        return words[0].rstrip(";:") if words else ""


def without_directives(text: str) -> str:
    """Take every `%%{…}%%` out of a diagram, and leave its line breaks."""
    end = text.rfind("}%%") + 3  # behind it none is closed, however many are opened
    return _DIRECTIVE.sub(lambda match: "\n" * match[0].count("\n"), text[:end]) + text[end:]


def whole(text: str) -> Block:
    """Take a whole text as one diagram."""
    return Block(tuple(enumerate(text.split("\n"), start=1)))


def blocks_of(text: str) -> list[Block]:
    """List the Mermaid diagrams of a Markdown text: fences, `:::` of wikis, and HTML elements."""
    return list(_blocks(text.split("\n")))


def _blocks(lines: list[str]) -> Iterator[Block]:
    heading = ""
    commented = False
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        if "<!--" in line or "-->" in line:
            commented = line.rfind("<!--") > line.rfind("-->")
        if match := _FENCE.match(line):
            inner, number = _fenced(lines, number, match["lead"], match["fence"])
            yield Block(tuple(inner), heading, commented)
        elif match := _OTHER_FENCE.match(line):  # what is shown there is no diagram
            _, number = _fenced(lines, number, match["lead"], match["fence"])
        elif len(line) <= LONGEST_LINE and (match := _HTML.search(line)):
            inner, number = _element(lines, number, line[match.end() :], match["tag"])
            yield Block(tuple(inner), heading, commented)
        elif match := _HEADING.match(line):
            heading = match["text"]


def _fenced(
    lines: list[str], number: int, lead: str, fence: str
) -> tuple[list[tuple[int, str]], int]:
    """Take the lines up to the closing fence, without the indentation and the `>` before them."""
    inner: list[tuple[int, str]] = []
    quoted = lead.count(">")
    while number < len(lines):
        line = lines[number]
        number += 1
        for _ in range(quoted):
            line = line.lstrip(" \t").removeprefix(">")
        bare = line.strip()
        if bare.startswith(fence) and not bare.strip(fence[0]):
            break
        inner.append((number, line))
    return inner, number


def _element(
    lines: list[str], number: int, first: str, tag: str
) -> tuple[list[tuple[int, str]], int]:
    """Take the text of an HTML element, its character references read."""
    from html import unescape

    inner: list[tuple[int, str]] = []
    closing = re.compile(rf"</\s*{tag}\s*>", re.IGNORECASE)
    line = first
    while True:
        match = closing.search(line)
        text = line[: match.start()] if match else line
        if text.strip() or inner:
            inner.append((number, unescape(text)))
        if match or number >= len(lines):
            return inner, number
        line = lines[number]
        number += 1
