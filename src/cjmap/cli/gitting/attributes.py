"""The lines of `.gitattributes` that say which files are maps, and the file that holds them.

The lines stand in a block of their own between two marks. Everything around it stays as it is, byte
for byte, and taking the block away gives back what was there before.
"""

from __future__ import annotations

from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS

BEGIN = "# cjmap: maps are compared and merged as maps (kept by `cjmap git install`)"
END = "# cjmap: end"
_BEGINS = "# cjmap: maps "

SHARED = "diff=cjmap merge=cjmap linguist-language=YAML text eol=lf"
"""What a repository says of its maps: how to compare and merge them, what they are, how lines end."""

PERSONAL = "diff=cjmap merge=cjmap"
"""What one person says of all maps: how the lines of a repository end is not theirs to decide."""

PATTERNS = tuple(f"*.{kind.suffix}.{ending}" for kind in KINDS for ending in ("yaml", "yml"))


def block(attributes: str) -> str:
    """Return the block: a line for each kind of map and each ending of its files."""
    width = max(map(len, PATTERNS))
    lines = (f"{pattern:<{width}} {attributes}" for pattern in PATTERNS)
    return "\n".join((BEGIN, *lines, END, ""))


def with_block(text: str | None, attributes: str) -> str:
    """Return the text of an attributes file (None where there is no file) with the block in it.

    A block that is there already is brought up to date where it stands. A text without a line
    break at its end has none afterwards: that is how `without_block` knows.
    """
    wanted = block(attributes)
    if text is None:
        return wanted
    newline = "\r\n" if "\r\n" in text else "\n"
    wanted = wanted.replace("\n", newline)
    place = _place(text)
    if place is not None:
        start, end = place
        ended = text[start:end].endswith("\n")
        return text[:start] + (wanted if ended else wanted.removesuffix(newline)) + text[end:]
    if text.endswith("\n"):
        return text + wanted
    return text + newline + wanted.removesuffix(newline)


def without_block(text: str) -> str | None:
    """Return the text of an attributes file without the block; None where nothing else is in it."""
    place = _place(text)
    if place is None:
        return text
    start, end = place
    before, after = text[:start], text[end:]
    if text[start:end].endswith("\n"):
        return before + after or None
    return before.removesuffix("\n").removesuffix("\r")


def has_block(text: str) -> bool:
    """Whether the block is there, in whatever version."""
    return _place(text) is not None


def _place(text: str) -> tuple[int, int] | None:
    """Find the block: from its first mark to the line break after its last."""
    start = end = None
    at = 0
    for line in text.splitlines(keepends=True):
        if start is None and line.startswith(_BEGINS):
            start = at
        at += len(line)
        if start is not None and line.rstrip("\r\n") == END:
            end = at
            break
    if start is None:
        return None
    if end is None:
        raise CjmapError(
            f"The block of cjmap in the git attributes has no end (`{END}`).",
            hint="Remove its lines by hand, then run the command again.",
        )
    return start, end
