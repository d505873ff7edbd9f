"""JSON into nodes that know their place, strictly as RFC 8259 has it.

Python's own reader takes the last of two equal keys, knows `NaN`, has no limit of depth and no places;
ours refuses what is no JSON, and says where.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NoReturn

from cjmap.exchange.coming.source import UnreadableError
from cjmap.printable import one_line
from cjmap.source.lines import Lines
from cjmap.source.nodes import Mapping, Node, Scalar, Sequence

if TYPE_CHECKING:
    from cjmap.exchange.coming.source import Source

_BLANKS = re.compile(r"[ \t\n\r]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?")
_PLAIN = re.compile(r'[^"\\\x00-\x1f]*')
_WORD = re.compile(r"[^\s,:\]}]*")
_ESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}
_NAMES = {"true": True, "false": False, "null": None}
_LONGEST_NUMBER = 40
_SHOWN = 40


def read_json(source: Source) -> tuple[Node, Lines]:
    """Read a file as JSON. Raises `UnreadableError` with line and column where it is none."""
    reader = _Reader(source)
    reader.blank()
    node = reader.value(0)
    reader.blank()
    if reader.at < len(reader.text):
        reader.refuse("something stands behind the end of the value.", reader.at)
    return node, reader.lines


class _Reader:
    """A text, and how far it is read."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.text
        self.lines = Lines(self.text)
        self.at = 0
        self.left = source.bounds.cells

    def refuse(self, said: str, at: int, hint: str | None = None) -> NoReturn:
        """Raise, with the place of the character at an offset."""
        line, column = self.lines.place(at)
        raise UnreadableError(f"{one_line(self.source.name)}:{line}:{column}: {said}", hint=hint)

    def blank(self) -> None:
        """Go on to what is no blank."""
        match = _BLANKS.match(self.text, self.at)
        self.at = match.end() if match else self.at

    def value(self, depth: int) -> Node:
        """Read one value."""
        self.left -= 1
        if self.left < 0:
            self.refuse(f"no more than {self.source.bounds.cells:,} values are read.", self.at)
        if depth > self.source.bounds.depth:
            most = self.source.bounds.depth
            self.refuse(f"values are nested more than {most} deep here.", self.at)
        sign = self.text[self.at : self.at + 1]
        if sign == "{":
            return self._object(depth)
        if sign == "[":
            return self._array(depth)
        if sign == '"':
            return self._string()
        if sign == "-" or sign.isdigit():
            return self._number()
        return self._name()

    def _object(self, depth: int) -> Mapping:
        mapping = Mapping(self.at, flow=True)
        while self._more(mapping, "}"):
            if self.text[self.at : self.at + 1] != '"':
                self.refuse("a key in quotes is expected here.", self.at)
            key = self._string()
            if key.text in mapping.data:
                line, _ = self.lines.place(mapping.key(key.text).start)
                self.refuse(
                    f"the key `{one_line(key.text)}` stands twice in this object; first in line {line}.",
                    key.start,
                    "Keep one of the two; a list holds several values.",
                )
            self.blank()
            if self.text[self.at : self.at + 1] != ":":
                self.refuse(f"`:` is expected after the key `{one_line(key.text)}`.", self.at)
            self.at += 1
            self.blank()
            node = self.value(depth + 1)
            mapping.keys.append(key)
            mapping.values.append(node)
            mapping.data[key.text] = node.data
        mapping.end = self.at
        return mapping

    def _array(self, depth: int) -> Sequence:
        sequence = Sequence(self.at, flow=True)
        while self._more(sequence, "]"):
            node = self.value(depth + 1)
            sequence.items.append(node)
            sequence.data.append(node.data)
        sequence.end = self.at
        return sequence

    def _more(self, opened: Mapping | Sequence, closing: str) -> bool:
        """Go on to the next part of a list or an object; False behind its end."""
        first = not opened.data
        self.at += first
        self.blank()
        sign = self.text[self.at : self.at + 1]
        if sign == closing:
            self.at += 1
            return False
        if not sign:
            line, column = self.lines.place(opened.start)
            self.refuse(f"the file ends before `{closing}` of line {line}:{column}.", self.at)
        if first:
            return True
        if sign != ",":
            self.refuse(f"`,` or `{closing}` is expected here.", self.at)
        self.at += 1
        self.blank()
        if self.text[self.at : self.at + 1] == closing:
            self.refuse(f"no comma stands before `{closing}` in JSON.", self.at)
        return True

    def _string(self) -> Scalar:
        start = self.at
        self.at += 1
        pieces = []
        while True:
            match = _PLAIN.match(self.text, self.at)
            assert match is not None  # it matches nothing, too
            pieces.append(match[0])
            self.at = match.end()
            sign = self.text[self.at : self.at + 1]
            if sign == '"':
                self.at += 1
                text = "".join(pieces)
                return Scalar(start, self.at, text, '"', text)
            if sign == "\\":
                pieces.append(self._escape())
            elif sign in ("\n", ""):
                self.refuse("a text in quotes ends before the line does.", start)
            else:
                self.refuse(f"U+{ord(sign):04X} may stand in a text only as an escape.", self.at)

    def _escape(self) -> str:
        r"""Read `\n`, `\u00e9`, or the two halves of a character beyond the first 65,536."""
        sign = self.text[self.at + 1 : self.at + 2]
        if sign in _ESCAPES:
            self.at += 2
            return _ESCAPES[sign]
        code = self._code(self.at)
        if code is None:
            self.refuse(f"`\\{one_line(sign)}` is no escape in JSON.", self.at)
        self.at += 6
        if 0xD800 <= code < 0xDC00:
            low = self._code(self.at)
            if low is not None and 0xDC00 <= low < 0xE000:
                self.at += 6
                return chr(0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00))
        return chr(code)

    def _code(self, at: int) -> int | None:
        digits = self.text[at + 2 : at + 6]
        if self.text[at : at + 2] != "\\u" or not re.fullmatch("[0-9a-fA-F]{4}", digits):
            return None
        return int(digits, 16)

    def _number(self) -> Scalar:
        match = _NUMBER.match(self.text, self.at)
        word = _WORD.match(self.text, self.at)
        if match is None or word is None or word.end() != match.end():
            self.refuse(f"`{one_line(word[0] if word else '')[:_SHOWN]}` is no number.", self.at)
        written = match[0]
        if len(written) > _LONGEST_NUMBER:
            self.refuse(
                f"this number has {len(written):,} characters; it may have {_LONGEST_NUMBER}.",
                self.at,
                "Put it in quotes if it is text.",
            )
        number = float(written) if match[1] or match[2] else int(written)
        if not math.isfinite(number):
            self.refuse(f"`{written}` is too large a number.", self.at)
        scalar = Scalar(self.at, match.end(), written, "", number)
        self.at = match.end()
        return scalar

    def _name(self) -> Scalar:
        word = _WORD.match(self.text, self.at)
        written = word[0] if word else ""
        if written not in _NAMES:
            if not self.text.strip():
                self.refuse("the file is empty.", 0)
            self.refuse(
                f"`{one_line(written or self.text[self.at : self.at + 1])[:_SHOWN]}` is no value of JSON.",
                self.at,
            )
        scalar = Scalar(self.at, self.at + len(written), written, "", _NAMES[written])
        self.at += len(written)
        return scalar
