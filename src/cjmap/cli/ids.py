"""The ids of the workspace that a shell can complete: `cjmap --ids persona`.

And what goes on from what is written: `cjmap --ids find channel:p`, `cjmap --ids ref first-order#`.
This runs while somebody waits for a key to answer, so it is silent about whatever is wrong, and only
the files that can hold such ids are read, and no more of them than can be read at once.
"""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_CATALOG = ("channel", "touchpoint", "team", "system", "context", "metric", "evidence")
_MAPS = ("persona", "empathy-map", "journey", "blueprint", "catalog", "backlog")
_HOMES = {
    **dict.fromkeys(_CATALOG, ("catalog",)),
    **{section: (section,) for section in _MAPS},
    "opportunity": ("backlog", "journey"),
    "stage": ("journey",),
    "step": ("journey",),
    "column": ("blueprint",),
    "action": ("blueprint",),
}
"""The sections whose ids can be completed, each with the kinds of map that define them."""

_MOST_READ = 80
"""How many files are read whole."""

_HEAD = 4_096
"""The bytes of a file in which its own id is looked for."""

_OWN_ID = re.compile(rb"^id: *[\"']?([a-z0-9][a-z0-9_-]{0,63})[\"']? *(?:#.*)?\r?$", re.MULTILINE)


def list_ids(asked: str) -> list[str]:
    """List the ids of a section in the workspace around this folder; none if anything is wrong."""
    section, _, word = asked.partition(" ")
    try:
        if section == "find":
            from cjmap.insight.find.suggesting import suggestions

            return suggestions(word, _ids)
        if section == "ref":
            return sorted(set(_references(word)))
        return sorted(set(_ids(asked)))
    except Exception:  # a completion that fails must not disturb the line that is being written
        return []


def _references(word: str) -> Iterator[str]:
    """List what `cjmap impact` may be asked about, from what is written of it."""
    section, colon, name = word.rpartition(":")
    owner, hash, _ = name.partition("#")
    if hash:
        found = (f"{owner}#{id}" for id in _parts(owner))
    else:
        sections = [section] if colon else [*_CATALOG, *_MAPS, "opportunity"]
        found = (id for each in sections for id in _ids(each))
    yield from (f"{section}{colon}{each}" for each in found if each.startswith(name))


def _parts(owner: str) -> Iterator[str]:
    """List the ids within the maps of an id."""
    from cjmap.format.compiled import compiled_kind
    from cjmap.format.roles import Defines
    from cjmap.source.document import read_document

    for kind, file in _files():
        if _own_id(file) == owner:
            for _, role, value in compiled_kind(kind).ids(read_document(file).data):
                if isinstance(role, Defines) and not role.section.of_workspace:
                    yield value


def _ids(section: str) -> Iterator[str]:
    homes = _HOMES[section]
    if homes == (section,):
        for kind, file in _files():
            if kind == section:
                own = _own_id(file)
                if own:
                    yield own
        return
    from cjmap.format.compiled import compiled_kind
    from cjmap.format.roles import Defines, Section
    from cjmap.source.document import read_document

    wanted = Section(section)
    files = [(kind, file) for home in homes for kind, file in _files() if kind == home]
    for kind, file in files[:_MOST_READ]:
        for _, role, value in compiled_kind(kind).ids(read_document(file).data):
            if isinstance(role, Defines) and role.section is wanted:
                yield value


def _files() -> Iterator[tuple[str, Path]]:
    """Go through the maps of the workspace around this folder, with the kinds that they claim."""
    from cjmap.format.kinds import kind_of_file
    from cjmap.workspace.configuration import find_root, load_configuration
    from cjmap.workspace.discovery import find_maps

    here = Path(os.getcwd())
    root, configuration = find_root(here)
    # Where nothing says that this is a workspace, it may be all of a disk: nothing is walked.
    files = find_maps(load_configuration(root, configuration)) if configuration else here.iterdir()
    for file in files:
        kind = kind_of_file(file)
        if kind is not None:
            yield kind.name, file


def _own_id(file: Path) -> str:
    """Return the id that a map gives itself, as far as its first lines say it plainly."""
    try:
        with file.open("rb") as stream:
            found = _OWN_ID.search(stream.read(_HEAD))
    except OSError:
        return ""
    return found[1].decode("ascii") if found else ""
