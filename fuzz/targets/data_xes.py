"""A log in XES → rows."""

from __future__ import annotations

from functools import cache

from fuzz.mutation.markup import mutation_of_markup
from fuzz.opening import look_at_opening
from fuzz.target import Target

_LOG = b"""<?xml version="1.0" encoding="UTF-8"?>
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <classifier name="What and how" keys="concept:name lifecycle:transition 'the ward'"/>
  <trace>
    <string key="concept:name" value="patient 1"/>
    <event>
      <string key="concept:name" value="Book &amp; wait"/>
      <date key="time:timestamp" value="2026-03-01T10:00:00.000+01:00"/>
      <string key="the ward" value="B, left"/><boolean key="paid" value="true"/>
    </event>
    <event><string key="org:resource" value="Eva"><string key="role" value="nurse"/></string></event>
  </trace>
  <trace><int key="age" value="7"/><event><string key="concept:name" value="Visit"/></event></trace>
  <event><string key="concept:name" value="Of nobody"/></event>
</log>
"""


def look(data: bytes) -> None:
    """Open a log."""
    look_at_opening(data, "any.xes")


@cache
def seeds() -> tuple[bytes, ...]:
    """Return one log, whole and without most of it."""
    return _LOG, b"<log><trace><event/></trace></log>"


TARGET = Target("data-xes", "XES → rows", look, seeds, mutation_of_markup(seeds))
