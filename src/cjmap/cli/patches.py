"""A unified diff in a terminal: coloured, and with nothing in it that a terminal would obey."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.cli.terminal import emit_styled
from cjmap.printable import printable
from cjmap.styled import Styled

if TYPE_CHECKING:
    from cjmap.cli.terminal import Color

_STYLES = {"+": "ok", "-": "error", "@": "note"}


def emit_patch(patch: str, color: Color) -> None:
    """Write a unified diff to standard output."""
    styled = Styled()
    for line in patch.split("\n")[:-1]:
        styled.add(f"{printable(line.rstrip(chr(13)))}\n", _STYLES.get(line[:1], ""))
    emit_styled(styled, color)
