"""Picture files from outside, such as the photo of a persona or a logo, made fit to be drawn.

Whatever such a file is, what is drawn is a new one: decoded, turned upright, made small and
written again, without anything that was in it besides the picture.
"""

from __future__ import annotations

import io
import warnings
from typing import TYPE_CHECKING, Any

from cjmap.draw.errors import DrawError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST_FILE = 20_000_000
"""The most bytes that a picture file may have."""

MOST_PIXELS = 50_000_000
"""The most pixels that a picture file may unpack to."""

SIDE = 320
"""The most pixels that each side of a loaded picture has: four to the point of a large face."""

_QUALITY = 85
_KINDS = (
    ("PNG", b"\x89PNG\r\n\x1a\n"),
    ("JPEG", b"\xff\xd8\xff"),
    ("GIF", b"GIF87a"),
    ("GIF", b"GIF89a"),
)
_WANTED = "It must be a PNG, JPEG, WebP or GIF picture."


def load_picture(file: Path) -> bytes:
    """Read a picture file and give it as a small PNG (with transparency) or JPEG (without).

    Only PNG, JPEG, WebP and GIF are read, told by their first bytes; of an animation, the first
    picture. The same file gives the same bytes with the same version of the library Pillow.
    Raise DrawError for a file that cannot be read, is none of these, is damaged, or is larger
    than `LARGEST_FILE` or `MOST_PIXELS`.
    """
    name = file.name
    data = _read(file)
    kind = _kind(data)
    if kind is None:
        raise DrawError(f"{name} is not a picture that can be drawn.", hint=_WANTED)
    from PIL import Image, UnidentifiedImageError

    try:
        with warnings.catch_warnings():
            # A file that unpacks to very much gets a warning, which we take as a refusal; what
            # is odd beside the pixels gets others, which are nobody's business.
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            with Image.open(io.BytesIO(data), formats=[kind]) as opened:
                return _remade(opened, name)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise DrawError(f"{name} is damaged: it cannot be read as {kind}.", hint=_WANTED) from error


def _read(file: Path) -> bytes:
    try:
        with file.open("rb") as opened:
            data = opened.read(LARGEST_FILE + 1)
    except OSError as error:
        raise DrawError(f"{file.name} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST_FILE:
        raise DrawError(
            f"{file.name} is too large for a picture.",
            hint=f"At most {LARGEST_FILE // 1_000_000} MB are read; save it smaller.",
        )
    return data


def _kind(data: bytes) -> str | None:
    for kind, start in _KINDS:
        if data.startswith(start):
            return kind
    return "WEBP" if data[:4] == b"RIFF" and data[8:12] == b"WEBP" else None


def _remade(opened: Any, name: str) -> bytes:
    """Write the picture anew: upright, small, in plain colours, without metadata."""
    from PIL import Image, ImageOps

    # Known before anything is unpacked.
    if opened.width * opened.height > MOST_PIXELS:
        raise _too_many_pixels(name)
    opened.draft("RGB", (2 * SIDE, 2 * SIDE))
    clear = opened.mode in ("RGBA", "LA", "PA") or "transparency" in opened.info
    mode = "RGBA" if clear else "RGB"
    plain = opened if opened.mode == mode else opened.convert(mode)
    # Made small before all else: of a large one every copy would take 200 MB.
    plain.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    upright = ImageOps.exif_transpose(plain)
    # Pasted into a new one, so that nothing comes along that was beside the pixels.
    fresh = Image.new(upright.mode, upright.size)
    fresh.paste(upright)
    written = io.BytesIO()
    if clear:
        fresh.save(written, "PNG", optimize=True)
    else:
        fresh.save(written, "JPEG", quality=_QUALITY, optimize=True)
    return written.getvalue()


def _too_many_pixels(name: str) -> DrawError:
    return DrawError(
        f"{name} has too many pixels for a picture.",
        hint=f"At most {MOST_PIXELS // 1_000_000} million are read; save it smaller.",
    )
