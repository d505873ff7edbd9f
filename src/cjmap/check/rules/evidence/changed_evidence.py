"""The file that evidence is kept in has changed since it was cited.

## What it does
Compares the `digest` of a source with the SHA-256 of its `file`, and reports what differs, or a digest
that is none. The fix writes the digest of the file as it is. Files that are not there or lie outside the
workspace are left to other rules; files above 100 MB are not read.

## Why it matters
A claim rests on what the notes said on the day somebody read them. When the notes are cleaned up,
recoded or swapped for another export, the claim may no longer follow from them, and no link breaks to
tell you.

## Bad
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
evidence:
  - id: desk-tally
    title: Questions at the desk, counted for a week
    method: observation
    date: 2026-09-18
    n: 212
    file: tally.toml
    digest: 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  # ←
```
```toml
# tally.toml
where_do_i_go = 131
am_i_late = 81
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [desk-tally]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
evidence:
  - id: desk-tally
    title: Questions at the desk, counted for a week
    method: observation
    date: 2026-09-18
    n: 212
    file: tally.toml
    digest: b9135bc70f3f543b11adeb14e6c118e19cd6ef2b55474e1c937c260f044d1e7e
```
```toml
# tally.toml
where_do_i_go = 131
am_i_late = 81
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
evidence: [desk-tally]
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where the file is meant to grow, such as a diary. Leave its `digest` out.

## References
- [Productshape](https://github.com/juangcarmona/productshape)
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cjmap.problem import Fix, Fixability, Problem, Replace, Route, Rule, Severity
from cjmap.workspace.files import Outside, locate_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.check.subject import Subject
    from cjmap.format.catalog import Catalog

RULE = Rule(
    "CJ708",
    "changed-evidence",
    Severity.WARNING,
    "The file that evidence is kept in has changed since it was cited.",
    kinds=("catalog",),
    fix=Fixability.UNSAFE,
)

LARGEST_FILE = 100_000_000
"""The most bytes that are read to compare a file."""

_PIECE = 1 << 20
_DIGEST = re.compile(r"(?P<prefix>(?:sha-?256[:-])?)(?P<hex>[0-9a-f]{64})", re.IGNORECASE)


def check(subject: Subject[Catalog]) -> Iterator[Problem]:
    """Report each file whose content does not have the digest that was written down."""
    digests: dict[Path, str | None] = {}
    for number, source in enumerate(subject.model.evidence):
        if source.file is None or source.digest is None or "\0" in source.file:
            continue
        located = locate_file(subject.workspace.root, subject.entry.file, source.file)
        if isinstance(located, Outside):
            continue
        if located not in digests:  # all of a catalog may be kept in one file
            digests[located] = _digest(located)
        digest = digests[located]
        if digest is None:
            continue
        written = _DIGEST.fullmatch(source.digest.strip())
        if written is not None and written["hex"].lower() == digest:
            continue
        path = ("evidence", number, "digest")
        prefix = written["prefix"] if written is not None else ""
        yield Problem(
            RULE,
            f"The file “{source.file}” of `{source.id}` is no longer the one that was cited."
            if written is not None
            else f"The `digest` of `{source.id}` is no SHA-256, so nobody can tell whether the file changed.",
            Route(path),
            "Look whether the claims still follow from it, then write its new `digest`.",
            fix=Fix(
                "Write the digest of the file as it is now",
                (Replace(path, prefix + digest),),
                safe=False,
            ),
        )


def _digest(file: Path) -> str | None:
    """Return the SHA-256 of a file; None if it is not there, cannot be read or is too large."""
    from hashlib import sha256

    if not os.path.isfile(file):
        return None
    summed, length = sha256(), 0
    try:
        with file.open("rb") as opened:
            while piece := opened.read(_PIECE):
                length += len(piece)
                if length > LARGEST_FILE:
                    return None
                summed.update(piece)
    except OSError:
        return None
    return summed.hexdigest()
