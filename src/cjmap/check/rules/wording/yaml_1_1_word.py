"""Other tools read this text as something else.

## What it does
Looks for texts without quotes that are text in maps, and something else to tools that read the older
YAML 1.1: `no`, `off`, `Yes` (false and true), `1:30` (90), `012` (10), `1_000` (1000). The words of
the format itself, such as `met: no`, are left alone: they are written without quotes.

## Why it matters
Maps are also read by scripts, editors and spreadsheets. There the country code `no` has been false
for years, and the step that takes `1:30` takes 90. Quotes cost nothing and mean the same everywhere.

## Bad
```yaml
# helen.persona.yaml
kind: persona
id: helen
name: Helen Marsh
status: draft
evidence: [patient-interviews]
demographics:
  drives: no  # ←
  bus leaves: 8:50  # ←
```

## Good
```yaml
# helen.persona.yaml
kind: persona
id: helen
name: Helen Marsh
status: draft
evidence: [patient-interviews]
demographics:
  drives: "no"
  bus leaves: "8:50"
```

## When not to listen
Where nothing but cjmap reads your maps. `cjmap lint --fix` writes the quotes, and changes nothing else.

## References
- [YAML 1.1: booleans](https://yaml.org/type/bool.html)
- [YAML 1.1: integers](https://yaml.org/type/int.html)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.written import values_written
from cjmap.problem import Fix, Fixability, Problem, Replace, Route, Rule, Severity
from cjmap.source.nodes import Scalar, SpelledInteger, node_at
from cjmap.source.older_yaml import may_be_read_otherwise, older_reading

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ806",
    "yaml-1-1-word",
    Severity.INFO,
    "Other tools read this text as something else.",
    fix=Fixability.SAFE,
)

_OF_THE_FORMAT = frozenset({"met"})
"""The keys whose `yes` and `no` are words of the format."""


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each text that stands there without quotes and has another meaning in YAML 1.1."""
    if not may_be_read_otherwise(subject.entry.document.texts):
        return
    document = subject.entry.document
    texts: frozenset[MapPath] = frozenset()
    for path, value in values_written(document.data):
        text = str(value)
        meant = older_reading(text)
        if meant is None or path[-1] in _OF_THE_FORMAT:
            continue
        if isinstance(value, SpelledInteger):  # the format takes `012` for text where it needs one
            texts = texts or _paths_of_texts(subject)
            if path not in texts:
                continue
        elif not isinstance(value, str):
            continue
        node = node_at(document.root, path)[0] if document.root is not None else None
        if isinstance(node, Scalar) and not node.style:
            shown = str(meant).lower() if isinstance(meant, bool) else str(meant)
            yield Problem(
                RULE,
                f"Tools that read YAML 1.1 take `{text}` for {shown}.",
                Route(path),
                f'Put it in quotes: `"{text}"`.',
                fix=Fix("Put it in quotes", (Replace(path, text),), safe=True),
            )


def _paths_of_texts(subject: Subject[Envelope]) -> frozenset[MapPath]:
    """Gather where texts stand, in the long form and in the short one, which is a part's own path."""
    paths = [placed.path for placed in subject.texts]
    return frozenset([*paths, *(path[:-1] for path in paths)])
