"""Words are put into somebody's mouth.

## What it does
Reports items of `says` with no `source` and no `evidence` that are not marked as an assumption. Maps
that as a whole rest on evidence in which people speak (interviews, observations, support, reviews)
are not looked at, nor those that are guesses by their own word or their persona's.

## Why it matters
`says` is the one area of quotations: its strength is that somebody said just this. An invented
sentence looks the same on the wall as a real one, and is repeated in meetings as if a customer had
said it. What you only suppose belongs under `thinks`, or is marked as supposed.

## Bad
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
status: draft
evidence: [visit-survey]
persona: helen
says:
  - It says I don't exist.  # ←
  - text: Could somebody look at my letter?
    source: Interview 5, May 2026
```

## Good
```yaml
# kiosk.empathy.yaml
kind: empathy-map
id: kiosk
title: The kiosk cannot find me
status: draft
evidence: [visit-survey]
persona: helen
says:
  - text: It says I don't exist.
    source: Interview 5, May 2026
  - text: Could somebody look at my letter?
    source: Interview 5, May 2026
```

## When not to listen
In the first hour of a workshop. Come back and mark what turned out to be invented:
`assumption: true`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.sketches import is_guessed
from cjmap.format.catalog import EvidenceMethod
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.catalog import Catalog
    from cjmap.format.empathy_map import EmpathyMap

RULE = Rule(
    "CJ453",
    "says-without-source",
    Severity.INFO,
    "Words are put into somebody's mouth.",
    kinds=("empathy-map",),
    gathers=True,
)

_PEOPLE_SPEAK = frozenset(
    {
        EvidenceMethod.INTERVIEW,
        EvidenceMethod.OBSERVATION,
        EvidenceMethod.SUPPORT,
        EvidenceMethod.REVIEW,
    }
)


def check(subject: Subject[EmpathyMap]) -> Iterator[Problem]:
    """Report each quotation that nobody can trace."""
    model = subject.model
    if not model.says or is_guessed(subject):
        return
    if subject.survey.ask(_is_recorded, model.evidence):
        return
    for number, quote in enumerate(model.says):
        if not (quote.source or quote.evidence or quote.assumption):
            yield Problem(
                RULE,
                f"Nobody can tell who said {shown(quote.text)}.",
                Route(("says", number)),
                "Name the `source`, or mark it with `assumption: true`.",
            )


def _is_recorded(survey: Survey, evidence: tuple[str, ...]) -> bool:
    """Whether people speak in some of the evidence."""
    return not survey.ask(_recorded).isdisjoint(evidence)


def _recorded(survey: Survey) -> frozenset[str]:
    """Find the evidence in which people speak."""
    return frozenset(id for _, records in survey.told(_records, Section.CATALOG) for id in records)


def _records(catalog: Catalog) -> tuple[str, ...] | None:
    """Tell the evidence of a catalog in which people speak."""
    return tuple(each.id for each in catalog.evidence if each.method in _PEOPLE_SPEAK) or None
