"""The texts of a document as Rich has them: plain, harmless, with the style of their tone and marks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from cjmap.insight.document import Tone
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.insight.document import Footnotes, Said, Sentence

_STYLES = {
    Tone.PLAIN: "",
    Tone.STRONG: "bold",
    Tone.MUTED: "dim",
    Tone.GOOD: "green",
    Tone.BAD: "red",
}
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")

_HELD = str.maketrans({"\u00a0": "\ue000", "\u202f": "\ue001"})
_RELEASED = str.maketrans({"\ue000": "\u00a0", "\ue001": "\u202f"})
"""Spaces that must not break: Rich would break them, so letters of nobody's stand in for them."""


def line(text: str) -> str:
    """Return a text on one line, as Rich may break it; `released` undoes what that takes."""
    return one_line(text).translate(_HELD)


def released(output: str) -> str:
    """Return what Rich wrote with the spaces that must not break."""
    return output.translate(_RELEASED)


def sentence_text(sentence: Sentence, notes: Footnotes) -> Text:
    """Return a sentence with its marks."""
    styled = (line(sentence.text), _STYLES[sentence.tone])
    return Text.assemble(styled, marks(notes, *sentence.notes))


def said_text(said: Said, notes: Footnotes) -> Text:
    """Return a piece of text with its mark."""
    return Text.assemble((line(said.text), _STYLES[said.tone]), marks(notes, said.note))


def marks(notes: Footnotes, *named: str) -> tuple[str, str]:
    """Return the marks of those definitions that are not marked yet, with their style."""
    return ",".join(superscript(number) for number in notes.marks(*named)), "dim"


def superscript(number: int) -> str:
    """Write the number of a note."""
    return str(number).translate(_SUPERSCRIPT)
