"""The parser's complaints, said so that someone who has never read the YAML specification can act."""

from __future__ import annotations

import re
from typing import Any

from cjmap.problem import Problem, Related, Span
from cjmap.source import refusals

_LONGEST_KEY = 1024

_EXPLAINED: tuple[tuple[str, str, str], ...] = (
    (
        "mapping values are not allowed",
        "A second `: ` in this line, or a key that is indented too far.",
        'Put text that holds `: ` in quotes: `title: "Step 1: search"`.',
    ),
    (
        "did not find expected key",
        "A `key: value` line was expected here.",
        "Check the indentation against the lines above, and that quoted text ends where the value ends.",
    ),
    (
        "did not find expected '-' indicator",
        "A list item (`- …`) was expected here.",
        "Align this line with the `-` of the items above it.",
    ),
    (
        "could not find expected ':'",
        "A `:` was expected after this key.",
        "Write `key: value`, with a space after the colon; text that goes on over several lines needs `>-` after the key or deeper indentation.",
    ),
    (
        "did not find expected ',' or ']'",
        "This `[` list is not closed, or a `,` is missing in it.",
        "Close it with `]`; items that hold `,` `[` `: ` or end with `?` need quotes.",
    ),
    (
        "did not find expected ',' or '}'",
        "This `{` mapping is not closed, or a `,` is missing in it.",
        "Close it with `}`; values that hold `,` `{` or `: ` need quotes.",
    ),
    (
        "found unexpected end of stream",
        "The quotes opened here are never closed.",
        "Close them; inside single quotes an apostrophe is written twice: `'it''s'`.",
    ),
    (
        "found unexpected document indicator",
        "The quotes opened before this `---` or `...` are never closed.",
        "Close them; inside single quotes an apostrophe is written twice: `'it''s'`.",
    ),
    (
        "unknown escape character",
        "A backslash in double quotes starts an escape, and this one does not exist.",
        r"Use single quotes, or write the backslash twice: `\\`.",
    ),
    (
        "did not find expected hexdecimal number",
        "This escape needs hexadecimal digits.",
        r"Write it as `\xE9`, `é` or the character itself.",
    ),
    (
        "invalid Unicode character escape code",
        "This escape is no character.",
        "Write the character itself.",
    ),
    (
        "block sequence entries are not allowed",
        "A list cannot start on the line of its key.",
        "Put the `-` on a line of its own, below the key.",
    ),
    (
        "block mapping entries are not allowed",
        "A mapping cannot start here.",
        "Put it on a line of its own, indented below the key.",
    ),
    (
        "did not find expected <document start>",
        "The map ended above; this line does not belong to it.",
        "Check the indentation: top-level keys start in the first column.",
    ),
    (
        "did not find expected node content",
        "A value was expected here.",
        "Remove the stray `,` or bracket, or put the text in quotes.",
    ),
    (
        "found character that cannot start any token",
        "A value cannot start with this character.",
        "Put the text in quotes.",
    ),
    (
        "did not find expected alphabetic or numeric character",
        "`&` and `*` start YAML anchors and aliases, which cjmap does not read.",
        "Put text that starts with `&` or `*` in quotes.",
    ),
    (
        "did not find expected comment or line break",
        "Only the indicator and a comment may stand after `|` or `>`.",
        "Start the text on the next line, indented.",
    ),
    (
        "found unexpected ':'",
        "A `:` cannot stand here: between `{` and `}`, or `[` and `]`, it ends a key.",
        "Put text that holds `:`, such as an address or a time, in quotes.",
    ),
)

_AT_THE_BEGINNING = ("unexpected end of stream", "could not find expected ':'")
"""Complaints that are shown where the thing began, rather than where the parser gave up."""


def syntax_problem(error: Any, text: str) -> Problem:
    """Turn a `YAMLError` of the parser into a finding with a plain sentence.

    `error` is what ruamel.yaml raised; its marks count characters of `text`.
    """
    said = str(getattr(error, "problem", None) or error).strip()
    mark = getattr(error, "problem_mark", None)
    offset = min(mark.index, len(text)) if mark is not None else 0
    offset, line_start, line = _line_at(text, offset)
    conflict = re.search(r"^(?:<{7}|>{7}) .*$", text, re.MULTILINE)
    if conflict:
        return Problem(
            refusals.SYNTAX_ERROR,
            "A merge left its conflict markers here.",
            Span(conflict.start(), conflict.end()),
            "Decide between the two sides, and remove the lines with `<<<<<<<`, `=======`, `>>>>>>>`.",
        )
    if "cannot start any token" in said or "tab character" in said:
        tab = offset if text[offset : offset + 1] == "\t" else text.find("\t", line_start, offset)
        if tab >= 0:
            return Problem(
                refusals.TAB_INDENTATION,
                "This line is indented with a tab; YAML indents with spaces.",
                Span(tab, tab + 1),
                "Replace each tab by two spaces, and tell your editor to indent YAML with spaces.",
            )
    if "undefined tag handle" in said:
        word = re.compile(r"\S*").match(text, offset)
        end = word.end() if word else offset + 1
        return Problem(
            refusals.TAG,
            f"`{text[offset:end]}` is a YAML tag; maps do not use them.",
            Span(offset, end),
            "Remove it, or quote the text if it should start with `!`.",
        )
    if "directive" in said or "incompatible YAML document" in said:
        return Problem(
            refusals.DIRECTIVE,
            "YAML directives (`%YAML`, `%TAG`) are not part of the format; cjmap reads YAML 1.2.",
            Span(line_start, line_start + len(line)),
            "Remove the line, or put text that starts with `%` in quotes.",
        )
    if len(line) > _LONGEST_KEY and ("':'" in said or "mapping values" in said):
        return Problem(
            refusals.SYNTAX_ERROR,
            f"This line looks like a key of more than {_LONGEST_KEY:,} characters.",
            Span(offset, offset + 1),
            "Put long text after its key, with `>-`.",
        )
    context_mark = getattr(error, "context_mark", None)
    context = min(context_mark.index, len(text)) if context_mark is not None else None
    opened = any(each in said for each in _AT_THE_BEGINNING) and context is not None
    where = (
        Span(context, context + 1) if opened and context is not None else Span(offset, offset + 1)
    )
    related: tuple[Related, ...] = ()
    if context is not None and not opened and _line_at(text, context)[1] != line_start:
        started = str(getattr(error, "context", "") or "").removeprefix("while parsing ")
        started = started.removeprefix("while scanning ")
        related = (Related(None, Span(context, context + 1), f"{started or 'it'} started here"),)
    for fragment, message, help_text in _EXPLAINED:
        if fragment in said:
            if fragment.startswith("found character that cannot") and offset < len(text):
                message = f"A value cannot start with `{text[offset]}`."
            return Problem(refusals.SYNTAX_ERROR, message, where, help_text, related)
    return Problem(refusals.SYNTAX_ERROR, f"Not YAML: {said}.", where, None, related)


def _line_at(text: str, offset: int) -> tuple[int, int, str]:
    """Return the offset moved back off trailing blank lines, its line's start, and the line."""
    if offset >= len(text):
        offset = max(len(text.rstrip()) - 1, 0)
    start = max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
    end = re.compile(r"[\r\n]|\Z").search(text, offset)
    return offset, start, text[start : end.start() if end else len(text)]
