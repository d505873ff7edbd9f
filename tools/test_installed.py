"""Run the tests against cjmap as people install it: from its wheel, with no sources beside the tests.

    python tools/test_installed.py                         # with the Python that runs this
    python tools/test_installed.py --python python3.13     # with another one
    python tools/test_installed.py --lowest                # with the oldest dependencies that are admitted
    python tools/test_installed.py --keep DIR              # leave it there, to look into a failure
    python tools/test_installed.py -- -n 2 tests/cli       # what follows is for pytest; by default: -n auto

Needs the extra `package`. `tools/check_package.py` builds and checks what is published, or `--built` names a
folder that it has left; the wheel is installed with the extra `dev` into a new environment, and tested in a folder
that holds the source distribution without `src`. With `--lowest` every package that `pyproject.toml` names,
whatever extra it belongs to, is the oldest release that it admits, and what those need in turn is the newest. All
of it is removed afterwards, unless it is kept.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shlex
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
    parser.add_argument(
        "--built", type=Path, metavar="DIR", help="what check_package.py left there"
    )
    parser.add_argument("--keep", type=Path, metavar="DIR", help="where to leave all; a new folder")
    parser.add_argument("words", nargs="*", metavar="-- WORDS", help="for pytest; default: -n auto")
    asked = parser.parse_args()
    with contextlib.ExitStack() as stack:
        if asked.keep:
            if asked.keep.exists():
                sys.exit(f"{asked.keep} is there already")
            asked.keep.mkdir(parents=True)
        work = (asked.keep or Path(stack.enter_context(tempfile.TemporaryDirectory()))).resolve()
        built = asked.built or work / "dist"
        if not asked.built:
            _run(sys.executable, str(CHECK), "--keep", str(built))
        [source], [wheel] = (list(built.glob(each)) for each in ("*.tar.gz", "*.whl"))
        with tarfile.open(source) as archive:
            archive.extractall(work, filter="data")
        tests = work / source.name.removesuffix(".tar.gz")
        python = _installed(work / "environment", asked.python, wheel, tests, lowest=asked.lowest)
        shutil.rmtree(tests / "src")
        words = [str(python), "-m", "pytest", *(asked.words or ["-n", "auto"])]
        code = subprocess.run(words, cwd=tests, env=_environment(python), check=False).returncode
        if asked.keep:
            print(f"once more: cd {tests} && {shlex.join(words)}")
        sys.exit(code)


def _installed(home: Path, base: str, wheel: Path, source: Path, *, lowest: bool) -> Path:
    """Make an environment with the wheel and what the tests need; return its Python."""
    _run(*UV, "venv", "--seed", "--python", base, str(home))
    python = home / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    install = [*UV, "pip", "install", "--python", str(python), f"{wheel.resolve()}[dev]"]
    if lowest:
        chosen = home / "lowest.txt"
        _run(
            *(*UV, "pip", "compile", "--resolution", "lowest-direct", "--extra", "dev"),
            *("--no-header", "--annotation-style", "line"),
            *("--python", str(python), "-o", str(chosen), str(source / "pyproject.toml")),
        )
        lines = chosen.read_text("utf-8").splitlines()
        named = [line.split()[0] for line in lines if "pyproject.toml)" in line]
        print(f"the oldest that are admitted: {', '.join(named)}", flush=True)
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
