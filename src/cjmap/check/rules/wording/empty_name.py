"""An id says nothing.

## What it does
Reports ids that are only a word for a part of a map with a number (`step1`, `stage-2`, `krok-1`), a
word for something unfinished (`new-step`, `test`, `untitled`), a single letter, or a number.

## Why it matters
Opportunities, blueprints and reports speak of steps by their ids, and an id never changes. `step-3`
looks like the third step until somebody adds one before it; from then on it misleads for good. `pay`
stays right wherever it stands.

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
      - {id: step1, title: I wait in the corridor}  # ←
      - {id: talk, title: I talk to the doctor}
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
      - {id: wait, title: I wait in the corridor}
      - {id: talk, title: I talk to the doctor}
```

## When not to listen
Where the ids come from another tool and have to stay comparable. To rename one that others refer to,
change the references with it and keep the old one in `was`.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cjmap.check.questions.words import words_of
from cjmap.problem import Problem, Profile, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ807",
    "empty-name",
    Severity.INFO,
    "An id says nothing.",
    profile=Profile.PEDANTIC,
    gathers=True,
)

_UNFINISHED = "asdf|bar|copy|draft|foo|new|temp|test|tmp|todo|unnamed|untitled|xxx|[a-z]"


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each id, defined in the map, that is made of such words alone."""
    if subject.from_logs:
        return
    says_nothing = _pattern(subject.language).fullmatch
    for definition in subject.workspace.index.defined_in(subject.entry):
        if definition.path[-1] == "id" and says_nothing(definition.id):
            yield Problem(
                RULE,
                f"The id `{definition.id}` says nothing about what it names.",
                Route(definition.path),
                "Name it by what happens, in a word or two: `pay`, `wait-for-call`.",
            )


@cache
def _pattern(language: str) -> re.Pattern[str]:
    """Find such ids in the words of a language, and in English, which many ids are written in."""
    used = (words_of("en"), words_of(language))
    parts = "|".join(sorted({word for words in used for word in words.parts_of_maps}))
    newcomers = "|".join(sorted({word for words in used for word in words.newcomers}))
    number = r"(?:[-_]?\d+)"
    return re.compile(
        rf"(?:{parts}){number}+|(?:{newcomers})[-_]?(?:{parts}){number}*"
        rf"|(?:{_UNFINISHED}){number}*|\d+{number}*"
    )
