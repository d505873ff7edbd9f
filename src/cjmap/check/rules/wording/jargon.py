"""A text that customers should say holds a word that they do not use.

## What it does
Looks for the words that the project lists as jargon, in the titles and texts of journeys, personas and
empathy maps, in what customers see of a blueprint, and in the names and promises of touchpoints.
Only whole words count, in upper or lower case. Without a list, it has nothing to say.

## Why it matters
Every organisation has words that its customers have never heard: the product's working title, the
process, the form number. On a map they are a warning sign. Either nobody asked the customers, or we
do talk to them like that, and then it is a pain and belongs on the map as one.

## Bad
```toml
# cjmap.toml
version = 1

[lint.options.jargon]
words = ["intake", "referral pathway"]
```

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
      - {id: start, title: I go through intake}  # ←
      - {id: talk, title: I talk to the doctor}
```

## Good
```toml
# cjmap.toml
version = 1

[lint.options.jargon]
words = ["intake", "referral pathway"]
```

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
      - {id: start, title: I answer the nurse's questions}
      - {id: talk, title: I talk to the doctor}
```

## When not to listen
Where the word is quoted because it hurts: “What is a referral pathway?”. Say so in a comment.

## Options
- `words`: the words, or phrases, that customers do not use. None by default.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cjmap.check.questions.written import values_written
from cjmap.format.blueprint import Blueprint, LaneRole
from cjmap.problem import Problem, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ808",
    "jargon",
    Severity.INFO,
    "A text that customers should say holds a word that they do not use.",
    kinds=("journey", "persona", "empathy-map", "blueprint", "catalog"),
)

WORDS = Setting("jargon.words", (), "The words, or phrases, that customers do not use.")
OPTIONS: tuple[Setting, ...] = (WORDS,)

_OUR_OWN = frozenset(
    {"opportunities", "metrics", "evidence", "owner", "tags", "was", "retired", "source", "summary"}
)
_NO_TEXT = frozenset({"kind", "id", "lang", "photo", "channel", "channels", "touchpoint", "actor"})
_SEEN = frozenset({LaneRole.PHYSICAL_EVIDENCE, LaneRole.CUSTOMER, LaneRole.FRONTSTAGE})
_OF_TOUCHPOINTS = frozenset({"title", "promise"})


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report the first such word of each text."""
    words: tuple[str, ...] = subject.option(WORDS)
    if not words or subject.from_logs:
        return
    pattern = _pattern(words)
    if not pattern.search(subject.entry.document.text):
        return
    for path, text in _customers_texts(subject):
        found = pattern.search(text)
        if found:
            yield Problem(
                RULE,
                f"“{found.group()}” is a word that customers do not use.",
                Route(path),
                "Say it as a customer would.",
            )


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    phrases = "|".join(r"\s+".join(map(re.escape, word.split())) for word in longest_first)
    return re.compile(rf"(?<!\w)(?:{phrases})(?!\w)", re.IGNORECASE)


def _customers_texts(subject: Subject[Envelope]) -> Iterator[tuple[MapPath, str]]:
    """Go through what customers say, read or see."""
    model = subject.model
    if isinstance(model, Blueprint):
        seen = {lane.id for lane in model.all_lanes if lane.role in _SEEN}
        for number, column in enumerate(model.steps):
            if column.title:
                yield ("steps", number, "title"), column.title
        for number, action in enumerate(model.actions):
            if action.lane in seen:
                yield ("actions", number, "text"), action.text
        return
    catalog = subject.entry.kind_name == "catalog"
    for path, value in values_written(subject.entry.document.data):
        if not isinstance(value, str) or path[-1] in _NO_TEXT or not _OUR_OWN.isdisjoint(path):
            continue
        if not catalog or (path[0] == "touchpoints" and path[-1] in _OF_TOUCHPOINTS):
            yield path, value
