"""Guards `cjmap site`: where it goes, what it tells, what it never touches, and its exit codes."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Protocol

import pytest

if TYPE_CHECKING:
    from pathlib import Path

PERSONA = "kind: persona\nid: {id}\nname: {name}\n"


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace of one map, and the folder that we are in."""
    return _workspace(tmp_path / "shop", monkeypatch)


def _workspace(root: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root.mkdir()
    (root / "cjmap.toml").write_text("version = 1\n")
    (root / "anna.persona.yaml").write_text(PERSONA.format(id="anna", name="Anna"))
    monkeypatch.chdir(root)
    return root


def test_a_folder_and_what_is_told_of_it(run: Run, shop: Path) -> None:
    ran = run("site", "--today", "2026-11-23")
    assert (ran.code, ran.err) == (0, "")
    pages = len([*(shop / "site").rglob("*.html")])
    assert ran.out.startswith(f"wrote site: {pages} pages ({pages} written anew), ")
    assert " drawn anew), " in ran.out
    assert (shop / "site/personas/anna.html").is_file()
    assert "<title>shop</title>" in (shop / "site/index.html").read_text("utf-8")
    again = run("site", "--today", "2026-11-23")
    assert f"{pages} pages (0 written anew)" in again.out
    assert "(0 drawn anew)" in again.out
    assert run("site", "-q", "--no-cache").out == ""


def test_what_the_configuration_says_and_the_command_line_over_it(run: Run, shop: Path) -> None:
    (shop / "cjmap.toml").write_text(
        '[site]\ntitle = "Sklep"\nlang = "pl"\nout = "public"\nversions = 0\n'
    )
    assert run("site").code == 0
    text = (shop / "public/index.html").read_text("utf-8")
    assert "<title>Sklep</title>" in text
    assert '<html lang="pl">' in text
    assert run("site", "--title", "Shop", "--lang", "en", "-o", "public").code == 0
    text = (shop / "public/index.html").read_text("utf-8")
    assert "<title>Shop</title>" in text
    assert '<html lang="en">' in text
    (shop / "cjmap.toml").write_text("[site]\nversions = 51\n")
    refused = run("site")
    assert refused.code == 2
    assert "`site.versions` is `51`; expected a whole number from 0 to 50." in refused.err


def test_one_file(run: Run, shop: Path) -> None:
    assert run("site", "--single-file", "-q").code == 0
    data = (shop / "site.html").read_bytes()
    assert run("site", "--single-file", "-q", "-o", "deep/portal.html").code == 0
    assert (shop / "deep/portal.html").read_bytes() == data
    printed = run("site", "--single-file", "-o", "-")
    assert (printed.code, printed.out.encode(), printed.err) == (0, data, "")


def test_a_broken_map_is_told_and_the_others_are_built(run: Run, shop: Path) -> None:
    (shop / "bad.journey.yaml").write_text("kind: journey\nid: bad\n")
    ran = run("site")
    assert ran.code == 1
    assert ran.err.startswith("bad.journey.yaml:1:1: error ")
    assert "cjmap: 1 map is broken: listed among the findings, without a page.\n" in ran.err
    assert ran.out.startswith("wrote site: ")
    assert (shop / "site/personas/anna.html").is_file()
    assert not (shop / "site/journeys/bad.html").exists()


def test_a_folder_that_is_not_ours_is_left_alone(run: Run, shop: Path) -> None:
    before = sorted(os.listdir(shop))
    for out in (".", str(shop)):
        ran = run("site", "-o", out)
        assert ran.code == 2
        assert "holds files, but no cjmap-site.json that cjmap wrote" in ran.err
        assert sorted(each for each in os.listdir(shop) if each != ".cjmap_cache") == before


def test_what_fails_leaves_the_last_good_site(
    run: Run, shop: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("site").code == 0
    (shop / "site/CNAME").write_text("maps.example")
    good = (shop / "site/index.html").read_bytes()
    (shop / "anna.persona.yaml").write_text(PERSONA.format(id="anna", name="Hanna"))
    (shop / "cjmap.toml").write_text('[render]\nengine = "system"\n')
    monkeypatch.setenv("PATH", "/nowhere")
    ran = run("site")
    assert ran.code == 2
    assert ran.out == ""
    assert ran.err.startswith("cjmap: The page personas/anna cannot be written: ")
    assert (shop / "site/index.html").read_bytes() == good
    assert sorted(each for each in os.listdir(shop) if each.startswith(".site")) == []
    (shop / "cjmap.toml").write_text("version = 1\n")
    assert run("site").code == 0
    assert "Hanna" in (shop / "site/personas/anna.html").read_text("utf-8")
    assert (shop / "site/CNAME").read_text() == "maps.example"


def test_a_wrong_setting_is_told_before_pages_are_begun(run: Run, shop: Path) -> None:
    (shop / "cjmap.toml").write_text('version = 1\n[render]\nlogo = "nope.png"\n')
    ran = run("site")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("cjmap: ")
    assert "cjmap.toml:3: there is no file `nope.png` for the logo." in ran.err
    assert "page" not in ran.err
    assert sorted(os.listdir(shop)) == ["anna.persona.yaml", "cjmap.toml"]


def test_a_shallow_clone_is_told_of(run: Run, shop: Path, tmp_path: Path) -> None:
    git("init", "-q")
    for number in range(2):
        (shop / "anna.persona.yaml").write_text(PERSONA.format(id="anna", name=f"Anna {number}"))
        git("add", ".")
        git("-c", "user.name=A", "-c", "user.email=a@b.c", "commit", "-qm", "A change")
    git("clone", "-q", "--depth", "1", shop.as_uri(), str(tmp_path / "cut"))
    assert "shallow" not in run("site", str(shop)).err
    ran = run("site", str(tmp_path / "cut"))
    assert ran.code == 0
    assert ran.err.startswith("cjmap: the clone is shallow: no history is told.\n")
    assert "`fetch-depth: 0`" in ran.err
    for words in (["-q"], ["--versions", "0"]):
        assert run("site", str(tmp_path / "cut"), *words).err == ""


STAGES = "kind: journey\nid: big\ntitle: Big\nstages:\n" + "".join(
    f"  - {{id: s{n}, title: S{n}}}\n" for n in range(6_001)
)
TOO_LARGE = "The picture is too large: it would have more than 6,000 stages and coloured grounds."


@pytest.mark.parametrize("words", [(), ("--single-file",), ("--no-cache",)], ids=str)
def test_a_map_whose_picture_is_too_large_has_a_page_and_is_told(
    words: tuple[str, ...], run: Run, shop: Path
) -> None:
    (shop / "big.journey.yaml").write_text(STAGES)
    for _ in range(2):  # and when pages are kept
        ran = run("site", *words)
        assert ran.code == 1
        assert f"cjmap: the portal has no picture of big.journey.yaml: {TOO_LARGE}\n" in ran.err
        assert ran.err.count("help: Split the map, or the workspace") == 1
        assert ran.out.startswith("wrote site")
    written = shop / ("site.html" if "--single-file" in words else "site/journeys/big.html")
    assert "S6000" in written.read_text("utf-8")


def test_a_picture_that_takes_too_long_is_left_out_and_told(
    run: Run, shop: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dot = tmp_path / "tools" / "dot"
    dot.parent.mkdir()
    dot.write_text("#!/bin/sh\nexec sleep 60\n")
    dot.chmod(0o755)
    monkeypatch.setenv("PATH", f"{dot.parent}{os.pathsep}{os.environ['PATH']}")
    (shop / "cjmap.toml").write_text('[render]\nengine = "system"\ntimeout = 0.1\n')
    ran = run("site")
    assert ran.code == 1
    assert ran.err == (
        "cjmap: the portal has no picture of anna.persona.yaml: Graphviz (system) took longer than"
        " 0.1 s and was stopped.\n"
        "  help: Split the map, or raise `timeout` under `[render]` in the settings.\n"
    )
    assert (shop / "site/personas/anna.html").is_file()


def test_a_map_that_is_too_large_is_told_with_its_limit_and_the_rest_is_built(
    run: Run, shop: Path
) -> None:
    (shop / "big.journey.yaml").write_text(STAGES)
    ran = run("site", "--limit", "bytes=1000")
    assert ran.code == 1
    assert "big.journey.yaml:1:1: error CJ002 too-large\n" in ran.err
    assert "The file has more than 1,000 bytes" in ran.err
    assert "with `--limit bytes=NUMBER`." in ran.err
    assert "cjmap: 1 map is broken: listed among the findings, without a page.\n" in ran.err
    assert (shop / "site/personas/anna.html").is_file()


def git(*words: str) -> None:
    subprocess.run(["git", *words], check=True, capture_output=True)


def test_a_job_that_is_ended_leaves_nothing_behind(shop: Path) -> None:
    for number in range(40):
        text = PERSONA.format(id=f"p{number}", name=f"P {number}")
        (shop / f"p{number}.persona.yaml").write_text(text)
    process = subprocess.Popen([sys.executable, "-m", "cjmap", "site", "--jobs", "1"], cwd=shop)
    while process.poll() is None and not [*shop.glob(".site.cjmap-new-*/personas/*.html")]:
        time.sleep(0.01)
    process.terminate()
    assert process.wait(timeout=60) == 128 + signal.SIGTERM
    assert [each.name for each in shop.iterdir() if "site" in each.name] == []


def test_one_file_replaces_only_what_cjmap_wrote(run: Run, shop: Path) -> None:
    letter = shop / "letter.html"
    letter.write_text("<!DOCTYPE html><title>Dear Anna</title>")
    ran = run("site", "--single-file", "-o", "letter.html")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("cjmap: letter.html was not written by cjmap, so it was left alone.")
    assert letter.read_text() == "<!DOCTYPE html><title>Dear Anna</title>"
    letter.write_text("")
    for _ in range(2):
        assert run("site", "--single-file", "-q", "-o", "letter.html").code == 0
        assert "Anna" in letter.read_text("utf-8")


REFUSED = {
    "a map": (["anna.persona.yaml"], "`anna.persona.yaml` is one file"),
    "standard input": (["-"], "`-` is one file"),
    "no folder": (["nowhere"], "There is no file or folder `nowhere`."),
    "a file for a folder": (["-o", "a.html"], "names a file, and a portal is a folder of pages."),
    "a folder to standard output": (["-o", "-"], "which `-o -` cannot take."),
    "a folder for a file": (["--single-file", "-o", "."], "is a folder, and `--single-file`"),
    "over a map": (["--single-file", "-o", "anna.persona.yaml"], "would overwrite a map."),
    "over a file": (["-o", "cjmap.toml"], "cjmap.toml is a file, not a folder."),
    "many versions": (["--versions", "99"], "expected a whole number from 0 to 50."),
    "no day": (["--today", "monday"], "`--today monday` is no day."),
    "no title": (["--title", ""], "`--title` is empty."),
    "no name": (["-o", " "], "`--out ' '` does not fit; expected some text."),
    "no language": (["--lang", "xx"], "a portal is told in"),
}


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_refused(what: str, run: Run, shop: Path) -> None:
    words, said = REFUSED[what]
    before = {each.name: each.read_bytes() for each in shop.iterdir()}
    ran = run("site", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert {each.name: each.read_bytes() for each in shop.iterdir()} == before


def test_several_workspaces(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("clinic", "shop"):
        _workspace(tmp_path / name, monkeypatch)
    monkeypatch.chdir(tmp_path)
    ran = run("site", ".", "--title", "All")
    assert ran.code == 0
    assert (tmp_path / "site/clinic/index.html").is_file()
    assert (tmp_path / "site/shop/personas/anna.html").is_file()
    assert "<title>All</title>" in (tmp_path / "site/index.html").read_text("utf-8")
    refused = run("site", ".", "--single-file")
    assert refused.code == 2
    assert "`--single-file` takes one workspace, and there are 2." in refused.err


def test_where_nothing_can_be_kept_that_is_no_trouble(run: Run, shop: Path) -> None:
    (shop / ".cjmap_cache").write_text("not a folder")
    for _ in range(2):
        ran = run("site")
        assert (ran.code, ran.err) == (0, "")
        assert "(0 drawn anew)" not in ran.out
