"""Pieces into text: two columns a level, dashes below their key, brackets where they fit a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjmap.layout.pieces import Collection, Piece, Remark, Sheet
from cjmap.layout.prose import WIDTH, block_lines, prose_lines
from cjmap.layout.quoting import on_one_line

if TYPE_CHECKING:
    from cjmap.source.nodes import Scalar

_STEP = 2


def write(sheet: Sheet, source: str) -> str:
    r"""Write a sheet whose values stand in `source`; lines end in `\n`."""
    writer = _Writer(source)
    writer.remarks(sheet.heading, 0)
    if sheet.top.pieces:
        writer.block(sheet.top, 0, apart=sheet.spaced)
    else:
        writer.line("{}", 0, apart=sheet.spaced)
        writer.remarks(sheet.top.below, 0)
    return "\n".join(writer.lines) + "\n"


class _Writer:
    """The lines written so far."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.lines: list[str] = []

    def line(self, text: str, indent: int, *, apart: bool = False) -> None:
        """Add a line, below a blank one where it stands `apart`."""
        if apart:
            self.gap()
        self.lines.append(" " * indent + text if text else "")

    def gap(self) -> None:
        """Add a blank line, unless there is one or nothing is above."""
        if self.lines and self.lines[-1]:
            self.lines.append("")

    def remarks(self, remarks: list[Remark], indent: int) -> None:
        """Add comment lines."""
        for remark in remarks:
            self.line(remark.text, indent, apart=remark.spaced)

    def block(self, block: Collection, indent: int, *, apart: bool = False) -> None:
        """Add the pieces of a block; `apart` says whether its first line stands so."""
        for number, piece in enumerate(block.pieces):
            written = self.inline(piece, indent)
            if written is None:
                _lift_comments(piece)
            if number == 0:
                (piece.above[0] if piece.above else piece).spaced = apart
            self.remarks(piece.above, indent)
            if written is not None:
                self.head(piece, indent, written)
            elif isinstance(piece.value, Collection):
                self.nested(piece, piece.value, indent)
            else:
                self.scalar(piece, piece.value, indent)
        self.remarks(block.below, indent)

    def head(self, piece: Piece, indent: int, *rest: str) -> None:
        """Add the line of a piece: its key or dash, what follows, and the comment beside it."""
        words = [_label(piece), *rest, piece.beside]
        self.line(" ".join(word for word in words if word), indent, apart=piece.spaced)

    def nested(self, piece: Piece, inner: Collection, indent: int) -> None:
        """Add a piece whose value is a block: below its key, or from the line of its dash on."""
        if piece.key is not None:
            self.head(piece, indent)
            self.block(inner, indent + _STEP)
            return
        if piece.spaced:
            self.gap()
        start = len(self.lines)
        self.block(inner, indent + _STEP)
        self.lines[start] = f"{' ' * indent}- {self.lines[start][indent + _STEP :]}"

    def scalar(self, piece: Piece, scalar: Scalar, indent: int) -> None:
        """Add a piece whose text takes several lines, or is too wide for one."""
        inner = indent + _STEP
        if scalar.style in ("|", ">"):
            lines = block_lines(scalar, self.source[scalar.start : scalar.end], inner)
        else:
            lines = prose_lines(scalar.text, inner)
        sign, *text = lines or [on_one_line(scalar)]
        self.head(piece, indent, sign)
        for line in text:
            self.line(line, inner)

    def inline(self, piece: Piece, indent: int) -> str | None:
        """Return the value of a piece on one line, or None where it does not fit one."""
        written = _inline(piece.value, in_flow=False)
        if (
            written is None
            or written in ("{}", "[]")
            or indent + len(_label(piece)) + 1 + len(written) <= WIDTH
        ):
            return written
        return None


def _label(piece: Piece) -> str:
    return f"{on_one_line(piece.key, is_key=True)}:" if piece.key is not None else "-"


def _inline(value: Scalar | Collection, *, in_flow: bool) -> str | None:
    """Return a value on one line, however long; None where its author wanted more of them."""
    if not isinstance(value, Collection):
        if value.style in ("|", ">") or "\n" in value.text:
            return None
        return on_one_line(value, in_flow=in_flow)
    if value.remarked or (value.pieces and not value.flow):
        return None
    words = []
    for piece in value.pieces:
        word = _inline(piece.value, in_flow=True)
        if word is None:
            return None
        key = on_one_line(piece.key, in_flow=True, is_key=True) if piece.key is not None else ""
        words.append(": ".join(each for each in (key, word) if each))
    return f"{{{', '.join(words)}}}" if value.is_mapping else f"[{', '.join(words)}]"


def _lift_comments(piece: Piece) -> None:
    """Put comments that would stand between a dash and what follows it above the dash."""
    inner = piece.value
    if piece.key is not None or not isinstance(inner, Collection):
        return
    if piece.beside:
        piece.above.append(Remark(piece.beside, piece.spaced))
        piece.beside, piece.spaced = None, False
    first = inner.pieces[0]
    _lift_comments(first)
    if first.above:
        first.above[0].spaced, piece.spaced = piece.spaced, first.spaced
        piece.above += first.above
        first.above = []
