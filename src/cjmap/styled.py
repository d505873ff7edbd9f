"""Text with styles, before anyone decides whether colours are wanted."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Styled:
    """Pieces of text, each with the name of a style (empty: none)."""

    pieces: list[tuple[str, str]] = field(default_factory=list)

    def add(self, text: str, style: str = "") -> Styled:
        """Append a piece and return the whole, so that calls chain."""
        self.pieces.append((text, style))
        return self

    @property
    def plain(self) -> str:
        """The text without its styles."""
        return "".join(text for text, _ in self.pieces)
