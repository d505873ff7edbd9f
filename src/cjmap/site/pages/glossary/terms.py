"""The terms that the portal uses: what a map is made of, and what its figures mean."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.insight.definitions import definitions

if TYPE_CHECKING:
    from cjmap.insight.voice import Voice

_OWN = (
    "journey",
    "stage",
    "step",
    "touchpoint",
    "channel",
    "context",
    "persona",
    "empathy-map",
    "pain",
    "moment-of-truth",
    "blueprint",
    "frontstage",
    "backstage",
    "line-of-interaction",
    "line-of-visibility",
    "line-of-internal-interaction",
    "opportunity",
    "quick-win",
    "assumption",
)
"""The terms of the craft; their words stand beside."""

_FIGURES = (
    "score",
    "mean",
    "peak-end",
    "truth",
    "reach",
    "pain-weight",
    "goals-missed",
    "uneven",
    "fail-point",
    "waiting",
    "hand-off",
    "claim",
    "interval",
    "rice",
)
"""The figures that pages show, as reports define them."""


@dataclass(frozen=True, slots=True)
class Term:
    """A term, what it means, and whose idea it is; empty where that is not known."""

    key: str
    name: str
    text: str
    source: str = ""


def terms(words: Voice) -> tuple[Term, ...]:
    """Return the terms of the craft."""
    return tuple(Term(key, words(f"term-{key}"), words(f"means-{key}")) for key in _OWN)


def figures(words: Voice) -> tuple[Term, ...]:
    """Return the figures with their definitions."""
    known = definitions(words.lang)
    return tuple(Term(key, known[key].name, known[key].text, known[key].source) for key in _FIGURES)
