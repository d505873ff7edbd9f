"""`cjmap git merge-driver`: git hands over three files, and takes back the second one, merged.

cjmap git merge-driver [--wrapped] %O %A %B %L %P [%S %X %Y]

Whatever goes wrong ends as git's own line merge. The result is written at the very end, in one
step, and the process ends with it. `CJMAP_MERGE=off` leaves maps to the line merge, for one
command; `CJMAP_MERGE_TIMEOUT` is how many seconds the merge of one map may take.
"""

from __future__ import annotations

import faulthandler
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.gitting.answers import CLEAN, CONFLICTS
from cjmap.errors import CjmapError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.compare.merge import Style

_WRAPPED = "--wrapped"
_TIMEOUT = 30.0
_MARKER_SIZE = 7
_STYLES: tuple[Style, ...] = ("merge", "diff3", "zdiff3")
_LABELS = ("ours", "base", "theirs")
_FAILED = 128


@dataclass(frozen=True, slots=True)
class Call:
    """What git hands over: three files, how wide markers are, the map's name, and three labels."""

    base: Path
    ours: Path
    theirs: Path
    marker_size: int
    path: str
    labels: tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Answer:
    """A text, whether nothing is left to decide in it, and what is worth telling."""

    text: bytes
    clean: bool
    notes: tuple[str, ...] = ()


def answer(words: list[str]) -> int:
    """Merge, write the result over *ours*, and say whether it is clean."""
    wrapped = words[:1] == [_WRAPPED]
    call = read_call(words[1:] if wrapped else words)
    _limit_time()
    merged = merge_files(call)
    for note in merged.notes:
        sys.stderr.write(f"{one_line(call.path)}: {one_line(note)}\n")
    sys.stderr.flush()

    from cjmap.source.write import write_file

    write_file(call.ours, merged.text)
    if not wrapped:
        return 0 if merged.clean else 1
    os._exit(CLEAN if merged.clean else CONFLICTS)  # nothing may fail after the file is written


def read_call(words: list[str]) -> Call:
    """Read the words of git. Raises `CjmapError` where they are not those of a merge driver.

    Git before 2.44 does not know `%S %X %Y` and hands them over as they are.
    """
    if len(words) < 5:
        raise CjmapError(
            "`cjmap git merge-driver` takes %O %A %B %L %P, and %S %X %Y where git knows them.",
            hint="Git calls it once `cjmap git install` has run; see docs/git.md.",
        )
    base, ours, theirs, size, path, *given = words
    said = [label if label and not label.startswith("%") else "" for label in given]
    base_label, ours_label, theirs_label = [*said, "", "", ""][:3]
    return Call(
        Path(base),
        Path(ours),
        Path(theirs),
        int(size) if size.isascii() and size.isdigit() and 0 < int(size) < 1000 else _MARKER_SIZE,
        path,
        (ours_label or _LABELS[0], base_label or _LABELS[1], theirs_label or _LABELS[2]),
    )


def merge_files(call: Call) -> Answer:
    """Merge the three files of a call as maps, or line by line where that cannot be done."""
    if os.environ.get("CJMAP_MERGE", "").lower() == "off":
        return merge_lines(call)
    try:
        from cjmap.compare.merge import Labels, merge

        ours, base, theirs = call.labels
        merged = merge(
            _content(call.base),
            call.ours.read_bytes(),
            call.theirs.read_bytes(),
            file=Path(call.path),
            labels=Labels(ours=ours, base=base, theirs=theirs),
            marker_size=call.marker_size,
            style=_conflict_style(),
        )
        return Answer(merged.text, merged.clean, merged.notes)
    except Exception as error:
        reason = (
            error.message if isinstance(error, CjmapError) else f"{type(error).__name__}: {error}"
        )
        lines = merge_lines(call)
        note = f"cjmap could not merge this map, so git did, line by line ({reason[:200]})."
        return Answer(lines.text, lines.clean, (*lines.notes, note))


def merge_lines(call: Call) -> Answer:
    """Have git merge the lines of the three files; where it cannot, leave both whole."""
    ours, base, theirs = call.labels
    words = ["git", "merge-file", "-p", "-q", "-L", ours, "-L", base, "-L", theirs]
    files = [os.path.abspath(each) for each in (call.ours, call.base, call.theirs)]
    try:
        done = subprocess.run(
            [*words, f"--marker-size={call.marker_size}", *files], capture_output=True, check=False
        )
    except (OSError, ValueError) as error:
        return _both(call, f"`git merge-file` cannot be run: {error}.")
    if done.returncode >= _FAILED or done.returncode < 0:
        return _both(call, done.stderr.decode("utf-8", "replace").strip())
    return Answer(done.stdout, done.returncode == 0)


def _both(call: Call, reason: str) -> Answer:
    """Put both texts into one conflict, so that whoever settles it has them before their eyes."""
    ours, theirs = call.ours.read_bytes(), call.theirs.read_bytes()
    if ours == theirs:
        return Answer(ours, clean=True)
    size = call.marker_size
    parts = [
        (f"{'<' * size} {call.labels[0]}\n".encode(), ours),
        (f"{'=' * size}\n".encode(), theirs),
        (f"{'>' * size} {call.labels[2]}\n".encode(), b""),
    ]
    text = b"".join(
        mark + side + (b"" if side.endswith(b"\n") or not side else b"\n") for mark, side in parts
    )
    return Answer(text, clean=False, notes=(f"Both sides are left whole: {reason}",))


def _content(file: Path) -> bytes:
    """Return the bytes of the common ancestor; none where both sides began the file."""
    return file.read_bytes() if file.exists() else b""


def _conflict_style() -> Style:
    """Return how git shows conflicts here: `merge.conflictStyle`."""
    done = subprocess.run(
        ["git", "config", "--get", "merge.conflictStyle"], capture_output=True, check=False
    )
    said = done.stdout.decode("utf-8", "replace").strip()
    return next((style for style in _STYLES if style == said), "merge")


def _limit_time() -> None:
    """End the process after a while, whatever it is doing: the wrapper then merges lines.

    A signal would wait for code that is not Python; this does not.
    """
    try:
        seconds = float(os.environ.get("CJMAP_MERGE_TIMEOUT", "") or _TIMEOUT)
        faulthandler.dump_traceback_later(seconds, exit=True, file=open(os.devnull, "w"))  # noqa: SIM115
    except (ValueError, OverflowError, OSError):
        return
