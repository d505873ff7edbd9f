"""Guards the maps that show what becomes of each field: they use every field that there is."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cjmap.check.run import Report, validate
from cjmap.format.compiled import Compiled, compiled_kind
from cjmap.format.kinds import KINDS
from cjmap.workspace import open_workspace

EVERY_FIELD = Path(__file__).parents[1] / "data" / "every_field"


def fields_in(compiled: Compiled, model: str, data: dict[str, Any]) -> set[tuple[str, str]]:
    """List the fields that are used, each with its model."""
    found = {(model, key) for key in data}
    for key, value in data.items():
        inner = compiled.keys[model].get(key)
        if inner is not None:
            things = value if isinstance(value, (list, tuple)) else [value]
            found |= {field for each in things for field in fields_in(compiled, inner, each)}
    return found


def test_the_maps_use_every_field_of_the_format() -> None:
    workspace = open_workspace(EVERY_FIELD, models=True)
    report = Report()
    validate(workspace, workspace.entries, report)
    assert report.findings == []
    used: set[tuple[str, str]] = set()
    for entry in workspace.entries:
        compiled = compiled_kind(str(entry.kind_name))
        used |= fields_in(compiled, compiled.top, compiled.long_form(entry.document.data))
    every = {
        (model, key)
        for kind in KINDS
        for model, keys in compiled_kind(kind.name).keys.items()
        for key in keys
    }
    assert every - used == set()
