"""An owner or actor is written in words, though the workspace knows the team or persona.

## What it does
Looks at `owner`, `actor` and `perceived_owner`. Reports words that are the title or the id of a team of the
catalog (for `actor` also of a persona), the same but for case, accents, spaces and punctuation. Where the
workspace also names them by their id, each map that does not is told; where all maps agree on the words, only
the first of them is, once for the workspace. The fix writes the id.

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

from typing import TYPE_CHECKING, Any, NamedTuple

from cjmap.check.questions.owners import Unlinked, unlinked
from cjmap.check.questions.references import noun
from cjmap.format.shown import shown
from cjmap.problem import Fix, Fixability, Problem, Related, Replace, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.questions.owners import Id
    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.roles import Section
    from cjmap.workspace import Entry

RULE = Rule(
    "CJ606",
    "unlinked-owner",
    Severity.INFO,
    "An owner or actor is written in words, though the workspace knows the team or persona.",
    fix=Fixability.UNSAFE,
    gathers=True,
)

_PLACES_SHOWN = 3


class _Others(NamedTuple):
    """The other maps that call a team or persona by its name: how many, and the first places there."""

    maps: int
    shown: tuple[Unlinked, ...]


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report each owner or actor in words that are the name of one team or persona.

    Where nothing names these by their id, in the first map only: once it does, the others differ from
    it, and are told.
    """
    survey = subject.survey
    for here in survey.ask(_in_map, subject.entry):
        meant = here.meant
        said = (
            f"The {noun(meant.section)} `{meant.id}` is written in words, {shown(here.text)}, here"
        )
        defined = Related(meant.entry.file, Route(meant.path), "defined here")
        related: tuple[Related, ...] = (defined,)
        if survey.is_referenced(meant.section, meant.id):
            message = f"{said}, and by its id in other places."
        else:
            others = survey.ask(_in_later_maps, subject.entry, meant.section, meant.id)
            if others is None:
                continue
            message = f"{said}{_and_there(others.maps)}."
            related += tuple(
                Related(each.entry.file, Route(each.path), "in words here too")
                for each in others.shown
            )
        yield Problem(
            RULE,
            message,
            Route(here.path),
            f"Write `{meant.id}`, so that it is counted and renamed with the rest.",
            related,
            Fix(f"Write `{meant.id}`", (Replace(here.path, meant.id),), safe=False),
        )


def _in_map(survey: Survey, entry: Entry) -> tuple[Unlinked, ...]:
    return tuple(survey.ask(_by_map).get(entry, ()))


def _by_map(survey: Survey) -> dict[Entry, list[Unlinked]]:
    """Sort the names in words by the map that they stand in."""
    found: dict[Entry, list[Unlinked]] = {}
    for places in survey.ask(unlinked).values():
        for each in places:
            found.setdefault(each.entry, []).append(each)
    return found


def _in_later_maps(survey: Survey, entry: Entry, section: Section, id: str) -> _Others | None:
    """Find the maps after the first one that call a team or persona by its name; None for any other one."""
    places = survey.ask(_one_a_map).get((section, id), [])
    if not places or places[0].entry is not entry:
        return None
    return _Others(len(places) - 1, tuple(places[1 : 1 + _PLACES_SHOWN]))


def _one_a_map(survey: Survey) -> dict[Id, list[Unlinked]]:
    """Keep the first place of each map."""
    return {
        id: list({each.entry.number: each for each in reversed(places)}.values())[::-1]
        for id, places in survey.ask(unlinked).items()
    }


def _and_there(others: int) -> str:
    return f" and in {others} more map{'' if others == 1 else 's'}" if others else ""
