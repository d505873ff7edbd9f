"""Files on this machine: one, those of a pattern, or those of a folder, always in the same order."""

from __future__ import annotations

import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.format.near import nearest
from cjmap.measure.data.limits import FILES
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_PATTERN = re.compile(r"[*?\[]")
_UNSAFE = re.compile(r"[*?\[\]{}\\]")
"""Signs that an engine could take for a pattern, though they belong to a name."""

_PART = re.compile(r"[^/=]+=[^/]*")


@dataclass(frozen=True, slots=True)
class LocalFile:
    """A file: where it is, and its name for people, relative to where the search began."""

    path: Path
    name: str

    @property
    def told(self) -> str:
        """Its name, printable."""
        return one_line(self.name)


def is_pattern(text: str) -> bool:
    """Whether a path has signs of a pattern."""
    return _PATTERN.search(text) is not None


def one_file(path: Path, name: str) -> LocalFile:
    """Return a regular file that can be read and is not empty; raises `MeasureError`."""
    told = one_line(name)
    try:
        about = path.stat()
    except FileNotFoundError:
        raise MeasureError(f"{told}: there is no such file.", hint=_near(path)) from None
    if not stat.S_ISREG(about.st_mode):
        raise MeasureError(f"{told} is no file that can be read twice, but a device or a pipe.")
    with path.open("rb") as stream:
        if not stream.read(1):
            raise MeasureError(f"{told} is empty.")
    return LocalFile(path, name)


def of_pattern(base: Path, pattern: str) -> list[LocalFile]:
    """Return the files of a pattern, sorted by name; raises `MeasureError` where none fits.

    `**` stands for folders at any depth; symbolic links to folders are not gone into by it. Names
    that begin with a dot or an underscore are those of tools, and left out.
    """
    whole = base / pattern
    fixed = Path(whole.anchor)
    parts = list(whole.parts[1:])
    while parts and not is_pattern(parts[0]):
        fixed /= parts.pop(0)
    if not parts or any("**" in each and each != "**" for each in parts):
        raise MeasureError(f"{one_line(pattern)}: in a pattern `**` stands for whole folders.")
    found = _bounded(
        (each for each in fixed.glob("/".join(parts)) if each.is_file()), fixed, pattern
    )
    if not found:
        raise MeasureError(
            f"{one_line(pattern)}: no file fits that pattern.", hint=_near(fixed / parts[-1])
        )
    return [one_file(each.path, each.name) for each in found]


def of_folder(folder: Path, name: str) -> list[LocalFile]:
    """Return all files below a folder, sorted, whatever they are; links to folders are not gone into."""
    return _bounded(_walked(folder), folder, name)


def _walked(folder: Path) -> Iterator[Path]:
    for root, _, names in os.walk(folder, onerror=_raise):
        for name in names:
            path = Path(root, name)
            if path.is_file():
                yield path


def _raise(error: OSError) -> None:
    raise error


def _bounded(paths: Iterable[Path], root: Path, name: str) -> list[LocalFile]:
    found: dict[str, Path] = {}
    for path in paths:
        below = path.relative_to(root)
        if any(part.startswith((".", "_")) for part in below.parts):
            continue
        found[below.as_posix()] = path
        if len(found) > FILES:
            raise MeasureError(f"{one_line(name)}: more than {FILES:,} files.")
    return [LocalFile(found[each], each) for each in sorted(found)]


def _near(path: Path) -> str:
    """Tell what there is beside a file that is not there."""
    folder = path.parent
    while not folder.is_dir() and folder != folder.parent:
        folder = folder.parent
    try:
        names = sorted(each.name for each in folder.iterdir() if not each.name.startswith("."))
    except OSError:
        names = []
    if folder == path.parent and (near := nearest(path.name, names)):
        return f"Did you mean `{one_line(near)}`?"
    if not names:
        return f"The folder {one_line(str(folder))} is empty."
    more = " …" if len(names) > 5 else ""
    listed = ", ".join(one_line(each) for each in names[:5])
    return f"In {one_line(str(folder))} there are: {listed}{more}"


def readable_paths(files: Iterable[LocalFile], scratch: Path) -> Iterator[str]:
    """Return the paths that an engine is given: where it could take one for a pattern, a link to it.

    Parts of folders (`year=2026`) stay in the path of the link.
    """
    for number, file in enumerate(files):
        path = str(file.path)
        if not _UNSAFE.search(path):
            yield path
            continue
        parts = [each for each in file.path.parent.parts if _PART.fullmatch(each)]
        folder = scratch.joinpath(f"link{number}", *(_UNSAFE.sub(_escaped, each) for each in parts))
        folder.mkdir(parents=True)
        link = folder / f"file{''.join(_UNSAFE.sub('', each) for each in file.path.suffixes[-2:])}"
        link.symlink_to(file.path)
        yield str(link)


def _escaped(sign: re.Match[str]) -> str:
    return f"%{ord(sign.group()):02X}"
