"""Bytes into text: size, encoding and characters are checked here, before anything is parsed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from cjmap.problem import Problem, Span
from cjmap.source import refusals

if TYPE_CHECKING:
    from cjmap.source.limits import Limits

BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_UTF_16_OR_32 = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_PLAIN_CONTROLS = bytes(range(0x09)) + b"\x0b\x0c" + bytes(range(0x0E, 0x20)) + b"\x7f"
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_BIDIRECTIONAL = re.compile("[\u202a-\u202e\u2066-\u2069]")
_UNSEEN = re.compile(f"{_CONTROL.pattern}|{_BIDIRECTIONAL.pattern}")
_PARTING = re.compile("[\x0b\x0c\x85\u2028\u2029]")
_LONE = re.compile("[\ud800-\udfff]")
_SHOWN_AT_MOST = 10


@dataclass(slots=True)
class Decoded:
    """The text of a file, what was found on the way, and whether parsing it makes sense."""

    text: str
    problems: list[Problem] = field(default_factory=list)
    readable: bool = True


def decode(data: bytes, limits: Limits) -> Decoded:
    """Decode UTF-8 `data` and check size, line length and characters; never raises."""
    if len(data) > limits.bytes:
        return _refused(
            "",
            Problem(
                refusals.TOO_LARGE,
                f"The file has more than {limits.bytes:,} bytes, which is all that a map may have.",
                Span(0, 0),
                "Split it: a step can name a `journey` that maps it in detail. Most commands allow more"
                " with `--limit bytes=NUMBER`.",
            ),
        )
    if data.startswith(_UTF_16_OR_32) or _looks_like_utf_16(data):
        return _refused(
            "",
            Problem(
                refusals.UTF_16,
                "The file is UTF-16 or UTF-32 text; a map is UTF-8.",
                Span(0, 0),
                "Save it as UTF-8 (in Windows Notepad: Save as, Encoding: UTF-8).",
            ),
        )
    marked = data.startswith(BYTE_ORDER_MARK)
    body = data[len(BYTE_ORDER_MARK) :] if marked else data
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError as error:
        offset = len(body[: error.start].decode("utf-8"))
        return _refused(
            body.decode("utf-8", "replace"),
            Problem(
                refusals.NOT_UTF_8,
                f"Byte 0x{body[error.start]:02X} here is not UTF-8 text.",
                Span(offset, offset + 1),
                "Save the file as UTF-8; Windows-1250 and ISO 8859-2 are the usual culprits.",
            ),
        )
    decoded = Decoded(text)
    if marked:
        decoded.problems.append(
            Problem(
                refusals.BYTE_ORDER_MARK,
                "The file starts with a byte order mark, which UTF-8 does not need.",
                Span(0, 0),
                "Save it as UTF-8 without BOM.",
            )
        )
    _check_lines(decoded, body, limits)
    if not body.isascii() or len(body) != len(body.translate(None, _PLAIN_CONTROLS)):
        _check_characters(decoded)
    return decoded


def unseen_characters(text: str) -> re.Match[str] | None:
    """Find the first character of `text` that a reader cannot see or that reorders what he sees."""
    return _UNSEEN.search(text)


def clean_text(text: str) -> tuple[str, list[str]]:
    """Return `text` without what no map can hold, and the characters that were taken out.

    Where one of them parted lines, a blank stays.
    """
    gone = _UNSEEN.findall(text) + _LONE.findall(text)
    if not gone:
        return text, gone
    return _LONE.sub("", _UNSEEN.sub("", _PARTING.sub(" ", text))), gone


def describe_character(character: str) -> str:
    """Name a character for a message, as `U+202E RIGHT-TO-LEFT OVERRIDE`."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X}" + (f" {name}" if name else "")


def character_problem(character: str, where: Span) -> Problem:
    """Build the finding for one unseen or reordering character."""
    if _BIDIRECTIONAL.match(character):
        return Problem(
            refusals.BIDIRECTIONAL_CONTROL,
            f"{describe_character(character)} makes the text read otherwise than it is stored.",
            where,
            "Remove it; text in Arabic or Hebrew needs no control characters.",
        )
    return Problem(
        refusals.CONTROL_CHARACTER,
        f"{describe_character(character)} is a character that cannot be seen.",
        where,
        "Remove it; it often comes along when text is pasted.",
    )


def _refused(text: str, problem: Problem) -> Decoded:
    return Decoded(text, problems=[problem], readable=False)


def _looks_like_utf_16(data: bytes) -> bool:
    """Tell UTF-16 without a mark by its NULs: every second byte of Latin text."""
    head = data[:64]
    return len(head) >= 4 and (not any(head[1::2]) or not any(head[0::2]))


def _check_lines(decoded: Decoded, body: bytes, limits: Limits) -> None:
    if len(body) <= limits.line_bytes:
        return
    start = 0
    for line in body.splitlines(keepends=True):
        length = len(line.rstrip(b"\r\n"))
        if length > limits.line_bytes:
            offset = len(body[:start].decode("utf-8"))
            decoded.problems.append(
                Problem(
                    refusals.LINE_TOO_LONG,
                    f"This line has {length:,} bytes; a line may have {limits.line_bytes:,}.",
                    Span(offset, offset + 1),
                    "Break long text over several lines with `>-` after the key.",
                )
            )
            decoded.readable = False
            return
        start += len(line)


def _check_characters(decoded: Decoded) -> None:
    """Tell the first few characters of each kind: many of one kind must not hide one of the other."""
    unseen = islice(_CONTROL.finditer(decoded.text), _SHOWN_AT_MOST)
    reordering = islice(_BIDIRECTIONAL.finditer(decoded.text), _SHOWN_AT_MOST)
    for match in sorted((*unseen, *reordering), key=lambda match: match.start()):
        problem = character_problem(match.group(), Span(match.start(), match.end()))
        decoded.problems.append(problem)
        if problem.rule is refusals.CONTROL_CHARACTER:
            decoded.readable = False
