"""Something is defined that no map uses.

## What it does
Looks for contexts, metrics and evidence of a catalog, and for personas, that no map of the
workspace refers to; where two or more journeys of today are mapped, for touchpoints as well. What a
section holds in vain is told in one sentence.

Channels, teams and systems are let alone: they describe the organisation, which has them whether a
map shows them or not. So are touchpoints with an owner, and those of a first journey, as there are more to come.

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
contexts:
  - {id: heatwave, title: More than 30 °C, dimension: weather}  # ←
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
contexts:
  - {id: heatwave, title: More than 30 °C, dimension: weather}
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
      - {id: walk, title: I walk over with the cool bag, context: heatwave}
```

## When not to listen
Where other workspaces use the same catalog: set the option `external`. A vocabulary that grows
ahead of its maps can be a draft. A comment that silences the rule can stand behind one thing that
is to stay, or behind the key of a whole section.

## Options
`external` says that maps outside this workspace use what it defines; nothing is reported then.

## References
- [TheyDo: the opportunity card](https://theydo.com/help-center/the-opportunity-card)
- [Agentic service blueprinting](https://github.com/BilLogic/agentic-service-blueprinting)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.current_journeys import current_journey
from cjmap.check.questions.owners import unlinked
from cjmap.format.near import listed
from cjmap.format.roles import Section
from cjmap.problem import Fix, Fixability, Problem, Remove, Route, Rule, Severity
from cjmap.workspace.settings import Setting

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.workspace import Entry
    from cjmap.workspace.index import Definition

RULE = Rule(
    "CJ505",
    "unused-definition",
    Severity.INFO,
    "Something is defined that no map uses.",
    kinds=("persona", "catalog"),
    fix=Fixability.UNSAFE,
    completeness=True,
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

_NOUNS = {
    Section.TOUCHPOINT: ("touchpoint", "touchpoints"),
    Section.CONTEXT: ("context", "contexts"),
    Section.METRIC: ("metric", "metrics"),
    Section.EVIDENCE: ("source of evidence", "sources of evidence"),
}
"""What of a catalog is there for the sake of maps, called by its singular and its plural."""

_ENOUGH_JOURNEYS = 2
"""The journeys of today from which on a touchpoint that none of them meets is more than early."""


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report what nothing refers to: a persona at its id, the words of a section at the first of them."""
    kind = Section(subject.model.kind)
    survey = subject.survey
    if subject.option(EXTERNAL) or not survey.ask(_are_there_users, kind):
        return
    unused: dict[Section, list[Definition]] = {}
    for each in survey.ask(_unused, subject.entry):
        if not _is_kept(each, subject.model):
            unused.setdefault(each.section, []).append(each)
    if Section.PERSONA in unused:
        yield Problem(
            RULE,
            f"“{subject.model.label}” goes through no journey and has no empathy map.",
            Route(("id",)),
            "Give the persona a journey, or remove the file.",
        )
    for section in _NOUNS:
        if section not in unused or not _is_expected(section, survey):
            continue
        together = []
        for each in unused[section]:
            if _is_spoken_of(each, subject):  # told by itself, so that the comment hides no other
                yield _told(section, [each])
            else:
                together.append(each)
        if together:
            yield _told(section, together)


def _is_kept(definition: Definition, model: Any) -> bool:
    """Whether somebody answers for a touchpoint, so that it is there whether maps tell of it or not."""
    if definition.section is not Section.TOUCHPOINT:
        return False
    return bool(model.touchpoints[definition.path[1]].owner)


def _is_expected(section: Section, survey: Survey) -> bool:
    """Whether there are maps enough to expect that a definition of this section is used."""
    return section is not Section.TOUCHPOINT or survey.ask(_are_journeys_enough)


def _is_spoken_of(definition: Definition, subject: Subject[Any]) -> bool:
    """Whether a comment behind or above the definition silences this rule."""
    return any(
        each.path == definition.path[:-1] and each.names(RULE) for each in subject.suppressions
    )


def _told(section: Section, unused: Sequence[Definition]) -> Problem:
    """Tell what of one section goes unused, with a fix that removes all of it."""
    singular, plural = _NOUNS[section]
    ids = listed((each.id for each in unused), "and")
    several = len(unused) > 1
    return Problem(
        RULE,
        f"No map uses the {plural if several else singular} {ids}.",
        Route(unused[0].path),
        f"Name {'them' if several else 'it'} where {'they play' if several else 'it plays'} a part, or"
        f" remove {'them' if several else 'it'}.",
        fix=Fix(f"Remove {ids}", tuple(Remove(each.path[:-1]) for each in unused), safe=False),
    )


def _are_there_users(survey: Survey, kind: Section) -> bool:
    """Whether there are maps that may use what a kind of map defines, and all maps can be read."""
    if survey.workspace.refused_kinds:  # what those use is unknown
        return False
    return any(entry.kind_name in _USERS[kind] for entry in survey.workspace.entries)


def _are_journeys_enough(survey: Survey) -> bool:
    journeys = survey.told(current_journey, Section.JOURNEY)
    return sum(1 for _ in journeys) >= _ENOUGH_JOURNEYS


def _unused(survey: Survey, entry: Entry) -> tuple[Definition, ...]:
    """Find what a map defines that none refers to, be it in words."""
    in_words = survey.ask(unlinked)
    return tuple(
        each
        for each in survey.workspace.index.defined_in(entry)
        if (each.section, each.id) not in survey.referenced
        and (each.section, each.id) not in in_words
    )
