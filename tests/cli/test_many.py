"""Guards many pictures at once: the same whoever draws, one failure alone, Ctrl-C leaves nothing."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

import pytest
from tests.imports import import_path

from cjmap.cli.drawing import work
from cjmap.draw import picture
from cjmap.draw.engine import embedded_binary
from cjmap.processors import processors

if TYPE_CHECKING:
    from collections.abc import Callable

PERSONA = "kind: persona\nid: {id}\nname: {name}\n"
COUNT = 6


class Ran(Protocol):
    code: int
    out: str
    err: str


class Run(Protocol):
    def __call__(self, *words: str, stdin: bytes = b"") -> Ran: ...


@pytest.fixture
def many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with more maps than are drawn by one process."""
    root = tmp_path / "maps"
    root.mkdir()
    (root / "cjmap.toml").touch()
    for number in range(COUNT):
        text = PERSONA.format(id=f"p{number}", name=f"Person {number}")
        (root / f"p{number}.persona.yaml").write_text(text, encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def engine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Put a `dot` on PATH that does something for one person, and draws all others."""

    def put(script: str) -> None:
        dot = tmp_path / "bin" / "dot"
        dot.parent.mkdir()
        dot.write_text(
            "#!/bin/sh\n"
            "text=$(cat; echo .)\n"
            f'case "$text" in *"Person 2"*) {script};; esac\n'
            f'printf "%s" "${{text%.}}" | exec "{embedded_binary()}" "$@"\n'
        )
        dot.chmod(0o755)
        monkeypatch.setenv("PATH", str(dot.parent), prepend=":")

    return put


def drawn(root: Path) -> dict[str, bytes]:
    return {each.name: each.read_bytes() for each in sorted(root.iterdir())}


def test_processors() -> None:
    assert 1 <= processors() <= (os.cpu_count() or 1)


def test_the_same_however_many_processes(run: Run, many: Path) -> None:
    alone = run("render", "-o", "alone", "--jobs", "1", "--to", "svg,png")
    together = run("render", "-o", "together", "--jobs", "3", "--to", "svg,png")
    assert (alone.code, together.code, alone.err, together.err) == (0, 0, "", "")
    assert drawn(many / "alone") == drawn(many / "together")
    expected = [
        f"wrote together/p{number}.persona.{form}"
        for number in range(COUNT)
        for form in ("svg", "png")
    ]
    assert together.out.splitlines() == expected
    assert alone.out.replace("alone", "together") == together.out


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_one_failure_does_not_stop_the_rest(
    jobs: str, run: Run, many: Path, engine: Callable[[str], None]
) -> None:
    engine("echo broken >&2; exit 3")
    ran = run("render", "-o", "out", "--engine", "system", "--jobs", jobs)
    assert ran.code == 2
    assert ran.out.splitlines() == [
        f"wrote out/p{number}.persona.svg" for number in range(COUNT) if number != 2
    ]
    assert ran.err.startswith("cjmap: p2.persona.yaml cannot be drawn: Graphviz (system) failed")
    assert ran.err.endswith(
        "  What Graphviz was given is in out/p2.persona.failed.dot\n"
        "cjmap: 1 of 6 pictures failed: out/p2.persona.svg.\n"
    )


def test_a_process_that_is_killed_costs_its_picture(
    run: Run, many: Path, engine: Callable[[str], None]
) -> None:
    engine("kill -9 $PPID; exit 3")
    ran = run("render", "-o", "out", "--engine", "system", "--jobs", "2")
    assert ran.code == 2
    assert len(drawn(many / "out")) == COUNT - 1
    assert ran.err == (
        "cjmap: p2.persona.yaml cannot be drawn: the process that drew it was stopped by signal"
        " 9.\n  help: It may have needed too much memory; `--jobs 1` draws one picture at a time.\n"
        "cjmap: 1 of 6 pictures failed: out/p2.persona.svg.\n"
    )


def test_a_mistake_of_ours_costs_one_picture(
    run: Run, many: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(model: Any, *given: Any) -> Any:
        if model.id == "p2":
            raise RuntimeError("the \x1b[31mwheel\ncame off")
        return picture(model, *given)

    monkeypatch.setattr(work, "picture", broken)
    ran = run("render", "-o", "out", "--jobs", "1")
    assert ran.code == 2
    assert len(drawn(many / "out")) == COUNT - 1
    assert "p2.persona.yaml cannot be drawn: internal fault of cjmap" in ran.err
    assert "RuntimeError: the \\x1b[31mwheel came off" in ran.err
    assert "Please report it with the map" in ran.err
    assert "1 of 6 pictures failed" in ran.err
    monkeypatch.setenv("CJMAP_DEBUG", "1")
    with pytest.raises(RuntimeError, match="wheel"):
        run("render", "-o", "out", "--jobs", "1")


# --- as a process ---

ENVIRONMENT = {**os.environ, "PYTHONPATH": import_path()}


def of_session(session: int) -> list[str]:
    """List the processes of a session that are still at work, by their command lines."""
    found = []
    for folder in Path("/proc").iterdir():
        if folder.name.isdigit():
            try:
                fields = (folder / "stat").read_text().rpartition(")")[2].split()
                if int(fields[3]) == session and fields[0] != "Z":  # those have ended
                    found.append((folder / "cmdline").read_text().replace("\0", " "))
            except OSError:
                continue
    return found


@pytest.mark.parametrize("jobs", ["1", "3"])
def test_ctrl_c_leaves_nothing(
    jobs: str, many: Path, engine: Callable[[str], None], tmp_path: Path
) -> None:
    """Interrupt in a terminal, where all processes hear it, while a picture is being drawn."""
    started = tmp_path / "started"
    engine(f'echo > "{started}"; exec sleep 60')
    words = ["render", "-o", "out", "--engine", "system", "--jobs", jobs, "--timeout", "60"]
    with subprocess.Popen(
        [sys.executable, "-m", "cjmap", *words],
        cwd=many,
        env={**ENVIRONMENT, "PATH": os.environ["PATH"]},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as running:
        deadline = time.monotonic() + 120
        first = many / "out" / "p0.persona.svg"
        while not (started.exists() and first.exists()) and time.monotonic() < deadline:
            time.sleep(0.05)
        before = time.monotonic()
        os.killpg(running.pid, signal.SIGINT)
        out, err = running.communicate(timeout=60)
        assert time.monotonic() - before < 30
    assert running.returncode == 130
    assert err == "cjmap: interrupted.\n"
    written = sorted(each.name for each in (many / "out").iterdir())
    assert [f"wrote out/{name}" for name in written] == out.splitlines()
    for name in written:
        assert (many / "out" / name).read_text(encoding="utf-8").rstrip().endswith("</svg>")
    while of_session(running.pid) and time.monotonic() < before + 30:
        time.sleep(0.05)  # the tracker of multiprocessing ends once it sees that all others have
    assert of_session(running.pid) == []


def test_a_bar_in_a_terminal_and_nothing_in_a_pipe(many: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    words = [sys.executable, "-m", "cjmap", "render", "-o", "out", "--jobs", "1"]
    ran = subprocess.run(
        words,
        cwd=many,
        env={**ENVIRONMENT, "TERM": "xterm", "COLUMNS": "80"},
        stdout=subprocess.PIPE,
        stderr=theirs,
        text=True,
        timeout=120,
        check=True,
    )
    os.close(theirs)
    seen = os.read(ours, 1_000_000).decode()
    os.close(ours)
    assert "Drawing" in seen
    assert "/6" in seen
    assert "wrote" not in seen
    assert len(ran.stdout.splitlines()) == COUNT
    piped = subprocess.run(
        words, cwd=many, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=True
    )
    assert piped.stderr == ""
