"""Print the JSON Schemas of the maps and of the reports.

NAME is a kind of map (`journey`), `all` for one schema of all kinds, `report` for the JSON that
`validate --format json` writes. With --write, all of them go to a folder.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from cjmap.cli.terminal import emit
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
    names = schema_names()
    near = nearest(name, names)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(names, 'and')}."
    raise CjmapError(f"There is no schema `{name}`.", hint=hint)


def schema_names() -> list[str]:
    """List the schemas: the kinds, `all` and `report`."""
    return [*(kind.name for kind in KINDS), "all", "report"]


def schema_text(name: str) -> str:
    """Return a schema as the text that is published."""
    return json.dumps(schema_named(name), indent=2, ensure_ascii=False) + "\n"


def command(
    name: Annotated[
        str,
        typer.Argument(metavar="[NAME]", help="The schema to print.", autocompletion=schema_names),
    ] = "all",
    write: Annotated[
        Path | None,
        typer.Option("--write", metavar="DIR", help="Write all schemas to a folder instead."),
    ] = None,
) -> None:
    """Print a JSON Schema, or write them all."""
    if write is None:
        emit(schema_text(name))
        return
    from cjmap.source.write import write_file

    for each in schema_names():
        write_file(write / f"{each}.schema.json", schema_text(each).encode())
        emit(f"wrote {write / f'{each}.schema.json'}\n")
