"""How alike words are: split, folded to Latin letters, with their forms and translations."""

from __future__ import annotations

import re
from functools import cache

from cjmap.measure.suggesting.dictionary import EMPTY, GENERIC, GROUPS, MACHINE, PHRASES

_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])")
_WORD = re.compile(r"[a-z]+|[0-9]+")
_FORMS = (
    "ations",
    "ation",
    "ings",
    "ing",
    "ions",
    "ion",
    "ied",
    "ies",
    "ed",
    "es",
    "er",
    "e",
    "s",
    "y",
)
_SHORTEST = 4
"""Letters that two words must begin with to be forms of one."""

_DONE = frozenset(
    [
        "sent",
        "shown",
        "paid",
        "given",
        "taken",
        "made",
        "done",
        "got",
        "held",
        "met",
        "put",
        "read",
        "seen",
        "set",
    ]
)

SAME, MEANT, ALIKE = 1.0, 0.9, 0.8
"""How alike words are: the same or a form of it, by the dictionary, by how they begin."""


@cache
def tokens(text: str) -> tuple[str, ...]:
    """Split a text into words of small Latin letters: at `_`, `-`, spaces, signs and humps."""
    from anyascii import anyascii

    parted = _HUMP.sub(" ", text)
    words = _WORD.findall(anyascii(parted).replace("'", "").lower())
    found: list[str] = []
    for word in words:
        if found and (found[-1], word) in PHRASES:
            word = PHRASES[found.pop(), word]
        found.append(word)
    return tuple(found)


@cache
def stem(word: str) -> str:
    """Take the English ending off a word that stays long enough without it."""
    for ending in _FORMS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            bare = word[: -len(ending)]
            return bare[:-1] if len(bare) > 3 and bare[-1] == bare[-2] else bare
    return word


def telling(text: str) -> tuple[str, ...]:
    """Return the words of a text that tell something, each once."""
    return tuple(
        each for each in dict.fromkeys(tokens(text)) if len(each) > 1 and each not in EMPTY
    )


def is_deed(word: str) -> bool:
    """Whether a word seems to say what was done, rather than with what: `paid`, `wysłano`."""
    return word in _DONE or (len(word) > 4 and word.endswith(("ed", "ano", "ono", "eto")))


@cache
def groups_of(word: str) -> frozenset[int]:
    """Return the groups of the dictionary that have a word."""
    return frozenset(number for number, group in enumerate(_groups()) if group.has(word))


@cache
def is_generic(word: str) -> bool:
    """Whether a word says little of where it belongs."""
    return _Group(GENERIC).has(word)


def is_of_machine(text: str) -> bool:
    """Whether a text names what machines do without a customer."""
    return any(_Group(MACHINE).has(each) for each in tokens(text))


@cache
def likeness(left: str, right: str) -> float:
    """Return how alike two words are, 0 to 1."""
    if left == right or (len(left) > 2 and stem(left) == stem(right)):
        return SAME
    if groups_of(left) & groups_of(right):
        return MEANT
    common = 0
    for mine, other in zip(left, right, strict=False):
        if mine != other:
            break
        common += 1
    longest = max(len(left), len(right))
    return ALIKE if common >= _SHORTEST and common >= 0.65 * longest else 0.0


class _Group:
    """Words of one meaning."""

    def __init__(self, written: str) -> None:
        words = written.replace("|", " ").split()
        self._stems = tuple(each[:-1] for each in words if each.endswith("*"))
        self._words = frozenset(stem(each) for each in words if not each.endswith("*"))

    def has(self, word: str) -> bool:
        """Whether a word, or a form of it, is here."""
        return stem(word) in self._words or word.startswith(self._stems)


@cache
def _groups() -> tuple[_Group, ...]:
    return tuple(_Group(each) for each in GROUPS)
