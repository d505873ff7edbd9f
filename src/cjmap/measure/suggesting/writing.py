"""A proposal as a person would write it: YAML with comments that say how sure each line is."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from cjmap.measure.suggesting.columns import name_score, transitions
from cjmap.printable import one_line
from cjmap.source.scalars_written import UnwritableError, scalar_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjmap.measure.suggesting.looking import Seen
    from cjmap.measure.suggesting.proposal import (
        Named,
        Proposal,
        ProposedAnswers,
        ProposedEvents,
    )
    from cjmap.measure.suggesting.questions import Asked

_VALUES = 8
"""Values of a column that a comment lists."""
_LONG = 60


def written(proposal: Proposal) -> str:
    """Return the text of the mapping file."""
    return "".join(f"{line}\n" for line in _Writing(proposal).lines())


class _Writing:
    """The lines of one proposal."""

    def __init__(self, proposal: Proposal) -> None:
        self._proposal = proposal
        lang = proposal.lang if proposal.lang in ("en", "pl") else "en"
        self._words: dict[str, str] = import_module(f"cjmap.measure.suggesting.{lang}").WORDS

    def lines(self) -> Iterator[str]:
        """Yield the lines."""
        proposal = self._proposal
        yield f"# {self._said('head')}"
        yield f"# {self._said('head-2', journey=proposal.journey)}"
        yield f"journey: {_text(proposal.journey)}"
        why = "zone-told" if proposal.zone_told else "zone-guess"
        yield f"zone: {_text(proposal.zone)}  # {self._said(why)}"
        if proposal.events is not None:
            yield from self._events(proposal.events)
        if proposal.answers is not None:
            yield from self._answers(proposal.answers)
        if proposal.events is not None:
            yield from self._steps(proposal.events)
            yield from self._times()
        yield from self._contexts()

    def _said(self, key: str, /, **values: object) -> str:
        return self._words[key].format(**{name: _comment(str(v)) for name, v in values.items()})

    def _events(self, events: ProposedEvents) -> Iterator[str]:
        columns = events.columns
        yield "events:"
        yield from self._source(events)
        yield self._column("case", columns.case)
        yield self._column("activity", columns.activity)
        yield self._column("time", columns.time)
        if columns.time.written is not None:
            yield f"  time_format: {_text(columns.time.written)}  # {self._said('format')}"
        others = columns.others
        if "start" in others:
            yield self._column("start", others["start"])
        if "lifecycle" in others:
            yield self._column("lifecycle", others["lifecycle"])
            for field, words in zip(
                ("starts", "completes"), transitions(others["lifecycle"]), strict=True
            ):
                if words and words not in (("start",), ("complete",)):
                    yield f"  {field}: {_flow(words)}"
        if "channel" in others:
            yield self._column("channel", others["channel"])
            yield from self._translated("channels", events.channels)
        yield from self._persona(others, events.personas)
        if "status" in others:
            yield self._column("status", others["status"])
            if events.failed:
                yield f"  failed: {_flow(events.failed)}"
            else:
                listed = _listed(value for value, _ in others["status"].values)
                yield f"  # failed: []  # {self._said('failed-none', values=listed)}"
        yield from self._group(others)
        if events.repeated:
            yield f"  # {self._said('repeated', rows=events.repeated)}"

    def _source(self, data: ProposedEvents | ProposedAnswers) -> Iterator[str]:
        yield f"  from: {_text(data.source)}"
        if data.delimiter is not None:
            yield f"  delimiter: {_text(data.delimiter)}"

    def _column(self, role: str, seen: Seen) -> str:
        line = f"  {role}: {_text(seen.name)}"
        return line if name_score(role, seen.name) else f"{line}  # {self._said('by-values')}"

    def _persona(self, others: dict[str, Seen], named: Named) -> Iterator[str]:
        if "persona" in others:
            yield self._column("persona", others["persona"])
            yield from self._translated("personas", named)

    def _translated(self, field: str, named: Named) -> Iterator[str]:
        if named.ids:
            pairs = ", ".join(
                f"{scalar_text(value, flow=True, key=True)}: {id}"
                for value, id in named.ids.items()
                if writable(value)
            )
            yield f"  {field}: {{{pairs}}}"
        if named.unknown:
            yield f"  # {self._said(f'{field}-unknown', values=_listed(named.unknown))}"

    def _group(self, others: dict[str, Seen]) -> Iterator[str]:
        if "group" in others:
            yield f"  group: {_text(others['group'].name)}  # {self._said('group')}"

    def _answers(self, answers: ProposedAnswers) -> Iterator[str]:
        columns = answers.columns
        yield "answers:"
        yield from self._source(answers)
        yield self._column("date", columns.date)
        if columns.date.written is not None:
            yield f"  time_format: {_text(columns.date.written)}  # {self._said('format')}"
        for role in ("respondent", "weight", "question", "answer"):
            if role in columns.others:
                yield self._column(role, columns.others[role])
        yield from self._persona(columns.others, answers.personas)
        yield from self._group(columns.others)
        field = "is" if "question" in columns.others else "column"
        good = [each for each in answers.asked if each.metric and each.step and writable(each.name)]
        yield "  questions:"
        for each in good:
            yield (
                f"    - {{{field}: {scalar_text(each.name, flow=True)}, metric: {each.metric},"
                f" step: {each.step}}}  # {self._said(_sureness(each))}"
            )
        left = [each for each in answers.asked if each not in good]
        if left:
            yield f"    # {self._said('questions-unplaced')}"
            for each in left:
                yield f"    #   {_comment(each.name)}  ({self._said('answers', count=each.count)})"

    def _steps(self, events: ProposedEvents) -> Iterator[str]:
        placed: dict[str, list[str]] = {}
        for each in events.placed:
            sure = self._said(
                "likely" if each.likely else "guess",
                word=each.word,
                like=each.like,
                place=each.place,
                of=events.of,
            )
            placed.setdefault(each.step, []).append(f"    - {_text(each.activity)}  # {sure}")
        yield "steps:" if placed else f"# steps: {{}}  # {self._said('no-steps')}"
        for step in self._proposal.steps:
            if step in placed:
                yield f"  {step}:"
                yield from placed[step]
        empty = [step for step in self._proposal.steps if step not in placed]
        if placed and empty:
            yield f"  # {self._said('empty', steps=', '.join(empty))}"
        if events.ignored:
            yield f"ignored:  # {self._said('machines')}"
            for name, count in events.ignored:
                yield f"  - {_text(name)}  # {self._said('events', count=count)}"
        if events.unplaced:
            yield f"# {self._said('unplaced')}"
            for name, count in events.unplaced:
                yield f"#   - {_comment(_text(name))}  # {self._said('events', count=count)}"

    def _times(self) -> Iterator[str]:
        times = self._proposal.times
        if times:
            yield "times:"
            for each in times:
                yield f"  - step: {each.step}  # {self._said('guess-time')}"
                yield f"    from: {_flow(each.left)}"
                yield f"    to: {_flow(each.to)}"
                yield f"    metric: {each.metric}"
        else:
            yield f"# {self._said('times-example')}"
            yield "# times:"
            yield "#   - {step: …, part: actual, from: …, to: …}"
        if self._proposal.shares:
            yield f"# {self._said('shares-example')}"
            yield "# shares:"
            for metric, step in self._proposal.shares:
                yield (
                    f"#   - {{metric: {metric}, step: {step}, of: …, with: …}}"
                    f"  # {self._said('shares-which')}"
                )

    def _contexts(self) -> Iterator[str]:
        if self._proposal.weekends:
            yield "contexts:"
            for each in self._proposal.weekends:
                yield f"  {each}: {{days: [saturday, sunday]}}"


def _sureness(asked: Asked) -> str:
    if not asked.by_words:
        return "question-scale"
    return "question-sure" if asked.alike >= 0.5 else "question-step"


def _text(value: str) -> str:
    return scalar_text(value) if writable(value) else repr(value)


def writable(value: str) -> bool:
    """Whether a mapping can hold a text: it has no unseen characters."""
    try:
        scalar_text(value)
    except UnwritableError:
        return False
    return True


def _flow(values: Iterable[str]) -> str:
    listed = [scalar_text(each, flow=True) for each in values if writable(each)]
    return listed[0] if len(listed) == 1 else f"[{', '.join(listed)}]"


def _comment(text: str) -> str:
    """Make a text fit for a comment: one line, not too long."""
    line = one_line(text)
    return line if len(line) <= _LONG else f"{line[: _LONG - 1]}…"


def _listed(values: Iterable[str]) -> str:
    found = list(values)
    return ", ".join(found[:_VALUES]) + (" …" if len(found) > _VALUES else "")
