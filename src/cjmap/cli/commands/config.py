"""Print the settings that hold, and where each came from.

DIR is a folder of the workspace; default: the current one.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Annotated

import typer

from cjmap.cli.terminal import emit
from cjmap.errors import CjmapError
from cjmap.printable import one_line


def command(
    folder: Annotated[
        str, typer.Argument(metavar="[DIR]", help="A folder of the workspace.")
    ] = ".",
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON.")] = False,
) -> None:
    """Print each setting with its value and its origin."""
    from cjmap.workspace.configuration import find_root, load_configuration

    start = Path(os.path.abspath(folder))  # as for every PATH: links are kept
    if not os.path.isdir(start):
        raise CjmapError(f"There is no folder `{folder}`.")
    root, file = find_root(start)
    configuration = load_configuration(root, file)
    rows = configuration.origins()
    if as_json:
        settings = {key: {"value": value, "origin": origin} for key, value, origin in rows}
        emit(json.dumps({"workspace": str(root), "settings": settings}, indent=2) + "\n")
        return
    emit(f"# workspace: {one_line(str(root))}\n")
    width = max(len(f"{key} = {json.dumps(value)}") for key, value, _ in rows)
    for key, value, origin in rows:
        emit(f"{f'{key} = {json.dumps(value)}':<{width}}  # {one_line(origin)}\n")
