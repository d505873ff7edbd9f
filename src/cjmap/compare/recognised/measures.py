"""Metrics measured again: better, worse, or no change that can be told from chance."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.compare.measures import Verdict, compared
from cjmap.compare.things import number_of
from cjmap.format.roles import Section

if TYPE_CHECKING:
    from cjmap.compare.recognised.about import About

_MEASURED = ("value", "n", "low", "high", "period", "counts", "evidence")
_SAMPLE = ("n", "low", "high", "period", "counts")
"""What tells a measurement from another one of the same value."""


def metric(about: About) -> None:
    """The value of a metric, and its target."""
    name = about.versions.new.title_of(Section.METRIC, about.new.text("metric") or "")
    value = about.left.get(("value",))
    if value is not None:
        explained = [delta for word in _MEASURED for delta in about.take_all(word)]
        explained.sort(key=lambda delta: delta.field != ("value",))
        if value.before is None or value.after is None:
            kind = "metric-valued" if value.before is None else "metric-unvalued"
            about.tell(kind, *explained, name=name)
        else:
            found = compared(about.old, about.new, about.versions)
            about.tell(
                _KINDS[found.verdict],
                *explained,
                name=name,
                unit=found.unit,
                low=found.low,
                high=found.high,
                sureness=found.sureness,
                target=found.target,
            )
    elif about.new.number("value") is not None and any(map(about.differs, _SAMPLE)):
        explained = [delta for word in _MEASURED for delta in about.take_all(word)]
        same = about.new.values[("value",)]
        about.tell("metric-remeasured", *explained, before=same, after=same, name=name)
    delta = about.take("target")
    if delta is None:
        return
    before, after = number_of(delta.before), number_of(delta.after)
    if before is None or after is None:
        about.tell(f"target-{'set' if before is None else 'dropped'}", delta, name=name)
    else:
        about.tell("target-moved", delta, name=name)


_KINDS = {
    Verdict.IMPROVED: "metric-improved",
    Verdict.WORSENED: "metric-worsened",
    Verdict.ON_TARGET: "metric-on-target",
    Verdict.OFF_TARGET: "metric-off-target",
    Verdict.WITHIN_NOISE: "metric-within-noise",
    Verdict.INCOMPARABLE: "metric-incomparable",
    Verdict.CHANGED: "metric-changed",
}


def definition(about: About) -> None:
    """A metric of the catalog that is calculated otherwise: its values no longer compare."""
    explained = [*about.take_all("method"), *about.take_all("scale"), *about.take_all("unit")]
    if explained:
        about.tell("metric-redefined", *explained)
