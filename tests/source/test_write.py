"""Guards the one writer of files: all or nothing, and never over a change that it has not seen."""

from __future__ import annotations

import os
import stat
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from cjmap.errors import CjmapError
from cjmap.source.write import FileChange, create_file, write_file, write_together

if TYPE_CHECKING:
    from pathlib import Path


def test_writes_a_new_file_and_its_folders(tmp_path: Path) -> None:
    file = tmp_path / "a" / "b" / "c.yaml"
    write_file(file, b"x\n")
    assert file.read_bytes() == b"x\n"


def test_new_file_has_the_usual_permissions(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    write_file(tmp_path / "new", b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "usual").stat().st_mode


@pytest.mark.parametrize("mode", [0o600, 0o644, 0o755, 0o444])
def test_permissions_are_kept(mode: int, tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")
    file.chmod(mode)
    write_file(file, b"new")
    assert file.read_bytes() == b"new"
    assert stat.S_IMODE(file.stat().st_mode) == mode


def test_bytes_are_written_as_they_are(tmp_path: Path) -> None:
    data = b"\xef\xbb\xbfa: b\r\nc: d"
    write_file(tmp_path / "a", data)
    assert (tmp_path / "a").read_bytes() == data


def test_the_target_of_a_link_is_written(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    target = tmp_path / "real" / "a"
    target.write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(target)
    write_file(link, b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"
    assert [each.name for each in tmp_path.iterdir() if each.name not in ("real", "link")] == []


def test_a_changed_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"changed meanwhile")
    with pytest.raises(CjmapError, match="changed while cjmap was working on it"):
        write_file(file, b"new", expected=sha256(b"as read").hexdigest())
    assert file.read_bytes() == b"changed meanwhile"


def test_an_unchanged_file_is_written(tmp_path: Path) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"as read")
    write_file(file, b"new", expected=sha256(b"as read").hexdigest())
    assert file.read_bytes() == b"new"


def test_a_deleted_file_is_not_brought_back(tmp_path: Path) -> None:
    with pytest.raises(CjmapError, match="cannot be written"):
        write_file(tmp_path / "gone", b"new", expected=sha256(b"as read").hexdigest())
    assert list(tmp_path.iterdir()) == []


def test_nothing_is_left_behind_where_writing_fails(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CjmapError, match="cannot be written: No space left on device"):
        write_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_is_left_behind_where_the_user_interrupts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "a"
    file.write_bytes(b"old")

    def interrupt(source: object, target: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(file, b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize("name", ["folder", "file/below"])
def test_what_cannot_be_written(name: str, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"")
    before = sorted(each.name for each in tmp_path.iterdir())
    with pytest.raises(CjmapError, match="cannot be written"):
        write_file(tmp_path / name, b"new")
    assert sorted(each.name for each in tmp_path.iterdir()) == before
    assert list((tmp_path / "folder").iterdir()) == []


def test_long_names(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 240 + ".yaml")
    write_file(file, b"x")
    write_file(file, b"y")
    assert file.read_bytes() == b"y"


def test_long_names_in_other_alphabets(tmp_path: Path) -> None:
    file = tmp_path / ("ż" * 120 + ".yaml")
    write_file(file, b"x")
    assert file.read_bytes() == b"x"


def test_create_never_overwrites(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert create_file(file, b"first") is True
    assert create_file(file, b"second") is False
    assert file.read_bytes() == b"first"


def test_create_does_not_follow_a_broken_link(tmp_path: Path) -> None:
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "nowhere")
    assert create_file(link, b"x") is False
    assert not (tmp_path / "nowhere").exists()


def held(folder: Path) -> dict[str, bytes]:
    """Return what each file of a folder holds."""
    return {each.name: each.read_bytes() for each in folder.iterdir() if each.is_file()}


def three(folder: Path) -> list[FileChange]:
    """Return the change of two files, and a new one."""
    for name in ("a", "b"):
        (folder / name).write_bytes(b"old")
    return [
        FileChange(folder / "a", b"old", b"new a", folder),
        FileChange(folder / "b", b"old", b"new b", folder),
        FileChange(folder / "c", None, b"new c", folder),
    ]


def test_several_files_together(tmp_path: Path) -> None:
    changes = three(tmp_path)
    (tmp_path / "b").chmod(0o600)
    write_together(changes)
    assert held(tmp_path) == {"a": b"new a", "b": b"new b", "c": b"new c"}
    assert stat.S_IMODE((tmp_path / "b").stat().st_mode) == 0o600
    write_together([])


@pytest.mark.parametrize("name", ["b", "c"])
def test_none_of_several_where_one_changed(name: str, tmp_path: Path) -> None:
    changes = three(tmp_path)
    (tmp_path / name).write_bytes(b"mine")
    before = held(tmp_path)
    with pytest.raises(CjmapError, match=f"{name} changed while cjmap was working on it"):
        write_together(changes)
    assert held(tmp_path) == before


def test_none_of_several_where_one_is_gone_leads_out_or_is_no_file(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    changes = three(inside)
    (inside / "b").unlink()
    with pytest.raises(CjmapError, match="b changed while"):
        write_together(changes)
    (tmp_path / "b").write_bytes(b"old")
    (inside / "b").symlink_to(tmp_path / "b")
    with pytest.raises(CjmapError, match="b leads out of"):
        write_together(changes)
    (inside / "b").unlink()
    (inside / "b").mkdir()
    with pytest.raises(CjmapError, match="b is no regular file"):
        write_together(changes)
    assert held(inside) == {"a": b"old"}
    assert held(tmp_path) == {"b": b"old"}


def test_folders_of_several_are_made(tmp_path: Path) -> None:
    write_together([*three(tmp_path), FileChange(tmp_path / "d" / "e", None, b"new", tmp_path)])
    assert (tmp_path / "d" / "e").read_bytes() == b"new"


def test_none_of_several_where_a_folder_cannot_be_made(tmp_path: Path) -> None:
    new = FileChange(tmp_path / "a" / "e", None, b"", tmp_path)
    with pytest.raises(CjmapError, match="e cannot be written: ") as caught:
        write_together([*three(tmp_path), new])
    assert caught.value.hint == "No file was changed."
    assert held(tmp_path) == {"a": b"old", "b": b"old"}


@pytest.mark.parametrize("failure", [OSError(5, "Input/output error"), KeyboardInterrupt()])
@pytest.mark.parametrize("working", [0, 1, 2])
def test_what_was_changed_is_put_back(
    working: int, failure: BaseException, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real, calls = os.replace, iter(range(100))

    def replace(source: str, target: Path) -> None:
        if next(calls) == working:
            raise failure
        real(source, target)

    changes = three(tmp_path)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises((CjmapError, KeyboardInterrupt)):
        write_together(changes)
    assert held(tmp_path) == {"a": b"old", "b": b"old"}


def test_what_cannot_be_put_back_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real, calls = os.replace, iter(range(100))

    def replace(source: str, target: Path) -> None:
        if next(calls):
            raise OSError(5, "Input/output error")
        real(source, target)

    changes = three(tmp_path)
    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(CjmapError, match="b cannot be written: Input/output error") as caught:
        write_together(changes)
    named = f"These were changed and could not be put back: {tmp_path / 'a'}."
    assert caught.value.hint == named
    assert held(tmp_path) == {"a": b"new a", "b": b"old"}
