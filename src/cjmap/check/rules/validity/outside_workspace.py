"""A map names a file outside its workspace.

## What it does
Checks that every file a map names (`photo`, `file`) is written relative to the map and stays in
the workspace: no absolute path, no `..` out of it, no address on the network, no symbolic link
that leads out.

## Why it matters
Maps are shared. A path that only exists on one machine breaks for everyone else, and a map from a
stranger must not make cjmap read what lies beside the workspace.

## Bad
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
photo: /etc/hostname
```

## Good
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
```

## When not to listen
Never: copy the file into the workspace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity, author_path
from cjmap.workspace.files import Outside, locate_file

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ108", "outside-workspace", Severity.ERROR, "A map names a file outside its workspace."
)

_SAID = {
    Outside.ADDRESS: "is an address; cjmap fetches nothing",
    Outside.ABSOLUTE: "is an absolute path, which exists on one machine only",
    Outside.ABOVE: "leads out of the workspace",
    Outside.LINK: "is a symbolic link out of the workspace",
}


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each file name that leaves the workspace."""
    for path, name in entry.files_named:
        located = locate_file(workspace.root, entry.file, name)
        if isinstance(located, Outside):
            yield Problem(
                RULE,
                f"`{author_path(path)}` {_SAID[located]}.",
                Route(path),
                "Copy the file into the workspace and name it relative to this map.",
            )
