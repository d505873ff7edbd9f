"""A map holds what belongs to a real person.

## What it does
Looks for e-mail addresses, telephone numbers, addresses of profiles, and numbers of the state (PESEL,
National Insurance, Social Security) in the texts of all maps. Addresses at `example.com` and of
offices (`info@…`), free telephone numbers and those kept for films are nobody's. `owner` is left out,
and so are the telephone numbers and pages of a catalog, which are the organisation's.

## Why it matters
A persona is made of many people and depicts none. With a customer's number in it, a map that hangs on
the wall, or travels by e-mail, gives somebody away; in the history of the repository it stays even
after it has been removed.

## Bad
```yaml
# helen.persona.yaml
kind: persona
id: helen
name: Helen Marsh
status: draft
evidence: [patient-interviews]
demographics:
  age: 63
  insurance: JG 10 37 59 A  # ←
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
  age: 63
  insurance: public
```

## When not to listen
Where the number or address is your own, a hotline that customers call. Keep recordings and lists of
participants outside the maps, and name them by `evidence`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.identities import may_hold_any, persons_in
from cjmap.check.questions.written import values_written
from cjmap.problem import Problem, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.envelope import Envelope

RULE = Rule(
    "CJ403",
    "personal-data",
    Severity.WARNING,
    "A map holds what belongs to a real person.",
)

_ABOUT_US = frozenset({"owner", "digest", "file", "photo"})
_ORGANISATIONS = frozenset({"a telephone number", "the address of a profile"})
_ABOUT_PERSONS = frozenset({"persona", "empathy-map"})


def check(subject: Subject[Envelope]) -> Iterator[Problem]:
    """Report each text that singles out a person, once whatever is in it."""
    document = subject.entry.document
    if not may_hold_any(document.text):
        return
    kind = subject.entry.kind_name
    for path, value in values_written(document.data):
        if path[-1] in _ABOUT_US or (kind == "catalog" and path[-1] == "source"):
            continue
        for called in persons_in(str(value), pages=kind in _ABOUT_PERSONS):
            if kind == "catalog" and called in _ORGANISATIONS:
                continue
            yield Problem(
                RULE,
                f"This text holds {called}; a map points at nobody real.",
                Route(path),
                "Take it out, and write what it tells about customers in general.",
            )
            break
