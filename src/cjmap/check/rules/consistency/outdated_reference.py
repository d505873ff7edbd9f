"""An owner or actor goes by a name that is no longer in use.

## What it does
Looks at `owner`, `actor` and `perceived_owner`, where free words are allowed. Reports those that are
the former id (`was`) of a team of the catalog or of a persona. The fix writes the id of today.

## Why it matters
Teams are renamed and personas are merged; the maps stay behind. A map that still names the old team
sends its readers to people who no longer exist, and its work is missing when you count what the new
team has on its plate. Because these fields take any words, nothing else would tell you.

## Bad
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
owner: welcome-desk
teams:
  - {id: welcome-desk, title: Welcome desk, was: information}
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
owner: information  # ←
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## Good
```yaml
# desk.catalog.yaml
kind: catalog
id: desk
title: Words of the welcome desk
status: draft
owner: welcome-desk
teams:
  - {id: welcome-desk, title: Welcome desk, was: information}
```
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: draft
owner: welcome-desk
personas: helen
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: book, title: I book online, emotion: 0.5}
```

## When not to listen
Where the old name is meant: a map of how things once were. Set its `status` to `deprecated`, and it is
left alone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.former_ids import Renamed, what_became_of
from cjmap.check.questions.owners import InWords, owners_in_words
from cjmap.check.questions.references import noun
from cjmap.format.envelope import Status
from cjmap.format.near import listed
from cjmap.format.shown import shown
from cjmap.problem import Fix, Fixability, Problem, Related, Replace, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ601",
    "outdated-reference",
    Severity.WARNING,
    "An owner or actor goes by a name that is no longer in use.",
    fix=Fixability.SAFE,
)


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each owner or actor that is a former id, at its place."""
    if subject.model.status is Status.DEPRECATED:
        return
    for told, renamed in subject.survey.ask(_outdated, subject.entry):
        names = [each.written for each in renamed]
        section = noun(renamed[0].definition.section)
        alone = len(names) == 1
        today = f"was renamed to `{names[0]}`" if alone else f"became {listed(names, 'and')}"
        yield Problem(
            RULE,
            f"The {section} {shown(told.text)} {today}.",
            Route(told.path),
            f"Write `{names[0]}`." if alone else "Write the one that is meant.",
            tuple(
                Related(each.definition.entry.file, Route(each.definition.path), "called so today")
                for each in renamed
            ),
            Fix(f"Write `{names[0]}`", (Replace(told.path, names[0]),), safe=True)
            if alone
            else None,
        )


def _outdated(survey: Survey, entry: Entry) -> tuple[tuple[InWords, tuple[Renamed, ...]], ...]:
    """Find the owners and actors of a map that are a former id, with what was called so."""
    found = (
        (told, what_became_of(survey.workspace, entry, told.role, told.text))
        for told in owners_in_words(survey, entry)
    )
    return tuple((told, renamed) for told, renamed in found if renamed)
