"""Guards `cjmap fmt`: what it writes where, what it leaves alone, what it says, what it returns."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Protocol

import pytest

from cjmap.errors import CjmapError
from cjmap.layout import canonical_text

if TYPE_CHECKING:
    from pathlib import Path

    from cjmap.source import Document


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


TIDY = "kind: persona\nid: jan\nname: Jan\n"
UNTIDY = "kind: persona\nname: 'Anna'\nid:  anna # hers\n"
LAID_OUT = "kind: persona\nid: anna # hers\nname: Anna\n"
UNREADABLE = "kind: persona\nid: [\n"


@pytest.fixture
def maps(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with an untidy map and a tidy one."""
    (tmp_path / "cjmap.toml").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "anna.persona.yaml").write_text(UNTIDY, encoding="utf-8")
    (tmp_path / "sub" / "jan.persona.yaml").write_text(TIDY, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_maps_are_laid_out_in_place(run: Run, maps: Path) -> None:
    before = os.stat(maps / "sub" / "jan.persona.yaml").st_mtime_ns
    ran = run("fmt")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == "formatted anna.persona.yaml\n1 map formatted, 1 map formatted already.\n"
    assert (maps / "anna.persona.yaml").read_text() == LAID_OUT
    assert os.stat(maps / "sub" / "jan.persona.yaml").st_mtime_ns == before
    ran = run("fmt")
    assert (ran.code, ran.out, ran.err) == (0, "2 maps formatted already.\n", "")


@pytest.mark.parametrize(
    ("words", "code", "out"),
    [
        (["--check"], 1, "would format anna.persona.yaml\n1 map would be formatted, 1 map formatted already.\n"),
        (["--check", "-q"], 1, "would format anna.persona.yaml\n"),
        (["--check", "sub"], 0, "1 map formatted already.\n"),
        (["--check", "-q", "sub"], 0, ""),
        (["-q", "sub"], 0, ""),
        (["sub"], 0, "1 map formatted already.\n"),
        (["--diff", "-q", "sub"], 0, ""),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_looking_writes_nothing(
    words: list[str], code: int, out: str, run: Run, maps: Path
) -> None:
    ran = run("fmt", *words)
    assert (ran.code, ran.out, ran.err) == (code, out, "")
    assert (maps / "anna.persona.yaml").read_text() == UNTIDY


def test_quiet_writes_all_the_same(run: Run, maps: Path) -> None:
    ran = run("fmt", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert (maps / "anna.persona.yaml").read_text() == LAID_OUT


PATCH = """\
--- anna.persona.yaml
+++ anna.persona.yaml
@@ -1,3 +1,3 @@
 kind: persona
-name: 'Anna'
-id:  anna # hers
+id: anna # hers
+name: Anna
"""


@pytest.mark.parametrize("more", [[], ["--check"]])
def test_a_patch(more: list[str], run: Run, maps: Path) -> None:
    ran = run("fmt", "--diff", *more)
    assert (ran.code, ran.out) == (1, PATCH)
    assert ran.err == "1 map would be formatted, 1 map formatted already.\n"
    assert (maps / "anna.persona.yaml").read_text() == UNTIDY


def test_a_patch_in_colours(run: Run, maps: Path) -> None:
    ran = run("fmt", "--diff", "--color", "always")
    assert "\x1b[32m+id: anna # hers\x1b[0m\n" in ran.out


def test_a_patch_is_harmless_to_print(run: Run, maps: Path) -> None:
    (maps / "anna.persona.yaml").write_bytes(
        b"\xef\xbb\xbf" + UNTIDY.replace("\n", "\r\n").encode()
    )
    ran = run("fmt", "--diff")
    assert "-\\ufeffkind: persona\n-name" in ran.out
    assert "\r" not in ran.out


def test_standard_input(run: Run, maps: Path) -> None:
    ran = run("fmt", "-", stdin=UNTIDY.encode())
    assert (ran.code, ran.out, ran.err) == (0, LAID_OUT, "")
    ran = run("fmt", "-", stdin=LAID_OUT.encode())
    assert (ran.code, ran.out, ran.err) == (0, LAID_OUT, "")


def test_standard_input_keeps_windows_line_ends(run: Run, maps: Path) -> None:
    ran = run("fmt", "-", stdin=UNTIDY.replace("\n", "\r\n").encode())
    assert ran.out == LAID_OUT.replace("\n", "\r\n")


def test_standard_input_stands_for_a_file(run: Run, maps: Path) -> None:
    text = "title: A\nstages: []\nid: a\n"
    ran = run("fmt", "-", "--stdin-filename", "sub/a.journey.yaml", stdin=text.encode())
    assert (ran.code, ran.out) == (0, "id: a\ntitle: A\nstages: []\n")
    assert not (maps / "sub" / "a.journey.yaml").exists()
    name = "anna.persona.yaml"
    ran = run("fmt", "-", "--stdin-filename", name, stdin=b"id:   b\n")
    assert (ran.code, ran.out) == (0, "id: b\n")
    assert (maps / name).read_text() == UNTIDY


@pytest.mark.parametrize(
    ("words", "out", "err"),
    [
        (["--check"], "would format a.persona.yaml\n1 map would be formatted.\n", ""),
        (["--diff"], PATCH.replace("anna.persona", "a.persona"), "1 map would be formatted.\n"),
    ],
)
def test_looking_at_standard_input(
    words: list[str], out: str, err: str, run: Run, maps: Path
) -> None:
    name = ["--stdin-filename", "a.persona.yaml"]
    ran = run("fmt", "-", *name, *words, stdin=UNTIDY.encode())
    assert (ran.code, ran.out, ran.err) == (1, out, err)


def test_files_beside_standard_input_are_told_elsewhere(run: Run, maps: Path) -> None:
    ran = run("fmt", "-", "anna.persona.yaml", stdin=b"id:  x\n")
    assert (ran.code, ran.out, ran.err) == (0, "id: x\n", "formatted anna.persona.yaml\n")


# --- what is left alone ---


def test_what_cannot_be_read_is_told_and_left_alone(run: Run, maps: Path) -> None:
    (maps / "sub" / "jan.persona.yaml").write_text(UNREADABLE)
    ran = run("fmt")
    assert ran.code == 2
    assert ran.out == "formatted anna.persona.yaml\n1 map formatted, 1 map left alone.\n"
    assert "sub/jan.persona.yaml:2:5: error CJ012 syntax-error" in ran.err
    assert ran.err.endswith("Found 1 error in 1 of 2 maps.\n")
    assert (maps / "sub" / "jan.persona.yaml").read_text() == UNREADABLE


@pytest.mark.parametrize("words", [["-"], ["-", "--check"], ["-", "--diff"], ["-", "-q"]])
def test_unreadable_standard_input_gives_no_map(words: list[str], run: Run, maps: Path) -> None:
    ran = run("fmt", *words, stdin=UNREADABLE.encode())
    assert ran.code == 2
    assert "kind" not in ran.out
    assert "standard-input.yaml:2:5: error CJ012" in ran.err


@pytest.mark.parametrize(
    "text", ["a: &b c\n", "a: 1\na: 2\n", "", "- a\n", "a: !!str b\n", "a: b\n---\nc: d\n"]
)
def test_what_would_lose_something_is_left_alone(text: str, run: Run, maps: Path) -> None:
    (maps / "anna.persona.yaml").write_text(text)
    assert run("fmt", "anna.persona.yaml").code == 2
    assert (maps / "anna.persona.yaml").read_text() == text


def test_errors_of_the_format_are_no_obstacle(run: Run, maps: Path) -> None:
    (maps / "anna.persona.yaml").write_text("nmae: A\nid:  anna\nkind: persona\n")
    ran = run("fmt", "anna.persona.yaml")
    assert (ran.code, ran.err) == (0, "")
    assert (maps / "anna.persona.yaml").read_text() == "kind: persona\nid: anna\nnmae: A\n"


def test_a_fault_of_ours_leaves_the_map_alone_and_does_the_others(
    run: Run, maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:

    def faulty(document: Document) -> str:
        if "jan" in document.file.name:
            raise CjmapError("jan.persona.yaml was left as it is: \x1b.", hint="Report it.")
        return canonical_text(document)

    monkeypatch.setattr("cjmap.cli.formatting.canonical_text", faulty)
    ran = run("fmt")
    assert ran.code == 2
    assert ran.err == "cjmap: jan.persona.yaml was left as it is: \\x1b.\n  help: Report it.\n"
    assert ran.out == "formatted anna.persona.yaml\n1 map formatted, 1 map left alone.\n"


def test_a_file_that_changes_meanwhile_is_left_alone(
    run: Run, maps: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = maps / "anna.persona.yaml"

    def slow(document: Document) -> str:
        file.write_text("id: other\n")
        return canonical_text(document)

    monkeypatch.setattr("cjmap.cli.formatting.canonical_text", slow)
    ran = run("fmt", "anna.persona.yaml")
    assert (ran.code, ran.out) == (2, "1 map left alone.\n")
    assert "changed while cjmap was working on it" in ran.err
    assert file.read_text() == "id: other\n"


def test_a_link_out_of_the_workspace_is_not_followed(
    run: Run, maps: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other") / "x.persona.yaml"
    other.write_text(UNTIDY)
    (maps / "link.persona.yaml").symlink_to(other)
    ran = run("fmt", "link.persona.yaml")
    assert ran.code == 2
    assert "leads out of" in ran.err
    assert other.read_text() == UNTIDY


def test_a_pipe_has_no_place_for_a_layout(run: Run, maps: Path) -> None:
    reading, writing = os.pipe()
    os.write(writing, UNTIDY.encode())
    os.close(writing)
    try:
        ran = run("fmt", f"/dev/fd/{reading}")
    finally:
        os.close(reading)
    assert ran.code == 2
    assert "is no regular file, so there is no place for its layout." in ran.err
    assert "help: `cjmap fmt -` reads a map from standard input" in ran.err


def test_permissions_stay(run: Run, maps: Path) -> None:
    file = maps / "anna.persona.yaml"
    file.chmod(0o640)
    assert run("fmt").code == 0
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["anna.persona.yml"], "Did you mean `anna.persona.yaml`?"),
        (["--chek"], "--chek"),
        (["--color", "maybe"], "maybe"),
    ],
)
def test_slips(words: list[str], said: str, run: Run, maps: Path) -> None:
    ran = run("fmt", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
    assert (maps / "anna.persona.yaml").read_text() == UNTIDY
