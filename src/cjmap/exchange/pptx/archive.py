"""The file as an archive with the same bytes every time: PowerPoint's has the time in it."""

from __future__ import annotations

import io
import zipfile

_EPOCH = (1980, 1, 1, 0, 0, 0)
"""The earliest time that an archive can name."""


def same_bytes(data: bytes) -> bytes:
    """Return an archive with the same entries, in the same order, without their times."""
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as archive,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as fixed,
    ):
        for entry in archive.infolist():
            plain = zipfile.ZipInfo(entry.filename, _EPOCH)
            plain.compress_type = zipfile.ZIP_DEFLATED
            plain.create_system = 0
            fixed.writestr(plain, archive.read(entry))
    return out.getvalue()
