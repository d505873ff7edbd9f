"""Guards work done by copies of the process: the same outcome in the same order, whatever becomes of them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest
from tests.check.corpus import MAPS
from tests.imports import import_path

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="no copies are made there")


def run(code: str, *words: str, folder: Path | None = None) -> subprocess.CompletedProcess[str]:
    """Run Python with three processors, whatever the machine has; tests themselves have threads."""
    begin = "import os, sys\nfrom cjmap import copies\ncopies.processors = lambda: 3\n"
    return subprocess.run(
        [sys.executable, "-c", begin + code, *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": import_path(), "CJMAP_NO_CACHE": "1"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


PARTS = """
def work(part):
    {work}
    return f"{{os.getpid()}} {{part}}".encode()

for part, data in copies.in_parts({items}, work, 2):
    said = (work(part) if data is None else data).decode()
    own = said.split(" ", 1)[0] == str(os.getpid())
    print(part, "here" if data is None else "there", own)
"""
CASES: dict[str, tuple[str, str, Sequence[str]]] = {
    "three parts": (
        "list(range(7))",
        "pass",
        ["[0, 1, 2] here True", "[3, 4, 5] there False", "[6] there False"],
    ),
    "few": ("[1, 2]", "pass", ["[1, 2] here True"]),
    "none": ("[]", "pass", []),
    "a copy that fails": (
        "list(range(3))",
        "assert part[0] != 1 or os.getpid() == here",
        ["[0] here True", "[1] here True", "[2] there False"],
    ),
    "a copy that is ended": (
        "list(range(3))",
        "part[0] == 2 and os.getpid() != here and os.kill(os.getpid(), 9)",
        ["[0] here True", "[1] there False", "[2] here True"],
    ),
    "copies that speak": (
        "list(range(3))",
        "os.getpid() == here or sys.stderr.write('never seen')",
        ["[0] here True", "[1] there False", "[2] there False"],
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_parts(case: str) -> None:
    items, work, expected = CASES[case]
    done = run("here = os.getpid()\n" + PARTS.format(items=items, work=work))
    assert (done.stdout.splitlines(), done.stderr) == (list(expected), "")


def test_a_process_with_threads_makes_none() -> None:
    code = """
import threading, time
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
print([data for _, data in copies.in_parts(list(range(9)), lambda part: b"x", 2)], flush=True)
os._exit(0)
"""
    assert run(code).stdout == "[None]\n"


def test_large_outcomes_come_whole() -> None:
    code = """
work = lambda part: bytes(part) * 3_000_000
print([len(data or b"") for _, data in copies.in_parts([1, 2, 3], work, 2)])
"""
    assert run(code).stdout == "[0, 3000000, 3000000]\n"


def test_nobody_is_left_behind() -> None:
    code = """
import time
for part, data in copies.in_parts([1, 2, 3], lambda part: time.sleep(60), 2):
    break
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("none")
"""
    assert run(code).stdout == "none\n"


LINT = "from cjmap.cli.entry import main\nsys.exit(main(sys.argv[1:]))"
ALONE = f"copies.processors = lambda: 1\n{LINT}"


@pytest.mark.parametrize("words", [("lint", "--format", "json"), ("lint",), ("validate",)])
def test_the_same_words_whatever_the_number_of_processors(
    words: tuple[str, ...], tmp_path: Path
) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n")
    for number in range(100):
        for name, text in MAPS.items():
            (tmp_path / f"{name}-{number}.journey.yaml").write_text(text.format(number=number // 2))
    alone, together = run(ALONE, *words, folder=tmp_path), run(LINT, *words, folder=tmp_path)
    assert alone.stdout.count("error") > 100
    assert (together.returncode, together.stdout) == (alone.returncode, alone.stdout)


def test_what_a_baseline_lists_is_met_by_whichever_copy_finds_it(tmp_path: Path) -> None:
    for number in range(100):
        text = f"kind: persona\nid: p{number}\nname: P\nstatus: approved\n"
        (tmp_path / f"{number}.persona.yaml").write_text(text)
    (tmp_path / "cjmap.toml").write_text('version = 1\n[lint]\nbaseline = "listed.json"\n')
    assert "200 new" in run(LINT, "lint", "--update-baseline", folder=tmp_path).stdout

    assert run(LINT, "lint", folder=tmp_path).stdout == "100 maps checked, nothing found.\n"


def test_ctrl_c_ends_all_of_them(tmp_path: Path) -> None:
    (tmp_path / "cjmap.toml").write_text("version = 1\n")
    for number in range(3000):
        text = MAPS["noisy"].format(number=number)
        (tmp_path / f"{number}.journey.yaml").write_text(text)
    process = subprocess.Popen(
        [sys.executable, "-m", "cjmap", "lint", "--no-cache"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": import_path()},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    time.sleep(1.0)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "cjmap: interrupted.\n")
    with pytest.raises(ProcessLookupError):
        os.killpg(process.pid, 0)
