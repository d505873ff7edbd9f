"""Two values of one metric: whether they can be compared, and what the comparison is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from cjmap.format.roles import Section
from cjmap.statistics import (
    Interval,
    Sides,
    difference_of_estimates,
    net_change,
    share_change,
    widest_net_change,
)

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import Versions
    from cjmap.compare.things import Thing

_HUNDREDTHS = {"csat-top2": 100.0, "share": 1.0}
_NET = {"nps": ("promoters", "detractors"), "ces-net": ("easy", "difficult")}
_ROUNDED = 1.0
"""Points by which a net score may differ from the answers behind it: maps round."""

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
    change, sureness = _interval(method, old, new, before, after)
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


def _interval(
    method: str | None, old: Thing, new: Thing, before: float, after: float
) -> tuple[Interval | None, str]:
    """Return the interval of the change and what it rests on; None where the map does not tell."""
    n_before, n_after = old.number("n"), new.number("n")
    if method in _NET:
        sides = _sides(method, old), _sides(method, new)
        if sides[0] is not None and sides[1] is not None:
            return _times(net_change(sides[0], sides[1]), 100), "counts"
    whole = _HUNDREDTHS.get(method or "")
    if whole and n_before and n_after and 0 <= min(before, after) <= max(before, after) <= whole:
        change = share_change(before / whole, int(n_before), after / whole, int(n_after))
        return _times(change, whole), "n"
    given = _given(old), _given(new)
    if given[0] is not None and given[1] is not None:
        return difference_of_estimates(before, given[0], after, given[1]), "intervals"
    if method in _NET and n_before and n_after and max(abs(before), abs(after)) <= 100:
        widest = widest_net_change(before / 100, int(n_before), after / 100, int(n_after))
        return _times(widest, 100), "bound"
    return None, "unknown"


def _sides(method: str, use: Thing) -> Sides | None:
    """Return the answers behind a net score, where they are told and give the value."""
    better, worse = (use.number("counts", name) for name in _NET[method])
    n = use.number("n") or sum(
        value
        for field, value in use.values.items()
        if field[0] == "counts" and isinstance(value, int)
    )
    if better is None or worse is None or not n or min(better, worse) < 0 or better + worse > n:
        return None
    sides = Sides(better, worse, int(n))
    return sides if abs(100 * sides.score - (use.number("value") or 0)) <= _ROUNDED else None


def _given(use: Thing) -> Interval | None:
    low, high = use.number("low"), use.number("high")
    value = use.number("value")
    if low is None or high is None or value is None or not low <= value <= high:
        return None
    return Interval(low, high)


def _times(interval: Interval, factor: float) -> Interval:
    return Interval(interval.low * factor, interval.high * factor)
