"""Puts into words what speaks for a promise or against it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.format.catalog import Method
from cjmap.format.items import Met
from cjmap.insight.measures import measured
from cjmap.insight.report.consistency.promises import PromiseVerdict
from cjmap.insight.report.consistency.statements import (
    ExpectationStatement,
    MetricStatement,
    PainStatement,
    TimeStatement,
    goals,
)
from cjmap.insight.voice import short

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.insight.report.consistency.figures import TouchpointFigures
    from cjmap.insight.report.consistency.promises import Promise
    from cjmap.insight.report.consistency.statements import Statement
    from cjmap.insight.voice import Voice

_FEW = 5
"""So many missed goals need not be counted: three of them are told."""

_NAMED = 2

_MET = {Met.YES: "is-met", Met.PARTLY: "is-partly-met", Met.NO: "is-not-met"}


def said(statement: Statement, voice: Voice) -> str:
    """Tell one statement, as part of a sentence."""
    told = _plain(statement, voice)
    if not statement.contexts:
        return told
    contexts = ", ".join(short(each) for each in statement.contexts)
    return voice("in-context", said=told, contexts=contexts)


def _plain(statement: Statement, voice: Voice) -> str:
    if isinstance(statement, MetricStatement):
        value, target = (
            measured(each, statement.method, statement.unit, voice)
            for each in (statement.value, statement.target)
        )
        key = "metric" if value != target else "metric-reached"
        if key == "metric-reached" and statement.value != statement.target:
            key = "metric-nearly"
        return voice(key, metric=voice.title(statement.title), value=value, target=target)
    if isinstance(statement, ExpectationStatement):
        return voice(_MET[statement.met], text=voice.title(statement.text))
    if isinstance(statement, TimeStatement):
        actual, planned = voice.seconds(statement.actual), voice.seconds(statement.planned)
        key = "time" if actual != planned else "in-time"
        if key == "in-time" and statement.actual > statement.planned:
            key = "time-nearly"
        return voice(key, step=voice.title(statement.step), actual=actual, planned=planned)
    if isinstance(statement, PainStatement) and statement.frequency is not None:
        share = voice.percent(statement.frequency)
        return voice("happens", text=voice.title(statement.text), share=share)
    return voice.title(statement.text)


def strongest(statements: Iterable[Statement]) -> list[Statement]:
    """Choose what speaks against a promise most plainly: a time, a metric or expectation, a pain.

    The time that is exceeded by the largest factor; the metric furthest off its target, but no length
    of time again; the pain that most customers have. What holds in some contexts only is left out.
    """
    always = [each for each in statements if not each.contexts]
    times = [each for each in always if isinstance(each, TimeStatement)]
    metrics = [
        each
        for each in always
        if isinstance(each, MetricStatement) and not (times and each.method == Method.DURATION)
    ]
    expectations = [each for each in always if isinstance(each, ExpectationStatement)]
    expected = min(expectations, key=lambda each: each.met is not Met.NO, default=None)
    pains = [each for each in always if isinstance(each, PainStatement) and each.frequency]
    chosen: list[Statement | None] = [
        max(times, key=lambda each: each.actual / (each.planned or 1.0), default=None),
        max(metrics, key=_miss, default=None) or expected,
        max(pains, key=lambda each: each.frequency or 0.0, default=None),
    ]
    return [each for each in chosen if each is not None]


def _miss(statement: MetricStatement) -> float:
    """Return by what part of it a target is missed; targets of 0 are missed by the value itself."""
    return abs(statement.value - statement.target) / (abs(statement.target) or 1.0)


def pledge(promise: Promise) -> str:
    """Return the words of a promise, or of the standard where nothing is promised."""
    return promise.promise or promise.standard or ""


def promising(touchpoints: Iterable[TouchpointFigures]) -> list[tuple[TouchpointFigures, Promise]]:
    """Return the touchpoints that promise something, the broken promises that weigh most first.

    They weigh by how bad they feel, summed over the steps, and by how many customers get there.
    """
    found = [(each, each.promise) for each in touchpoints if each.promise is not None]
    order = list(PromiseVerdict)
    return sorted(found, key=lambda each: (order.index(each[1].verdict), _felt(each[0])))


def _felt(touchpoint: TouchpointFigures) -> tuple[float, int]:
    against = len(touchpoint.promise.speaks_against) if touchpoint.promise is not None else 0
    return touchpoint.felt.by_reach, -against


def against(promise: Promise, voice: Voice) -> str:
    """Tell what speaks against a promise most plainly, as clauses; of many goals, how many are missed."""
    chosen = strongest(promise.speaks_against) or promise.speaks_against[:_NAMED]
    *first, last = (said(each, voice) for each in chosen)
    told = voice("and", first=", ".join(first), last=last) if first else last
    in_part = sum(
        isinstance(each, ExpectationStatement) and each.met is Met.PARTLY
        for each in promise.speaks_for
    )
    missed = goals(promise.speaks_against) - in_part  # these stand on both sides
    if missed <= _FEW:
        return told
    whole = voice.number(missed + goals(promise.speaks_for))
    return voice("goals-missed", missed=voice.number(missed), whole=whole, facts=told)
