"""What claims rest on, for the notes of a slide: sources, and what nobody has checked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from cjmap.exchange.pptx.paragraphs import said
from cjmap.format.items import Claim

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.draw.parts.setting import Setting


def notes_of(setting: Setting, own: dict[str, str], *parts: Any) -> list[str]:
    """Return the lines of the notes on parts of a map: each claim with its sources."""
    claims = [claim for part in parts for claim in _claims(part)]
    proven = [
        f"{_words(claim)}: {', '.join(setting.name_of('evidence', id) for id in claim.evidence)}"
        for claim in claims
        if claim.evidence and _words(claim)
    ]
    unsure = [_words(claim) for claim in claims if claim.assumption and _words(claim)]
    lines: list[str] = []
    for title, told in ((own["rests-on"], proven), (own["unsure"], unsure)):
        if told:
            lines += [f"{title}:", *(f"– {each}" for each in dict.fromkeys(told))]
    return lines


def sources_of(setting: Setting, *parts: Any) -> list[str]:
    """Return the sources that parts of a map rest on, each with when and from how many."""
    ids = dict.fromkeys(id for part in parts for claim in _claims(part) for id in claim.evidence)
    return [_source(setting, id) for id in ids]


def _source(setting: Setting, id: str) -> str:
    known = next(
        (
            each
            for catalog in setting.context.maps("catalog")
            for each in catalog.evidence
            if each.id == id
        ),
        None,
    )
    if known is None:
        return id
    facts = [known.label]
    if known.n is not None:
        facts.append(f"n = {setting.said.number(known.n)}")
    if known.date is not None:
        facts.append(setting.said.day(known.date))
    if known.source:
        facts.append(known.source)
    return " · ".join(facts)


def _claims(part: Any) -> Iterator[Claim]:
    """Give a part and all in it that can rest on something."""
    if isinstance(part, BaseModel):
        if isinstance(part, Claim):
            yield part
        for name in type(part).model_fields:
            yield from _claims(getattr(part, name))
    elif isinstance(part, tuple | list):
        for each in part:
            yield from _claims(each)


def _words(claim: Claim) -> str:
    for name in ("text", "title", "name"):
        text = getattr(claim, name, None)
        if text:
            return said(text)
    return ""
