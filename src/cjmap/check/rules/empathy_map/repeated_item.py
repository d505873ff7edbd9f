"""The same text stands twice.

## What it does
Looks for texts that stand twice in one list of any map, and for those that stand in two areas of an
empathy map. Case, spaces and the stop at the end make no difference; texts of one word are left out.
Two personas may expect the same, two people say the same, and an action come back in another column.

## Why it matters
The second one was either a slip of copying, or something else was meant and lost. In an empathy map
it tells as a rule that nobody decided whether a thing was said or only thought, and that is the very
question the map is there to ask.

## Bad
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
status: draft
evidence: [kiosk-observation]
persona: helen
does: [Types with one knuckle, Starts again, Types with one knuckle.]  # ←
says:
  - Was it the wrong day?
thinks:
  - Was it the wrong day?  # ←
```

## Good
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
status: draft
evidence: [kiosk-observation]
persona: helen
does: [Types with one knuckle, Starts again]
says:
  - Was it the wrong day?
thinks:
  - Everybody behind me is watching.
```

## When not to listen
Where somebody really says what they think, word for word, and that is worth showing. The fix takes
away the second of two in one list, and has to be looked at.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.text_lists import text_lists
from cjmap.check.questions.words.folding import folded
from cjmap.format.empathy_map import EmpathyMap
from cjmap.format.shown import shown
from cjmap.problem import Fix, Fixability, Problem, Related, Remove, Route, Rule, Severity
from cjmap.source.edits import value_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ455",
    "repeated-item",
    Severity.INFO,
    "The same text stands twice.",
    fix=Fixability.UNSAFE,
)

_AREAS = ("sees", "hears", "says", "does", "thinks", "feels", "pains", "gains")
_APART = ("at", "lane", "by", "source")
"""What tells two items of the same words apart: the column, the lane, who expects it, who said it."""


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each second item, at the second."""
    for path, texts in text_lists(subject.entry):
        several_words = [folded(text) for text in texts if " " in text]
        if len(set(several_words)) < len(several_words):  # hardly ever
            yield from _twice_in(path, value_at(subject.entry.document.data, path))
    if isinstance(subject.model, EmpathyMap):
        yield from _in_two_areas(subject.model)


def _text_of(item: Any) -> str | None:
    """Return the words of an item, which may be written as its text alone; None for anything else."""
    text = item.get("text") if type(item) is dict else item
    return text if type(text) is str else None


def _twice_in(path: MapPath, items: list[Any]) -> Iterator[Problem]:
    first: dict[tuple[Any, ...], int] = {}
    for number, item in enumerate(items):
        text = _text_of(item)
        if text is None or not _several_words(text):
            continue
        apart = [item.get(key) for key in _APART] if type(item) is dict else [None] * len(_APART)
        before = first.setdefault((folded(text), *apart), number)
        if before != number:
            yield Problem(
                RULE,
                f"{shown(text)} stands twice in this list.",
                Route((*path, number)),
                "Remove one of them, or say what is different about the second.",
                (Related(None, Route((*path, before)), "first here"),),
                _removal(path, items, before, number),
            )


def _removal(path: MapPath, items: list[Any], before: int, number: int) -> Fix | None:
    """Take away the one that says less, the second where both say the same; never one with an id."""
    goes = number if _said(items[number]) <= _said(items[before]) else before
    item = items[goes]
    if type(item) is dict and "id" in item:
        return None
    return Fix("Remove what stands twice", (Remove((*path, goes)),), safe=False)


def _said(item: Any) -> int:
    return len(item) if type(item) is dict else 1


def _in_two_areas(model: EmpathyMap) -> Iterator[Problem]:
    first: dict[str, tuple[str, int]] = {}
    for area in _AREAS:
        for number, item in enumerate(getattr(model, area)):
            if not _several_words(item.text):
                continue
            area_before, place = first.setdefault(folded(item.text), (area, number))
            if area_before != area:
                yield Problem(
                    RULE,
                    f"{shown(item.text)} stands under `{area_before}` as well.",
                    Route((area, number)),
                    "Decide where it belongs, or say what is different about it here.",
                    (Related(None, Route((area_before, place)), "first here"),),
                )


def _several_words(text: str) -> bool:
    return " " in text.strip()
