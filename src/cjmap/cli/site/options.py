"""What `site` and `serve` are asked alike."""

from __future__ import annotations

from typing import Annotated

import typer

from cjmap.cli.drawing.words import some_text, whole_number

TitleOption = Annotated[
    str | None,
    typer.Option(
        "--title",
        metavar="TITLE",
        parser=some_text("--title"),
        help="The name of the portal; default: that of the folder.",
        show_default=False,
    ),
]

VersionsOption = Annotated[
    int | None,
    typer.Option(
        "--versions",
        metavar="N",
        parser=whole_number("--versions", 0, 50),
        help="How many versions of a map can be compared, 0 to 50; 0: no history. Default: 6.",
        show_default=False,
    ),
]
