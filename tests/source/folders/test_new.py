"""Guards folders written at once: whole or not at all, nobody else's touched, whatever stops us."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from tests.imports import import_path

from cjmap.errors import CjmapError
from cjmap.source.folders import NewFolder, in_place, swap

if TYPE_CHECKING:
    from collections.abc import Callable

MARKER = "made.json"
OLD = {"index.html": b"old", "gone/a.html": b"a", "kept/b.html": b"b"}
NEW = {"index.html": b"new", "kept/b.html": b"b2", "more/c.html": b"c"}


def make(target: Path, files: dict[str, bytes]) -> None:
    with NewFolder(target, MARKER, {"by": "test"}) as folder:
        for name, data in files.items():
            folder.add(name, data)
        folder.finish()


def held(target: Path) -> dict[str, bytes]:
    """What is in a folder but its marker."""
    return {
        each.relative_to(target).as_posix(): each.read_bytes()
        for each in sorted(target.rglob("*"))
        if each.is_file() and each.name != MARKER
    }


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder))


@pytest.fixture(params=["exchange", "rename", "in place"])
def way(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Each way in which a folder is put in place."""
    if request.param == "rename":
        monkeypatch.setattr(swap, "exchanged", lambda one, other: False)
    if request.param == "in place":
        monkeypatch.setattr(in_place, "must_stay", lambda target: target.is_dir())
    return str(request.param)


def test_a_folder_takes_the_place_of_an_older_one(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    assert held(site) == OLD
    make(site, NEW)
    assert held(site) == NEW
    assert names(site) == ["index.html", "kept", MARKER, "more"]
    assert names(tmp_path) == ["site"]
    assert (site / MARKER).read_text() == (
        '{\n "by": "test",\n "files": {\n'
        '  "index.html": "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437",\n'
        '  "kept/b.html": "4814d92093ac8a0f4a2163ab87dee509ba306a58f5888be0edcb2fcd0712028b",\n'
        '  "more/c.html": "2e7d2c03a9507ae265ecf5b5356885a53393a2029d241394997265a1a25aefc6"\n }\n}\n'
    )


STRANGERS = {"CNAME": b"maps.example", ".nojekyll": b"", ".git/HEAD": b"ref", "kept/own.txt": b"x"}


def test_files_of_others_stay(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    for name, data in STRANGERS.items():
        (site / name).parent.mkdir(exist_ok=True)
        (site / name).write_bytes(data)
    (site / "link").symlink_to("nowhere")
    for files in (NEW, OLD, NEW):
        make(site, files)
        assert held(site) == {**files, **STRANGERS}
        assert os.readlink(site / "link") == "nowhere"
    assert names(tmp_path) == ["site"]


def test_a_stranger_in_the_way_stops_everything(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    (site / "more").mkdir()
    (site / "more/c.html").write_bytes(b"by hand")
    with pytest.raises(CjmapError, match=r"more/c\.html was not written by cjmap"):
        make(site, NEW)
    assert held(site) == {**OLD, "more/c.html": b"by hand"}
    assert names(tmp_path) == ["site"]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    make(site, OLD)  # an empty one is anybody's
    others = tmp_path / "photos"
    others.mkdir()
    (others / "cat.jpg").write_bytes(b"miau")
    for marker in (None, "{", "[]", '{"files": []}'):
        if marker is not None:
            (others / MARKER).write_text(marker)
        with pytest.raises(CjmapError, match=r"photos holds files, but no made\.json") as caught:
            make(others, NEW)
        assert caught.value.hint == "Name a new or an empty folder, or empty this one yourself."
    assert (others / "cat.jpg").read_bytes() == b"miau"
    for name in (in_place.NEW, in_place.OLD):  # by chance
        (others / name).mkdir()
        (others / name / "cat.jpg").write_bytes(b"miau")
        with pytest.raises(CjmapError, match="photos holds files"):
            make(others, NEW)
        assert (others / name / "cat.jpg").read_bytes() == b"miau"
    with pytest.raises(CjmapError, match="is a file, not a folder"):
        make(others / "cat.jpg", NEW)
    assert names(tmp_path) == ["photos", "site"]


def test_a_failure_leaves_the_old_folder(tmp_path: Path, way: str) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    with pytest.raises(CjmapError, match="no name"), NewFolder(site, MARKER) as folder:
        folder.add("../index.html", b"new")
    with NewFolder(site, MARKER) as folder:
        folder.add("index.html", b"never finished")
    assert held(site) == OLD
    assert names(tmp_path) == ["site"]
    assert sorted({*names(site)} - {MARKER}) == ["gone", "index.html", "kept"]


@pytest.mark.parametrize("number", range(12))
def test_a_failure_in_the_middle_of_putting_in_place(
    number: int, tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    moves = 0

    def failing(real: Callable[..., object]) -> Callable[..., object]:
        def move(*given: object) -> object:
            nonlocal moves
            moves += 1
            if moves == number + 1:
                raise OSError(errno.EIO, "Input/output error")
            return real(*given)

        return move

    monkeypatch.setattr(os, "replace", failing(os.replace))
    monkeypatch.setattr(os, "rename", failing(os.rename))
    failed = None
    try:
        make(site, NEW)
    except CjmapError as error:
        failed = error.message
    assert held(site) == (OLD if failed else NEW)
    assert failed in (None, f"{site} cannot be written: Input/output error.")
    assert names(tmp_path) == ["site"]


def killed_at(number: int, site: Path) -> bool:
    """Write the new folder in a process that ends at its Nth change; whether it came so far."""
    child = os.fork()
    if child == 0:
        count = 0

        def counted(real: Callable[..., object]) -> Callable[..., object]:
            def call(*given: object, **named: object) -> object:
                nonlocal count
                count += 1
                if count == number:
                    os.kill(os.getpid(), signal.SIGKILL)
                return real(*given, **named)

            return call

        for name in ("replace", "rename", "unlink", "rmdir", "mkdir", "link"):
            setattr(os, name, counted(getattr(os, name)))
        make(site, NEW)
        os._exit(0)
    return os.waitpid(child, 0)[1] != 0


@pytest.mark.skipif(not hasattr(os, "fork"), reason="ends a copy of this process")
def test_whoever_kills_us_finds_the_old_folder_or_the_new_one(tmp_path: Path, way: str) -> None:
    old, new = {**OLD, "CNAME": b"ours"}, {**NEW, "CNAME": b"ours"}
    outcomes: list[str] = []
    number = 0
    while not outcomes or outcomes[-1] != "finished":
        number += 1
        site = tmp_path / str(number) / "site"
        make(site, OLD)
        (site / "CNAME").write_bytes(b"ours")
        killed = killed_at(number, site)
        if way == "exchange":  # never a moment without it
            assert held(site) in (old, new)
        with NewFolder(site, MARKER):
            pass  # beginning puts right what was left
        outcomes.append("finished" if not killed else "new" if held(site) == new else "old")
        assert held(site) == (old if outcomes[-1] == "old" else new)
        assert names(site.parent) == ["site"]
        assert not {".cjmap-new", ".cjmap-old"} & {*names(site)}
    assert set(outcomes) == {"old", "new", "finished"}
    assert outcomes == sorted(outcomes, key=["old", "new", "finished"].index)
    assert len(outcomes) > 10


def test_a_folder_that_somebody_fills_is_not_taken_for_left_behind(tmp_path: Path) -> None:
    site = tmp_path / "site"
    with NewFolder(site, MARKER) as slow:
        slow.add("index.html", b"slow")
        make(site, NEW)
        slow.finish()
    assert held(site) == {"index.html": b"slow"}
    assert names(tmp_path) == ["site"]


def test_two_at_once_in_a_folder_that_cannot_be_renamed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(in_place, "must_stay", lambda target: target.is_dir())
    site = tmp_path / "site"
    site.mkdir()
    for files in (OLD, NEW):  # an empty folder, and one of ours
        with NewFolder(site, MARKER) as slow:
            slow.add("index.html", files["index.html"])
            with pytest.raises(CjmapError, match=r"Another cjmap is writing to .*site\.") as caught:
                make(site, NEW)
            assert caught.value.hint == "Wait until it has ended."
            slow.finish()
        assert held(site) == {"index.html": files["index.html"]}


def test_a_link_is_followed_and_stays(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    link = tmp_path / "link"
    link.symlink_to("real/site")
    for files in (OLD, NEW):
        make(link, files)
        assert os.readlink(link) == "real/site"
        assert held(tmp_path / "real/site") == files
    assert names(tmp_path) == ["link", "real"]


def test_the_current_folder_stays_the_same_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    site.mkdir()
    monkeypatch.chdir(site)
    before = os.stat(".").st_ino
    for files in (OLD, NEW):
        make(Path("."), files)
        assert os.stat(".").st_ino == before
        assert held(site) == files


def test_where_the_folder_above_is_not_ours_to_write_files_are_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    real = os.access
    monkeypatch.setattr(
        os, "access", lambda path, *more: Path(path) != tmp_path and real(path, *more)
    )
    before = site.stat().st_ino
    make(site, NEW)
    assert (held(site), site.stat().st_ino) == (NEW, before)


def test_permissions_stay(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    plain = tmp_path / "plain"
    plain.mkdir()
    assert site.stat().st_mode == plain.stat().st_mode
    site.chmod(0o2750)
    make(site, NEW)
    assert site.stat().st_mode & 0o7777 == 0o2750


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("../out.html", "that is no name of a file"),
        ("/etc/passwd", "that is no name of a file"),
        ("a//b", "that is no name of a file"),
        ("a\\b", "that is no name of a file"),
        ("c:a", "that is no name of a file"),
        ("journeys/con.html", "that is no name of a file"),
        ("AUX", "that is no name of a file"),
        ("dot.", "that is no name of a file"),
        ("a\x00b", "that is no name of a file"),
        ("INDEX.html", "it would be the same file as index.html"),
    ],
)
def test_names_that_are_none(name: str, said: str, tmp_path: Path) -> None:
    with NewFolder(tmp_path / "site", MARKER) as folder:
        folder.add("index.html", b"")
        with pytest.raises(CjmapError, match=said):
            folder.add(name, b"")
    assert names(tmp_path) == []


def test_names_in_a_manifest_lead_nowhere_else(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    (tmp_path / "mine").write_bytes(b"mine")
    ours = '"index.html": "", "kept/b.html": "", "gone/a.html": ""'
    (site / MARKER).write_text(f'{{"files": {{"../mine": "", "/etc": "", {ours}}}}}')
    make(site, NEW)
    assert held(site) == NEW
    assert (tmp_path / "mine").read_bytes() == b"mine"


def test_a_full_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site = tmp_path / "site"
    make(site, OLD)

    def full(file: Path, *given: object, **named: object) -> object:
        raise OSError(errno.ENOSPC, "No space left on device")

    with NewFolder(site, MARKER) as folder:
        folder.add("index.html", b"new")
        monkeypatch.setattr(Path, "open", full)
        with pytest.raises(CjmapError, match=r"site cannot be written: No space left on device\."):
            folder.add("more/c.html", b"c")
    monkeypatch.undo()
    assert held(site) == OLD
    assert names(tmp_path) == ["site"]


def test_ctrl_c_while_a_folder_is_filled(tmp_path: Path) -> None:
    site = tmp_path / "site"
    make(site, OLD)
    code = (
        "import sys, time; from pathlib import Path; from cjmap.source.folders import NewFolder\n"
        "with NewFolder(Path(sys.argv[1]), 'made.json') as folder:\n"
        "    folder.add('index.html', b'new'); print('filling', flush=True); time.sleep(30)"
    )
    environment = {**os.environ, "PYTHONPATH": import_path()}
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(site)],
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    assert process.stdout is not None
    process.stdout.readline()
    time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    process.wait(10)
    process.stdout.close()
    assert held(site) == OLD
    assert names(tmp_path) == ["site"]
