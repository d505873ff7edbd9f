"""What can be asked, and how what is typed becomes an answer.

An answer is plain data: text, a number, a list of texts, or None for what was skipped. So it can be
kept in a file and given again.
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.format.near import nearest
from cjmap.printable import printable
from cjmap.source.scalars_written import check_characters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjmap.authoring.surroundings import Named

Answer = str | float | list[str] | None

LONGEST = 1_000
"""The letters that one answer may have, or one line of a list."""

MOST_LINES = 200
"""The lines that a list may have."""

_FACES = {":'(": -2, ":(": -1, ":|": 0, ":)": 1, ":d": 2}
_MINUS = str.maketrans({"−": "-", "–": "-", ",": "."})
_BULLET = re.compile(r"^\s*[-*•–·](?:\s+|$)")
_PLACE = re.compile(r"^\s*(?:(\d{1,3})|([a-z]))[.)]\s+", re.IGNORECASE)
_NUMBER = re.compile(r"[+-]?\d{1,9}(\.\d{1,6})?")


class Refused(Exception):
    """What was typed is no answer; `reason` names the sentence that says so, `values` are put into it."""

    def __init__(self, reason: str, **values: object) -> None:
        """Keep the name of the sentence and what is put into it."""
        super().__init__(reason)
        self.reason = reason
        self.values = values


_DIGITS = 6
"""A number with as many digits is none of a list; a pasted page of them need not be read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """A question: `key` names it in a draft, `about` says what part of the map it is about.

    `help` explains, with an example; `suggested` is what stands in the answer from the beginning.
    """

    key: str
    text: str
    help: str = ""
    about: str = ""
    required: bool = False
    suggested: str = ""

    @abstractmethod
    def read(self, typed: str) -> Answer:
        """Return the answer that was typed, None for nothing; raises `Refused`."""

    def typed(self, answer: Answer) -> str:
        """Write an answer as it would be typed."""
        return "" if answer is None else str(answer)

    def accepts(self, answer: Answer) -> bool:
        """Whether an answer of an earlier day is one still."""
        if answer is None:
            return not self.required
        try:
            return self.read(self.typed(answer)) == answer
        except Refused:
            return False

    def needed(self, answer: Answer) -> Answer:
        """Return the answer; raises `Refused` for none where one is needed."""
        if answer is None and self.required:
            raise Refused("REQUIRED")
        return answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Line(Question):
    """Asks for one text."""

    def read(self, typed: str) -> Answer:
        """Return the text on one line."""
        return self.needed(_line(typed) or None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines(Question):
    """Asks for several texts, one a line."""

    def read(self, typed: str) -> Answer:
        """Return the lines that say something; bullets, numbers and repetitions left out."""
        found: list[str] = []
        left = typed.split("\n")
        while found != left:  # what lay below a mark may be one
            found = left
            left = list(dict.fromkeys(filter(None, map(_line, without_marks(found)))))
        if len(found) > MOST_LINES:
            raise Refused("TOO_MANY", count=len(found), most=MOST_LINES)
        return self.needed(found or None)

    def typed(self, answer: Answer) -> str:
        """Write one a line."""
        return "\n".join(answer) if isinstance(answer, list) else ""


@dataclass(frozen=True, slots=True)
class Option:
    """One of several answers: what is kept, what people read, and a word more."""

    id: str
    title: str
    note: str = ""

    @property
    def full_title(self) -> str:
        """The title with the note, where the title alone is not enough."""
        return f"{self.title} · {self.note}" if self.note else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Pick(Question):
    """Asks for one of several options, by number, id or title; with `free` for any other text too."""

    options: tuple[Option, ...]
    free: bool = False

    def read(self, typed: str) -> Answer:
        """Return the id of the option that is meant, or the free text."""
        text = _line(typed)
        if not text:
            return self.needed(None)
        option = self.meant(text)
        if option is not None:
            return option.id
        if self.free:
            return text
        raise self._unknown(text)

    def typed(self, answer: Answer) -> str:
        """Write the option as people read it, or the free text."""
        if not isinstance(answer, str):
            return ""
        option = next((each for each in self.options if each.id == answer), None)
        return self.label(option) if option is not None else answer

    def label(self, option: Option) -> str:
        """Return what to type for an option: its title, or its id where that is not enough."""
        for name in (option.title, option.full_title):
            if self._stands_alone(name) and len(self.named(name)) == 1:
                return name
        return option.id

    def _stands_alone(self, name: str) -> bool:
        """Whether a name, typed, is read as one."""
        return not name.isdecimal() and printable(name) == name

    def named(self, name: str) -> list[Option]:
        """Return the options that have exactly this id or title, whatever the case."""
        wanted = name.casefold()
        return [
            each
            for each in self.options
            if wanted in (each.id.casefold(), each.title.casefold(), each.full_title.casefold())
        ]

    def matching(self, typed: str) -> tuple[Option, ...]:
        """Return the options that have what is typed in their title, id or note; all for nothing."""
        wanted = typed.strip().casefold()
        number = _place_in_list(wanted)
        if number is not None:
            return self.options[number - 1 : number] if number else ()
        return tuple(
            each
            for each in self.options
            if wanted in f"{each.id} {each.title} {each.note}".casefold()
        )

    def meant(self, text: str) -> Option | None:
        """Return the option of a number, id or title, or the only one like that."""
        number = _place_in_list(text)
        if number is not None and 0 < number <= len(self.options):
            return self.options[number - 1]
        called = self.named(text)
        if called:
            return called[0]
        like = () if self.free else self.matching(text)
        return like[0] if len(like) == 1 else None

    def _unknown(self, text: str) -> Refused:
        if _place_in_list(text) is not None:
            return Refused("NO_SUCH_NUMBER", typed=printable(text), most=len(self.options))
        titles = {each.title: each for each in self.options}
        near = nearest(text, [*titles, *(each.id for each in self.options)])
        if near:
            return Refused("NO_SUCH_OPTION_NEAR", typed=printable(text), near=near)
        return Refused("NO_SUCH_OPTION", typed=printable(text))


@dataclass(frozen=True, slots=True, kw_only=True)
class PickSeveral(Pick):
    """Asks for any number of options, with commas between."""

    def read(self, typed: str) -> Answer:
        """Return the ids of the options that are meant."""
        found: list[str] = []
        for part in _line(typed).split(","):
            text = part.strip()
            if not text:
                continue
            option = self.meant(text)
            if option is None:
                raise self._unknown(text)
            found.append(option.id)
        return self.needed(list(dict.fromkeys(found)) or None)

    def typed(self, answer: Answer) -> str:
        """Write the options with commas."""
        chosen = answer if isinstance(answer, list) else []
        return ", ".join(super(PickSeveral, self).typed(each) for each in chosen)

    def _stands_alone(self, name: str) -> bool:
        return super(PickSeveral, self)._stands_alone(name) and "," not in name

    def chosen(self, typed: str) -> list[Option]:
        """Return the options that are meant so far; what is none yet is passed over."""
        parts = (part.strip() for part in typed.split(","))
        found = (self.meant(part) for part in parts if part)
        return list(dict.fromkeys(each for each in found if each is not None))

    def toggled(self, typed: str, option: Option) -> str:
        """Return what is typed once an option is chosen, or is not any more."""
        chosen = self.chosen(typed)
        kept = [each for each in chosen if each is not option]
        if len(kept) == len(chosen):
            kept.append(option)
        return ", ".join(self.label(each) for each in kept)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale(Question):
    """Asks for a number from `low` to `high` in steps of `step`; `ends` say what the two mean."""

    low: float
    high: float
    step: float
    ends: tuple[str, str]
    faces: bool = False

    def read(self, typed: str) -> Answer:
        """Return the number; a minus sign, a decimal comma or a face will do."""
        text = _line(typed)
        if not text:
            return self.needed(None)
        if self.faces and text.lower() in _FACES:
            return _whole(_FACES[text.lower()])
        number = _number(text)
        if not self.low <= number <= self.high:
            raise Refused("OUT_OF_SCALE", typed=printable(text), low=self.low, high=self.high)
        if number % self.step:
            reason = "IN_HALVES" if self.step == 0.5 else "IN_WHOLES"
            raise Refused(reason, typed=printable(text))
        return _whole(number)

    def stepped(self, typed: str, steps: int) -> str:
        """Return what is typed once it is moved up or down; from nothing, the middle or the end."""
        try:
            number = self.read(typed)
        except Refused:
            number = None
        if not isinstance(number, (int, float)):
            middle = (self.low + self.high) / 2
            return self.typed(_whole(middle - middle % self.step))
        return self.typed(_whole(min(max(number + steps * self.step, self.low), self.high)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount(Question):
    """Asks for a number of 0 or more."""

    def read(self, typed: str) -> Answer:
        """Return the number."""
        text = _line(typed)
        if not text:
            return self.needed(None)
        number = _number(text)
        if number < 0:
            raise Refused("BELOW_ZERO", typed=printable(text))
        return _whole(number)


def options_of(named: Sequence[Named | Option]) -> tuple[Option, ...]:
    """Make options of things that can be referred to."""
    return tuple(Option(each.id, each.title, each.note) for each in named)


def without_controls(text: str) -> str:
    """Leave out of pasted text what moves a cursor or hides; line breaks stay, tabs become blanks.

    A whole escape sequence goes, not only its first character.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    text = re.sub(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)?|.?)", "", text)
    return "".join(each for each in text if printable(each) == each)


def without_marks(lines: Sequence[str]) -> list[str]:
    """Leave out the bullets and numbers that the items of a list have elsewhere.

    `1.`, `2)` and `c)` are numbers where there are several, each one more than the last: a line
    alone that begins so may be a sentence, as “18. urodziny” is.
    """
    plain = [_BULLET.sub("", line) for line in lines]
    places = [_place(found) for line in plain if (found := _PLACE.match(line))]
    counted = len(places) > 1 and places == list(range(places[0], places[0] + len(places)))
    return [_PLACE.sub("", line) for line in plain] if counted else plain


def _place(mark: re.Match[str]) -> int:
    number, letter = mark.groups()
    return int(number) if number else ord(letter.lower())


def _line(typed: str) -> str:
    """Read text on one line; raises `Refused` for what no map can hold, and for very long text."""
    text = " ".join(typed.split())
    try:
        check_characters(text)
    except CjmapError:
        raise Refused("UNSEEN_CHARACTERS") from None
    if len(text) > LONGEST:
        raise Refused("TOO_LONG", count=len(text), most=LONGEST)
    return text


def _number(text: str) -> float:
    plain = text.translate(_MINUS).replace(" ", "")
    if not _NUMBER.fullmatch(plain):
        raise Refused("NO_NUMBER", typed=printable(text))
    return float(plain)


def _whole(number: float) -> float:
    """Write a whole number without decimals, and no −0."""
    return int(number) if number == int(number) else number


def _place_in_list(text: str) -> int | None:
    """Return the number that `text` is, if it is one that a list may have."""
    return int(text) if text.isdecimal() and len(text) < _DIGITS else None
