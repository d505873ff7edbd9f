"""What to bear in mind of a comparison: who is on both sides, what data lack, who else came."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.measure.changes.result import Circumstances, Cut, Shared, Shift
from cjmap.measure.period import day_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from cjmap.measure.changes.samples import Gathered
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.events.log import Selection
    from cjmap.measure.figures.session import Session
    from cjmap.measure.period import Period

MOVED = 0.10
"""A persona's share that moved by more is told: it may be the change."""
LESS_EXPLAINED = 0.01
"""More unmapped events than before, as a part of all, are told."""
QUIET_DAYS = 3
"""A source may be silent for so many days at an end of a period without being cut off."""


def circumstances(
    session: Session, selections: Mapping[str, Selection], sides: Mapping[str, Gathered]
) -> Circumstances:
    """Look at what else differs between the sides, or is the same where it should not be."""
    before, after = sides["before"].measured, sides["after"].measured
    periods = before.selection.period, after.selection.period
    both = [each for each in dict.fromkeys(periods) if each is not None]
    shared_control = None
    if "control_before" in sides:
        shared_control = _shared(
            session, selections["control_before"], selections["control_after"], "control_"
        )
    return Circumstances(
        shared=_shared(session, selections["before"], selections["after"], ""),
        shared_control=shared_control,
        unmapped=_unmapped(sides["before"], sides["after"]),
        cut=tuple(cut for period in both for cut in _cuts(session, period)),
        open_before=before.open_cases,
        open_after=after.open_cases,
        personas=tuple(_personas(session, selections)),
        seasons=periods[0] is not None
        and periods[1] is not None
        and periods[0] != periods[1]
        and _days_of_year(periods[0]) != _days_of_year(periods[1]),
    )


def _shared(session: Session, before: Selection, after: Selection, prefix: str) -> Shared | None:
    """Count respondents of both sides; None where nobody is, or nobody can be told."""
    answers = session.mapping.answers
    if session.survey is None or answers is None or answers.respondent is None:
        return None
    people = []
    for name, selection in ((f"{prefix}before", before), (f"{prefix}after", after)):
        view = session.survey.select(selection, name).view
        people.append(
            f"select respondent from {view} where respondent is not null and why is null"
            " group by respondent"
        )
    one, other = people
    rows = session.survey.engine.rows(
        f"select (select count(*) from ({one}) a join ({other}) b on a.respondent = b.respondent)"
        f" as shared, (select count(*) from ({one}) c) as first_side,"
        f" (select count(*) from ({other}) d) as second_side",
        "looking for the same respondents",
    )
    found = Shared(*(int(each) for each in rows[0]))
    return found if found.both else None


def _unmapped(before: Gathered, after: Gathered) -> Shift | None:
    parts = []
    for side in (before, after):
        events = sum(each.events for each in side.measured.activities)
        if not events:
            return None
        parts.append(sum(each.events for each in side.measured.unmapped) / events)
    less, more = parts
    return Shift("events", less, more) if more - less > LESS_EXPLAINED else None


def _cuts(session: Session, period: Period) -> Iterator[Cut]:
    zone = session.mapping.zone
    ends: dict[str, tuple[int | None, int | None]] = {}
    if session.quality is not None:
        ends["events"] = session.quality.first, session.quality.last
    if session.survey is not None:
        ends["answers"] = session.survey.extent()[2:]
    for source, (first, last) in ends.items():
        if first is None or last is None:
            continue
        starts, stops = day_of(first, zone), day_of(last, zone)
        if (missing := (period.last - stops).days) > QUIET_DAYS:
            yield Cut(period.name, source, stops, missing, at_end=True)
        if (missing := (starts - period.first).days) > QUIET_DAYS:
            yield Cut(period.name, source, starts, missing, at_end=False)


def _personas(session: Session, selections: Mapping[str, Selection]) -> Iterator[Shift]:
    """Return personas whose share of the cases, or of the answers, moved."""
    found: dict[str, list[dict[str, int]]] = {"events": [], "answers": []}
    for name in ("before", "after"):
        if session.log is not None:
            view = session.log.select(selections[name], name).view
            found["events"].append(_counts(session.log.engine, view, "count(distinct case_id)"))
        if session.survey is not None:
            view = session.survey.select(selections[name], name).view
            found["answers"].append(_counts(session.survey.engine, view, "count(*)"))
    for source, sides in found.items():
        totals = [sum(each.values()) for each in sides]
        if not totals or min(totals) < session.mapping.least:
            continue
        before, after = sides
        for persona in sorted(set(before) | set(after)):
            shares = before.get(persona, 0) / totals[0], after.get(persona, 0) / totals[1]
            if persona and abs(shares[1] - shares[0]) > MOVED:
                yield Shift(source, *shares, name=persona)


def _counts(engine: Engine, view: str, count: str) -> dict[str, int]:
    rows = engine.rows(
        f"select coalesce(persona, '') as whose, {count} as number from {view}"
        " group by coalesce(persona, '') order by whose",
        "counting personas",
    )
    return {row[0]: int(row[1]) for row in rows}


def _days_of_year(period: Period) -> tuple[int, ...]:
    return period.first.month, period.first.day, period.last.month, period.last.day
