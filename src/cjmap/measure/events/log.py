"""A log of events as cjmap understands it: one view, whatever the data looked like.

The view has a row for each event that tells its case, activity and time: `case_id`, `activity`,
`step` (its number in the plan, or null), `role`, `moment` and `began` (whole microseconds in UTC; the
second null where no start is known), `tie` (what decides between equal times), `channel`,
`persona`, `grp`, `failed`, and a column `in_…` for each context.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.measure.errors import MeasureError
from cjmap.measure.events.reading import check_columns, read_statement
from cjmap.measure.events.shaping import WHOSE, shaped_statement, tells_whose, whose_statement
from cjmap.measure.mapping.model import Repeated

if TYPE_CHECKING:
    from cjmap.measure.engine.dialect import Dialect
    from cjmap.measure.engine.engine import Engine
    from cjmap.measure.engine.rows import Rows
    from cjmap.measure.mapping.model import Mapping
    from cjmap.measure.period import Period
    from cjmap.measure.plan import Plan


class Role(StrEnum):
    """What an activity is to the journey."""

    STEP = "step"
    EXTRA = "extra"
    IGNORED = "ignored"


RAW = "events_raw"
READ = "events_read"
EVENTS = "events"


@dataclass(frozen=True, slots=True)
class Selection:
    """Which cases or answers: of a period, a group, a persona; all of them by default.

    `groups` are several of which one will do.
    """

    period: Period | None = None
    group: str | None = None
    persona: str | None = None
    groups: tuple[str, ...] = ()

    def of_whom(self, words: Dialect) -> list[str]:
        """Return the conditions that a row is of the persona and of one of the groups."""
        groups = (*self.groups, *((self.group,) if self.group is not None else ()))
        conditions = [words.among("grp", groups)] if groups else []
        if self.persona is not None:
            conditions.append(words.among("persona", (self.persona,)))
        return conditions


ALL = Selection()


@dataclass(frozen=True, slots=True)
class EventLog:
    """A log in an engine, under the name of its view; what it can tell besides cases and steps."""

    engine: Engine
    mapping: Mapping
    plan: Plan
    view: str
    knows: frozenset[str]
    """Which of `began`, `channel`, `persona`, `grp` and `failed` the data tell."""

    @property
    def keys(self) -> tuple[str, ...]:
        """What events of a case are ordered by: time, then place in the file or as declared."""
        events = self.mapping.events
        declared = events is not None and events.order is not None
        unique = self.engine.dialect.knows_file_order and not declared
        return ("moment", "tie") if unique else ("moment", "tie", "activity")

    @property
    def order(self) -> str:
        """The order of events within a case, as a statement has it."""
        return ", ".join(self.keys)

    def select(self, selection: Selection, name: str) -> EventLog:
        """Return the part of the log that a selection means, under a name of its own.

        A case belongs to the period in which it begins.
        """
        conditions = selection.of_whom(self.engine.dialect)
        if selection.period is not None:
            start, end = selection.period.bounds(self.mapping.zone)
            conditions.append(
                f"case_id in (select case_id from {self.view} group by case_id"
                f" having min(moment) >= {start} and min(moment) < {end})"
            )
        if not conditions:
            return self
        view = f"{EVENTS}_{name}"
        self.engine.view(view, f"select * from {self.view} where {' and '.join(conditions)}")
        return replace(self, view=view)

    @property
    def contexts(self) -> tuple[str, ...]:
        """The contexts that the mapping tells when they hold."""
        return tuple(self.mapping.contexts)

    def in_context(self, context: str | None) -> str:
        """Return the condition that a context holds; true for None."""
        return "true" if context is None else self.engine.dialect.quoted(f"in_{context}")

    def sequence(self, *columns: str) -> str:
        """A statement: the events of planned steps, each with the step before it as `previous`.

        Besides `case_id` and `step` it has the columns asked for: those of the view, contexts
        (`in_context`), `started` (whether the data tell when the event began) and `previous_at` (the
        moment of the one before). Every column costs time and memory.
        """
        words = {
            "began": "coalesce(began, moment) as began",
            "started": "began is not null as started",
            "previous_at": "lag(moment) over w as previous_at",
        }
        wanted = {each: words.get(each, each) for each in columns if each != "true"}
        needed = {"moment", "tie", "activity"} & {*self.keys, *columns}
        needed |= {"began"} if {"began", "started"} & {*columns} else set()
        needed |= {each for each in wanted if each not in words}
        inner = ", ".join(["case_id", "step", *sorted(needed)])
        more = "".join(f", {each}" for each in wanted.values())
        return (
            f"select case_id, step, lag(step) over w as previous{more}"
            f" from (select {inner} from {self.view} where step is not null)"
            f" window w as (partition by case_id order by {self.order})"
        )


def open_log(
    engine: Engine, mapping: Mapping, plan: Plan, rows: Rows, label: str = "the log"
) -> EventLog:
    """Make the view of a log; `label` names the data. Raises `MeasureError` where columns are missing."""
    events = mapping.events
    if events is None:
        raise MeasureError("The mapping has no `events`.")
    columns = {column.name: column for column in engine.read(RAW, rows)}
    knows = check_columns(events, mapping, columns, label)
    _lookups(engine, mapping, plan)
    engine.view(READ, read_statement(engine.dialect, events, mapping, columns, RAW))
    whose = tells_whose(events)
    if whose:
        engine.keep(WHOSE, whose_statement(engine.dialect, events, READ), "finding whose cases are")
    statement = shaped_statement(engine.dialect, mapping, events, READ)
    cheap = events.lifecycle is None and events.repeated is Repeated.KEEP and not whose
    if engine.cheap_views and cheap:
        engine.view(EVENTS, statement)
    else:
        engine.keep(EVENTS, statement, "reading the log")
    return EventLog(engine, mapping, plan, EVENTS, frozenset(knows))


def _lookups(engine: Engine, mapping: Mapping, plan: Plan) -> None:
    """Make the small tables: activities, channels, personas, failed statuses."""
    words = engine.dialect
    numbers = {step: number for number, step in enumerate(plan.steps)}
    activities: list[tuple[str, int | None, str]] = [
        (activity, numbers[step], Role.STEP)
        for step, each in mapping.steps.items()
        if step in numbers
        for activity in each
    ]
    activities += [(each, None, Role.EXTRA) for each in mapping.extra]
    activities += [(each, None, Role.IGNORED) for each in mapping.ignored]
    columns = {"activity": words.TEXT, "step": "int", "role": words.TEXT}
    engine.small_table("activities", columns, activities)
    events = mapping.events
    if events is None:
        return
    pair = {"value": words.TEXT, "id": words.TEXT}
    if events.channels:
        engine.small_table("event_channels", pair, list(events.channels.items()))
    if events.personas:
        engine.small_table("event_personas", pair, list(events.personas.items()))
