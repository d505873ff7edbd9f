"""What holds in a workspace: `cjmap.toml`, or `[tool.cjmap]` in `pyproject.toml`.

The nearest of the two upwards from where cjmap is asked to work, never past the root of the
repository. Unknown keys are refused; every value knows where it came from.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from cjmap.errors import CjmapError
from cjmap.format.near import listed, nearest
from cjmap.format.shown import shown
from cjmap.format.version import NEWEST_FORMAT
from cjmap.version import __version__
from cjmap.workspace.lengths import width_points
from cjmap.workspace.settings import (
    COLORS_TABLE,
    FORMAT,
    SETTINGS,
    EngineName,
    PageName,
    Picture,
    PictureKind,
    ThemeName,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CONFIGURATION_FILE = "cjmap.toml"
PROJECT_FILE = "pyproject.toml"
DEFAULT = "default"

_LARGEST_FILE = 1_000_000
_LONGEST_TEXT = 1_000
"""Letters of a key or text: more than any path, pattern or title needs."""
_OF_PATTERNS = ("exclude", "lint.per-file")
_MOST_PATTERNS = 2_000
"""Each of them is tried on each file."""
_SHOWN_OF_ERROR = 200

_SETTINGS = {setting.key: setting for setting in SETTINGS}
_TABLES = {
    ".".join(parts[:count])
    for parts in (key.split(".") for key in _SETTINGS)
    for count in range(1, len(parts))
}


class ConfigurationError(CjmapError):
    """The configuration cannot be used; the message names the file, the line and the way out."""


@dataclass(frozen=True, slots=True)
class Configuration:
    """The settings of the workspace at `root`; `file` is None where all are defaults.

    `given` holds what the file sets, by dotted key.
    """

    root: Path
    file: Path | None = None
    given: dict[str, Any] = field(default_factory=dict)

    def origins(self) -> list[tuple[str, Any, str]]:
        """List (dotted key, value, where it came from) of every setting, in a fixed order."""
        return [
            (key, self._value(key), str(self.file) if key in self.given else DEFAULT)
            for key in _SETTINGS
        ]

    @property
    def version(self) -> int:
        """The version of the default rules that is kept to."""
        return int(self._value("version"))

    @property
    def format(self) -> int:
        """The version of the map format that the maps are written in."""
        return int(self._value(FORMAT))

    @property
    def baseline(self) -> str | None:
        """The file of findings that were there before, as written: relative to the root."""
        return self._value("lint.baseline") or None

    @property
    def include(self) -> tuple[str, ...]:
        """Patterns of the maps to take; none: all."""
        return tuple(self._value("include"))

    @property
    def exclude(self) -> tuple[str, ...]:
        """Patterns of the maps to leave out."""
        return tuple(self._value("exclude"))

    @property
    def language(self) -> str:
        """The language of maps that name none (BCP 47)."""
        return str(self._value("lang"))

    @property
    def failing_change(self) -> str:
        """The least level of a change that makes a comparison fail, or `never`."""
        return str(self._value("diff.fail-on"))

    @property
    def ignored_changes(self) -> tuple[str, ...]:
        """Names of changes, and fingerprints of single ones, that are not told."""
        return tuple(self._value("diff.ignore"))

    @property
    def site_title(self) -> str | None:
        """The name of the portal, where one is set."""
        return self._value("site.title") or None

    @property
    def site_folder(self) -> str | None:
        """The folder that the portal goes to, where one is set."""
        return self._value("site.out") or None

    @property
    def site_language(self) -> str | None:
        """The language of what cjmap writes in the portal; None: that of the maps."""
        return self._value("site.lang") or None

    @property
    def site_versions(self) -> int:
        """How many versions of a map the portal can compare; 0: no history."""
        return int(self._value("site.versions"))

    @property
    def pictures(self) -> tuple[Picture, ...]:
        """The forms that pictures are written in."""
        return tuple(Picture(word) for word in self._value("render.to"))

    @property
    def mapping_folder(self) -> str | None:
        """The folder of mapping files, relative to the root; None where they are beside the maps."""
        return self._value("measure.mappings") or None

    @property
    def picture_folder(self) -> str | None:
        """The folder that pictures go to, where one is set."""
        return self._value("render.out") or None

    @property
    def picture_kinds(self) -> tuple[PictureKind, ...]:
        """What is drawn: the maps, or pictures of the whole workspace."""
        words = self._value("render.picture")
        return tuple(kind for kind in PictureKind if kind in words or "all" in words)

    @property
    def theme(self) -> ThemeName:
        """How pictures look."""
        return ThemeName(self._value("render.theme"))

    @property
    def label_language(self) -> str | None:
        """The language of what cjmap writes on a picture; None: that of the map."""
        return self._value("render.lang") or None

    @property
    def lanes(self) -> tuple[str, ...]:
        """The keys of the lanes to draw; none: all."""
        return tuple(self._value("render.lanes"))

    @property
    def width(self) -> float | None:
        """The width that a long journey is broken into rows at, in points, where one is set."""
        return width_points(self._value("render.width"))

    @property
    def page(self) -> PageName:
        """The page of a PDF."""
        return PageName(self._value("render.page"))

    @property
    def embed_fonts(self) -> bool:
        """Whether an SVG carries its letters with it."""
        return bool(self._value("render.embed-fonts"))

    @property
    def font_folders(self) -> tuple[str, ...]:
        """Folders of further fonts, as written: relative to the root."""
        return tuple(self._value("render.font-dirs"))

    @property
    def logo(self) -> str | None:
        """The picture file for the foot of the page, as written: relative to the root."""
        return self._value("render.logo") or None

    @property
    def colours(self) -> dict[str, str | tuple[str, ...]]:
        """The colours that are set, by the last part of their key."""
        return {
            key.removeprefix(f"{COLORS_TABLE}."): tuple(value) if isinstance(value, list) else value
            for key, value in self.given.items()
            if key.startswith(f"{COLORS_TABLE}.")
        }

    @property
    def engine(self) -> EngineName:
        """What draws."""
        return EngineName(self._value("render.engine"))

    @property
    def scale(self) -> float:
        """PNG pixels per point."""
        return float(self._value("render.scale"))

    @property
    def timeout(self) -> float:
        """Seconds that one picture may take."""
        return float(self._value("render.timeout"))

    def number(self, key: str) -> float:
        """Return a setting that is a number, by its dotted key."""
        return float(self._value(key))

    def place_of(self, key: str) -> str:
        """Return where a setting was given, as `cjmap.toml:7`; only its key where it was not."""
        if self.file is None or key not in self.given:
            return f"`{key}`"
        return f"{self.file}{_line_of(self.file, key)}"

    def _value(self, key: str) -> Any:
        return self.given.get(key, _SETTINGS[key].default)


def find_root(start: Path) -> tuple[Path, Path | None]:
    """Find the workspace of the folder `start`: (its root, its configuration file or None).

    Looks upwards for `cjmap.toml`, or a `pyproject.toml` with `[tool.cjmap]`, and stops at the
    root of the repository; without one, `start` itself is the workspace.
    """
    for folder in (start, *start.parents):
        found = configuration_in(folder)
        if found is not None:
            return folder, found
        if os.path.exists(folder / ".git"):
            break
    return start, None


def configuration_in(folder: Path) -> Path | None:
    """Return the configuration file that makes `folder` a workspace, or None.

    A `pyproject.toml` that does not speak of cjmap is not even parsed: it may be anybody's.
    """
    own = folder / CONFIGURATION_FILE
    if os.path.isfile(own):
        return own
    project = folder / PROJECT_FILE
    if os.path.isfile(project) and b"cjmap" in _bytes(project):
        tools = _read(project).get("tool")
        if isinstance(tools, dict) and "cjmap" in tools:
            return project
    return None


def load_configuration(
    root: Path, file: Path | None, *, oldest: int = NEWEST_FORMAT, newest: int = NEWEST_FORMAT
) -> Configuration:
    """Read the configuration of the workspace at `root`; raises `ConfigurationError`.

    That is raised as well for maps in a format older than `oldest`, which have to be migrated
    first, or newer than `newest`, which only a newer cjmap can read.
    """
    configuration = Configuration(root, file, _given(file, newest) if file is not None else {})
    if configuration.format < oldest:
        raise ConfigurationError(
            f"{configuration.place_of(FORMAT) if FORMAT in configuration.given else root}:"
            f" the maps are written for format {configuration.format};"
            f" this cjmap reads format {newest}.",
            hint="`cjmap migrate` brings them to it, and keeps every comment.",
        )
    return configuration


def _given(file: Path, newest: int) -> dict[str, Any]:
    """Return what a configuration file sets, by dotted key, each of it checked."""
    data = _read(file)
    if file.name == PROJECT_FILE:
        data = data["tool"]["cjmap"]
        if not isinstance(data, dict):
            raise ConfigurationError(f"{file}: `tool.cjmap` is {shown(data)}; expected a table.")
    given = dict(_flat(data))
    written_for = given.get(FORMAT)
    if type(written_for) is int and written_for > newest:  # said first: it may have other settings
        known = "only format 1" if newest == 1 else f"the formats 1 to {newest}"
        raise ConfigurationError(
            f"{file}{_line_of(file, FORMAT)}: `{FORMAT}` is {shown(written_for)};"
            f" this cjmap ({__version__}) knows {known}.",
            hint="The maps are written for a newer cjmap: `pip install --upgrade cjmap`.",
        )
    for key, value in given.items():
        _refuse_long(file, key, value)
        if key in _OF_PATTERNS and isinstance(value, (dict, list)) and len(value) > _MOST_PATTERNS:
            raise ConfigurationError(
                f"{file}{_line_of(file, key)}: `{key}` has {len(value):,} patterns;"
                f" no more than {_MOST_PATTERNS:,} are read."
            )
        setting = _SETTINGS.get(key)
        if setting is None:
            raise _unknown(file, key, value)
        if not setting.takes(value):
            raise ConfigurationError(
                f"{file}{_line_of(file, key)}: `{key}` {setting.told(value)};"
                f" expected {setting.expected}."
            )
    return given


def _refuse_long(file: Path, key: str, value: Any) -> None:
    """Refuse a key or text that nobody means: as a pattern it would take minutes, as a name fill a screen."""
    waiting = [key, value]
    while waiting:
        here = waiting.pop()
        if isinstance(here, dict):
            waiting += [*here, *here.values()]
        elif isinstance(here, list):
            waiting += here
        elif isinstance(here, str) and len(here) > _LONGEST_TEXT:
            raise ConfigurationError(
                f"{file}{_line_of(file, key)}: {shown(here)} has {len(here):,} letters;"
                f" a text in the settings may have {_LONGEST_TEXT:,}."
            )


def _bytes(file: Path) -> bytes:
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST_FILE + 1)
    except OSError as error:
        raise ConfigurationError(f"{file} cannot be read: {error.strerror}.") from error
    if len(data) > _LARGEST_FILE:
        raise ConfigurationError(f"{file} has more than {_LARGEST_FILE:,} bytes.")
    return data


def _read(file: Path) -> dict[str, Any]:
    import tomllib

    text = ""
    try:
        text = _bytes(file).decode("utf-8-sig")
        return tomllib.loads(text)
    except UnicodeDecodeError as error:
        raise ConfigurationError(f"{file} cannot be read: it is not UTF-8 text.") from error
    except tomllib.TOMLDecodeError as error:
        match = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        place = f":{match[1]}:{match[2]}" if match else f":{max(len(text.splitlines()), 1)}"
        said = re.sub(r" \(at .*\)", "", str(error))
        said = re.sub(r"\(('[^()]*'),?\)", _dotted, said)  # keys, as Python writes them
        if len(said) > _LONGEST_TEXT:  # keys may be that long
            said = f"{said[:_SHOWN_OF_ERROR]}…"
        raise ConfigurationError(f"{file}{place}: not TOML: {said}.") from error
    except RecursionError as error:
        raise ConfigurationError(f"{file}: not a configuration: nested too deeply.") from error
    except ValueError as error:  # a number of thousands of digits
        raise ConfigurationError(f"{file}: not a configuration: {error}.") from error


def _dotted(keys: re.Match[str]) -> str:
    return "`" + ".".join(re.findall("'([^']*)'", keys[1])) + "`"


def _unknown(file: Path, key: str, value: Any) -> ConfigurationError:
    table, _, name = key.rpartition(".")
    if key in _TABLES:
        return ConfigurationError(
            f"{file}{_line_of(file, key)}: `{key}` is {shown(value)}; expected a table, `[{key}]`."
        )
    known = [
        each.rpartition(".")[2]
        for each in (*_SETTINGS, *sorted(_TABLES))
        if each.rpartition(".")[0] == table
    ]
    if not known:
        known, name = [*_SETTINGS, *sorted(_TABLES)], key.partition(".")[0]
    near = nearest(name, known)
    hint = f"Did you mean `{near}`?" if near else f"There are {listed(known, 'and')}."
    return ConfigurationError(f"{file}{_line_of(file, key)}: `{key}` is no setting.", hint=hint)


def _line_of(file: Path, key: str) -> str:
    """Find the line that sets `key`, as `:3`, or nothing: TOML's reader keeps no positions."""
    wanted = f"tool.cjmap.{key}" if file.name == PROJECT_FILE else key
    table = ""
    for number, line in enumerate(_bytes(file).decode("utf-8-sig").splitlines(), start=1):
        header = re.match(r"\s*\[{1,2}([^\[\]]+)\]", line)
        word = re.match(r"\s*[\"']?([\w.-]+)[\"']?\s*=", line)
        if header:
            table = header[1].strip()
        here = table if header else f"{table}.{word[1]}".lstrip(".") if word else ""
        if here == wanted or (here and wanted.startswith(f"{here}.") and word):
            return f":{number}"
    return ""


def _flat(data: dict[str, Any], prefix: str = "") -> Iterator[tuple[str, Any]]:
    """List the settings of a table by dotted key; an unknown table counts as one setting."""
    for key, value in data.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict) and name in _TABLES:
            yield from _flat(value, f"{name}.")
        else:
            yield name, value
