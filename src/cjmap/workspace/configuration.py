"""What holds in a workspace: `cjmap.toml`, or `[tool.cjmap]` in `pyproject.toml`.

The nearest of the two upwards from where cjmap is asked to work, never past the root of the
repository. Unknown keys are refused; every value knows where it came from.
"""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import ConfigDict, Field, ValidationError

from cjmap.errors import CjmapError
from cjmap.format.expected import declared_at, expected, keys_of
from cjmap.format.near import listed, nearest
from cjmap.format.part import Part
from cjmap.format.read import shown
from cjmap.format.values import Choice, Language, Text
from cjmap.problem import author_path

if TYPE_CHECKING:
    from cjmap.problem import MapPath

CONFIGURATION_FILE = "cjmap.toml"
PROJECT_FILE = "pyproject.toml"
DEFAULT = "default"


class ConfigurationError(CjmapError):
    """The configuration cannot be used; the message names the file, the line and the way out."""


class Picture(Choice):
    """A form of a picture."""

    SVG = "svg", "Scalable, for the web and for slides."
    PNG = "png", "Pixels."
    PDF = "pdf", "For print, with text that can be selected."
    DOT = "dot", "The source that Graphviz draws."


class EngineName(Choice):
    """What draws the pictures."""

    EMBEDDED = "embedded", "The Graphviz that is installed with cjmap."
    SYSTEM = "system", "The `dot` of this machine."


class RenderSettings(Part):
    """How pictures are made, where the command line does not say."""

    to: tuple[Picture, ...] = Field((Picture.SVG,), description="The forms to write.")
    out: Text | None = Field(
        None, description="The folder to write to; default: `pictures` in the workspace."
    )
    engine: EngineName = Field(EngineName.EMBEDDED, description="What draws.")
    scale: float = Field(2.0, ge=0.1, le=10, description="PNG pixels per point.")
    timeout: float = Field(10.0, ge=0.1, le=600, description="Seconds that one picture may take.")


class Settings(Part):
    """All that can be configured."""

    model_config = ConfigDict(defer_build=True)

    version: int = Field(
        1, ge=1, le=1, description="The version of the default rules that the workspace keeps to."
    )
    include: tuple[Text, ...] = Field(
        (), description="Only maps that match one of these patterns (as in `.gitignore`)."
    )
    exclude: tuple[Text, ...] = Field((), description="Never maps that match one of these patterns.")
    lang: Language = Field("en", description="The language of maps that name none (BCP 47).")
    render: RenderSettings = Field(
        default_factory=RenderSettings, description="How pictures are made."
    )


class Configuration:
    """The settings of one workspace, with the file they come from (None: all defaults)."""

    def __init__(self, root: Path, settings: Settings, file: Path | None, given: set[str]) -> None:
        """Keep the settings; `given` holds the dotted keys that the file sets."""
        self.root = root
        self.settings = settings
        self.file = file
        self._given = given

    def origins(self) -> list[tuple[str, Any, str]]:
        """List (dotted key, value, where it came from) of every setting, in a fixed order."""
        rows: list[tuple[str, Any, str]] = []
        for key, value in _flat(self.settings.model_dump(mode="json")):
            origin = str(self.file) if key in self._given and self.file else DEFAULT
            rows.append((key, value, origin))
        return rows


def find_root(start: Path) -> tuple[Path, Path | None]:
    """Find the workspace of the folder `start`: (its root, its configuration file or None).

    Looks upwards for `cjmap.toml`, or a `pyproject.toml` with `[tool.cjmap]`, and stops at the
    root of the repository; without one, `start` itself is the workspace.
    """
    folder = start
    while True:
        found = configuration_in(folder)
        if found is not None:
            return folder, found
        if (folder / ".git").exists() or folder.parent == folder:
            return start, None
        folder = folder.parent


def configuration_in(folder: Path) -> Path | None:
    """Return the configuration file that makes `folder` a workspace, or None."""
    own = folder / CONFIGURATION_FILE
    if own.is_file():
        return own
    project = folder / PROJECT_FILE
    if project.is_file() and "cjmap" in _read(project).get("tool", {}):
        return project
    return None


def load_configuration(root: Path, file: Path | None) -> Configuration:
    """Read the configuration of the workspace at `root`; raises `ConfigurationError`."""
    if file is None:
        return Configuration(root, Settings(), None, set())
    data = _read(file)
    if file.name == PROJECT_FILE:
        data = data["tool"]["cjmap"]
        if not isinstance(data, dict):
            raise ConfigurationError(f"{file}: `tool.cjmap` must be a table.")
    try:
        settings = Settings.model_validate(data)
    except ValidationError as error:
        raise _refusal(file, data, error) from None
    return Configuration(root, settings, file, {key for key, _ in _flat(data)})


def _read(file: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigurationError(f"{file} cannot be read: {error}.") from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f":{match[1]}:{match[2]}" if match else ""
        said = re.sub(r" \(at .*\)", "", str(error))
        raise ConfigurationError(f"{file}{place} is not TOML: {said}.") from error


def _refusal(file: Path, data: dict[str, Any], error: ValidationError) -> ConfigurationError:
    """Say the first error of a configuration: place, what stands there, what was expected."""
    detail = error.errors(include_url=False)[0]
    path: MapPath = tuple(detail["loc"])
    name = author_path(path)
    line = _line_of(file, str(next((p for p in reversed(path) if isinstance(p, str)), "")))
    if detail["type"] == "extra_forbidden":
        parent = declared_at(Settings, path[:-1])
        keys = keys_of(parent.model) if parent and parent.model else ()
        near = nearest(str(path[-1]), keys)
        hint = f"Did you mean `{near}`?" if near else f"Known here: {listed(keys, 'and')}."
        return ConfigurationError(f"{file}{line}: `{name}` is no setting.", hint=hint)
    declared = declared_at(Settings, path)
    wanted = expected(declared) if declared else "another value"
    return ConfigurationError(
        f"{file}{line}: `{name}` is {shown(detail['input'])}; expected {wanted}."
    )


def _line_of(file: Path, key: str) -> str:
    """Find the line that sets `key`, as `:3`, or nothing: TOML's reader keeps no positions."""
    pattern = re.compile(rf"^\s*(?:\[.*\b{re.escape(key)}\b.*\]|[\"']?{re.escape(key)}[\"']?\s*=)")
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if pattern.match(line):
            return f":{number}"
    return ""


def _flat(data: dict[str, Any], prefix: str = "") -> list[tuple[str, Any]]:
    rows: list[tuple[str, Any]] = []
    for key, value in data.items():
        if isinstance(value, dict):
            rows.extend(_flat(value, f"{prefix}{key}."))
        else:
            rows.append((f"{prefix}{key}", value))
    return rows
