"""Build what is published, and hold that it is whole and always the same.

    python tools/check_package.py [--keep DIR]     # leaves both files in DIR

Needs the extra `package`. What is held:

- Two builds give the same bytes: of the source distribution, and of the wheel, once built from the
  source distribution and once straight from here.
- The wheel holds every file of `src/cjmap`, the licences and its metadata, and nothing else: neither tests
  nor what Python caches.
- The source distribution holds every file of what `pyproject.toml` names for it that git does not ignore,
  and nothing else. It is enough to run the tests: `tools/test_installed.py` does.
- `twine check --strict` and `check-wheel-contents` find nothing.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from pathspec import PathSpec

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
CLEAN_METADATA = {"METADATA", "RECORD", "WHEEL", "entry_points.txt"}
ALWAYS = {".gitignore", "PKG-INFO", "pyproject.toml"}
"""What hatchling adds to every source distribution."""


class Built(NamedTuple):
    """The two files that are published."""

    source: Path
    wheel: Path


def main() -> None:
    """Build, check, and exit with a message if something is wrong."""
    parser = argparse.ArgumentParser(prog="python tools/check_package.py")
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where to leave both files")
    asked = parser.parse_args()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    with tempfile.TemporaryDirectory() as name:
        first = build(Path(name) / "first")
        again = build(Path(name) / "again", "--sdist", "--wheel")
        wrong = [
            f"{one.name}: two builds differ"
            for one, other in zip(first, again, strict=True)
            if one.read_bytes() != other.read_bytes()
        ]
        wrong += _differences(first.wheel, _in_wheel(first.wheel), _due_in_wheel(project))
        wrong += _differences(first.source, _in_source(first.source), _due_in_source(project))
        if wrong:
            sys.exit("\n".join(wrong))
        for words in (("twine", "check", "--strict"), ("check_wheel_contents",)):
            files = first if words[0] == "twine" else (first.wheel,)
            done = subprocess.run([sys.executable, "-m", *words, *map(str, files)], check=False)
            if done.returncode:
                sys.exit(done.returncode)
        if asked.keep:
            asked.keep.mkdir(parents=True, exist_ok=True)
            for file in first:
                shutil.copy(file, asked.keep)
        for file in first:
            print(f"{file.name}: {file.stat().st_size / 1e6:.1f} MB")


def build(folder: Path, *which: str) -> Built:
    """Build into a folder: both files straight from here, or by default the wheel from the other one."""
    words = [sys.executable, "-m", "build", "--no-isolation", "--outdir", str(folder), *which]
    done = subprocess.run([*words, str(ROOT)], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"building failed:\n{done.stdout}{done.stderr}")
    [source], [wheel] = folder.glob("*.tar.gz"), folder.glob("*.whl")
    return Built(source, wheel)


def _differences(file: Path, found: set[str], due: set[str]) -> Iterator[str]:
    yield from (f"{file.name} lacks {each}" for each in sorted(due - found))
    yield from (f"{file.name} holds {each}, which it should not" for each in sorted(found - due))


def _in_wheel(wheel: Path) -> set[str]:
    """List the files of a wheel; metadata without the version in the name of their folder."""
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
    about = f"cjmap-{wheel.name.split('-')[1]}.dist-info/"
    return {name.replace(about, "dist-info/", 1) for name in names}


def _due_in_wheel(project: dict[str, Any]) -> set[str]:
    about = CLEAN_METADATA | {f"licenses/{each}" for each in project["project"]["license-files"]}
    return {each.removeprefix("src/") for each in _files("src/cjmap")} | {
        f"dist-info/{each}" for each in about
    }


def _in_source(source: Path) -> set[str]:
    with tarfile.open(source) as archive:
        return {each.name.partition("/")[2] for each in archive.getmembers() if each.isfile()}


def _due_in_source(project: dict[str, Any]) -> set[str]:
    included = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    return ALWAYS | {file for each in included for file in _files(each)}


def _files(name: str) -> Iterator[str]:
    """List the files of a folder, or a file, that git does not ignore."""
    ignored = PathSpec.from_lines(
        "gitwildmatch", (ROOT / ".gitignore").read_text("utf-8").splitlines()
    )
    top = ROOT / name
    for file in sorted(top.rglob("*")) if top.is_dir() else [top]:
        path = file.relative_to(ROOT).as_posix()
        if file.is_file() and not ignored.match_file(path):
            yield path


if __name__ == "__main__":
    main()
