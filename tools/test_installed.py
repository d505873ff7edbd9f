"""Run the tests against cjmap as people install it: from its wheel, with no sources beside the tests.

    python tools/test_installed.py                         # with the Python that runs this
    python tools/test_installed.py --python python3.13     # with another one
    python tools/test_installed.py --lowest                # with the oldest dependencies that are admitted
    python tools/test_installed.py -- -n 2 tests/cli       # what follows is for pytest; by default: -n auto

Needs the extra `package`. `tools/check_package.py` builds and checks what is published; the wheel is installed
with the extra `dev` into a new environment, and tested in a folder that holds the source distribution without
`src`. With `--lowest` every package that `pyproject.toml` names, whatever extra it belongs to, is the oldest
release that it admits, and what those need in turn is the newest. All of it is removed afterwards.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

CHECK = Path(__file__).resolve().with_name("check_package.py")
UV = (sys.executable, "-m", "uv", "--quiet")


def main() -> None:
    """Build, install and test; exit as pytest does."""
    parser = argparse.ArgumentParser(prog="python tools/test_installed.py")
    parser.add_argument("--python", default=sys.executable, help="default: the one that runs this")
    parser.add_argument("--lowest", action="store_true", help="the oldest dependencies admitted")
    parser.add_argument("words", nargs="*", metavar="-- WORDS", help="for pytest; default: -n auto")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        work = Path(name).resolve()
        _run(sys.executable, str(CHECK), "--keep", str(work / "dist"))
        [source], [wheel] = (list((work / "dist").glob(each)) for each in ("*.tar.gz", "*.whl"))
        with tarfile.open(source) as archive:
            archive.extractall(work, filter="data")
        tests = work / source.name.removesuffix(".tar.gz")
        python = _installed(work / "environment", asked.python, wheel, tests, lowest=asked.lowest)
        shutil.rmtree(tests / "src")
        words = [str(python), "-m", "pytest", *(asked.words or ["-n", "auto"])]
        sys.exit(subprocess.run(words, cwd=tests, env=_environment(python), check=False).returncode)


def _installed(home: Path, base: str, wheel: Path, source: Path, *, lowest: bool) -> Path:
    """Make an environment with the wheel and what the tests need; return its Python."""
    _run(*UV, "venv", "--seed", "--python", base, str(home))
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [*UV, "pip", "install", "--python", str(python), f"{wheel}[dev]"]
    if lowest:
        chosen = home / "lowest.txt"
        _run(
            *(*UV, "pip", "compile", "--resolution", "lowest-direct", "--extra", "dev"),
            *("--python", str(python), "-o", str(chosen), str(source / "pyproject.toml")),
        )
        print(chosen.read_text("utf-8"), flush=True)
        install += ["--constraints", str(chosen)]
    _run(*install)
    return python


def _environment(python: Path) -> dict[str, str]:
    """Return the environment of the tests: nothing is found but what is installed."""
    kept = {name: text for name, text in os.environ.items() if name != "PYTHONPATH"}
    path = os.pathsep.join([str(python.parent), os.environ["PATH"]])
    return {**kept, "PATH": path, "VIRTUAL_ENV": str(python.parents[1])}


def _run(*words: str) -> None:
    done = subprocess.run(words, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed with {done.returncode}")


if __name__ == "__main__":
    main()
