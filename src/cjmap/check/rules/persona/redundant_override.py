"""A persona repeats what it inherits anyway.

## What it does
Compares a persona that `extends` another with the one it builds on, and reports single values that
are the same there, and items of lists that stand there already. Names, dates, owners, `share` and
`proto` belong to each persona alone and are left out.

## Why it matters
A persona that builds on another is read for the difference. What is only repeated hides it, and once
the first persona changes, the copy goes on saying the old thing. Lists add up, so a repeated item
stands twice in the picture.

## Bad
```yaml
# tom.persona.yaml
kind: persona
id: tom
name: Tom Marsh
extends: helen
status: draft
archetype: The helper at a distance
motivations:
  - Being taken seriously the first time  # ←
behaviours:
  - Calls from the car park
```

## Good
```yaml
# tom.persona.yaml
kind: persona
id: tom
name: Tom Marsh
extends: helen
status: draft
archetype: The helper at a distance
behaviours:
  - Calls from the car park
```

## When not to listen
Where a value is the same by chance and will go its own way soon. Then it is a statement of its own;
say so in a comment.

## References
- [DevRel Foundation: persona library](https://github.com/DevRel-Foundation/persona-library)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.words.folding import folded
from cjmap.format.items import Item
from cjmap.format.shown import shown
from cjmap.problem import Fix, Fixability, Problem, Remove, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.format.persona import Persona
    from cjmap.problem import MapPath

RULE = Rule(
    "CJ404",
    "redundant-override",
    Severity.INFO,
    "A persona repeats what it inherits anyway.",
    kinds=("persona",),
    fix=Fixability.SAFE,
)

_INHERITED = (
    "evidence",
    "archetype",
    "quote",
    "photo",
    "demographics",
    "bio",
    "goals",
    "needs",
    "expectations",
    "frustrations",
    "motivations",
    "behaviours",
    "preferences",
    "traits",
)


def check(subject: Subject[Persona]) -> Iterator[Problem]:
    """Report each value or item that the persona built on has already."""
    persona = subject.model
    if persona.extends is None or persona.extends == persona.id:
        return
    parent = subject.workspace.map_of("persona", persona.extends)
    if parent is None:
        return
    for name in _INHERITED:
        if name in persona.model_fields_set:
            written_alone = not isinstance(subject.entry.document.data[name], (list, dict))
            for path, said, same in _repeated(name, getattr(persona, name), getattr(parent, name)):
                place = path[:1] if written_alone else path
                yield Problem(
                    RULE,
                    f"{said} stands in `{parent.id}` already.",
                    Route(place),
                    "Remove it; it is inherited."
                    if same
                    else "Keep it in one of the two: lists add up, so it would be drawn twice.",
                    fix=Fix("Remove what is inherited", (Remove(place),), safe=True)
                    if same
                    else None,
                )


def _repeated(name: str, own: Any, there: Any) -> Iterator[tuple[MapPath, str, bool]]:
    """List what is repeated: its path, its words, and whether it is the same in every detail."""
    if isinstance(own, dict):
        for key, value in own.items():
            if key in there and there[key] == value:
                yield (name, key), f"`{key}`", True
    elif isinstance(own, tuple):
        texts = {folded(item.text) for item in there if isinstance(item, Item)}
        for number, each in enumerate(own):
            if each in there or (isinstance(each, Item) and folded(each.text) in texts):
                yield (name, number), _called(each), each in there
    elif own == there:
        yield (name,), f"The same `{name}`", True


def _called(item: Any) -> str:
    if isinstance(item, str):
        return f"`{item}`"
    return shown(item.text if isinstance(item, Item) else item.name)
