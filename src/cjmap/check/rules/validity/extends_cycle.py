"""Personas extend one another in a circle.

## What it does
Follows `extends` from persona to persona and reports a chain that comes back to where it began, and
one that has not ended after 100 personas.

## Why it matters
A persona that inherits from itself has no beginning: nobody can say what it holds. Nobody can where
more than 100 have to be read, either.

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
Never: remove the `extends` that closes the circle, or let some of the chain extend one persona.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.cycles import circle_in_words
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity
from cjmap.workspace.inheritance import MOST_FOREBEARS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule("CJ104", "extends-cycle", Severity.ERROR, "Personas extend one another in a circle.")


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report the circle at each persona in it, and the chain at each that it is too long for."""
    if entry.kind_name != Section.PERSONA or entry.id is None:
        return
    way = workspace.ask(_way_back, entry.id)
    if way is None:
        return
    if way[-1] != way[0]:
        yield Problem(
            RULE,
            f"This persona builds on more than {MOST_FOREBEARS} others: {circle_in_words(way)} → ….",
            Route(("extends",)),
            "Let it extend a persona that is further on.",
        )
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


def _way_back(workspace: Workspace, persona: str) -> list[str] | None:
    """Follow `extends` from a persona back to it, or as far as nobody follows it; else None."""
    way = [persona]
    seen: set[str] = set()
    while len(way) <= MOST_FOREBEARS + 1:
        found = workspace.index.defined(Section.PERSONA, way[-1])
        extended = found[0].entry.read_text("extends") if found else None
        if extended is None or extended in seen:
            return None
        way.append(extended)
        if extended == persona:
            return way
        seen.add(extended)
    return way
