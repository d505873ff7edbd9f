"""A presentation of the user's, whose look a deck takes over: its layouts, fonts and background."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 100_000_000
"""The most bytes that a template may have."""

LARGEST_UNPACKED = 1_000_000_000
MOST_ENTRIES = 20_000
"""The most that its archive may unpack to, in bytes and in files."""

_TYPES = "[Content_Types].xml"
_MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
_SAVE = "Save it in PowerPoint as a presentation (.pptx) without macros."


def opened(file: Path) -> Any:
    """Open a template and return it without its slides.

    Raise `CjmapError` for a file that cannot be read, that is no presentation, or has macros.
    """
    data = _data(file)
    data = _as_presentation(file, data)
    from pptx import Presentation

    try:
        deck = Presentation(io.BytesIO(data))
        layouts = list(deck.slide_layouts)
    except Exception as error:  # the library raises all sorts of errors for broken files
        raise CjmapError(
            f"{file} cannot be read as a presentation: it is damaged.", hint=_SAVE
        ) from error
    if not layouts:
        raise CjmapError(f"{file} has no slide layouts.", hint="Take another template.")
    slides = deck.slides._sldIdLst
    for slide in list(slides):
        deck.part.drop_rel(slide.rId)
        slides.remove(slide)
    _forget_sections(deck)
    return deck


def _data(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(LARGEST + 1)  # a device tells no size
    except OSError as error:
        raise CjmapError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > LARGEST:
        raise CjmapError(f"{file} is larger than {LARGEST // 1_000_000} MB.")
    return data


def _as_presentation(file: Path, data: bytes) -> bytes:
    """Return the bytes of a presentation; those of a template (.potx) are made one of."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.infolist()
            size = sum(entry.file_size for entry in entries)
            if size > LARGEST_UNPACKED or len(entries) > MOST_ENTRIES:
                raise CjmapError(f"{file} unpacks to more than a presentation does.")
            names = {entry.filename for entry in entries}
            types = archive.read(_TYPES).decode("utf-8", "replace") if _TYPES in names else ""
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise CjmapError(f"{file} is no presentation of PowerPoint (.pptx).", hint=_SAVE) from error
    if "macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
        raise CjmapError(f"{file} has macros, which are not taken over.", hint=_SAVE)
    if _MAIN.format("presentation") in types:
        return data
    if _MAIN.format("template") not in types:
        raise CjmapError(f"{file} is no presentation of PowerPoint (.pptx).", hint=_SAVE)
    return _retyped(data, types.replace(_MAIN.format("template"), _MAIN.format("presentation")))


def _retyped(data: bytes, types: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(out, "w") as fixed:
        for entry in archive.infolist():
            fixed.writestr(entry, types if entry.filename == _TYPES else archive.read(entry))
    return out.getvalue()


def _forget_sections(deck: Any) -> None:
    """Take out the names of sections: they list slides that are gone."""
    for extension in list(deck.element.iter("{*}ext")):
        if any(child.tag.endswith("}sectionLst") for child in extension):
            extension.getparent().remove(extension)
