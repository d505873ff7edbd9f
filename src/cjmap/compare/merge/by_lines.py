"""The merge of last resort: line by line, by git where it is there, and with markers in any case."""

from __future__ import annotations

import re
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.compare.merge.lines import Clash, common_ends, merge_lines
from cjmap.compare.merge.pieces import Conflict, Piece, joined, narrowed, written

if TYPE_CHECKING:
    from cjmap.compare.merge.outcome import Labels, Style

_SECONDS = 30

_COUNTED_BY_GIT = 127
"""The most conflicts that git's exit code tells; these, or more."""


def merge_by_lines(
    base: bytes, ours: bytes, theirs: bytes, labels: Labels, marker_size: int, style: Style
) -> tuple[bytes, int]:
    """Merge bytes line by line; return them with markers, and the number of conflicts."""
    merged = _by_git(base, ours, theirs, labels, marker_size, style)
    if merged is None:
        merged = _by_ourselves(base, ours, theirs, labels, marker_size, style)
    return merged


def as_one_conflict(
    base: bytes, ours: bytes, theirs: bytes, labels: Labels, marker_size: int, style: Style
) -> bytes:
    """Put everything from the first to the last line that differs into one conflict."""
    texts = [_text(each) for each in (ours, base, theirs)]
    lines_o, lines_b, lines_t = (text.splitlines(keepends=True) for text in texts)
    head, tail = common_ends(lines_o, lines_t)
    if style == "diff3":
        head = tail = 0
    parts = [_part(lines, head, tail) for lines in (lines_o, lines_b, lines_t)]
    pieces: list[Piece] = [
        "".join(lines_o[:head]),
        Conflict(parts[0], parts[1], parts[2], "the map"),
    ]
    pieces.append("".join(lines_o[len(lines_o) - tail :]))
    return _bytes(written(joined(pieces), labels, marker_size, style))


def _part(lines: list[str], head: int, tail: int) -> str:
    text = "".join(lines[head : max(len(lines) - tail, head)])
    return text if not text or text.endswith("\n") else f"{text}\n"


def _by_git(
    base: bytes, ours: bytes, theirs: bytes, labels: Labels, marker_size: int, style: Style
) -> tuple[bytes, int] | None:
    """Ask `git merge-file`; None where there is no git that can do it."""
    names = [word for each in (labels.ours, labels.base, labels.theirs) for word in ("-L", each)]
    options = [f"--marker-size={marker_size}"] + ([] if style == "merge" else [f"--{style}"])
    try:
        with tempfile.TemporaryDirectory(prefix="cjmap-") as folder:
            files = []
            for name, data in (("ours", ours), ("base", base), ("theirs", theirs)):
                file = Path(folder, name)
                file.write_bytes(data)
                files.append(str(file))
            done = subprocess.run(
                ["git", "merge-file", "-p", "-q", *options, *names, *files],
                capture_output=True,
                timeout=_SECONDS,
                check=False,
            )
    except (OSError, ValueError, subprocess.SubprocessError):
        return None
    if not 0 <= done.returncode <= _COUNTED_BY_GIT or done.stderr:
        return None
    conflicts = done.returncode
    if conflicts == _COUNTED_BY_GIT:
        merged, *sides = (_markers(each, marker_size) for each in (done.stdout, ours, theirs))
        conflicts = max(conflicts, merged - sum(sides))
    return done.stdout, conflicts


def _markers(data: bytes, marker_size: int) -> int:
    return len(re.findall(rb"^<{%d} " % marker_size, data, re.MULTILINE))


def _by_ourselves(
    base: bytes, ours: bytes, theirs: bytes, labels: Labels, marker_size: int, style: Style
) -> tuple[bytes, int]:
    texts = (_text(each) for each in (base, ours, theirs))
    pieces: list[Piece] = []
    for part in merge_lines(*(text.splitlines(keepends=True) for text in texts)):
        if isinstance(part, Clash):
            sides = (_part(each, 0, 0) for each in (part.ours, part.base, part.theirs))
            sides_o, sides_b, sides_t = sides
            pieces.append(Conflict(sides_o, sides_b, sides_t, "lines"))
        else:
            pieces.append("".join(part))
    pieces = narrowed(pieces, style)
    conflicts = sum(isinstance(piece, Conflict) for piece in pieces)
    return _bytes(written(pieces, labels, marker_size, style)), conflicts


def _text(data: bytes) -> str:
    """Read bytes so that any of them can be written again."""
    return data.decode("utf-8", "surrogateescape")


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogateescape")
