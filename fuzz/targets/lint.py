"""Maps → workspace → validate → lint with every rule → every format of a report."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree import ElementTree

from cjmap.check.formats import FORMATS, Presentation, write_report
from cjmap.check.lint import lint
from cjmap.check.run import validate
from cjmap.printable import printable
from cjmap.problem import Severity
from fuzz.among_maps import (
    CLINIC,
    MOST_MAPS,
    all_rules,
    expect_sound_places,
    seeds,
    workspace_of,
)
from fuzz.mutation.trees import mutated_maps
from fuzz.target import Target, expect

if TYPE_CHECKING:
    from cjmap.check.run import Report
    from cjmap.workspace import Workspace


def look(data: bytes) -> None:
    """Validate and lint maps."""
    workspace, entries = workspace_of(data)
    for entry in entries:
        expect_sound_places(entry)
        expect(not entry.read.valid or entry.model is not None, "a valid map has a model")
    validity = validate(workspace, entries)
    report = lint(workspace, all_rules(workspace), entries)
    expect(report.faults == [], f"no rule fails: {report.faults[:1]}")
    told = {(each.rule.code, each.location, each.message) for each in report.findings}
    lacking = [
        each
        for each in validity.findings
        if (each.rule.code, each.location, each.message) not in told
    ]
    expect(not lacking, f"`lint` finds what `validate` finds: {lacking[:1]}")
    _expect_reports(report, workspace)


def _expect_reports(report: Report, workspace: Workspace) -> None:
    documents = {entry.file: entry.document for entry in workspace.entries}
    shown = Presentation(report, tuple(documents), documents, CLINIC, CLINIC, Severity.ERROR)
    texts = {name: write_report(name, shown) for name in FORMATS}
    for name in ("json", "sarif", "gitlab"):
        json.loads(texts[name])
    ElementTree.fromstring(texts["junit"].encode("utf-8", "backslashreplace"))
    for name in ("text", "concise", "github"):
        expect(printable(texts[name]) == texts[name], f"what is told as {name} can be printed")


TARGET = Target(
    "lint", "maps → workspace → validate → lint → reports", look, seeds, mutated_maps(MOST_MAPS)
)
