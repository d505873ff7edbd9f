"""A text is still to be written.

## What it does
Looks for TODO, TBD, TBC and FIXME in capitals, a `???` that stands alone, lorem ipsum, and for texts
that are nothing but such a note (“to be defined”, “do uzupełnienia”). Also for ids that contain
`placeholder`. Drafts are not looked at: there it is the right thing to write.

## Why it matters
In the file a TODO is a note to oneself. In the picture it has a frame and a colour like everything
else, hangs on the wall, and reads as if somebody had decided it.

## Bad
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen, must_do: TBD}  # ←
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
```

## Good
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [kiosk-observation, patient-interviews]
persona: helen
goal: {who: Helen, must_do: Check in before eleven}
says: [It says I don't exist.]
does: [Types with one knuckle]
thinks: [I am going to lose my slot.]
feels: [Embarrassed in front of the queue]
```

## When not to listen
Where the word is the thing itself: an app called TODO, or a text message that really says “TBC”.

## References
- [Open Semantic Marketing Model](https://github.com/open-semantic-marketing-model/osmm)
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from cjmap.check.questions.words import words_of
from cjmap.check.questions.words.folding import folded
from cjmap.check.questions.written import values_written
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ804",
    "placeholder-text",
    Severity.WARNING,
    "A text is still to be written.",
    completeness=True,
)

_MARKS = ("TODO", "TBD", "TBC", "FIXME", "???", "orem ipsum", "OREM IPSUM", "placeholder")
_NOTE = re.compile(
    r"\b(?:TODO|TBD|TBC|FIXME)\b|(?<!\S)\?{3,}(?=\s)(?!\s*$)|[Ll]orem ipsum|LOREM IPSUM"
)
_ALWAYS = frozenset({"todo", "tbd"})


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each text that is, or holds, a note that something is to be written."""
    if subject.from_logs:
        return
    document = subject.entry.document
    whole, spellings = _whole_texts(subject.language)
    marked = any(mark in document.text for mark in _MARKS)
    if not marked and spellings.isdisjoint(document.texts):
        return
    for path, value in values_written(document.data):
        if not isinstance(value, str):
            continue
        if path[-1] == "id":
            if "placeholder" in value:
                yield Problem(
                    RULE,
                    f"The id `{value}` is one for the time being.",
                    Route(path),
                    "Give it the name that it shall keep.",
                )
        elif _NOTE.search(value) or folded(value) in whole or _is_question_mark(value):
            yield Problem(
                RULE,
                f"{shown(value)} is still to be written, and is drawn as it stands.",
                Route(path),
                "Write the text, or take it out until you know.",
            )


def _is_question_mark(text: str) -> bool:
    return "??" in text and not any(letter.isalnum() for letter in text)


@cache
def _whole_texts(language: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the notes that a text may consist of, folded, and as they are mostly spelled."""
    whole = _ALWAYS | words_of(language).placeholders
    spellings = {spelled for word in whole for spelled in (word, word.capitalize(), word.upper())}
    return whole, frozenset(spellings | {f"{spelled}." for spelled in spellings} | {"??"})
