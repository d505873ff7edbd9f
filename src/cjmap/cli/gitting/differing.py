"""`cjmap git diff-driver`: what changed in one map, for `git diff`.

Git hands over the words of GIT_EXTERNAL_DIFF: the path, then the file, its name in git and its mode
for either side; for a renamed file the new path and the lines that git would print. `/dev/null`
stands for a side that is not there. The exit code is always 0, since git stops at any other; what
goes wrong is told in its place.
"""

from __future__ import annotations

import os
from pathlib import Path

from cjmap.cli.terminal import emit
from cjmap.printable import one_line, printable

_NOWHERE = ("/dev/null", "nul", "NUL")
_NO_MODE = "."


def answer(words: list[str]) -> int:
    """Print what changed, as far as it can be told."""
    try:
        emit(told(words))
    except Exception as error:
        path = words[0] if words else "?"
        emit(f"cjmap: {one_line(path)}: {one_line(str(error) or type(error).__name__)}\n")
    return 0


def told(words: list[str]) -> str:
    """Return what is printed of one file."""
    if len(words) == 1:
        return f"{one_line(words[0])}: in conflict\n"
    if len(words) < 7:
        return "cjmap: `cjmap git diff-driver` takes the seven words of GIT_EXTERNAL_DIFF.\n"
    path, old_file, _old_oid, old_mode, new_file, _new_oid, new_mode, *rename = words
    name = rename[0] if rename else path
    lines = []
    if rename and rename[0] != path:
        lines.append(f"{one_line(path)} → {one_line(name)}\n")
    if old_mode != new_mode and _NO_MODE not in (old_mode, new_mode):
        lines.append(f"{one_line(name)}: mode {one_line(old_mode)} → {one_line(new_mode)}\n")
    old, new = _content(old_file), _content(new_file)
    if old != new:
        lines.append(_changes(old, new, name))
    return "".join(lines)


def _changes(old: bytes | None, new: bytes | None, name: str) -> str:
    """Tell the changes in the words of the craft; where that fails, say so and show the lines."""
    try:
        from cjmap.cli.comparing.driver import told as changes_told

        return changes_told(old, new, name)
    except Exception as error:
        said = one_line(f"{type(error).__name__}: {error}"[:200])
        return f"cjmap: {one_line(name)}: only the lines can be shown ({said}).\n" + lines_told(
            old, new, name
        )


def lines_told(old: bytes | None, new: bytes | None, name: str) -> str:
    """Return the unified diff of two texts; None is a side that is not there."""
    from difflib import unified_diff

    before = f"a/{name}" if old is not None else os.devnull
    after = f"b/{name}" if new is not None else os.devnull
    lines = unified_diff(_lines(old), _lines(new), one_line(before), one_line(after), lineterm="")
    return "".join(f"{printable(line)}\n" for line in lines)


def _lines(data: bytes | None) -> list[str]:
    return (data or b"").decode("utf-8", "replace").splitlines()


def _content(file: str) -> bytes | None:
    return None if file in _NOWHERE else Path(file).read_bytes()
