"""All `-o FORMAT=FILE` of a command line together: each report has a file of its own."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.taken_names import TakenNames

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def parse_outputs(
    words: Sequence[str] | None, read: Callable[[str], tuple[str, Path]], option: str = "-o"
) -> tuple[tuple[str, Path], ...]:
    """Read every `option`, each as `read` does.

    Raises `CjmapError` for two reports in one file, whatever it is called: the last would be all that is
    left. A stream, such as `/dev/stderr` in a terminal, takes several.
    """
    found: list[tuple[str, Path]] = []
    taken: TakenNames[str] = TakenNames()
    for word in words or ():
        name, file = read(word)
        stream = os.path.exists(file) and not os.path.isfile(file)
        other = word if stream else taken.take(file, word)
        if other != word:
            raise CjmapError(
                f"`{option} {other}` and `{option} {word}` would write one file.",
                hint="Give each report a file of its own.",
            )
        found.append((name, file))
    return tuple(found)
