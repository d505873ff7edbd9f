"""Groups that are compared: which there are, who got the change and who did not."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from cjmap.format.near import nearest
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.session import Session

MOST_GROUPS = 1_000
"""A column with more values tells no groups."""


@dataclass(frozen=True, slots=True)
class Control:
    """Values of the column of groups: those that got the change, and those that did not.

    Where one of both is empty, all other groups are meant.
    """

    treated: tuple[str, ...] = ()
    control: tuple[str, ...] = ()


def groups_of(session: Session) -> tuple[str, ...]:
    """Return the groups in the data, in order; raises `MeasureError` where no column tells any."""
    views = []
    if session.log is not None and session.mapping.events and session.mapping.events.group:
        views.append((session.log.engine, session.log.view))
    if session.survey is not None and session.mapping.answers and session.mapping.answers.group:
        views.append((session.survey.engine, session.survey.view))
    if not views:
        raise MeasureError(
            "Groups are to be compared, but the mapping names no column of them.",
            hint="Say `group: …` in `events` or in `answers`.",
        )
    found: set[str] = set()
    for engine, view in views:
        rows = engine.rows(
            f"select grp from {view} where grp is not null group by grp order by grp"
            f" limit {MOST_GROUPS + 1}",
            "looking for groups",
        )
        found.update(row[0] for row in rows)
    if len(found) > MOST_GROUPS:
        raise MeasureError(
            f"The column of groups has more than {MOST_GROUPS} values, so it tells no groups.",
            hint="Correct `group` in the mapping.",
        )
    return tuple(sorted(found))


def check_groups(session: Session, named: tuple[str, ...]) -> tuple[str, ...]:
    """Check that the data have groups of these names, and return all there are."""
    known = groups_of(session)
    for name in named:
        if name not in known:
            near = nearest(name, known)
            raise MeasureError(
                f"No row is of the group “{one_line(name)}”; there are: "
                f"{', '.join(map(one_line, known[:8]))}{' …' if len(known) > 8 else ''}.",
                hint=f"Did you mean “{one_line(near)}”?" if near else None,
            )
    return known


def both_arms(session: Session, control: Control) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the groups that got the change and those that did not; raises `MeasureError`."""
    known = check_groups(session, (*control.treated, *control.control))
    if common := sorted(set(control.treated) & set(control.control)):
        raise MeasureError(f"“{one_line(common[0])}” cannot be both changed and control.")
    treated = control.treated or tuple(each for each in known if each not in control.control)
    untreated = control.control or tuple(each for each in known if each not in treated)
    if not (treated and untreated) or set(treated) & set(untreated):
        raise MeasureError(
            "All groups would be on one side, so there is nothing to compare with.",
            hint="Name the groups that got the change, or those that did not.",
        )
    return treated, untreated


def of_groups(selection: Selection, groups: tuple[str, ...]) -> Selection:
    """Return the part of a selection that is of these groups."""
    return replace(selection, groups=groups)
