"""The ids of a workspace, for completion: quick, and silent whatever is wrong.

Only the files that can hold such ids are read.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_HOMES = {"persona": "persona", "context": "catalog"}
"""The sections whose ids can be completed, each with the kind of map that defines it."""


def list_ids(section: str) -> list[str]:
    """List the ids of a section in the workspace around this folder; none if anything is wrong."""
    try:
        return sorted(set(_ids(section)))
    except Exception:  # a completion that fails must not disturb the line that is being written
        return []


def _ids(section: str) -> Iterator[str]:
    from cjmap.format.compiled import compiled_kind, text_of
    from cjmap.format.kinds import kind_of_file
    from cjmap.format.roles import Defines, Section
    from cjmap.source.document import read_document
    from cjmap.source.limits import DEFAULT_LIMITS
    from cjmap.workspace.configuration import find_root, load_configuration
    from cjmap.workspace.discovery import find_maps

    home, wanted = _HOMES[section], Section(section)
    here = Path(os.getcwd())
    root, configuration = find_root(here)
    # Where nothing says that this is a workspace, it may be all of a disk: nothing is walked.
    files = find_maps(load_configuration(root, configuration)) if configuration else here.iterdir()
    for file in files:
        kind = kind_of_file(file)
        if kind is None or kind.name != home:
            continue
        document = read_document(file, DEFAULT_LIMITS)
        own = text_of(document.data.get("id"))
        if home == section and own:
            yield own
        for _, role, value in compiled_kind(home).ids(document.data):
            if isinstance(role, Defines) and role.section is wanted:
                yield value
