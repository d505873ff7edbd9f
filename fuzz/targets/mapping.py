"""A mapping file of `measure` → what data mean."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from cjmap.measure.mapping.read import parse_mapping
from fuzz.mutation.trees import mutated_map
from fuzz.target import Target, may_refuse

_FILE = Path("any.measure.yaml")
_SMALL = b"""\
journey: first-visit
zone: Europe/London
events: {from: events.csv, case: visit, activity: what, time: when, split: {gap: 30 min}}
answers:
  from: answers.csv
  date: day
  questions: [{column: q1, metric: nps, step: pay}, {column: q2, metric: csat}]
steps: {pay: [paid, refunded], search: searched}
shares: [{of: pay, with: paid}]
contexts: {rush: {hours: "16:00-18:00", days: [mon, fri]}, rain: {column: weather, is: [rain]}}
"""


def look(data: bytes) -> None:
    """Read a mapping."""
    with may_refuse():
        parse_mapping(_FILE, data)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the mapping of the example, its parts, and a small one with what that lacks."""
    (whole,) = (path.read_bytes() for path in (_examples() / "sklep").glob("*.measure.yaml"))
    return whole, _SMALL


def _examples() -> Path:
    return Path(__file__).resolve().parents[2] / "examples"


TARGET = Target("mapping", "a mapping file → what data mean", look, seeds, mutated_map)
