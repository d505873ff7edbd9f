"""XES: what stands in a log, and the rows that come of it."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING

import pytest
from tests.measure.data.reading import read, refused

from cjmap.measure.data import XES_COLUMNS

if TYPE_CHECKING:
    from pathlib import Path

LOG = """<?xml version="1.0" encoding="UTF-8"?>
<!-- a clinic -->
<log xes.version="1849-2016" xmlns="http://www.xes-standard.org/">
  <extension name="Concept" prefix="concept" uri="http://www.xes-standard.org/concept.xesext"/>
  <global scope="event"><string key="concept:name" value="__INVALID__"/></global>
  <classifier name="Activity" keys="concept:name"/>
  <classifier name="What and how" keys="concept:name lifecycle:transition 'the ward'"/>
  <string key="source" value="a log of tests"/>
  <trace>
    <string key="concept:name" value="patient 1"/>
    <string key="persona" value="anna"/>
    <event>
      <string key="concept:name" value="Book &amp; wait"/>
      <date key="time:timestamp" value="2026-03-01T10:00:00.000+01:00"/>
      <string key="lifecycle:transition" value="start"/>
      <string key="the ward" value="B, left"/>
    </event>
    <event>
      <date key="time:timestamp" value="2026-03-01T10:30:00+0200"/>
      <string key="org:resource" value="Zażółć"><string key="role" value="nurse"/></string>
      <string key="concept:name" value="Visit"/>
      <boolean key="paid" value="true"/>
    </event>
  </trace>
  <trace>
    <int key="age" value="7"/>
    <event><string key="concept:name" value="Visit"/></event>
    <string key="late" value="x"/>
  </trace>
  <trace><string key="concept:name" value="empty"/></trace>
  <event><string key="concept:name" value="Of nobody"/></event>
</log>
"""
COLUMNS = [
    "case:concept:name",
    "case:persona",
    "case:age",
    "concept:name",
    "time:timestamp",
    "lifecycle:transition",
    "the ward",
    "org:resource",
    "paid",
    "classifier:What and how",
]
ROWS = [
    (
        "patient 1",
        "anna",
        None,
        "Book & wait",
        "2026-03-01T10:00:00.000+01:00",
        "start",
        "B, left",
        None,
        None,
        "Book & wait+start+B, left",
    ),
    (
        "patient 1",
        "anna",
        None,
        "Visit",
        "2026-03-01T10:30:00+02:00",
        None,
        None,
        "Zażółć",
        "true",
        "Visit++",
    ),
    ("trace 2", None, "7", "Visit", None, None, None, None, None, "Visit++"),
]
NOTES = [
    ("Traces without `concept:name` are called by their number", 1),
    ("Events outside of traces belong to no case and are left out", 1),
    ("Attributes of traces that follow their events are left out", 1),
    ("Attributes within attributes are left out", 1),
]


@pytest.mark.parametrize("name", ["log.xes", "log.xes.gz"])
def test_a_log(tmp_path: Path, name: str) -> None:
    data = LOG.encode()
    (tmp_path / name).write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
    found = read(tmp_path, name)
    assert found.columns == COLUMNS
    assert found.rows == ROWS
    assert found.notes == NOTES
    assert found.unreadable == []
    assert set(XES_COLUMNS.values()) <= set(COLUMNS)


def test_other_encodings_and_prefixes(tmp_path: Path) -> None:
    prefixed = (
        '<?xml version="1.0" encoding="windows-1250"?><x:log xmlns:x="u"><x:trace>'
        '<x:string key="concept:name" value="żółw"/><x:event/></x:trace></x:log>'
    )
    (tmp_path / "a.xes").write_bytes(prefixed.encode("cp1250"))
    assert read(tmp_path, "a.xes").rows == [("żółw", None, None)]


def test_a_log_without_events_has_its_columns(tmp_path: Path) -> None:
    (tmp_path / "a.xes").write_text("<log/>")
    found = read(tmp_path, "a.xes")
    assert found.columns == ["case:concept:name", "concept:name", "time:timestamp"]
    assert found.rows == []


def test_several_logs_add_up(tmp_path: Path) -> None:
    for name in "ba":
        (tmp_path / f"{name}.xes").write_text(
            f'<log><trace><string key="concept:name" value="{name}"/>'
            f'<event><string key="{name}" value="1"/></event></trace></log>'
        )
    found = read(tmp_path, "*.xes")
    assert found.columns == ["case:concept:name", "concept:name", "time:timestamp", "a", "b"]
    assert found.rows == [("a", None, None, "1", None), ("b", None, None, None, "1")]


BOMB = '<!DOCTYPE log [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><log a="&b;"/>'
EXTERNAL = '<!DOCTYPE log [<!ENTITY a SYSTEM "file:///etc/passwd">]><log>&a;</log>'
DOCTYPE = "a.xes declares a document type, which logs have no need of; it is not read."


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (BOMB, DOCTYPE),
        (EXTERNAL, DOCTYPE),
        ('<!DOCTYPE log SYSTEM "http://example.org/log.dtd"><log/>', DOCTYPE),
        ("<logs/>", "a.xes is no XES: it begins with `logs`; expected `log`."),
        ("<log><trace>", "a.xes:1:13: this is no XML: no element found."),
        ("case,activity\n", "a.xes:1:1: this is no XML: syntax error."),
        ("<log>" + "<a>" * 200, "a.xes: elements lie more than 100 deep in one another."),
        (
            f'<log a="{"x" * 5_000_000}"/>',
            "a.xes: a tag or text is longer than 4,000,000 bytes.",
        ),
        (
            f"<log><!--{'x' * 5_000_000}--></log>",
            "a.xes: a tag or text is longer than 4,000,000 bytes.",
        ),
        (
            "<log><trace><event>"
            + "".join(f'<int key="k{at}" value="1"/>' for at in range(100_000))
            + "</event></trace></log>",
            "a.xes has 100,000 columns; at most 5,000 are read.",
        ),
    ],
    ids=lambda _: "",
)
def test_what_is_refused(tmp_path: Path, data: str, message: str) -> None:
    (tmp_path / "a.xes").write_text(data)
    assert refused(tmp_path, "a.xes")[0] == message
