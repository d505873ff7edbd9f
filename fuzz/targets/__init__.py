"""The targets, by name: each a module whose `TARGET` it is, imported when it is asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fuzz.target import Target

NAMES = (
    "document",
    "lint",
    "fix",
    "fmt",
    "render",
    "diff",
    "merge",
    "export",
    "import-mermaid",
    "import-cjml",
    "import-enablement",
    "import-csv",
    "import-xlsx",
    "import-workbook",
    "import-json",
    "import-personas",
    "configuration",
    "baseline",
    "kept",
    "query",
    "mapping",
    "data-text",
    "data-xes",
    "data-ocel-json",
    "data-ocel-xml",
)


def target_named(name: str) -> Target:
    """Return a target of `NAMES`."""
    target: Target = import_module(f"fuzz.targets.{name.replace('-', '_')}").TARGET
    return target
