"""Fixed files back to disk: each in one step, and none that changed since it was read."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from cjmap.errors import CjmapError
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from cjmap.check.fixing.repeating import Fixed, FixedFile


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and why the others were not."""

    files: tuple[FixedFile, ...]
    failures: tuple[CjmapError, ...]


def write_fixed(fixed: Fixed) -> Written:
    """Write each changed file over the bytes that were read; one that fails does not stop the others."""
    written: list[FixedFile] = []
    failures: list[CjmapError] = []
    for each in fixed.files:
        try:
            write_file(
                each.file,
                each.new,
                expected=sha256(each.old).hexdigest(),
                inside=fixed.workspace.root,
            )
            written.append(each)
        except CjmapError as error:
            failures.append(error)
    return Written(tuple(written), tuple(failures))
