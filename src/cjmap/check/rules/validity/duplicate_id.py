"""An id is defined twice.

## What it does
Looks for ids that are defined more than once where they must be unique: the id of a map among the
maps of its kind, ids of catalogs and opportunities in the workspace, stages and steps in their
journey, columns and actions in their blueprint, items with an id in their list.

## Why it matters
An id is how other maps, opportunities and later versions speak of a thing. With two of them, each
reference is a guess.

## Bad
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - {id: search, title: I type a word}
```

## Good
```yaml
# first-order.journey.yaml
kind: journey
id: first-order
title: I order for the first time
stages:
  - id: search
    title: I search
    steps:
      - {id: type-a-word, title: I type a word}
```

## When not to listen
Never: rename one of the two, and keep the old name in `was` if others may know it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.check.questions.references import noun
from cjmap.format.roles import Section
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.workspace import Entry, Workspace
    from cjmap.workspace.index import Definition

RULE = Rule("CJ101", "duplicate-id", Severity.ERROR, "An id is defined twice.")

_NAMESPACES = {
    Section.STEP: Section.STAGE,
    Section.ACTION: Section.COLUMN,
}
"""Sections of one map that share their ids with another."""


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report each definition of this map that is not the first of its id."""
    own: dict[tuple[object, ...], list[Definition]] = {}
    for definition in workspace.index.defined_in(entry):
        section = definition.section
        if section.of_workspace:
            first = workspace.index.defined(section, definition.id)[0]
            if first is not definition:
                yield _problem(definition, first)
            continue
        place = definition.path[:-2] if section is Section.ITEM else ()
        namespace = _NAMESPACES.get(section, section)
        own.setdefault((namespace, place, definition.id), []).append(definition)
    for same in own.values():
        if len(same) > 1:
            first, *later = sorted(same, key=_place)
            for definition in later:
                yield _problem(definition, first)


def _problem(definition: Definition, first: Definition) -> Problem:
    what = noun(definition.section)
    other = "" if first.section is definition.section else f", first as a {noun(first.section)}"
    return Problem(
        RULE,
        f"The {what} `{definition.id}` is defined twice{other}.",
        Route(definition.path),
        "Give one of the two another id.",
        (Related(first.entry.file, Route(first.path), "first defined here"),),
    )


def _place(definition: Definition) -> int:
    return definition.entry.document.span_of(Route(definition.path)).start
