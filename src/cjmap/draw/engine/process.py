"""Graphviz as a process: an argument list (no shell), DOT on stdin, SVG on stdout, no file."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sysconfig
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from cjmap.draw.errors import EngineError, LateError

_EXPECTED = re.compile(
    r"no hard-coded metrics|no value for width of non-ASCII|size too small for label"
)
_LONGEST_REPORT = 2000


@lru_cache(maxsize=1)
def embedded_binary() -> Path:
    """Find the binary of `graphviz-pure`. Raise EngineError if it is not installed."""
    name = "graphviz-pure.exe" if os.name == "nt" else "graphviz-pure"
    candidates: list[Path] = []
    try:
        distribution = metadata.distribution("graphviz-pure")
    except metadata.PackageNotFoundError:
        pass
    else:
        candidates += [
            Path(str(distribution.locate_file(file)))
            for file in distribution.files or []
            if file.name == name
        ]
    candidates.append(Path(sysconfig.get_path("scripts")) / name)
    found = shutil.which(name)
    if found:
        candidates.append(Path(found))
    for candidate in candidates:
        if candidate.is_file() and os.access(candidate, os.X_OK):
            return candidate.resolve()
    raise EngineError(
        "The embedded Graphviz is not installed.",
        hint="Install it with `pip install graphviz-pure`, or use the engine `system`.",
    )


def system_binary() -> Path:
    """Find `dot` on PATH. Raise EngineError if there is none."""
    found = shutil.which("dot")
    if found is None:
        raise EngineError(
            "There is no `dot` on PATH.",
            hint="Install Graphviz, or use the engine `embedded`, which needs nothing.",
        )
    return Path(found)


def run_process(engine: str, binary: Path, dot: str, timeout: float) -> bytes:
    """Have a binary of Graphviz draw a DOT text as SVG within `timeout` seconds.

    `engine` is its name in messages. Raise EngineError when it fails, draws nothing or is late.
    """
    # The package knows the arguments, but has no timeout; so it names them, and we run them.
    from graphviz.backend.dot_command import command

    arguments = [str(binary), *command("neato", "svg", neato_no_op=2)[1:]]
    try:
        done = subprocess.run(
            arguments, input=dot.encode(), capture_output=True, timeout=timeout, check=False
        )
    except subprocess.TimeoutExpired as error:
        raise LateError(
            f"Graphviz ({engine}) took longer than {timeout:g} s and was stopped.",
            dot=dot,
            stderr=report_of(error.stderr or b""),
            hint="Split the map, or raise `timeout` under `[render]` in the settings.",
        ) from error
    except OSError as error:
        raise EngineError(
            f"Graphviz ({engine}) cannot be started: {error.strerror}", dot=dot
        ) from error
    stderr = report_of(done.stderr)
    if done.returncode != 0 or b"<svg" not in done.stdout:
        raise EngineError(
            f"Graphviz ({engine}) failed with status {done.returncode}."
            + (f" It said: {stderr}" if stderr else ""),
            dot=dot,
            stderr=stderr,
            hint="This is likely to be a bug of cjmap; please report it with the DOT text.",
        )
    return done.stdout


def report_of(stderr: bytes) -> str:
    """Give what an engine said, without the warnings about fonts that we expect."""
    lines = stderr.decode("utf-8", "replace").splitlines()
    kept = [line for line in lines if line.strip() and not _EXPECTED.search(line)]
    return "\n".join(kept)[:_LONGEST_REPORT]
