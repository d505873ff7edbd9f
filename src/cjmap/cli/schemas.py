"""The published schemas by name: what `schema` prints and `init` writes."""

from __future__ import annotations

import json
from importlib import import_module
from typing import Any

from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.near import listed, nearest

_OTHERS = {
    "all": ("cjmap.format.schema", "all_schema"),
    "findings": ("cjmap.check.formats.json_format", "findings_schema"),
    "diff": ("cjmap.compare.formats.json_format", "changes_schema"),
    "log": ("cjmap.compare.history.formats.json_format", "history_schema"),
    "report": ("cjmap.insight.report.published", "report_schema"),
    "measure": ("cjmap.measure.published", "measured_schema"),
    "measure-changes": ("cjmap.measure.published", "changes_schema"),
    "plan": ("cjmap.insight.plan.published", "plan_schema"),
    "find": ("cjmap.insight.find.published", "found_schema"),
    "impact": ("cjmap.insight.impact.published", "impact_schema"),
    "maps": ("cjmap.exchange.json_maps.schema", "maps_schema"),
    "exchange": ("cjmap.exchange.report", "exchange_schema"),
    "mapping": ("cjmap.measure.mapping.published", "mapping_schema"),
    "config": ("cjmap.check.selection.configuration_schema", "configuration_schema"),
}
"""The schemas besides those of the kinds: by name, the module and the function that makes it."""


def schema_named(name: str) -> dict[str, Any]:
    """Return the schema called `name`; raises `CjmapError` where there is none."""
    kind = kind_named(name)
    if kind is not None:
        from cjmap.format.schema import kind_schema

        return kind_schema(kind)
    if name in _OTHERS:
        module, function = _OTHERS[name]
        schema: dict[str, Any] = getattr(import_module(module), function)()
        return schema
    names = schema_names()
    near = nearest(name, names)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}."
    raise CjmapError(f"There is no schema `{name}`.", hint=hint)


def schema_names() -> list[str]:
    """List the schemas: the kinds, then the others."""
    return [*(kind.name for kind in KINDS), *_OTHERS]


def schema_text(name: str) -> str:
    """Return a schema as the text that is published."""
    return json.dumps(schema_named(name), indent=2, ensure_ascii=False) + "\n"
