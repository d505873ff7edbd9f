"""What people call a lane, to the lane that they mean."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import category, normalize

from cjmap.exchange.tables.sheet.lanes import CUSTOMER, Lane
from cjmap.exchange.tables.sheet.words import en, pl

_LONGEST = 60
"""The letters that a label may have: a longer text is no label."""
_LONGEST_NAME = 6
"""The words of the longest name of a lane."""
_ASIDE = re.compile(r"\([^)]*\)|\[[^\]]*\]|<[^>]*>")
_NUMBERED = re.compile(r"^\s*\d{1,2}\s*[.)]\s*")
_COMPANY = frozenset((*en.COMPANY, *pl.COMPANY))
_PIECES = re.compile(r"[/&,;+:|\n–—]| - | and | or | i | oraz | lub ")


@dataclass(frozen=True, slots=True)
class Named:
    """A lane that a label names; `sure` where it is one of the known names, not only like one."""

    lane: Lane
    sure: bool


@lru_cache(maxsize=4096)
def lane_named(label: str) -> Named | None:
    """Return the lane that a label means: by its whole, by a part (`Pains / gains`), by a word of it."""
    if not label.strip() or len(label) > _LONGEST:
        return None
    known = _known()
    if (lane := known.get(folded(label))) is not None:
        return Named(lane, True)
    if any(known.get(folded(aside)) is Lane.METRICS for aside in _ASIDE.findall(label)):
        return Named(Lane.METRICS, True)
    named = _named(label)
    company = named is not None and named.lane in CUSTOMER and _is_of_company(label)
    return None if company else named


def _is_of_company(label: str) -> bool:
    """Whether a label says that it is about the company: business goals are no goals of a customer."""
    return any(word in _COMPANY for word in folded(label).split())


def _named(label: str) -> Named | None:
    known = _known()
    if (lane := known.get(folded(_ASIDE.sub(" ", label)))) is not None:
        return Named(lane, True)
    pieces = [folded(each) for each in _PIECES.split(_ASIDE.sub(" ", label))]
    lanes = [known[piece] for piece in pieces if piece in known]
    if lanes:
        return Named(lanes[0], len(set(lanes)) == 1 and len(lanes) == len(pieces))
    return _containing(folded(label))


def _containing(label: str) -> Named | None:
    """Return the lane with the longest name that stands whole in the label; no single short word does."""
    known, words = _known(), label.split()
    found = [
        name
        for begin in range(len(words))
        for end in range(begin + 1, min(begin + _LONGEST_NAME, len(words)) + 1)
        if len(name := " ".join(words[begin:end])) > 3 and name in known
    ]
    return Named(known[max(found, key=len)], False) if found else None


def is_divider(label: str) -> bool:
    """Whether a label is a line between the lanes of a blueprint, which is never written down."""
    return folded(label) in _dividers()


def among(text: str, *names: tuple[str, ...]) -> bool:
    """Whether a text is one of some words, of any language."""
    said = folded(text)
    return bool(said) and any(said == folded(name) for known in names for name in known)


def folded(text: str) -> str:
    """Fold a label: small letters without accents, signs, emoji and a leading number."""
    text = _NUMBERED.sub("", text).casefold().replace("ł", "l")
    letters = "".join(
        each
        if each.isalnum()
        else ""
        if category(each) in ("Mn", "Cf", "Sk") or each == "'"
        else " "
        for each in normalize("NFKD", text)
        if category(each) != "Mn"
    )
    return " ".join(letters.split())


@cache
def _dividers() -> frozenset[str]:
    return frozenset(folded(name) for name in (*en.DIVIDERS, *pl.DIVIDERS))


@cache
def _known() -> dict[str, Lane]:
    """Put the names of all languages together; where two lanes share a name, the first language counts."""
    names: dict[str, Lane] = {}
    for words in (en.LANES, pl.LANES):
        for lane, known in words.items():
            for name in known:
                names.setdefault(folded(name), lane)
    return names
