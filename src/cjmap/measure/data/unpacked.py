"""The bytes of a file, unpacked where it is packed by gzip, and no more of them than is sane."""

from __future__ import annotations

import gzip
import io
import zlib
from typing import TYPE_CHECKING, BinaryIO, cast

from cjmap.measure.data.limits import RATIO, UNPACKED
from cjmap.measure.errors import MeasureError

if TYPE_CHECKING:
    from cjmap.measure.data.files import LocalFile

_GZIP = b"\x1f\x8b"


def is_packed(file: LocalFile) -> bool:
    """Whether a file is packed by gzip, whatever its name says."""
    with file.path.open("rb") as stream:
        return stream.read(2) == _GZIP


def opened_bytes(file: LocalFile) -> BinaryIO:
    """Open a file for reading, unpacked; reading raises `MeasureError` where it is broken or a bomb."""
    if not is_packed(file):
        return file.path.open("rb")
    return cast("BinaryIO", io.BufferedReader(_Unpacked(file), buffer_size=1 << 16))


def beginning(file: LocalFile, length: int) -> bytes:
    """Return the first bytes of a file, unpacked."""
    with opened_bytes(file) as stream:
        return stream.read(length)


class _Unpacked(io.RawIOBase):
    """What gzip unpacks, counted."""

    def __init__(self, file: LocalFile) -> None:
        self._file = file
        self._stream = gzip.open(file.path, "rb")  # noqa: SIM115 - closed with this one
        self._most = max(UNPACKED, RATIO * file.path.stat().st_size)
        self._count = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        try:
            chunk = self._stream.read1(len(buffer))
        except EOFError:
            raise MeasureError(
                f"{self._file.told} is cut off: the packed file ends too early.",
                hint="Copy or download it again.",
            ) from None
        except (gzip.BadGzipFile, zlib.error):
            raise MeasureError(
                f"{self._file.told} is broken: it cannot be unpacked.",
                hint="Copy or download it again.",
            ) from None
        self._count += len(chunk)
        if self._count > self._most:
            raise MeasureError(
                f"{self._file.told} unpacks to more than {self._most:,} bytes,"
                f" over {RATIO} times its size.",
                hint="If that is right, unpack it first.",
            )
        buffer[: len(chunk)] = chunk
        return len(chunk)

    def close(self) -> None:
        self._stream.close()
        super().close()
