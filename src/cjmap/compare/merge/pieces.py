"""What a merged file is made of: text that is decided, and conflicts, which get git's markers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.compare.merge.lines import common_ends, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.compare.merge.outcome import Labels, Style


@dataclass(frozen=True, slots=True)
class Conflict:
    """Whole lines of both sides and of the base, of which one has to be taken; `about` says which."""

    ours: str
    base: str
    theirs: str
    about: str

    def behind(self, prefix: str) -> Conflict:
        """Return the conflict with a prefix before each version that is not empty."""
        ours, base, theirs = (
            prefix + text if text else "" for text in (self.ours, self.base, self.theirs)
        )
        return Conflict(ours, base, theirs, self.about)


Piece = str | Conflict


def joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Join texts that follow one another; empty ones go."""
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) and found and isinstance(found[-1], str):
            found[-1] += piece
        elif piece:
            found.append(piece)
    return found


def narrowed(pieces: Iterable[Piece], style: Style) -> list[Piece]:
    """Take lines that both sides have alike at the ends of a conflict out of it.

    With the style `diff3` they stay, as git leaves them: the base has to be comparable.
    """
    found: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, str) or (style == "diff3" and piece.ours != piece.theirs):
            found.append(piece)
            continue
        ours, theirs = split_lines(piece.ours), split_lines(piece.theirs)
        head, tail = common_ends(ours, theirs)
        end = len(ours) - tail
        found.append("".join(ours[:head]))
        if head < end or head < len(theirs) - tail:
            left = "".join(ours[head:end])
            right = "".join(theirs[head : len(theirs) - tail])
            found.append(Conflict(left, piece.base, right, piece.about))
        found.append("".join(ours[end:]))
    return joined(found)


def resolved(pieces: Iterable[Piece], side: str) -> str:
    """Return the text in which `side` (`ours`, `theirs`) has won every conflict."""
    return "".join(piece if isinstance(piece, str) else getattr(piece, side) for piece in pieces)


def written(pieces: Iterable[Piece], labels: Labels, marker_size: int, style: Style) -> str:
    """Write pieces with the markers that git writes, `marker_size` characters wide."""
    texts: list[str] = []
    for piece in pieces:
        if isinstance(piece, str):
            texts.append(piece)
            continue
        texts += ["<" * marker_size, f" {labels.ours}\n", piece.ours]
        if style != "merge":
            texts += ["|" * marker_size, f" {labels.base}\n", piece.base]
        texts += ["=" * marker_size, "\n", piece.theirs]
        texts += [">" * marker_size, f" {labels.theirs}\n"]
    return "".join(texts)
