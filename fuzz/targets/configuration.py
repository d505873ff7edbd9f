"""`cjmap.toml` and `[tool.cjmap]` → what holds in a workspace, and which rules run."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path

from cjmap.check.selection.settings import lint_settings
from cjmap.workspace.configuration import configuration_in, load_configuration
from cjmap.workspace.discovery import find_maps
from cjmap.workspace.settings import SETTINGS
from fuzz.among_maps import CLINIC, TODAY
from fuzz.corpus import files
from fuzz.mutation.texts import mutation_of_texts
from fuzz.target import Target, expect, may_refuse

_SIGNS = [
    *(f"{each.key} = " for each in SETTINGS),
    *(f"[{each.key.rpartition('.')[0]}]\n" for each in SETTINGS if "." in each.key),
    *("lint.select = ", "[lint.severity]\n", '[lint.per-file]\n"*" = ', "[lint.options]\n"),
    *("[", "]", "{", "}", "[[", "]]", " = ", '"', "'", '"""', "true", "1", "1.5", ", ", "#", "\n"),
    *('"all"', '"CJ206"', '["all"]', "[tool.cjmap]\n", "2026-11-15", "inf", "nan", "0x1F", "1e400"),
    *('"!**"', '"["', '"**/*"', '"#112233"', '"12 cm"', '"pl"', '"../x"', '"a\\nb"'),
]


def look(data: bytes) -> None:
    """Read a configuration in its own file, and in that of a project."""
    with tempfile.TemporaryDirectory(prefix="cjmap-fuzz-") as folder:
        for name in ("cjmap.toml", "pyproject.toml"):
            root = Path(folder, name)
            root.mkdir()
            shutil.copyfile(CLINIC / "tom.persona.yaml", root / "tom.persona.yaml")
            (root / name).write_bytes(data)
            with may_refuse():
                _read(root)


def _read(root: Path) -> None:
    file = configuration_in(root)
    configuration = load_configuration(root, file)
    for key, _, origin in configuration.origins():
        expect(key and origin, "a setting has a name and an origin")
    for name in dir(type(configuration)):
        if isinstance(getattr(type(configuration), name), property):
            getattr(configuration, name)
    found = find_maps(configuration)
    settings = lint_settings(configuration, TODAY)
    for each in found:
        settings.for_map(each, "persona", None)


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the configurations of the repository, and every setting at its default."""
    whole = "".join(f"{each.key} = {_toml(each.default)}\n" for each in SETTINGS)
    return (
        *files("examples", "cjmap.toml"),
        *files("tests", "cjmap.toml"),
        whole.encode(),
        b'[tool.cjmap]\nversion = 1\n[tool.cjmap.lint]\nselect = ["all"]\n',
        b'[lint]\nignore = ["CJ2"]\nseverity = {flat-emotion = "error"}\n'
        b'[lint.per-file]\n"*.journey.yaml" = ["all"]\n"a/**" = {select = ["CJ1"], ignore = []}\n'
        b"[lint.options]\noversized-map = {max-steps = 30}\n",
    )


def _toml(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_toml, value))}]"
    return str(value) if isinstance(value, (int, float)) else f'"{value or ""}"'


TARGET = Target(
    "configuration", "`cjmap.toml` → settings", look, seeds, mutation_of_texts(_SIGNS, seeds)
)
