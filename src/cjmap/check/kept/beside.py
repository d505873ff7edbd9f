"""The files that a map names, as far as what is found in it depends on them."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from cjmap.recall.facts import BYTES, FILES, MAPS, THERE
from cjmap.source.spelling import letters_count
from cjmap.workspace.files import Outside, locate_file

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.workspace import Entry


def read_beside(root: Path, entry: Entry) -> list[tuple[str, str]] | None:
    """List what is read beside a map, each once, as kinds of facts and paths (`cjmap.recall.facts`).

    None where a name leads out of the workspace by a link, which depends on what is there.
    """
    found: dict[tuple[str, str], None] = {}
    for name in dict.fromkeys(name for _, name in entry.files_named):
        file = locate_file(root, entry.file, name)
        if file is Outside.LINK:
            return None
        if isinstance(file, Outside):
            continue  # refused by how it is written
        found[BYTES, str(file)] = None
        if not os.path.isfile(file):  # of a name that is too long as well
            found |= {(THERE, str(file)): None, (FILES, str(file.parent)): None}
        elif not letters_count(file):  # it may get other letters and still be found
            found[FILES, str(file.parent)] = None
            inside = (each for each in file.parents if each.is_relative_to(root))
            found |= {(MAPS, str(folder)): None for folder in inside}
    return [*found]
