"""An owner or actor is written in words, though the workspace knows the team or persona.

## What it does
Looks at `owner`, `actor` and `perceived_owner`. Reports free words that are nearly the title or the id of
a team of the catalog (for `actor` also of a persona): the same but for case, accents, spaces and
punctuation, or one letter apart from 8 letters up. The fix writes the id.

## Why it matters
To a reader “Digital services” and `digital` are the same people. To everything that counts they are two:
the team's workload leaves this map out, a rename passes it by, and a list of what somebody owns is
shorter than the truth.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
owner: Digital services  # ←
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
owner: digital
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where the words happen to sound like the team and mean somebody else, such as a supplier of the same
name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.former_ids import former_ids
from cjmap.check.questions.likeness import Likenesses
from cjmap.check.questions.owners import owners_in_words
from cjmap.check.questions.references import noun
from cjmap.format.envelope import Status
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Fix, Fixability, Problem, Related, Replace, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.workspace.index import Definition

    _Names = dict[Section, Likenesses[Definition]]

RULE = Rule(
    "CJ606",
    "unlinked-owner",
    Severity.INFO,
    "An owner or actor is written in words, though the workspace knows the team or persona.",
    fix=Fixability.UNSAFE,
    gathers=True,
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each owner or actor in words that is nearly the name of one team or persona."""
    if subject.model.status is Status.DEPRECATED:
        return
    in_words = owners_in_words(subject)
    if not in_words:
        return
    names = subject.survey.once(_names)
    former = former_ids(subject.workspace)
    for told in in_words:
        meant = {
            (each.section, each.id): each
            for section in told.role.sections
            for each in names[section].find(told.text)
        }
        if len(meant) != 1 or former.find(subject.entry, told.role, told.text):
            continue
        definition = next(iter(meant.values()))
        yield Problem(
            RULE,
            f"{shown(told.text)} seems to be the {noun(definition.section)} `{definition.id}`, written in "
            "words.",
            Route(told.path),
            f"Write `{definition.id}`, so that it is counted and renamed with the rest.",
            (Related(definition.entry.file, Route(definition.path), "defined here"),),
            Fix(f"Write `{definition.id}`", (Replace(told.path, definition.id),), safe=False),
        )


def _names(survey: Survey) -> _Names:
    """File the teams and personas under their ids and titles."""
    found: _Names = {Section.TEAM: Likenesses(), Section.PERSONA: Likenesses()}
    for section, names in found.items():
        for id, definitions in survey.workspace.index.workspace_ids(section).items():
            names.add(id, definitions[0])
            title = survey.workspace.title_of(section, id)
            if title is not None and title != id:
                names.add(title, definitions[0])
    return found
