"""What `serve` asks for: which workspace, and what the terminal is told. The work is `cjmap.site.server`."""

from __future__ import annotations

import sys
import webbrowser
from dataclasses import dataclass, field
from importlib.util import find_spec
from threading import Thread
from typing import TYPE_CHECKING

from cjmap.cli.serving.choosing import workspace_of
from cjmap.cli.targets import shown_file
from cjmap.cli.terminal import emit
from cjmap.errors import CjmapError
from cjmap.printable import printable
from cjmap.site.site import Options

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

DEFAULT_HOST = "127.0.0.1"
DEFAULT_PORT = 25627
"""`cjmap` on the keys of a telephone; hardly anything else listens there."""


@dataclass(frozen=True, slots=True)
class Request:
    """What the command line asked for."""

    paths: Sequence[str] = ()
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    open: bool = False
    options: Options = field(default_factory=Options)
    today: date | None = None
    verbose: bool = False


def run(request: Request) -> None:
    """Serve until Ctrl-C; raises `CjmapError` for what stands in the way at the start."""
    for package in ("starlette", "uvicorn", "watchfiles"):
        if find_spec(package) is None:
            raise CjmapError(
                f"`cjmap serve` needs the package {package}.",
                hint="Install it with `pip install 'cjmap[site]'`.",
            )
    from cjmap.site.server import running

    root = workspace_of(request.paths)

    def ready(urls: tuple[str, ...], port: int) -> None:
        if request.port not in (0, port):
            _tell(f"port {request.port} is taken; the next free one is {port}.")
        _tell(f"serving {shown_file(root)}: {urls[0]}")
        for url in urls[1:]:
            _tell(f"for others on this network: {url}")
        _tell("pages show changes as the files are saved; Ctrl-C ends.")
        if request.open:
            # A browser may take its time to start, or be one in this terminal.
            Thread(target=webbrowser.open, args=(urls[0],), daemon=True).start()

    running.serve(
        running.Request(
            root=root,
            options=request.options,
            host=request.host,
            port=request.port,
            today=request.today,
            log=request.verbose,
            tell=_tell,
            ready=ready,
        )
    )


def _tell(text: str) -> None:
    emit(f"cjmap: {printable(text)}\n", sys.stderr)
