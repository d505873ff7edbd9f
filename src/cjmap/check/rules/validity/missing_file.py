"""A map names a file that is not there.

## What it does
Checks that every file a map names (`photo`, `file`) exists, in capitals and small letters as its folder has it.

## Why it matters
A missing photo leaves a hole in the picture; missing evidence leaves a claim without ground. `Anna.jpg` finds
`anna.jpg` on a Mac and on Windows, and nothing on a server.

## Bad
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
photo: photos/ana.jpg
```

## Good
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
```

## When not to listen
When the file is kept elsewhere for good reason: say so in `source` instead.
"""

from __future__ import annotations

import os
from pathlib import PurePosixPath
from typing import TYPE_CHECKING
from unicodedata import normalize

from cjmap.format.near import nearest
from cjmap.problem import Problem, Route, Rule, Severity, author_path
from cjmap.source.spelling import spelt
from cjmap.workspace.files import Outside, locate_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ109", "missing-file", Severity.ERROR, "A map names a file that is not there.")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each file that is named and not there."""
    for path, name in entry.files_named:
        located = locate_file(workspace.root, entry.file, name)
        if isinstance(located, Outside):
            continue
        if not os.path.isfile(located):
            yield Problem(
                RULE,
                f"`{author_path(path)}` names the file “{name}”, which is not there.",
                Route(path),
                _near_file(located, name) or "Add the file, or remove the line.",
            )
        elif there := _other_letters(located, name):
            yield Problem(
                RULE,
                f"`{author_path(path)}` names the file “{name}”, which is called “{there}”: "
                "where capitals count, as on most servers, it is not found.",
                Route(path),
                f"Write `{there}`.",
            )


def _other_letters(file: Path, name: str) -> str | None:
    """Return the name of a file that is found all the same, as its folder has it."""
    named = PurePosixPath(name.replace("\\", "/")).parts
    there = spelt(file).parts[-len(named) :]
    # git gives a letter and its accent everywhere as one sign, however the disk keeps them.
    if normalize("NFC", "/".join(there)) == normalize("NFC", "/".join(named)):
        return None
    return "/".join(there)


def _near_file(missing: Path, name: str) -> str | None:
    """Suggest a file beside the missing one, written as it has to be in the map."""
    try:
        beside = [each.name for each in missing.parent.iterdir() if each.is_file()]
    except OSError:
        return None
    near = nearest(missing.name, beside)
    folder, slash, _ = name.rpartition("/")
    return f"Did you mean `{folder}{slash}{near}`?" if near else None
