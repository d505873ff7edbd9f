"""Clocks: processor time of a command or a function, the least or the median of several runs."""

from __future__ import annotations

import contextlib
import gc
import os
import resource
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path


def command_seconds(words: Sequence[str], runs: int, folder: Path | None = None) -> float:
    """Return the processor seconds (user and system) of a command, the least of `runs`.

    Processor time rather than wall time: it hardly moves when the machine is busy.
    """
    best = float("inf")
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    environment.pop("GITHUB_ACTIONS", None)
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, check=False)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        if done.returncode != 0:  # A command that fails early would look fast.
            sys.exit(
                f"{' '.join(words)[:500]} failed:\n{(done.stderr + done.stdout).decode()[-4000:]}"
            )
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, used)
    return best


def command_peak(words: Sequence[str]) -> float:
    """Return the largest resident memory of a command, in megabytes."""
    process = subprocess.Popen(words, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0:
        sys.exit(f"{' '.join(words)[:500]} failed with {process.returncode}")
    kilobytes = usage.ru_maxrss / (1024 if sys.platform == "darwin" else 1)
    return kilobytes / 1024


def function_seconds(work: Callable[[], object], runs: int) -> float:
    """Return the processor seconds of a function in this process, the least of `runs`.

    The garbage collector is off meanwhile, as the command line has it.
    """
    best = float("inf")
    for _ in range(runs):
        gc.collect()
        gc.disable()
        before = time.process_time()
        work()
        best = min(best, time.process_time() - before)
        gc.enable()
    return best


@dataclass(frozen=True, slots=True)
class Taken:
    """What a piece of work took, in seconds."""

    processor: float
    """User and system time, of the process and of all its children."""
    wall: float


def median(taken: Sequence[Taken]) -> Taken:
    """Return the median of several runs, for either clock by itself."""
    return Taken(
        statistics.median(each.processor for each in taken),
        statistics.median(each.wall for each in taken),
    )


def time_command(
    words: Sequence[str],
    folder: Path | None = None,
    given: bytes = b"",
    environment: dict[str, str] | None = None,
    *,
    may_differ: bool = False,
) -> tuple[Taken, bytes]:
    """Run a command once; return what it took, its children included, and what it wrote.

    Exit with its message if it fails; `may_differ` lets a comparison say 1, that it found something.
    """
    before, started = _children(), time.perf_counter()
    done = subprocess.run(
        words,
        cwd=folder,
        input=given,
        env={**os.environ, **(environment or {})},
        capture_output=True,
        check=False,
    )
    wall = time.perf_counter() - started
    _reap()
    taken = Taken(_children() - before, wall)
    if done.returncode not in ((0, 1) if may_differ else (0,)):
        sys.exit(
            f"{' '.join(words)} failed:\n{(done.stderr + done.stdout).decode(errors='replace')}"
        )
    return taken, done.stdout


def time_function(work: Callable[[], object]) -> Taken:
    """Call a function once; return what it took, without the garbage collector."""
    gc.collect()
    gc.disable()
    before, children, started = time.process_time(), _children(), time.perf_counter()
    work()
    wall = time.perf_counter() - started
    used = time.process_time() - before + _children() - children
    gc.enable()
    return Taken(used, wall)


def _reap() -> None:
    """Wait for processes that the command left to us, if any are (see `prctl` on Linux)."""
    with contextlib.suppress(ChildProcessError):
        while True:
            os.waitpid(-1, 0)


def _children() -> float:
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def milliseconds(seconds: float) -> str:
    """Write a time in milliseconds, or in seconds from one on."""
    return f"{seconds:,.1f} s" if seconds >= 1 else f"{seconds * 1000:.0f} ms"
