"""Output: colours only where they are wanted, and a closed pipe is no failure."""

from __future__ import annotations

import os
import sys
from enum import StrEnum
from typing import TYPE_CHECKING, TextIO

from cjmap.recall.record import BINARY, ERROR, OUT
from cjmap.streams import write_bytes, write_text

if TYPE_CHECKING:
    from cjmap.recall.record import Piece
    from cjmap.styled import Styled


class Color(StrEnum):
    """When to use colours."""

    AUTO = "auto"
    ALWAYS = "always"
    NEVER = "never"


_STYLES = {
    "place": "bold",
    "error": "bold red",
    "warning": "bold yellow",
    "info": "bold blue",
    "note": "blue",
    "rule": "bold",
    "frame": "dim",
    "help": "cyan",
    "ok": "green",
}


heard: list[Piece] | None = None
"""What was written by this process so far, where somebody listens."""


def wants_color(color: Color, stream: TextIO) -> bool:
    """Decide by the option, then NO_COLOR and FORCE_COLOR, then whether a person is looking."""
    if color is not Color.AUTO:
        return color is Color.ALWAYS
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return stream is not None and stream.isatty() and os.environ.get("TERM") != "dumb"


def emit(text: str, stream: TextIO | None = None) -> None:
    """Write text as it is; raises `CjmapError` as `write_text` does."""
    stream = stream or sys.stdout
    if heard is not None:
        where = ERROR if stream is sys.stderr else OUT
        heard.append((where, text.encode("utf-8", "surrogatepass")))
    write_text(text, stream)


def emit_bytes(data: bytes) -> None:
    """Write bytes to standard output: pictures, and formats that are UTF-8 whatever the terminal."""
    if heard is not None:
        heard.append((BINARY, data))
    write_bytes(data)


def emit_styled(styled: Styled, color: Color, stream: TextIO | None = None) -> None:
    """Write styled text, with colours where they are wanted."""
    stream = stream or sys.stdout
    if not wants_color(color, stream):
        emit(styled.plain, stream)
        return
    from rich.console import Console
    from rich.text import Text

    console = Console(
        file=stream, force_terminal=True, highlight=False, markup=False, emoji=False, soft_wrap=True
    )
    text = Text.assemble(*((piece, _STYLES.get(style, "")) for piece, style in styled.pieces))
    with console.capture() as capture:
        console.print(text, end="")
    emit(capture.get(), stream)
