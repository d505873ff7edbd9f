"""Somebody else at work in the same folder, a full disk, and what surrounds the process."""

from __future__ import annotations

import os
import shutil
from typing import TYPE_CHECKING

from tests.attacks.attack import Attack, Moment, Run
from tests.attacks.harmless import PERSONA, WORKSPACE
from tests.attacks.kills import LOOSE, MERMAID, TWICE

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

HARMLESS = (
    ("lint", "--fix"),
    ("fmt",),
    ("render", "-o", "p"),
    ("site", "-j1", "-o", "s"),
    ("export", "--to", "csv", "-o", "e"),
)

OTHER = PERSONA + "bio: edited meanwhile\n"


def _write(name: str, text: str = OTHER) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        (folder / name).write_text(text)

    return act


def _link(name: str, target: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        os.unlink(folder / name)
        os.symlink(target, folder / name)

    return act


def _gone(name: str) -> Callable[[Path], None]:
    return lambda folder: os.unlink(folder / name)


def _no_folder(pattern: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        for each in folder.glob(pattern):
            shutil.rmtree(each)

    return act


def _folder(name: str) -> Callable[[Path], None]:
    def act(folder: Path) -> None:
        os.unlink(folder / name)
        os.mkdir(folder / name)

    return act


def _raced(
    about: str,
    command: tuple[str, ...],
    code: int,
    when: Moment,
    *says: str,
    files: dict[str, object] = LOOSE,
    **more: object,
) -> Attack:
    made = {"../outside": "outside\n", **files}
    return Attack(about, command, code, made, says, meanwhile=when, **more)  # type: ignore[arg-type]


EVA = "eva.persona.yaml"
_STAYS = {"maps/eva.persona.yaml": "edited meanwhile"}
_EVA = ("maps/eva.persona.yaml",)
_BOTH = (*_EVA, "maps/loan.journey.yaml")

RACES = [
    _raced("a map that changes before it is laid out", ("fmt",), 2, Moment("open", EVA, _write(EVA), 2), "changed while cjmap was working on it", changes=_BOTH, holds=_STAYS),
    _raced("a map that is gone before it is laid out", ("fmt",), 2, Moment("open", EVA, _gone(EVA), 2), "eva.persona.yaml cannot be written", changes=_BOTH),
    _raced("a map that becomes a link before it is laid out", ("fmt",), 2, Moment("open", EVA, _link(EVA, "../outside"), 2), "leads out|changed while", changes=_BOTH),
    _raced("a map that changes before it is fixed", ("lint", "--unsafe-fixes"), 2, Moment("open", EVA, _write(EVA), 2), "changed while cjmap was working on it", files=TWICE, changes=(*_EVA, "maps/jan.persona.yaml"), holds=_STAYS),
    _raced("a map that is gone before it is read", ("validate",), 2, Moment("open", EVA, _gone(EVA)), "CJ001", changes=_EVA),
    _raced("a map that becomes a folder before it is read", ("validate",), 2, Moment("open", EVA, _folder(EVA)), "CJ001", changes=_EVA),
    _raced("a file that comes before it is new", ("new", "persona", "jan"), 2, Moment("os.link", "jan", _write("jan.persona.yaml")), "exists already", files=WORKSPACE, changes=("maps/jan.persona.yaml",), holds={"maps/jan.persona.yaml": "edited meanwhile"}),
    _raced("a link that comes before a map is new", ("new", "persona", "jan"), 2, Moment("os.link", "jan", lambda folder: os.symlink("../outside", folder / "jan.persona.yaml")), "exists already", files=WORKSPACE, changes=("maps/jan.persona.yaml",)),
    _raced("a folder that is gone while it is filled", ("render", "-o", "out"), 2, Moment("os.rename", "out", _no_folder("out"), 2), "out", files=WORKSPACE, changes=("maps/out/*",)),
    _raced("a portal whose maps go while it is built", ("site", "-o", "out", "--no-cache"), 0, Moment("open", "index.html", _gone(EVA)), files=WORKSPACE, changes=("maps/out/*", *_EVA)),
    _raced("a portal whose folder goes while it is built", ("site", "-o", "out", "--no-cache"), 2, Moment("open", "index.html", _no_folder(".out*")), "out cannot be written", files=WORKSPACE),
    _raced("an import whose folder becomes a file", ("import", "a.mmd", "-o", "in"), 2, Moment("os.mkdir", "in", _write("in")), "in", files={**WORKSPACE, "a.mmd": MERMAID}, changes=("maps/in",)),
    _raced("a merge whose side changes", ("merge", EVA, "a.persona.yaml", "b.persona.yaml", "-o", "a.persona.yaml"), 0, Moment("open", "b.persona.yaml", _write(EVA)), files={EVA: PERSONA, "a.persona.yaml": PERSONA + "bio: x\n", "b.persona.yaml": PERSONA + "quote: x\n"}, changes=("maps/*",)),
]  # fmt: skip


def _full(
    about: str,
    command: tuple[str, ...],
    *says: str,
    files: dict[str, object] = LOOSE,
    code: int = 2,
    room: int = 20,
    **more: object,
) -> Attack:
    return Attack(f"{about}, on a disk that is full", command, code, files, says, room=room, **more)  # type: ignore[arg-type]


FULL = [
    _full("fmt", ("fmt",), "eva.persona.yaml cannot be written: File too large"),
    _full("lint --fix", ("lint", "--unsafe-fixes"), "cannot be written: File too large", files=TWICE),
    _full("a baseline", ("lint", "--update-baseline"), "cannot be written: File too large"),
    _full("a new map", ("new", "persona", "jan"), "jan.persona.yaml cannot be written: File too large", files=WORKSPACE),
    _full("an import", ("import", "a.mmd", "-o", "in"), "cannot be written: File too large", "No file was changed", files={**WORKSPACE, "a.mmd": MERMAID}),
    _full("an export", ("export", "--to", "csv", "-o", "out"), "cannot be written: File too large", "No file was changed", files=WORKSPACE),
    _full("a report", ("validate", "-o", "json=out.json"), "cannot be written: File too large", files=WORKSPACE),
    _full("a merge", ("merge", EVA, "a.persona.yaml", "b.persona.yaml", "-o", EVA), "cannot be written: File too large",
          files={EVA: PERSONA, "a.persona.yaml": PERSONA + "bio: x\n", "b.persona.yaml": PERSONA + "quote: x\n"}),
    _full("git install", ("git", "install"), "cannot be written: File too large", files={**WORKSPACE, "git": Run(("git", "init", "-q"))}),
    _full("a portal in one file", ("site", "--single-file", "-o", "out.html", "--no-cache"), "cannot be written: File too large", files=WORKSPACE, room=10_000),
    _full("a portal", ("site", "-o", "out", "--no-cache"), "out cannot be written: File too large", files=WORKSPACE, room=10_000),
    _full("the first page of a portal", ("site", "-o", "out", "--no-cache"), "cannot be written: File too large", files=WORKSPACE, room=1_000),
    _full("pictures", ("render", "-o", "out"), "File too large", files=WORKSPACE, room=2_000, changes=("maps/out/eva.persona.svg",)),
]  # fmt: skip

ATTACKS: list[Attack] = [*RACES, *FULL]
