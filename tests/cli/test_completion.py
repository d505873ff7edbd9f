"""Guards the completion scripts: bash completes as it should, and no script misses a word."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.imports import import_path

from cjmap.check.formats import FORMATS
from cjmap.cli.completion import describe_commands
from cjmap.cli.schemas import schema_names
from cjmap.cli.table import COMMANDS
from cjmap.format.kinds import KINDS
from cjmap.workspace.settings import Picture

if TYPE_CHECKING:
    from pathlib import Path

SHELLS = ["bash", "zsh", "fish", "powershell"]


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


ASK = """
source "$1"; shift
complete -p cjmap >&2
COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1))
_cjmap 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture
def bash(run: Run, tmp_path: Path) -> Path:
    script = tmp_path / "cjmap.bash"
    script.write_text(run("completion", "bash").out, encoding="utf-8")
    return script


def completed(script: Path, *words: str, **environment: str) -> list[str]:
    """Complete the last of `words` as bash would."""
    ran = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", str(script), "cjmap", *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
        env={**os.environ, **environment},
    )
    assert "-F _cjmap cjmap" in ran.stderr
    return [line for line in ran.stdout.splitlines() if line]


COMPLETED: list[tuple[list[str], list[str]]] = [
    ([""], [*COMMANDS, "--version", "--help"]),
    (["va"], ["validate"]),
    (["c"], ["config", "completion"]),
    (["--v"], ["--version"]),
    (["x"], []),
    (["new", ""], [each.name for each in KINDS]),
    (["new", "journey", "x", "--a"], ["--ask"]),
    (["new", "--detail", ""], ["outline", "full"]),
    (["validate", "--format", ""], list(FORMATS)),
    (["validate", "-f", "s"], ["sarif"]),
    (["validate", "--fail-on", ""], ["error", "warning", "info", "never"]),
    (["validate", "--color", "a"], ["auto", "always"]),
    (["validate", "a.persona.yaml", "--std"], ["--stdin-filename"]),
    (["render", "--to", ""], [str(each) for each in Picture]),
    (["render", "--engine", "e"], ["embedded"]),
    (["render", "--theme", ""], ["light", "dark", "print"]),
    (["render", "--page", "a"], ["a4", "a3"]),
    (["render", "--to", "svg,"], [f"svg,{each}" for each in Picture]),
    (["render", "--to", "svg,png,p"], ["svg,png,png", "svg,png,pdf"]),
    (["render", "--to", "=", "ht"], ["html"]),
    (["render", "--to", "="], [str(each) for each in Picture]),
    (["render", "--picture", "o"], ["overview", "opportunity-matrix"]),
    (["render", "--lanes", "emotion,pai"], ["emotion,pains"]),
    (["report", "--section", "pains,tr"], ["pains,trust"]),
    (["report", "--to", "text,ht"], ["text,html"]),
    (["report", "--lang", ""], ["en", "pl"]),
    (["schema", ""], schema_names()),
    (["schema", "jou"], ["journey"]),
    (["init", "--lang", ""], ["en", "pl"]),
    (["completion", ""], SHELLS),
]


@pytest.mark.parametrize(("words", "expected"), COMPLETED, ids=lambda value: " ".join(value))
def test_bash_completes(words: list[str], expected: list[str], bash: Path) -> None:
    assert completed(bash, *words) == expected


# --- ids of the workspace ---


@pytest.fixture
def ids(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with personas and contexts, one file that is broken, and a folder inside."""
    root = tmp_path / "maps"
    (root / "people").mkdir(parents=True)
    for name, text in {
        "cjmap.toml": "",
        "anna.persona.yaml": "kind: persona\nid: anna\nname: Anna\n",
        "people/jan.persona.yaml": "id: jan\n",
        "people/bad.persona.yaml": "id: [\n",
        "x.catalog.yaml": "kind: catalog\nid: x\ncontexts: [{id: rain}, {id: home}]\n",
        "first.journey.yaml": "kind: journey\nid: first\nstages: [{steps: [{id: pay}]}]\n"
        "opportunities: [{id: faster}]\n",
    }.items():
        (root / name).write_text(text, encoding="utf-8")
    monkeypatch.chdir(root / "people")
    return root


IDS: list[tuple[list[str], list[str]]] = [
    (["persona"], ["anna", "jan"]),
    (["context"], ["home", "rain"]),
    (["journey"], ["first"]),
    (["step"], ["pay"]),
    (["opportunity"], ["faster"]),
    ([], []),
    (["find", "context:"], ["context:home", "context:rain"]),
    (["find", "-is:dra"], ["-is:draft"]),
    (["find", "persona:anna,j"], ["persona:anna,jan"]),
    (["ref", "r"], ["rain"]),
    (["ref", "persona:"], ["persona:anna", "persona:jan"]),
    (["ref", "first#"], ["first#pay"]),
    (["ref", "nothing:"], []),
    (["persona", "context"], []),
]


@pytest.mark.parametrize(("words", "expected"), IDS)
def test_ids(words: list[str], expected: list[str], run: Run, ids: Path) -> None:
    ran = run("--ids", *words)
    assert (ran.code, ran.err, ran.out.split()) == (0, "", expected)


def test_ids_never_fail(
    run: Run, ids: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (ids / "cjmap.toml").write_text("lnag = 1\n", encoding="utf-8")
    assert run("--ids", "persona") == run("--ids", "nothing")
    # Where there is no workspace no folder is walked, for it may be the whole disk.
    (ids / "cjmap.toml").unlink()
    monkeypatch.chdir(ids)
    assert run("--ids", "persona").out == "anna\n"


def test_bash_completes_ids(bash: Path, ids: Path, tmp_path: Path) -> None:
    program = tmp_path / "bin" / "cjmap"
    program.parent.mkdir()
    program.write_text(
        f'#!/bin/sh\nPYTHONPATH="{import_path()}" exec "{sys.executable}" -m cjmap "$@"\n'
    )
    program.chmod(0o755)
    path = f"{program.parent}:{os.environ['PATH']}"
    assert completed(bash, "render", "--persona", "", PATH=path) == ["anna", "jan"]
    assert completed(bash, "render", "--persona", "anna,j", PATH=path) == ["anna,jan"]
    assert completed(bash, "render", "--context", "r", PATH=path) == ["rain"]
    line = {"COMP_LINE": "cjmap find kind:step context:r", "COMP_POINT": "30", "PATH": path}
    assert completed(bash, "find", "kind", ":", "step", "context", ":", "r", **line) == ["rain"]
    quoted = "'kind:step context:r"
    line |= {"COMP_LINE": f"cjmap find {quoted}", "COMP_POINT": "31"}
    assert completed(bash, "find", quoted, **line) == ["kind:step context:rain"]
    line |= {"COMP_LINE": "cjmap find -is:dra", "COMP_POINT": "18"}
    assert completed(bash, "find", "-is", ":", "dra", **line) == ["draft"]
    line |= {"COMP_LINE": "cjmap impact first#", "COMP_POINT": "19"}
    assert completed(bash, "impact", "first#", **line) == ["first#pay"]
    program.write_text("#!/bin/sh\necho trouble >&2\nexit 1\n")
    assert completed(bash, "render", "--context", "", PATH=path) == []


@pytest.mark.parametrize("name", COMMANDS)
def test_bash_completes_every_option(name: str, bash: Path) -> None:
    command = next(each for each in describe_commands() if each.name == name)
    expected = [option for each in command.options for option in each.names]
    assert completed(bash, name, "-") == expected
    assert "--help" in expected


@pytest.mark.parametrize("shell", SHELLS)
def test_every_word_is_in_the_script(shell: str, run: Run) -> None:
    ran = run("completion", shell)
    assert (ran.code, ran.err) == (0, "")
    for command in describe_commands():
        assert command.name in ran.out
        words = [word for option in command.options for word in (*option.names, *option.values)]
        for word in [*words, *command.arguments]:
            bare = word.lstrip("-") if shell == "fish" else word
            bare = bare.replace(":", "\\:") if shell == "zsh" else bare
            assert bare in ran.out or shell == "powershell"
    assert ran.out.endswith("\n")


def test_described_as_declared() -> None:
    by_name = {each.name: each for each in describe_commands()}
    assert list(by_name) == list(COMMANDS)
    options = {name: each for each in by_name["validate"].options for name in each.names}
    assert options["--format"].takes_value
    assert options["--format"].values == tuple(FORMATS)
    assert not options["--quiet"].takes_value
    assert all(each.help for each in options.values())


@pytest.mark.parametrize(("words", "said"), [(["tcsh"], "tcsh"), ([], "SHELL")])
def test_wrong_use(words: list[str], said: str, run: Run) -> None:
    ran = run("completion", *words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err
