"""Font files for characters that the shipped typeface does not have.

They are looked for in this order, and taken from the first place that has them:

1. the folders that the caller names;
2. the font packages of the extra `cjmap[fonts]`: the same on every machine;
3. the fonts of this machine, where a picture may look different from another machine's.

Within a place, the families that `text.fallback_families` names come first, then upright sans
faces by name, so the same files give the same choice.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import lru_cache
from importlib import metadata
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from cjmap.draw.errors import DrawError
from cjmap.draw.scene import Weight
from cjmap.draw.text import clusters, fallback_families
from cjmap.draw.text.scripts import EMOJI, script_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

Source = Literal["folder", "package", "system"]

PACKAGES = (
    "fontpkg-noto-sans-arabic",
    "fontpkg-noto-sans-devanagari",
    "fontpkg-noto-sans-thai",
    "pylopdf-fonts-he",
    "noto-cjk-sans-jp-regular",
)
"""The packages that are searched for fonts; those of the extras `fonts` and `fonts-cjk`."""

_ENDINGS = frozenset({".ttf", ".otf", ".ttc"})
_MOST_FILES = 20_000
_WORSE = re.compile(
    r"italic|oblique|mono|serif|condensed|narrow|thin|light|black|bold|medium", re.I
)
_LETTERS = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class FontFile:
    """A font of this machine."""

    path: Path
    face: int
    """Which of a collection's faces; 0 in a file with one."""
    family: str
    characters: frozenset[str]
    """What it was chosen for."""
    source: Source
    variable: bool
    bold: Path | None
    """A file with the same letters in bold, where it lies beside."""


@dataclass(frozen=True, slots=True)
class Found:
    """The fonts to draw some characters with, and the characters that no font has."""

    fonts: tuple[FontFile, ...]
    undrawn: frozenset[str]


def shipped() -> dict[Weight, Path]:
    """Give the font files that are shipped."""
    folder = Path(str(files("cjmap.draw").joinpath("fonts")))
    return {weight: folder / f"Inter-{weight.value}.ttf" for weight in Weight}


def is_emoji(character: str) -> bool:
    """Tell whether a character that the shipped fonts lack is an emoji or a part of one."""
    return script_of(character) is EMOJI


@lru_cache(maxsize=32)
def fonts_for(characters: frozenset[str], folders: tuple[Path, ...] = ()) -> Found:
    """Find fonts for characters that the shipped ones lack (such as `Scene.missing`).

    `folders` are searched first, with the folders in them. Raise DrawError if one is not there.
    """
    # An emoji of several characters is of one font; one of symbols may have a part of it only.
    emoji = frozenset(character for character in characters if is_emoji(character))
    if emoji and emoji != characters:
        found, more = fonts_for(emoji, folders), fonts_for(characters - emoji, folders)
        return Found(found.fonts + more.fonts, found.undrawn | more.undrawn)
    left = set(characters)
    fonts: list[FontFile] = []
    if left or folders:
        wanted = fallback_families(sorted(characters))
        for source, paths in _places(folders):
            for path in sorted(paths, key=lambda path: _rank(path, wanted)):
                if not left:
                    break
                font = _taken(path, left, source, wanted)
                if font is not None:
                    fonts.append(font)
                    left -= font.characters
    return Found(tuple(fonts), frozenset(left))


def runs(line: str, fonts: Sequence[FontFile]) -> list[tuple[str, FontFile | None]]:
    """Cut a line where another font has to draw on; None stands for the shipped one.

    Letters are never torn from their marks, nor a word from the next one in the same font.
    """
    cut: list[tuple[str, FontFile | None]] = []
    blanks = ""
    for cluster in clusters(line):
        if not cluster.strip():
            blanks += cluster
            continue
        font = next((f for f in fonts if not f.characters.isdisjoint(cluster)), None)
        if cut and cut[-1][1] is font:
            cut[-1] = (cut[-1][0] + blanks + cluster, font)
        elif font is None:
            cut.append((blanks + cluster, None))
        elif cut and cut[-1][1] is None:
            cut[-1] = (cut[-1][0] + blanks, None)
            cut.append((cluster, font))
        else:
            cut += [(blanks, None), (cluster, font)] if blanks else [(cluster, font)]
        blanks = ""
    return cut


def _places(folders: Iterable[Path]) -> Iterator[tuple[Source, list[Path]]]:
    own: list[Path] = []
    for folder in folders:
        if not folder.is_dir():
            raise DrawError(f"There is no folder of fonts at {folder}.")
        own += _fonts_in(folder)
    yield "folder", own
    yield "package", [path for name in PACKAGES for path in _fonts_of_package(name)]
    yield "system", [path for folder in _system_folders() for path in _fonts_in(folder)]


def _fonts_in(folder: Path) -> list[Path]:
    found: list[Path] = []
    for place, _, names in os.walk(folder):
        found += [Path(place) / name for name in names if Path(name).suffix.lower() in _ENDINGS]
        if len(found) > _MOST_FILES:
            break
    return found


def _fonts_of_package(name: str) -> list[Path]:
    try:
        listed = metadata.files(name) or []
    except metadata.PackageNotFoundError:
        return []
    paths = (Path(str(file.locate())) for file in listed if file.suffix.lower() in _ENDINGS)
    return [path for path in paths if path.is_file()]


def _system_folders() -> list[Path]:
    home = Path.home()
    if sys.platform == "win32":
        windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
        local = os.environ.get("LOCALAPPDATA")
        return [windows, *([Path(local) / "Microsoft/Windows/Fonts"] if local else [])]
    if sys.platform == "darwin":
        return [Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library/Fonts"]
    shared = os.environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    places = [Path(place) / "fonts" for place in shared.split(":") if place]
    return [*places, home / ".local/share/fonts", home / ".fonts"]


def _rank(path: Path, families: tuple[str, ...]) -> tuple[int, int, str]:
    """Order files: wanted families first, then plain styles before others, then by name."""
    name = _plain(path.stem)
    place = len(families) * 2
    for index, family in enumerate(families):
        if name.startswith(_plain(family)):
            place = min(place, index)
        elif name.startswith(_plain(family.rpartition(" ")[0] or family)):
            place = min(place, len(families) + index)
    return place, len(_WORSE.findall(path.stem)), path.as_posix()


def _plain(name: str) -> str:
    return _LETTERS.sub("", name.lower())


def _taken(
    path: Path, characters: set[str], source: Source, families: tuple[str, ...]
) -> FontFile | None:
    """Take a file if it has some of these characters."""
    known = _coverage(path)
    mine = frozenset(character for character in characters if ord(character) in known)
    if not mine:
        return None
    bold = path.with_name(path.name.replace("Regular", "Bold"))
    has_bold = bold != path and bold.is_file()
    face, family, variable = _face(path, families)
    return FontFile(path, face, family, mine, source, variable, bold if has_bold else None)


@lru_cache(maxsize=1024)
def _coverage(path: Path) -> frozenset[int]:
    """Give the code points of a file's first face; none for a file that cannot be read."""
    from fontTools.ttLib import TTFont

    try:
        # The library would leave a damaged file open.
        with path.open("rb") as file, TTFont(file, fontNumber=0, lazy=True) as font:
            return frozenset(font.getBestCmap() or ())
    except Exception:  # fontTools raises anything at all for a damaged file
        return frozenset()


def _face(path: Path, families: tuple[str, ...]) -> tuple[int, str, bool]:
    """Choose the face whose family is wanted most; give its number and family, and if it varies."""
    from fontTools.ttLib import TTCollection, TTFont

    if path.suffix.lower() != ".ttc":
        with TTFont(path, lazy=True) as font:
            return 0, _family(font), "fvar" in font
    with TTCollection(path, lazy=True) as collection:
        names = [_family(font) for font in collection.fonts]
    places = [families.index(name) if name in families else len(families) for name in names]
    chosen = places.index(min(places))
    return chosen, names[chosen], False


def _family(font: Any) -> str:
    return str(font["name"].getDebugName(16) or font["name"].getDebugName(1) or "")
