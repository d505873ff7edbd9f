"""What marks a folder as ours: a file that lists the files we wrote there, with their digests."""

from __future__ import annotations

import json
import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_LARGEST = 100_000_000
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"\\|?*]')
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9]|lpt[0-9])(\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Manifest:
    """The files of a folder by name (with `/`), each with its SHA-256, and what it is about."""

    files: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)

    def text(self) -> bytes:
        """Write it: the same files give the same bytes."""
        listed = {**self.about, "files": dict(sorted(self.files.items()))}
        return (json.dumps(listed, ensure_ascii=False, indent=1) + "\n").encode()


def read_manifest(file: Path) -> Manifest | None:
    """Read a manifest; None where there is none, or what is there is none of ours.

    Names that would lead out of the folder are left out.
    """
    try:
        if os.path.islink(file) or file.stat().st_size > _LARGEST:
            return None
        data = json.loads(file.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    files = data.get("files") if isinstance(data, dict) else None
    if not isinstance(files, dict):
        return None
    named = {name: str(digest) for name, digest in files.items() if is_safe(name)}
    about = {key: each for key, each in data.items() if isinstance(each, str)}
    return Manifest(named, about)


def is_safe(name: str) -> bool:
    """Whether a name, with `/`, is one of a file in a folder, on every system."""
    parts = name.split("/")
    return not _UNSAFE.search(name) and all(_is_safe_part(part) for part in parts)


def is_device(part: str) -> bool:
    """Whether Windows takes a name for a device, whatever follows its first dot: `con.html`."""
    return _DEVICES.fullmatch(part) is not None


def _is_safe_part(part: str) -> bool:
    return bool(part) and part[-1] not in ". " and not is_device(part)
