"""Guards the program as a process: help, failures, pipes, interrupts, and what each command imports."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Protocol

import pytest
from tests.imports import import_path

from cjmap.cli import checking
from cjmap.cli.schemas import schema_names
from cjmap.cli.table import COMMANDS
from cjmap.version import __version__

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

ENVIRONMENT = {
    **{
        name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "FORCE_COLOR")
    },
    "PYTHONPATH": import_path(),
    "PYTHONDONTWRITEBYTECODE": "1",
}


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


def process(words: Sequence[str], folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "cjmap", *words],
        cwd=folder,
        env={**ENVIRONMENT, **more},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )


# --- help and slips ---


@pytest.mark.parametrize("words", [["--version"], ["-V"]])
def test_version(words: list[str], run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.out, ran.err) == (0, f"cjmap {__version__}\n", "")


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["help"]])
def test_help(words: list[str], run: Run) -> None:
    ran = run(*words)
    assert (ran.code, ran.err) == (0, "")
    for name, (line, _) in COMMANDS.items():
        assert f"  {name} " in ran.out
        assert line in ran.out


@pytest.mark.parametrize("name", COMMANDS)
def test_help_of_a_command(name: str, run: Run) -> None:
    for words in ([name, "--help"], [name, "-h"], ["help", name]):
        ran = run(*words)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.strip().startswith(f"Usage: cjmap {name}")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["valdiate"], "there is no command `valdiate`. Did you mean `validate`?"),
        (["Render"], "there is no command `Render`. Did you mean `render`?"),
        (["frobnicate"], "there is no command `frobnicate`.\n"),
        (["--nothing"], "there is no option `--nothing`."),
        (["\x1b[31m"], "there is no command `\\x1b[31m`."),
        (["schema", "jurney"], "Did you mean `journey`?"),
        (["schema", "x"], "There are `persona`"),
        (["config", "nowhere"], "There is no folder `nowhere`."),
    ],
)
def test_slips(words: list[str], said: str, run: Run, workspace: Path) -> None:
    ran = run(*words)
    assert (ran.code, ran.out) == (2, "")
    assert said in ran.err


# --- schema and config ---


@pytest.mark.parametrize("name", ["persona", "journey", "all", "findings", "report"])
def test_schema_is_printed(name: str, run: Run) -> None:
    ran = run("schema", name)
    assert ran.code == 0
    assert "$schema" in json.loads(ran.out)


def test_schemas_are_written(run: Run, workspace: Path) -> None:
    ran = run("schema", "--write", "out")
    assert ran.code == 0
    written = {each.name for each in (workspace / "out").iterdir()}
    assert written == {f"{name}.schema.json" for name in schema_names()}
    assert {"findings.schema.json", "report.schema.json", "journey.schema.json"} <= written
    assert run("schema", "all").out == (workspace / "out" / "all.schema.json").read_text("utf-8")


def test_config_shows_values_and_origins(run: Run, workspace: Path) -> None:
    lines = run("config").out.splitlines()
    assert lines[0] == f"# workspace: {workspace.resolve()}"
    lang = next(line for line in lines if line.startswith("lang"))
    assert lang.split("#")[0].strip() == 'lang = "pl"'
    assert lang.endswith(f"# {workspace.resolve() / 'cjmap.toml'}")
    assert all(line.endswith("# default") for line in lines[1:] if not line.startswith("lang"))


def test_config_as_json(run: Run, workspace: Path) -> None:
    printed = json.loads(run("config", "--json").out)
    assert printed["workspace"] == str(workspace.resolve())
    assert printed["settings"]["lang"]["value"] == "pl"
    assert printed["settings"]["version"] == {"value": 1, "origin": "default"}


# --- failures ---


def test_an_internal_fault_is_a_message(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **named: object) -> None:
        raise RuntimeError("the \x1b[31mwheel\ncame off")

    monkeypatch.setattr(checking, "find_targets", broken)
    for words in (["validate"], ["validate", "-q"]):
        ran = run(*words)
        assert (ran.code, ran.out) == (2, "")
        assert "internal fault: RuntimeError: the \\x1b[31mwheel came off" in ran.err
        assert "Please report it" in ran.err
        assert "Traceback" not in ran.err


def test_an_internal_fault_can_be_looked_into(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **named: object) -> None:
        raise RuntimeError("the wheel came off")

    monkeypatch.setattr(checking, "find_targets", broken)
    monkeypatch.setenv("CJMAP_DEBUG", "1")
    with pytest.raises(RuntimeError, match="the wheel came off"):
        run("validate")


@pytest.mark.parametrize("words", [["validate"], ["validate", "-q"]])
def test_an_interrupt_ends_with_130(
    words: list[str], run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object, **named: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(checking, "find_targets", interrupted)
    ran = run(*words)
    assert (ran.code, ran.out) == (130, "")
    assert "Traceback" not in ran.err


@pytest.mark.parametrize("error", [MemoryError, RecursionError, OSError, UnicodeError])
def test_no_error_escapes(
    error: type[Exception], run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*arguments: object, **named: object) -> None:
        raise error

    monkeypatch.setattr(checking, "validate", broken)
    ran = run("validate")
    assert ran.code == 2
    assert f"internal fault: {error.__name__}" in ran.err


WAITING = """
import sys
from cjmap.cli.entry import main
print("ready", flush=True)
sys.exit(main(["validate", "-"]))
"""


def test_what_the_machine_refuses_is_told_plainly(
    run: Run, workspace: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*arguments: object, **named: object) -> None:
        raise OSError(28, "No space left on device", "maps/\x1b[31m.svg")

    monkeypatch.setattr(checking, "validate", full)
    ran = run("validate")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == "cjmap: No space left on device: maps/\\x1b[31m.svg\n"


def test_ctrl_c_in_a_terminal(workspace: Path) -> None:
    """The program waits for standard input; the signal ends it without a traceback."""
    with subprocess.Popen(
        [sys.executable, "-c", WAITING],
        cwd=workspace,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as running:
        assert running.stdout is not None
        assert running.stderr is not None
        assert running.stdout.readline() == b"ready\n"
        time.sleep(0.3)  # it may still import: that is to be safe as well
        running.send_signal(signal.SIGINT)
        out, err = running.stdout.read(), running.stderr.read()
    assert running.returncode == 130
    assert out == b""
    assert b"Traceback" not in err


def test_a_closed_pipe_is_silent(workspace: Path) -> None:
    for number in range(200):
        (workspace / f"p{number}.persona.yaml").write_text("kind: persona\n" * 3, encoding="utf-8")
    for words in ("validate .", "validate . -f json", "validate . --color always", "--help"):
        ran = subprocess.run(
            ["bash", "-c", f"{sys.executable} -m cjmap {words} | head -0; echo ${{PIPESTATUS[0]}}"],
            cwd=workspace,
            env=ENVIRONMENT,
            capture_output=True,
            text=True,
            timeout=60,
        )
        assert ran.stderr == ""
        assert ran.stdout.strip() in ("0", "1")


def test_the_module_runs(workspace: Path) -> None:
    ran = process(["validate", "anna.persona.yaml"], workspace)
    assert (ran.returncode, ran.stdout, ran.stderr) == (0, "1 map checked, valid.\n", "")


@pytest.mark.parametrize("encoding", ["ascii", "cp1250", "utf-8"])
def test_any_encoding_of_the_terminal(encoding: str, workspace: Path) -> None:
    (workspace / "x.persona.yaml").write_text(
        "kind: persona\nid: x\nname: X\nżółw: 寿司 🙂\n", encoding="utf-8"
    )
    ran = subprocess.run(
        [sys.executable, "-m", "cjmap", "validate"],
        cwd=workspace,
        env={**ENVIRONMENT, "PYTHONIOENCODING": encoding},
        capture_output=True,
        timeout=60,
    )
    assert (ran.returncode, ran.stderr) == (1, b"")
    assert "CJ032" in ran.stdout.decode(encoding)


# --- what each command imports ---

HEAVY = {
    "pydantic",
    "typer",
    "rich",
    "graphviz",
    "resvg_py",
    "fpdf",
    "ruamel",
    "pathspec",
    "jsonschema",
    "tomllib",
}

IMPORTS: list[tuple[list[str], set[str], set[str]]] = [
    # words, what must be there, what may be there besides
    (["--version"], set(), set()),
    (["--help"], set(), set()),
    ([], set(), set()),
    (["frobnicate"], set(), set()),
    (["validate", "anna.persona.yaml"], {"ruamel"}, {"tomllib"}),
    (["validate", "returns.journey.yaml"], {"ruamel"}, {"tomllib"}),
    (["validate"], {"ruamel"}, {"tomllib"}),
    (["validate", "-q"], {"ruamel", "typer"}, {"tomllib", "pydantic"}),
    (["validate", "-f", "json"], {"ruamel", "typer", "pydantic"}, {"tomllib"}),
    (["validate", "--color", "always"], {"ruamel", "typer", "rich"}, {"tomllib", "pydantic"}),
    (["schema"], {"typer", "pydantic"}, set()),
    (["config"], {"typer", "tomllib"}, {"pydantic"}),
]

PROBE = """
import sys
from cjmap.cli.entry import main
main(sys.argv[1:])
sys.stdout = sys.stderr
print(*{name.partition(".")[0] for name in sys.modules})
"""


@pytest.mark.parametrize(
    ("words", "needed", "allowed"), IMPORTS, ids=[" ".join(words) for words, _, _ in IMPORTS]
)
def test_imports(words: list[str], needed: set[str], allowed: set[str], workspace: Path) -> None:
    ran = subprocess.run(
        [sys.executable, "-c", PROBE, *words],
        cwd=workspace,
        env=ENVIRONMENT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    loaded = HEAVY & set(ran.stderr.splitlines()[-1].split())
    assert needed <= loaded <= needed | allowed
