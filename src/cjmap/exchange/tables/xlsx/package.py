"""The archive of a workbook: its parts, how they refer to each other, and what it may not be."""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjmap.exchange.coming.source import UnreadableError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

    from cjmap.exchange.coming.source import Source

_PARTS = 5_000
"""The parts that a workbook may have; one of a hundred sheets has some 400."""
_RATIO = 200
"""How many times its size a large workbook may unpack to."""
_RATIO_FROM = 50_000_000
_INSIDE = 100_000
"""The elements that one cell, or one text, may have."""
_ELEMENTS = 1_000_000
"""The elements that one part may have, also those that hold nothing."""

_SAVE = "Open it in its own program and save it as an Excel workbook (.xlsx) or as CSV (UTF-8)."
_FOREIGN = {
    "word/document.xml": "a text document (.docx)",
    "ppt/presentation.xml": "a presentation (.pptx)",
    "xl/workbook.bin": "a binary workbook (.xlsb)",
    "Index/Document.iwa": "a document of Apple's programs",
}


@dataclass(frozen=True, slots=True)
class Relation:
    """How one part refers to another: the kind, and the path in the archive; or an address outside."""

    kind: str
    target: str
    outside: bool


class Package:
    """The parts of one workbook. Raises `UnreadableError` for anything else, and beyond the limits."""

    def __init__(self, source: Source) -> None:
        """Open the archive, and refuse what is no plain workbook before any of it is unpacked."""
        self.source = source
        self._name = one_line(source.name)
        if len(source.data) > source.bounds.bytes:
            raise UnreadableError(
                f"{self._name} has {len(source.data):,} bytes; no more than {source.bounds.bytes:,} are read."
            )
        if not source.data.startswith(b"PK"):
            raise self._compound()
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(source.data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as error:
            raise UnreadableError(
                f"{self._name} is damaged: it begins as a workbook and does not end as one.",
                hint="Perhaps it was not wholly downloaded. Save it once more.",
            ) from error
        self._parts = {info.filename: info for info in self._archive.infolist()}
        self._check_size()
        self._check_kind()

    def _compound(self) -> UnreadableError:
        """Say what a file is that begins as old workbooks do."""
        if "EncryptedPackage".encode("utf-16-le") in self.source.data:
            return UnreadableError(
                f"{self._name} is encrypted.", hint="Save it without a password, and import that."
            )
        return UnreadableError(
            f"{self._name} is of an old Office format (such as .xls), which is not read.",
            hint=_SAVE,
        )

    def _check_size(self) -> None:
        infos = self._archive.infolist()
        unpacked = sum(info.file_size for info in infos)
        if len(infos) > _PARTS:
            raise self._refused(f"it has {len(infos):,} parts, more than {_PARTS:,}")
        if unpacked > self.source.bounds.unpacked:
            raise self._refused(
                f"unpacked it has {unpacked:,} bytes, more than {self.source.bounds.unpacked:,}"
            )
        if unpacked > max(_RATIO_FROM, len(self.source.data) * _RATIO):
            raise self._refused(f"it unpacks to more than {_RATIO} times its size")

    def _refused(self, why: str) -> UnreadableError:
        return UnreadableError(
            f"{self._name} is not read: {why}.",
            hint="Copy the cells that are meant into a new workbook.",
        )

    def _check_kind(self) -> None:
        if any(info.flag_bits & 1 for info in self._parts.values()):
            raise UnreadableError(
                f"{self._name} is encrypted.", hint="Save it without a password, and import that."
            )
        what = next((said for part, said in _FOREIGN.items() if part in self._parts), None)
        if what is None and "mimetype" in self._parts:
            kind = self._bytes("mimetype")[:100].decode("ascii", "replace")
            spreadsheet = "opendocument.spreadsheet" in kind
            what = "an OpenDocument spreadsheet (.ods)" if spreadsheet else f"of the type {kind}"
        if what is None and "[Content_Types].xml" not in self._parts:
            what = "an archive (.zip) and no workbook"
        if what is not None:
            raise UnreadableError(
                f"{self._name} is {one_line(what)}, which is not read.", hint=_SAVE
            )
        macros = any(
            part.lower().endswith("vbaproject.bin") or part.lower().startswith("xl/macrosheets/")
            for part in self._parts
        )
        if macros or b"macroEnabled" in self._bytes("[Content_Types].xml"):
            raise UnreadableError(
                f"{self._name} holds macros; such workbooks are not read.",
                hint="Save it as an Excel workbook without macros (.xlsx).",
            )

    # --- parts ---

    def _bytes(self, part: str) -> bytes:
        try:
            return self._archive.read(part)
        except KeyError as error:
            raise self._damaged(part, "is missing") from error
        except _UNPACKING as error:
            raise self._damaged(part, "cannot be unpacked") from error

    def _damaged(self, part: str, why: str) -> UnreadableError:
        return UnreadableError(
            f"{self._name} is damaged: its part {one_line(part)} {why}.", hint=_SAVE
        )

    def elements(self, part: str, *wanted: str) -> Iterator[tuple[str, Element]]:
        """Give the elements of these names, as they end, each by its name without namespace.

        A name that ends in `>` is given as the element begins: with its attributes alone. Nothing
        is kept, so that a large part takes no memory. Raises `UnreadableError` where it is no XML.
        """
        from xml.etree.ElementTree import ParseError

        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import iterparse

        if part not in self._parts:
            raise self._damaged(part, "is missing")
        try:
            with self._archive.open(part) as stream:
                events = iterparse(stream, events=("start", "end"), forbid_dtd=True)
                yield from self._wanted(part, events, frozenset(wanted))
        except DefusedXmlException as error:
            raise UnreadableError(
                f"{self._name} is not read: its part {one_line(part)} declares a document type or"
                " entities, as no workbook does.",
                hint=_SAVE,
            ) from error
        except ParseError as error:
            line, column = error.position
            where = f"is no well-formed XML in line {line:,}, column {column + 1:,}"
            raise self._damaged(part, where) from error
        except (LookupError, ValueError) as error:  # of no encoding, and of one of several bytes
            raise self._damaged(part, "declares an encoding that is not read") from error
        except _UNPACKING as error:
            raise self._damaged(part, "cannot be unpacked") from error

    def _wanted(
        self, part: str, events: Any, wanted: frozenset[str]
    ) -> Iterator[tuple[str, Element]]:
        stack: list[Element] = []
        outermost = inside = begun = 0
        for event, element in events:
            name = element.tag.rpartition("}")[2]
            if event == "start":
                stack.append(element)
                begun += 1
                if begun > _ELEMENTS:
                    raise self._refused(
                        f"its part {one_line(part)} has more than {_ELEMENTS:,} elements"
                    )
                if len(stack) > self.source.bounds.depth:
                    raise self._damaged(part, "is nested too deeply")
                if outermost:
                    inside += 1
                    if inside > _INSIDE:
                        raise self._damaged(part, "has a cell of too many pieces")
                elif name in wanted:
                    outermost, inside = len(stack), 0
                elif f"{name}>" in wanted:
                    yield name, element
                continue
            stack.pop()
            if outermost and len(stack) >= outermost:
                continue
            if name in wanted:
                outermost = 0
                yield name, element
            if stack:
                stack[-1].remove(element)

    def relations(self, part: str) -> dict[str, Relation]:
        """Give the relations of a part by their ids; of the archive as a whole for an empty name."""
        folder, name = posixpath.split(part)
        listed = posixpath.join(folder, "_rels", f"{name}.rels")
        if listed not in self._parts:
            return {}
        found = {}
        for _, element in self.elements(listed, "Relationship"):
            outside = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            path = (
                target if outside else posixpath.normpath(posixpath.join("/", folder, target))[1:]
            )
            kind = element.get("Type", "").rpartition("/")[2]
            found[element.get("Id", "")] = Relation(kind, path, outside)
        return found


_UNPACKING = (
    zipfile.BadZipFile,
    zlib.error,
    NotImplementedError,
    EOFError,
    RuntimeError,
    OSError,
    ValueError,  # of a place before the beginning
)


def attribute(element: Element, name: str) -> str:
    """Return an attribute by its name without namespace; empty where there is none."""
    for key, value in element.attrib.items():
        if key.rpartition("}")[2] == name:
            return value
    return ""


def child(element: Element, name: str) -> Element | None:
    """Return the first child of this name without namespace."""
    return next((each for each in element if each.tag.rpartition("}")[2] == name), None)
