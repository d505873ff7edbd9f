"""Maps that cannot be read for now, as people are editing them: which they are, and why."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjmap.workspace import Entry

_MARKER = re.compile(rb"^<<<<<<< ", re.MULTILINE)


def unread_map(entries: Iterable[Entry], file_name: str, id: str) -> Entry | None:
    """Return the map whose text is no YAML now, and that by its name or its lines has an id."""
    says = re.compile(rf"^(?:id|was):.*(?<![\w-]){re.escape(id)}(?![\w-])", re.MULTILINE)
    suffix = file_name.removeprefix(id)
    unread = [each for each in entries if each.document.refused and each.file.name.endswith(suffix)]
    found = (
        each for each in unread if each.file.name == file_name or says.search(each.document.text)
    )
    return next(found, None)


def first_marker(data: bytes) -> int | None:
    """Return the line, from 1, of the first conflict that is still to be decided; None without one."""
    found = _MARKER.search(data)
    return data.count(b"\n", 0, found.start()) + 1 if found else None


def reason(entry: Entry) -> str:
    """Tell why a map is none, and in which line."""
    problem = [*entry.document.problems, *entry.read.problems][0]
    line, _ = entry.document.lines.place(entry.document.span_of(problem.where).start)
    return f"line {line:,}: {problem.message}"
