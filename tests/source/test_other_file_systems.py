"""Guards writing where a file system has no permissions, no links or no case: FAT, shares, a Mac's disk."""

from __future__ import annotations

import errno
import os
from typing import TYPE_CHECKING, NoReturn

import pytest

from cjmap.errors import CjmapError
from cjmap.source import taken_names
from cjmap.source.folders import NewFolder, swap
from cjmap.source.spelling import spelt
from cjmap.source.taken_names import TakenNames
from cjmap.source.write import FileChange, create_file, write_file, write_together

if TYPE_CHECKING:
    from pathlib import Path


def _refuse(code: int, monkeypatch: pytest.MonkeyPatch, *calls: str) -> None:
    def refuse(*_: object, **__: object) -> NoReturn:
        raise OSError(code, os.strerror(code))

    for call in calls:
        monkeypatch.setattr(os, call, refuse)


@pytest.fixture(params=[errno.EPERM, errno.ENOTSUP])
def drive(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder where permissions, links and the exchange of folders are refused."""
    _refuse(request.param, monkeypatch, "chmod", "link", "symlink")
    monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    return tmp_path


def test_a_file_is_written(drive: Path) -> None:
    file = drive / "a.yaml"
    write_file(file, b"one")
    write_file(file, b"two")
    assert file.read_bytes() == b"two"
    assert os.listdir(drive) == ["a.yaml"]


def test_a_new_file_is_made_once(drive: Path) -> None:
    file = drive / "sub" / "a.yaml"
    assert create_file(file, b"one")
    assert not create_file(file, b"two")
    assert file.read_bytes() == b"one"
    assert os.listdir(drive / "sub") == ["a.yaml"]


def test_several_files_are_written_together(drive: Path) -> None:
    (drive / "a").write_bytes(b"old")
    changes = [
        FileChange(drive / "a", b"old", b"new", drive),
        FileChange(drive / "b", None, b"new", drive),
    ]
    write_together(changes)
    assert [(drive / name).read_bytes() for name in sorted(os.listdir(drive))] == [b"new", b"new"]


def test_a_folder_is_written_again_and_strangers_stay(drive: Path) -> None:
    for text in (b"one", b"two"):
        with NewFolder(drive / "site", "made.json") as folder:
            folder.add("index.html", text)
            folder.finish()
        (drive / "site" / "CNAME").write_bytes(b"maps.example")
        (drive / "site" / "theirs").mkdir(exist_ok=True)
    assert (drive / "site" / "index.html").read_bytes() == b"two"
    assert sorted(os.listdir(drive / "site")) == ["CNAME", "index.html", "made.json", "theirs"]
    assert os.listdir(drive) == ["site"]


def test_another_failure_is_told_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _refuse(errno.EIO, monkeypatch, "chmod")
    for write in (
        lambda: write_file(tmp_path / "a", b"x"),
        lambda: create_file(tmp_path / "a", b"x"),
        lambda: NewFolder(tmp_path / "a", "made.json").__enter__(),
    ):
        with pytest.raises(CjmapError, match="a cannot be written: Input/output error"):
            write()
        assert os.listdir(tmp_path) == []


ALIKE = [
    ("r.html", "R.HTML"),
    ("out/r.html", "OUT/r.html"),
    ("Żółw.svg", "żółw.svg"),
    ("z\u0307.svg", "ż.svg"),  # a letter and its dot: one letter on a Mac
]


@pytest.mark.parametrize(("one", "other"), ALIKE)
def test_names_that_are_one_where_case_does_not_count(
    one: str, other: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(taken_names, "_ignores_case", lambda file: True)
    taken: TakenNames[int] = TakenNames()
    taken_by = [taken.take(tmp_path / name, at) for at, name in enumerate((one, other, "x", one))]
    assert taken_by == [0, 0, 2, 0]


def test_whether_case_counts_is_asked_of_the_file_system(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    counts = not (tmp_path / "A").exists()
    taken: TakenNames[int] = TakenNames()
    names = ("sub/r.html", "sub/R.html", "sub/r.html")
    taken_by = [taken.take(tmp_path / name, at) for at, name in enumerate(names)]
    assert taken_by == ([0, 1, 0] if counts else [0, 0, 0])
    assert os.listdir(tmp_path) == ["a"]


@pytest.mark.parametrize(
    ("asked", "there"),
    [
        ("clinic/helen.yaml", "clinic/helen.yaml"),
        ("clinic/HELEN.yaml", "clinic/helen.yaml"),
        ("CLINIC/helen.yaml", "clinic/helen.yaml"),
        ("clinic/z\u0307.yaml", "clinic/ż.yaml"),
        ("clinic/nobody.yaml", "clinic/nobody.yaml"),
    ],
)
def test_a_file_is_called_what_its_folder_calls_it(
    asked: str, there: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "clinic").mkdir()
    for name in ("helen.yaml", "ż.yaml"):
        (tmp_path / "clinic" / name).touch()
    assert spelt(tmp_path / asked) in (tmp_path / there, tmp_path / asked)
    # As if each name were there in any case: what the file system of a Mac answers.
    monkeypatch.setattr(os.path, "lexists", lambda path: True)
    listdir = os.listdir
    monkeypatch.setattr(os, "listdir", lambda path: listdir(str(path).replace("CLINIC", "clinic")))
    assert spelt(tmp_path / asked) == tmp_path / there
