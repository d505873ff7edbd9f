"""A comma has made two texts of one.

## What it does
Looks at lists between brackets, and reports two neighbours that read as one sentence: the first
begins with a capital and ends without a stop, the second begins small and ends with one.

## Why it matters
Between `[` and `]` a comma ends a text. The half sentences are drawn as two thoughts, counted as two
pains, and nobody sees why: the map is valid.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: letter
        title: I read the letter
        thinks: [I hear about this now, two weeks before the visit.]  # ←
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - id: letter
        title: I read the letter
        thinks: ["I hear about this now, two weeks before the visit."]
```

## When not to listen
Where the two really are two. Write each on a line of its own, with a `-` before it, and the rule is
silent. The fix joins them, and has to be looked at.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from cjmap.check.questions.text_lists import text_lists
from cjmap.problem import Fix, Fixability, Problem, Remove, Replace, Route, Rule, Severity
from cjmap.source.nodes import Scalar, Sequence, node_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ809",
    "split-text",
    Severity.WARNING,
    "A comma has made two texts of one.",
    fix=Fixability.UNSAFE,
)

_STOPS = (".", "!", "?", "…")


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report the second half of each sentence that a comma between brackets has cut in two."""
    for path, texts in text_lists(subject.entry):
        for number, (first, second) in enumerate(pairwise(texts)):
            if _is_cut(first, second) and _between_brackets(subject, path, number):
                yield _problem(path, number, first, second)


def _is_cut(first: str, second: str) -> bool:
    return (
        second[:1].islower()
        and first[:1].isupper()
        and second.endswith(_STOPS)
        and not first.endswith((*_STOPS, ":", ";"))
    )


def _between_brackets(subject: Subject[Envelope], path: MapPath, number: int) -> bool:
    """Whether two neighbours are plain texts of a list in brackets."""
    root = subject.entry.document.root
    if root is None:
        return False
    node, depth = node_at(root, path)
    if depth < len(path) or not isinstance(node, Sequence) or not node.flow:
        return False
    return all(
        isinstance(item, Scalar) and not item.style for item in node.items[number : number + 2]
    )


def _problem(path: MapPath, number: int, first: str, second: str) -> Problem:
    joined = f"{first}, {second}"
    return Problem(
        RULE,
        f"The comma after “{first}” begins a new text here: “{second}”.",
        Route((*path, number + 1)),
        "Put the whole sentence in quotes, or write each text on a line of its own, with a `-`.",
        fix=Fix(
            "Join the two to one text in quotes",
            (Replace((*path, number), joined), Remove((*path, number + 1))),
            safe=False,
        ),
    )
