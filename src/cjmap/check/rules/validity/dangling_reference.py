"""A reference names something that no map defines.

## What it does
Follows every id that must be defined elsewhere: personas, journeys, touchpoints, contexts,
metrics, evidence, systems, opportunities, and paths such as `first-order#filter`. Where something
has the name as a former id (`was`), the fix writes the id of today, which is safe; where one id alone
is near, it writes that one, which a person has to look at.

## Why it matters
A map is read with what it points to. A name that leads nowhere is a slip of the pen, or the trace
of something that was renamed or deleted.

## Bad
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
```
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
personas: [ana]
stages:
  - {id: search, title: I search}
```

## Good
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
```
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
personas: [anna]
stages:
  - {id: search, title: I search}
```

## When not to listen
Never: define what is meant, or remove the reference.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.references import Unresolved, noun, unresolved
from cjmap.check.rules.validity import next_to_nowhere, unknown_channel, unmapped_column
from cjmap.format.roles import Reach, Section
from cjmap.problem import Fixability, Problem, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ102",
    "dangling-reference",
    Severity.ERROR,
    "A reference names something undefined.",
    fix=Fixability.UNSAFE,
)

_SPECIAL = (next_to_nowhere.claims, unknown_channel.claims, unmapped_column.claims)


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each reference that finds nothing and that no special rule speaks of."""
    for reference in unresolved(entry, workspace):
        if any(claims(entry, reference) for claims in _SPECIAL):
            continue
        yield Problem(
            RULE,
            _message(entry, workspace, reference),
            reference.route,
            reference.suggestion or _way_out(reference),
            reference.related,
            reference.fix,
        )


def _message(entry: Entry, workspace: Workspace, reference: Unresolved) -> str:
    text, role = reference.text, reference.role
    if role.reach is Reach.OWN:
        return f"This map has no {reference.noun} `{text}`."
    if role.reach is Reach.WORKSPACE:
        return f"There is no {reference.noun} `{text}` in the workspace."
    owner, separator, name = text.rpartition("#")
    wanted = "step" if role.sections == (Section.STEP,) else "place"
    if not separator:
        home = entry.read_text("journey")
        inside = f"this map or the journey `{home}`" if home else "this map"
        return f"There is no {wanted} `{text}` in {inside}."
    homes = workspace.index.homes(role, owner)
    if not homes:
        kinds = "journey" if wanted == "step" else "map"
        return f"There is no {kinds} `{owner}` in the workspace, which `{text}` names."
    kinds = " or ".join(dict.fromkeys(home.section.value for home in homes))
    return f"The {kinds} `{owner}` has no {wanted} `{name}`."


def _way_out(reference: Unresolved) -> str | None:
    """Say how to define what is missing, where nothing is near."""
    if reference.role.reach is Reach.PATH and "#" not in reference.text:
        return "Name the map before it: `first-order#filter`."
    if reference.role.reach is Reach.PATH:
        return None
    section = reference.role.sections[0]
    if reference.role.reach is Reach.OWN:
        return f"Define the {noun(section)}, or remove the reference."
    if section in (Section.PERSONA, Section.JOURNEY):
        return f"Write a {section.value} with `id: {reference.text}`, or remove the reference."
    where = "a backlog" if section is Section.OPPORTUNITY else "a catalog"
    return f"Define it in {where}, or remove the reference."
