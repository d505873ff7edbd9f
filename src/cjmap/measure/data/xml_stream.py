"""XML of strangers, element by element: no tree is kept, nothing is loaded, nothing is replaced.

A document type is refused, and with it entities of any kind. What is long is refused too: a tag, a
comment, a value, a nest of elements.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol
from xml.parsers import expat  # no DTD is let through, see `_refuse`

from cjmap.measure.data.limits import DEPTH, TAG
from cjmap.measure.data.unpacked import opened_bytes
from cjmap.measure.errors import MeasureError
from cjmap.printable import one_line

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjmap.measure.data.files import LocalFile

_CHUNK = 1 << 16


class Elements(Protocol):
    """Who is told of elements; `depth` is 0 for the root."""

    def start(self, name: str, attributes: dict[str, str], depth: int) -> None:
        """Take the beginning of an element."""

    def text(self, text: str) -> None:
        """Take a part of the text within an element."""

    def end(self, depth: int) -> None:
        """Take the end of an element."""


def read_xml(file: LocalFile, elements: Elements) -> Iterator[None]:
    """Tell of each element in order, pausing now and then so that what was gathered can be taken.

    Raises `MeasureError` where the file is no XML, or a hostile one.
    """
    parser = expat.ParserCreate()
    parser.buffer_text = True
    told = file.told
    depth = 0
    fed = marked = 0

    def start(name: str, attributes: dict[str, str]) -> None:
        nonlocal depth, marked
        marked = fed
        if depth >= DEPTH:
            raise MeasureError(f"{told}: elements lie more than {DEPTH} deep in one another.")
        elements.start(name.rpartition(":")[2] if ":" in name else name, attributes, depth)
        depth += 1

    def end(_: str) -> None:
        nonlocal depth, marked
        marked = fed
        depth -= 1
        elements.end(depth)

    def refuse(*_: object) -> None:
        raise MeasureError(
            f"{told} declares a document type, which logs have no need of; it is not read.",
            hint="Take the line `<!DOCTYPE …>` out.",
        )

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = elements.text
    parser.StartDoctypeDeclHandler = refuse
    try:
        with opened_bytes(file) as stream:
            while chunk := stream.read(_CHUNK):
                fed += len(chunk)
                if fed - marked > TAG:
                    raise MeasureError(f"{told}: a tag or text is longer than {TAG:,} bytes.")
                parser.Parse(chunk, False)
                yield
            parser.Parse(b"", True)
            yield
    except (LookupError, ValueError) as error:  # of no encoding, and of one of several bytes
        if "encoding" not in str(error):
            raise
        raise MeasureError(
            f"{told} declares an encoding that is not read ({one_line(str(error))}).",
            hint="Save it as UTF-8.",
        ) from None
    except expat.ExpatError as error:
        raise MeasureError(
            f"{told}:{error.lineno}:{error.offset + 1}: this is no XML:"
            f" {one_line(expat.ErrorString(error.code) or 'it cannot be read')}.",
            hint="Was it cut off?" if error.code == 3 else None,
        ) from None
