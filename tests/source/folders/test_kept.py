"""Guards bytes kept for the next run: what is damaged, foreign or not to be written is as nothing."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest

from cjmap.source.folders import Kept

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@pytest.fixture
def kept(tmp_path: Path) -> Kept:
    return Kept(tmp_path / ".cache", inside=tmp_path)


def test_what_was_put_is_got(kept: Kept, tmp_path: Path) -> None:
    assert kept.get("a") is None
    kept.put("a", b"one")
    kept.put("b", b"")
    kept.put("a", b"two")
    assert [kept.get(name) for name in "abc"] == [b"two", b"", None]
    ignore = (tmp_path / ".cache/.gitignore").read_text()
    assert ignore == "# Made by cjmap; may be deleted at any time.\n*\n"


DAMAGED: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda data: b"",
    "cut off in the seal": lambda data: data[:20],
    "cut off": lambda data: data[:-1],
    "one bit": lambda data: data[:-1] + bytes([data[-1] ^ 1]),
    "of another": lambda data: bytes(32) + data[32:],
}


@pytest.mark.parametrize("damage", DAMAGED)
def test_what_is_damaged_is_not_taken(damage: str, kept: Kept, tmp_path: Path) -> None:
    kept.put("a", b"content")
    file = tmp_path / ".cache/a"
    file.write_bytes(DAMAGED[damage](file.read_bytes()))
    assert kept.get("a") is None
    kept.put("a", b"content")
    assert kept.get("a") == b"content"


def test_what_was_put_there_under_another_name_is_not_taken(kept: Kept, tmp_path: Path) -> None:
    kept.put("a", b"content")
    (tmp_path / ".cache/b").write_bytes((tmp_path / ".cache/a").read_bytes())
    assert (kept.get("a"), kept.get("b")) == (b"content", None)


def test_what_is_no_file_is_replaced_and_hinders_nothing_else(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / ".cache"
    for name in "ac":
        (folder / name / "deep").mkdir(parents=True)
        (folder / name / "deep/file").write_text("x")
    (tmp_path / "elsewhere").write_text("stays")
    (folder / "b").symlink_to(tmp_path / "elsewhere")
    for name in "abd":
        assert kept.get(name) is None
        kept.put(name, name.encode())
    assert [kept.get(name) for name in "abd"] == [b"a", b"b", b"d"]
    kept.drop_others({"d"}, "", 30)
    assert sorted(os.listdir(folder)) == [".gitignore", "d"]
    assert (tmp_path / "elsewhere").read_text() == "stays"


def test_kin_is_dropped_at_once_and_others_when_long_unused(kept: Kept, tmp_path: Path) -> None:
    folder = tmp_path / ".cache"
    for name in ("en-1", "en-2", "pl-1", "pl-2", "pl-3"):
        kept.put(name, b"x")
    (folder / ".cjmap-half").write_bytes(b"half")
    long_ago = time.time() - 31 * 86_400
    for name in ("en-1", "pl-1", "pl-2", ".cjmap-half"):
        os.utime(folder / name, (long_ago, long_ago))
    kept.drop_others({"en-1", "pl-2", "en-9"}, "en-", 30)
    assert sorted(os.listdir(folder)) == [".cjmap-half", ".gitignore", "en-1", "pl-2", "pl-3"]
    kept.drop_others({"fr-1"}, "fr-", 30)  # what was used is young again
    assert {"en-1", "pl-2"} < set(os.listdir(folder))


def test_a_link_is_neither_read_nor_written(kept: Kept, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / ".linked").symlink_to(elsewhere)
    linked = Kept(tmp_path / ".linked", inside=tmp_path)
    linked.put("a", b"x")
    assert (linked.get("a"), os.listdir(elsewhere)) == (None, [])
    kept.put("a", b"x")
    os.rename(tmp_path / ".cache/a", elsewhere / "a")
    (tmp_path / ".cache/a").symlink_to(elsewhere / "a")
    assert kept.get("a") is None
    (tmp_path / ".cache/endless").symlink_to("/dev/zero")
    assert kept.get("endless") is None


def test_where_nothing_can_be_written_nothing_is_kept(tmp_path: Path) -> None:
    (tmp_path / ".cache").write_text("a file")
    kept = Kept(tmp_path / ".cache", inside=tmp_path)
    kept.put("a", b"x")
    assert kept.get("a") is None
    kept.drop_others(set(), "", 30)
    assert (tmp_path / ".cache").read_text() == "a file"
