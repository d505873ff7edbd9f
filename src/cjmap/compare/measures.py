"""Two values of one metric: whether they can be compared, and what the comparison is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.statistics import Measurement, change_between

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import Versions
    from cjmap.compare.things import Thing

_BETTER_HIGHER = frozenset({"nps", "ces-net", "csat-top2", "csat-mean"})
"""Methods that say by themselves which way is up."""


class Verdict(StrEnum):
    """What became of a metric."""

    IMPROVED = "improved"
    WORSENED = "worsened"
    ON_TARGET = "on-target"
    OFF_TARGET = "off-target"
    WITHIN_NOISE = "within-noise"
    INCOMPARABLE = "incomparable"
    CHANGED = "changed"
    """It differs, and nothing says which way is better."""


@dataclass(frozen=True, slots=True)
class Compared:
    """The verdict, and the 95 % interval of the change in the metric's unit, where one is known.

    `sureness` says in a word what the interval rests on: `counts`, `n`, `intervals`, `bound` (the
    widest that the numbers allow), or `unknown`.
    """

    verdict: Verdict
    unit: str | None = None
    low: float | None = None
    high: float | None = None
    sureness: str = "unknown"
    target: float | None = None


def compared(old: Thing, new: Thing, versions: Versions) -> Compared:
    """Compare two uses of a metric that both have a value."""
    before, after = old.number("value"), new.number("value")
    if before is None or after is None:
        raise TypeError("both must have a value")
    definition = versions.new.find(Section.METRIC, new.text("metric") or "")
    former = versions.old.find(Section.METRIC, old.text("metric") or "")
    definition, former = definition or former, former or definition
    if definition is not None and former is not None and _way(former) != _way(definition):
        return Compared(Verdict.INCOMPARABLE)
    unit = definition.text("unit") if definition is not None else None
    method = definition.text("method") if definition is not None else None
    change, sureness = change_between(method, _measured(old, before), _measured(new, after))
    low, high = (change.low, change.high) if change is not None else (None, None)
    if change is not None and change.holds_zero:
        return Compared(Verdict.WITHIN_NOISE, unit, low, high, sureness)
    better, better_before = (
        (each.text("better") if each is not None else None)
        or ("higher" if method in _BETTER_HIGHER else None)
        for each in (definition, former)
    )
    if better is None or better != better_before:
        return Compared(Verdict.CHANGED, unit, low, high, sureness)
    up = better == "higher"
    target = new.number("target")
    former_target = old.number("target")
    reached_before = former_target is not None and (
        before >= former_target if up else before <= former_target
    )
    reached = target is not None and (after >= target if up else after <= target)
    improved = (after > before) == up
    verdict = Verdict.IMPROVED if improved else Verdict.WORSENED
    if target is not None and target == former_target and reached != reached_before:
        verdict = Verdict.ON_TARGET if reached else Verdict.OFF_TARGET
    return Compared(verdict, unit, low, high, sureness, target)


def _way(definition: Thing) -> tuple[object, ...]:
    """Return what decides whether two values compare: method, scale and unit."""
    return tuple(
        definition.values.get(field)
        for field in (("method",), ("scale", "min"), ("scale", "max"), ("unit",))
    )


def _measured(use: Thing, value: float) -> Measurement:
    """Return what a use of a metric tells of how sure its value is."""
    counts = {
        field[1]: count
        for field, count in use.values.items()
        if len(field) == 2 and field[0] == "counts" and isinstance(count, int)
    }
    return Measurement(value, use.number("n"), use.number("low"), use.number("high"), counts)
