"""The published schemas by name: what `schema` prints and `init` writes."""

from __future__ import annotations

import json
from typing import Any

from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS, kind_named
from cjmap.format.near import listed, nearest


def schema_named(name: str) -> dict[str, Any]:
    """Return the schema called `name`; raises `CjmapError` where there is none."""
    from cjmap.format.schema import all_schema, kind_schema

    kind = kind_named(name)
    if kind is not None:
        return kind_schema(kind)
    if name == "all":
        return all_schema()
    if name == "report":
        from cjmap.check.formats.json_format import report_schema

        return report_schema()
    if name == "diff":
        from cjmap.compare.formats.json_format import changes_schema

        return changes_schema()
    if name == "log":
        from cjmap.compare.history.formats.json_format import history_schema

        return history_schema()
    if name == "config":
        from cjmap.check.selection.configuration_schema import configuration_schema

        return configuration_schema()
    names = schema_names()
    near = nearest(name, names)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}."
    raise CjmapError(f"There is no schema `{name}`.", hint=hint)


def schema_names() -> list[str]:
    """List the schemas: the kinds, `all`, `report`, `diff`, `log` and `config`."""
    return [*(kind.name for kind in KINDS), "all", "report", "diff", "log", "config"]


def schema_text(name: str) -> str:
    """Return a schema as the text that is published."""
    return json.dumps(schema_named(name), indent=2, ensure_ascii=False) + "\n"
