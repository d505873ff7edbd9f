"""One version of a map, read so that it can be merged: the text with plain line breaks, and its entries."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.compare.merge.entries import Entry, read_entries
from cjmap.compare.merge.outcome import GiveUp
from cjmap.format.compiled import compiled_kind
from cjmap.format.read import read_map
from cjmap.source import parse_document, refusals
from cjmap.source.decode import BYTE_ORDER_MARK
from cjmap.workspace.entry import Entry as WorkspaceEntry

if TYPE_CHECKING:
    from pathlib import Path

_HARMLESS = (refusals.BYTE_ORDER_MARK, refusals.BIDIRECTIONAL_CONTROL)


@dataclass(frozen=True, slots=True)
class Form:
    """What bytes have apart from their lines: a mark, the kind of line break, and one at the end."""

    mark: bytes
    line_break: str
    ended: bool

    def bytes_of(self, text: str) -> bytes:
        """Return the bytes of a text in this form."""
        return self.mark + text.replace("\n", self.line_break).encode()


@dataclass(frozen=True, slots=True)
class Version:
    """A version of a map: `header` are the lines above its first key, `top` the map as an entry.

    `entry` is what was read of it, `said` its long form.
    """

    form: Form
    text: str
    entry: WorkspaceEntry
    said: dict[str, Any]
    header: str
    top: Entry


def plain_text(data: bytes) -> tuple[str, Form]:
    r"""Return the text of some bytes with `\n` for line breaks, and what was taken away.

    Raises `GiveUp` for bytes that are no UTF-8.
    """
    mark = BYTE_ORDER_MARK if data.startswith(BYTE_ORDER_MARK) else b""
    try:
        text = data[len(mark) :].decode()
    except UnicodeDecodeError as error:
        raise GiveUp("is not UTF-8 text") from error
    line_break = "\r\n" if 2 * text.count("\r\n") > text.count("\n") else "\n"
    text = text.replace("\r\n", "\n")
    if "\r" in text:
        raise GiveUp("has line breaks that are none to git")
    ended = text.endswith("\n")
    return (text if ended else f"{text}\n"), Form(mark, line_break, ended)


def read_version(file: Path, data: bytes) -> Version:
    """Read a version; raises `GiveUp` for one that is no valid map."""
    text, form = plain_text(data)
    entry = read_text(file, text)
    document, read = entry.document, entry.read
    if any(problem.rule not in _HARMLESS for problem in document.problems) or document.refused:
        raise GiveUp("is not YAML that a map can hold")
    if not read.valid or read.kind is None:
        raise GiveUp("is not a valid map")
    compiled = compiled_kind(read.kind.name)
    said = compiled.long_form(document.data)
    header, top = read_entries(document, compiled, said)
    return Version(form, text, entry, said, header, top)


def long_form(entry: WorkspaceEntry) -> dict[str, Any]:
    """Return the long form of a valid map."""
    assert entry.kind_name is not None
    return compiled_kind(entry.kind_name).long_form(entry.document.data)


def read_text(file: Path, text: str) -> WorkspaceEntry:
    """Read a text as the map that it may be."""
    return read_bytes(file, text.encode())


def read_bytes(file: Path, data: bytes) -> WorkspaceEntry:
    """Read bytes as the map that they may be."""
    document = parse_document(file, data)
    return WorkspaceEntry(0, document, read_map(document))
