"""Interview somebody in the terminal, and write the map that comes of it."""

from __future__ import annotations

import os
import shlex
import sys

from cjmap.authoring.draft import draft_file, forget, read
from cjmap.authoring.words import words
from cjmap.cli.authoring.conversation import Conversation
from cjmap.cli.authoring.request import Commission, Detail, Request, understand
from cjmap.cli.authoring.telling import tell
from cjmap.cli.authoring.writing import check_free, examine, write
from cjmap.cli.terminal import emit, emit_bytes, wants_color
from cjmap.errors import CjmapError

_INTERRUPTED = 130


def run(request: Request) -> int:
    """Ask, write, tell; return the exit code, 130 where it was stopped with the answers kept."""
    _check_terminal()
    if request.detail is not Detail.FULL:
        raise CjmapError("`--detail` is about templates, and `--ask` needs none.")
    commission = understand(request)
    if not request.to_standard_output:
        check_free(commission)
    file = draft_file(commission.wanted, commission.workspace.root)
    talk = Conversation(commission, file, read(file))
    from cjmap.cli.authoring.screen import Screen

    if not Screen(talk, colors=wants_color(request.color, sys.stdout)).run():
        return _stopped(request, commission, talk)
    data = talk.interview.text(commission.file).encode()
    if request.to_standard_output:
        emit_bytes(data)
        forget(file)
        return 0
    examined = examine(commission.file, data)
    write(commission, data)
    forget(file)
    return tell(commission, examined, request.color, from_template=False)


def _check_terminal() -> None:
    """Refuse to ask where nobody can answer; raises `CjmapError`."""
    here = all(stream is not None and stream.isatty() for stream in (sys.stdin, sys.stdout))
    if not here or os.environ.get("TERM") == "dumb":
        raise CjmapError(
            "`--ask` needs a terminal, to ask in and to read the answers from.",
            hint="Without `--ask`, the map begins as a template.",
        )


def _stopped(request: Request, commission: Commission, talk: Conversation) -> int:
    said = words(commission.wanted.language)
    if talk.draft_now(talk.typed).is_empty and talk.draft is None:
        emit(f"{said.STOPPED_EMPTY}\n")
        return _INTERRUPTED
    order = ["cjmap", "new", request.kind, request.id, "--ask"]
    for option, value in (
        ("--title", request.title),
        ("--lang", request.lang),
        ("--persona", ",".join(request.personas)),
        ("--journey", request.journey),
        ("-o", request.output),
    ):
        if value:
            order += [option, value]
    emit(f"{said.STOPPED}\n\n  {shlex.join(order)}\n")
    return _INTERRUPTED
