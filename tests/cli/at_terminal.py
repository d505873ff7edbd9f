"""The program in a terminal of its own: keys go in, and what somebody would see comes out."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, Self

import pexpect
import pyte
from tests.imports import import_path

if TYPE_CHECKING:
    from pathlib import Path

KEYS = {
    "enter": "\r",
    "back": "\x02",
    "skip": "\x0e",
    "finish": "\x06",
    "help": "\x05",
    "ctrl-c": "\x03",
    "ctrl-d": "\x04",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "page up": "\x1b[5~",
    "tab": "\t",
}
_PATIENCE = 30.0


class Terminal:
    """A program in a pseudo-terminal, and a screen that shows what it prints."""

    def __init__(
        self, *words: str, folder: Path, columns: int = 80, rows: int = 24, **environment: str
    ) -> None:
        self.screen = pyte.Screen(columns, rows)
        self.stream = pyte.ByteStream(self.screen)
        self.printed = b""
        self.process = pexpect.spawn(
            sys.executable,
            ["-m", "cjmap", *words],
            dimensions=(rows, columns),
            cwd=str(folder),
            env={
                **os.environ,
                "TERM": "xterm-256color",
                "PYTHONPATH": import_path(),
                "PYTHONUTF8": "1",
                **environment,
            },
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.close(force=True)

    @property
    def text(self) -> str:
        """What stands on the screen."""
        return "\n".join(line.rstrip() for line in self.screen.display)

    def sees(self, *texts: str) -> None:
        """Wait until all these stand on the screen; fail with the screen where they never do."""
        self._wait(lambda: all(each in self.text for each in texts), f"no {texts} on")

    def sees_no(self, text: str) -> None:
        """Wait until this is gone from the screen."""
        self._wait(lambda: text not in self.text, f"still {text!r} on")

    def types(self, text: str) -> None:
        """Send text as a keyboard does."""
        self.process.send(text)

    def press(self, *keys: str) -> None:
        """Press keys by their names."""
        for key in keys:
            self.process.send(KEYS[key])

    def answers(self, question: str, *lines: str) -> None:
        """Wait for a question, type the answer, and press Enter; a list ends with an empty line."""
        self.sees(question)
        for line in lines:
            self.types(line)
            self.press("enter")

    def pastes(self, text: str) -> None:
        """Paste text as terminals do that mark it."""
        self.process.send(f"\x1b[200~{text}\x1b[201~")

    def resizes(self, columns: int, rows: int) -> None:
        """Make the window another size."""
        self.screen.resize(rows, columns)
        self.process.setwinsize(rows, columns)

    def ends(self) -> int:
        """Wait for the end, and return the exit code, or the signal as a negative number."""
        self._wait(lambda: not self.process.isalive(), "no end after")
        self._feed()
        status = self.process.exitstatus
        return int(status) if status is not None else -int(self.process.signalstatus or 0)

    def _wait(self, done: object, complaint: str) -> None:
        until = time.monotonic() + _PATIENCE
        while True:
            self._feed()
            if done():  # type: ignore[operator]
                return
            assert time.monotonic() < until, f"{complaint} this screen:\n{self.text}"

    def _feed(self) -> None:
        try:
            data = self.process.read_nonblocking(65_536, timeout=0.05)
        except (pexpect.TIMEOUT, pexpect.EOF):
            time.sleep(0.01)
            return
        self.printed += data
        self.stream.feed(data)
