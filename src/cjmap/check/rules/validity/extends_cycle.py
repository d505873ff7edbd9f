"""Personas extend one another in a circle.

## What it does
Follows `extends` from persona to persona and reports a chain that comes back to where it began.

## Why it matters
A persona that inherits from itself has no beginning: nobody can say what it holds.

## Bad
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
extends: busy-parent
```
```yaml
# busy-parent.persona.yaml
kind: persona
id: busy-parent
name: A busy parent
extends: anna
```

## Good
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
extends: busy-parent
```
```yaml
# busy-parent.persona.yaml
kind: persona
id: busy-parent
name: A busy parent
```

## When not to listen
Never: remove the `extends` that closes the circle.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.cycles import circle_in_words, cycle_through
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ104", "extends-cycle", Severity.ERROR, "Personas extend one another in a circle.")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report the circle at each persona in it."""
    if entry.kind_name != Section.PERSONA or entry.id is None:
        return
    way = workspace.ask(_circle, entry.id)
    if way is None:
        return
    after = workspace.index.defined(Section.PERSONA, way[1])[0].entry
    yield Problem(
        RULE,
        f"This persona extends itself: {circle_in_words(way)}.",
        Route(("extends",)),
        "Remove the `extends` that closes the circle.",
        (Related(after.file, Route(("extends",)), "the circle goes on here"),)
        if after is not entry
        else (),
    )


def _circle(workspace: Workspace, persona: str) -> list[str] | None:
    """Follow `extends` from a persona back to it."""

    def parents(here: str) -> list[str]:
        found = workspace.index.defined(Section.PERSONA, here)
        extended = found[0].entry.read_text("extends") if found else None
        return [extended] if extended is not None else []

    return cycle_through(persona, parents)
