"""Two wordings of a text laid side by side: which words went and which came."""

from __future__ import annotations

import html
import re
from difflib import SequenceMatcher

from cjmap.printable import printable

_WORDS = re.compile(r"\w+|\s+|[^\w\s]")
_MOST_WORDS = 1_000
"""Longer texts are shown without marks: the time grows with the square of the length."""

_LEAST_LIKENESS = 0.3
"""Below this, marks would cover nearly all and tell nothing."""


def marked_words(before: str, after: str) -> tuple[str, str]:
    """Return both texts as HTML, with `<del>` and `<ins>` around the words that differ."""
    old, new = (_WORDS.findall(printable(each)) for each in (before, after))
    plain = _escaped(old), _escaped(new)
    if max(len(old), len(new)) > _MOST_WORDS:
        return plain
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    if matcher.ratio() < _LEAST_LIKENESS:
        return plain
    sides: tuple[list[str], list[str]] = [], []
    for op, i, j, k, m in matcher.get_opcodes():
        for side, words, tag in ((0, old[i:j], "del"), (1, new[k:m], "ins")):
            sides[side].append(_escaped(words) if op == "equal" else _marked(words, tag))
    return "".join(sides[0]), "".join(sides[1])


def _marked(words: list[str], tag: str) -> str:
    """Put a mark around words, the blanks at their ends left out."""
    text = "".join(words)
    core = text.strip()
    if not core:
        return html.escape(text)
    start = text.index(core)
    before, after = text[:start], text[start + len(core) :]
    return f"{before}<{tag}>{html.escape(core)}</{tag}>{after}"


def _escaped(words: list[str]) -> str:
    return html.escape("".join(words))
