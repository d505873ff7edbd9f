"""The photo of a persona is no picture that can be drawn.

## What it does
Checks that the file a persona names as `photo` begins as a PNG, JPEG, WebP or GIF picture does,
that it is not cut off, and that it is not larger than 20 MB or 50 million pixels. It does not unpack the
picture: a photo that is damaged in its middle is not found.

## Why it matters
The pictures show initials in the place of a photo that cannot be read, and nobody sees why.

## Bad
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
photo: anna.persona.yaml
```

## Good
```yaml
# anna.persona.yaml
kind: persona
id: anna
name: Anna
```

## When not to listen
Never: save the photo as a PNG or JPEG, or remove the line.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from cjmap.problem import Problem, Route, Rule, Severity, author_path
from cjmap.workspace.files import Outside, locate_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjmap.workspace import Entry, Workspace

RULE = Rule(
    "CJ112",
    "unreadable-photo",
    Severity.ERROR,
    "The photo of a persona is no picture that can be drawn.",
)

_WANTED = "Save it as a PNG, JPEG, WebP or GIF picture."

LARGEST_FILE = 20_000_000
"""The most bytes that a photo may have to be drawn."""

MOST_PIXELS = 50_000_000
"""The most pixels that a photo may have to be drawn."""

_SCAN = 0xDA
"""The marker of a JPEG before the pixels themselves."""

_BLOCK = re.compile(rb"[!,;]")
"""What begins a block of a GIF: something beside a picture, a picture, the end."""

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The markers of a JPEG before its height and width."""


def check(entry: Entry, workspace: Workspace) -> Iterator[Problem]:
    """Report a photo that is there and is no picture, or only the beginning of one."""
    for path, name in entry.files_named:
        if path != ("photo",):
            continue
        located = locate_file(workspace.root, entry.file, name)
        fault = None if isinstance(located, Outside) else _fault(located)
        if fault is not None:
            message = f"`{author_path(path)}` names the file “{name}”, which {fault}."
            yield Problem(RULE, message, Route(path), _WANTED)


def _fault(file: Path) -> str | None:
    """Tell what is wrong with a picture file; None if nothing is, or if it is not there."""
    if not os.path.isfile(file):
        return None
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if len(data) > LARGEST_FILE:
        return f"is larger than {LARGEST_FILE // 1_000_000} MB"
    whole = _whole(data)
    if whole is None:
        return "is no picture that can be drawn"
    if not whole:
        return "is cut off: the end of the picture is missing"
    pixels = _pixels(data)
    if pixels is not None and not 0 < pixels <= MOST_PIXELS:
        return f"has {pixels:,} pixels; {MOST_PIXELS // 1_000_000} million are the most"
    return None


def _whole(data: bytes) -> bool | None:
    """Tell whether a picture has its end, as far as its kind marks one; None if it is none."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return b"IEND" in data
    if data.startswith(b"\xff\xd8\xff"):
        return _whole_jpeg(data)
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return _whole_webp(data)
    return _whole_gif(data) if data.startswith((b"GIF87a", b"GIF89a")) else None


def _whole_jpeg(data: bytes) -> bool:
    """Look for the end behind the first scan: what comes before may hold a small whole picture."""
    return any(
        marker == _SCAN and data.find(b"\xff\xd9", at) >= 0 for marker, at in _jpeg_parts(data)
    )


def _jpeg_parts(data: bytes) -> Iterator[tuple[int, int]]:
    """Go through the parts of a JPEG up to the pixels: the marker of each, and where it stands."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        yield data[at + 1], at
        if data[at + 1] == _SCAN:
            return
        at += 2 + int.from_bytes(data[at + 2 : at + 4], "big")


def _whole_webp(data: bytes) -> bool | None:
    """Look for the picture itself among the parts; None if what stands there begins as none does."""
    if len(data) < 8 + int.from_bytes(data[4:8], "little"):
        return False
    for name, at in _webp_parts(data):
        if name == b"VP8 ":
            return True if data[at + 3 : at + 6] == b"\x9d\x01\x2a" else None
        if name == b"VP8L":
            return True if data[at : at + 1] == b"\x2f" else None
        if name == b"ANMF":  # a picture of an animation
            return True
    return None


def _webp_parts(data: bytes) -> Iterator[tuple[bytes, int]]:
    """Go through the parts of a WebP: the name of each, and where what it holds begins."""
    at = 12
    while at + 8 <= len(data):
        yield data[at : at + 4], at + 8
        size = int.from_bytes(data[at + 4 : at + 8], "little")
        at += 8 + size + size % 2


def _whole_gif(data: bytes) -> bool:
    """Look for the end of the first picture, which is the one that is drawn."""
    at = 13 + _gif_colours(data[10:11])
    while found := _BLOCK.search(data, at):
        at = found.start()
        if data[at] == ord(";"):
            return False
        picture = data[at] == ord(",")
        at += 11 + _gif_colours(data[at + 9 : at + 10]) if picture else 2
        while at < len(data) and data[at]:
            at += 1 + data[at]
        if picture:
            return at < len(data)
        at += 1
    return False


def _gif_colours(flags: bytes) -> int:
    """Give the bytes of the table of colours that a header of a GIF announces."""
    return 3 << (flags[0] % 8 + 1) if flags and flags[0] & 0x80 else 0


def _pixels(data: bytes) -> int | None:
    """Read how many pixels a picture says it has, without unpacking any; None if that is not known."""
    if data.startswith(b"\x89PNG"):
        return int.from_bytes(data[16:20], "big") * int.from_bytes(data[20:24], "big")
    if data.startswith(b"GIF8"):
        return int.from_bytes(data[6:8], "little") * int.from_bytes(data[8:10], "little")
    if data.startswith(b"RIFF"):
        return _webp_pixels(data)
    for marker, at in _jpeg_parts(data) if data.startswith(b"\xff\xd8") else ():
        if marker in _FRAMES:
            height, width = data[at + 5 : at + 7], data[at + 7 : at + 9]
            return int.from_bytes(height, "big") * int.from_bytes(width, "big")
    return None


def _webp_pixels(data: bytes) -> int | None:
    name, at = next(_webp_parts(data))  # that it is whole is known
    if name == b"VP8X":
        width, height = data[at + 4 : at + 7], data[at + 7 : at + 10]
        return (int.from_bytes(width, "little") + 1) * (int.from_bytes(height, "little") + 1)
    if name == b"VP8L":
        sides = int.from_bytes(data[at + 1 : at + 5], "little")
        return (sides % 2**14 + 1) * (sides // 2**14 % 2**14 + 1)
    if name == b"VP8 ":
        sides = int.from_bytes(data[at + 6 : at + 10], "little")
        return sides % 2**14 * (sides // 2**16 % 2**14)
    return None
