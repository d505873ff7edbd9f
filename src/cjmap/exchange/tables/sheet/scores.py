"""How it felt, as people write it: a number, a face, signs, stars, a word."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from cjmap.exchange.coming.source import Scale
from cjmap.exchange.tables.sheet.naming import folded
from cjmap.exchange.tables.sheet.words import en, pl
from cjmap.exchange.tables.table import number_in

if TYPE_CHECKING:
    from collections.abc import Iterable

_FACES = {
    2: "😀😃😄😁😆🤩😍🥰😂🥳🎉💚❤",
    1: "🙂😊☺😌😉👍🟢😺🌞☀",
    0: "😐😶😑🤔🟡😕⚪🆗",
    -1: "🙁☹😟😞😒👎🟠😔😣😖😰😥😓",
    -2: "😠😡🤬😢😭😤😫😩😱🔴💔🤯🤮⛈",
}
_FACE = {face: score for score, faces in _FACES.items() for face in faces}
_TYPED = {
    ":D": 2, ":-D": 2, ":))": 2, ":)": 1, ":-)": 1, "(+)": 1, ":|": 0, ":-|": 0, ":/": -1, ":-/": -1,
    ":(": -1, ":-(": -1, "(-)": -1, ":((": -2, ":'(": -2,
    "++": 2, "+": 1, "+/-": 0, "+/−": 0, "±": 0, "-": -1, "−": -1, "–": -1, "--": -2, "−−": -2, "––": -2,
    "↑": 2, "↗": 1, "→": 0, "↘": -1, "↓": -2,
}  # fmt: skip
_DASHES = frozenset(("-", "−", "–"))
_LEADING = re.compile(
    r"([+\-−]?\d+(?:[.,]\d+)?)(?:\s*/\s*(\d+))?(?!\w)(?:\s*[-–—:,.)]\s*|\s+\(?|\s*\()?((?![-–—:.,/]\d)\D.*?)?\)?",
    re.DOTALL,
)
_TRAILING = re.compile(
    r"(.*?\D)[\s:(\[=]+([+\-−]?\d+(?:[.,]\d+)?)(?:\s*/\s*(\d+))?[)\]]?", re.DOTALL
)
_RANGE = re.compile(
    r"([+\-−]?\d+(?:[.,]\d+)?)\s*(?:\.\.+|…|–|—|-|do|to|/|÷)\s*([+\-−]?\d+(?:[.,]\d+)?)",
    re.IGNORECASE,
)
_COMPUTED = re.compile(
    r"[+\-−]?(?:nan|inf(?:inity)?|0x[0-9a-f]+|[\d.,_]+e[+\-−]?\d+)", re.IGNORECASE
)
"""What programs write for numbers, and nobody for a feeling."""
_STAR, _VARIATION = "★⭐", "\ufe0f\ufe0e"
_LONGEST = 1_000
"""Letters of a text that may hold a score: in longer ones, nobody wrote a number for a feeling."""


@dataclass(frozen=True, slots=True)
class Felt:
    """What a cell says of how it felt: a score of ours, or a number on a scale of theirs, and words.

    `most` is the end of the scale where the cell tells it: 7 of `4/7`. The score is `guessed` where it is that
    which people mean by the name of a feeling.
    """

    score: float | None = None
    number: float | None = None
    most: float | None = None
    words: str = ""
    guessed: bool = False
    stray: bool = False
    """Whether it is neither a score nor words: a date, a time, `24/7`, `1e999`."""

    @property
    def told(self) -> bool:
        """Whether it tells how it felt, beyond words."""
        return self.score is not None or self.number is not None


def felt_in(text: str) -> Felt:
    """Read a cell: `4`, `-1,5`, `3/5`, `🙂 relieved`, `++`, `★★★☆☆`, `very negative`, `annoyed (2)`."""
    text = "".join(each for each in text if each not in _VARIATION).strip()
    if (number := number_in(text)) is not None:
        return Felt(number=number)
    if text.endswith("%") and (share := number_in(text[:-1])) is not None:
        return Felt(number=share, most=100)
    if text in _TYPED:
        return Felt(_TYPED[text])
    if (stars := sum(text.count(each) for each in _STAR)) and not text.strip("★⭐☆ "):
        empty = text.count("☆")
        return Felt(number=stars, most=stars + empty if empty else 5)
    faces = [_FACE[each] for each in text if each in _FACE]
    if faces:
        words = "".join(each for each in text if each not in _FACE).strip(" \n,;:-–()/→")
        return Felt(sum(faces) / len(faces), words=words)
    if (score := _degrees().get(folded(text))) is not None:
        return Felt(score)
    if (score := _feelings().get(folded(text))) is not None:
        return Felt(score, words=text, guessed=True)
    return _with_words(text)


def _with_words(text: str) -> Felt:
    short = len(text) <= _LONGEST
    if short and (match := _LEADING.fullmatch(text)):
        words = (match[3] or "").strip(" \n")
        if not _is_unit(words) and (felt := _of_most(match[1], match[2], words)):
            return felt
    if short and (match := _TRAILING.fullmatch(text)):
        words = match[1].strip(" \n,;:-–([=")
        if felt := _of_most(match[2], match[3], words):
            return felt
    first = text.split(None, 1)
    if len(first) == 2 and first[0] in _TYPED and first[0] not in _DASHES:
        return Felt(_TYPED[first[0]], words=first[1].strip())
    return Felt(stray=True) if _is_stray(text) else Felt(words=text)


def _of_most(number: str, most: str | None, words: str) -> Felt | None:
    """Return a number of a scale that may be told with it: `4/7`, but not `24/7`; None where it is none."""
    score, end = number_in(number), number_in(most or "")
    if score is None or (end is not None and score > end):
        return None
    return Felt(number=score, most=end, words=words)


def _is_stray(text: str) -> bool:
    digits = any(each.isdigit() for each in text) and not any(each.isalpha() for each in text)
    return digits or _COMPUTED.fullmatch(text) is not None


def _is_unit(words: str) -> bool:
    return words[:1] == "%" or "".join(words.split()[:1]).rstrip(".") in (
        "min",
        "h",
        "dni",
        "days",
        "day",
        "godz",
    )


def dashes_are_scores(texts: Iterable[str]) -> bool:
    """Whether a dash is a bad score rather than an empty cell: where others are `+`, `++` or `--`."""
    return any(text.strip() in ("+", "++", "--", "−−", "––", "+/-", "±", "0") for text in texts)


def scale_named(label: str) -> Scale | None:
    """Return the scale that a label names: `Emotion (1–5)`, `Emocje (skala od -2 do 2)`."""
    for match in _RANGE.finditer(label[:_LONGEST]):
        low, high = number_in(match[1]), number_in(match[2])
        if low is not None and high is not None and low < high:
            return Scale(low, high)
    return None


def scale_of(
    numbers: Iterable[float], most: float | None = None, *, beside_signs: bool = False
) -> Scale:
    """Guess the scale of some numbers: the narrowest of the usual ones that holds them all.

    `most` is its end, where that is told. `beside_signs`: whether faces, words or `+` and `-` stand
    among them; a `0` is the middle then.
    """
    found = list(numbers)
    least, highest = min(found), max(found)
    if beside_signs and least == 0 and highest <= 2 and most is None:
        return Scale(-2, 2)
    if least < 0:
        reach = max(-least, highest)
        end = next((each for each in (2, 3, 5, 10, 100) if reach <= each), reach)
        return Scale(-end, end)
    if most is None or most < highest:
        most = next((each for each in (5, 10, 100) if highest <= each), highest)
    return Scale(1 if least >= 1 and 1 < most <= 10 else 0, most)


@lru_cache(maxsize=1)
def _degrees() -> dict[str, float]:
    return {
        folded(word): score for words in (pl.SCORES, en.SCORES) for word, score in words.items()
    }


@lru_cache(maxsize=1)
def _feelings() -> dict[str, float]:
    named = (pl.FEELINGS, en.FEELINGS)
    return {folded(word): score for words in named for word, score in words.items()}
