"""Two links say one thing, or a link leads nowhere.

## What it does
Reports a pair of links in one column of which each triggers the other, a link that is there twice, and
a link that leads back to where it came from.

## Why it matters
An arrow says what sets off what, and one cause cannot also be the effect. Where two actions depend on
each other, as in a conversation, the word for it is `agrees`, drawn as one line with two heads. The
same link twice only makes readers look for the difference.

## Bad
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: wait, to: consult}
  - {from: consult, to: examine}
  - {from: examine, to: consult}  # ←
```

## Good
```yaml
# check-up.blueprint.yaml
kind: blueprint
id: check-up
title: A check-up
status: draft
evidence: [patient-interviews]
journey: first-visit
goal: Patients wait less than ten minutes.
steps: [{step: check-in}, {step: wait}, {step: consult}]
actions:
  - {id: examine, at: consult, lane: front, text: Doctor examines, owner: doctors}
links:
  - {from: wait, to: consult}
  - {from: consult, to: examine, kind: agrees}
```

## When not to listen
Where two arrows are two events at different times, such as a question and the answer an hour later. The
blueprint then gains by a column for each. Links between different columns are never taken for a pair:
they may well be a loop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.service import service_of
from cjmap.format.blueprint import LinkKind
from cjmap.problem import (
    Add,
    Fix,
    Fixability,
    Problem,
    Related,
    Remove,
    Replace,
    Route,
    Rule,
    Severity,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.service import End
    from cjmap.check.subject import Subject
    from cjmap.format.blueprint import Blueprint, Link
    from cjmap.problem import Edit

RULE = Rule(
    "CJ308",
    "two-way-triggers",
    Severity.INFO,
    "Two links say one thing, or a link leads nowhere.",
    kinds=("blueprint",),
    fix=Fixability.UNSAFE,
)

_Key = tuple[str, str, LinkKind]


def check(subject: Subject[Blueprint]) -> Iterator[Problem]:
    """Report each link that repeats or reverses an earlier one, or ends where it begins."""
    links = subject.model.links
    first: dict[_Key, int] = {}
    for number, link in enumerate(links):
        key = _key(link)
        if link.from_ == link.to:
            yield _to_itself(number, link)
            continue
        if key in first:
            yield _twice(links, first[key], number)
            continue
        first[key] = number
        back = first.get((link.to, link.from_, LinkKind.TRIGGERS))
        if (
            link.kind is LinkKind.TRIGGERS
            and back is not None
            and _in_one_column(service_of(subject).ends[number])
        ):
            yield _both_ways(links, back, number)


def _key(link: Link) -> _Key:
    """Tell links apart by what they say: the ends of `agrees` have no order."""
    if link.kind is LinkKind.AGREES:
        one, other = sorted((link.from_, link.to))
        return one, other, link.kind
    return link.from_, link.to, link.kind


def _in_one_column(ends: tuple[End, End]) -> bool:
    start, end = ends
    return start.column is not None and start.column == end.column


def _to_itself(number: int, link: Link) -> Problem:
    return Problem(
        RULE,
        f"This link leads from `{link.from_}` to itself.",
        Route(("links", number)),
        "Lead it to what comes of it, or remove it.",
        fix=Fix("Remove the link", (Remove(("links", number)),), safe=False),
    )


def _twice(links: tuple[Link, ...], first: int, second: int) -> Problem:
    link = links[second]
    return Problem(
        RULE,
        f"The link from `{link.from_}` to `{link.to}` is here twice.",
        Route(("links", second)),
        "Remove one of the two.",
        related=(Related(None, Route(("links", first)), "the first one"),),
        fix=_fix("Remove the second link", (), links[first], link, second),
    )


def _both_ways(links: tuple[Link, ...], first: int, second: int) -> Problem:
    link = links[second]
    kind = ("links", first, "kind")
    agree: Edit = (
        Replace(kind, LinkKind.AGREES.value)
        if "kind" in links[first].model_fields_set
        else Add(kind, LinkKind.AGREES.value, after="to")
    )
    return Problem(
        RULE,
        f"`{link.from_}` triggers `{link.to}`, and is triggered by it.",
        Route(("links", second)),
        "Keep the arrow that is the cause; if each depends on the other, write one link of `kind: agrees`.",
        related=(Related(None, Route(("links", first)), "the other way"),),
        fix=_fix("Make one link of the two", (agree,), links[first], link, second),
    )


def _fix(title: str, edits: tuple[Edit, ...], kept: Link, gone: Link, number: int) -> Fix | None:
    """Give the fix that lets a link go, unless words would go with it."""
    if gone.title is not None and gone.title != kept.title:
        return None
    return Fix(title, (*edits, Remove(("links", number))), safe=False)
