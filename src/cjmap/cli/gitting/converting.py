"""`cjmap git textconv FILE`: the text of a map as git shows it line by line.

Laid out the canonical way, with the line ends of Unix, so that a change of layout is none. What is no map that can be read is
printed as it is.
"""

from __future__ import annotations

from pathlib import Path

from cjmap.cli.terminal import emit_bytes
from cjmap.errors import CjmapError


def answer(words: list[str]) -> int:
    """Print the text of the one file in `words`."""
    if len(words) != 1:
        raise CjmapError(
            "`cjmap git textconv` takes one file.", hint="Git calls it; see docs/git.md."
        )
    file = Path(words[0])
    try:
        data = file.read_bytes()
    except OSError as error:
        raise CjmapError(f"{file} cannot be read: {error.strerror or error}.") from error
    emit_bytes(shown_text(file, data))
    return 0


def shown_text(file: Path, data: bytes) -> bytes:
    """Return the canonical layout of a map, or its bytes where it has none."""
    from cjmap.layout import canonical_text, obstacles
    from cjmap.source import parse_document

    try:
        document = parse_document(file, data)
        if document.refused or obstacles(document):
            return data
        return canonical_text(document).replace("\r\n", "\n").encode()
    except Exception:  # git shows a text, whatever happens
        return data
