"""Guards the seal: only what this user sealed under a name opens under it."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from cjmap import seal

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

posix = pytest.mark.skipif(os.name != "posix", reason="permissions of POSIX")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user without a key."""
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(seal, "_keys", {})
    return tmp_path / "cjmap"


def test_what_was_sealed_opens_again(folder: Path) -> None:
    kept = seal.sealed("a", b"data")
    assert kept is not None
    assert kept.endswith(b"data")
    assert seal.opened("a", kept) == b"data"
    assert seal.sealed("a", b"data") == kept
    assert [each.name for each in folder.iterdir()] == ["key"]
    assert (folder / "key").stat().st_mode & 0o777 == 0o600


def test_another_name_other_bytes_and_another_user_do_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept = seal.sealed("a", b"data")
    assert kept is not None
    assert seal.opened("b", kept) is None
    assert seal.opened("a", kept + b"!") is None
    assert seal.opened("a", kept[:-1]) is None
    assert seal.opened("a", b"") is None
    # The seal is over name and bytes, and where one ends is no secret that could be moved.
    assert seal.opened("a\0d", kept[: seal.LENGTH] + b"ata") is None
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "other"))
    assert seal.opened("a", kept) is None


UNUSABLE: dict[str, Callable[[Path], object]] = {
    "too short": lambda key: key.write_bytes(b"short"),
    "too long": lambda key: key.write_bytes(b"x" * 33),
    "open to others": lambda key: key.chmod(0o644),
}


@posix
@pytest.mark.parametrize("harm", UNUSABLE)
def test_a_key_that_others_may_know_is_replaced(
    harm: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = seal.sealed("a", b"data")
    UNUSABLE[harm](folder / "key")
    monkeypatch.setattr(seal, "_keys", {})
    after = seal.sealed("a", b"data")
    assert after is not None
    assert after != before
    assert (folder / "key").stat().st_mode & 0o777 == 0o600


def test_where_there_is_no_place_for_a_key_nothing_is_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("x")
    for place in (str(tmp_path / "file"), "relative"):
        monkeypatch.setenv("XDG_CACHE_HOME", place)
        assert seal.sealed("a", b"data") is None
        assert seal.opened("a", b"x" * 40) is None


def test_several_that_begin_at_once_have_one_key(tmp_path: Path) -> None:
    say = "from cjmap import seal; print(seal.sealed('a', b'').hex())"
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path)}
    begun = [
        subprocess.Popen([sys.executable, "-c", say], env=environment, stdout=subprocess.PIPE)
        for _ in range(8)
    ]
    assert len({each.communicate()[0] for each in begun}) == 1


def test_a_key_is_made_where_there_are_no_hard_links(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def link(*_: object) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "link", link)
    kept = seal.sealed("a", b"data")
    assert kept is not None
    assert seal.opened("a", kept) == b"data"
    assert [each.name for each in folder.iterdir()] == ["key"]
