"""Write a new workspace: what `init` does. Nothing that exists is touched."""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from cjmap.cli.gitting.attributes import SHARED, block
from cjmap.cli.schemas import schema_text
from cjmap.errors import CjmapError
from cjmap.format.kinds import KINDS, kind_of_file
from cjmap.source.write import create_file
from cjmap.version import __version__
from cjmap.workspace.configuration import Configuration
from cjmap.workspace.discovery import find_maps

if TYPE_CHECKING:
    from collections.abc import Iterator
    from importlib.resources.abc import Traversable

_SCHEMAS = ".cjmap/schemas"
_SUFFIXES = "|".join(kind.suffix for kind in KINDS)

_PRE_COMMIT = f"""\
# Checks the maps before each commit: https://pre-commit.com
repos:
  - repo: local
    hooks:
      - id: cjmap-fmt
        name: cjmap fmt
        entry: cjmap fmt
        language: python
        additional_dependencies: ["cjmap=={__version__}"]
        files: '\\.({_SUFFIXES})\\.ya?ml$'
      - id: cjmap-lint
        name: cjmap lint
        entry: cjmap lint
        language: python
        additional_dependencies: ["cjmap=={__version__}"]
        files: '(\\.({_SUFFIXES})\\.ya?ml|(^|/)cjmap\\.toml)$'
        always_run: true  # a deleted map leaves references behind
        pass_filenames: false  # references cross files: all maps are read together
"""

_WORKFLOW = f"""\
# Checks the maps on every push and pull request, and keeps their pictures as an artefact.
name: maps
on: [push, pull_request]
permissions:
  contents: read
jobs:
  maps:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v4
      - uses: actions/setup-python@v5
        with:
          python-version: "3.12"
      - run: python -m pip install cjmap=={__version__}
      - run: cjmap fmt --check
      - run: cjmap lint
      - run: cjmap render -o pictures --to svg,png
      - uses: actions/upload-artifact@v4
        with:
          name: pictures
          path: pictures
"""


@dataclass(frozen=True, slots=True)
class Written:
    """What became of one file."""

    CREATED: ClassVar[str] = "created"
    KEPT: ClassVar[str] = "kept"
    LEFT_OUT: ClassVar[str] = "left out"

    file: Path
    outcome: str
    note: str = ""


def start_workspace(root: Path, language: str) -> Iterator[Written]:
    """Write a workspace under `root`, one file after another, and tell what became of each.

    Raises `CjmapError` where `root` is no folder or cannot be written.
    """
    if os.path.lexists(root) and not os.path.isdir(root):
        raise CjmapError(f"`{root}` is a file; a workspace is a folder.")
    has_maps = os.path.isdir(root) and bool(find_maps(Configuration(root)))
    starter = files("cjmap") / "starter" / language
    for source, name in _starter_files(starter):
        if has_maps and kind_of_file(Path(name)):
            yield Written(root / name, Written.LEFT_OUT, "there are maps here already")
        else:
            yield _create(root / name, source.read_bytes())
    for name in (*(kind.name for kind in KINDS), "mapping", "config"):
        schema = schema_text(name).encode()
        yield _create(root / _SCHEMAS / f"{name}.schema.json", schema)
    yield _create(root / ".vscode" / "settings.json", _editor_settings())
    yield _create(root / ".gitignore", b"/pictures/\n/site/\n")
    repository = _repository_above(root)
    for name, text in _repository_files().items():
        if repository is None:
            yield _create(root / name, text.encode())
        else:
            note = f"belongs into the root of the repository, {repository}"
            yield Written(root / name, Written.LEFT_OUT, note)


def _create(file: Path, data: bytes) -> Written:
    if create_file(file, data):
        return Written(file, Written.CREATED)
    try:
        same = file.read_bytes() == data
    except OSError:
        same = False
    return Written(file, Written.KEPT, "already there" if same else "yours differs, left as it is")


def _starter_files(folder: Traversable, prefix: str = "") -> Iterator[tuple[Traversable, str]]:
    for entry in sorted(folder.iterdir(), key=lambda each: (each.is_dir(), each.name)):
        name = f"{prefix}{entry.name}"
        if entry.is_dir():
            yield from _starter_files(entry, f"{name}/")
        elif not name.startswith("__"):
            yield entry, name


def _editor_settings() -> bytes:
    schemas = {
        f"./{_SCHEMAS}/{kind.name}.schema.json": [f"*.{kind.suffix}.yaml", f"*.{kind.suffix}.yml"]
        for kind in KINDS
    }
    schemas[f"./{_SCHEMAS}/mapping.schema.json"] = ["*.measure.yaml", "*.measure.yml"]
    settings = {
        "yaml.schemas": schemas,
        "[yaml]": {"editor.tabSize": 2, "editor.insertSpaces": True},
    }
    return (json.dumps(settings, indent=2) + "\n").encode()


def _repository_files() -> dict[str, str]:
    return {
        ".gitattributes": block(SHARED),
        ".pre-commit-config.yaml": _PRE_COMMIT,
        ".github/workflows/maps.yml": _WORKFLOW,
    }


def _repository_above(root: Path) -> Path | None:
    """Return the root of the repository that `root` lies inside of, or None at its root or outside."""
    for folder in root.absolute().parents:
        if (root / ".git").exists():
            return None
        if (folder / ".git").exists():
            return folder
    return None
