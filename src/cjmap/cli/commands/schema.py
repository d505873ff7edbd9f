"""Print the JSON Schemas of the maps, of the reports and of the configuration.

NAME is a kind of map (`journey`), `all` for one schema of all kinds, `config` for `cjmap.toml`, or what
programs may read: `findings` is the JSON of `validate` and `lint`, the others are called after the command
that writes them with `--to json`.
With --write, all of them go to a folder.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.schemas import schema_names, schema_text
from cjmap.cli.terminal import emit
from cjmap.printable import one_line


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
        write_file(write / f"{each}.schema.json", schema_text(each).encode(), inside=write)
        emit(f"wrote {one_line(str(write / f'{each}.schema.json'))}\n")
