"""The program as a process that goes on, for tests of what watches."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING

from tests.imports import import_path

if TYPE_CHECKING:
    from pathlib import Path

ENVIRONMENT = {**os.environ, "PYTHONPATH": import_path()}
SECONDS = 120.0


class AtWork:
    """A cjmap at work in a folder, such as `render --watch`; its lines are read as they come."""

    def __init__(self, folder: Path, *words: str) -> None:
        self.folder = folder
        self.lines: queue.Queue[str] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "cjmap", *words],
            cwd=folder,
            env={**ENVIRONMENT, "PYTHONUNBUFFERED": "1"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.lines.put(line.rstrip("\n"))

    def until(self, text: str) -> list[str]:
        """Return the lines up to the one that holds `text`, or what came in the time there is."""
        seen: list[str] = []
        deadline = time.monotonic() + SECONDS
        while time.monotonic() < deadline and not (seen and text in seen[-1]):
            try:
                seen.append(self.lines.get(timeout=0.2))
            except queue.Empty:
                if self.process.poll() is not None and self.lines.empty():
                    break
        assert seen, "nothing was said"
        assert text in seen[-1], seen
        return seen

    def write(self, name: str, text: str) -> None:
        """Write a file as editors do: a new one in its place."""
        beside = self.folder / f".{name}.tmp"
        beside.write_text(text, encoding="utf-8")
        beside.replace(self.folder / name)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(timeout=60)
        self.reader.join(timeout=60)
        assert self.process.stdout is not None
        self.process.stdout.close()
        return code
