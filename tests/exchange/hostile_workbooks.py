"""Workbooks and archives written part by part, so that any of them may be wrong."""

from __future__ import annotations

import struct
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, overload
from xml.sax.saxutils import escape, quoteattr

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

OLE = bytes.fromhex("d0cf11e0a1b11ae1")
"""How the files of the old formats begin, and encrypted ones."""

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_STORED, _DEFLATED = 0, 8


@dataclass(frozen=True, slots=True)
class Part:
    """A file in an archive.

    `packed` is the stream as it stands there, where it is not made of `data`; `declared` the size that
    is claimed; `same_as` names an earlier part whose bytes this one shares.
    """

    path: str
    data: bytes
    packed: bytes | None = None
    crc: int | None = None
    declared: int | None = None
    method: int = _DEFLATED
    encrypted: bool = False
    same_as: str = ""


def repeated(block: bytes, times: int, declared: int | None = None) -> Part:
    """Make a part that unpacks to `block` many times over, without ever having it in memory."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    once = packer.compress(block) + packer.flush(zlib.Z_FULL_FLUSH)
    crc = 0
    for _ in range(times if declared is None else 0):
        crc = zlib.crc32(block, crc)
    size = len(block) * times if declared is None else declared
    return Part("", b"", once * times + packer.flush(zlib.Z_FINISH), crc, size)


def archive(parts: Sequence[Part]) -> bytes:
    """Write an archive; sizes, sums and methods are what the parts say, true or not."""
    body = bytearray()
    central = bytearray()
    places: dict[str, tuple[int, bytes]] = {}
    for part in parts:
        name = part.path.encode()
        method = part.method
        packed = part.packed if part.packed is not None else _packed(part)
        size = len(part.data) if part.declared is None else part.declared
        crc = zlib.crc32(part.data) if part.crc is None else part.crc
        flags = 0x801 if part.encrypted else 0x800
        head = struct.pack("<HHHHHIIIHH", 20, flags, method, 0, 33, crc, len(packed), size, len(name), 0)  # fmt: skip
        if part.same_as:
            offset, head = places[part.same_as]
            head = head[:-4] + struct.pack("<HH", len(name), 0)
        else:
            offset = len(body)
            body += b"PK\3\4" + head + name + packed
            places[part.path] = (offset, head)
        central += b"PK\1\2" + struct.pack("<H", 20) + head + struct.pack("<HHHII", 0, 0, 0, 0, offset) + name  # fmt: skip
    number = len(parts)
    end = struct.pack("<HHHHIIH", 0, 0, number, number, len(central), len(body), 0)
    return bytes(body + central) + b"PK\5\6" + end


def _packed(part: Part) -> bytes:
    if part.method != _DEFLATED:
        return part.data
    packer = zlib.compressobj(1, zlib.DEFLATED, -15)
    return packer.compress(part.data) + packer.flush()


@overload
def workbook(
    sheets: Mapping[str, bytes],
    *,
    replaced: Mapping[str, Part] = ...,
    texts: bytes = ...,
    target: str = ...,
    states: Mapping[str, str] = ...,
    macros: bool = ...,
    packed: Literal[True] = ...,
) -> bytes: ...
@overload
def workbook(sheets: Mapping[str, bytes], *, packed: Literal[False]) -> list[Part]: ...
def workbook(
    sheets: Mapping[str, bytes],
    *,
    replaced: Mapping[str, Part] | None = None,
    texts: bytes = b"",
    target: str = "",
    states: Mapping[str, str] | None = None,
    macros: bool = False,
    packed: bool = True,
) -> bytes | list[Part]:
    """Write a workbook with sheets of raw XML.

    `replaced` puts other parts in the places of those that are usual, or adds some; `target` is where
    the first sheet is said to be; `states` hides sheets; `packed` says whether it is put together.
    """
    numbers = range(1, len(sheets) + 1)
    listed = "".join(
        f'<sheet name={quoteattr(name)} sheetId="{n}" r:id="rId{n}"'
        f' state="{(states or {}).get(name, "visible")}"/>'
        for n, name in zip(numbers, sheets, strict=True)
    )
    targets = {n: f"worksheets/sheet{n}.xml" for n in numbers} | ({1: target} if target else {})
    relations = "".join(
        f'<Relationship Id="rId{n}" Type="{_RELATIONS}/worksheet" Target="{where}"/>'
        for n, where in targets.items()
    )
    for n, (name, where) in enumerate(
        [("sharedStrings", "sharedStrings.xml"), ("styles", "styles.xml")], len(sheets) + 1
    ):
        relations += f'<Relationship Id="rId{n}" Type="{_RELATIONS}/{name}" Target="{where}"/>'
    main = (
        "application/vnd.ms-excel.sheet.macroEnabled.main+xml"
        if macros
        else f"{_TYPES}.sheet.main+xml"
    )
    overrides = "".join(
        f'<Override PartName="/xl/{path}" ContentType="{kind}"/>'
        for path, kind in [
            ("workbook.xml", main),
            ("sharedStrings.xml", f"{_TYPES}.sharedStrings+xml"),
            ("styles.xml", f"{_TYPES}.styles+xml"),
            *((f"worksheets/sheet{n}.xml", f"{_TYPES}.worksheet+xml") for n in numbers),
        ]
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels"'
        f' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1"'
        f' Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f"<sheets>{listed}</sheets></workbook>",
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}'
        "</Relationships>",
        "xl/styles.xml": f'<styleSheet xmlns="{_MAIN}"><fonts><font/></fonts><fills><fill><patternFill/></fill></fills>'
        "<borders><border/></borders><cellStyleXfs><xf/></cellStyleXfs>"
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>',
    }
    made = {path: Part(path, text.encode("utf-8", "replace")) for path, text in parts.items()}
    strings = texts.replace(b"<sst>", f'<sst xmlns="{_MAIN}">'.encode()) or f'<sst xmlns="{_MAIN}"/>'.encode()  # fmt: skip
    made["xl/sharedStrings.xml"] = Part("xl/sharedStrings.xml", strings)
    for n, xml in zip(numbers, sheets.values(), strict=True):
        made[f"xl/worksheets/sheet{n}.xml"] = Part(f"xl/worksheets/sheet{n}.xml", xml)
    for path, part in (replaced or {}).items():
        made[path] = Part(path, part.data, part.packed, part.crc, part.declared, part.method)
    return archive(list(made.values())) if packed else list(made.values())


def cell(place: str, text: str) -> str:
    """Write a cell with a text of its own."""
    return f'<c r="{place}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


def data_sheet(rows: bytes) -> bytes:
    """Write a sheet of rows."""
    return f'<worksheet xmlns="{_MAIN}"><sheetData>'.encode() + rows + b"</sheetData></worksheet>"


def sheet(rows: Sequence[Sequence[str | int]]) -> bytes:
    """Write a sheet of texts and numbers, as people fill it."""
    written = ""
    for number, row in enumerate(rows, start=1):
        cells = ""
        for column, value in zip("ABCDEFGHIJ", row, strict=False):
            place = f"{column}{number}"
            if isinstance(value, int):
                cells += f'<c r="{place}"><v>{value}</v></c>'
            elif value:
                cells += cell(place, value)
        written += f'<row r="{number}">{cells}</row>'
    return data_sheet(written.encode())


GRID = sheet(
    [
        ["Stage", "Before", "Before", "After"],
        ["Step", "Search", "Order", "Wait"],
        ["Thoughts", "Is it fresh?", "So many fields", "When will it come?"],
        ["Emotion", 1, -1, -2],
        ["Pains", "", "The form is long", "No news"],
    ]
)
"""Lanes down, steps across."""
