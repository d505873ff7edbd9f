"""What all commands about insight do alike: find the one workspace, and write answers where asked."""

from __future__ import annotations

import sys
from datetime import date
from typing import TYPE_CHECKING

from cjmap.cli.targets import find_targets, shown_file
from cjmap.cli.terminal import emit, emit_bytes
from cjmap.errors import CjmapError
from cjmap.insight.inquiry import Inquiry
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from cjmap.cli.insight.request import Request
    from cjmap.cli.targets import Target


_NAMED = 3
"""So many files are named where many are meant."""


def targets_of(request: Request) -> list[Target]:
    """Read the workspaces that are asked about."""
    return find_targets(
        request.paths, stdin_filename=request.stdin_filename, limits=request.limits, models=True
    )


def inquiry_into(target: Target, today: date | None) -> Inquiry:
    """Put a target under question; maps that cannot be read are told on standard error.

    Raises `CjmapError` where none can be read.
    """
    refused = [shown_file(entry.file) for entry in target.entries if entry.model is None]
    if refused:
        more = f" and {len(refused) - _NAMED:,} more" if len(refused) > _NAMED else ""
        named = f"{', '.join(refused[:_NAMED])}{more}"
        if len(refused) == len(target.entries):
            raise CjmapError(
                f"There is no valid map: {named}.", hint="`cjmap validate` tells what is wrong."
            )
        emit(
            f"cjmap: left out, as no valid map: {named}; `cjmap validate` tells why.\n", sys.stderr
        )
    return Inquiry(target.workspace, target.entries, today or date.today())


def name_of(inquiry: Inquiry) -> str:
    """Return what is asked about: the title of a single map, else the name of the folder."""
    if len(inquiry.entries) == 1:
        model = inquiry.entries[0].model
        return one_line(getattr(model, "label", "") or inquiry.entries[0].file.name)
    return one_line(inquiry.workspace.root.name or str(inquiry.workspace.root))


def only_one(targets: Sequence[Target], request: Request) -> None:
    """Refuse several workspaces where one file is to be written of each."""
    wanted = {*request.formats, *(name for name, _ in request.outputs)} - {"text"}
    if len(targets) > 1 and (wanted or request.outputs):
        names = ", ".join(shown_file(target.workspace.root) for target in targets[:4])
        raise CjmapError(
            f"There are {len(targets)} workspaces: {names}.",
            hint="Name one of them; only as text are several told one after another.",
        )


def _readable(request: Request) -> None:
    """Refuse pictures that nobody could read where they go: in a terminal, or among other forms."""
    binary = [name for name in request.formats if name in ("png", "pdf")]
    if not binary:
        return
    hint = f"Write it to a file: `-o {binary[0]}=FILE`."
    if len(request.formats) > 1:
        raise CjmapError(f"`{binary[0]}` cannot go to standard output among others.", hint=hint)
    if sys.stdout is not None and sys.stdout.isatty():
        raise CjmapError(f"`{binary[0]}` is nothing to read in a terminal.", hint=hint)


def write(
    request: Request, show: Callable[[], None], bytes_of: Callable[[str], bytes], plain: str
) -> None:
    """Write an answer to standard output and files; `plain` is the text that a file gets.

    Raises `CjmapError` for a picture where nobody could read it.
    """
    from cjmap.source.write import write_file

    _readable(request)
    for name, file in request.outputs:
        write_file(file, plain.encode() if name == "text" else bytes_of(name))
    for name in request.formats or (() if request.outputs else ("text",)):
        if name == "text":
            show()
        else:
            emit_bytes(bytes_of(name))
