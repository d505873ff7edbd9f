"""Guards the completion scripts: bash completes as it should, and no script misses a word."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING, Protocol

import pytest

from cjmap.check.formats import FORMATS
from cjmap.cli.completion import describe_commands
from cjmap.cli.schemas import schema_names
from cjmap.cli.table import COMMANDS
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


def completed(script: Path, *words: str) -> list[str]:
    """Complete the last of `words` as bash would."""
    ran = subprocess.run(
        ["bash", "--norc", "-c", ASK, "bash", str(script), "cjmap", *words],
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    )
    assert "-F _cjmap cjmap" in ran.stderr
    return [line for line in ran.stdout.splitlines() if line]


COMPLETED: list[tuple[list[str], list[str]]] = [
    ([""], [*COMMANDS, "--version", "--help"]),
    (["va"], ["validate"]),
    (["c"], ["config", "completion"]),
    (["--v"], ["--version"]),
    (["x"], []),
    (["validate", "--format", ""], list(FORMATS)),
    (["validate", "-f", "s"], ["sarif"]),
    (["validate", "--fail-on", ""], ["error", "warning", "info", "never"]),
    (["validate", "--color", "a"], ["auto", "always"]),
    (["validate", "a.persona.yaml", "--std"], ["--stdin-filename"]),
    (["render", "--to", ""], [str(each) for each in Picture]),
    (["render", "--engine", "e"], ["embedded"]),
    (["schema", ""], schema_names()),
    (["schema", "jou"], ["journey"]),
    (["init", "--lang", ""], ["en", "pl"]),
    (["completion", ""], SHELLS),
]


@pytest.mark.parametrize(("words", "expected"), COMPLETED, ids=lambda value: " ".join(value))
def test_bash_completes(words: list[str], expected: list[str], bash: Path) -> None:
    assert completed(bash, *words) == expected


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
