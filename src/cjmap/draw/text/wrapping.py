"""A text set in lines: as much on each as fits, words divided only where that is better."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from cjmap.draw.scene import Weight
from cjmap.draw.text.breaking import pieces, units
from cjmap.draw.text.cleaning import SOFT_HYPHEN, ZERO_WIDTH_SPACE, clean
from cjmap.draw.text.hyphens import divisions, is_prose, language
from cjmap.draw.text.measuring import advance, cluster_advance, width
from cjmap.draw.text.segments import clusters

_ELLIPSIS = "…"
_HYPHEN = "-"
_TRAILING = " ·•|–—-,;:" + _ELLIPSIS

_RAGGED = 0.6
"""A line that is less full than this looks ragged, so a long word may be divided to fill it."""
_LONG_WORD = 8
_LEAST_FOR_LOOKS = (3, 4)
"""Characters before and after a hyphen that is there only for the looks."""
_MOST_IN_A_ROW = 2
"""Lines in a row that end in a hyphen only for the looks."""


def wrap(
    text: object,
    room: float,
    size: float,
    weight: Weight = Weight.REGULAR,
    most: int | None = None,
    *,
    balanced: bool = False,
) -> tuple[str, ...]:
    """Break a text into lines no wider than `room` points; with `most`, into no more lines.

    A word is divided at the author's soft hyphens, else by the rules of the language set with
    `typesetting`: if it is wider than `room`, or if it is long, the line would stay ragged and the
    text gets shorter by a line. A word that is too wide and cannot be divided is cut between
    letters. What does not fit into `most` lines ends in an ellipsis. `balanced` makes the lines of
    a heading about equally long.
    The text is made safe first; an empty one has no lines.
    """
    return _wrap(clean(text), room, size, weight, most, balanced, language())


@lru_cache(maxsize=16384)
def _wrap(
    text: str,
    room: float,
    size: float,
    weight: Weight,
    most: int | None,
    balanced: bool,
    lang: str,
) -> tuple[str, ...]:
    lines: list[str] = []
    for paragraph in text.split("\n") if text else ():
        setter = _set(paragraph, room, size, weight, lang)
        if balanced and not setter.divided:
            setter = _narrowest(setter, paragraph, lang)
        elif setter.ragged:
            smooth = _set(paragraph, room, size, weight, lang, for_looks=True)
            setter = min(setter, smooth, key=lambda each: len(each.lines))
        lines += setter.lines
        if most is not None and len(lines) > most:
            last = lines[most - 1].rstrip(_TRAILING) + _ELLIPSIS
            return (*lines[: most - 1], shorten(last, room, size, weight))
    return tuple(lines)


def shorten(text: str, room: float, size: float, weight: Weight = Weight.REGULAR) -> str:
    """Cut one line so that it fits into `room` points, with an ellipsis where it was cut."""
    text = text.replace(SOFT_HYPHEN, "").replace(ZERO_WIDTH_SPACE, "")
    if width(text, size, weight) <= room:
        return text
    kept: list[str] = []
    used = advance(_ELLIPSIS, weight)
    for cluster in clusters(text.rstrip(_ELLIPSIS)):
        used += cluster_advance(cluster, weight)
        if used * size > room:
            break
        kept.append(cluster)
    return "".join(kept).rstrip(_TRAILING) + _ELLIPSIS


def _set(
    paragraph: str, room: float, size: float, weight: Weight, lang: str, *, for_looks: bool = False
) -> _Setter:
    setter = _Setter(room, size, weight, lang, for_looks)
    for unit in units(paragraph, lang):
        setter.add_unit(unit)
    setter.end_line()
    return setter


def _narrowest(setter: _Setter, paragraph: str, lang: str) -> _Setter:
    """Set a paragraph again in as many lines, each as short as the widest of them can be."""
    if len(setter.lines) < 2:
        return setter
    best = setter
    low, high = setter.room / 2, setter.room
    while high - low > setter.size / 4:
        middle = (low + high) / 2
        tried = _set(paragraph, middle, setter.size, setter.weight, lang)
        if len(tried.lines) == len(setter.lines) and not tried.divided:
            best, high = tried, middle
        else:
            low = middle
    return best


class _Setter:
    """Sets one paragraph. Widths are in sizes of the font, so that sums of them are exact."""

    def __init__(
        self, room: float, size: float, weight: Weight, lang: str, for_looks: bool
    ) -> None:
        self.room = room
        self.size = size
        self.weight = weight
        self.lang = lang
        self.for_looks = for_looks
        """Whether a long word is divided only because its line would stay ragged."""
        self.ragged = False
        """Whether a line stayed ragged before a long word."""
        self.lines: list[str] = []
        self.divided = 0
        """How many words were divided or cut."""
        self._line: list[str] = []
        self._used = 0.0
        self._space = advance(" ", weight)
        self._hyphen = advance(_HYPHEN, weight)
        self._in_a_row = 0

    def add_unit(self, words: list[str]) -> None:
        """Set words that stay on one line if they fit on one."""
        glue = bool(self._line)
        if len(words) == 1:
            word = words[0]
            wide = advance(word, self.weight)
            if self._fits(wide, glue):
                self._put(word, wide, glue)
            else:
                self._add_pieces(pieces(word), is_prose(word), glue)
            return
        parts: list[str] = []
        for word in words:
            first, *rest = pieces(word)
            parts = [*parts[:-1], f"{parts[-1]} {first}", *rest] if parts else [first, *rest]
        self._add_pieces(parts, all(map(is_prose, words)), glue)

    def end_line(self, *, hyphenated: bool = False) -> None:
        """End the line, if there is anything on it."""
        if not self._line:
            return
        line = "".join(self._line).replace(ZERO_WIDTH_SPACE, "").replace(SOFT_HYPHEN, "")
        self.lines.append(line + _HYPHEN if hyphenated else line)
        self._line = []
        self._used = 0.0
        self._in_a_row = self._in_a_row + 1 if hyphenated else 0

    def _fits(self, wide: float, glue: bool) -> bool:
        return (self._used + (self._space if glue else 0.0) + wide) * self.size <= self.room

    def _put(self, text: str, wide: float, glue: bool) -> None:
        if glue:
            self._line.append(" ")
            self._used += self._space
        self._line.append(text)
        self._used += wide

    def _add_pieces(self, parts: list[str], prose: bool, glue: bool) -> None:
        for part in parts:
            wide = advance(part, self.weight)
            if self._fits(wide, glue):
                self._put(part, wide, glue)
            elif wide * self.size > self.room and " " in part:
                for number, word in enumerate(part.split(" ")):
                    self._add_pieces([word], prose, glue or number > 0)
            elif SOFT_HYPHEN in part:
                self._divide(part.split(SOFT_HYPHEN), glue)
            else:
                self._add_unfitting(part, wide, prose, glue)
            glue = False

    def _add_unfitting(self, part: str, wide: float, prose: bool, glue: bool) -> None:
        """Set a piece for which the line has no room: divide it, start a new line, or cut it."""
        too_wide = wide * self.size > self.room
        ragged = self._used * self.size < self.room * _RAGGED
        letters = len(part) - part.rfind(" ") - 1
        long = bool(self.lang) and ragged and not too_wide and letters >= _LONG_WORD
        self.ragged |= long
        if prose and (too_wide or (long and self.for_looks and self._in_a_row < _MOST_IN_A_ROW)):
            syllables = self._syllables(part, (0, 0) if too_wide else _LEAST_FOR_LOOKS)
            if len(syllables) > 1:
                if not ragged:
                    self.end_line()
                self._divide(syllables, glue and bool(self._line))
                return
        self.end_line()
        if too_wide:
            self._cut(part)
        else:
            self._put(part, wide, glue=False)

    def _syllables(self, part: str, least: tuple[int, int]) -> list[str]:
        """Split the last word of a piece where a hyphen may divide it, but not near its ends."""
        start = part.rfind(" ") + 1
        first, last = start + least[0], len(part.rstrip(_TRAILING)) - least[1]
        places = [start + place for place in divisions(part[start:], self.lang)]
        bounds = [0, *(place for place in places if first <= place <= last), len(part)]
        return [part[low:high] for low, high in pairwise(bounds)]

    def _divide(self, syllables: list[str], glue: bool) -> None:
        """Set a word that may be divided after each syllable, with a hyphen."""
        wide = [advance(syllable, self.weight) for syllable in syllables]
        rest = sum(wide)
        start = 0
        while start < len(syllables):
            if self._fits(rest, glue):
                self._put("".join(syllables[start:]), rest, glue)
                return
            end, taken = start, 0.0
            while end < len(syllables) - 1 and self._fits(taken + wide[end] + self._hyphen, glue):
                taken += wide[end]
                end += 1
            if end > start:
                self._put("".join(syllables[start:end]), taken, glue)
                self.end_line(hyphenated=True)
                self.divided += 1
                start, rest = end, rest - taken
            elif self._line:
                self.end_line()
            else:
                self._cut(syllables[start])
                rest -= wide[start]
                start += 1
            glue = False

    def _cut(self, part: str) -> None:
        """Set a piece that is wider than a line and cannot be divided: cut it between letters."""
        self.divided += 1
        for cluster in clusters(part):
            wide = cluster_advance(cluster, self.weight)
            if self._line and not self._fits(wide, glue=False):
                self.end_line()
            self._put(cluster, wide, glue=False)
