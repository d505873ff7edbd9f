"""A persona tells who somebody is, and not what moves them.

## What it does
Looks at three things: what the persona wants (`goals`, `needs`, `expectations`), what gets in the way
(`frustrations`), and what they do and why (`behaviours`, `motivations`). Reports personas that have
fewer than two of them. What is inherited through `extends` counts.

## Why it matters
Age, job and a photo explain no decision. Two people of 63 with the same job book, wait and complain in
different ways. The team will fill that gap with its own habits, and then design for itself under
somebody else's name.

## Bad
```yaml
# helen.persona.yaml
kind: persona  # ←
id: helen
name: Helen Marsh
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
demographics: {age: 63, work: school librarian, lives: alone}
bio: Helen lives alone, 40 minutes from the clinic by bus.
behaviours:
  - Arrives twenty minutes early
```

## Good
```yaml
# helen.persona.yaml
kind: persona
id: helen
name: Helen Marsh
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
demographics: {age: 63, work: school librarian, lives: alone}
bio: Helen lives alone, 40 minutes from the clinic by bus.
goals:
  - Never run out of tablets
behaviours:
  - Arrives twenty minutes early
```

## When not to listen
Where a persona only gives a name to somebody at the edge of a journey, such as the one who opens the
door; a drawn journey needs little of them. Drafts are not looked at.

## References
- [Open Semantic Marketing Model](https://github.com/open-semantic-marketing-model/osmm)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.near import listed
from cjmap.format.shown import shown
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.persona import Persona

RULE = Rule(
    "CJ401",
    "thin-persona",
    Severity.WARNING,
    "A persona tells who somebody is, and not what moves them.",
    kinds=("persona",),
    completeness=True,
)

_ASPECTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("what they want", ("goals", "needs", "expectations")),
    ("what gets in their way", ("frustrations",)),
    ("what they do and why", ("behaviours", "motivations")),
)
_FEWEST = 2


def check(subject: Subject[Persona]) -> Iterator[Problem]:
    """Report a persona with fewer than two of the three aspects, at the first that is missing."""
    persona = subject.model
    if persona.extends is not None:
        persona = subject.workspace.map_of("persona", persona.id) or persona
    missing = [
        (said, fields)
        for said, fields in _ASPECTS
        if not any(getattr(persona, field) for field in fields)
    ]
    if len(_ASPECTS) - len(missing) >= _FEWEST:
        return
    untold = " or ".join((", ".join(said for said, _ in missing[:-1]), missing[-1][0]))
    yield Problem(
        RULE,
        f"{shown(persona.label)} does not say {untold}.",
        Route((missing[0][1][0],)),
        f"Add {listed(fields[0] for _, fields in missing)}, as research told them.",
    )
