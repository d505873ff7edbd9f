"""A large object of JSON, item by item: what stands in its lists is read one after the other."""

from __future__ import annotations

import io
import json
import re
from typing import TYPE_CHECKING, Any

from cjmap.measure.data.limits import LINE
from cjmap.measure.data.unpacked import opened_bytes
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.measure.data.files import LocalFile

_CHUNK = 1 << 16
_SPACE = re.compile(r"[ \t\n\r]*")


def read_json(file: LocalFile) -> Iterator[tuple[str, Any]]:
    """Yield the members of an object: its key and value, or its key and each item of a list.

    Raises `MeasureError` where the file is no such JSON, or an item is too large to be one.
    """
    with opened_bytes(file) as binary:
        text = io.TextIOWrapper(binary, "utf-8-sig")
        try:
            yield from _Members(file, text).all()
        except UnicodeDecodeError:
            raise MeasureError(f"{file.told} is no JSON: it is not UTF-8.") from None
        except RecursionError:
            raise MeasureError(f"{file.told}: lists lie too deep in one another.") from None


class _Members:
    """A window that moves over the text."""

    def __init__(self, file: LocalFile, text: io.TextIOWrapper) -> None:
        self._file = file
        self._text = text
        self._window = ""
        self._at = 0
        self._lines = 1
        self._ended = False
        self._decoder = json.JSONDecoder()

    def all(self) -> Iterator[tuple[str, Any]]:
        self._expect("{")
        if self._next() == "}":
            return
        while True:
            key = self._value()
            if not isinstance(key, str):
                raise self._wrong()
            self._expect(":")
            if self._next() == "[":
                for item in self._items():
                    yield key, item
            else:
                yield key, self._value()
            if self._next() != ",":
                break
            self._at += 1
            self._next()
        self._expect("}")
        if self._next():
            raise self._wrong()

    def _items(self) -> Iterator[Any]:
        self._expect("[")
        if self._next() == "]":
            self._at += 1
            return
        while True:
            yield self._value()
            if self._next() != ",":
                break
            self._at += 1
            self._next()
        self._expect("]")

    def _next(self) -> str:
        """Return the sign that follows white space, or nothing at the end."""
        while True:
            space = _SPACE.match(self._window, self._at)
            self._at = space.end() if space else self._at
            if self._at < len(self._window) or not self._more():
                return self._window[self._at : self._at + 1]

    def _expect(self, sign: str) -> None:
        if self._next() != sign:
            raise self._wrong()
        self._at += 1

    def _value(self) -> Any:
        """Read one value; where the window ends within it, move on and try again."""
        self._next()
        wanted = _CHUNK
        while True:
            try:
                value, end = self._decoder.raw_decode(self._window, self._at)
            except ValueError:
                if self._ended:
                    raise self._wrong() from None
            else:
                if end < len(self._window) or self._ended:  # a number may go on
                    self._at = end
                    return value
            if len(self._window) - self._at > LINE:
                raise MeasureError(
                    f"{self._file.told}:{self._line()}: a value is longer than {LINE:,} letters,"
                    " or is no JSON."
                )
            self._more(wanted)
            wanted *= 2

    def _more(self, length: int = _CHUNK) -> bool:
        """Move the window on; return whether there was more."""
        chunk = self._text.read(length)
        self._ended = not chunk
        self._lines += self._window.count("\n", 0, self._at)
        self._window = self._window[self._at :] + chunk
        self._at = 0
        return bool(chunk)

    def _line(self) -> int:
        return self._lines + self._window.count("\n", 0, self._at)

    def _wrong(self) -> MeasureError:
        return MeasureError(
            f"{self._file.told}:{self._line()}: this is no JSON that can be read.",
            hint="Was it cut off?" if self._ended else None,
        )
