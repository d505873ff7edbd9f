"""What an attack is: files that a stranger would send, a command, and how it has to end."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    Content = str | bytes | Callable[[], str | bytes]
    """What a file holds; what is long is made late."""


@dataclass(frozen=True, slots=True)
class Link:
    """A symbolic link to `target`."""

    target: str


@dataclass(frozen=True, slots=True)
class Same:
    """Another name (a hard link) of a file that stands above it in the table."""

    file: str


@dataclass(frozen=True, slots=True)
class Pipe:
    """A named pipe that nobody writes to: whoever opens it waits for ever."""


@dataclass(frozen=True, slots=True)
class Zeros:
    """A file of so many bytes, all of them zero, which take no place."""

    size: int


@dataclass(frozen=True, slots=True)
class Folder:
    """An empty folder."""


@dataclass(frozen=True, slots=True)
class Run:
    """A program that prepares the folder, such as git; it has to succeed."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Moment:
    """What somebody else does meanwhile: when cjmap is about to do `event` to a file named so.

    `event` is an audit event of Python (`open`, `os.rename`), `name` a part of the file's name; the
    `nth` such moment counts. `does` gets the folder of the workspace.
    """

    event: str
    name: str
    does: Callable[[Path], None]
    nth: int = 1


@dataclass(frozen=True, slots=True)
class Attack:
    """One attack: its name, the command, the exit code, and what holds afterwards.

    `files` are made in a folder, those under `../` beside it; the command is run in the folder
    `within` of it. All of `says` (patterns) is to be found in what is printed, none of `silent`.
    `changes` are the patterns of the names of files that come, go or change; all others stay as
    they are. `holds` and `lacks` are patterns that files written have, or have not; `seconds` of
    the processor and `megabytes` of memory are the bounds, `room` the largest file in bytes that the
    disk takes.
    """

    name: str
    command: tuple[str, ...]
    code: int
    files: Mapping[str, object] = field(default_factory=dict)
    says: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()
    changes: tuple[str, ...] = ()
    holds: Mapping[str, str] = field(default_factory=dict)
    lacks: tuple[str, ...] = ()
    within: str = "."
    stdin: Content = b""
    environment: Mapping[str, str] = field(default_factory=dict)
    meanwhile: Moment | None = None
    seconds: int = 10
    megabytes: int = 450
    room: int | None = None


def made(content: object) -> bytes:
    """Make the bytes of a file."""
    text = content() if callable(content) else content
    if isinstance(text, str):
        return text.encode("utf-8", "surrogatepass")
    assert isinstance(text, bytes)
    return text


def plant(folder: Path, files: Mapping[str, object]) -> None:
    """Make the files of an attack in `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        file = folder / os.fsdecode(name)
        file.parent.mkdir(parents=True, exist_ok=True)
        if isinstance(content, Link):
            file.symlink_to(content.target)
        elif isinstance(content, Same):
            os.link(folder / content.file, file)
        elif isinstance(content, Pipe):
            os.mkfifo(file)
        elif isinstance(content, Zeros):
            file.touch()
            os.truncate(file, content.size)
        elif isinstance(content, Folder):
            file.mkdir()
        elif isinstance(content, Run):
            _prepare(folder, content)
        else:
            file.write_bytes(made(content))


def _prepare(folder: Path, run: Run) -> None:
    import subprocess

    person = {
        "HOME": str(folder),
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.com",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.com",
    }
    subprocess.run(
        run.words, cwd=folder, check=True, capture_output=True, env={**os.environ, **person}
    )
