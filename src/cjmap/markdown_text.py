"""Texts of a map made harmless for Markdown as GitHub reads it.

GitHub looks for mentions, references, links, emoji names and formulas in what Markdown has left,
where a backslash is long gone; a zero-width space parts what would act.
"""

from __future__ import annotations

import html
import re

from cjmap.printable import one_line

_GAP = "&#8203;"
_ACTING = re.compile(
    r"""
      (?P<html>[&<>"'])
    | (?P<mark>[\\`*_\[\]|~])
    | (?P<mention>@)
    | (?P<number>\#)
    | (?P<formula>\$)
    | (?P<address>:(?=//))
    | (?P<emoji>:(?=[\w+-]+:))
    | (?P<host>\bwww(?=\.))
    | (?P<issue>\bgh(?=-\d))
    | (?P<commit>\b[0-9a-f]{7,40}\b)
    """,
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)


def markdown_text(text: str) -> str:
    """Write a text so that it reads as it is in Markdown: one line, nothing in it acts."""
    return _ACTING.sub(_in_markdown, one_line(text))


def html_text(text: str) -> str:
    """Write a text so that it reads as it is in HTML that stands in Markdown."""
    return _ACTING.sub(_in_html, one_line(text))


def _in_html(match: re.Match[str]) -> str:
    found = match.group()
    if match["html"]:
        return html.escape(found)
    if match["mark"]:
        return found
    if match["commit"]:
        return _GAP.join(found[start : start + 6] for start in range(0, len(found), 6))
    if match["formula"]:
        return f"<span>{found}</span>"  # as GitHub's documentation says
    return f"{found}{_GAP}"


def _in_markdown(match: re.Match[str]) -> str:
    if match["mark"]:
        return f"\\{match.group()}"
    if match["number"]:
        return f"\\#{_GAP}"
    return _in_html(match)
