"""Where a line may end: between which words, and within which.

The rules are those of careful typesetting: a line starts neither with a separator nor with closing
punctuation; a number stays with its unit; where the language asks for it, a word of one letter
stays with the next one. Within a word, a line may end after a hyphen or a slash, and between
ideographs (a small part of UAX #14).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import pairwise

from cjmap.draw.text.cleaning import SOFT_HYPHEN, ZERO_WIDTH_SPACE
from cjmap.draw.text.segments import clusters

_BREAK_AFTER = frozenset("-‐–—/\\&?=_.,;:|·)]}…")
_STAYS_BEHIND = frozenset("”’\"'»")
_SMALL_KANA = frozenset("ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮー々")

# Words without a place to break at, apart from punctuation around them: most words.
_WHOLE = re.compile(
    r"[(\[„“‘«»\"'¿¡]*[^\W_\u1100-\U0010ffff]+(?:['’][^\W_\u1100-\U0010ffff]+)*[.,;:!?)\]”’»…\"']*"
)

_MOST_TOGETHER = 8
"""Words that stay on one line at most."""

_SEPARATORS = frozenset("·•|/–—-→←↔>+×=&*")
_CLOSING = frozenset("!?:;%‰°»”)]}…,.")
_OPENING = frozenset("«„“([{¿¡§№")
_UNIT_NAMES = """
    % ‰ ° °C °F s sec sek sek. min min. h hr hrs godz godz. ms d r. w. p. pp. pkt pt px os. szt. kB KB
    MB GB TB km m cm mm nm µm g kg mg t l ml dl hl kW kWh MW Hz kHz MHz GHz m² m³ km² km/h ha tys. mln
    mld mio Mio. Mrd. k PLN EUR USD GBP CHF CZK € $ £ ₽ ₴ zł zł. gr ct Kč kr грн руб.
"""
_UNITS = frozenset(_UNIT_NAMES.split())
_BEFORE_NUMBER = frozenset(
    ("nr", "nr.", "no", "no.", "№", "§", "p.", "pp.", "s.", "str.", "ok.", "ca.", "vol.", "fig.")
)
_THOUSANDS = re.compile(r"\d{1,3}")
_THREE_DIGITS = re.compile(r"\d{3}(?!\d)")
_SHORT_WORDS = {
    "pl": "aiouwz", "cs": "aikosuvz", "sk": "aikosuvz", "ru": "авикосуя", "uk": "авзийкоуяє",
    "be": "авзіуўяй",
}  # fmt: skip
"""Words of one letter that end no line: those of the language's typographers."""


def units(paragraph: str, language: str) -> list[list[str]]:
    """Split a paragraph into words, and put those together that stay on one line."""
    words = paragraph.split(" ")
    result = [[words[0]]]
    short = _SHORT_WORDS.get(language.split("_")[0], "")
    for before, after in pairwise(words):
        if len(result[-1]) < _MOST_TOGETHER and _stays(before, after, short):
            result[-1].append(after)
        else:
            result.append([after])
    return result


def _stays(before: str, after: str, short: str) -> bool:
    """Tell whether no line may end between two words."""
    first = after[0]
    if first in _SEPARATORS and len(after) == 1:
        return True
    if first in _CLOSING and all(character in _CLOSING for character in after):
        return True
    if len(before) <= 2 and _OPENING.issuperset(before):
        return True
    if short and len(before) <= 3:
        bare = before.lstrip("„“«(\"'").lower()
        if len(bare) == 1 and bare in short:
            return True
    if first.isdigit():
        if before.lower() in _BEFORE_NUMBER:
            return True
        return bool(_THOUSANDS.fullmatch(before) and _THREE_DIGITS.match(after))
    if before[-1].isdigit():
        return after.rstrip(".,;:!?)”") in _UNITS or after.rstrip(",;:!?)”") in _UNITS
    return False


def pieces(word: str) -> list[str]:
    """Split a word after the characters where a line may end without a space."""
    if _WHOLE.fullmatch(word):
        return [word]
    parts: list[list[str]] = []
    before = ""
    size = 0
    for cluster in clusters(word):
        if before and _may_end(before, cluster, size):
            parts.append([])
            size = 0
        elif not parts:
            parts.append([])
        parts[-1].append(cluster)
        before = (before + cluster)[-2:] if size else cluster[-2:]
        size += len(cluster)
    return ["".join(part) for part in parts]


def _may_end(before: str, cluster: str, size: int) -> bool:
    """Tell whether a line may end between the last two characters of a piece and a cluster."""
    last, next_ = before[-1], cluster[0]
    if next_ in _STAYS_BEHIND:
        return False
    if last == ZERO_WIDTH_SPACE:
        return True
    if _is_wide(last) or _is_wide(next_):
        closing = next_ in _SMALL_KANA or unicodedata.category(next_) in ("Pe", "Pf", "Po")
        opening = unicodedata.category(last) in ("Ps", "Pi")
        return not closing and not opening and next_ != SOFT_HYPHEN
    if last not in _BREAK_AFTER or next_ in _BREAK_AFTER or size <= 2:
        return False
    if last == "." and before[0].isupper():
        return False  # within "U.S.A."
    return not next_.isdigit() and not before[0].isdigit()


@lru_cache(maxsize=4096)
def _is_wide(character: str) -> bool:
    return character >= "\u1100" and unicodedata.east_asian_width(character) in ("W", "F")
