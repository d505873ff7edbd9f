"""Changes of any text: its lines, the signs of its language, its characters, its bytes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

ODD = [
    *("", " ", "\t", "\u00a0", "\u200b", "\u202e", "\u2028", "\ufeff", "\x00", "\x1b[2J", "\x7f"),
    *("é", "e\u0301", "ß", "İ", "ﬁ", "١", "🙂", "👩‍👩‍👧", "ไทย", "שלום", "漢字", "\U0010ffff"),
    *("0", "-0", "1e999", "-1", "0x1F", "007", "1_0", "9" * 50, "0.1", "1/3", "NaN", "½", "٣"),
    *("2026-02-30", "2026-11-15", "0000-01-01", "9999-12-31", "25:61", "5 min", "1 h 30 min"),
    *("null", "~", "true", "no", "None", "nan", "-", "--", "...", "%s", "{0}", "${x}", "\\", "/"),
    *("../../x", "C:\\x", "//x", "http://[", "javascript:alert(1)", "<script>", "]]>", "&amp;"),
    *("x" * 300, "x " * 200, "=1+1", "@x", "#", "[", "{", "'", '"', "`", "|", "(?:a+)+$", "a" * 61),
]
"""Texts that have been trouble to somebody."""

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LONGEST = 200_000


def mutation_of_texts(
    signs: Sequence[str], others: Callable[[], Sequence[bytes]]
) -> Callable[[bytes, Random], bytes]:
    """Return a change of texts in a language with these signs, with lines of other texts in it."""

    def mutated(data: bytes, random: Random) -> bytes:
        if random.random() < 0.06:
            return mutated_bytes(data, random)
        text = data.decode("utf-8", "surrogateescape")
        for _ in range(1 + int(random.expovariate(0.7))):
            text = mutated_text(text, random, signs, others())
        return text[:_LONGEST].encode("utf-8", "surrogateescape")

    return mutated


def mutated_text(
    text: str, random: Random, signs: Sequence[str], others: Sequence[bytes] = ()
) -> str:
    """Make one change in a text."""
    match random.randrange(9):
        case 0 if others:
            return _lines_of_another(text, random, random.choice(others))
        case 0 | 1 | 2:
            return _lines(text, random)
        case 3 | 4:
            return _with_sign(text, random, signs)
        case 5:
            return _with_odd(text, random)
        case 6:
            return _cut(text, random)
        case 7:
            return _again(text, random)
        case _:
            return _number(text, random)


def mutated_bytes(data: bytes, random: Random) -> bytes:
    """Change bytes, whatever they mean: a few of them, or the encoding of all."""
    match random.randrange(7):
        case 0:
            return b"\xef\xbb\xbf" + data
        case 1:
            return data.replace(b"\n", random.choice((b"\r\n", b"\r", b"\x85")))
        case 2:
            return data[: random.randrange(len(data) + 1)]
        case 3:
            text = data.decode("utf-8", "replace")
            code = random.choice(("utf-16", "utf-16-le", "cp1250", "utf-32", "utf-7"))
            return text.encode(code, "replace")
        case 4:
            return data.rstrip(b"\r\n")
    changed = bytearray(data)
    for _ in range(random.randint(1, 4)):
        at = random.randrange(len(changed) + 1)
        changed[at : at + random.randint(0, 2)] = random.randbytes(random.randint(0, 2))
    return bytes(changed)


def grown(data: bytes, random: Random, largest: int) -> bytes:
    """Repeat a stretch until an input is large: what takes more than a fair share of time shows."""
    if not data:
        return data
    start = random.randrange(len(data))
    stretch = data[start : start + random.choice((1, 2, 10, 100, 1_000, len(data)))]
    wanted = random.choice((20_000, 100_000, largest)) - len(data)
    return data[:start] + stretch * max(wanted // len(stretch), 1) + data[start:]


def _lines(text: str, random: Random) -> str:
    lines = text.split("\n")
    at, other = random.randrange(len(lines)), random.randrange(len(lines))
    match random.randrange(5):
        case 0:
            del lines[at : at + random.randint(1, 3)]
        case 1:
            lines.insert(other, lines[at])
        case 2:
            lines[at], lines[other] = lines[other], lines[at]
        case 3:
            lines[at] = " " * random.randint(0, 8) + lines[at].lstrip(" ")
        case _:
            lines.insert(at, "")
    return "\n".join(lines)


def _lines_of_another(text: str, random: Random, other: bytes) -> str:
    lines, found = text.split("\n"), other.decode("utf-8", "surrogateescape").split("\n")
    start = random.randrange(len(found))
    at = random.randrange(len(lines) + 1)
    lines[at : at + random.choice((0, 0, 1, 4))] = found[start : start + random.choice((1, 2, 8))]
    return "\n".join(lines)


def _with_sign(text: str, random: Random, signs: Sequence[str]) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + random.choice(signs) * random.choice((1, 1, 1, 2, 30)) + text[at:]


def _with_odd(text: str, random: Random) -> str:
    """Put an odd text in the place of a word."""
    words = list(re.finditer(r"[^\s:,\[\]{}<>\"'=]+", text))
    if not words:
        return random.choice(ODD)
    word = random.choice(words)
    start = random.choice((word.start(), word.start(), word.end()))
    return text[:start] + random.choice(ODD) + text[word.end() :]


def _cut(text: str, random: Random) -> str:
    at = random.randrange(len(text) + 1)
    return text[:at] + text[at + random.choice((1, 1, 2, 5, 20, 100)) :]


def _again(text: str, random: Random) -> str:
    at, to = random.randrange(len(text) + 1), random.randrange(len(text) + 1)
    stretch = text[at : at + random.choice((1, 3, 10, 40, 200))]
    return text[:to] + stretch * random.choice((1, 1, 2, 20)) + text[to:]


def _number(text: str, random: Random) -> str:
    numbers = list(_NUMBER.finditer(text))
    if not numbers:
        return text
    number = random.choice(numbers)
    value = random.choice(("0", "-1", "1", "2", "5", "6", "0.5", "100", "-2", "1e9", "99999999999"))
    return text[: number.start()] + value + text[number.end() :]
