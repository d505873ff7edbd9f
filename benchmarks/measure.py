"""Clocks: processor time of a command or a function, the least of several runs."""

from __future__ import annotations

import gc
import os
import resource
import subprocess
import sys
import time
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
        if done.returncode not in (0, 1):
            sys.exit(f"{' '.join(words)} failed:\n{done.stderr.decode()}")
        used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, used)
    return best


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
