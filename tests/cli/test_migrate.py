"""Guards `cjmap migrate`: what it says and writes, what it refuses, and what others say of versions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

import pytest
from tests.migrate.later_formats import MIGRATIONS

from cjmap.cli import migrating
from cjmap.cli.table import COMMANDS
from cjmap.errors import CjmapError

if TYPE_CHECKING:
    from pathlib import Path


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


NOTHING = "3 maps are written for format 1, the newest; nothing to do.\n"


@pytest.mark.parametrize(
    "words",
    [[], ["--check"], ["--diff"], ["--to", "1"], ["."], ["anna.persona.yaml", "."]],
    ids=" ".join,
)
def test_there_is_nothing_to_do_yet(words: list[str], run: Run, workspace: Path) -> None:
    before = {each: each.read_bytes() for each in workspace.iterdir()}
    ran = run("migrate", *words)
    assert (ran.code, ran.out + ran.err) == (0, NOTHING)
    assert (ran.err == NOTHING) == ("--diff" in words)
    assert {each: each.read_bytes() for each in workspace.iterdir()} == before


def test_quiet(run: Run, workspace: Path) -> None:
    ran = run("migrate", "-q")
    assert (ran.code, ran.out, ran.err) == (0, "", "")


def test_one_map_from_elsewhere(run: Run, workspace: Path) -> None:
    ran = run("migrate", "--from", "1", "anna.persona.yaml")
    said = "1 map is written for format 1, the newest; nothing to do.\n"
    assert (ran.code, ran.out, ran.err) == (0, said, "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--to", "2"], "cjmap: There is no way to or from format 2: this cjmap knows only format 1."),
        (["--to", "0"], "cjmap: There is no way to or from format 0: this cjmap knows only format 1."),
        (["--from", "7", "anna.persona.yaml"], "cjmap: There is no way to or from format 7"),
        (["--from", "1"], "cjmap: `--from` is for maps named one by one, not for folders."),
        (["--from", "1", "."], "cjmap: `--from` is for maps named one by one, not for folders."),
        (["--from", "1", "--to", "1", "anna.persona.yaml"], "cjmap: `--from` brings maps to the"),
        (["nowhere"], "cjmap: There is no file or folder `nowhere`."),
        (["../empty"], "cjmap: There are no maps in ../empty."),
        (["--to", "x"], "Invalid value for '--to'"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)  # fmt: skip
def test_wrong_use(words: list[str], said: str, run: Run, workspace: Path) -> None:
    ran = run("migrate", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


@pytest.mark.parametrize(
    "command", ["validate", "fmt", "migrate", "lint", "render", "report", "plan", "config"]
)
def test_a_newer_format_is_refused_everywhere(command: str, run: Run, workspace: Path) -> None:
    (workspace / "cjmap.toml").write_text("format = 2\n", encoding="utf-8")
    before = {each: each.read_bytes() for each in workspace.iterdir()}
    assert command in COMMANDS
    ran = run(command)
    assert (ran.code, ran.out) == (2, "")
    assert "cjmap.toml:1: `format` is `2`; this cjmap (" in ran.err
    assert "pip install --upgrade cjmap" in ran.err
    assert {each: each.read_bytes() for each in workspace.iterdir()} == before


# --- formats that do not exist yet ---

EVA = "kind: persona\nid: eva\nname: Eva May # E\nreviewed: 2026-10-05\n"
NEW_EVA = (
    "kind: persona\nid: eva\nreview: {last: 2026-10-05}\nname: {given: Eva, family: May} # E\n"
)
STEPS = "".join(f"format {each.to_version}: {each.title}\n" for each in MIGRATIONS)
PATCH = """\
--- eva.persona.yaml
+++ eva.persona.yaml
@@ -1,4 +1,4 @@
 kind: persona
 id: eva
-name: Eva May # E
-reviewed: 2026-10-05
+review: {last: 2026-10-05}
+name: {given: Eva, family: May} # E
--- cjmap.toml
+++ cjmap.toml
@@ -0,0 +1 @@
+format = 5
"""


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace in format 1: a map that changes, and one that does not; a folder below."""
    (tmp_path / "cjmap.toml").touch()
    (tmp_path / "sub").mkdir()
    (tmp_path / "eva.persona.yaml").write_text(EVA, encoding="utf-8")
    (tmp_path / "sub" / "jan.persona.yaml").write_text("kind: persona\nid: jan\nname: Jan\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def migrate(*paths: str, **options: object) -> int:
    return migrating.run(migrating.Request(paths=paths, **options), MIGRATIONS)  # type: ignore[arg-type]


def test_migrating(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate() == 0
    assert capsys.readouterr() == (
        "migrated eva.persona.yaml\nmigrated cjmap.toml\n"
        f"{STEPS}1 of 2 maps migrated to format 5.\n",
        "",
    )
    assert (shop / "eva.persona.yaml").read_text() == NEW_EVA
    assert migrate(check=True) == 0
    assert capsys.readouterr().out == "2 maps are written for format 5; nothing to do.\n"


def test_checking(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(check=True) == 1
    assert capsys.readouterr().out == (
        "would migrate eva.persona.yaml\nwould migrate cjmap.toml\n"
        f"{STEPS}1 of 2 maps would be migrated to format 5.\n"
    )
    assert migrate(check=True, quiet=True, to=2) == 1
    assert capsys.readouterr().out == "would migrate cjmap.toml\n"
    assert (shop / "eva.persona.yaml").read_text() == EVA


def test_a_patch(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert migrate(diff=True) == 1
    assert capsys.readouterr() == (
        PATCH,
        f"{STEPS}1 of 2 maps would be migrated to format 5.\n",
    )
    assert (shop / "eva.persona.yaml").read_text() == EVA


@pytest.mark.parametrize("part", ["sub", "eva.persona.yaml"])
def test_a_workspace_is_migrated_as_a_whole(part: str, shop: Path) -> None:
    with pytest.raises(
        CjmapError, match=f"^{part} is a part of the workspace .*, which is"
    ) as caught:
        migrate(part)
    assert caught.value.hint == "`--from` migrates single maps that came from elsewhere."
    assert (shop / "eva.persona.yaml").read_text() == EVA


def test_several_workspaces_are_written_together_or_not_at_all(
    shop: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (shop / "sub" / "cjmap.toml").write_text("format = 4\n")
    (shop / "sub" / "jan.persona.yaml").write_text("kind: persona\nid: [\nname: Jan May\n")
    assert migrate() == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("cjmap: sub/jan.persona.yaml:3:13: ")
    assert said.err.endswith("help: Nothing was written. Put that right first.\n")
    assert (shop / "eva.persona.yaml").read_text() == EVA
    (shop / "sub" / "jan.persona.yaml").write_text("kind: persona\nid: jan\nname: Jan May\n")
    assert migrate() == 0
    assert capsys.readouterr().out.endswith("2 of 2 maps migrated to format 5.\n")
    assert (shop / "sub" / "jan.persona.yaml").read_text().endswith("{given: Jan, family: May}\n")


def test_a_map_that_came_by_mail(shop: Path, capsys: pytest.CaptureFixture[str]) -> None:
    migrate()
    (shop / "zoe.persona.yaml").write_text(EVA)
    assert migrate("zoe.persona.yaml", start=1) == 0
    assert capsys.readouterr().out.endswith("1 of 1 map migrated to format 5.\n")
    assert (shop / "zoe.persona.yaml").read_text() == NEW_EVA
