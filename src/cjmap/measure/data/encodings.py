"""What a text file is written in, and whether an engine can read it as it is."""

from __future__ import annotations

import codecs
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjmap.measure.data.limits import CHUNK, LINE
from cjmap.measure.data.unpacked import opened_bytes
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from cjmap.measure.data.files import LocalFile

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""Byte order marks; that of UTF-32 begins as that of UTF-16."""

GUESSED = "cp1250"
"""Windows-1250: what exports of Polish programs are in where they are not in UTF-8."""

_NAMES = {
    "utf-16": "UTF-16",
    "utf-16-le": "UTF-16",
    "utf-16-be": "UTF-16",
    "utf-32": "UTF-32",
    GUESSED: "Windows-1250",
}


@dataclass(frozen=True, slots=True)
class Written:
    """How a text file is written.

    `plain` means UTF-8 with one kind of line break and no NUL: engines read it as it is.
    """

    encoding: str
    guessed: bool
    plain: bool
    nul: int
    odd_quotes: bool

    @property
    def told(self) -> str:
        """The encoding, for people."""
        return _NAMES.get(self.encoding, self.encoding)


def how_written(file: LocalFile, declared: str | None) -> Written:
    """Look through a text file; raises `MeasureError` where the encoding declared is none of it."""
    with opened_bytes(file) as stream:
        head = stream.read(4096)
    if declared is not None:
        encoding, guessed = _known(declared), False
    else:
        encoding, guessed = _by_mark(head), True
    look = _Look(file)
    if encoding in ("utf-8", "utf-8-sig"):
        broken = look.through(codecs.getincrementaldecoder("utf-8")())
        if broken is not None and declared is not None:
            raise _wrong(file, declared, broken)
        if broken is not None:
            encoding, look = GUESSED, _Look(file)
            look.through(None)
    else:
        look.through(None)
    plain = encoding in ("utf-8", "utf-8-sig") and not look.nul and look.line_breaks == 1
    return Written(encoding, guessed, plain, look.nul, bool(look.quotes % 2))


def _known(declared: str) -> str:
    try:
        "".encode(declared)
        return codecs.lookup(declared).name
    except (LookupError, ValueError):
        raise MeasureError(
            f"`encoding` is “{one_line(declared)}”, which is none that is known.",
            hint="Write for example `utf-8`, `cp1250` or `iso-8859-2`.",
        ) from None


def _by_mark(head: bytes) -> str:
    for mark, encoding in _MARKS:
        if head.startswith(mark):
            return encoding
    evens, odds = head[0::2].count(0), head[1::2].count(0)
    if max(evens, odds) > len(head) // 4:  # every other byte is 0: Latin letters in UTF-16
        return "utf-16-le" if odds > evens else "utf-16-be"
    return "utf-8"


def _wrong(file: LocalFile, declared: str, line: int) -> MeasureError:
    return MeasureError(
        f"{file.told}: line {line} is not written in {one_line(declared)}, which `encoding` says.",
        hint="Leave `encoding` out: UTF-8, UTF-16 and Windows-1250 are told apart.",
    )


class _Look:
    """One pass over the bytes of a file."""

    def __init__(self, file: LocalFile) -> None:
        self._file = file
        self.nul = self.quotes = 0
        self._returns = self._breaks = self._both = 0

    @property
    def line_breaks(self) -> int:
        """How many kinds of line breaks there are; a file of one line has one."""
        kinds = (self._both, self._returns - self._both, self._breaks - self._both)
        return sum(each > 0 for each in kinds) or 1

    def through(self, decoder: codecs.IncrementalDecoder | None) -> int | None:
        """Count; return the number of the line that the decoder refused, or None."""
        long, last = 0, b""
        with opened_bytes(self._file) as stream:
            while chunk := stream.read(CHUNK):
                if decoder is not None:
                    try:
                        decoder.decode(chunk)
                    except UnicodeDecodeError as error:
                        before = chunk[: max(error.start, 0)]
                        return self._breaks + before.count(b"\n") + 1
                self._count(chunk, last)
                last = chunk[-1:]
                end = max(chunk.rfind(b"\n"), chunk.rfind(b"\r"))
                long = long + len(chunk) if end < 0 else len(chunk) - end - 1
                if long > LINE:
                    raise MeasureError(
                        f"{self._file.told}: a line is longer than {LINE:,} bytes.",
                        hint="Is it a table, one row a line?",
                    )
            if decoder is not None:
                try:
                    decoder.decode(b"", final=True)
                except UnicodeDecodeError:
                    return self._breaks + 1
        return None

    def _count(self, chunk: bytes, last: bytes) -> None:
        self.nul += chunk.count(0)
        self.quotes += chunk.count(b'"')
        self._breaks += chunk.count(b"\n")
        returns = chunk.count(b"\r")
        if returns or last == b"\r":
            self._returns += returns
            self._both += chunk.count(b"\r\n") + (last == b"\r" and chunk.startswith(b"\n"))
