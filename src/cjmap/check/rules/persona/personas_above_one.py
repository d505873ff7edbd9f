"""The shares of the personas add up to more than all customers.

## What it does
Adds up the `share` of all personas that build on no other (`extends`) and are not deprecated. It is
told once, at the last of them.

## Why it matters
Shares weigh personas against each other: in the picture, in the reach of an opportunity, in the
argument over what comes first. If they add up to 120 per cent, some customers count twice, and every
figure that rests on the shares is too high.

## Bad
```yaml
# tom.persona.yaml
kind: persona
id: tom
name: Tom Marsh
status: draft
evidence: [patient-interviews]
share: 0.8  # ←
```

## Good
```yaml
# tom.persona.yaml
kind: persona
id: tom
name: Tom Marsh
status: draft
evidence: [patient-interviews]
share: 0.08
```

## When not to listen
Where your personas are roles that one person can have at once, a patient today and a carer tomorrow.
Then say so in a comment. Less than one is always right: no set of personas covers everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.persona import Persona
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ405",
    "personas-above-one",
    Severity.ERROR,
    "The shares of the personas add up to more than all customers.",
    kinds=("persona",),
)

_TOLERANCE = 1e-6
_PLACE = Route(("share",))

Shares = tuple[tuple["Entry", float], ...]


def check(subject: Subject[Persona]) -> Iterator[Problem]:
    """Report the sum at the last persona that is part of it."""
    if subject.model.share is None:
        return
    shares = subject.survey.ask(_too_much, subject.entry)
    if not shares:
        return
    yield Problem(
        RULE,
        f"The shares of {len(shares)} personas add up to {_total(shares):.4g}; all customers are 1.",
        _PLACE,
        "Lower them, or build one persona on another (`extends`) where it is a part of it.",
        tuple(
            Related(entry.file, _PLACE, f"{share:.4g} of all customers here")
            for entry, share in shares[:-1]
        ),
    )


def _total(shares: Shares) -> float:
    return sum(share for _, share in shares)


def _too_much(survey: Survey, last: Entry) -> Shares:
    """Return the shares of all personas if they are too many together, and end with this persona."""
    shares = survey.ask(_shares)
    too_much = _total(shares) > 1 + _TOLERANCE
    return shares if too_much and shares[-1][0] is last else ()


def _shares(survey: Survey) -> Shares:
    """List the personas that stand beside each other, with their shares, in the order of the files."""
    return tuple(survey.told(_share, Section.PERSONA))


def _share(persona: Persona) -> float | None:
    """Tell the share of a persona that stands beside others."""
    beside = persona.extends is None and persona.status is not Status.DEPRECATED
    return persona.share if beside else None
