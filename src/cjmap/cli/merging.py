"""What `cjmap merge` does: three files in, one map out, and what has to be decided told."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, cast, get_args

from cjmap.cli.targets import STANDARD_INPUT, shown_file
from cjmap.cli.terminal import emit, emit_bytes
from cjmap.compare.merge.outcome import Labels, Style
from cjmap.errors import CjmapError
from cjmap.format.near import listed
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.compare.merge import Merged

STYLES: tuple[str, ...] = get_args(Style)
_LARGEST_MARKER = 1000
_LARGEST = 100_000_000
"""The most bytes that a version may have: a device would have no end."""


@dataclass(frozen=True, slots=True)
class Request:
    """The files as written, where the map goes (None: standard output), and how conflicts look."""

    base: str
    ours: str
    theirs: str
    output: str | None
    labels: Sequence[str]
    marker_size: int
    style: str
    quiet: bool


def run(request: Request) -> int:
    """Merge; return 0 for a map that is clean, 1 where something has to be decided."""
    from cjmap.compare.merge import merge

    labels = _labels(request)
    style = _style(request.style)
    if not 1 <= request.marker_size <= _LARGEST_MARKER:
        raise CjmapError(
            f"`--marker-size {request.marker_size}` cannot be;"
            f" expected a number from 1 to {_LARGEST_MARKER:,}.",
            hint="Git's markers are 7 wide.",
        )
    words = (request.base, request.ours, request.theirs)
    if words.count(STANDARD_INPUT) > 1:
        raise CjmapError("Standard input can be one of the three maps only.")
    base, ours, theirs = map(_content, words)
    merged = merge(
        base,
        ours,
        theirs,
        file=_named(words, request.output),
        labels=labels,
        marker_size=request.marker_size,
        style=style,
    )
    if request.output is None:
        emit_bytes(merged.text)
    else:
        from cjmap.source.write import write_file

        write_file(Path(request.output), merged.text)
    _tell(request, merged)
    return 0 if merged.clean else 1


def _tell(request: Request, merged: Merged) -> None:
    """Say what was decided, and what is left to decide."""
    lines = [] if request.quiet else [f"note: {one_line(note)}" for note in merged.notes]
    lines += [f"conflict: {one_line(clash)}" for clash in merged.clashes]
    if merged.conflicts:
        target = shown_file(Path(os.path.abspath(request.output))) if request.output else "the map"
        several = "s" if merged.conflicts > 1 else ""
        markers = "<" * request.marker_size
        lines.append(f"{merged.conflicts:,} conflict{several} in {target}; look for `{markers}`.")
    if lines:
        emit("\n".join(lines) + "\n", sys.stderr)


def _labels(request: Request) -> Labels:
    """Read `-L` once, twice or three times, in the order of `git merge-file`: ours, base, theirs."""
    given = [one_line(label) for label in request.labels]
    if len(given) > 3:
        raise CjmapError("`-L` can be given three times: for ours, the base and theirs.")
    default = Labels()
    ours, base, theirs = [*given, *(default.ours, default.base, default.theirs)[len(given) :]]
    return Labels(ours=ours, base=base, theirs=theirs)


def _style(word: str) -> Style:
    if word not in STYLES:
        raise CjmapError(f"There is no style of conflicts `{word}`; expected {listed(STYLES)}.")
    return cast("Style", word)


def _content(word: str) -> bytes:
    if word == STANDARD_INPUT:
        if sys.stdin is None:
            raise CjmapError("There is no standard input to read a map from.")
        data = sys.stdin.buffer.read(_LARGEST + 1)
    else:
        try:
            with Path(word).open("rb") as stream:
                data = stream.read(_LARGEST + 1)
        except (OSError, ValueError) as error:  # a name with a NUL is a ValueError
            said = getattr(error, "strerror", None) or error
            raise CjmapError(f"{word} cannot be read: {said}.") from error
    if len(data) > _LARGEST:
        raise CjmapError(f"{word} is larger than {_LARGEST // 1_000_000} MB.")
    return data


def _named(words: Sequence[str], output: str | None) -> Path:
    """Return the name that tells the kind of the map: of the output, of ours, or of any."""
    from cjmap.format.kinds import kind_of_file

    base, ours, theirs = words
    names = [Path(word) for word in (output, ours, theirs, base) if word not in (None, "-")]
    return next((name for name in names if kind_of_file(name)), Path("map.yaml"))
