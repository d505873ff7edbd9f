"""A persona rests on nothing, and does not say so.

## What it does
Reports a persona that names no `evidence`, neither as a whole nor at any of its items, and calls
itself no guess (`proto: true`, or `assumption: true`). Evidence of the persona that it `extends`
counts. Also reports one that calls itself a guess and is `approved` all the same.

## Why it matters
Once it has a face and a name, nobody asks any more where a persona comes from. A guess is a fair
start, as long as it can be told from what was found out: it tells the team what to ask next, and
keeps people from defending their own invention with “but Helen would never do that”.

## Bad
```yaml
# helen.persona.yaml
kind: persona  # ←
id: helen
name: Helen Marsh
status: draft
goals:
  - Keep working until she retires
behaviours:
  - Arrives twenty minutes early
```

## Good
```yaml
# helen.persona.yaml
kind: persona
id: helen
name: Helen Marsh
status: draft
evidence: [patient-interviews]
goals:
  - Keep working until she retires
behaviours:
  - Arrives twenty minutes early
```

## When not to listen
Hardly ever: `proto: true` is no shame. The fix writes it, and has to be looked at because you may know
of research that only has not been named yet.

## References
- [Fawkes: personas with and without validation](https://github.com/paruff/fawkes)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.envelope import Status
from cjmap.format.shown import shown
from cjmap.problem import Add, Fix, Fixability, Problem, Replace, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.items import Claim
    from cjmap.format.persona import Persona

RULE = Rule(
    "CJ402",
    "persona-without-basis",
    Severity.WARNING,
    "A persona rests on nothing, and does not say so.",
    kinds=("persona",),
    fix=Fixability.UNSAFE,
)

_LISTS = ("goals", "needs", "expectations", "frustrations", "motivations", "behaviours")


def check(subject: Subject[Persona]) -> Iterator[Problem]:
    """Report a persona without evidence at its head, and an approved guess at `proto`."""
    persona = subject.model
    if persona.proto:
        if persona.status is Status.APPROVED:
            yield Problem(
                RULE,
                f"{shown(persona.label)} is approved, and yet a persona without research (`proto`).",
                Route(("proto",)),
                "Name the research and remove `proto`, or make the status `proposed`.",
            )
        return
    if persona.extends is not None:
        persona = subject.workspace.map_of("persona", persona.id) or persona
    if persona.proto or _has_basis(persona):
        return
    told = "proto" in subject.model.model_fields_set
    edit = Replace(("proto",), True) if told else Add(("proto",), True, after="name")
    yield Problem(
        RULE,
        f"Nothing says what {shown(persona.label)} rests on.",
        Route(("evidence",)),
        "Name the `evidence`, or call the persona a guess: `proto: true`.",
        fix=Fix("Call the persona a guess: `proto: true`", (edit,), safe=False),
    )


def _has_basis(persona: Persona) -> bool:
    """Whether any evidence is named, or the persona as a whole is called an assumption."""
    if persona.evidence or persona.assumption:
        return True
    items: Iterator[Claim] = (item for name in _LISTS for item in getattr(persona, name))
    return any(item.evidence for item in items)
