"""Write, or take away, what makes git call cjmap: attributes and settings, told line by line."""

from __future__ import annotations

import os
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from cjmap.cli.gitting.attributes import PERSONAL, SHARED, has_block, with_block, without_block
from cjmap.cli.gitting.settings import DIFF, MERGE, MERGETOOL, sections
from cjmap.errors import CjmapError
from cjmap.git import Configuration, Repository, Scope
from cjmap.source.write import write_file

if TYPE_CHECKING:
    from collections.abc import Iterator

_LARGEST = 1_000_000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What git is to do: tell changes in words, lay maps out before it compares lines, merge maps."""

    changes: bool = False
    textconv: bool = True
    merge: bool = True


class Outcome(StrEnum):
    """What became of one file or section."""

    WRITTEN = "wrote"
    KEPT = "kept"
    REMOVED = "removed"
    ABSENT = "absent"


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that was done, or was so already."""

    outcome: Outcome
    subject: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Home:
    """Where the attributes and the settings live: in one repository, or with one person."""

    attributes_file: Path
    attributes: str
    configuration: Configuration
    inside: Path | None


def home_of(folder: Path, *, everywhere: bool) -> Home:
    """Find the home. Raises `CjmapError` where `folder` is in no repository and one is needed."""
    if everywhere:
        configuration = Configuration(Scope.PERSON)
        named = configuration.path("core.attributesFile")
        file = Path(named) if named else _default_attributes()
        return Home(file, PERSONAL, configuration, None)
    repository = Repository.find(folder)
    file = repository.root / ".gitattributes"
    return Home(file, SHARED, repository.settings, repository.root)


def install(home: Home, wanted: Wanted) -> Iterator[Step]:
    """Write the block of attributes and the settings; what is right already is left alone."""
    old = read_attributes(home.attributes_file)
    new = with_block(old, home.attributes)
    if new == old:
        yield Step(Outcome.KEPT, str(home.attributes_file), "up to date")
    else:
        _write(home, new)
        yield Step(Outcome.WRITTEN, str(home.attributes_file), "which files are maps")
    asked = sections(changes=wanted.changes, textconv=wanted.textconv, merge=wanted.merge)
    for name, settings in asked.items():
        yield _set(home.configuration, name, settings)


def uninstall(home: Home) -> Iterator[Step]:
    """Take away what `install` wrote, and give back the attributes as they were."""
    file = home.attributes_file
    old = read_attributes(file)
    if old is None or not has_block(old):
        yield Step(Outcome.ABSENT, str(file), "nothing of cjmap in it")
    else:
        new = without_block(old)
        if new is None:
            _delete(file)
            yield Step(Outcome.REMOVED, str(file), "it held nothing else")
        else:
            _write(home, new)
            yield Step(Outcome.REMOVED, str(file), "the lines of cjmap; the others stay")
    for name in (DIFF, MERGE, MERGETOOL):
        outcome = Outcome.REMOVED if home.configuration.remove_section(name) else Outcome.ABSENT
        yield Step(outcome, f"[{name}]", _MEANINGS[name])


def read_attributes(file: Path) -> str | None:
    """Return the text of an attributes file, every byte of it; None where there is none.

    Raises `CjmapError` where it cannot be read, or is larger than git itself would read.
    """
    try:
        with file.open("rb") as stream:
            data = stream.read(_LARGEST + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise CjmapError(f"{file} cannot be read: {error.strerror or error}.") from error
    if len(data) > _LARGEST:
        raise CjmapError(f"{file} is larger than {_LARGEST:,} bytes, so it was left alone.")
    return data.decode("utf-8", "surrogateescape")


def _default_attributes() -> Path:
    folder = os.environ.get("XDG_CONFIG_HOME") or os.path.join(os.path.expanduser("~"), ".config")
    return Path(folder) / "git" / "attributes"


def _write(home: Home, text: str) -> None:
    data = text.encode("utf-8", "surrogateescape")
    write_file(home.attributes_file, data, inside=home.inside)


def _delete(file: Path) -> None:
    try:
        file.unlink()
    except OSError as error:
        raise CjmapError(f"{file} cannot be removed: {error.strerror or error}.") from error


def _set(configuration: Configuration, name: str, settings: dict[str, str]) -> Step:
    """Give a section these settings and no others of ours."""
    there = configuration.section(name)
    wanted = {key.lower(): value for key, value in settings.items()}
    if not settings:
        outcome = Outcome.REMOVED if configuration.remove_section(name) else Outcome.ABSENT
        return Step(outcome, f"[{name}]", "left to git")
    changed = False
    for key, value in settings.items():
        if there.get(key.lower()) != value:
            configuration.set(f"{name}.{key}", value)
            changed = True
    for key in _OPTIONAL.get(name, ()):
        if key in there and key not in wanted:
            configuration.unset(f"{name}.{key}")
            changed = True
    return Step(Outcome.WRITTEN if changed else Outcome.KEPT, f"[{name}]", _MEANINGS[name])


_OPTIONAL = {DIFF: ("textconv", "command")}
_MEANINGS = {
    DIFF: "how `git diff`, `git log -p` and `git show` show maps",
    MERGE: "how `git merge`, `git rebase` and the like merge maps",
    MERGETOOL: "`git mergetool --tool=cjmap`, for conflicts that another machine has left",
}
