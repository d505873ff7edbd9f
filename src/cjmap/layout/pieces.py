"""A map taken apart for laying out: each value with the comments that speak of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjmap.source.nodes import Scalar


@dataclass(slots=True)
class Remark:
    """A comment on a line of its own; `spaced` where a blank line stands above it."""

    text: str
    spaced: bool


@dataclass(slots=True)
class Piece:
    """An entry of a mapping, or an item of a list (`key` is None), with its comments.

    `above` are the comment lines over it, `beside` the comment at the end of its line; `spaced`
    says that a blank line stands between it and what is above.
    """

    key: Scalar | None
    value: Scalar | Collection
    above: list[Remark] = field(default_factory=list)
    spaced: bool = False
    beside: str | None = None

    @property
    def apart(self) -> bool:
        """Whether a blank line stands above it and its comments."""
        return self.above[0].spaced if self.above else self.spaced


@dataclass(slots=True)
class Collection:
    """A mapping or a list; `flow` as its author wrote it, `below` the comments at its end."""

    is_mapping: bool
    flow: bool
    pieces: list[Piece] = field(default_factory=list)
    below: list[Remark] = field(default_factory=list)

    @property
    def remarked(self) -> bool:
        """Whether a comment stands anywhere in it, so that one line cannot hold it."""
        return bool(self.below) or any(
            piece.above
            or piece.beside
            or (isinstance(piece.value, Collection) and piece.value.remarked)
            for piece in self.pieces
        )


@dataclass(slots=True)
class Sheet:
    """A whole file: the lines above the first key, which stay there, and the map.

    `spaced` says that a blank line stands between the two.
    """

    heading: list[Remark]
    spaced: bool
    top: Collection
