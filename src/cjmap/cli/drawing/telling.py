"""What is said of pictures: which were written, which could not be drawn, and what they lack."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from cjmap.cli.drawing.sheets import Sheet, shown_path
from cjmap.cli.drawing.work import Failure
from cjmap.cli.terminal import emit, emit_bytes
from cjmap.errors import CjmapError
from cjmap.printable import one_line
from cjmap.source.write import write_file
from cjmap.workspace.settings import Picture

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from cjmap.cli.drawing.work import Lacking, Outcome

_NAMED_AT_MOST = 10
_LISTED_AT_MOST = 20


class Results:
    """Writes what was drawn, tells it in the order of the sheets, and counts what failed.

    Files are written as soon as they are there; a line is said once those of all sheets before it
    have been. While `held`, nothing is said, so that a progress bar stays whole.
    """

    def __init__(self, quiet: bool, held: bool = False) -> None:
        """Start with nothing drawn."""
        self.total = 0
        self.written = 0
        self._failed: dict[int, list[str]] = {}
        self._quiet = quiet
        self._held = held
        self._said: dict[int, list[tuple[str, bool]]] = {}
        self._next = 0

    def add(self, number: int, sheet: Sheet, outcome: Outcome, all_files: bool = True) -> None:
        """Write the pictures of the sheet with this number (from 0), and tell what is to be told.

        Without `all_files`, a file that has the same bytes already is left alone, silently.
        """
        lines: list[tuple[str, bool]] = []
        failed: list[str] = []
        told: set[str] = set()
        written: list[Picture] = []
        for form, drawn in outcome.drawn.items():
            file = sheet.files[form]
            if isinstance(drawn, Failure) and drawn.empty and sheet.optional:
                if not (self._quiet or lines):
                    lines.append((f"left out {sheet.name}: {one_line(drawn.message)}\n", False))
                continue
            self.total += 1
            if isinstance(drawn, Failure):
                failed.append(_name(sheet, form))
                if drawn.message not in told:  # the same for every form
                    lines += _failure_lines(sheet, drawn, file)
                told.add(drawn.message)
                continue
            if file is None:
                emit_bytes(drawn)
                continue
            if not all_files and _has(file, drawn):
                continue
            try:
                write_file(file, drawn, inside=sheet.inside)
            except CjmapError as error:
                failed.append(_name(sheet, form))
                lines.append((f"cjmap: {one_line(error.message)}\n", True))
                continue
            self.written += 1
            if not self._quiet:
                lines.append((f"wrote {one_line(shown_path(file))}\n", False))
            written.append(form)
        if outcome.lacking is not None:
            lines += _lacking_lines(sheet, outcome.lacking, written)
        self._said[number] = lines
        if failed:
            self._failed[number] = failed
        if not self._held:
            self._say_ready()

    def finish(self) -> None:
        """Say what is left, also where some sheets before it were never drawn, and sum up."""
        self._held = False
        for number in sorted(self._said):
            self._say(self._said.pop(number))
        if self.failed:
            emit(f"cjmap: {self.summary}\n", sys.stderr)

    @property
    def failed(self) -> list[str]:
        """The pictures that failed, in the order of the sheets."""
        return [name for number in sorted(self._failed) for name in self._failed[number]]

    @property
    def summary(self) -> str:
        """Say how many failed, and which."""
        failed = self.failed
        noun = "picture" if self.total == 1 else "pictures"
        return f"{len(failed)} of {self.total} {noun} failed: {some(failed)}."

    def _say_ready(self) -> None:
        while self._next in self._said:
            self._say(self._said.pop(self._next))
            self._next += 1

    @staticmethod
    def _say(lines: list[tuple[str, bool]]) -> None:
        for line, wrong in lines:
            emit(line, sys.stderr if wrong else None)


def some(names: Sequence[str]) -> str:
    """Join names, the first of many with how many more there are."""
    more = len(names) - _NAMED_AT_MOST
    return ", ".join(names[:_NAMED_AT_MOST]) + (f" and {more} more" if more > 0 else "")


def _name(sheet: Sheet, form: Picture) -> str:
    file = sheet.files[form]
    return one_line(shown_path(file)) if file is not None else sheet.name


def _has(file: Path, data: bytes) -> bool:
    try:
        return file.stat().st_size == len(data) and file.read_bytes() == data
    except OSError:
        return False


def _failure_lines(sheet: Sheet, failure: Failure, file: Path | None) -> list[tuple[str, bool]]:
    """Tell what failed; what the engine was given is kept beside the picture for a report."""
    lines = [f"cjmap: {sheet.name} cannot be drawn: {one_line(failure.message)}\n"]
    if failure.hint:
        lines.append(f"  help: {one_line(failure.hint)}\n")
    if failure.dot and file is not None:
        dump = file.with_suffix(".failed.dot")
        try:
            write_file(dump, failure.dot.encode("utf-8", "backslashreplace"), inside=sheet.inside)
            lines.append(f"  What Graphviz was given is in {one_line(shown_path(dump))}\n")
        except CjmapError as error:
            lines.append(f"  {one_line(error.message)}\n")
    return [(line, True) for line in lines]


def _lacking_lines(
    sheet: Sheet, lacking: Lacking, written: Sequence[Picture]
) -> list[tuple[str, bool]]:
    """Tell of characters that the shipped typeface lacks where the picture depends on a machine."""
    plain = [] if sheet.look.embed_fonts else [form for form in written if form is Picture.SVG]
    drawn = [form for form in written if form is not Picture.DOT and form not in plain]
    fates = (
        (plain, lacking.missing, "drawn with a font of whoever looks (see --embed-fonts)"),
        (drawn, lacking.borrowed, "drawn with a font of this machine"),
        (drawn, lacking.undrawn, "left out, as no font here has them (see --font-dir)"),
    )
    return [
        (
            f"cjmap: {sheet.name}: the shipped typeface lacks {_characters(characters)};"
            f" in {_joined([form.upper() for form in forms])} they are {fate}.\n",
            True,
        )
        for forms, characters, fate in fates
        if forms and characters
    ]


def _joined(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _characters(characters: frozenset[str]) -> str:
    shown = one_line(" ".join(sorted(characters)[:_LISTED_AT_MOST]))
    return shown + (" …" if len(characters) > _LISTED_AT_MOST else "")
