"""Nobody keeps the map true, or nobody knows when.

## What it does
Asks journeys, blueprints and backlogs for an `owner`. Of a map that is `approved`, or was looked at once, it
asks the other half too: `reviewed`, the day of the last look, and `review_every`, how long that holds. Of
journeys of the future, only an owner.

What only serves other maps has their owner. So a persona is asked for one of its own only if the journeys
and blueprints that use it belong to two owners or more, and a catalog if they use its metrics or evidence;
a list of channels needs no keeper. Empathy maps belong to their persona, and are not asked.

Drafts and other sketches may leave all of it open. A blueprint may do without a rhythm if it belongs to no
journey, or to one that has a rhythm and the same owner; a backlog, if all work in it has a day (`due`).

## Why it matters
A map is made in a week of enthusiasm and read for years. What keeps it true is dull: one team that
answers for it, and a day on which somebody looks whether it still holds. Maps without these two die
quietly: nobody deletes them, and new colleagues learn from them what was right three years ago.

## Bad
```yaml
# follow-up.journey.yaml
kind: journey  # ←
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [The doctor knows my values]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: I talk to the doctor, thinks: [I hope the tablets work.], emotion: -0.5}
```

## Good
```yaml
# follow-up.journey.yaml
kind: journey
id: follow-up
title: I come back for a check-up
status: proposed
owner: patient-experience
reviewed: 2026-10-05
review_every: 6 months
evidence: [patient-interviews]
personas: helen
scenario: Three months after the first visit, Helen comes to talk about her blood values.
goal: Helen knows whether the tablets work.
expectations: [The doctor knows my values]
stages:
  - id: visit
    title: I see the doctor
    steps:
      - {id: talk, title: I talk to the doctor, thinks: [I hope the tablets work.], emotion: -0.5}
```

## When not to listen
For maps that are not meant to live: those of a single workshop, of a course, of a pitch.

## References
- [Smaply: journey map governance](https://www.smaply.com/blog/journey-map-governance-how-to-keep-your-maps-alive-and-driving-change)
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from cjmap.check.questions.owners import owner_called
from cjmap.format.backlog import Backlog, OpportunityStatus
from cjmap.format.blueprint import Blueprint
from cjmap.format.envelope import Status
from cjmap.format.journey import Journey, State
from cjmap.format.near import listed
from cjmap.format.persona import Persona
from cjmap.format.roles import Section
from cjmap.format.shown import shown
from cjmap.problem import Problem, Related, Route, Rule, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.check.subject import Subject
    from cjmap.check.survey import Survey
    from cjmap.format.envelope import Envelope
    from cjmap.workspace import Entry

    _User = tuple[Entry, str]
    """A map that uses something, and its owner as it is written there."""

    _Users = dict[str, _User]
    """The first map of each owner that uses something."""

RULE = Rule(
    "CJ704",
    "no-governance",
    Severity.WARNING,
    "Nobody keeps the map true, or nobody knows when.",
    kinds=("persona", "journey", "blueprint", "catalog", "backlog"),
    completeness=True,
)

_LINES = {
    "owner": "`owner: …` (the team that keeps the map true)",
    "reviewed": "`reviewed: …` (the day it was last checked)",
    "review_every": "`review_every: 6 months` (or how long a check holds)",
}
_SHARED = frozenset({Section.PERSONA, Section.METRIC, Section.EVIDENCE})
"""What somebody has to keep true for all maps that use it."""

_AT_WORK = frozenset({OpportunityStatus.PLANNED, OpportunityStatus.DOING})

_OWNERS_SHOWN = 3


def check(subject: Subject[Any]) -> Iterator[Problem]:
    """Report what is missing of owner, review and rhythm, once a map."""
    model = subject.model
    if model.kind in (Section.PERSONA, Section.CATALOG):
        yield from _check_shared(subject)
        return
    missing = [name for name in _asked(model) if not getattr(model, name)]
    if "review_every" in missing and _is_kept_otherwise(subject):
        missing.remove("review_every")
    if not missing:
        return
    never = ", so nothing will tell when it is out of date" if "owner" not in missing else ""
    yield Problem(
        RULE,
        f"The map has no {listed(missing)}{never}.",
        Route((missing[0],)),
        f"Add {_in_a_row([_LINES[name] for name in missing])}.",
    )


def _is_kept_otherwise(subject: Subject[Any]) -> bool:
    """Whether something else tells when a map is out of date.

    For a backlog that is the days by which its work is due; for a blueprint its journey, if one
    team keeps both.
    """
    model = subject.model
    if isinstance(model, Backlog):
        open_work = [each for each in model.opportunities if each.status in _AT_WORK]
        return bool(open_work) and all(each.due for each in open_work)
    if isinstance(model, Blueprint) and model.journey:
        journey = subject.workspace.map_of(Section.JOURNEY, model.journey)
        return journey is not None and bool(journey.review_every) and journey.owner == model.owner
    return False


def _asked(model: Envelope) -> Iterator[str]:
    """Go through what a map should say, in the order in which it is written."""
    yield "owner"
    if isinstance(model, Journey) and model.state is State.FUTURE:
        return
    approved = model.status is Status.APPROVED
    if approved or model.review_every:
        yield "reviewed"
    alone = isinstance(model, Blueprint) and model.journey is None
    if (approved or model.reviewed) and not alone:
        yield "review_every"


def _check_shared(subject: Subject[Any]) -> Iterator[Problem]:
    """Report a persona or a catalog without an owner on which maps of several owners build."""
    model = subject.model
    if model.owner or (isinstance(model, Persona) and (model.proto or model.assumption)):
        return
    owners, users = subject.survey.ask(_used, subject.entry)
    if owners < 2:
        return
    yield Problem(
        RULE,
        f"Maps of {owners} owners use {shown(model.label)}, which has no `owner` itself.",
        Route(("owner",)),
        f"Agree on one, and add {_LINES['owner']}.",
        tuple(
            Related(entry.file, Route(("owner",)), f"used here, by {shown(owner)}")
            for entry, owner in users
        ),
    )


def _used(survey: Survey, shared: Entry) -> tuple[int, tuple[_User, ...]]:
    """Count the owners whose maps use what a map defines; and find a map of each of the first few."""
    users = survey.ask(_users)
    found: _Users = {}
    for each in survey.workspace.index.defined_in(shared):
        for owner, user in users.get((each.section, each.id), {}).items():
            found.setdefault(owner, user)
    return len(found), tuple(found.values())[:_OWNERS_SHOWN]


def _users(survey: Survey) -> dict[tuple[Section, str], _Users]:
    """Find whose journeys and blueprints use each persona, metric and source of evidence."""
    found: dict[tuple[Section, str], _Users] = {}
    for kind in (Section.JOURNEY, Section.BLUEPRINT):
        for entry, said in survey.told(_owner, kind):
            owner = owner_called(survey, said)
            for _, role, id in entry.references:
                if role.sections[0] in _SHARED:
                    users = found.setdefault((role.sections[0], id), {})
                    users.setdefault(owner, (entry, said))
    return found


def _owner(model: Journey | Blueprint) -> str | None:
    """Tell the owner of a map that is not deprecated."""
    return (model.owner or None) if model.status is not Status.DEPRECATED else None


def _in_a_row(lines: list[str]) -> str:
    *first, last = lines
    return f"{', '.join(first)} and {last}" if first else last
