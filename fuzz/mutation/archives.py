"""Changes of zip archives: of one file in them, whose sums are made anew, or of the archive itself."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from fuzz.mutation.markup import mutation_of_markup
from fuzz.mutation.texts import mutated_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

_LARGEST = 1_000_000
_OF_MARKUP = (".xml", ".rels")


def mutation_of_archives(others: Callable[[], Sequence[bytes]]) -> Callable[[bytes, Random], bytes]:
    """Return a change of archives of XML files, with files of other archives in it."""

    def mutated(data: bytes, random: Random) -> bytes:
        files = unpacked(data)
        if files is None or not files or random.random() < 0.1:
            return mutated_bytes(data, random)
        names = list(files)
        # Sheets and texts hold what is read; the rest says where they are.
        telling = [name for name in names if "sheet" in name or "Strings" in name or "comm" in name]
        name = random.choice(telling or names) if random.random() < 0.8 else random.choice(names)
        other = unpacked(random.choice(others())) or {}
        match random.randrange(12):
            case 0:
                del files[name]
            case 1:
                files[random.choice(names)] = files[name]
            case 2 if other:
                files[name] = other.get(name, random.choice(list(other.values())))
            case _:
                change = mutation_of_markup(lambda: [other.get(name, b"")])
                files[name] = change(files[name], random)[:_LARGEST]
        return packed(files)

    return mutated


def unpacked(data: bytes) -> dict[str, bytes] | None:
    """Unpack an archive; None for one that is none, or has a file that is too large."""
    found = {}
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for each in archive.infolist()[:50]:
                if each.file_size > _LARGEST:
                    return None
                found[each.filename] = archive.read(each)
    except Exception:  # whatever zipfile makes of an archive that was changed before
        return None
    return found


def packed(files: dict[str, bytes]) -> bytes:
    """Pack files into an archive."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data)
    return made.getvalue()
