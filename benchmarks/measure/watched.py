"""A command and all its children: how long it runs, and the most memory that they hold."""

from __future__ import annotations

import contextlib
import os
import resource
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LOOK = 0.05
"""Seconds between two looks; what is looked at is a high-water mark, so that little is missed."""


@dataclass(frozen=True, slots=True)
class Watched:
    """What a command wrote, its exit code, seconds by the clock on the wall, and megabytes.

    Megabytes are the sum of what each process held at most: Python and the Java that it started.
    """

    code: int
    output: str
    errors: str
    seconds: float
    megabytes: float


def watch(words: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Watched:
    """Run a command to its end."""
    began = time.perf_counter()
    with subprocess.Popen(
        words,
        cwd=folder,
        env=dict(environment),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        most: dict[int, float] = {}
        while True:
            for each in (process.pid, *_children(process.pid)):
                most[each] = max(most.get(each, 0), _most_held(each))
            with contextlib.suppress(subprocess.TimeoutExpired):
                output, errors = process.communicate(timeout=_LOOK)
                break
        seconds = time.perf_counter() - began
    held = sum(most.values()) if sys.platform == "linux" else _most_of_children()
    return Watched(process.returncode, output, errors, seconds, held)


def processor_seconds(process: int) -> float:
    """Return what a process and its living children have worked so far: what it does not wait for."""
    if sys.platform != "linux":
        return time.process_time()
    return sum(_worked(each) for each in (process, *_children(process)))


def _worked(process: int) -> float:
    with contextlib.suppress(OSError):
        # The name, in brackets, may hold anything.
        fields = (
            Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
        )
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return 0.0


def _children(parent: int) -> Iterator[int]:
    with contextlib.suppress(OSError):
        for listed in Path(f"/proc/{parent}/task").glob("*/children"):
            with contextlib.suppress(OSError):
                for child in map(int, listed.read_text(encoding="ascii").split()):
                    yield child
                    yield from _children(child)


def _most_held(process: int) -> float:
    """Return the high-water mark of a process in megabytes; 0 once it is gone."""
    with contextlib.suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="utf-8").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _most_of_children() -> float:
    """Return the most that any command so far has held, where there is no `/proc`."""
    held = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return held / (1024 * 1024 if sys.platform == "darwin" else 1024)
