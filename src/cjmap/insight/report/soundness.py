"""What is wrong with the maps themselves, and therefore with what a report says of them."""

from __future__ import annotations

from math import fsum
from typing import TYPE_CHECKING

from pydantic import Field

from cjmap.insight.document import Points, Section, Sentence, Tone
from cjmap.insight.voice import short
from cjmap.published import Published

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.insight.inquiry import Inquiry
    from cjmap.insight.voice import Voice

_NAMED = 5
"""So many of a kind are named, unless details are asked for."""

_TOLERANCE = 1e-6


class Soundness(Published):
    """What does not fit in the maps that were asked about; places as `file` or `file#step`."""

    left_out: list[str] = Field(
        description="The files that are no valid maps, and no part of the report."
    )
    unknown: list[str] = Field(
        description="What the maps refer to and no map defines; told as if it were there."
    )
    persona_shares: list[str] = Field(
        description="The journeys whose personas make more than all customers; 1 is taken for them."
    )
    next_shares: list[str] = Field(
        description="The steps from which more than all customers go on; reach is taken to be 1 at most."
    )

    @property
    def sound(self) -> bool:
        """Whether nothing is wrong."""
        return not (self.left_out or self.unknown or self.persona_shares or self.next_shares)


def soundness(inquiry: Inquiry) -> Soundness:
    """Return what does not fit in the maps that are meant."""
    root = inquiry.workspace.root
    nowhere = inquiry.survey.leading_nowhere
    meant = [entry for entry in inquiry.entries if entry.model is not None]
    return Soundness(
        left_out=[
            entry.file.relative_to(root).as_posix()
            if entry.file.is_relative_to(root)
            else entry.file.name
            for entry in inquiry.entries
            if entry.model is None
        ],
        unknown=list(
            dict.fromkeys(text for entry in meant for text in nowhere.get(entry.number, ()))
        ),
        persona_shares=[
            journey.entry.file.name
            for journey in inquiry.journeys
            if _more_than_all(_shares_of(inquiry, journey.model.personas))
        ],
        next_shares=[
            step.line
            for step in inquiry.steps
            if _more_than_all([each.share or 0.0 for each in step.step.next])
        ],
    )


def amiss(found: Soundness, voice: Voice, *, detail: bool) -> Section:
    """Tell what is wrong, and what was made of it."""
    told = (
        ("left-out", found.left_out),
        ("unknown", found.unknown),
        ("persona-shares", found.persona_shares),
        ("next-shares", found.next_shares),
    )
    sentences = tuple(
        Sentence(voice.counted(key, len(names), names=_listed(names, voice, detail)), Tone.BAD)
        for key, names in told
        if names
    )
    return Section("amiss", voice("amiss"), (Points(sentences),))


def _listed(names: Sequence[str], voice: Voice, detail: bool) -> str:
    """List names; of many, the first, and how many more."""
    shown = [short(each) for each in (names if detail else names[:_NAMED])]
    more = len(names) - len(shown)
    return f"{', '.join(shown)} (+{voice.number(more)})" if more else ", ".join(shown)


def _more_than_all(shares: Sequence[float]) -> bool:
    return fsum(shares) > 1 + _TOLERANCE


def _shares_of(inquiry: Inquiry, personas: Sequence[str]) -> list[float]:
    """Return the shares that the personas of a journey tell."""
    known = [inquiry.personas[id] for id in dict.fromkeys(personas) if id in inquiry.personas]
    return [each.share for each in known if each.share is not None]
