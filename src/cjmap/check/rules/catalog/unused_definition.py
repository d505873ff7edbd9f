"""Something is defined that no map uses.

## What it does
Looks for channels, touchpoints, teams, systems, contexts, metrics and evidence of a catalog, and
for personas, that no map of the workspace refers to.

## Why it matters
Dead words hide the living ones: whoever adds a step picks the touchpoint from before the relaunch.
A metric that no step and no opportunity names is a report that nobody reads; a persona without a
journey is a poster. Now and then the finding is the other way round: the thing matters, and a map
forgot it.

## Bad
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
touchpoints:
  - {id: drive-through, title: Drive-through window, channel: counter}  # ←
```

## Good
```yaml
# pharmacy.catalog.yaml
kind: catalog
id: pharmacy
title: Vocabulary of the pharmacy
status: approved
owner: pharmacy
reviewed: 2026-10-05
review_every: 6 months
touchpoints:
  - {id: drive-through, title: Drive-through window, channel: counter}
```
```yaml
# pick-up.journey.yaml
kind: journey
id: pick-up
title: I pick up my tablets
status: draft
personas: helen
stages:
  - id: collect
    title: I collect them
    steps:
      - {id: window, title: I drive up to the window, touchpoint: drive-through}
```

## When not to listen
Where other workspaces use the same catalog: set the option `external`. A vocabulary that grows
ahead of its maps can be a draft.

## Options
`external` says that maps outside this workspace use what it defines; nothing is reported then.

## References
- [TheyDo: the opportunity card](https://theydo.com/help-center/the-opportunity-card)
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.references import noun
from cjmap.format.roles import Section
from cjmap.problem import Fix, Fixability, Problem, Remove, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey

RULE = Rule(
    "CJ505",
    "unused-definition",
    Severity.INFO,
    "Something is defined that no map uses.",
    kinds=("persona", "catalog"),
    fix=Fixability.UNSAFE,
    completeness=True,
    gathers=True,
)

EXTERNAL = Setting(
    "unused-definition.external",
    False,
    "Whether maps outside the workspace use what it defines.",
)
OPTIONS = (EXTERNAL,)

_USERS = {
    Section.PERSONA: frozenset({"journey", "empathy-map"}),
    Section.CATALOG: frozenset({"journey", "blueprint"}),
}
"""The kinds of map of which one has to be there before anything can be said to go unused."""


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each definition that nothing refers to, at its id."""
    kind = Section(subject.model.kind)
    survey = subject.survey
    if subject.option(EXTERNAL) or subject.workspace.refused_kinds:  # what those use is unknown
        return
    if survey.once(_kinds).isdisjoint(_USERS[kind]):
        return
    for each in subject.workspace.index.defined_in(subject.entry):
        if (each.section, each.id) in survey.referenced:
            continue
        if each.section is Section.PERSONA:
            yield Problem(
                RULE,
                f"“{subject.model.label}” goes through no journey and has no empathy map.",
                Route(each.path),
                "Give the persona a journey, or remove the file.",
            )
        elif each.section is not Section.CATALOG:
            label = subject.workspace.title_of(each.section, each.id) or each.id
            yield Problem(
                RULE,
                f"No map uses the {noun(each.section)} “{label}”.",
                Route(each.path),
                "Name it where it plays a part, or remove it.",
                fix=Fix(f"Remove `{each.id}`", (Remove(each.path[:-1]),), safe=False),
            )


def _kinds(survey: Survey) -> frozenset[str]:
    return frozenset(entry.kind_name for entry in survey.workspace.entries if entry.kind_name)
